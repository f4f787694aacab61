import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_DIALECTS, csvLine, hoursCell, oreCell, wholeCell, type CsvDialect } from './csv.ts';

const { sv, en } = CSV_DIALECTS;

/** Reads lines as RFC 4180 describes them, character by character. */
function parse(text: string, { separator }: CsvDialect): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) [row, cell] = [[...row, cell], ''];
    else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell, at] = [[], '', at + 1];
    } else cell += sign;
  }
  return rows;
}

/** Text as people write it, rich in signs that could break a cell. */
const nasty = fc.array(
  fc.oneof(
    fc.constantFrom(...';,"\'=+-@\t\r\n åäö'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  ),
  { maxLength: 8 },
);
const texts = fc.array(
  nasty.map((parts) => parts.join('')),
  { minLength: 1, maxLength: 6 },
);

describe('a line of CSV', () => {
  it.each(['sv', 'en'] as const)('parses back to what was written (%s)', (locale) => {
    const dialect = CSV_DIALECTS[locale];
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((cells) => csvLine(cells, dialect)).join('');
        const expected = rows.map((cells) =>
          cells.map((cell) => (/^[=+\-@\t\r\n]/u.test(cell) ? `'${cell}` : cell)),
        );
        expect(parse(text, dialect)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('never begins a cell of text with a sign that starts a formula', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const [row = []] = parse(csvLine(cells, sv), sv);
        expect(row.filter((cell) => /^[=+\-@\t\r\n]/u.test(cell))).toEqual([]);
      }),
    );
  });

  it('defuses the formulas it is known for', () => {
    expect(csvLine(['=HYPERLINK("http://x";"y")', '+46701234567', '@SUM(A1)'], sv)).toBe(
      `"'=HYPERLINK(""http://x"";""y"")";'+46701234567;'@SUM(A1)\r\n`,
    );
  });

  it('writes amounts and hours as plain decimals of the language', () => {
    const cells = [oreCell(123456789), oreCell(-5), hoursCell(455), wholeCell(-3), null];
    expect(csvLine(cells, sv)).toBe('1234567,89;-0,05;7,58;-3;\r\n');
    expect(csvLine(cells, en)).toBe('1234567.89,-0.05,7.58,-3,\r\n');
  });

  it('keeps every öre', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (ore) => {
        const written = csvLine([oreCell(ore)], en).trim();
        expect(BigInt(written.replace('.', ''))).toBe(BigInt(ore));
        expect(written).toMatch(/^-?\d+\.\d\d$/u);
      }),
    );
  });
});
