/** `not_configured`: there was no access point to send it by. */
export type EInvoiceState = 'waiting' | 'sent' | 'refused' | 'not_configured';

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
  readonly changedAt: string;
}
