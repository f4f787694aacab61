import { describe, expect, it } from 'vitest';
import {
  alphabetical,
  competenceOnly,
  keywordOverlap,
  random,
  titleMatch,
  type Baseline,
} from './baselines.ts';
import { loadRelevance } from './load.ts';
import type { Brief, Consultant } from './shape.ts';

const set = loadRelevance();
const [someBrief] = set.briefs;
const [someone] = set.consultants;
if (!someBrief || !someone) throw new Error('the set is empty');

const brief: Brief = {
  ...someBrief,
  title: 'Film från fabriken',
  goal: 'Vi vill visa maskiner och människor.',
  role: 'video-photo-producer',
  requirements: [
    { competency: 'video-production', level: 4, weight: 3, must: false },
    { competency: 'photography', level: 2, weight: 1, must: false },
  ],
};
const consultant = (id: string, more: Partial<Consultant>): Consultant => ({
  ...{ ...someone, id, headline: 'Någon annan', roles: ['copywriter'], competencies: [] },
  ...more,
});
const having = (...levels: [string, number][]): Consultant['competencies'] =>
  levels.map(([id, level]) => ({ id, level, verification: 'declared' }));

describe('every baseline', () => {
  const all: Record<string, Baseline> = {
    random: random('seed'),
    ...{ alphabetical, titleMatch, competenceOnly },
    keywordOverlap: keywordOverlap(new Map()),
  };

  it.each(Object.keys(all))('%s orders all forty, each once', (name) => {
    const order = all[name]?.(someBrief, set.consultants) ?? [];
    expect(order.toSorted()).toEqual(set.consultants.map(({ id }) => id));
  });
});

describe('random', () => {
  it('is the same with the same seed, and another for another brief or seed', () => {
    const order = random('a')(someBrief, set.consultants);
    expect(random('a')(someBrief, set.consultants)).toEqual(order);
    expect(random('b')(someBrief, set.consultants)).not.toEqual(order);
    expect(random('a')({ ...someBrief, id: 'b99' }, set.consultants)).not.toEqual(order);
  });
});

describe('alphabetical', () => {
  it('follows the id', () => {
    expect(alphabetical(brief, [consultant('c02', {}), consultant('c01', {})])).toEqual([
      ...['c01', 'c02'],
    ]);
  });
});

describe('titleMatch', () => {
  it('puts those who list the role first, then by id', () => {
    const order = titleMatch(brief, [
      consultant('c01', {}),
      consultant('c03', { roles: ['copywriter', 'video-photo-producer'] }),
      consultant('c02', { roles: ['video-photo-producer'] }),
    ]);
    expect(order).toEqual(['c02', 'c03', 'c01']);
  });
});

describe('keywordOverlap', () => {
  it('counts words shared by the brief and the headline or the competency names', () => {
    const names = new Map([['video-production', 'Människor på film']]);
    const order = keywordOverlap(names)(brief, [
      consultant('c01', {}),
      consultant('c02', { headline: 'Fotograf av maskiner' }),
      consultant('c03', { competencies: having(['video-production', 1]) }),
    ]);
    // c03 shares "människor" and "film", c02 only "maskiner", c01 nothing.
    expect(order).toEqual(['c03', 'c02', 'c01']);
  });
});

describe('competenceOnly', () => {
  it('takes the mean of min(have, need) / need', () => {
    const order = competenceOnly(brief, [
      // (0 + 2/2) / 2 = 0.5: more than is needed gives nothing extra
      consultant('c01', { competencies: having(['photography', 5]) }),
      // (2/4 + 1/2) / 2 = 0.5: the same, so the id decides
      consultant('c02', { competencies: having(['video-production', 2], ['photography', 1]) }),
      // (3/4 + 1/2) / 2 = 0.625
      consultant('c03', { competencies: having(['video-production', 3], ['photography', 1]) }),
    ]);
    expect(order).toEqual(['c03', 'c01', 'c02']);
  });
});
