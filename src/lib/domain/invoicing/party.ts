import type { ElectronicAddress } from './peppol-id.ts';

/** Postal address; the country as ISO 3166 code. */
export interface Address {
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
}

/** Seller or buyer as they stand on a document. */
export interface Party {
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly vatNumber: string | null;
  /** Global location number (GS1) that e-invoices are addressed to, 13 digits, when there is one. */
  readonly gln?: string;
  /** Where it has asked for its e-invoices, when it has. */
  readonly peppol?: ElectronicAddress;
  readonly address: Address;
}
