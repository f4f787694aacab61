import { describe, expect, it } from 'vitest';
import { briefSchema } from './brief.ts';

const schema = briefSchema({ today: '2026-11-26', effects: new Set(['csat', 'deflection']) });

const TIME = { starts_on: '2026-12-01', ends_on: '2027-03-31', percent: '50' };
const NEED = { competency_id: 'moderation', level: '4', weight: '3', is_must: 'on' };
const ROLE = {
  id: '',
  role_id: 'community-manager',
  phase: 'run',
  budget: '1 250,50',
  times: [TIME],
  competencies: [NEED],
};
const MEASURE = { measure_id: 'csat', baseline: '61,5', target: '75' };
const VALID = {
  title: 'Community manager till kundklubben',
  goal: 'Fler medlemmar förnyar när året är slut.',
  goal_pair: 'customer_service/answer_customers',
  measures: [MEASURE],
  departments: 'Kundservice\nHR, Sälj\nHR',
  decider_name: 'Elin Sandahl',
  decider_title: 'marknadschef',
  roles: [ROLE],
  work_mode: 'remote',
  region_id: '',
  sector_id: 'retail',
  languages: [{ code: 'sv', cefr: '5' }],
  version: '',
  intent: 'show',
};

/** Codes of what is wrong, by field. */
function faults(changes: Record<string, unknown>): Record<string, string> {
  const result = schema.safeParse({ ...VALID, ...changes });
  const issues = result.error?.issues ?? [];
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]));
}

const ofRole = (changes: Record<string, unknown>) => faults({ roles: [{ ...ROLE, ...changes }] });

describe('briefSchema', () => {
  it('reads a brief as it is typed', () => {
    expect(schema.parse(VALID)).toMatchObject({
      business_goal_id: 'customer_service',
      communication_goal_id: 'answer_customers',
      measures: [{ measure_id: 'csat', baseline: 61.5, target: 75 }],
      departments: ['Kundservice', 'HR', 'Sälj'],
      region_id: null,
      languages: [{ code: 'sv', cefr: 5 }],
      roles: [
        {
          id: undefined,
          budget: 125_050,
          times: [{ percent: 50 }],
          competencies: [{ competency_id: 'moderation', level: 4, weight: 3, is_must: true }],
        },
      ],
    });
  });

  it('takes unknown for an answer', () => {
    const unknown = { measure_id: 'csat', baseline: '', target: '', is_unknown: 'on' };
    expect(schema.parse({ ...VALID, measures: [unknown] }).measures).toEqual([
      { measure_id: 'csat', baseline: null, target: null },
    ]);
  });

  it('drops rows that were added and left alone', () => {
    const empty = { competency_id: '', level: '3', weight: '2' };
    const later = { starts_on: '', ends_on: '', percent: '50' };
    const role = { ...ROLE, competencies: [empty, NEED, empty], times: [TIME, later] };
    const [parsed] = schema.parse({ ...VALID, roles: [role] }).roles;
    expect([parsed?.competencies.length, parsed?.times.length]).toEqual([1, 1]);
  });

  it.each([
    ['title', '', 'required'],
    ['title', 'ab', 'too_short:3'],
    ['title', 'x'.repeat(10_000), 'too_long:120'],
    ['goal', 'Fler', 'too_short:10'],
    ['goal', 'x'.repeat(10_000), 'too_long:4000'],
    ['goal_pair', '', 'choose'],
    ['goal_pair', '=HYPERLINK("x")', 'choose'],
    ['decider_name', '', 'required'],
    ['departments', 'x'.repeat(10_000), 'too_long:80'],
    [
      'departments',
      Array.from({ length: 13 }, (_, at) => `Avdelning ${at}`).join('\n'),
      'too_many_rows:12',
    ],
    ['work_mode', '', 'choose'],
    ['measures', [], 'measures'],
    ['roles', [], 'roles'],
    ['roles', Array.from({ length: 7 }, () => ROLE), 'too_many_rows:6'],
  ])('refuses a bad %s (case $#)', (field, value, code) => {
    expect(faults({ [field]: value })).toEqual({ [field]: code });
  });

  it('refuses script and formulas where a figure belongs, and takes them as text elsewhere', () => {
    expect(faults({ measures: [{ ...MEASURE, baseline: '<script>', target: '=1+1' }] })).toEqual({
      'measures.0.baseline': 'figure',
      'measures.0.target': 'figure',
    });
    expect(schema.parse({ ...VALID, title: '<script>=1+1' }).title).toBe('<script>=1+1');
  });

  it.each([
    [{ starts_on: '2026-02-30' }, { starts_on: 'date' }],
    [{ starts_on: '' }, { starts_on: 'required' }],
    [{ ends_on: '2099-01-01' }, { ends_on: 'date_far:2035-12-30' }],
    [{ ends_on: '2035-12-31' }, { ends_on: 'date_far:2035-12-30' }],
    [{ ends_on: '2035-12-30' }, {}],
    [{ starts_on: '2024-01-01' }, {}],
    [{ starts_on: '2023-12-31' }, { starts_on: 'date_past' }],
    [
      { starts_on: '2020-01-01', ends_on: '2019-12-01' },
      { starts_on: 'date_past', ends_on: 'date_order' },
    ],
    [{ starts_on: '2099-01-01' }, { starts_on: 'date_far:2035-12-30', ends_on: 'date_order' }],
    [
      { starts_on: '2026-02-30', ends_on: '2020-02-30' },
      { starts_on: 'date', ends_on: 'date' },
    ],
    [{ ends_on: '2026-11-30' }, { ends_on: 'date_order' }],
    [{ starts_on: '2026-01-01', ends_on: '2026-11-25' }, { ends_on: 'date_past' }],
    [{ percent: '0' }, { percent: 'percent' }],
    [{ percent: '101' }, { percent: 'percent_over' }],
    [{ percent: '-5' }, { percent: 'percent' }],
    [{ percent: '12.5' }, { percent: 'percent' }],
  ])('tells at the range what is wrong with %j', (changes, wrong) => {
    const expected = Object.entries(wrong).map(([field, code]) => [
      `roles.0.times.0.${field}`,
      code,
    ]);
    expect(ofRole({ times: [{ ...TIME, ...changes }] })).toEqual(Object.fromEntries(expected));
  });

  it('says one thing at a time about a field', () => {
    const times = [{ ...TIME, starts_on: '2020-01-01', ends_on: '2019-12-01' }];
    const { error } = schema.safeParse({ ...VALID, roles: [{ ...ROLE, times }] });
    const paths = error?.issues.map((issue) => issue.path.join('.')) ?? [];
    expect(paths).toEqual(['roles.0.times.0.starts_on', 'roles.0.times.0.ends_on']);
  });

  it('keeps what lies in the past when the brief is only saved', () => {
    const past = { ...TIME, starts_on: '2026-01-01', ends_on: '2026-11-25' };
    expect(faults({ intent: 'save', roles: [{ ...ROLE, times: [past] }] })).toEqual({});
  });

  it('refuses ranges with a day in common, and lets those that meet be', () => {
    const next = { starts_on: '2027-03-31', ends_on: '2027-05-01', percent: '20' };
    expect(ofRole({ times: [TIME, next] })).toEqual({ 'roles.0.times.1.starts_on': 'overlap' });
    expect(ofRole({ times: [TIME, { ...next, starts_on: '2027-04-01' }] })).toEqual({});
  });

  it.each([
    [{ budget: '-900' }, { budget: 'rate' }],
    [{ budget: 'gratis' }, { budget: 'rate' }],
    [{ budget: '10001' }, { budget: 'rate' }],
    [{ phase: 'heaven' }, { phase: 'choose' }],
    [{ role_id: '' }, { role_id: 'choose' }],
    [{ competencies: [] }, { competencies: 'competencies' }],
    [{ competencies: [{ ...NEED, level: '6' }] }, { 'competencies.0.level': 'level' }],
    [{ competencies: [{ ...NEED, weight: '9' }] }, { 'competencies.0.weight': 'choose' }],
    [{ competencies: [NEED, NEED] }, { 'competencies.1.competency_id': 'twice' }],
  ])('tells at the role what is wrong with %j', (changes, wrong) => {
    const expected = Object.entries(wrong).map(([field, code]) => [`roles.0.${field}`, code]);
    expect(ofRole(changes)).toEqual(Object.fromEntries(expected));
  });

  it('asks each measure for where things stand, and for one that shows an effect', () => {
    const surface = { measure_id: 'follower_growth', baseline: '1', target: '2' };
    expect(faults({ measures: [surface] })).toEqual({ measures: 'effect_measure' });
    expect(faults({ measures: [surface, MEASURE] })).toEqual({});
    expect(faults({ measures: [{ ...MEASURE, baseline: '', target: '' }] })).toEqual({
      'measures.0.baseline': 'required',
      'measures.0.target': 'required',
    });
    expect(faults({ measures: [{ ...MEASURE, is_unknown: 'on' }] })).toEqual({
      'measures.0.baseline': 'unknown_or_value',
    });
    expect(faults({ measures: [MEASURE, MEASURE] })).toEqual({ 'measures.1.measure_id': 'twice' });
  });

  it('refuses a language twice and a CEFR level that is none', () => {
    const spoken = [...VALID.languages, ...VALID.languages, { code: 'en', cefr: '7' }];
    expect(faults({ languages: spoken })).toEqual({
      'languages.1.code': 'twice',
      'languages.2.cefr': 'choose',
    });
  });

  it('asks where when the work is on site', () => {
    expect(faults({ work_mode: 'on_site' })).toEqual({ region_id: 'region_on_site' });
    expect(faults({ work_mode: 'on_site', region_id: 'skane' })).toEqual({});
  });

  it('tells everything that is wrong at once', () => {
    const role = { ...ROLE, budget: '-1', times: [{ ...TIME, percent: 'x' }] };
    expect(faults({ title: '', roles: [ROLE, role], measures: [], work_mode: 'on_site' })).toEqual({
      title: 'required',
      measures: 'measures',
      region_id: 'region_on_site',
      'roles.1.budget': 'rate',
      'roles.1.times.0.percent': 'percent',
    });
  });

  it.each([{}, { roles: 'all' }, { ...VALID, roles: [null] }, { ...VALID, languages: 7 }])(
    'refuses %j without falling over',
    (form) => {
      expect(schema.safeParse(form).success).toBe(false);
    },
  );
});
