import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/time/day.ts';
import { isValidOrganisationNumber } from '#lib/domain/invoicing/organisation-number.ts';
import { parseVatNumber } from '#lib/domain/invoicing/vat-number.ts';
import { readSource } from '../reference/source.ts';
import { brunnsparken } from './data/briefs-brunnsparken.ts';
import { businessBriefs } from './data/briefs-business.ts';
import { financeBriefs } from './data/briefs-finance.ts';
import { publicBriefs } from './data/briefs-public.ts';
import type { BriefStory } from './data/brief-story.ts';
import { companies } from './data/companies.ts';
import { addresses, consultants } from './people.ts';
import signIns from './sign-ins.json' with { type: 'json' };
import { briefSteps } from './play/brief.ts';
import { plotOf } from './play/story.ts';
import type { Step, World } from './world.ts';

const catalogue = readSource().catalogue;
const stories = [...brunnsparken, ...publicBriefs, ...businessBriefs, ...financeBriefs];
// Every third day of a year and more: each weekday meets each holiday's surroundings.
const days = Array.from({ length: 140 }, (_, index) => addDays('2026-01-01', 3 * index));

/** Enough of a world to plan in; nothing is run. */
function worldOn(today: string): World {
  return { today, catalogue, accounts: new Map(), ids: new Map() } as unknown as World;
}

function moments(steps: readonly Step[]): string[] {
  return steps.map(({ at }) => at);
}

/** Steps of a story by part: before anybody answers, the answers, and all that follows. */
function parts(world: World, story: BriefStory) {
  const steps = briefSteps(world, plotOf(world, story));
  const asked = story.askedDaysAgo === undefined ? 0 : 1;
  const before = story.stays === 'draft' ? steps : steps.slice(0, 2 + asked);
  const answers = (story.asks ?? []).reduce((count, { answer }) => {
    if (answer.kind === 'none') return count;
    return count + (answer.kind === 'offer' && answer.withdrawnDaysAgo !== undefined ? 2 : 1);
  }, 0);
  const rest = steps.slice(before.length);
  return { before, answers: rest.slice(0, answers), after: rest.slice(answers) };
}

describe('whatever day the demo is loaded', () => {
  it.each(stories.map((story) => [story.title, story] as const))(
    '%s happens in order',
    (_, story) => {
      for (const day of days) {
        const { before, answers, after } = parts(worldOn(day), story);
        const inOrder = moments(before);
        expect(inOrder, day).toEqual([...new Set(inOrder)].sort());
        const lastBefore = inOrder.at(-1) ?? '';
        expect(
          moments(answers).every((at) => at > lastBefore),
          day,
        ).toBe(true);
        const lastAnswer = moments(answers).sort().at(-1) ?? lastBefore;
        const [decision, ...work] = moments(after);
        if (decision) expect(decision > lastAnswer, day).toBe(true);
        expect(
          work.every((at) => at > (decision ?? '')),
          day,
        ).toBe(true);
      }
    },
  );

  it('no report is handed in after its assignment was cancelled', () => {
    const cancelled = stories.filter((story) => story.cancelled);
    for (const story of cancelled) {
      for (const day of days) {
        const after = moments(parts(worldOn(day), story).after);
        const reports = after.filter((at) => at.endsWith(' 16:30'));
        expect(
          reports.every((at) => at < (after.at(-1) ?? '')),
          `${story.title} ${day}`,
        ).toBe(true);
      }
    }
  });

  it('nobody is asked before the agency has let them in', () => {
    const joined = new Map(consultants.map(({ key, joinedDaysAgo }) => [key, joinedDaysAgo]));
    for (const { asks = [], askedDaysAgo = 0, title } of stories) {
      for (const { who } of asks)
        expect(joined.get(who), `${who}: ${title}`).toBeGreaterThan(askedDaysAgo + 7);
    }
  });
});

describe('the cast', () => {
  it('has forty consultants in all sixteen roles', () => {
    expect(consultants).toHaveLength(40);
    expect(new Set(consultants.map(({ key }) => key)).size).toBe(40);
    const main = new Set(consultants.map(({ roles }) => roles[0]));
    expect([...main].sort()).toEqual(catalogue.roles.map(({ id }) => id).sort());
  });

  it('uses reserved domains only, each address once', () => {
    const all = [...addresses().values()];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((address) => address.endsWith('example.com'))).toBe(true);
    expect(all).toEqual(expect.arrayContaining(signIns.map(({ email }) => email)));
  });

  it('has companies whose numbers pass the checks of an invoice', () => {
    expect(companies).toHaveLength(8);
    for (const { country, organisationNumber = '', vatNumber } of companies) {
      expect(country !== 'SE' || isValidOrganisationNumber(organisationNumber)).toBe(true);
      expect(parseVatNumber(vatNumber)?.countryCode).toBe(country);
    }
  });
});
