import type { PayoutRow } from '$lib/domain/payouts/payout.ts';
import { formatMoney } from '$lib/format/money.ts';
import { getLocale } from '$lib/paraglide/runtime.js';

/** Payments in some states, to choose among: "Åkerblom Kommunikation, 9 375,00 kr". */
export function paymentOptions(rows: readonly PayoutRow[], states: readonly string[]) {
  return rows
    .filter(({ state }) => states.includes(state))
    .map(({ id, name, amountOre }) => ({
      value: id,
      label: `${name}, ${formatMoney(amountOre, 'SEK', getLocale())}`,
    }));
}
