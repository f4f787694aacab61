/**
 * The documents of money owed; a claim is for interest and costs because an invoice was paid late.
 * The agency issues all five; on self-bills it is the buyer who
 * writes the seller's invoice (mervärdesskattelagen 2023:200, 17 kap. 24 §).
 */
export type DocumentKind = 'invoice' | 'claim' | 'credit_note' | 'self_bill' | 'self_bill_credit';

/** Whether the document takes back all or part of an earlier one. */
export function isCredit(kind: DocumentKind): boolean {
  return kind === 'credit_note' || kind === 'self_bill_credit';
}

/** Whether the buyer has drawn up the document in the seller's name. */
export function isSelfBilled(kind: DocumentKind): boolean {
  return kind === 'self_bill' || kind === 'self_bill_credit';
}
