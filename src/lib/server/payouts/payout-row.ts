import { accountText } from '$lib/domain/payouts/payout-account.ts';
import { PAYOUT_RAILS, type PayoutRailName, type PayoutRow } from '$lib/domain/payouts/payout.ts';
import { payeeOf } from './payee.ts';

/** The columns that `toPayout` reads. */
export const PAYOUT_COLUMNS = `id, consultant_id, state, amount_ore, payee, end_to_end_id, paid_on,
  bank_reason, bank_code, stripe_transfer_id, payout_parts (self_bills (id, series, number)),
  payout_movements (is_live, bank_transactions (id, booked_on))`;

type StoredPayout = {
  [Key in 'id' | 'consultant_id' | 'state' | 'end_to_end_id']: string;
} & { [Key in 'paid_on' | 'bank_reason' | 'bank_code' | 'stripe_transfer_id']: string | null } & {
  amount_ore: number;
  payee: unknown;
  payout_movements: { is_live: boolean; bank_transactions: { id: string; booked_on: string } }[];
  payout_parts: { self_bills: { id: string; series: string; number: number | null } }[];
};

/** The rail of a run, as stored. */
export function railOf(stored: string): PayoutRailName {
  return PAYOUT_RAILS.find((rail) => rail === stored) ?? 'bank_file';
}

/** A payment as the pages show it. */
export function toPayout(row: StoredPayout): PayoutRow {
  const payee = payeeOf(row.payee);
  const debit = row.payout_movements.find(({ is_live: isLive }) => isLive)?.bank_transactions;
  return {
    id: row.id,
    consultantId: row.consultant_id,
    name: payee.name,
    account: accountText(payee.account),
    state: row.state,
    amountOre: row.amount_ore,
    reference: row.end_to_end_id,
    paidOn: row.paid_on,
    bankReason: row.bank_reason,
    rail: payee.account.kind === 'stripe' ? 'stripe_transfer' : 'bank_file',
    code: row.bank_code,
    transferId: row.stripe_transfer_id,
    debit: debit ? { id: debit.id, bookedOn: debit.booked_on } : null,
    bills: row.payout_parts.map(({ self_bills: bill }) => ({
      id: bill.id,
      number: `${bill.series}${bill.number ?? ''}`,
    })),
  };
}
