/** The details of a company as they are shown and edited. */
export type CompanyDetails = {
  name: string;
  country: string;
  /** Ten digits, no hyphen. */
  organisationNumber: string | null;
  vatNumber: string | null;
  sectorId: string | null;
  street: string;
  postalCode: string;
  city: string;
  invoiceEmail: string | null;
  invoiceReference: string;
  orderNumber: string;
  paymentTermsDays: number;
  locale: 'sv' | 'en';
};
