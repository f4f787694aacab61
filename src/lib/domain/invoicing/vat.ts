import { isEuCountry, parseVatNumber } from './vat-number.ts';

/** VAT categories in use (UNCL 5305): S standard rate, AE reverse charge. */
export type VatCategory = 'S' | 'AE';

/** How an invoice to a certain buyer is taxed; the rate in basis points. */
export interface VatTreatment {
  readonly category: VatCategory;
  readonly rateBp: number;
  /** Reason for not charging VAT, as it must stand on the invoice; null when VAT is charged. */
  readonly exemptionText: string | null;
}

/** Why no invoice can be made out to the buyer yet. */
export type VatRefusal =
  'buyer_outside_eu' | 'vat_number_missing' | 'vat_number_invalid' | 'vat_number_swedish';

/** Treatment, or the reason why there is none. */
export type VatDecision =
  | { readonly ok: true; readonly treatment: VatTreatment }
  | { readonly ok: false; readonly reason: VatRefusal };

/** Wording of the law in both languages (mervärdesskattelagen 2023:200, 17 kap. 24 §). */
export const REVERSE_CHARGE_TEXT = 'Omvänd betalningsskyldighet / Reverse charge';

/** Consulting in Sweden: 25 % (mervärdesskattelagen 9 kap. 2 §). */
export const SWEDISH_VAT: VatTreatment = { category: 'S', rateBp: 2500, exemptionText: null };

/** Services to a business in another EU state: the buyer accounts for the VAT. */
export const REVERSE_CHARGE: VatTreatment = {
  category: 'AE',
  rateBp: 0,
  exemptionText: REVERSE_CHARGE_TEXT,
};

/**
 * How consulting is taxed for a buyer. Buyers outside the EU, and EU buyers without a valid VAT
 * number of another state, are refused until an accountant has settled how to treat them.
 * @param buyer ISO 3166 country code and VAT number as registered
 */
export function vatFor(buyer: { countryCode: string; vatNumber: string | null }): VatDecision {
  if (buyer.countryCode === 'SE') return { ok: true, treatment: SWEDISH_VAT };
  const reason = refusalOf(buyer);
  return reason === null ? { ok: true, treatment: REVERSE_CHARGE } : { ok: false, reason };
}

function refusalOf(buyer: { countryCode: string; vatNumber: string | null }): VatRefusal | null {
  if (!isEuCountry(buyer.countryCode)) return 'buyer_outside_eu';
  if (buyer.vatNumber === null || buyer.vatNumber.trim() === '') return 'vat_number_missing';
  const found = parseVatNumber(buyer.vatNumber);
  if (found === null) return 'vat_number_invalid';
  return found.countryCode === 'SE' ? 'vat_number_swedish' : null;
}
