import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplit } from './apply-split.ts';
import type { Brief, BriefCompetency, BriefRole } from './brief.ts';
import type { SplitCatalogue } from './split-demand.ts';
import { findSplits, openFindings } from './splitter.ts';

type Source = {
  weights: Record<string, number>;
  competencies: { id: string; group: string }[];
  roles: {
    id: string;
    phases: string[];
    competencies: { id: string; level: number; weight: string }[];
  }[];
};
const source = JSON.parse(readFileSync('supabase/seed/roles.json', 'utf8')) as Source;
const catalogue: SplitCatalogue = {
  roles: source.roles.map(({ id, phases, competencies }) => ({
    id,
    phase: phases[0] ?? 'run',
    competencies: competencies.map((one) => ({ ...one, weight: source.weights[one.weight] ?? 1 })),
  })),
  groupOf: Object.fromEntries(source.competencies.map(({ id, group }) => [id, group])),
};

function competency(id: string, level = 4, weight: 1 | 2 | 3 = 3): BriefCompetency {
  return { competencyId: id, name: id, level, weight, isMust: false };
}

/** A role with the profile of the catalogue and what is added to it. */
function role(id: string, more: readonly BriefCompetency[] = [], percent = 80): BriefRole {
  const profile = catalogue.roles.find((one) => one.id === id)?.competencies ?? [];
  const own = profile.map((one) => competency(one.id, one.level, one.weight as 1 | 2 | 3));
  return {
    id: `stored-${id}`,
    position: 1,
    roleId: id,
    roleName: id,
    phase: 'run',
    budgetRateOre: 110_000,
    times: [{ period: { from: '2027-02-01', to: '2027-03-31' }, percent }],
    competencies: [
      ...own.filter((one) => !more.some((other) => other.competencyId === one.competencyId)),
      ...more,
    ],
    isExecution: true,
    isFilled: false,
  };
}

const FILM = ['video-production', 'video-editing', 'photography'].map((id) => competency(id));

describe('findSplits', () => {
  it.each(source.roles.map(({ id }) => id))('lets the catalogue’s own %s be', (id) => {
    expect(findSplits([role(id)], catalogue)).toEqual([]);
  });

  it('sees the film producer inside a community manager, and proposes the two', () => {
    const [finding] = findSplits([role('community-manager', FILM)], catalogue);
    expect(finding?.kinds).toContain('otherRole');
    expect(finding?.kinds).toContain('breadth');
    expect(finding?.parts.map(({ roleId }) => roleId)).toEqual([
      'community-manager',
      'video-photo-producer',
    ]);
    const moved = finding?.parts[1]?.competencies.map(({ competencyId }) => competencyId).sort();
    expect(moved).toEqual(FILM.map(({ competencyId }) => competencyId).sort());
  });

  it('does not mind a competency that is only useful, or at a lower level', () => {
    const useful = FILM.map((one) => ({ ...one, weight: 1 as const }));
    const lower = FILM.map((one) => ({ ...one, level: 2 }));
    expect(findSplits([role('community-manager', useful)], catalogue)).toEqual([]);
    expect(findSplits([role('community-manager', lower)], catalogue)).toEqual([]);
  });

  it('says that too much is essential even when no other role takes it over', () => {
    const one = role('community-manager');
    const all = {
      ...one,
      competencies: one.competencies.map((row) => ({ ...row, weight: 3 as const, level: 3 })),
    };
    const many = {
      ...all,
      competencies: [...all.competencies, competency('agile-x', 1, 3), competency('agile-y', 1, 3)],
    };
    const [finding] = findSplits([many], catalogue);
    expect(finding?.kinds).toEqual(['length']);
    expect(finding?.parts).toHaveLength(1);
  });

  it('proposes a role at a time where each foreign competency belongs to a role of its own', () => {
    const spread = ['video-production', 'paid-social', 'marketing-automation'];
    const asked = role(
      'community-manager',
      spread.map((id) => competency(id)),
    );
    const [finding] = findSplits([asked], catalogue);
    expect(finding?.kinds).toEqual(['breadth']);
    const [stays, goes] = finding?.parts ?? [];
    expect(finding?.parts).toHaveLength(2);
    expect(goes?.competencies.length).toBeGreaterThan(0);
    expect(finding?.dropped.length).toBeGreaterThan(0);

    // Taken one after the other, the proposals come to an end with nobody's work left in another's.
    let left: BriefRole = asked;
    const taken = [asked.roleId];
    for (let round = 0; round < 4; round += 1) {
      const [next] = findSplits([left], catalogue);
      const [kept, other] = next?.parts ?? [];
      if (!kept || !other) break;
      taken.push(other.roleId);
      left = { ...left, competencies: kept.competencies, times: kept.times };
    }
    expect(taken.length).toBeGreaterThanOrEqual(3);
    expect(new Set(taken).size).toBe(taken.length);
    expect(stays?.roleId).toBe('community-manager');
  });

  it('says that the hours are too few for all the roles whose work is asked for', () => {
    // 41 working days of eight hours: 10 % is 32.8 hours, 15 % is 49.2; two roles need 48.
    const more = [competency('paid-social')];
    const [finding] = findSplits([role('community-manager', more, 10)], catalogue);
    expect(finding?.kinds).toEqual(['hours']);
    expect(finding?.shortage).toEqual({
      roleIds: ['community-manager', 'paid-search-social-specialist'],
      askedMinutes: 1968,
      neededMinutes: 2 * 24 * 60,
    });
    expect(finding?.parts).toHaveLength(1);
    expect(findSplits([role('community-manager', more, 15)], catalogue)).toEqual([]);
  });

  it('asks a role alone for no more hours, however few they are', () => {
    expect(findSplits([role('community-manager', [], 1)], catalogue)).toEqual([]);
  });

  it('leaves a role alone that somebody is booked for', () => {
    expect(findSplits([{ ...role('community-manager', FILM), isFilled: true }], catalogue)).toEqual(
      [],
    );
  });

  it('is silent about what was kept knowingly, until more is asked for', () => {
    const findings = findSplits([role('community-manager', FILM)], catalogue);
    const kept = findings.map(({ mark }) => mark);
    expect(openFindings(findings, kept)).toEqual([]);
    const more = findSplits([role('community-manager', [...FILM, competency('seo')])], catalogue);
    expect(openFindings(more, kept)).toHaveLength(1);
  });
});

const ids = source.competencies.map(({ id }) => id);
const anyRole = fc
  .record({
    base: fc.constantFrom(...source.roles.map(({ id }) => id)),
    more: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 12 }),
    level: fc.integer({ min: 1, max: 5 }),
    weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
    percent: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ base, more, level, weight, percent }) =>
    role(
      base,
      more.map((id) => competency(id, level, weight)),
      percent,
    ),
  );

describe('a proposal', () => {
  it('gives every asked competency to exactly one part, and no more time than was asked', () => {
    fc.assert(
      fc.property(anyRole, (one) => {
        for (const { parts } of findSplits([one], catalogue)) {
          const given = parts.flatMap((part) => part.competencies.map((row) => row.competencyId));
          expect(given.sort()).toEqual(one.competencies.map((row) => row.competencyId).sort());
          const asked = one.times[0]?.percent ?? 0;
          const shares = parts.map((part) => part.times[0]?.percent ?? 0);
          expect(shares.every((share) => share >= 1 && share <= 100)).toBe(true);
          if (asked > 1) expect(shares.reduce((sum, share) => sum + share, 0)).toBe(asked);
        }
      }),
    );
  });

  it('never finds another role’s work left in the role that remains', () => {
    fc.assert(
      fc.property(anyRole, (one) => {
        const [finding] = findSplits([one], catalogue);
        const [stays, goes] = finding?.parts ?? [];
        if (!stays || !goes) return;
        const theirs = new Set(
          catalogue.roles.find(({ id }) => id === goes.roleId)?.competencies.map(({ id }) => id),
        );
        const own = new Set(
          catalogue.roles.find(({ id }) => id === stays.roleId)?.competencies.map(({ id }) => id),
        );
        const left = stays.competencies.filter(
          ({ competencyId: id }) => theirs.has(id) && !own.has(id),
        );
        expect(left).toEqual([]);
      }),
    );
  });

  it('speaks of hours exactly when every role behind the demand has too few', () => {
    fc.assert(
      fc.property(anyRole, (one) => {
        const [finding] = findSplits([one], catalogue);
        const shortage = finding?.shortage ?? null;
        expect(finding?.kinds.includes('hours') ?? false).toBe(shortage !== null);
        if (!shortage) return;
        expect(shortage.roleIds.length).toBeGreaterThanOrEqual(2);
        expect(new Set(shortage.roleIds).size).toBe(shortage.roleIds.length);
        expect(shortage.askedMinutes).toBeLessThan(shortage.neededMinutes);
        expect(shortage.neededMinutes).toBe(shortage.roleIds.length * 24 * 60);
      }),
    );
  });

  it('is never met by fewer hours, and is by enough of them', () => {
    fc.assert(
      fc.property(anyRole, fc.integer({ min: 1, max: 100 }), (one, percent) => {
        const at = (share: number) =>
          findSplits(
            [{ ...one, times: one.times.map((time) => ({ ...time, percent: share })) }],
            catalogue,
          )[0];
        const [lower, higher] = [
          Math.min(percent, one.times[0]?.percent ?? 1),
          Math.max(percent, one.times[0]?.percent ?? 1),
        ];
        if (!at(lower)?.shortage) expect(at(higher)?.shortage ?? null).toBeNull();
      }),
    );
  });

  it('becomes roles of the brief, the first with the id it had', () => {
    const one = role('community-manager', FILM);
    const [finding] = findSplits([one], catalogue);
    if (!finding) throw new Error('nothing found');
    const brief: Brief = {
      id: 'b',
      title: 'Allt i ett',
      state: 'draft',
      goal: 'Fler medlemmar förnyar.',
      goals: null,
      departments: [],
      decider: { name: 'A', title: 'B' },
      period: { from: '2027-02-01', to: '2027-03-31' },
      roles: [one],
      workMode: 'remote',
      regionId: null,
      regionName: null,
      sectorId: null,
      sectorName: null,
      languages: [],
      keptTogether: [],
      version: 1,
    };
    const { roles } = applySplit(brief, finding);
    expect(roles.map((row) => ('id' in row ? row.id : null))).toEqual([
      'stored-community-manager',
      null,
    ]);
    expect(roles.map(({ budget_rate_ore: budget }) => budget)).toEqual([110_000, 110_000]);
  });
});
