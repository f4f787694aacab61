import type { IsoDate } from '../time/day.ts';
import type { PayoutAccount } from './payout-account.ts';

/** What a consultant's business can be. */
export const LEGAL_FORMS = [
  'sole_trader',
  'limited_company',
  'partnership',
  'foreign_company',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** The version of the agreement that `payouts_agreement_*` tells; the database knows the same one. */
export const AGREEMENT_VERSION = '2026-11';

/** A consultant's own business, and the account that is paid. */
export type SellerFacts = {
  readonly legalForm: LegalForm;
  readonly legalName: string;
  readonly country: string;
  /** Ten digits; null outside Sweden when it is not known. */
  readonly organisationNumber: string | null;
  /** Null for a Swedish business that is not registered for VAT. */
  readonly vatNumber: string | null;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly seat: string;
  readonly account: PayoutAccount;
  readonly version: number;
};

/** What the agency has seen of the approval for F-tax. */
export type FTaxProof = {
  readonly id: string;
  readonly shown: string;
  readonly checkedOn: IsoDate;
  readonly validUntil: IsoDate;
  /** Who at the agency looked at it; null when the reader may not know or they have left. */
  readonly checkedBy: string | null;
};

/** The agreement about self-billing that is in force. */
export type SelfBillingAgreement = {
  readonly textVersion: string;
  /** ISO 8601 instant. */
  readonly agreedAt: string;
  /** Days without answer that count as acceptance; null when each one must be approved. */
  readonly silenceDays: number | null;
};

/** Everything that decides whether a consultant can be self-billed and paid. */
export type SellerStanding = {
  readonly facts: SellerFacts | null;
  readonly proof: FTaxProof | null;
  readonly agreement: SelfBillingAgreement | null;
};

/** What is missing before anything can be drawn up. */
export type Obstacle = 'facts_missing' | 'agreement_missing' | 'f_tax_missing';

/** What stands in the way, in the order it is put right; empty when nothing does. */
export function obstaclesOf({ facts, proof, agreement }: SellerStanding): Obstacle[] {
  return [
    ...(facts === null ? (['facts_missing'] as const) : []),
    ...(agreement === null ? (['agreement_missing'] as const) : []),
    ...(proof === null ? (['f_tax_missing'] as const) : []),
  ];
}

/**
 * The number of a business as it may be shown outside documents: a sole trader's is a personal
 * identity number, of which the last four digits are masked.
 */
export function shownNumber({
  legalForm,
  organisationNumber,
}: Pick<SellerFacts, 'legalForm' | 'organisationNumber'>): string {
  if (organisationNumber === null) return '';
  const last = legalForm === 'sole_trader' ? '••••' : organisationNumber.slice(6);
  return `${organisationNumber.slice(0, 6)}-${last}`;
}

/**
 * A VAT number as it may be shown: a Swedish sole trader's holds the personal identity number.
 */
export function shownVatNumber({
  legalForm,
  vatNumber,
}: Pick<SellerFacts, 'legalForm' | 'vatNumber'>): string {
  if (vatNumber === null || legalForm !== 'sole_trader') return vatNumber ?? '';
  return `${vatNumber.slice(0, 8)}••••${vatNumber.slice(12)}`;
}
