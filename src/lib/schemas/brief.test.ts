import { describe, expect, it } from 'vitest';
import { briefSchema } from './brief.ts';

const VALID = {
  role_id: 'community-manager',
  title: 'Community manager till kundklubben',
  goal: 'Fler medlemmar förnyar när året är slut.',
  starts_on: '2026-12-01',
  ends_on: '2027-03-31',
  percent: '50',
  budget: '1 250,50',
  work_mode: 'remote',
  region_id: '',
  sector_id: 'retail',
  competencies: [{ competency_id: 'moderation', level: '4', weight: '3', is_must: 'on' }],
  languages: [{ code: 'sv', cefr: '5' }],
  version: '',
  intent: 'show',
};

/** Codes of what is wrong, by field. */
function faults(changes: Record<string, unknown>): Record<string, string> {
  const result = briefSchema.safeParse({ ...VALID, ...changes });
  const issues = result.error?.issues ?? [];
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('briefSchema', () => {
  it('reads a brief as it is typed', () => {
    expect(briefSchema.parse(VALID)).toMatchObject({
      percent: 50,
      budget: 125_050,
      region_id: null,
      sector_id: 'retail',
      competencies: [{ competency_id: 'moderation', level: 4, weight: 3, is_must: true }],
      languages: [{ code: 'sv', cefr: 5 }],
      intent: 'show',
    });
  });

  it('drops rows that were added and left alone', () => {
    const empty = { competency_id: '', level: '3', weight: '2' };
    const form = { ...VALID, competencies: [empty, ...VALID.competencies, empty] };
    expect(briefSchema.parse(form).competencies).toHaveLength(1);
  });

  it.each([
    ['title', '', 'required'],
    ['title', 'ab', 'too_short:3'],
    ['title', 'x'.repeat(121), 'too_long:120'],
    ['goal', 'Fler', 'too_short:10'],
    ['goal', 'x'.repeat(4001), 'too_long:4000'],
    ['starts_on', '2026-02-30', 'date'],
    ['starts_on', '', 'required'],
    ['ends_on', '2099-01-01', 'date'],
    ['ends_on', '2026-11-30', 'date_order'],
    ['percent', '0', 'percent'],
    ['percent', '101', 'percent'],
    ['percent', '-5', 'percent'],
    ['percent', '12.5', 'percent'],
    ['budget', '-900', 'rate'],
    ['budget', '99', 'rate'],
    ['budget', '10001', 'rate'],
    ['budget', 'gratis', 'rate'],
    ['work_mode', '', 'choose'],
    ['role_id', '', 'choose'],
    ['competencies', [], 'competencies'],
  ])('refuses a bad %s (case $#)', (field, value, code) => {
    expect(faults({ [field]: value })).toEqual({ [field]: code });
  });

  it('refuses a level 6, an unknown weight and a CEFR level that is none, each at its row', () => {
    const [row] = VALID.competencies;
    expect(
      faults({
        competencies: [row, { ...row, competency_id: 'social-care', level: '6', weight: '9' }],
        languages: [{ code: 'sv', cefr: '7' }],
      }),
    ).toEqual({
      'competencies.1.level': 'level',
      'competencies.1.weight': 'choose',
      'languages.0.cefr': 'choose',
    });
  });

  it('refuses the same competency or language twice', () => {
    const twice = [...VALID.competencies, ...VALID.competencies];
    const spoken = [...VALID.languages, ...VALID.languages];
    expect(faults({ competencies: twice, languages: spoken })).toEqual({
      'competencies.1.competency_id': 'twice',
      'languages.1.code': 'twice',
    });
  });

  it('asks where when the work is on site', () => {
    expect(faults({ work_mode: 'on_site' })).toEqual({ region_id: 'region_on_site' });
    expect(faults({ work_mode: 'on_site', region_id: 'skane' })).toEqual({});
  });

  it('tells everything that is wrong at once', () => {
    const wrong = { title: '', percent: 'x', budget: '-1', competencies: [] };
    const between = { ends_on: '2026-01-01', work_mode: 'on_site' };
    expect(faults({ ...wrong, ...between })).toEqual({
      title: 'required',
      percent: 'percent',
      budget: 'rate',
      ends_on: 'date_order',
      region_id: 'region_on_site',
      competencies: 'competencies',
    });
  });

  it.each([{}, { competencies: 'all' }, { competencies: [null], languages: 7 }])(
    'refuses %j without falling over',
    (form) => {
      expect(briefSchema.safeParse(form).success).toBe(false);
    },
  );
});
