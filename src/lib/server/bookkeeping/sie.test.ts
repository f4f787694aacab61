import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { writeSie4i, type SieFile, type SieVoucher } from './sie.ts';

const voucher: SieVoucher = {
  series: 'F',
  date: '2026-11-27',
  text: 'Faktura 20260001, Åkerlöfs "Bageri" AB',
  postings: [
    { account: '1510', amountOre: 125_005, currency: 'SEK' },
    { account: '3001', amountOre: -100_004, currency: 'SEK' },
    { account: '2611', amountOre: -25_001, currency: 'SEK' },
  ],
};

function file(part: Partial<SieFile> = {}): SieFile {
  return {
    program: { name: 'Rollkoll', version: '1.0' },
    generatedOn: '2026-11-30',
    generatedBy: 'Eva Ekonom',
    company: { name: 'Rollkoll AB', organisationNumber: '556016-0680' },
    accounts: [
      { number: '1510', name: 'Kundfordringar' },
      { number: '2611', name: 'Utgående moms på försäljning inom Sverige, 25 %' },
      { number: '3001', name: 'Försäljning inom Sverige, 25 % moms' },
    ],
    vouchers: [voucher],
    ...part,
  };
}

/** Reads lines as SIE 4B §5 describes them: fields by blanks, quotes, backslash before a quote. */
function parse(bytes: Uint8Array): string[][] {
  const text = iconv.decode(Buffer.from(bytes), 'cp437');
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [fieldsOf(line)]));
}

function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (line[at] === ' ' || line[at] === '\t') at += 1;
    else if (line[at] === '"') {
      let field = '';
      for (at += 1; line[at] !== '"'; at += 1) {
        if (at >= line.length) throw new Error(`No end of quotes: ${line}`);
        if (line[at] === '\\' && line[at + 1] === '"') at += 1;
        field += line[at] ?? '';
      }
      at += 1;
      fields.push(field);
    } else {
      const end = line.slice(at).search(/[ \t]|$/);
      fields.push(line.slice(at, at + end));
      at += end;
    }
  }
  return fields;
}

describe('writeSie4i', () => {
  it('writes the records of type 4I in their order', () => {
    expect(parse(writeSie4i(file()))).toEqual([
      ['#FLAGGA', '0'],
      ['#PROGRAM', 'Rollkoll', '1.0'],
      ['#FORMAT', 'PC8'],
      ['#GEN', '20261130', 'Eva Ekonom'],
      ['#SIETYP', '4'],
      ['#ORGNR', '556016-0680'],
      ['#FNAMN', 'Rollkoll AB'],
      ['#KONTO', '1510', 'Kundfordringar'],
      ['#KONTO', '2611', 'Utgående moms på försäljning inom Sverige, 25 %'],
      ['#KONTO', '3001', 'Försäljning inom Sverige, 25 % moms'],
      ['#VER', 'F', '', '20261127', 'Faktura 20260001, Åkerlöfs "Bageri" AB'],
      ['{'],
      ['#TRANS', '1510', '{}', '1250.05'],
      ['#TRANS', '3001', '{}', '-1000.04'],
      ['#TRANS', '2611', '{}', '-250.01'],
      ['}'],
    ]);
  });

  it('uses code page 437, where å is 0x86', () => {
    const bytes = writeSie4i(file({ company: { ...file().company, name: 'åäöÅÄÖé' } }));
    const name = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82];
    expect(Buffer.from(bytes).includes(Buffer.from(name))).toBe(true);
  });

  it.each([
    ['Kund – “Łódź” ø €5 …', 'Kund - "?ódz" ö EUR5 ...'],
    ['rad ett\r\nrad två\t!', 'rad ett rad två !'],
    ['C:\\mapp\\', 'C:/mapp/'],
    ['\u007F漢字😀', '???'],
    ['Å som två tecken: A\u030A', 'Å som två tecken: Å'],
  ])('writes %j as %j', (text, written) => {
    const lines = parse(writeSie4i(file({ vouchers: [{ ...voucher, text }] })));
    expect(lines.find(([label]) => label === '#VER')?.[4]).toBe(written);
  });

  it('keeps its form and every öre whatever texts and amounts there are', () => {
    const amounts = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 6 });
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, amounts, (any, list) => {
        const rest = list.reduce((sum, ore) => sum + ore, 0);
        const postings = [...list, -rest].map((amountOre) => ({
          account: '1510',
          amountOre: amountOre === 0 ? 0 : amountOre,
          currency: 'SEK',
        }));
        const bytes = writeSie4i(file({ vouchers: [{ ...voucher, text: any, postings }] }));
        expect([...bytes].filter((b) => (b < 32 && b !== 10 && b !== 13) || b === 127)).toEqual([]);
        const lines = parse(bytes);
        expect(lines.filter(([label]) => label === '#VER').map((each) => each.length)).toEqual([5]);
        const written = lines.filter(([label]) => label === '#TRANS').map((each) => each[3] ?? '');
        expect(written.every((amount) => /^-?\d+\.\d\d$/.test(amount))).toBe(true);
        expect(written.map((amount) => Number(amount.replace('.', '')) || 0)).toEqual(
          postings.map(({ amountOre }) => amountOre),
        );
      }),
    );
  });
});

describe('what is refused', () => {
  const posted = (account: string, amountOre: number, currency = 'SEK') => ({
    account,
    amountOre,
    currency,
  });

  it.each([
    ['an öre out of balance', [posted('1510', 5), posted('3001', -4)]],
    ['another currency', [posted('1510', 5, 'EUR'), posted('3001', -5, 'EUR')]],
    ['an account without a name', [posted('1510', 5), posted('3002', -5)]],
    ['no postings', []],
  ])('%s', (_, postings) => {
    expect(() => writeSie4i(file({ vouchers: [{ ...voucher, postings }] }))).toThrow(RangeError);
  });

  it('a wrong organisation number and a series that is none', () => {
    const company = { name: 'Rollkoll AB', organisationNumber: '556016-0681' };
    expect(() => writeSie4i(file({ company }))).toThrow(RangeError);
    expect(() => writeSie4i(file({ vouchers: [{ ...voucher, series: 'F 1' }] }))).toThrow(
      RangeError,
    );
  });
});
