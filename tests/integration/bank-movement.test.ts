import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitingMovement } from '#tests/support/bank-movement.ts';
import { invoiceMaker } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { createStaff, dayFromToday } from '#tests/support/parties.ts';
import { askBankRefund, PAYEE } from '#tests/support/refund-changes.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { bankRow, fromStripe, payoutName, stripePayout } from '#tests/support/stripe-payouts.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { getBankFile } from '$lib/server/banking/bank-files.ts';
import {
  creditMovement,
  matchRefund,
  matchStripePayout,
  placeMovement,
  takeBackRefund,
} from '$lib/server/banking/commands.ts';
import { getMovementTrail } from '$lib/server/banking/movement-trail.ts';
import { getRefundTrail } from '$lib/server/banking/refund-trail.ts';
import { getStripeTrail } from '$lib/server/banking/stripe-trail.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';
import { getMovement, listOpenInvoices } from '$lib/server/banking/movements.ts';
import { listRefundsOf } from '$lib/server/payments/credits.ts';

const WHOLE = 937_500;
const REST = 12_300;
let staff: SignedIn;
const nextInvoice = invoiceMaker('Rörelse AB');

/** Where the first voucher about something leads to. */
async function sourcesOf(source: string): Promise<[kind: string, id: string][]> {
  const query = staff.db.from('ledger_entries').select('id').eq('source_id', source);
  const { data } = await query.limit(1).single();
  const { sources } = await getVoucher(staff.db, data?.id ?? '');
  return sources.map(({ kind, id }) => [kind, id]);
}

describe('what the page of a movement reads', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await signedInStaff('Bank Staff');
  });
  afterAll(closeDatabase);

  it('tells while it waits which invoices are open', async () => {
    const { invoiceId } = await nextInvoice();
    const movement = await getMovement(staff.db, await waitingMovement());
    expect(movement).toMatchObject({ state: 'waiting', amountOre: WHOLE, currency: 'SEK' });
    expect(await getBankFile(staff.db, movement.fileId)).toMatchObject({ id: movement.fileId });
    const open = await listOpenInvoices(staff.db, movement.currency);
    expect(open.find(({ id }) => id === invoiceId)).toMatchObject({ openOre: WHOLE });
    expect(await getMovementTrail(staff.db, movement.id)).toEqual([]);
  });

  it('tells which payout of Stripe’s it may be, and which it is with its voucher', async () => {
    const [reference, amountOre, day] = [payoutName(), 44_100, await dayFromToday(0)];
    const id = await bankRow(fromStripe(amountOre, day, { payer: 'Okänd', text: 'Insättning' }));
    const payout = await stripePayout({ source: reference, amountOre, arrivesOn: day });
    const waiting = await getStripeTrail(staff.db, await getMovement(staff.db, id));
    expect(waiting).toMatchObject({
      payout: null,
      possible: [{ id: payout, reference, arrivesOn: day, isNamed: false }],
    });
    await matchStripePayout(staff.db, id, payout);
    const movement = await getMovement(staff.db, id);
    expect(movement).toMatchObject({ state: 'booked', stripeMovementId: payout });
    const number = expect.stringMatching(/^\d{4}-\d+$/u) as unknown;
    expect(await getStripeTrail(staff.db, movement)).toMatchObject({
      payout: { id: payout, reference, amountOre, voucher: { number } },
      possible: [],
    });
  });

  it('follows a placed one to its invoice, its vouchers and what is left after a refund', async () => {
    const { invoiceId } = await nextInvoice();
    const id = await waitingMovement(WHOLE + REST);
    await placeMovement(staff.db, id, { parts: [{ invoice: invoiceId, amount: WHOLE }] });
    const number = expect.stringMatching(/^\d{4}-\d+$/u) as unknown;
    const voucher = { id: expect.any(String) as unknown, number };
    const placed = {
      companyName: 'Rörelse AB',
      amountOre: WHOLE + REST,
      unusedOre: REST,
      voucher,
      uses: [{ invoiceId, amountOre: WHOLE, voucher }],
    };
    const [trail] = await getMovementTrail(staff.db, id);
    expect(trail).toMatchObject(placed);
    expect(await listEvents(staff.db, 'bank_transaction', id)).not.toEqual([]);
    const refundId = await callValue<string>(staff, 'request_bank_refund', {
      p_payee: PAYEE,
      p_payment_id: trail?.paymentId,
      p_amount_ore: REST,
      p_reason: 'För mycket betalt',
    });
    expect(await getMovementTrail(staff.db, id)).toMatchObject([{ ...placed, unusedOre: 0 }]);
    expect(await sourcesOf(trail?.paymentId ?? '')).toContainEqual(['bank_movement', id]);
    expect(await sourcesOf(refundId)).toContainEqual(['refund', trail?.paymentId]);
  });

  it('tells which refund a debit paid, and the refund and its voucher which debit', async () => {
    const [day, ore, reference] = [await dayFromToday(0), 77_700, randomUUID()];
    const { job } = await nextInvoice();
    const credit = await waitingMovement(ore);
    await creditMovement(staff.db, credit, job.company.id);
    const [payment] = await getMovementTrail(staff.db, credit);
    const refundId = await askBankRefund(staff, payment?.paymentId ?? '', ore);
    const other = await createStaff('Second');
    await call(other, 'approve_refund', { p_refund_id: refundId });
    const id = await bankRow({ amountOre: -ore, day, reference, text: 'Ut' });
    const open = await getRefundTrail(staff.db, await getMovement(staff.db, id));
    expect(open).toMatchObject({ refund: null, possible: [{ id: refundId, paidOn: null }] });
    await matchRefund(staff.db, id, refundId);
    const number = expect.stringMatching(/^\d{4}-\d+$/u) as unknown;
    expect(await getRefundTrail(staff.db, await getMovement(staff.db, id))).toMatchObject({
      refund: { id: refundId, paymentId: payment?.paymentId, paidOn: day, voucher: { number } },
      possible: [],
    });
    expect(await sourcesOf(refundId)).toContainEqual(['bank_movement', id]);
    const [refund] = await listRefundsOf(staff.db, payment?.paymentId ?? '', staff.userId);
    expect(refund?.debit).toEqual({ id, bookedOn: day });
    await takeBackRefund(staff.db, id, 'Fel uttag.');
    expect(await getMovement(staff.db, id)).toMatchObject({ state: 'waiting', refundId: null });
  });

  it('is empty for everybody but the agency', async () => {
    const id = await waitingMovement();
    const stranger = await signedInPerson('Stranger');
    await expect(getMovement(stranger.db, id)).rejects.toMatchObject({ status: 404 });
    expect(await getMovementTrail(stranger.db, id)).toEqual([]);
  });
});
