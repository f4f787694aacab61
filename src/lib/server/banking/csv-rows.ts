import { BankFileError } from './bank-file-error.ts';

/** Cells of one line with the number of the line in the file, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether the row has its line end, or a last cell in quotes: only then it is surely whole. */
  readonly isEnded: boolean;
}

const SEPARATORS = [';', '\t', ','] as const;

/**
 * Splits CSV into rows (RFC 4180 quoting; line ends of any kind; empty lines left out). The
 * separator is the one of semicolon, tab and comma that the header has most of.
 * @param header tells the line that names the columns from the lines banks put above it
 * @throws BankFileError when no line is a header or a quoted cell has no end
 */
export function csvRows(text: string, header: (cells: string[]) => boolean): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const separator = separatorOf(line);
    if (header(split(line, separator, index + 1))) return rowsFrom(lines, index, separator);
  }
  throw new BankFileError('csv_columns_missing', { value: lines[0]?.slice(0, 80) ?? '' });
}

function rowsFrom(lines: readonly string[], first: number, separator: string): CsvRow[] {
  return lines.slice(first).flatMap((line, index) => {
    const number = first + index + 1;
    if (line.trim() === '') return [];
    const isEnded = number < lines.length || line.trimEnd().endsWith('"');
    return [{ line: number, cells: split(line, separator, number), isEnded }];
  });
}

function separatorOf(line: string): string {
  const counts = SEPARATORS.map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

function split(line: string, separator: string, number: number): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (isQuoted && sign === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  if (isQuoted) throw new BankFileError('csv_row_broken', { line: number, field: '"' });
  return [...cells, cell.trim()];
}
