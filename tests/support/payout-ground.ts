import { approvedWeek, bookJob, type Job } from './billing.ts';
import { database } from './database.ts';
import type { Person } from './parties.ts';
import { guarantee, paymentsOf, type Payment } from './payouts.ts';
import { issuedSelfBill, prepareSeller } from './self-billing.ts';

/** Somebody with one guaranteed self-bill to be paid, of 7.5 hours and a little. */
export async function payee(staff: Person, name: string, minutes = 450): Promise<Job> {
  const job = await bookJob(name);
  await prepareSeller(staff, job.consultant);
  const sheet = await approvedWeek(job, -4, minutes);
  await guarantee(staff, await issuedSelfBill(staff, job.consultant, [sheet]));
  return job;
}

/** A consultant's payment in a run. */
export async function paymentTo(runId: string, { consultant }: Job): Promise<Payment> {
  const found = (await paymentsOf(runId)).find(({ consultant_id: id }) => id === consultant.id);
  if (!found) throw new Error('no payment');
  return found;
}

/** How many vouchers of each kind some payments have left. */
export async function vouchersOf(
  payouts: readonly { id: string }[],
): Promise<Record<string, number>> {
  const { rows } = await database().query<{ kind: string; count: number }>(
    `select kind, count(*)::int as count from public.ledger_entries
     where source_id = any ($1) group by kind`,
    [payouts.map(({ id }) => id)],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

/** What the bank calls the block of a run's payments, as `sendRun` names its file. */
export function blockOf(runId: string): string {
  return `TEST-${runId.slice(0, 20)}-SEK`;
}
