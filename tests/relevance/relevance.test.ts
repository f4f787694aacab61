import { describe, expect, it } from 'vitest';
import { readSource } from '#dev/reference/source.ts';
import { checkComplete, checkReasons, loadRelevance, secondRatings } from './load.ts';
import { weightedKappa } from './metrics.ts';
import { briefSchema, consultantSchema, labelsSchema } from './shape.ts';

const source = readSource();
const set = loadRelevance(source);
const grades = (brief: string) =>
  Object.values(set.labels.get(brief) ?? {}).map(({ grade }) => grade);

describe('the relevance set', () => {
  it('labels 30 briefs × 40 consultants', () => {
    const labels = [...set.labels.values()].flatMap((given) => Object.values(given));
    expect(labels).toHaveLength(1200);
  });

  it('has 20 briefs to tune on and 10 held out', () => {
    expect(set.briefs.filter((brief) => brief.set === 'tuning')).toHaveLength(20);
    expect(set.briefs.filter((brief) => brief.set === 'held_out')).toHaveLength(10);
  });

  it('asks for every role of the catalogue', () => {
    const asked = new Set(set.briefs.map(({ role }) => role));
    expect(source.catalogue.roles.filter(({ id }) => !asked.has(id))).toEqual([]);
  });

  it.each(set.briefs.map(({ id }) => id))('%s has someone clearly right, but few', (id) => {
    const count = (grade: number) => grades(id).filter((given) => given === grade).length;
    expect(count(3)).toBeGreaterThanOrEqual(1);
    expect(count(3)).toBeLessThanOrEqual(4);
    expect(count(0)).toBeGreaterThan(20);
    expect(count(1) + count(2) + count(3)).toBeGreaterThanOrEqual(4);
  });

  it.each(set.consultants.map(({ id }) => id))('%s is right for at most three briefs', (id) => {
    const right = [...set.labels.values()].filter((given) => given[id]?.grade === 3);
    expect(right.length).toBeLessThanOrEqual(3);
  });

  it('gives nobody a grade who cannot speak the language or declines the role', () => {
    const slips = set.briefs.flatMap((brief) =>
      set.consultants
        .filter(
          (one) =>
            one.declinedRoles.includes(brief.role) ||
            Object.entries(brief.languages).some(
              ([code, least]) => (one.languages[code] ?? 0) < least,
            ),
        )
        .filter((one) => set.labels.get(brief.id)?.[one.id]?.grade !== 0)
        .map((one) => `${brief.id} ${one.id}`),
    );
    expect(slips).toEqual([]);
  });
});

describe('the second judgement', () => {
  const ratings = secondRatings();

  it('agrees as well as the README says', () => {
    expect(ratings['random']).toHaveLength(120);
    expect(weightedKappa(ratings['random'] ?? [])).toBeCloseTo(0.953, 3);
    expect(ratings['withoutStop']).toHaveLength(80);
    expect(weightedKappa(ratings['withoutStop'] ?? [])).toBeCloseTo(0.933, 3);
  });
});

describe('the loader', () => {
  const [consultant] = set.consultants;
  const [brief] = set.briefs;

  it('refuses ids that the catalogue lacks', () => {
    const consultants = consultantSchema(source);
    expect(consultants.safeParse(consultant).success).toBe(true);
    expect(consultants.safeParse({ ...consultant, roles: ['astronaut'] }).success).toBe(false);
    expect(consultants.safeParse({ ...consultant, sectors: ['space'] }).success).toBe(false);
    expect(briefSchema(source).safeParse({ ...brief, region: 'mars' }).success).toBe(false);
  });

  it('refuses a floor above the asked rate and a calendar that ends before it begins', () => {
    const consultants = consultantSchema(source);
    const dear = { ...consultant, floorRateOre: 150_000, askedRateOre: 90_000 };
    const backwards = { from: '2027-06-01', to: '2027-05-01', percent: 50 };
    expect(consultants.safeParse(dear).success).toBe(false);
    expect(consultants.safeParse({ ...consultant, availability: [backwards] }).success).toBe(false);
  });

  it('refuses grades outside 0–3 and empty reasons', () => {
    const reason = 'Har rätt kompetens, tid och pris.';
    expect(labelsSchema.safeParse({ c01: { grade: 3, reason } }).success).toBe(true);
    expect(labelsSchema.safeParse({ c01: { grade: 4, reason } }).success).toBe(false);
    expect(labelsSchema.safeParse({ c01: { grade: 2, reason: '' } }).success).toBe(false);
  });

  it('refuses a missing pair and an unknown consultant', () => {
    const label = { grade: 0 as const, reason: 'Fel yrke för uppdraget.' };
    expect(() => checkComplete('b01', { c01: label }, ['c01', 'c02'])).toThrow(/c02/u);
    expect(() => checkComplete('b01', { c01: label, c99: label }, ['c01'])).toThrow(/c99/u);
  });

  it('refuses one sentence for many pairs', () => {
    const reason = 'Passar inte.';
    expect(() => checkReasons([{ reason }, { reason }, { reason }])).toThrow(/Passar inte/u);
  });
});
