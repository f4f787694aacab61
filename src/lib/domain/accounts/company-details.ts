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
  /** Where the company takes e-invoices, `0007:5560160680`; null when it does not. */
  peppolId: string | null;
  paymentTermsDays: number;
  locale: 'sv' | 'en';
};
