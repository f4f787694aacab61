import type { BankStatement } from '#lib/domain/banking/bank-statement.ts';
import type { BankTransaction } from '#lib/domain/banking/bank-transaction.ts';
import { isIsoDate, type IsoDate } from '#lib/domain/time/day.ts';
import { assertOre, type Ore } from '#lib/domain/money/ore.ts';
import { BankFileError } from './bank-file-error.ts';
import { assertEnded } from './csv-end.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
import { decodeText } from './decode-bank-file.ts';
import { withDistinctReferences } from './distinct-references.ts';

/** Headings of Swedish banks, in Swedish and English; of several the first in the list is meant. */
const HEADINGS = {
  day: ['bokföringsdag', 'bokföringsdatum', 'bokförd', 'booking date', 'booked', 'datum', 'date'],
  amount: ['belopp', 'insättning/uttag', 'amount'],
  reference: ['ocr', 'referens', 'referensnummer', 'reference'],
  text: ['meddelande', 'text', 'beskrivning', 'transaktion', 'rubrik', 'message', 'description'],
  name: ['avsändare', 'namn', 'betalare', 'motpart', 'payer', 'name', 'counterparty'],
  balance: ['saldo', 'bokfört saldo', 'balance'],
  entry: ['verifikationsnummer', 'transaktions-id', 'transaktionsreferens', 'transaction id'],
  currency: ['valuta', 'currency'],
} as const;

type Column = keyof typeof HEADINGS;
type Columns = Readonly<Partial<Record<Column, number>>>;

/**
 * Reads the list of transactions that Swedish banks let people download. Columns are known by
 * their headings; a booking day and an amount must be there. The file names no account.
 * @throws BankFileError with the line when a row cannot be read, or its end is missing; nothing is
 *   returned then
 */
export function readBankCsv(bytes: Uint8Array): BankStatement {
  const [head, ...rows] = csvRows(decodeText(bytes), (cells) => columnsOf(cells) !== null);
  const headings = head?.cells ?? [];
  const columns = columnsOf(headings) ?? {};
  const transactions = rows.map((row) => {
    assertWhole(row, headings.length);
    return transactionOf(row, columns);
  });
  assertEnded(rows, columns, signedOre);
  return {
    format: 'csv',
    account: null,
    currency: oneCurrency(transactions),
    messageId: null,
    createdAt: null,
    openingOre: null,
    closingOre: null,
    transactions: withDistinctReferences(transactions),
    pendingCount: 0,
  };
}

/** A file that was cut off ends in a row with too few cells. */
function assertWhole({ line, cells }: CsvRow, width: number): void {
  if (cells.length < width) throw new BankFileError('csv_row_broken', { line, field: 'columns' });
}

function columnsOf(cells: readonly string[]): Columns | null {
  const names = cells.map((cell) => cell.toLowerCase().replace(/\s+/g, ' '));
  const found = Object.entries(HEADINGS).flatMap(([column, headings]) => {
    const heading = headings.find((each) => names.includes(each));
    return heading === undefined ? [] : [[column, names.indexOf(heading)] as const];
  });
  const columns: Columns = Object.fromEntries(found);
  return columns.day === undefined || columns.amount === undefined ? null : columns;
}

function transactionOf({ line, cells }: CsvRow, columns: Columns): BankTransaction {
  const cell = (column: Column) => cells[columns[column] ?? -1] ?? '';
  const [reference, text, name] = [cell('reference'), cell('text'), cell('name')];
  return {
    bookedOn: dayOf(cell('day'), line),
    amountOre: signedOre(cell('amount'), line),
    currency: cell('currency').toUpperCase() || 'SEK',
    // A column of references holds what banks find, also words: only digits are an OCR.
    references: /^[\d ]+$/.test(reference) ? [{ reference, amountOre: null }] : [],
    text: [reference, text].filter((each) => each !== '').join(' '),
    counterparty: { name: name || null, organisationNumber: null, iban: null },
    entryReference: cell('entry') || fingerprint([reference, text, name, cell('balance')]),
    paymentReferences: [],
    isReversal: false,
  };
}

/** What tells a row apart when the bank gives it no number; the balance after it helps. */
function fingerprint(cells: readonly string[]): string {
  return `csv:${cells.join('|')}`;
}

function dayOf(text: string, line: number): IsoDate {
  const day = text.replace(/^(\d{4})[./]?(\d{2})[./]?(\d{2})$/, '$1-$2-$3');
  if (!isIsoDate(day))
    throw new BankFileError('csv_row_broken', { line, field: 'date', value: text });
  return day;
}

/** `1 234,50`, `-1.234,50`, `1,234.50`, `−12` or `12 kr`: the last sign of two is the decimal one. */
function signedOre(text: string, line: number): Ore {
  const compact = text
    .replace(/[\s\u00A0\u202F']/g, '')
    .replace(/\u2212/, '-')
    .replace(/(kr|sek)$/i, '');
  const [, sign = '', whole = '', fraction = ''] =
    /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+(?=,|$)|\d{1,3}(?:,\d{3})+(?=\.))(?:[.,](\d{1,2}))?$/.exec(
      compact,
    ) ?? [];
  if (whole === '')
    throw new BankFileError('csv_row_broken', { line, field: 'amount', value: text });
  const ore = Number(`${whole.replace(/[.,]/g, '')}${fraction.padEnd(2, '0')}`);
  if (!Number.isSafeInteger(ore))
    throw new BankFileError('csv_row_broken', { line, field: 'amount' });
  return assertOre(sign === '-' ? -ore : ore);
}

function oneCurrency(transactions: readonly BankTransaction[]): string | null {
  const currencies = new Set(transactions.map(({ currency }) => currency));
  if (currencies.size > 1) {
    throw new BankFileError('currency_mismatch', { value: [...currencies].join(', ') });
  }
  return [...currencies][0] ?? null;
}
