import type { ElectronicAddress } from './ubl/electronic-address.ts';

/** What became of a document handed to an access point. */
export type Delivery =
  | { readonly sent: true; readonly receiptId: string }
  | { readonly sent: false; readonly reason: 'no_access_point' };

/**
 * A company that carries e-invoices into the Peppol network. The product makes valid documents and
 * can hand them over; it is no access point itself.
 */
export interface AccessPoint {
  /**
   * @param document the XML exactly as it is stored
   * @param recipient where `electronicAddressOf` says that the other party is reached
   * @returns the access point's own receipt, or why nothing was sent
   */
  send(document: Uint8Array, recipient: ElectronicAddress): Promise<Delivery>;
}

/** No access point is configured: nothing is sent, and the XML is there to be downloaded. */
export const NO_ACCESS_POINT: AccessPoint = {
  send: () => Promise.resolve({ sent: false, reason: 'no_access_point' }),
};
