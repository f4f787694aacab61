import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../time/day.ts';
import { includesDay } from '../time/period.ts';
import { applySplit, hasRoomFor } from './apply-split.ts';
import type { Brief, BriefCompetency, BriefRole, BriefTime } from './brief.ts';
import { mergePart } from './merge-part.ts';
import { findSplits, type SplitPart } from './splitter.ts';
import type { SplitCatalogue } from './split-demand.ts';

const FROM = '2027-02-01' as IsoDate;
const TO = '2027-03-31' as IsoDate;

function competency(id: string, level = 4, weight: 1 | 2 | 3 = 3, isMust = false): BriefCompetency {
  return { competencyId: id, name: id, level, weight, isMust };
}

const FILM = ['video', 'editing', 'photo'].map((id) => competency(id));
const own = (ids: readonly string[]) => ids.map((id) => ({ id, level: 3, weight: 3 }));
const catalogue: SplitCatalogue = {
  roles: [
    { id: 'manager', phase: 'run', competencies: own(['dialogue', 'moderation']) },
    { id: 'producer', phase: 'run', competencies: own(FILM.map((one) => one.competencyId)) },
  ],
  groupOf: {},
};

function role(position: number, roleId: string, competencies: BriefCompetency[]): BriefRole {
  return {
    id: `stored-${position}`,
    position,
    roleId,
    roleName: roleId,
    phase: 'run',
    budgetRateOre: 100_000 + position,
    times: [{ period: { from: FROM, to: TO }, percent: 50 }],
    competencies,
    isExecution: true,
    isFilled: false,
  };
}

function briefOf(roles: BriefRole[]): Brief {
  return {
    id: 'b',
    title: 'Dialog och film',
    state: 'draft',
    goal: 'Fler medlemmar förnyar.',
    goals: null,
    departments: [],
    decider: { name: 'A', title: 'B' },
    period: { from: FROM, to: TO },
    roles,
    workMode: 'remote',
    regionId: null,
    regionName: null,
    sectorId: null,
    sectorName: null,
    languages: [],
    keptTogether: [],
    version: 1,
  };
}

const manager = () =>
  role(1, 'manager', [competency('dialogue'), competency('moderation'), ...FILM]);

function findingIn(roles: BriefRole[]) {
  const finding = findSplits(roles, catalogue).find(({ position }) => position === 1);
  if (!finding) throw new Error('nothing found');
  return finding;
}

describe('a split of a role when the brief has the other role already', () => {
  it('merges into it: one role of the kind, with what both asked for', () => {
    const producer = role(2, 'producer', [competency('video', 2, 1, true), competency('sound')]);
    const roles = [manager(), producer];
    const finding = findingIn(roles);
    expect(finding.parts.map(({ into }) => into)).toEqual([null, 2]);
    const split = applySplit(briefOf(roles), finding).roles;
    expect(split.map((one) => [one.role_id, 'id' in one && one.id])).toEqual([
      ['manager', 'stored-1'],
      ['producer', 'stored-2'],
    ]);
    const merged = split[1];
    expect(merged?.budget_rate_ore).toBe(100_002);
    expect(merged?.competencies).toEqual([
      { competency_id: 'video', level: 4, weight: 3, is_must: true },
      { competency_id: 'sound', level: 4, weight: 3, is_must: false },
      { competency_id: 'editing', level: 4, weight: 3, is_must: false },
      { competency_id: 'photo', level: 4, weight: 3, is_must: false },
    ]);
    const moved = finding.parts[1]?.times[0]?.percent ?? 0;
    expect(merged?.times).toEqual([{ starts_on: FROM, ends_on: TO, percent: 50 + moved }]);
    expect(split.flatMap((one) => one.times.map(({ percent }) => percent))).toEqual([
      50 - moved,
      50 + moved,
    ]);
  });

  it('makes a role of its own when nobody may change the other, which is filled', () => {
    const roles = [manager(), { ...role(2, 'producer', FILM), isFilled: true }];
    const finding = findingIn(roles);
    expect(finding.parts.map(({ into }) => into)).toEqual([null, null]);
    expect(applySplit(briefOf(roles), finding).roles.map((one) => one.role_id)).toEqual([
      'manager',
      'producer',
      'producer',
    ]);
  });

  it('needs no room for a role more, but room for the rows', () => {
    const producer = role(2, 'producer', FILM);
    const rest = [3, 4, 5, 6].map((position) => role(position, 'manager', []));
    const roles = [manager(), producer, ...rest];
    expect(hasRoomFor({ roles }, findingIn(roles))).toBe(true);
    const many = Array.from({ length: 28 }, (_, at) => competency(`c${at}`));
    const full = [manager(), role(2, 'producer', many)];
    expect(hasRoomFor({ roles: full }, findingIn(full))).toBe(false);
  });
});

const anyTimes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 100 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) =>
    rows.reduce<{ at: number; times: BriefTime[] }>(
      ({ at, times }, [length, percent]) => {
        const period = { from: addDays(FROM, at), to: addDays(FROM, at + length) };
        return { at: at + length + 1 + (percent % 3), times: [...times, { period, percent }] };
      },
      { at: 0, times: [] },
    ),
  )
  .map(({ times }) => times);

const percentOn = (times: readonly BriefTime[], day: IsoDate) =>
  times.filter(({ period }) => includesDay(period, day)).reduce((sum, one) => sum + one.percent, 0);

describe('mergePart', () => {
  it('adds up the time of every day, to full time at most, in order and apart', () => {
    fc.assert(
      fc.property(anyTimes, anyTimes, (times, more) => {
        const part: SplitPart = {
          roleId: 'producer',
          phase: 'run',
          competencies: [],
          times: more,
          minutes: 0,
          into: 2,
        };
        const merged = mergePart({ ...role(2, 'producer', FILM), times }, part).times;
        for (let at = 0; at < 60; at += 1) {
          const day = addDays(FROM, at);
          const sum = percentOn(times, day) + percentOn(more, day);
          expect(percentOn(merged, day)).toBe(Math.min(100, sum));
        }
        for (const [at, { period }] of merged.entries()) {
          expect(period.from <= period.to).toBe(true);
          expect((merged[at - 1]?.period.to ?? '') < period.from).toBe(true);
        }
      }),
    );
  });
});
