import { describe, expect, it } from 'vitest';
import { draftFromAnalysis, type RecommendedWork } from './draft-of-analysis.ts';
import { typedMinutes } from './hours.ts';

const EARLY: Readonly<Record<string, string[]>> = {
  strategist: ['strategy', 'organise'],
  analyst: ['strategy', 'measure'],
};
const profile = (id: string) => ({
  ...{ id, name: id, phase: 'run', competencies: [] },
  earlyPhases: EARLY[id] ?? [],
});
const profiles = ['strategist', 'manager', 'analyst'].map(profile);
const work: RecommendedWork = {
  roles: [
    { role: 'strategist', hours: 56, byPhase: { strategy: 40, organise: 16 } },
    { role: 'manager', hours: 40, byPhase: { run: 40 } },
    { role: 'analyst', hours: 24, byPhase: { measure: 12, run: 12 } },
    { role: 'gone', hours: 8, byPhase: { run: 8 } },
  ],
  periodMonths: 6,
  goal: 'Fler affärer.',
  goalPair: 'sales_leads/get_qualified_leads',
  measures: ['leads'],
};
const draft = (recommended: RecommendedWork = work) =>
  draftFromAnalysis(recommended, profiles, null, 'key', '2026-11-26');

describe('draftFromAnalysis', () => {
  it('takes the roles that exist, in order, each in the phase with most of its hours', () => {
    expect(draft().roles.map(({ roleId, phase }) => [roleId, phase])).toEqual([
      ['strategist', 'strategy'],
      ['manager', 'run'],
      ['analyst', 'run'],
    ]);
  });

  it('plans at least the recommended hours', () => {
    draft().roles.forEach(({ times }, at) => {
      expect(typedMinutes(times)).toBeGreaterThanOrEqual((work.roles[at]?.hours ?? 0) * 60);
    });
  });

  it('begins on a Monday with the strategy, and execution when it is done', () => {
    const [strategist, manager] = draft().roles.map(({ times }) => times[0]);
    expect(strategist?.startsOn).toBe('2026-12-14');
    expect(strategist?.endsOn).toBe('2027-02-05');
    expect(manager?.startsOn).toBe('2027-02-08');
    expect(manager?.endsOn).toBe('2027-06-11');
  });

  it('lets a role that only executes wait for the strategy in whatever phase it has hours', () => {
    const manager = { role: 'manager', hours: 40, byPhase: { measure: 40 } };
    const [, later] = draft({ ...work, roles: [...work.roles.slice(0, 1), manager] }).roles;
    expect(later).toMatchObject({ phase: 'measure', times: [{ startsOn: '2027-02-08' }] });
  });

  it('lets execution begin at once when no strategy is recommended', () => {
    const [manager] = draft({ ...work, roles: work.roles.slice(1, 2) }).roles;
    expect(manager?.times[0]?.startsOn).toBe('2026-12-14');
  });

  it('prefills goal and measures, without inventing where things stand', () => {
    expect(draft()).toMatchObject({
      goal: 'Fler affärer.',
      goalPair: 'sales_leads/get_qualified_leads',
      measures: [{ measureId: 'leads', baseline: '', target: '', isUnknown: false }],
    });
  });
});
