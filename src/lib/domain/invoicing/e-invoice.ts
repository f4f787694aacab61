/**
 * `not_configured`: there was no access point to send it by; `other_way`: the agency has said how else
 * the customer got it.
 */
export const E_INVOICE_STATES = [
  'waiting',
  'sent',
  'refused',
  'not_configured',
  'other_way',
] as const;
export type EInvoiceState = (typeof E_INVOICE_STATES)[number];

/** What became of an issued document that its customer takes as an e-invoice. */
export interface EInvoice {
  readonly documentId: string;
  /** The number of the credit note; null for the invoice itself. */
  readonly creditNote: string | null;
  /** Peppol id. */
  readonly recipient: string;
  readonly state: EInvoiceState;
  readonly attempts: number;
  /** The kind of fault of the last attempt, while it is tried again. */
  readonly fault: string | null;
  /** The access point's own receipt. */
  readonly receiptId: string | null;
  /** Why it was refused: a code, and the access point's own words. */
  readonly reason: string | null;
  readonly detail: string;
  /** How the customer got it when it went another way. */
  readonly settledHow: string | null;
  readonly changedAt: string;
}
