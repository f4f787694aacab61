import type { DocumentKind } from '$lib/domain/invoicing/document-kind.ts';
import type { CreditSettlement } from '$lib/domain/invoicing/invoice-document.ts';
import type { Locale } from '$lib/format/locale.ts';

/** How a credit is settled: with the customer, or with the consultant of a self-bill. */
type SettlementTexts = Readonly<Record<CreditSettlement, (number: string) => string>>;

/** The fixed texts that tell the documents apart. */
export interface KindTexts {
  readonly title: Readonly<Record<DocumentKind, string>>;
  readonly total: Readonly<Record<DocumentKind, string>>;
  readonly buyer: Readonly<Record<'customer' | 'selfBilling', string>>;
  readonly selfBilling: string;
  readonly credited: string;
  readonly paidOutOn: (date: string) => string;
  readonly payoutDate: string;
  readonly corrects: string;
  readonly correctsValue: (number: string, date: string) => string;
  readonly reason: string;
  readonly settled: string;
  readonly creditNote: SettlementTexts;
  readonly selfBillCredit: SettlementTexts;
  readonly drawnUp: (buyer: string, agreedOn: string) => string;
  readonly approved: Readonly<Record<'explicit' | 'silent', (date: string) => string>>;
}

const SV: KindTexts = {
  title: {
    invoice: 'Faktura',
    claim: 'Faktura för sen betalning',
    credit_note: 'Kreditfaktura',
    self_bill: 'Faktura',
    self_bill_credit: 'Kreditfaktura',
  },
  total: {
    invoice: 'Att betala',
    claim: 'Att betala',
    credit_note: 'Att kreditera',
    self_bill: 'Att betala ut',
    self_bill_credit: 'Att kreditera',
  },
  buyer: { customer: 'Kund', selfBilling: 'Köpare och utställare' },
  selfBilling: 'Självfakturering',
  credited: 'Krediterat belopp inklusive moms',
  paidOutOn: (date) => `Betalas ut ${date}`,
  payoutDate: 'Utbetalningsdag',
  corrects: 'Krediterar',
  correctsValue: (number, date) => `Faktura ${number} från ${date}`,
  reason: 'Orsak',
  settled: 'Så regleras beloppet',
  creditNote: {
    deducted: (number) =>
      `Beloppet dras av från det som är kvar att betala på faktura ${number}. Ingenting ska ` +
      `betalas på den här kreditfakturan.`,
    refunded: () =>
      'Beloppet betalas tillbaka till det konto eller kort som fakturan betalades från.',
    kept: () => 'Beloppet står er till godo och dras av från er nästa faktura.',
  },
  selfBillCredit: {
    deducted: (number) => `Beloppet dras av från utbetalningen av faktura ${number}.`,
    refunded: () => 'Beloppet ska betalas tillbaka till köparen.',
    kept: () => 'Beloppet dras av från nästa utbetalning.',
  },
  drawnUp: (buyer, agreedOn) =>
    `Fakturan är upprättad av köparen, ${buyer}, i säljarens namn enligt avtal om ` +
    `självfakturering den ${agreedOn}.`,
  approved: {
    explicit: (date) => `Säljaren godkände fakturan den ${date}.`,
    silent: (date) =>
      `Säljaren har inte invänt inom avtalad tid, så fakturan gäller som godkänd den ${date}.`,
  },
};

const EN: KindTexts = {
  title: {
    invoice: 'Invoice',
    claim: 'Late payment invoice',
    credit_note: 'Credit note',
    self_bill: 'Invoice',
    self_bill_credit: 'Credit note',
  },
  total: {
    invoice: 'Amount to pay',
    claim: 'Amount to pay',
    credit_note: 'Amount credited',
    self_bill: 'Amount to be paid out',
    self_bill_credit: 'Amount credited',
  },
  buyer: { customer: 'Customer', selfBilling: 'Buyer and issuer' },
  selfBilling: 'Self-billing (självfakturering)',
  credited: 'Amount credited, including VAT',
  paidOutOn: (date) => `To be paid out on ${date}`,
  payoutDate: 'Payout date',
  corrects: 'Credits',
  correctsValue: (number, date) => `Invoice ${number} of ${date}`,
  reason: 'Reason',
  settled: 'How the amount is settled',
  creditNote: {
    deducted: (number) =>
      `The amount is deducted from what remains to be paid on invoice ${number}. Nothing is to ` +
      `be paid on this credit note.`,
    refunded: () => 'The amount is refunded to the account or card that the invoice was paid from.',
    kept: () => 'The amount is kept as a credit and deducted from your next invoice.',
  },
  selfBillCredit: {
    deducted: (number) => `The amount is deducted from the payout of invoice ${number}.`,
    refunded: () => 'The amount is to be paid back to the buyer.',
    kept: () => 'The amount is deducted from the next payout.',
  },
  drawnUp: (buyer, agreedOn) =>
    `This invoice was drawn up by the buyer, ${buyer}, in the name of the seller under a ` +
    `self-billing agreement of ${agreedOn}.`,
  approved: {
    explicit: (date) => `The seller approved it on ${date}.`,
    silent: (date) =>
      `The seller raised no objection within the agreed time, and it counts as approved on ${date}.`,
  },
};

/** The texts of the documents in a language. */
export function kindTexts(locale: Locale): KindTexts {
  return locale === 'sv' ? SV : EN;
}
