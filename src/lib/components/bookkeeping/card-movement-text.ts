import type { CardMovement } from '$lib/domain/bookkeeping/card-movement.ts';
import { formatShortDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const WORDS: Readonly<Record<string, () => string>> = {
  charge: m.bookkeeping_card_charge,
  dispute: m.bookkeeping_card_dispute,
  dispute_reversal: m.bookkeeping_card_dispute_reversal,
  fee: m.bookkeeping_kind_stripe_fee,
  network_cost: m.bookkeeping_kind_stripe_network_cost,
  payout: m.bookkeeping_kind_stripe_payout,
  payout_reversal: m.bookkeeping_kind_stripe_payout_reversal,
  refund: m.bookkeeping_card_refund,
  refund_failure: m.bookkeeping_kind_stripe_refund_failure,
  transfer: m.bookkeeping_card_transfer,
  transfer_reversal: m.bookkeeping_card_transfer_reversal,
};

/** What a movement at Stripe was; one that is not known here keeps Stripe's word. */
export const cardWord = (category: string): string => WORDS[category]?.() ?? category;

/** Where a movement leads to: invoice, refund, dispute, bank row, run of payouts, and the payout it
 * went with. */
export function cardLinks(row: CardMovement): { label: string; path: string }[] {
  return [
    ...paymentLinks(row),
    ...(row.bankRow
      ? [
          {
            label: m.bookkeeping_card_at_bank({
              date: formatShortDate(row.bankRow.bookedOn, getLocale()),
            }),
            path: `/agency/bank/${row.bankRow.id}`,
          },
        ]
      : []),
    ...(row.run
      ? [
          {
            label: m.payouts_run_name({ number: row.run.number }),
            path: `/agency/payouts/${row.run.id}`,
          },
        ]
      : []),
    ...(row.payout
      ? [
          {
            label: m.banking_stripe_of({ reference: row.payout }),
            path: `/agency/ledger/card-account?payout=${row.payout}`,
          },
        ]
      : []),
  ];
}

function paymentLinks({ payment, category }: CardMovement): { label: string; path: string }[] {
  if (payment === null) return [];
  const { id, invoice } = payment;
  const toCredit = category.startsWith('refund')
    ? [{ label: m.payments_refund_see(), path: `/agency/credits/${id}#refunds` }]
    : [];
  if (invoice === null) return toCredit;
  const place = category.startsWith('dispute') ? 'refunds' : 'payments';
  const label = m.agency_invoice_number({ number: invoice.number });
  return [...toCredit, { label, path: `/agency/invoices/${invoice.id}#${place}` }];
}
