import { afterAll, describe, expect, it } from 'vitest';
import { shipped, workedCases } from '#tests/support/diagnosis.ts';
import { reportOf } from '$lib/domain/diagnosis/report.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { renderDiagnosisPdf } from './diagnosis-pdf.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

async function pdfOf(index: number, locale: 'sv' | 'en', answers = workedCases[index]?.answers) {
  const context = workedCases[index]?.context;
  if (!answers || !context) throw new Error('no such case');
  overwriteGetLocale(() => locale);
  const report = reportOf(shipped, answers, context, locale);
  const view = { report, madeOn: '2026-11-26', roleNames: {}, costs: {}, totalCost: null };
  return latin1(await renderDiagnosisPdf(view, locale));
}

describe('renderDiagnosisPdf', () => {
  afterAll(() => overwriteGetLocale(() => 'sv'));

  it('is a tagged PDF in the language of the page', async () => {
    const [sv, en] = [await pdfOf(0, 'sv'), await pdfOf(0, 'en')];
    expect(sv).toContain('/Lang (sv-SE)');
    expect(en).toContain('/Lang (en-GB)');
    expect(en).toContain('/DisplayDocTitle true');
    expect(en).toContain('/StructTreeRoot');
    expect(count(en, /\/S \/H1\b/g)).toBe(1);
    expect(count(en, /\/S \/Table\b/g)).toBe(2);
    expect(count(en, /\/S \/TH\b/g)).toBe(3 + 4);
    expect(count(en, /\/FontFile\d /g)).toBeGreaterThanOrEqual(3);
    expect(en).not.toContain('Roboto');
  });

  it('is made of every worked case, and of too few answers', async () => {
    for (const index of workedCases.keys()) {
      expect((await pdfOf(index, 'sv')).trimEnd().endsWith('%%EOF')).toBe(true);
    }
    const few = await pdfOf(0, 'en', { q1: 2 });
    expect(count(few, /\/S \/Table\b/g)).toBe(1);
  });
});
