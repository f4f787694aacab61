import { sumOre, type Ore } from '../money/ore.ts';
import { isValidOcr, parseOcr } from '../invoicing/ocr.ts';
import type { BankTransaction, RemittanceReference } from './bank-transaction.ts';
import type { OpenDocument } from './open-document.ts';
import { suggestionsFor, type Suggestion } from './suggest-match.ts';

/** A part of a payment that belongs to a document. */
export interface Allocation {
  readonly documentId: OpenDocument['id'];
  readonly amountOre: Ore;
}

/** A payment whose reference says what it is for. Allocations and surplus sum to its amount. */
export interface Matched {
  readonly kind: 'matched';
  readonly how: 'exact' | 'partial' | 'over' | 'several';
  readonly allocations: readonly Allocation[];
  /** What was paid beyond the open amounts, by the document it came with: the customer's credit. */
  readonly surplus: readonly Allocation[];
}

/** A payment that a person must place. */
export interface Unmatched {
  readonly kind: 'unmatched';
  readonly reason: UnmatchedReason;
  readonly suggestions: readonly Suggestion[];
}

export type UnmatchedReason =
  'reference_missing' | 'reference_unknown' | 'parts_do_not_add_up' | 'other_currency';

export type MatchDecision =
  | Matched
  | Unmatched
  | { readonly kind: 'not_a_payment'; readonly reason: 'outgoing' | 'reversal' };

/** A document together with what the payer says is paid of it. */
interface Mention {
  readonly document: OpenDocument;
  readonly statedOre: Ore | null;
}

/** Shorter numbers in free text are dates, street numbers and amounts. */
const LEAST_DIGITS_IN_TEXT = 6;

/**
 * Decides what a payment is for (money.md §3.4). A valid and known reference decides: one
 * document is paid in whole, in part or with a surplus; several are paid when the stated parts,
 * or else their open amounts, add up to the payment. Everything else goes to a person with
 * suggestions: an equal amount alone never books.
 */
export function matchReference(
  transaction: BankTransaction,
  documents: readonly OpenDocument[],
): MatchDecision {
  if (transaction.isReversal) return { kind: 'not_a_payment', reason: 'reversal' };
  if (transaction.amountOre <= 0) return { kind: 'not_a_payment', reason: 'outgoing' };
  const known = new Map(documents.map((document) => [document.ocr, document]));
  const mentions = mentionsIn(transaction, known);
  const outcome = decide(transaction, mentions);
  return typeof outcome === 'string' ? unmatched(outcome, transaction, documents) : outcome;
}

/** Every reference in the fields and the text of a transaction that could be one of ours, as digits. */
export function referencesIn({ references, text }: BankTransaction): string[] {
  const fields = references.map(({ reference }) => parseOcr(reference));
  return [...fields.filter((it) => it !== null), ...ocrsIn(text)];
}

/**
 * The known documents a transaction names, by its reference fields, else by its text. One unknown
 * reference among known ones may be for anything: then the split is a person's.
 */
function mentionsIn(
  transaction: BankTransaction,
  known: ReadonlyMap<string, OpenDocument>,
): Mention[] | 'reference_unknown' {
  const inText = ocrsIn(transaction.text).map((reference) => ({ reference, amountOre: null }));
  for (const references of [transaction.references, inText]) {
    const mentions = references.flatMap((reference) => mentionOf(reference, known));
    if (mentions.length > 0) {
      return mentions.length === references.length ? mentions : 'reference_unknown';
    }
  }
  return transaction.references.length + inText.length > 0 ? 'reference_unknown' : [];
}

function mentionOf(
  { reference, amountOre }: RemittanceReference,
  known: ReadonlyMap<string, OpenDocument>,
): Mention[] {
  const document = known.get(parseOcr(reference) ?? '');
  return document === undefined ? [] : [{ document, statedOre: amountOre }];
}

function ocrsIn(text: string): string[] {
  const whole = parseOcr(text);
  if (whole !== null) return [whole];
  const numbers = text.match(/\d+/g) ?? [];
  const valid = numbers.filter((it) => it.length >= LEAST_DIGITS_IN_TEXT && isValidOcr(it));
  return [...new Set(valid)];
}

function decide(
  transaction: BankTransaction,
  mentions: readonly Mention[] | 'reference_unknown',
): Matched | UnmatchedReason {
  if (mentions === 'reference_unknown') return mentions;
  const [first] = mentions;
  if (first === undefined) return 'reference_missing';
  if (mentions.some(({ document }) => document.currency !== transaction.currency)) {
    return 'other_currency';
  }
  const ids = new Set(mentions.map(({ document }) => document.id));
  if (ids.size === 1) return payOne(first.document, transaction.amountOre);
  return paySeveral(mentions, transaction.amountOre);
}

function payOne(document: OpenDocument, paidOre: Ore): Matched {
  const how =
    paidOre === document.openOre ? 'exact' : paidOre < document.openOre ? 'partial' : 'over';
  return { kind: 'matched', how, ...placed([{ document, partOre: paidOre }]) };
}

function paySeveral(mentions: readonly Mention[], paidOre: Ore): Matched | UnmatchedReason {
  const parts = partsOf(mentions);
  if (parts === null) return 'parts_do_not_add_up';
  const isWhole = sumOre(parts.map(({ partOre }) => partOre)) === paidOre;
  if (!isWhole || parts.some(({ partOre }) => partOre <= 0)) return 'parts_do_not_add_up';
  return { kind: 'matched', how: 'several', ...placed(parts) };
}

interface Part {
  readonly document: OpenDocument;
  readonly partOre: Ore;
}

/** What of each document is paid: as stated for all, or for none and then what is open. */
function partsOf(mentions: readonly Mention[]): Part[] | null {
  const isStated = mentions.every(({ statedOre }) => statedOre !== null);
  const isSilent = mentions.every(({ statedOre }) => statedOre === null);
  if (!isStated && !isSilent) return null;
  const byId = Map.groupBy(mentions, ({ document }) => document.id);
  return [...byId.values()].flatMap((group) => {
    const document = group[0]?.document;
    if (document === undefined) return [];
    const stated = sumOre(group.map(({ statedOre }) => statedOre ?? 0));
    return [{ document, partOre: isStated ? stated : document.openOre }];
  });
}

/** Splits each part into what is open and what goes beyond. */
function placed(parts: readonly Part[]): Pick<Matched, 'allocations' | 'surplus'> {
  const allocations = parts.map(({ document, partOre }) => ({
    documentId: document.id,
    amountOre: Math.min(partOre, Math.max(document.openOre, 0)),
  }));
  const surplus = parts.map(({ document, partOre }) => ({
    documentId: document.id,
    amountOre: partOre - Math.min(partOre, Math.max(document.openOre, 0)),
  }));
  return { allocations: allocations.filter(isSomething), surplus: surplus.filter(isSomething) };
}

function isSomething({ amountOre }: Allocation): boolean {
  return amountOre > 0;
}

function unmatched(
  reason: UnmatchedReason,
  transaction: BankTransaction,
  documents: readonly OpenDocument[],
): Unmatched {
  return { kind: 'unmatched', reason, suggestions: suggestionsFor(transaction, documents) };
}
