import { waitingMovement } from './bank-movement.ts';
import { call, callValue, database } from './database.ts';
import { PAYEE } from './refund-changes.ts';
import { type Person } from './parties.ts';

/**
 * A row of every kind that money going back leaves behind, on a paid invoice: a refund by bank of
 * what was paid too much, an inquiry at Stripe that came to nothing, and a movement of its money.
 */
export async function giveBack(staff: Person, invoiceId: string) {
  const { rows } = await database().query<{ id: string; intent: string }>(
    `with paid as (
       insert into public.payments (invoice_id, company_id, method, amount_ore, currency, received_on,
         bank_transaction_id)
       select i.id, i.company_id, 'bank', 5000, 'SEK', private.today(), $2 from public.invoices i where i.id = $1
       returning *)
     select p.id, private.book_payment(p::public.payments), c.stripe_payment_intent as intent
     from paid p join public.payments c on c.invoice_id = p.invoice_id and c.method = 'card'`,
    [invoiceId, await waitingMovement(5000)],
  );
  const refundId = await callValue<string>(staff, 'request_bank_refund', {
    p_payee: PAYEE,
    p_payment_id: rows[0]?.id,
    p_amount_ore: 5000,
    p_reason: 'Betalt två gånger.',
  });
  const disputeId = `du_${invoiceId}`;
  await call('service', 'take_in_dispute', {
    p_payment_intent: rows[0]?.intent,
    p_dispute: {
      id: disputeId,
      amount_ore: 100,
      reason: 'fraudulent',
      status: 'warning_closed',
      opened_at: '2026-11-01T10:00:00Z',
      answer_by: null,
      movements: [],
    },
  });
  await call('service', 'take_in_stripe_movements', {
    p_movements: [
      {
        id: 'txn_world',
        category: 'fee',
        amount_ore: -100,
        fee_ore: 0,
        currency: 'sek',
        created: 1_700_000_000,
        available: 1_700_000_000,
      },
    ],
  });
  return { refundId, disputeId };
}
