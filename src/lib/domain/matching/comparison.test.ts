import { describe, expect, it } from 'vitest';
import { matchWith, requirement } from '#tests/support/match-score.ts';
import { distinctions, isSameForAll, lineRows, requirementRows } from './comparison.ts';
import type { MatchScore, RankedMatch } from './match.ts';

function ranked(number: number, score: MatchScore): RankedMatch {
  return {
    ...score,
    consultantId: `00000000-0000-4000-8000-00000000000${number}`,
    consultantNumber: number,
    regionId: null,
    workModes: [],
    askedRateOre: 100_000,
    failed: [],
    requestState: null,
    matchCount: 3,
  };
}

const writes = requirement('copywriting', 4, 4);
const learns = requirement('copywriting', 4, 2);
const films = requirement('video', 3, 3);
const related = requirement('video', 3, 0, {
  related: { id: 'photo', have: 3, similarity: 0.5 },
});

const first = ranked(1, matchWith([writes, related], { availability: 1, rate: 0.5 }));
const second = ranked(2, matchWith([learns, films], { availability: 0.5, rate: 0.5 }));

describe('a comparison', () => {
  it('puts every line beside its equal, and leaves out a cap that nobody has', () => {
    const rows = lineRows([first, second]);
    expect(rows.map(({ id }) => id)).toEqual([
      'competence',
      'availability',
      'rate',
      'sector',
      'workMode',
      'mutuality',
    ]);
    expect(rows[1]).toMatchObject({ values: [150, 75], differs: true, leaders: [0] });
    expect(rows[2]).toMatchObject({ differs: false, leaders: [0, 1] });
  });

  it('counts a missing cap as none taken', () => {
    const capped = ranked(
      3,
      matchWith([writes], { isCapped: true, sumScore: 81.85, total: 59, mutual: 59 }),
    );
    const cap = lineRows([first, capped]).find(({ id }) => id === 'cap');
    expect(cap?.values[0]).toBeNull();
    expect(cap?.values[1]).toBeLessThan(0);
    expect(cap?.leaders).toEqual([0]);
  });

  it('says who reaches which level', () => {
    expect(requirementRows([first, second])).toMatchObject([
      { competencyId: 'copywriting', differs: true, reached: [0] },
      { competencyId: 'video', differs: true, reached: [1] },
    ]);
  });

  it('knows which rows say the same of all, proof and related competencies included', () => {
    const proven = ranked(3, matchWith([{ ...writes, verification: 'verified' }, related], {}));
    const same = (...matches: RankedMatch[]) => requirementRows(matches).map((row) => row.isSame);
    expect(same(first, first)).toEqual([true, true]);
    expect(same(first, proven)).toEqual([false, true]);
    expect(same(first, second)).toEqual([false, false]);
    expect(same(first)).toEqual([false, false]);
    expect([isSameForAll(['a', 'a']), isSameForAll(['a', 'b'])]).toEqual([true, false]);
  });

  it('points out only what one of them has alone', () => {
    expect(distinctions([first, second])).toMatchObject([
      { index: 0, isFreest: true, lines: [], competencies: ['copywriting'] },
      { index: 1, isFreest: false, lines: [], competencies: ['video'] },
    ]);
    expect(distinctions([first, first])[0]).toMatchObject({ lines: [], competencies: [] });
  });

  it('points out price, time, ways of working and verified levels too', () => {
    const cheap = { ...second, askedRateOre: 90_000, workModes: ['remote', 'on_site'] };
    const remote = { ...first, workModes: ['remote'] };
    expect(distinctions([remote, cheap])).toMatchObject([
      { isCheapest: false, isFreest: true, modes: [] },
      { isCheapest: true, isFreest: false, modes: ['on_site'] },
    ]);
    const proven = ranked(3, matchWith([{ ...writes, verification: 'verified' }, related], {}));
    expect(distinctions([proven, first]).map(({ isMostVerified }) => isMostVerified)).toEqual([
      true,
      false,
    ]);
  });

  it('says of points for price and time only what price and time do not already say', () => {
    const pays = ranked(3, matchWith([writes, related], { availability: 0.5, rate: 0.9 }));
    expect(distinctions([first, pays])[1]).toMatchObject({ isCheapest: false, lines: ['rate'] });
    expect(distinctions([first, { ...pays, askedRateOre: 80_000 }])[1]).toMatchObject({
      isCheapest: true,
      lines: [],
    });
  });

  it('sets nobody apart who is alone or shares the lead, and takes no named way for all ways', () => {
    const nothing = { isCheapest: false, isFreest: false, isMostVerified: false, modes: [] };
    expect(distinctions([first])[0]).toMatchObject({ ...nothing, lines: [], competencies: [] });
    const onSite = { ...first, workModes: ['on_site'] };
    expect(distinctions([first, onSite])[1]).toMatchObject({ ...nothing, competencies: [] });
  });
});
