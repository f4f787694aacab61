import { call, callValue, database } from './database.ts';
import { moneyAtHand } from './paid-by-card.ts';
import { createStaff, dayFromToday } from './parties.ts';
import { bankDay, paymentsOf, type Payment } from './payouts.ts';
import { readyToBill } from './self-bill-changes.ts';
import { issuedSelfBill } from './self-billing.ts';
import { cast, idOf, newInvoice } from './state-changes.ts';
import { payByCard } from './world.ts';

/** Something to pay to the cast's consultant, whose money is at Stripe. */
async function owedFromStripe(): Promise<void> {
  const { staff, company, consultant } = cast();
  const invoice = await newInvoice();
  await payByCard(company, invoice);
  await moneyAtHand(invoice);
  const of = 'select timesheet_id as id from public.invoice_lines where invoice_id = $1';
  await readyToBill();
  await issuedSelfBill(staff, consultant, [await idOf(of, [invoice])]);
}

/** A transfer that Stripe refused, in a run of its own. */
async function refused(): Promise<Payment> {
  const { staff, consultant } = cast();
  await database().query('update public.payout_settings set stripe_transfers = true');
  await call('service', 'note_stripe_account', {
    p_consultant_id: consultant.id,
    p_account_id: `acct_${consultant.id.replaceAll('-', '')}`,
    p_can_receive: true,
  });
  await owedFromStripe();
  const run = await callValue<string>(staff, 'create_payout_run', {
    p_pay_on: await bankDay(),
    p_consultant_ids: [consultant.id],
    p_rail: 'stripe_transfer',
  });
  await call(await createStaff('Second'), 'approve_payout_run', {
    p_id: run,
    p_accounts_checked: true,
  });
  await call('service', 'send_transfer_run', { p_actor: staff.userId, p_run_id: run });
  const [payment] = await paymentsOf(run);
  if (!payment) throw new Error('no payment');
  await call('service', 'conclude_transfer', {
    p_payout_id: payment.id,
    p_outcome: 'rejected',
    p_on: await dayFromToday(0),
    p_code: 'balance_insufficient',
  });
  return payment;
}

/** The changes of state that only a transfer at Stripe makes. */
export const TRANSFER_DRIVES = { 'payout: sent > rejected, system': refused };
