import { parseVatNumber } from '../invoicing/vat-number.ts';
import { sumOre, type Ore } from '../money/ore.ts';
import { wholeKronor } from './whole-kronor.ts';

/** A document with services to a business in another EU state; credit notes are negative. */
export interface EuSale {
  readonly vatNumber: string;
  /** In SEK at the document's rate. */
  readonly netOre: Ore;
}

/** A buyer's row in the periodisk sammanställning. */
export interface EcSalesRow {
  readonly vatNumber: string;
  /** Whole kronor, in the column of services by the main rule. */
  readonly services: number;
}

/** The month `{year, month}` or quarter `{year, quarter}` reported. */
export type EcPeriod =
  | { readonly year: number; readonly month: number }
  | { readonly year: number; readonly quarter: number };

/** Who answers for the list. */
export interface EcReporter {
  /** `SE` and twelve digits. */
  readonly vatNumber: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
}

/** Longest texts the file takes. */
const LONGEST = { name: 35, phone: 17, amount: 12 } as const;

/**
 * Sums sales by buyer, in order of VAT number. A buyer whose sum is nought stays in: the row
 * takes back what an earlier list may have said.
 * @throws RangeError for a number that is no VAT number of another EU state
 */
export function ecSalesList(sales: readonly EuSale[]): EcSalesRow[] {
  const byBuyer = Map.groupBy(sales, ({ vatNumber }) => foreignVatNumber(vatNumber));
  return [...byBuyer]
    .map(([vatNumber, group]) => {
      const services = wholeKronor(sumOre(group.map(({ netOre }) => netOre)));
      return { vatNumber, services };
    })
    .sort((a, b) => (a.vatNumber < b.vatNumber ? -1 : 1));
}

/**
 * The list as a file for Skatteverket's file transfer (SKV 574008): text separated by semicolons;
 * the columns after the buyer are goods, triangulation and services. Source: Skatteverket, "Lämna
 * periodisk sammanställning med filöverföring".
 * @throws RangeError for texts and amounts that the file does not take
 */
export function ecSalesFile(
  rows: readonly EcSalesRow[],
  period: EcPeriod,
  reporter: EcReporter,
): string {
  const lines = [
    'SKV574008;',
    reporterLine(period, reporter),
    ...rows.map(({ vatNumber, services }) => `${vatNumber};;;${amount(services)};`),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

function reporterLine(period: EcPeriod, { vatNumber, name, phone, email }: EcReporter): string {
  const digits = vatNumber.replace(/^SE/, '');
  if (!/^\d{12}$/.test(digits)) throw new RangeError(`Not a Swedish VAT number: ${vatNumber}`);
  if (!isField(name, LONGEST.name)) throw new RangeError(`Not a name of 1–35 signs: ${name}`);
  if (phone.length > LONGEST.phone || !/^(\d+-\d+|\+\d+)$/.test(phone)) {
    throw new RangeError(`Not a telephone number as 08-123456 or +468123456: ${phone}`);
  }
  if (email !== null && !isField(email, 254)) throw new RangeError(`Not an address: ${email}`);
  return [digits, periodCode(period), name, phone, email ?? ''].join(';');
}

function periodCode(period: EcPeriod): string {
  const year = String(period.year % 100).padStart(2, '0');
  if ('quarter' in period) return `${year}-${within(period.quarter, 4)}`;
  return `${year}${String(within(period.month, 12)).padStart(2, '0')}`;
}

function within(number: number, last: number): number {
  if (Number.isInteger(number) && number >= 1 && number <= last) return number;
  throw new RangeError(`Not a part of a year: ${number}`);
}

function amount(kronor: number): string {
  const written = String(kronor);
  if (written.length > LONGEST.amount) throw new RangeError(`Too large for the file: ${kronor}`);
  return written;
}

function isField(text: string, longest: number): boolean {
  return text.trim() !== '' && text.length <= longest && !/[;\r\n"]/.test(text);
}

function foreignVatNumber(text: string): string {
  const found = parseVatNumber(text);
  if (found !== null && found.countryCode !== 'SE') return found.number;
  throw new RangeError(`Not a VAT number of another EU state: ${text}`);
}
