import { isEuCountry, parseVatNumber } from './vat-number.ts';

/** VAT categories in use (UNCL 5305): S standard rate, AE reverse charge, E exempt. */
export type VatCategory = 'S' | 'AE' | 'E';

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

/** Why a consultant's work cannot be self-billed yet. */
export type SellerVatRefusal =
  'seller_outside_eu' | 'vat_number_missing' | 'vat_number_invalid' | 'vat_number_other_country';

/** Treatment of a consultant's work, or the reason why there is none. */
export type SellerVatDecision =
  | { readonly ok: true; readonly treatment: VatTreatment }
  | { readonly ok: false; readonly reason: SellerVatRefusal };

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
 * Reason in both languages why a small business charges no VAT: turnover of at most 120 000 kr in
 * a calendar year is exempt (mervärdesskattelagen 18 kap.; Skatteverket, Rättslig vägledning 411638).
 */
export const SMALL_BUSINESS_TEXT =
  'Undantag från skatteplikt för små företag, 18 kap. mervärdesskattelagen / ' +
  'Exempt from VAT as a small business';

/**
 * Services from a Swedish business without VAT number. Category E and not O: the turnover is
 * exempt, not outside the tax, and EN 16931 (BR-O-02) forbids the buyer's VAT number with O. BR-E-02
 * asks for a tax registration of the seller, which the statement of F-tax is.
 */
export const SMALL_BUSINESS_EXEMPTION: VatTreatment = {
  category: 'E',
  rateBp: 0,
  exemptionText: SMALL_BUSINESS_TEXT,
};

/**
 * Late interest, delay compensation and reminder fees are no payment for a supply: no VAT is charged
 * on them. On a document they are written as exempt, with this reason in both languages.
 */
export const CLAIM_TEXT =
  'Ränta och ersättning för sen betalning, ingen moms / ' +
  'Interest and compensation for late payment, no VAT';

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

/**
 * How a consultant's work for the agency is taxed on a self-bill: as in Sweden with a Swedish VAT
 * number, exempt in Sweden without one, and by the agency for sellers in other EU states.
 * @param seller ISO 3166 country code and VAT number as registered
 */
export function vatForSeller(seller: {
  countryCode: string;
  vatNumber: string | null;
}): SellerVatDecision {
  const isAtHome = seller.countryCode === 'SE';
  if (isAtHome && given(seller.vatNumber) === null) {
    return { ok: true, treatment: SMALL_BUSINESS_EXEMPTION };
  }
  const reason = sellerRefusalOf(seller);
  if (reason !== null) return { ok: false, reason };
  return { ok: true, treatment: isAtHome ? SWEDISH_VAT : REVERSE_CHARGE };
}

function sellerRefusalOf(seller: {
  countryCode: string;
  vatNumber: string | null;
}): SellerVatRefusal | null {
  if (!isEuCountry(seller.countryCode)) return 'seller_outside_eu';
  const vatNumber = given(seller.vatNumber);
  if (vatNumber === null) return 'vat_number_missing';
  const found = parseVatNumber(vatNumber);
  if (found === null) return 'vat_number_invalid';
  return found.countryCode === seller.countryCode ? null : 'vat_number_other_country';
}

function given(vatNumber: string | null): string | null {
  return vatNumber === null || vatNumber.trim() === '' ? null : vatNumber;
}

function refusalOf(buyer: { countryCode: string; vatNumber: string | null }): VatRefusal | null {
  if (!isEuCountry(buyer.countryCode)) return 'buyer_outside_eu';
  const vatNumber = given(buyer.vatNumber);
  if (vatNumber === null) return 'vat_number_missing';
  const found = parseVatNumber(vatNumber);
  if (found === null) return 'vat_number_invalid';
  return found.countryCode === 'SE' ? 'vat_number_swedish' : null;
}
