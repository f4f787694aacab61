import { describe, expect, it } from 'vitest';
import {
  maySubmit,
  profileChecklist,
  strongest,
  type OwnCompetency,
  type OwnProfile,
} from './profile.ts';

const competency = (
  id: string,
  level = 3,
  verification: OwnCompetency['verification'] = 'declared',
) => ({
  id,
  level,
  effectiveLevel: level === 5 && verification !== 'verified' ? 4 : level,
  verification,
  evidence: '',
});

const ready: OwnProfile = {
  id: 'c',
  number: 1001,
  state: 'draft',
  isPaused: false,
  name: 'Ada',
  headline: '',
  about: '',
  regionId: 'stockholm',
  wishedRateOre: 100_000,
  floorRateOre: null,
  workModes: [],
  version: 1,
  roleIds: ['community-manager'],
  sectorIds: [],
  onSiteRegionIds: [],
  languages: [],
  competencies: [competency('a'), competency('b'), competency('c')],
  hasAvailability: false,
  wishes: {
    shareMin: null,
    shareMax: null,
    modes: [],
    wantedSectorIds: [],
    avoidedSectorIds: [],
  },
};

describe('maySubmit', () => {
  it('asks for role, three competencies, region and price, and nothing else', () => {
    expect(maySubmit(ready)).toBe(true);
    expect(maySubmit({ ...ready, roleIds: [] })).toBe(false);
    expect(maySubmit({ ...ready, competencies: ready.competencies.slice(1) })).toBe(false);
    expect(maySubmit({ ...ready, regionId: null })).toBe(false);
    expect(maySubmit({ ...ready, wishedRateOre: null })).toBe(false);
  });

  it('lets a refused profile be handed in again, but not one that waits or is approved', () => {
    expect(maySubmit({ ...ready, state: 'rejected' })).toBe(true);
    expect(maySubmit({ ...ready, state: 'submitted' })).toBe(false);
    expect(maySubmit({ ...ready, state: 'approved' })).toBe(false);
  });
});

describe('profileChecklist', () => {
  it('lists what is missing, required things first', () => {
    const missing = profileChecklist({ ...ready, regionId: null }).filter((item) => !item.isDone);
    expect(missing.map(({ key }) => key)).toEqual([
      'region',
      'availability',
      'languages',
      'headline',
      'about',
    ]);
  });
});

describe('strongest', () => {
  it('shows the level that counts, then what is better proved', () => {
    const own = [
      competency('a', 5),
      competency('b', 4, 'verified'),
      competency('c', 5, 'verified'),
      competency('d', 2),
    ];
    expect(strongest(own, 3).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});
