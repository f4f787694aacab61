import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { waitingMovement } from '#tests/support/bank-movement.ts';
import { invoiceFor } from '#tests/support/invoice-fields.ts';
import { createStaff, mondayFromNow, type Person } from '#tests/support/parties.ts';
import { approvedRun, bankDay, draftRun, guarantee, sendRun } from '#tests/support/payouts.ts';
import { issuedSelfBill, prepareSeller, proveFTax } from '#tests/support/self-billing.ts';
import { payByCard } from '#tests/support/world.ts';

let maker: Person;
let approver: Person;
let job: Job;
let billId: string;
let invoiceId: string;

const refused = async (work: Promise<unknown>, message: string) =>
  expect(work).rejects.toMatchObject({ message });
const draft = () => draftRun(maker, [job.consultant]);
const approved = () => approvedRun({ maker, approver }, [job.consultant]);
const approve = (id: string) => call(approver, 'approve_payout_run', { p_id: id });

/** Why the job's self-bill is not paid, as the consultant reads it. */
async function why(): Promise<string | null | undefined> {
  const rows = await call<{ self_bill_id: string; why_not: string | null }>(
    job.consultant,
    'list_payable',
    { p_pay_on: await bankDay() },
  );
  return rows.find(({ self_bill_id: id }) => id === billId)?.why_not;
}

async function payByBank(): Promise<void> {
  const { ore } = await row<{ ore: number }>('select private.invoice_balance($1)::int as ore', [
    invoiceId,
  ]);
  await call(maker, 'place_bank_transaction', {
    p_transaction_id: await waitingMovement(ore),
    p_parts: [{ invoice_id: invoiceId, amount_ore: ore }],
  });
}

/** The customer's card payment is disputed, as Stripe says. */
async function dispute(session: string, status: string): Promise<void> {
  await call('service', 'take_in_dispute', {
    p_payment_intent: session.replace('cs_', 'pi_'),
    p_dispute: {
      ...{ id: `du_${session}`, amount_ore: 100, reason: 'fraudulent', status, answer_by: null },
      ...{ opened_at: '2026-11-01T10:00:00Z', movements: [] },
    },
  });
}

/** Stripe has the money of the card payment at the agency's disposal. */
async function clear(session: string): Promise<void> {
  const movement = {
    ...{ id: `txn_${session}`, category: 'charge', amount_ore: 937_500, fee_ore: 0 },
    ...{ currency: 'sek', payment_intent: session.replace('cs_', 'pi_') },
    ...{ created: 1_700_000_000, available: 1_700_000_000 },
  };
  await call('service', 'take_in_stripe_movements', { p_movements: [movement] });
}

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
});
beforeEach(async () => {
  job = await bookJob('Kunden AB');
  await prepareSeller(maker, job.consultant);
  const sheet = await approvedWeek(job, -4);
  billId = await issuedSelfBill(maker, job.consultant, [sheet]);
  const monday = await mondayFromNow(-4);
  invoiceId = await callValue<string>('service', 'issue_invoice', {
    p_actor: maker.userId,
    p_timesheet_ids: [sheet],
    p_invoice: invoiceFor([{ id: sheet, minutes: 450, monday }]),
  });
});
afterAll(closeDatabase);

describe('a self-bill is held back', () => {
  it('until the customer has paid, or the agency guarantees it', async () => {
    expect(await why()).toBe('customer_unpaid');
    await refused(draft(), 'nothing_to_pay');
    await payByBank();
    expect(await why()).toBeNull();
    await approved();
    expect(await why()).toBe('in_run');
  });

  it('until the card’s money is at the agency’s disposal', async () => {
    const session = await payByCard(job.company, invoiceId);
    expect(await why()).toBe('customer_clearing');
    await refused(draft(), 'nothing_to_pay');
    await clear(session);
    expect(await why()).toBeNull();
  });

  it('while the customer’s payment is disputed, guaranteed or not', async () => {
    const session = await payByCard(job.company, invoiceId);
    await clear(session);
    await guarantee(maker, billId);
    const made = await draft();
    await dispute(session, 'needs_response');
    await refused(approve(made), 'payout_held_disputed');
    await call(maker, 'withdraw_payout_run', { p_id: made, p_reason: 'Tvist.' });
    expect(await why()).toBe('disputed');
    await refused(draft(), 'nothing_to_pay');
    await dispute(session, 'won');
    expect(await why()).toBeNull();
  });

  it('when a dispute is opened between approval and file', async () => {
    const session = await payByCard(job.company, invoiceId);
    await clear(session);
    const id = await approved();
    await dispute(session, 'needs_response');
    await refused(sendRun(maker, id), 'payout_held_disputed');
    await dispute(session, 'won');
    await sendRun(maker, id);
  });

  it('without proof of F-tax: not put in, not approved, not sent', async () => {
    await guarantee(maker, billId);
    const revoke = () =>
      database().query(
        `update public.f_tax_proofs set revoked_at = now(), revoke_reason = 'Återkallad.'
         where consultant_id = $1 and revoked_at is null`,
        [job.consultant.id],
      );
    await revoke();
    expect(await why()).toBe('f_tax_missing');
    await refused(draft(), 'nothing_to_pay');
    await proveFTax(maker, job.consultant);
    const id = await draft();
    await revoke();
    await refused(approve(id), 'payout_held_f_tax_missing');
    await proveFTax(maker, job.consultant);
    await approve(id);
    await revoke();
    await refused(sendRun(maker, id), 'payout_held_f_tax_missing');
  });

  it('while the agency has stopped payouts to the consultant, who reads why', async () => {
    await guarantee(maker, billId);
    const block = (reason: string) =>
      call(maker, 'block_payouts', { p_consultant_id: job.consultant.id, p_reason: reason });
    await block('Kontot ska kontrolleras.');
    expect(await why()).toBe('blocked');
    await block('');
    expect(await why()).toBeNull();
  });
});

it('is paid whatever the customer does where the agency guarantees all of them', async () => {
  const save = (basis: string) =>
    call(maker, 'save_payout_settings', {
      ...{ p_payout_day: 25, p_silence_days: 7, p_debtor_iban: '', p_debtor_bic: '' },
      p_basis: basis,
    });
  await refused(save('whenever'), 'payout_settings_invalid');
  // Read in the same transaction as it is set: other tests run beside this one.
  const client = await database().connect();
  try {
    await client.query('begin');
    await client.query(`update public.payout_settings set basis = 'guaranteed'`);
    const { rows } = await client.query<{ why: string | null }>(
      'select private.payout_hold(b, $2) as why from public.self_bills b where b.id = $1',
      [billId, await bankDay()],
    );
    expect(rows).toEqual([{ why: null }]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
