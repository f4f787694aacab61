import type { PayoutRailName, PayoutRow, PayoutRunRow } from '$lib/domain/payouts/payout.ts';
import { stateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';

/** How money goes, in words. */
export const RAIL_WORDS: Readonly<Record<PayoutRailName, () => string>> = {
  bank_file: m.payouts_rail_bank_file,
  stripe_transfer: m.payouts_rail_stripe_transfer,
};

/** Shape and word of a run's state: what is handed over is with the bank or with Stripe. */
export function runState({ rail, state }: Pick<PayoutRunRow, 'rail' | 'state'>) {
  const word = stateWord('payout_run', state);
  return rail === 'stripe_transfer' && state === 'sent'
    ? { ...word, label: m.payouts_run_at_stripe() }
    : word;
}

const REFUSALS: Readonly<Record<string, () => string>> = {
  balance_insufficient: m.payouts_stripe_refused_balance_insufficient,
  insufficient_capabilities_for_transfer:
    m.payouts_stripe_refused_insufficient_capabilities_for_transfer,
  reversed: m.payouts_stripe_refused_reversed,
};

/** Why a payment did not arrive, as far as the bank or Stripe told. */
export function refusalWords({
  rail,
  code,
  bankReason,
}: Pick<PayoutRow, 'rail' | 'code' | 'bankReason'>): string | null {
  if (rail === 'bank_file') return bankReason;
  const known = code === null ? undefined : REFUSALS[code];
  return known?.() ?? m.payouts_stripe_refused_other({ code: code ?? '–' });
}
