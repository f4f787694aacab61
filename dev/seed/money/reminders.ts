import { addDays } from '#lib/domain/time/day.ts';
import { nextBankDay } from '#lib/domain/time/working-days.ts';
import { Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';
import { invoiceAt } from './look-up.ts';

/** Who is reminded of what, and when: days after the due date. */
const FIRST_DAYS = 5;
const SECOND_DAYS = 15;

/**
 * Late invoices: one reminded twice with a claim, one reminded once and then paused because
 * something is agreed, and interest claimed of one that was paid late.
 */
export async function reminderSteps(world: World): Promise<Step[]> {
  const twice = await invoiceAt(world, 'vindogat', 0);
  const paused = await invoiceAt(world, 'brunnsparken', 3);
  const late = await invoiceAt(world, 'lyktgarden', 0);
  const remind = (id: string, step: string) => () =>
    call(account(world, 'mona').client, 'send_reminder', { p_invoice_id: id, p_step: step });
  const time = new Timeline(world.today, 'reminders');
  return [
    { at: onBankDay(twice.due_date, FIRST_DAYS), run: remind(twice.id, 'first_reminder') },
    { at: onBankDay(twice.due_date, SECOND_DAYS), run: remind(twice.id, 'second_reminder') },
    { at: onBankDay(paused.due_date, FIRST_DAYS), run: remind(paused.id, 'first_reminder') },
    { at: time.ago(2, '11:20'), run: () => pause(world, paused.id) },
    { at: onBankDay(late.due_date, SECOND_DAYS), run: () => claimInterest(world, late.id) },
  ];
}

function onBankDay(due: string, days: number): string {
  return `${nextBankDay(addDays(due, days - 1))} 09:10`;
}

async function pause(world: World, invoiceId: string): Promise<void> {
  await call(account(world, 'mona').client, 'pause_reminders', {
    p_invoice_id: invoiceId,
    p_reason:
      'Elin ringde: fakturan låg hos en kollega som är ledig. Den betalas när hon är tillbaka.',
    p_until: addDays(world.today, 10),
  });
}

async function claimInterest(world: World, invoiceId: string): Promise<void> {
  await call(world.service, 'claim_late_interest', { p_invoice_id: invoiceId });
}
