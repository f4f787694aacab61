import { buildInvoice } from '$lib/domain/invoicing/invoice.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { DraftLine } from '$lib/domain/invoicing/lines.ts';
import { ocrFor } from '$lib/domain/invoicing/ocr.ts';
import { SWEDISH_VAT } from '$lib/domain/invoicing/vat.ts';

const NOVEMBER = { periodFrom: '2026-11-01', periodTo: '2026-11-30' };

/** Work as it is invoiced after an ordinary month. */
export const SAMPLE_LINES: readonly DraftLine[] = [
  {
    description: 'Community manager: svar och samtal i kanalerna, mål 1 ”Fler som stannar kvar”',
    quantityMinutes: 33 * 60 + 45,
    unitPriceOre: 95_000,
    ...NOVEMBER,
  },
  {
    description: 'Kanalstrategi med ledningsgruppen, två halvdagar på plats i Västerås',
    quantityMinutes: 8 * 60,
    unitPriceOre: 112_500,
    ...NOVEMBER,
  },
];

/** A complete invoice for tests of documents, with other content where a test asks for it. */
export function sampleInvoice(
  changes: Partial<InvoiceDocument> = {},
  lines: readonly DraftLine[] = SAMPLE_LINES,
): InvoiceDocument {
  return {
    ...buildInvoice({ currency: 'SEK', treatment: SWEDISH_VAT, lines }),
    kind: 'invoice',
    series: '',
    number: '20260001',
    issueDate: '2026-12-01',
    dueDate: '2026-12-31',
    termsDays: 30,
    ...NOVEMBER,
    assignmentTitle: 'Community manager, halvtid',
    seller: SELLER,
    buyer: BUYER,
    references: { ours: 'Åsa Öberg', yours: 'Märta Källström', orderNumber: 'PO-4711' },
    exemptionText: null,
    vatInSek: null,
    corrects: null,
    reason: '',
    settlement: null,
    selfBilling: null,
    ocr: ocrFor('20260001'),
    bankgiro: '5050-1055',
    plusgiro: '',
    bankAccount: null,
    lateInterestPoints: 8,
    locale: 'sv',
    isDemonstration: false,
    ...changes,
  };
}

const SELLER: InvoiceDocument['seller'] = {
  name: 'Rollkoll AB',
  organisationNumber: '556016-0680',
  vatNumber: 'SE556016068001',
  address: { lines: ['Sveavägen 1'], postalCode: '111 57', city: 'Stockholm', countryCode: 'SE' },
  seat: 'Stockholm',
  isApprovedForFTax: true,
  contact: { name: 'Åsa Öberg', email: 'faktura@rollkoll.example', phone: '08-123 456 78' },
  website: 'rollkoll.example',
};

const BUYER: InvoiceDocument['buyer'] = {
  name: 'Fjällmärket Friluft AB',
  organisationNumber: '556036-0793',
  vatNumber: 'SE556036079301',
  address: { lines: ['Storgatan 12'], postalCode: '722 12', city: 'Västerås', countryCode: 'SE' },
};

/** A credit of the sample invoice. */
export function sampleCreditNote(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return sampleInvoice({
    kind: 'credit_note',
    series: 'K',
    number: '20260007',
    issueDate: '2026-12-10',
    dueDate: '2026-12-10',
    termsDays: 0,
    corrects: { number: '20260001', issueDate: '2026-12-01' },
    reason: 'Två timmar den 12 november var redan fakturerade.',
    settlement: 'deducted',
    ocr: '',
    bankgiro: '',
    ...changes,
  });
}

/** What the agency issues in the name of a consultant with a company of her own. */
export function sampleSelfBill(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return sampleInvoice({
    kind: 'self_bill',
    series: 'RK',
    number: '14',
    seller: CONSULTANT,
    buyer: SELLER,
    references: { ours: 'Åsa Öberg', yours: 'Nadja Åkerblom', orderNumber: null },
    selfBilling: {
      agreedOn: '2026-08-17',
      approval: { on: '2026-12-01', how: 'explicit' },
      payoutDate: '2026-12-22',
    },
    dueDate: '2026-12-22',
    ocr: '',
    bankgiro: '991-2346',
    ...changes,
  });
}

/** A credit of the sample self-bill. */
export function sampleSelfBillCredit(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return sampleSelfBill({
    kind: 'self_bill_credit',
    number: '15',
    issueDate: '2026-12-10',
    dueDate: '2026-12-10',
    termsDays: 0,
    corrects: { number: 'RK14', issueDate: '2026-12-01' },
    reason: 'Två timmar den 12 november var redan fakturerade.',
    settlement: 'kept',
    selfBilling: {
      agreedOn: '2026-08-17',
      approval: { on: '2026-12-09', how: 'silent' },
      payoutDate: null,
    },
    bankgiro: '',
    ...changes,
  });
}

const CONSULTANT: InvoiceDocument['seller'] = {
  name: 'Åkerblom Kommunikation AB',
  organisationNumber: '556012-5790',
  vatNumber: 'SE556012579001',
  address: { lines: ['Kungsgatan 44 B'], postalCode: '753 21', city: 'Uppsala', countryCode: 'SE' },
  seat: 'Uppsala',
  isApprovedForFTax: true,
  contact: { name: 'Nadja Åkerblom', email: 'nadja@akerblom.example', phone: '070-174 06 35' },
  website: 'akerblom.example',
};
