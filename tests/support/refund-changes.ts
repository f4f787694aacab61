import { randomUUID } from 'node:crypto';
import { waitingMovement } from './bank-movement.ts';
import { call, callValue, database } from './database.ts';
import { createStaff, dayFromToday, type Person, type WorldCompany } from './parties.ts';
import { cast, idOf, newInvoice } from './state-changes.ts';
import { payByCard } from './world.ts';

const PAYMENT_OF = 'select id from public.payments where invoice_id = $1 limit 1';
const INTENT_OF = 'select stripe_payment_intent as id from public.payments where id = $1';

/** A paid invoice that was credited whole: its payment is the customer's credit. @returns the payment */
export async function creditedPayment(
  invoice: string,
  company: WorldCompany,
  staff: Person,
): Promise<string> {
  await payByCard(company, invoice);
  await call(staff, 'issue_credit_note', {
    p_invoice_id: invoice,
    p_positions: '{1}',
    p_reason: 'Fel vecka.',
  });
  return idOf(PAYMENT_OF, [invoice]);
}

/** A payment by bank that nothing has used, as a file of the bank's tells of it. @returns its id */
export async function bankPayment(invoice: string, ore: number): Promise<string> {
  const { rows } = await database().query<{ id: string }>(
    `with paid as (
       insert into public.payments (invoice_id, company_id, method, amount_ore, currency, received_on,
         bank_transaction_id)
       select i.id, i.company_id, 'bank', $2, 'SEK', private.today(), $3 from public.invoices i where i.id = $1
       returning *)
     select p.id, private.book_payment(p::public.payments) from paid p`,
    [invoice, ore, await waitingMovement(ore)],
  );
  return rows[0]?.id ?? '';
}

/** An account of the customer's, whose check digit is right. */
export const PAYEE = {
  name: 'Kund AB',
  country: 'SE',
  account_kind: 'bankgiro',
  account_number: '5050-1055',
  account_clearing: null,
  account_bic: null,
};

/** A refund by bank that waits for a second person. @returns its id */
export const askBankRefund = (staff: Person, payment: string, ore: number) =>
  callValue<string>(staff, 'request_bank_refund', {
    p_payment_id: payment,
    p_amount_ore: ore,
    p_reason: 'Betalt två gånger.',
    p_payee: PAYEE,
  });

export const askRefund = (staff: Person, payment: string, ore: number) =>
  callValue<string>(staff, 'request_refund', {
    p_payment_id: payment,
    p_amount_ore: ore,
    p_reason: 'Krediterad vecka.',
  });

/** What Stripe says of a refund, as the worker takes it in. */
export async function refundIs(payment: string, refund: string, status: string): Promise<string> {
  return callValue('service', 'conclude_refund', {
    p_stripe_refund_id: `re_${refund.replaceAll('-', '')}`,
    p_status: status,
    p_payment_intent: await idOf(INTENT_OF, [payment]),
    p_amount_ore: 100,
    p_refund_id: refund,
  });
}

/** What Stripe says of a dispute over a payment, as the worker takes it in. */
export async function disputeIs(payment: string, dispute: string, status: string): Promise<string> {
  return callValue('service', 'take_in_dispute', {
    p_payment_intent: await idOf(INTENT_OF, [payment]),
    p_dispute: {
      id: dispute,
      amount_ore: 100,
      reason: 'fraudulent',
      status,
      opened_at: '2026-11-01T10:00:00Z',
      answer_by: '2026-11-10T10:00:00Z',
      movements: [{ id: `txn_${dispute}`, amount_ore: -100, fee_ore: 15_000 }],
    },
  });
}

async function movedRefund(...statuses: string[]): Promise<string> {
  const { staff, company } = cast();
  const payment = await creditedPayment(await newInvoice(), company, staff);
  const id = await askRefund(staff, payment, 100);
  for (const status of statuses) await refundIs(payment, id, status);
  return id;
}

type BankStep = 'approve' | 'pay' | 'stop';

async function bankRefund(...steps: BankStep[]): Promise<string> {
  const payment = await bankPayment(await newInvoice(), 500);
  const id = await askBankRefund(await createStaff(), payment, 100);
  for (const step of steps) await bankStep(step, id);
  return id;
}

async function bankStep(step: BankStep, id: string): Promise<void> {
  const { staff } = cast();
  const p_refund_id = id;
  if (step === 'approve') await call(staff, 'approve_refund', { p_refund_id });
  else if (step === 'stop') await call(staff, 'stop_bank_refund', { p_refund_id });
  else {
    const paid = { p_paid_on: await dayFromToday(0), p_reference: 'B-1' };
    await call(staff, 'conclude_bank_refund', { p_refund_id, ...paid });
  }
}

async function disputedInvoice(...statuses: string[]): Promise<[invoice: string, dispute: string]> {
  const invoice = await newInvoice();
  await payByCard(cast().company, invoice);
  const name = `du_${randomUUID()}`;
  for (const status of statuses) await disputeIs(await idOf(PAYMENT_OF, [invoice]), name, status);
  return [
    invoice,
    await idOf('select id from public.disputes where stripe_dispute_id = $1', [name]),
  ];
}

const refund =
  (...statuses: string[]) =>
  async () => ({ id: await movedRefund(...statuses) });
const byBank =
  (...steps: BankStep[]) =>
  async () => ({ id: await bankRefund(...steps) });
const dispute =
  (...statuses: string[]) =>
  async () => ({ id: (await disputedInvoice(...statuses))[1] });

/** The changes of state that refunds and disputes make, by the row that allows them. */
export const REFUND_DRIVES = {
  'refund: requested > sent, system': refund('pending'),
  'refund: requested > succeeded, system': refund('succeeded'),
  'refund: requested > failed, system': refund('failed'),
  'refund: requested > approved, agency': byBank('approve'),
  'refund: requested > failed, agency': byBank('stop'),
  'refund: approved > succeeded, agency': byBank('approve', 'pay'),
  'refund: approved > failed, agency': byBank('approve', 'stop'),
  'refund: sent > succeeded, system': refund('pending', 'succeeded'),
  'refund: sent > failed, system': refund('pending', 'failed'),
  'refund: succeeded > failed, system': refund('succeeded', 'failed'),
  'dispute: open > won, system': dispute('needs_response', 'won'),
  'dispute: open > lost, system': dispute('needs_response', 'lost'),
  'dispute: open > closed, system': dispute('warning_needs_response', 'warning_closed'),
  'dispute: lost > won, system': dispute('needs_response', 'lost', 'won'),
  'invoice: paid > issued, system': async () => ({
    id: (await disputedInvoice('needs_response', 'lost'))[0],
  }),
};
