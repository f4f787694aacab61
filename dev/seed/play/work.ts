import { addDays } from '#lib/domain/time/day.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';
import { invoiceSteps } from './invoices.ts';
import type { Plot } from './story.ts';
import { weeksOf, type Week } from './weeks.ts';

/** A booked assignment starts, is worked and reported, and ends or is cancelled. */
export function workSteps(world: World, plot: Plot): Step[] {
  const { story, time, starts, ends, shift } = plot;
  const clock = () => call(world.service, 'run_daily_booking_clock', {});
  const steps: Step[] = [];
  if (starts <= world.today && story.work) {
    const weeks = weeksOf(world, plot);
    steps.push({ at: `${starts} 00:05`, run: clock });
    steps.push(...weeks.flatMap((week) => weekSteps(world, plot, week)));
    steps.push(...invoiceSteps(world, plot, weeks));
  }
  if (story.cancelled) {
    const { daysAgo, reason } = story.cancelled;
    steps.push({ at: time.ago(daysAgo, '11:30'), run: () => cancel(world, plot, reason) });
  }
  if (shift > 0) {
    const afterwards = `${addDays(ends, 1)} 00:05`;
    steps.push({
      at: afterwards,
      run: () => world.history.moveBack(plot.ids.assignment, shift, ends).then(clock),
    });
  }
  return steps;
}

async function cancel(world: World, plot: Plot, reason: string): Promise<void> {
  await call(account(world, 'mona').client, 'assignment_transition', {
    p_assignment_id: plot.ids.assignment,
    p_to: 'cancelled',
    p_reason: reason,
  });
}

/** Reported on the week's last day, decided on the next bank day. */
function weekSteps(world: World, plot: Plot, week: Week): Step[] {
  const lastDay = week.rows.at(-1)?.work_date ?? week.monday;
  const friday = week.state === 'draft' ? lastDay : addDays(week.monday, 4);
  const steps: Step[] = [{ at: `${friday} 16:20`, run: () => save(world, plot, week) }];
  if (week.state === 'draft') return steps;
  steps.push({ at: `${friday} 16:30`, run: () => submit(world, plot, week) });
  if (week.state === 'submitted') return steps;
  steps.push({ at: `${decisionDay(week)} 09:15`, run: () => decide(world, plot, week) });
  return steps;
}

/** The Monday after, holiday or not: whoever decides is not the bank. */
export function decisionDay(week: Week): string {
  return addDays(week.monday, 7);
}

async function save(world: World, plot: Plot, week: Week): Promise<void> {
  const { ids, shift } = plot;
  week.timesheetId = await call(consultant(world, plot), 'save_timesheet', {
    p_assignment_id: ids.assignment,
    p_week_start: addDays(week.monday, shift),
    p_entries: week.rows.map(({ work_date, minutes, activity, isLinked }) => ({
      work_date: addDays(work_date, shift),
      minutes,
      activity,
      goal_id: isLinked ? ids.goal : '',
    })),
  });
}

async function submit(world: World, plot: Plot, week: Week): Promise<void> {
  await call(consultant(world, plot), 'submit_timesheet', { p_timesheet_id: week.timesheetId });
}

async function decide(world: World, { company, story }: Plot, week: Week): Promise<void> {
  await call(account(world, company.owner.key).client, 'decide_timesheet', {
    p_timesheet_id: week.timesheetId,
    p_approve: week.state === 'approved',
    p_reason: week.state === 'rejected' ? story.work?.rejectReason : undefined,
  });
}

function consultant(world: World, { story }: Plot) {
  return account(world, story.accepted?.who ?? '').client;
}
