import type { AccountNumber } from '$lib/domain/bookkeeping/account.ts';
import { assertBalanced, type Posting, type Voucher } from '$lib/domain/bookkeeping/voucher.ts';
import { parseOrganisationNumber } from '$lib/domain/invoicing/organisation-number.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { sieBytes, sieField } from './sie-text.ts';

/** A voucher with its series; the bookkeeping system gives it its number. */
export interface SieVoucher extends Voucher {
  /** Letters and digits, or nothing to leave the series to the bookkeeping system too. */
  readonly series: string;
}

/** What goes from the invoicing to the bookkeeping system. */
export interface SieFile {
  readonly program: { readonly name: string; readonly version: string };
  readonly generatedOn: IsoDate;
  readonly generatedBy: string;
  readonly company: { readonly name: string; readonly organisationNumber: string };
  /** Every account that the vouchers use. */
  readonly accounts: readonly { readonly number: AccountNumber; readonly name: string }[];
  readonly vouchers: readonly SieVoucher[];
}

/** The books' currency: SIE knows one for a whole file. */
const CURRENCY = 'SEK';

/**
 * Writes a transaction file of type 4I by "SIE filformat, utgåva 4B" (2008-09-30), for import into
 * a bookkeeping system: code page 437, no numbers of vouchers, each voucher in balance.
 * @throws RangeError for a voucher out of balance, in another currency, or on an account that is
 *   not among the file's, and for a wrong organisation number
 */
export function writeSie4i(file: SieFile): Uint8Array {
  const known = new Set(file.accounts.map(({ number }) => number));
  const lines = [
    ...headLines(file),
    ...file.accounts.map(({ number, name }) => `#KONTO ${number} ${sieField(name)}`),
    ...file.vouchers.flatMap((voucher) => voucherLines(voucher, known)),
  ];
  return sieBytes(lines.map((line) => `${line}\r\n`).join(''));
}

function headLines({ program, generatedOn, generatedBy, company }: SieFile): string[] {
  const organisationNumber = parseOrganisationNumber(company.organisationNumber);
  if (organisationNumber === null) {
    throw new RangeError(`Not an organisation number: ${company.organisationNumber}`);
  }
  return [
    '#FLAGGA 0',
    `#PROGRAM ${sieField(program.name)} ${sieField(program.version)}`,
    '#FORMAT PC8',
    `#GEN ${sieDate(generatedOn)} ${sieField(generatedBy)}`,
    '#SIETYP 4',
    `#ORGNR ${organisationNumber}`,
    `#FNAMN ${sieField(company.name)}`,
  ];
}

function voucherLines(voucher: SieVoucher, known: ReadonlySet<AccountNumber>): string[] {
  assertBalanced(voucher);
  const { series, date, text, postings } = voucher;
  if (!/^[A-Za-z0-9]*$/.test(series)) throw new RangeError(`Not a series: ${series}`);
  return [
    `#VER ${sieField(series)} "" ${sieDate(date)} ${sieField(text)}`,
    '{',
    ...postings.map((posting) => transactionLine(posting, known)),
    '}',
  ];
}

function transactionLine(posting: Posting, known: ReadonlySet<AccountNumber>): string {
  const { account, amountOre, currency } = posting;
  if (currency !== CURRENCY) throw new RangeError(`The books are in ${CURRENCY}, not ${currency}`);
  if (!known.has(account)) throw new RangeError(`Account ${account} is not in the file`);
  return `  #TRANS ${account} {} ${sieAmount(amountOre)}`;
}

function sieDate(day: IsoDate): string {
  return day.replaceAll('-', '');
}

function sieAmount(ore: Ore): string {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
