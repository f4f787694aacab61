import { afterAll, describe, expect, it } from 'vitest';
import { shipped, workedCases } from '#tests/support/diagnosis.ts';
import type { Differing } from '$lib/domain/diagnosis/view.ts';
import { reportOf } from '$lib/domain/diagnosis/report.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { diagnosisDefinition, renderDiagnosisPdf, type DiagnosisPaper } from './diagnosis-pdf.ts';
import { definitionText } from './invoice-definition-text.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function paperOf(
  index: number,
  locale: 'sv' | 'en',
  answers = workedCases[index]?.answers,
  differences: Differing | null = null,
): DiagnosisPaper {
  const context = workedCases[index]?.context;
  if (!answers || !context) throw new Error('no such case');
  overwriteGetLocale(() => locale);
  const report = reportOf(shipped, answers, context, locale);
  const rest = { madeOn: '2026-11-26', roleNames: {}, costs: {}, totalCost: null };
  return { report, ...rest, differences };
}

async function pdfOf(index: number, locale: 'sv' | 'en', answers?: Record<string, number>) {
  return latin1(await renderDiagnosisPdf(paperOf(index, locale, answers), locale));
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
    expect(count(en, /\/S \/TH\b/g)).toBe(3 + 3);
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

  it('has a column of costs only where there is a cost to show', () => {
    const told = (paper: DiagnosisPaper, locale: 'sv' | 'en') =>
      definitionText(diagnosisDefinition(paper, locale));
    expect(told(paperOf(0, 'sv'), 'sv')).not.toContain('Kostnad exkl. moms');
    expect(told(paperOf(0, 'en'), 'en')).not.toContain('Cost excl. VAT');
    const paper = paperOf(0, 'sv');
    const [phase] = paper.report.plan?.phases.filter(({ hours }) => hours > 0) ?? [];
    const costs = { [phase?.id ?? '']: { lowOre: 1_000_000, highOre: 2_000_000 } };
    const text = told({ ...paper, costs }, 'sv');
    expect(text).toContain('Kostnad exkl. moms');
    expect(text).toMatch(/10\s000–20\s000\skr/u);
  });

  it('says where management and practitioners differ, the largest gaps first', async () => {
    const row = (id: string, name: string, management: number, practitioner: number) => ({
      ...{ id, name, management, practitioner, gap: Math.abs(management - practitioner) },
    });
    const differing = {
      dimensions: [row('strategy', 'Strategi', 87.5, 12.5), row('content', 'Innehåll', 50, 50)],
      questions: Array.from({ length: 8 }, (_, at) => row(`q${at}`, `Fråga ${at}`, 4, at / 2)),
    };
    const told = (locale: 'sv' | 'en') =>
      definitionText(diagnosisDefinition(paperOf(0, locale, undefined, differing), locale));
    const text = told('sv');
    expect(text).toContain('Där ni ser olika på saken');
    expect(text).toMatch(
      /Område\s+Ledning\s+Gör arbetet\s+Skillnad\s+Strategi\s+87,5\s+12,5\s+75/u,
    );
    expect(text).toMatch(/Fråga 4\s+4\s+2\s+2/u);
    expect(text).not.toContain('Fråga 5');
    const pdf = latin1(await renderDiagnosisPdf(paperOf(0, 'sv', undefined, differing), 'sv'));
    expect(count(pdf, /\/S \/Table\b/g)).toBe(4);
    expect(told('en')).toMatch(/Strategi\s+87\.5\s+12\.5\s+75/u);
    expect(definitionText(diagnosisDefinition(paperOf(0, 'sv'), 'sv'))).not.toContain('Skillnad');
  });
});
