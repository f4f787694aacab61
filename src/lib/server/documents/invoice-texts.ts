import type { Locale } from '$lib/format/locale.ts';

/** Every fixed text of an invoice. */
export interface InvoiceTexts {
  readonly toPayBy: (date: string) => string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly terms: string;
  readonly daysNet: (days: number) => string;
  readonly period: string;
  readonly yourReference: string;
  readonly ourReference: string;
  readonly orderNumber: string;
  readonly organisationNumber: string;
  readonly vatNumber: string;
  readonly amountsIn: (currency: string) => string;
  readonly description: string;
  readonly linePeriod: string;
  readonly hours: string;
  readonly hourPrice: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly inHours: (quantity: string) => string;
  readonly inPieces: (quantity: string) => string;
  readonly discount: (share: string | null, reason: string, amount: string) => string;
  readonly amount: string;
  readonly net: string;
  readonly vat: (rate: string, base: string) => string;
  readonly rounding: string;
  readonly prepaid: string;
  readonly vatInSek: string;
  readonly exchangeRate: (rate: string, pair: string, date: string, source: string) => string;
  readonly payment: string;
  readonly bankgiro: string;
  readonly plusgiro: string;
  readonly ocr: string;
  readonly ocrHint: string;
  readonly qr: string;
  readonly lateInterest: (points: number) => string;
  readonly questions: string;
  readonly seat: string;
  readonly fTax: string;
  readonly page: (page: number, pages: number) => string;
  readonly demonstration: string;
  readonly draft: string;
  readonly draftNote: string;
}

const SV: InvoiceTexts = {
  toPayBy: (date) => `Att betala senast ${date}`,
  issueDate: 'Fakturadatum',
  dueDate: 'Förfallodatum',
  terms: 'Betalningsvillkor',
  daysNet: (days) => `${days} dagar netto`,
  period: 'Arbetet utfört',
  yourReference: 'Er referens',
  ourReference: 'Vår referens',
  orderNumber: 'Ert ordernummer',
  organisationNumber: 'Org.nr',
  vatNumber: 'Momsreg.nr',
  amountsIn: (currency) => `Belopp i ${currency} exklusive moms`,
  description: 'Beskrivning',
  linePeriod: 'Period',
  hours: 'Timmar',
  hourPrice: 'Pris per timme',
  quantity: 'Antal',
  unitPrice: 'À-pris',
  inHours: (quantity) => `${quantity}\u00A0tim`,
  inPieces: (quantity) => `${quantity}\u00A0st`,
  discount: (share, reason, amount) => discountText('Rabatt', share, reason, amount),
  amount: 'Belopp',
  net: 'Summa exklusive moms',
  vat: (rate, base) => `Moms ${rate} på ${base}`,
  rounding: 'Öresavrundning',
  prepaid: 'Redan betalt',
  vatInSek: 'Moms i svenska kronor',
  exchangeRate: (rate, pair, date, source) => `Kurs ${rate} ${pair} den ${date}, ${source}`,
  payment: 'Betalning',
  bankgiro: 'Bankgiro',
  plusgiro: 'Plusgiro',
  ocr: 'OCR-nummer',
  ocrHint: 'Ange OCR-numret när ni betalar, så hittar betalningen rätt.',
  qr: 'Betalningsuppgifterna som QR-kod',
  lateInterest: (points) =>
    `Efter förfallodagen tar vi ut dröjsmålsränta enligt räntelagen: ` +
    `referensräntan plus ${points} procentenheter.`,
  questions: 'Frågor om fakturan',
  seat: 'Styrelsens säte',
  fTax: 'Godkänd för F-skatt',
  page: (page, pages) => `Sida ${page} av ${pages}`,
  demonstration: 'Demonstration – påhittade uppgifter',
  draft: 'Utkast',
  draftNote: 'Utkast – inte utfärdad',
};

const EN: InvoiceTexts = {
  toPayBy: (date) => `To be paid by ${date}`,
  issueDate: 'Invoice date',
  dueDate: 'Due date',
  terms: 'Payment terms',
  daysNet: (days) => `${days} days net`,
  period: 'Work carried out',
  yourReference: 'Your reference',
  ourReference: 'Our reference',
  orderNumber: 'Your order number',
  organisationNumber: 'Company reg. no.',
  vatNumber: 'VAT no.',
  amountsIn: (currency) => `Amounts in ${currency}, excluding VAT`,
  description: 'Description',
  linePeriod: 'Period',
  hours: 'Hours',
  hourPrice: 'Price per hour',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  inHours: (quantity) => `${quantity}\u00A0h`,
  inPieces: (quantity) => `${quantity}\u00A0pcs`,
  discount: (share, reason, amount) => discountText('Discount', share, reason, amount),
  amount: 'Amount',
  net: 'Total excluding VAT',
  vat: (rate, base) => `VAT ${rate} on ${base}`,
  rounding: 'Rounding',
  prepaid: 'Already paid',
  vatInSek: 'VAT in Swedish kronor',
  exchangeRate: (rate, pair, date, source) => `Rate ${rate} ${pair} on ${date}, ${source}`,
  payment: 'Payment',
  bankgiro: 'Bankgiro',
  plusgiro: 'Plusgiro',
  ocr: 'Payment reference (OCR)',
  ocrHint: 'Please quote the payment reference so that your payment is matched at once.',
  qr: 'Payment details as a QR code',
  lateInterest: (points) =>
    `After the due date we charge late-payment interest under the Swedish Interest Act: ` +
    `the reference rate plus ${points} percentage points.`,
  questions: 'Questions about this invoice',
  seat: 'Registered office',
  fTax: 'Approved for F-tax (F-skatt)',
  page: (page, pages) => `Page ${page} of ${pages}`,
  demonstration: 'Demonstration – fictitious data',
  draft: 'Draft',
  draftNote: 'Draft – not issued',
};

/** `Rabatt 10 % (stamkund): −1 234,50`. */
function discountText(word: string, share: string | null, reason: string, amount: string): string {
  const parts = [
    word,
    ...(share === null ? [] : [share]),
    ...(reason === '' ? [] : [`(${reason})`]),
  ];
  return `${parts.join(' ')}: ${amount}`;
}

/** The fixed texts in a language. */
export function invoiceTexts(locale: Locale): InvoiceTexts {
  return locale === 'sv' ? SV : EN;
}
