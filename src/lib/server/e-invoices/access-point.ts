import type { ElectronicAddress } from '$lib/domain/invoicing/peppol-id.ts';

/** An issued document as it is stored. */
export interface OutgoingDocument {
  /** The same for the same document, however often it is sent. */
  readonly id: string;
  readonly xml: Uint8Array<ArrayBuffer>;
}

/** What became of a document handed to an access point. */
export type Delivery =
  | { readonly state: 'sent'; readonly receiptId: string }
  | { readonly state: 'refused'; readonly reason: string; readonly detail: string };

/**
 * A company that carries e-invoices into the Peppol network. The product makes valid documents and
 * hands them over; it is no access point itself.
 */
export interface AccessPoint {
  /**
   * Hands over a document; the same one twice is one.
   * @param recipient the address that the document's buyer has in the XML
   * @returns the access point's own receipt, or why it will not take the document
   * @throws {AccessPointFault} when it did not answer, or not so that one may know
   */
  send(document: OutgoingDocument, recipient: ElectronicAddress): Promise<Delivery>;
}

/** The access point could not say yes or no; asking again is safe. The message is a kind, no text. */
export class AccessPointFault extends Error {
  constructor(kind: string) {
    super(kind);
    this.name = 'AccessPointFault';
  }
}
