import type {
  ReferenceBrief,
  ReferenceConsultant,
  ReferenceWorld,
} from '#lib/domain/matching/reference-score.ts';
import { PLAIN_WORLD } from '#lib/domain/matching/reference-score.ts';
import { consultant, PLAIN } from './matching-plain.ts';

/** Need, importance and level held of the worked example (matching.md §3). */
const NEEDS = {
  'community-building': [4, 3, 4],
  moderation: [4, 3, 3],
  'social-care': [4, 3, 4],
  'social-platforms': [4, 3, 4],
  'social-content': [3, 2, 3],
  'content-planning': [3, 2, 2],
  'social-analytics': [3, 2, 0],
  'plain-language': [3, 2, 3],
  'law-compliance': [3, 2, 2],
  'crisis-communication': [2, 1, 0],
  'social-listening': [3, 1, 3],
  accessibility: [2, 1, 2],
} as const;

const held = Object.entries(NEEDS).filter(([, [, , have]]) => have > 0);

export const EXAMPLE_BRIEF: ReferenceBrief = {
  ...PLAIN,
  budgetOre: 100_000,
  requirements: Object.entries(NEEDS).map(([competencyId, [level, weight]]) => ({
    ...{ competencyId, level, weight },
    isMust: false,
  })),
};

/** Half of the time for 20 days, a quarter for 20; 5 % over budget; wants another sector. */
export const EXAMPLE_CONSULTANT: ReferenceConsultant = consultant({
  levels: {
    ...Object.fromEntries(held.map(([id, [, , have]]) => [id, { level: have, isVerified: false }])),
    'web-analytics': { level: 3, isVerified: false },
  },
  available: [
    { from: '2027-09-06', to: '2027-10-01', percent: 50 },
    { from: '2027-10-02', to: '2027-10-29', percent: 25 },
  ],
  askedOre: 105_000,
  floorOre: 100_000,
  sectors: ['food_hospitality'],
  wantedSectors: ['finance'],
  workModes: ['remote'],
});

export const EXAMPLE_WORLD: ReferenceWorld = {
  ...PLAIN_WORLD,
  relatedSectors: [['food_hospitality', 'retail']],
  relatedCompetencies: [
    ['social-analytics', 'web-analytics', 55],
    ['community-building', 'moderation', 50],
    ['moderation', 'social-care', 50],
    ['community-building', 'social-care', 40],
    ['social-content', 'social-platforms', 40],
    ['content-planning', 'social-content', 30],
    ['social-analytics', 'social-listening', 40],
    ['accessibility', 'law-compliance', 25],
  ],
};
