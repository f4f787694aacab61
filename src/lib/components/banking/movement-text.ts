import type { Movement } from '$lib/domain/banking/movement.ts';
import type { SuggestionReason } from '$lib/domain/banking/suggest-match.ts';
import { formatList } from '$lib/format/list.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const WAITING: Readonly<Record<string, () => string>> = {
  maybe_known: m.banking_waits_maybe_known,
  other_currency: m.banking_waits_other_currency,
  payout_differs: m.banking_waits_payout_differs,
  payout_elsewhere: m.banking_waits_payout_elsewhere,
  payout_maybe: m.banking_waits_payout_maybe,
  payout_not_awaited: m.banking_waits_payout_not_awaited,
  payout_return: m.banking_waits_payout_return,
  parts_do_not_add_up: m.banking_waits_parts,
  reference_missing: m.banking_waits_reference_missing,
  reference_unknown: m.banking_waits_reference_unknown,
  reversal: m.banking_waits_reversal,
  stripe_payout: m.banking_waits_stripe_payout,
  stripe_payout_maybe: m.banking_waits_stripe_payout_maybe,
  taken_back: m.banking_waits_taken_back,
};

/** Why nobody but a person can place a movement. */
export function waitingText(reason: string | null): string {
  return reason === null ? '' : (WAITING[reason]?.() ?? reason);
}

const REASONS: Readonly<Record<SuggestionReason, () => string>> = {
  reference: m.banking_same_reference,
  organisation_number: m.banking_same_organisation_number,
  name: m.banking_same_name,
  amount: m.banking_same_amount,
};

/** Why an invoice is suggested, in words: "samma namn och samma belopp". */
export function reasonsText(reasons: readonly SuggestionReason[]): string {
  return formatList(
    reasons.map((reason) => REASONS[reason]()),
    getLocale(),
  );
}

/** Who a movement is from or to, as far as the bank tells. */
export function partyText({ payerName, amountOre, runs }: Movement): string {
  const [run] = runs;
  if (payerName !== null) return payerName;
  if (run !== undefined) return m.banking_of_run({ number: run.number });
  return amountOre < 0 ? m.banking_receiver_unknown() : m.banking_payer_unknown();
}

/** References and text of a movement, each once, as the bank passed them on. */
export function messageText({ references, message }: Movement): string {
  const written = references.filter((reference) => !message.includes(reference));
  return [...new Set(written), message].filter((part) => part !== '').join(' · ');
}
