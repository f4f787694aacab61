import { buildInvoice } from '$lib/domain/invoicing/invoice.ts';
import { isCredit, isSelfBilled, type DocumentKind } from '$lib/domain/invoicing/document-kind.ts';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { DraftLine } from '$lib/domain/invoicing/lines.ts';
import { vatFor, vatForSeller, type VatTreatment } from '$lib/domain/invoicing/vat.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import {
  SAMPLE_LINES,
  sampleCreditNote,
  sampleInvoice,
  sampleSelfBill,
  sampleSelfBillCredit,
} from '../invoice-sample.ts';

/** What documents differ in. */
interface Case {
  readonly kind: Exclude<DocumentKind, 'claim'>;
  /** Whom the agency deals with. */
  readonly other: keyof typeof OTHERS;
  readonly currency: Currency;
  /** Expenses, discounts, rounding, what is prepaid, and texts that try the XML. */
  readonly isRich: boolean;
}

const OTHERS = {
  SE: { countryCode: 'SE', vatNumber: 'SE556012579001', organisationNumber: '556012-5790' },
  'SE without VAT': { countryCode: 'SE', vatNumber: null, organisationNumber: '880215-2390' },
  DE: { countryCode: 'DE', vatNumber: 'DE136695976', organisationNumber: 'HRB 4711' },
  FI: { countryCode: 'FI', vatNumber: 'FI20774740', organisationNumber: null },
  DK: { countryCode: 'DK', vatNumber: 'DK13585628', organisationNumber: '13585628' },
} as const;

const AWKWARD = 'Åäö <b>"A & B"</b> \u0000\u000B ]]> &amp; €uro 😀 ’ \n rad två ';
const NOVEMBER = { periodFrom: '2026-11-01', periodTo: '2026-11-30' };
const RICH_LINES: readonly DraftLine[] = [
  ...SAMPLE_LINES,
  {
    description: AWKWARD.repeat(12),
    quantityMinutes: 3,
    unitPriceOre: 99_999,
    discount: { reason: 'Stamkund <3', basisPoints: 1_234 },
    ...NOVEMBER,
  },
  {
    description: 'Tågresor Stockholm–Västerås',
    quantityMinutes: 0,
    pieceHundredths: 325,
    unitPriceOre: 33_333,
    discount: { reason: 'Rabatt', amountOre: 17 },
    periodFrom: '2026-10-30',
    periodTo: '2026-12-02',
  },
];

/** Every kind of document in every trade, as name and document. */
export function documentCases(): (readonly [name: string, document: InvoiceDocument])[] {
  const kinds = ['invoice', 'credit_note', 'self_bill', 'self_bill_credit'] as const;
  const others = ['SE', 'SE without VAT', 'DE', 'FI', 'DK'] as const;
  const all = kinds.flatMap((kind) =>
    others.flatMap((other) =>
      (['SEK', 'EUR'] as const).flatMap((currency) =>
        [false, true].map((isRich) => ({ kind, other, currency, isRich })),
      ),
    ),
  );
  return all.map((one) => [nameOf(one), documentOf(one)]);
}

function nameOf({ kind, other, currency, isRich }: Case): string {
  return `${kind}, ${other}, ${currency}${isRich ? ', with everything' : ''}`;
}

const SAMPLES = {
  invoice: sampleInvoice,
  credit_note: sampleCreditNote,
  self_bill: sampleSelfBill,
  self_bill_credit: sampleSelfBillCredit,
};

function documentOf(one: Case): InvoiceDocument {
  const sample = SAMPLES[one.kind]();
  const treatment = treatmentOf(one);
  const amounts = buildInvoice({
    currency: one.currency,
    treatment,
    lines: one.isRich ? RICH_LINES : SAMPLE_LINES,
    ...(one.isRich && one.currency === 'SEK' && { rounding: 'krona' }),
    ...(one.isRich && one.kind === 'invoice' && { prepaidOre: 12_345 }),
  });
  const plain = { ...sample, ...partiesOf(one, sample) };
  return {
    ...plain,
    ...amounts,
    ...paymentOf(one, sample),
    ...(one.isRich && richness(plain)),
    exemptionText: treatment.exemptionText,
    vatInSek:
      one.currency === 'SEK'
        ? null
        : { vatOre: amounts.totals.vatOre * 11, rate: '11.0000', ...RATE },
  };
}

const RATE = { rateDate: '2026-11-30', rateSource: 'Riksbanken' };

function treatmentOf({ kind, other }: Case): VatTreatment {
  const decision = isSelfBilled(kind) ? vatForSeller(OTHERS[other]) : vatFor(OTHERS[other]);
  if (!decision.ok) throw new Error(decision.reason);
  return decision.treatment;
}

function partiesOf({ kind, other }: Case, { seller, buyer }: InvoiceDocument) {
  const { countryCode, ...numbers } = OTHERS[other];
  const party = <T extends InvoiceDocument['buyer']>(old: T): T => ({
    ...old,
    ...numbers,
    address: { ...old.address, countryCode },
  });
  return isSelfBilled(kind) ? { seller: party(seller) } : { buyer: party(buyer) };
}

function paymentOf({ kind, other, currency }: Case, { bankgiro }: InvoiceDocument) {
  if (isCredit(kind)) return {};
  if (other === 'SE' && currency === 'SEK') return { plusgiro: '428135-8' };
  const bankAccount = { iban: 'SE45 5000 0000 0583 9825 7466', bic: 'ESSESESS' };
  return { bankAccount, bankgiro: other === 'SE' ? bankgiro : '' };
}

function richness({ buyer, seller }: InvoiceDocument) {
  return {
    assignmentTitle: AWKWARD,
    references: { ours: '', yours: '', orderNumber: 'PO <4711> & Co' },
    isDemonstration: true,
    reason: AWKWARD,
    seller: { ...seller, name: `${AWKWARD}AB`, gln: '7300010000001', seat: '', website: '' },
    buyer: { ...buyer, address: { ...buyer.address, lines: ['c/o A & B', 'Storgatan', 'Plan 4'] } },
  };
}
