import type { Ore } from '#lib/domain/money/ore.ts';
import { BankFileError } from './bank-file-error.ts';
import type { CsvRow } from './csv-rows.ts';

/** Where the cells are that show by themselves whether they are whole. */
type Columns = { readonly [Name in 'amount' | 'balance' | 'currency']?: number };
/** Reads an amount of a line; throws when it is none. */
type ReadOre = (text: string, line: number) => Ore;

/**
 * A file that was cut off may end within its last cell, and then the rest still looks like a row.
 * A last row without its line end is taken when the cell itself shows that it is whole: a balance
 * that goes on from the row before, an amount with its two decimals, a currency.
 * @throws BankFileError `csv_row_cut` when the cell shows that it is not whole, `csv_end_unsure` with
 *   the cell when only a person who looks at the bank can tell
 */
export function assertEnded(rows: readonly CsvRow[], columns: Columns, read: ReadOre): void {
  const last = rows.at(-1);
  if (last === undefined || last.isEnded) return;
  const cell = last.cells.at(-1) ?? '';
  const verdict = verdictOn(cell, last.cells.length - 1, rows, { columns, read });
  if (verdict === 'cut') throw new BankFileError('csv_row_cut', { line: last.line });
  if (verdict === 'unsure') throw new BankFileError('csv_end_unsure', { line: last.line, cell });
}

type Verdict = 'whole' | 'cut' | 'unsure';

function verdictOn(
  cell: string,
  at: number,
  rows: readonly CsvRow[],
  { columns, read }: { columns: Columns; read: ReadOre },
): Verdict {
  if (at === columns.currency) return /^[a-z]{3}$/iu.test(cell) ? 'whole' : 'cut';
  if (at === columns.balance) {
    const [before, last] = rows.slice(-2);
    if (before && last) return goesOn(before, last, columns, read) ? 'whole' : 'cut';
  }
  if (at !== columns.amount && at !== columns.balance) return 'unsure';
  const others = rows.slice(0, -1).map(({ cells }) => cells[at] ?? '');
  return amountVerdict(cell, others);
}

/** `1,25` may be all of it or the beginning of `1,250.00`; the other rows show which. */
function amountVerdict(cell: string, others: readonly string[]): Verdict {
  const sign = decimalSign(cell);
  if (sign === null) return 'cut';
  const isCertain = /(kr|sek)$|\d{4}[.,]\d{2}$|[\d][\s.,']\d{3}[.,]\d{2}$/iu.test(cell);
  return isCertain || others.some((other) => decimalSign(other) === sign) ? 'whole' : 'unsure';
}

/** What stands before the two decimals of an amount; null when it has not two. */
function decimalSign(amount: string): string | null {
  return /([.,])\d{2}(\s*(kr|sek))?$/iu.exec(amount)?.[1] ?? null;
}

/** Whether the balance of one of two rows is that of the other and its own amount, in either order. */
function goesOn(
  before: CsvRow,
  last: CsvRow,
  { amount = -1, balance = -1 }: Columns,
  read: ReadOre,
): boolean {
  const oreOf = ({ cells, line }: CsvRow, at: number) => read(cells[at] ?? '', line);
  const [earlier, later] = [oreOf(before, balance), oreOf(last, balance)];
  return later === earlier + oreOf(last, amount) || earlier === later + oreOf(before, amount);
}
