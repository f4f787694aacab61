import { isCredit } from '$lib/domain/invoicing/document-kind.ts';
import { printedNumber, type InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { settlementText } from '../settlement-text.ts';
import { compact } from './electronic-address.ts';
import { line, text, wrap, type XmlElement } from './xml.ts';

/** UNCL 4461. */
const CREDIT_TRANSFER = '30';
const SEPA_CREDIT_TRANSFER = '58';

/** An account and the branch that tells what kind it is. */
interface Channel {
  readonly account: string;
  readonly branch: string;
}

/** How to pay, and on what terms; a credit only says how it is settled. */
export function paymentElements(document: InvoiceDocument): XmlElement {
  return {
    'cac:PaymentMeans': isCredit(document.kind) ? [] : paymentMeans(document),
    'cac:PaymentTerms': wrap('cbc:Note', text(settlementText(document))),
  };
}

function paymentMeans(document: InvoiceDocument): XmlElement[] {
  const isSepa = document.currency === 'EUR' && document.bankAccount !== null;
  // Several ways to pay must share one code: euro by IBAN is another than money to a giro.
  const channels = isSepa ? ibanChannel(document) : [...giros(document), ...ibanChannel(document)];
  return channels.map(({ account, branch }) => ({
    'cbc:PaymentMeansCode': isSepa ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER,
    'cbc:PaymentID': text(document.ocr) ?? printedNumber(document),
    'cac:PayeeFinancialAccount': {
      'cbc:ID': account,
      'cbc:Name': line(document.seller.name),
      'cac:FinancialInstitutionBranch': wrap('cbc:ID', text(branch)),
    },
  }));
}

/** Swedish giros, by digits alone (Peppol rules SE-R-007–010). */
function giros({ bankgiro, plusgiro }: InvoiceDocument): Channel[] {
  return [
    { account: compact(bankgiro), branch: 'SE:BANKGIRO' },
    { account: compact(plusgiro), branch: 'SE:PLUSGIRO' },
  ].filter(({ account }) => account !== '');
}

function ibanChannel({ bankAccount }: InvoiceDocument): Channel[] {
  if (bankAccount === null) return [];
  return [{ account: compact(bankAccount.iban), branch: compact(bankAccount.bic) }];
}
