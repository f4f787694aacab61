import { describe, expect, it } from 'vitest';
import { renderInvoicePdf } from './invoice-pdf.ts';
import { SAMPLE_LINES, sampleInvoice } from './invoice-sample.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('renderInvoicePdf', () => {
  it('gives the same bytes for the same invoice', async () => {
    const [first, second] = [
      await renderInvoicePdf(sampleInvoice()),
      await renderInvoicePdf(sampleInvoice()),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('gives the same bytes when several are made at once', async () => {
    const alone = await renderInvoicePdf(sampleInvoice(), 'en');
    const [one, , other] = await Promise.all([
      renderInvoicePdf(sampleInvoice(), 'en'),
      renderInvoicePdf(sampleInvoice({ number: '20260002' }), 'sv'),
      renderInvoicePdf(sampleInvoice(), 'en'),
    ]);
    expect(Buffer.compare(alone, one)).toBe(0);
    expect(Buffer.compare(alone, other)).toBe(0);
  });

  it('is a tagged PDF of the language and title, dated by its issue', async () => {
    const pdf = latin1(await renderInvoicePdf(sampleInvoice(), 'en'));
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('/Lang (en-GB)');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf).toContain('(Invoice 20260001, Rollkoll AB)');
    expect(pdf).toContain('(D:20261201000000Z)');
    expect(latin1(await renderInvoicePdf(sampleInvoice()))).toContain('/Lang (sv-SE)');
  });

  it('has a month of weeks, each in two rows of text, and how to pay on one page', async () => {
    const week = {
      description: 'Klarspråk på webbplatsen inför omstarten, Hanna Sköld, vecka 20, 2026',
      quantityMinutes: 945,
      unitPriceOre: 109_000,
      periodFrom: '2026-05-11',
      periodTo: '2026-05-13',
    };
    const pages = async (weeks: number) =>
      count(
        latin1(await renderInvoicePdf(sampleInvoice({}, Array(weeks).fill(week)))),
        /\/Type \/Page\b/g,
      );
    expect(await pages(4)).toBe(1);
    expect(await pages(20)).toBeGreaterThan(1);
  });

  it('embeds its fonts', async () => {
    const pdf = latin1(await renderInvoicePdf(sampleInvoice()));
    // Text and title, each in two weights.
    expect(count(pdf, /\/FontFile2 /g)).toBe(4);
    expect(pdf).toContain('InstrumentSans');
    expect(pdf).toContain('Newsreader');
    expect(pdf).not.toContain('Roboto');
  });
});

describe('the structure that screen readers follow', () => {
  it('has headings, one table and a described picture', async () => {
    const pdf = latin1(await renderInvoicePdf(sampleInvoice(), 'en'));
    expect(pdf).toContain('/StructTreeRoot');
    expect(count(pdf, /\/S \/H1\b/g)).toBe(1);
    expect(count(pdf, /\/S \/H2\b/g)).toBe(1);
    expect(count(pdf, /\/S \/Table\b/g)).toBe(1);
    expect(count(pdf, /\/S \/TR\b/g)).toBe(1 + SAMPLE_LINES.length);
    expect(count(pdf, /\/S \/TD\b/g)).toBe(5 * SAMPLE_LINES.length);
    expect(pdf).toContain('/Alt (Payment details as a QR code)');
  });

  it('says repeated heads and feet once, over several pages', async () => {
    const lines = Array.from({ length: 30 }, () => SAMPLE_LINES).flat();
    const pdf = latin1(await renderInvoicePdf(sampleInvoice({}, lines)));
    expect(count(pdf, /\/Type \/Page\b/g)).toBeGreaterThan(2);
    expect(count(pdf, /\/S \/TH\b/g)).toBe(5);
    expect(count(pdf, /\/S \/TR\b/g)).toBe(61);
  });
});

it('makes an invoice of awkward texts', async () => {
  const sample = sampleInvoice();
  const description = 'Kommunikationsberedskapssamordnaruppföljningsdokumentation'.repeat(60);
  const lines = SAMPLE_LINES.map((line) => ({ ...line, description }));
  const buyer = { ...sample.buyer, name: 'Żółć & <b>Söner</b> "Ωμέγα" \u0000 file:///etc/passwd' };
  const pdf = latin1(await renderInvoicePdf(sampleInvoice({ buyer }, lines)));
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
});
