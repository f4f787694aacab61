import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readBankFile } from './read-bank-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = (text: string) => readBankFile(bytes(text))[0]?.transactions ?? [];

const swedish = `Kontonummer;5050-1055
Bokföringsdag;Belopp;Avsändare;Namn;Referens;Meddelande;Saldo
2026-11-26;1 250,00;;Åkerlöfs Bageri AB;2026000105;;101 250,00
2026/11/27;-1.234,50;;Hyra;Överföring;"Hyra; december";100 015,50
`;

describe('a Swedish list', () => {
  it('is read below the lines that banks put above the headings', () => {
    expect(readBankFile(bytes(swedish))).toMatchObject([
      { format: 'csv', account: null, currency: 'SEK', openingOre: null },
    ]);
    expect(rows(swedish)).toMatchObject([
      {
        bookedOn: '2026-11-26',
        amountOre: 125_000,
        references: [{ reference: '2026000105', amountOre: null }],
        counterparty: { name: null },
      },
      {
        bookedOn: '2026-11-27',
        amountOre: -123_450,
        references: [],
        text: 'Överföring Hyra; december',
      },
    ]);
  });

  it('may be UTF-8 with or without mark, ISO-8859-1, and of any line end', () => {
    const expected = rows(swedish);
    for (const file of [
      bytes(`\uFEFF${swedish}`),
      iconv.encode(swedish, 'latin1'),
      bytes(swedish.replaceAll('\n', '\r\n')),
      bytes(swedish.replaceAll('\n', '\r')),
    ]) {
      expect(readBankFile(file)[0]?.transactions).toEqual(expected);
    }
  });

  it.each([
    ['\t', 'Datum\tText\tBelopp\n20261126\tHej\t12,5\n'],
    [',', 'Booking date,Message,Amount,Currency\n2026-11-26,Hej,"12.50",sek'],
    [';', 'Datum;Text;Belopp\n2026-11-26;Hej;"12,50 kr"'],
  ])('may be separated by "%s"', (_, text) => {
    expect(rows(text)).toMatchObject([{ bookedOn: '2026-11-26', amountOre: 1250, text: 'Hej' }]);
  });

  it.each([
    ['1 234 567,89', 123_456_789],
    ['1.234.567,89', 123_456_789],
    ['1,234,567.89', 123_456_789],
    ['−0,5', -50],
    ['+12', 1200],
    ["1'000.00", 100_000],
  ])('reads the amount %s', (written, ore) => {
    expect(rows(`Datum;Belopp\n2026-11-26;${written}\n`)[0]?.amountOre).toBe(ore);
  });

  it('keeps equal rows of a day apart, the same way every time', () => {
    const twice = 'Datum;Text;Belopp\n2026-11-26;Kund;100,00\n2026-11-26;Kund;100,00\n';
    const references = rows(twice).map((each) => each.entryReference);
    expect(references).toEqual(['csv:|Kund||', 'csv:|Kund||#2']);
    expect(rows(twice).map((each) => each.entryReference)).toEqual(references);
  });
});

describe('a bad list', () => {
  const refusal = (text: string) => {
    try {
      readBankFile(bytes(text));
      return null;
    } catch (error) {
      const { code, values } = error as { code?: string; values?: object };
      return { code, ...values };
    }
  };

  const whole = swedish.trimEnd();
  it('cut anywhere in its last row is refused, or all of it is there', () => {
    const all = rows(swedish);
    const start = whole.lastIndexOf('\n') + 1;
    for (let end = start + 1; end <= whole.length; end += 1) {
      const text = whole.slice(0, end);
      const read = refusal(text) === null ? rows(text).map((each) => each.amountOre) : null;
      expect([null, all.map((each) => each.amountOre)], text.slice(start)).toContainEqual(read);
    }
    expect(rows(whole)).toEqual(all);
  });

  it.each([
    ['Datum;Text;Belopp', '2026-11-26;Hyra;1 2', 'cut'],
    ['Datum;Text;Belopp', '2026-11-26;Hyra;1 250,0', 'cut'],
    ['Datum;Text;Belopp', '2026-11-26;Hyra;1 250,00', 'whole'],
    ['Datum;Text;Belopp', '2026-11-26;Hyra;1250,00', 'whole'],
    ['Datum;Text;Belopp', '2026-11-26;Hyra;1,25', 'unsure'],
    ['Datum;Text;Belopp', '2026-11-25;Hyra;3,50\n2026-11-26;Hyra;1,25', 'whole'],
    ['Datum;Text;Belopp', '2026-11-25;Hyra;1,250.00\n2026-11-26;Hyra;1,25', 'unsure'],
    ['Datum;Belopp;OCR', '2026-11-26;1250,00;20260001', 'unsure'],
    ['Datum;Belopp;OCR', '2026-11-26;1250,00;"2026000105"', 'whole'],
    ['Datum;Belopp;Text', '2026-11-26;1250,00;Hyra nov', 'unsure'],
    ['Datum;Belopp;Text', '2026-11-26;1250,00;', 'unsure'],
    ['Datum;Belopp;Kategori', '2026-11-26;1250,00;Hyra', 'unsure'],
    ['Datum;Belopp;Valuta', '2026-11-26;1250,00;SE', 'cut'],
    ['Datum;Belopp;Saldo', '2026-11-26;1250,00;10 000,00', 'whole'],
    ['Datum;Belopp;Saldo', '2026-11-26;1250,00;10 000', 'cut'],
    ['Datum;Belopp;Saldo', '2026-11-25;5,00;1 000,00\n2026-11-26;10,00;1 01', 'cut'],
    ['Datum;Belopp;Saldo', '2026-11-25;5,00;1 000,00\n2026-11-26;10,00;1 010,00', 'whole'],
    ['Datum;Belopp;Saldo', '2026-11-26;10,00;1 010,00\n2026-11-25;5,00;1 000,00', 'whole'],
  ])('without its last line end: %s / %s', (head, row, verdict) => {
    const line = row.split('\n').length + 1;
    const cell = row.split(';').at(-1);
    const told = verdict === 'cut' ? { code: 'csv_row_cut', line } : null;
    const asked = verdict === 'unsure' ? { code: 'csv_end_unsure', line, cell } : null;
    expect(refusal(`${head}\n${row}`)).toEqual(told ?? asked);
    expect(String(refusal(`${head}\n${row}\n`)?.code)).not.toMatch(/cut|unsure/);
  });

  it.each([
    ['2026-13-01;1,00', { field: 'date', value: '2026-13-01' }],
    ['2026-11-26;1,005', { field: 'amount', value: '1,005' }],
    ['2026-11-26;', { field: 'amount', value: '' }],
    ['2026-11-26;12.34.56', { field: 'amount', value: '12.34.56' }],
    ['2026-11-26', { field: 'columns' }],
    ['2026-11-26;"1,00', { field: '"' }],
  ])('names the line of "%s"', (row, values) => {
    expect(refusal(`Datum;Belopp\n2026-11-25;5,00\n\n${row}\n`)).toEqual({
      code: 'csv_row_broken',
      line: 4,
      ...values,
    });
  });

  it('without a day or an amount is none', () => {
    expect(refusal('Datum;Saldo\n2026-11-26;5,00')).toMatchObject({ code: 'csv_columns_missing' });
  });

  it('in two currencies is refused', () => {
    const text = 'Datum;Belopp;Valuta\n2026-11-26;5,00;SEK\n2026-11-26;5,00;EUR';
    expect(refusal(text)).toMatchObject({ code: 'currency_mismatch' });
  });
});
