import { addDays, type IsoDate } from '#lib/domain/time/day.ts';
import { isBankDay } from '#lib/domain/time/working-days.ts';
import { activities, unlinked } from '../data/activities.ts';
import { bankDayBy, monday } from '../moments.ts';
import { Dice } from '../random.ts';
import type { World } from '../world.ts';
import type { Plot } from './story.ts';

export type WeekState = 'draft' | 'submitted' | 'approved' | 'rejected';

export type Row = { work_date: IsoDate; minutes: number; activity: string; isLinked: boolean };

/** A week's report as told; its id comes up while it plays. */
export type Week = { monday: IsoDate; rows: Row[]; state: WeekState; timesheetId: string };

/** The weeks worked so far, the running one included. */
export function weeksOf(world: World, plot: Plot): Week[] {
  const { story, starts, ends } = plot;
  const thisMonday = monday(world.today);
  const lastDay = story.cancelled ? dayBefore(world.today, story.cancelled.daysAgo) : ends;
  const mondays: IsoDate[] = [];
  for (let day = starts; day <= thisMonday && addDays(day, 4) <= lastDay; day = addDays(day, 7))
    mondays.push(day);
  const whole = mondays.filter((day) => day < thisMonday);
  const weeks = mondays.map((day): Week => {
    const isLast = day === whole.at(-1);
    const state =
      day === thisMonday ? 'draft' : isLast ? (story.work?.lastWeek ?? 'approved') : 'approved';
    return { monday: day, rows: rowsOf(world, plot, day), state, timesheetId: '' };
  });
  return weeks.filter(({ rows }) => rows.length > 0);
}

/** The last day that was reported before an assignment was cancelled so many days ago. */
function dayBefore(today: IsoDate, daysAgo: number): IsoDate {
  return addDays(bankDayBy(addDays(today, -daysAgo)), -1);
}

/** Rows on some of the week's bank days up to today, about as long as the agreed share. */
function rowsOf(world: World, { story }: Plot, weekMonday: IsoDate): Row[] {
  const dice = new Dice(`${story.title} ${weekMonday < monday(world.today) ? weekMonday : 'now'}`);
  const days = [0, 1, 2, 3, 4].map((offset) => addDays(weekMonday, offset)).filter(isBankDay);
  const wanted = Math.max(1, Math.round(story.percent / 20 + 0.4));
  const chosen =
    weekMonday === monday(world.today) ? days : dice.shuffled(days).slice(0, wanted).sort();
  const perDay = (5 * 480 * story.percent) / 100 / wanted;
  return chosen
    .filter((day) => day <= world.today)
    .slice(0, wanted)
    .flatMap((day) => dayRows(dice, story.role, day, perDay));
}

function dayRows(dice: Dice, role: string, work_date: IsoDate, wanted: number): Row[] {
  const total = quarters(wanted * (0.85 + dice.next() * 0.25));
  const [first = '', second = ''] = dice.shuffled(activities[role] ?? ['Arbete enligt mål']);
  if (dice.chance(0.12)) {
    const aside = { work_date, minutes: 30, activity: dice.pick(unlinked), isLinked: false };
    return [linked(work_date, Math.max(15, total - 30), first), aside];
  }
  if (total < 240 || dice.chance(0.4)) return [linked(work_date, total, first)];
  const part = quarters(total * (0.4 + dice.next() * 0.3));
  return [linked(work_date, part, first), linked(work_date, total - part, second)];
}

function linked(work_date: IsoDate, minutes: number, activity: string): Row {
  return { work_date, minutes, activity, isLinked: true };
}

function quarters(minutes: number): number {
  return Math.max(15, Math.round(minutes / 15) * 15);
}
