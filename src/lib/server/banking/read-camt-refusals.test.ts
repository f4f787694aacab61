import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { camtSample, detailsSample, entrySample } from './camt-sample.ts';
import { LARGEST_BANK_FILE } from './decode-bank-file.ts';
import { readBankFile } from './read-bank-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (file: Uint8Array) => {
  try {
    readBankFile(file);
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a file that is not whole', () => {
  it('is refused wherever it was cut', () => {
    const whole = bytes(camtSample());
    for (let length = 60; length < whole.length; length += 7) {
      expect(refusal(whole.subarray(0, length))).toMatch(/xml_broken|encoding_wrong/);
    }
  });

  it('is refused when it is empty', () => {
    expect(refusal(bytes(''))).toBe('csv_columns_missing');
  });
});

describe('encodings', () => {
  const declared = (encoding: string) => camtSample().replace('UTF-8', encoding);

  it('reads what is declared', () => {
    const expected = readBankFile(bytes(camtSample()));
    for (const encoding of ['ISO-8859-1', 'ISO-8859-15', 'windows-1252']) {
      const file = iconv.encode(declared(encoding), encoding);
      expect(readBankFile(file)).toEqual(expected);
    }
    expect(readBankFile(bytes(`\uFEFF${camtSample()}`))).toEqual(expected);
    expect(readBankFile(bytes(camtSample().replace(/^.*\n/, '')))).toEqual(expected);
  });

  it.each([
    ['ISO-8859-1 that calls itself UTF-8', iconv.encode(camtSample(), 'latin1'), 'encoding_wrong'],
    ['UTF-8 that calls itself ISO-8859-1', bytes(declared('ISO-8859-1')), 'encoding_wrong'],
    ['UTF-7', bytes(declared('UTF-7')), 'encoding_unsupported'],
    ['UTF-16', iconv.encode(declared('UTF-16'), 'utf16'), 'encoding_unsupported'],
  ])('refuses %s', (_, file, code) => {
    expect(refusal(file)).toBe(code);
  });
});

describe('entities', () => {
  const named = (name: string) => bytes(camtSample().replace('Bröderna Åkerlöf &amp; Co AB', name));

  it('of XML itself are read, numbers too', () => {
    const [statement] = readBankFile(named('A &lt;&#38;&#x2F;&gt; &quot;B&quot; &apos;'));
    expect(statement?.transactions[0]?.counterparty.name).toBe('A <&/> "B" \'');
  });

  it.each(['&foo;', 'A & B', '&#0;', '&#x110000;'])('refuses %s', (name) => {
    expect(refusal(named(name))).toMatch(/entity_forbidden|xml_broken/);
  });

  it('refuses a document type, whatever it says', () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>';
    for (const type of [bomb, '<!DOCTYPE Document SYSTEM "file:///etc/passwd">']) {
      expect(refusal(bytes(camtSample().replace('?>\n', `?>\n${type}\n`)))).toBe(
        'doctype_forbidden',
      );
    }
  });
});

describe('a file that means harm', () => {
  const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);

  it.each([
    ['nested without end', camtSample().replace('<Stmt>', `<Stmt>${deep}`)],
    ['nested without end in an entry', camtSample().replace('<NtryRef>', `${deep}<NtryRef>`)],
    ['with a name that JavaScript keeps', camtSample().replace('<Id>S1', '<__proto__/><Id>S1')],
  ])('is refused as broken: %s', (_, file) => {
    expect(refusal(bytes(file))).toBe('xml_broken');
  });

  it('is refused for an amount that is no number of öre', () => {
    const csv = `Bokföringsdag;Belopp\n2026-11-26;${'9'.repeat(400)}\n`;
    expect(refusal(bytes(csv))).toBe('csv_row_broken');
  });
});

describe('another kind of file', () => {
  it.each([
    ['camt.052.001.02', 'version_unsupported'],
    ['camt.053.001.10', 'version_unsupported'],
    ['pain.002.001.03', 'version_unsupported'],
  ])('%s is refused', (message, code) => {
    expect(refusal(bytes(camtSample().replace('camt.053.001.02', message)))).toBe(code);
  });

  it('is refused when it is no message at all', () => {
    expect(refusal(bytes('<html><body></body></html>'))).toBe('format_unknown');
    expect(refusal(bytes('<Document xmlns="urn:other"><a/></Document>'))).toBe('format_unknown');
    expect(refusal(bytes('Hej;här;är;inget'))).toBe('csv_columns_missing');
    expect(refusal(Uint8Array.from([1, 0, 2, 0]))).toBe('encoding_unsupported');
  });
});

it('above 50 MB is refused before it is read', () => {
  expect(refusal(new Uint8Array(LARGEST_BANK_FILE + 1).fill(0x20))).toBe('too_large');
});

it('reads 10,000 entries, every one told apart', { timeout: 60_000 }, () => {
  const details = detailsSample('<Ustrd>Faktura</Ustrd>');
  const entries = Array.from({ length: 10_000 }, (_, index) =>
    entrySample({ reference: `R${index}`, details }),
  ).join('\n');
  const [statement] = readBankFile(bytes(camtSample({ entries })));
  const references = statement?.transactions.map((each) => each.entryReference);
  expect(new Set(references).size).toBe(10_000);
});
