import { organisationNumberDigits } from '../invoicing/organisation-number.ts';
import type { BankTransaction } from './bank-transaction.ts';
import type { OpenDocument } from './open-document.ts';
import { looksLikeSameName } from './party-name.ts';

/** Why a document is suggested, the strongest first. */
export type SuggestionReason = 'reference' | 'organisation_number' | 'name' | 'amount';

/** A document that a payment without a usable reference may be for. */
export interface Suggestion {
  readonly documentId: OpenDocument['id'];
  readonly reasons: readonly SuggestionReason[];
}

/** Each outweighs all that come after it together. */
const WEIGHT: Record<SuggestionReason, number> = {
  reference: 8,
  organisation_number: 4,
  name: 2,
  amount: 1,
};

const MOST = 10;

/**
 * Open documents a person may choose from, the likeliest first: those the payer mentions, then
 * those of the same organisation number, name, and amount. Equal ones: the nearest amount first.
 */
export function suggestionsFor(
  transaction: BankTransaction,
  documents: readonly OpenDocument[],
): Suggestion[] {
  const written = writtenIn(transaction);
  return documents
    .filter(({ openOre, currency }) => openOre > 0 && currency === transaction.currency)
    .map((document) => ({ document, reasons: reasonsFor(transaction, document, written) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => byLikelihood(a, b, transaction))
    .slice(0, MOST)
    .map(({ document, reasons }) => ({ documentId: document.id, reasons }));
}

interface Candidate {
  readonly document: OpenDocument;
  readonly reasons: readonly SuggestionReason[];
}

/** Every number the payer wrote, as a set of digits alone. */
function writtenIn({ references, text }: BankTransaction): ReadonlySet<string> {
  const fields = references.map(({ reference }) => reference.replace(/\D/g, ''));
  return new Set([...fields, ...(text.match(/\d+/g) ?? [])]);
}

function reasonsFor(
  { counterparty, amountOre }: BankTransaction,
  document: OpenDocument,
  written: ReadonlySet<string>,
): SuggestionReason[] {
  const reasons: SuggestionReason[] = [];
  if (written.has(document.ocr)) reasons.push('reference');
  if (isSameNumber(counterparty.organisationNumber, document.organisationNumber)) {
    reasons.push('organisation_number');
  }
  if (counterparty.name !== null && looksLikeSameName(counterparty.name, document.customerName)) {
    reasons.push('name');
  }
  if (amountOre === document.openOre) reasons.push('amount');
  return reasons;
}

function isSameNumber(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  return organisationNumberDigits(a) === organisationNumberDigits(b);
}

function byLikelihood(a: Candidate, b: Candidate, { amountOre }: BankTransaction): number {
  const distance = ({ document }: Candidate) => Math.abs(document.openOre - amountOre);
  return (
    weightOf(b) - weightOf(a) ||
    distance(a) - distance(b) ||
    (a.document.id < b.document.id ? -1 : 1)
  );
}

function weightOf({ reasons }: Candidate): number {
  return reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0);
}
