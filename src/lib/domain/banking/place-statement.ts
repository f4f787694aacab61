import type { IsoDate } from '../time/day.ts';
import type { Ore } from '../money/ore.ts';
import { duplicateKey } from './bank-statement.ts';
import type { BankTransaction } from './bank-transaction.ts';
import {
  matchReference,
  referencesIn,
  type Allocation,
  type MatchDecision,
  type UnmatchedReason,
} from './match-reference.ts';
import type { OpenDocument } from './open-document.ts';

/** A movement with what tells it apart from every other. */
export interface KeyedTransaction {
  readonly key: string;
  readonly transaction: BankTransaction;
}

/** What becomes of a movement: parts that sum to it, or why a person must look at it. */
export interface Placing {
  readonly parts: readonly Allocation[];
  /** Null when it is placed, or is money out. */
  readonly waitingFor: UnmatchedReason | 'reversal' | null;
}

/** The movements of an account with their keys, each once. @param iban the account's own number */
export function keyedTransactions(
  iban: string,
  transactions: readonly BankTransaction[],
): KeyedTransaction[] {
  const byKey = new Map<string, KeyedTransaction>();
  for (const transaction of transactions) {
    const { entryReference, amountOre, bookedOn } = transaction;
    const key = duplicateKey(iban, entryReference, amountOre, bookedOn);
    if (!byKey.has(key)) byKey.set(key, { key, transaction });
  }
  return [...byKey.values()];
}

/** First and last booking day; null for a file without movements. */
export function periodOf(
  transactions: readonly BankTransaction[],
): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const days = transactions.map(({ bookedOn }) => bookedOn).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/**
 * Places the movements of a file one after the other: what one pays is no longer open for the next.
 * Each looks only at the documents it names, so that the work grows with the file alone.
 */
export function placeStatement(
  movements: readonly KeyedTransaction[],
  documents: readonly OpenDocument[],
): Placing[] {
  const open = new Map(documents.map((document) => [document.ocr, document]));
  return movements.map(({ transaction }) => {
    const named = [...new Set(referencesIn(transaction))].flatMap((ocr) => open.get(ocr) ?? []);
    const placing = placingOf(matchReference(transaction, named), transaction.amountOre);
    for (const part of placing.parts) settle(open, named, part);
    return placing;
  });
}

function placingOf(decision: MatchDecision, amountOre: Ore): Placing {
  if (decision.kind === 'matched') {
    return { parts: together(decision.allocations, decision.surplus), waitingFor: null };
  }
  if (decision.kind === 'unmatched') return { parts: [], waitingFor: decision.reason };
  const isTakenBack = decision.reason === 'reversal' && amountOre !== 0;
  return { parts: [], waitingFor: isTakenBack ? 'reversal' : null };
}

/** What came with each document, its surplus included: the books see what of it is open. */
function together(
  allocations: readonly Allocation[],
  surplus: readonly Allocation[],
): readonly Allocation[] {
  const sums = new Map<string, Ore>();
  for (const { documentId, amountOre } of [...allocations, ...surplus]) {
    sums.set(documentId, (sums.get(documentId) ?? 0) + amountOre);
  }
  return [...sums].map(([documentId, amountOre]) => ({ documentId, amountOre }));
}

function settle(
  open: Map<string, OpenDocument>,
  named: readonly OpenDocument[],
  { documentId, amountOre }: Allocation,
): void {
  const document = named.find(({ id }) => id === documentId);
  if (document === undefined) return;
  const openOre = Math.max(0, document.openOre - amountOre);
  open.set(document.ocr, { ...document, openOre });
}
