import { duplicateKey } from '#lib/domain/banking/bank-statement.ts';
import type { BankTransaction } from '#lib/domain/banking/bank-transaction.ts';

/**
 * Makes the references of a statement distinct, always in the same way for the same file: a
 * movement without one goes by its text, and movements that would be taken for one another
 * (parts of a batch under one reference, two equal rows of a day) are numbered `#2`, `#3`…
 */
export function withDistinctReferences(
  transactions: readonly BankTransaction[],
): BankTransaction[] {
  const seen = new Map<string, number>();
  return transactions.map((transaction) => {
    const named = transaction.entryReference || `text:${textKey(transaction)}`;
    const key = duplicateKey('', named, transaction.amountOre, transaction.bookedOn);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...transaction, entryReference: count === 1 ? named : `${named}#${count}` };
  });
}

function textKey({ references, text, counterparty }: BankTransaction): string {
  return [...references.map(({ reference }) => reference), text, counterparty.name ?? ''].join(' ');
}
