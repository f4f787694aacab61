/**
 * Comma-separated values (RFC 4180), as spreadsheets of the two languages read them: semicolon and
 * decimal comma in Swedish, comma and decimal point in English.
 */
export type CsvDialect = { readonly separator: ';' | ','; readonly decimalSign: ',' | '.' };

export const CSV_DIALECTS = {
  sv: { separator: ';', decimalSign: ',' },
  en: { separator: ',', decimalSign: '.' },
} as const satisfies Record<string, CsvDialect>;

/** Tells a spreadsheet that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A number in whole units of its last decimal: 123450 with 2 decimals is 1234.50. */
type CsvNumber = { readonly scaled: number; readonly decimals: number };

/** What stands in a cell: text, a number, or nothing. */
export type CsvCell = string | CsvNumber | null;

/** An amount in öre, written in kronor with two decimals. */
export function oreCell(ore: number | null): CsvCell {
  return ore === null ? null : { scaled: ore, decimals: 2 };
}

/** Minutes, written in hours with two decimals (rounded half up). */
export function hoursCell(minutes: number): CsvCell {
  return { scaled: Math.round((minutes * 100) / 60), decimals: 2 };
}

/** A whole number. */
export function wholeCell(value: number): CsvCell {
  return { scaled: value, decimals: 0 };
}

/**
 * One line with its line end. Text that a spreadsheet would run as a formula (it begins with
 * `=`, `+`, `-`, `@`, a tab or a line break) gets an apostrophe first: names and messages come from
 * others. Numbers are ours and stay plain, also below zero.
 */
export function csvLine(cells: readonly CsvCell[], dialect: CsvDialect): string {
  return `${cells.map((cell) => written(cell, dialect)).join(dialect.separator)}\r\n`;
}

function written(cell: CsvCell, dialect: CsvDialect): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quoted(withoutFormula(cell), dialect);
  return quoted(decimal(cell, dialect), dialect);
}

function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
}

function quoted(text: string, { separator }: CsvDialect): string {
  const needsQuotes = text.includes(separator) || /["\r\n]|^\s|\s$/u.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

function decimal({ scaled, decimals }: CsvNumber, { decimalSign }: CsvDialect): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : decimalSign + digits.slice(-decimals);
  return `${scaled < 0 ? '-' : ''}${whole}${fraction}`;
}
