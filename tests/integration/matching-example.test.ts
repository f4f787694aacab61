import { afterAll, expect, it } from 'vitest';
import { closeDatabase } from '#tests/support/database.ts';
import { consultant, PLAIN, rankedAmong } from '#tests/support/matching-plain.ts';
import { signedInCompany, storeBrief, storeConsultant } from '#tests/support/matching-pool.ts';
import { explain } from '$lib/domain/matching/explanation.ts';

afterAll(() => closeDatabase());

/*
 * Community manager, version 1 of the rules (no related credit, no mutuality):
 * essentials (weight 3, need 4) at 4, 3, 4, 4      3 × (1 + 0.7 + 1 + 1)  = 11.1
 * content 3/3, planning 2/3, analytics 0/3,
 * plain language 3/3, law 2/3 (weight 2)           2 × (1 + 0.7 + 0 + 1 + 0.7) = 6.8
 * crisis 0/2, listening 3/3, accessibility 2/2     0 + 1 + 1              =  2
 * competence 19.9 / 25 = 0.796 → 47.76; availability (20 × 50 + 20 × 25) / (40 × 50) = 0.75
 * → 11.25; price 1,050 against 1,000: (1,250 − 1,050) / 250 = 0.8 → 8; related sector 0.7
 * → 5.6; same way of working → 7. Total 79.61.
 */
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

it('the worked example of the rules comes to 79.61', async () => {
  const company = await signedInCompany('Exempel AB');
  const held = Object.entries(NEEDS).filter(([, [, , have]]) => have > 0);
  const person = consultant({
    levels: Object.fromEntries(
      held.map(([id, [, , have]]) => [id, { level: have, isVerified: false }]),
    ),
    available: [
      { from: '2027-09-06', to: '2027-10-01', percent: 50 },
      { from: '2027-10-02', to: '2027-10-29', percent: 25 },
    ],
    askedOre: 105_000,
    sectors: ['food_hospitality'],
    workModes: ['remote'],
  });
  await storeConsultant(person);
  const brief = await storeBrief(company, {
    ...PLAIN,
    requirements: Object.entries(NEEDS).map(([competencyId, [level, weight]]) => ({
      ...{ competencyId, level, weight },
      isMust: false,
    })),
  });
  const [match] = await rankedAmong(company, brief.briefRoleId, [person]);
  expect(match).toMatchObject({ competence: 0.796, availability: 0.75, rate: 0.8, total: 79.61 });
  if (!match) throw new Error('The example was not ranked.');
  const { lines, points, counterfactual } = explain(match);
  expect(lines.map(({ tenths }) => tenths)).toEqual([478, 112, 80, 56, 70]);
  expect(points).toBe(80);
  // Social analytics from 0 to 3: 60 × 2 / 25 = 4.8 points.
  expect(counterfactual).toEqual({
    competencyId: 'social-analytics',
    level: 3,
    gainTenths: 48,
  });
});
