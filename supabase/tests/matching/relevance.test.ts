import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productRanker, storeSet, type StoredSet } from '#dev/eval/product.ts';
import { withClient } from '#dev/postgres/bootstrap.ts';
import type { Stack } from '#dev/stack.ts';
import { startTemporaryStack } from '#dev/temporary.ts';
import { loadRelevance } from '#tests/relevance/load.ts';
import type { Brief, Consultant } from '#tests/relevance/shape.ts';

const set = loadRelevance();

let stack: Stack;
let stored: StoredSet;
beforeAll(async () => {
  stack = await startTemporaryStack({ parts: ['postgres', 'api', 'mail'] });
  stored = await storeSet(stack.env, set);
}, 180_000);
afterAll(() => stack.stop());

async function read(sql: string): Promise<unknown[]> {
  return withClient(stack.env.DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ row: unknown }>(sql);
    return rows.map(({ row }) => row);
  });
}

describe('the relevance set in the database', () => {
  it('has every consultant with exactly the facts of the set', async () => {
    const rows = await read(
      `select jsonb_build_object('id', c.name, 'headline', c.headline, 'region', c.region_id,
        'workModes', c.work_modes, 'askedRateOre', c.wished_rate_ore, 'floorRateOre', c.floor_rate_ore,
        'roles', ${list('consultant_roles', 'to_jsonb(x.role_id)')},
        'declinedRoles', ${list('consultant_declined_roles', 'to_jsonb(x.role_id)')},
        'competencies', ${list(
          'consultant_competencies',
          `jsonb_build_object('id', x.competency_id, 'level', x.level, 'verification', x.verification)`,
        )},
        'languages', (select jsonb_object_agg(x.language_code, x.cefr)
          from public.consultant_languages x where x.consultant_id = c.id),
        'sectors', ${list('consultant_sectors', 'to_jsonb(x.sector_id)')},
        'avoidedSectors', ${list('consultant_sector_wishes', 'to_jsonb(x.sector_id)', "x.wish = 'avoided'")},
        'wantedSectors', ${list('consultant_sector_wishes', 'to_jsonb(x.sector_id)', "x.wish = 'wanted'")},
        'onSiteRegions', ${list('consultant_regions', 'to_jsonb(x.region_id)')},
        'availability', (select jsonb_agg(jsonb_build_object('from', lower(x.during),
            'to', upper(x.during) - 1, 'percent', x.percent) order by x.during)
          from public.consultant_availability x where x.consultant_id = c.id)) as row
       from public.consultants c order by c.name`,
    );
    expect(rows).toEqual(set.consultants.map(inOrder));
  });

  it('has every brief as its company saved it', async () => {
    const rows = await read(
      `select jsonb_build_object('title', b.title, 'goal', b.goal, 'role', r.role_id,
        'requirements', (select jsonb_agg(jsonb_build_object('competency', w.competency_id,
            'level', w.level, 'weight', w.weight, 'must', w.is_must) order by w.position)
          from public.brief_competencies w where w.brief_role_id = r.id),
        'period', (select jsonb_build_object('from', lower(t.during), 'to', upper(t.during) - 1)
          from public.brief_role_times t where t.brief_role_id = r.id),
        'percent', (select t.percent from public.brief_role_times t where t.brief_role_id = r.id),
        'budgetOre', r.budget_rate_ore, 'workMode', b.work_mode, 'region', b.region_id,
        'sector', b.sector_id, 'languages', (select jsonb_object_agg(l.language_code, l.cefr)
          from public.brief_languages l where l.brief_id = b.id)) as row
       from public.briefs b join public.brief_roles r on r.brief_id = b.id`,
    );
    expect(rows.length).toBe(set.briefs.length);
    expect(rows).toEqual(expect.arrayContaining(set.briefs.map(withoutNames)));
  });

  it('has free time, and a packed profile for everybody', async () => {
    const [counted] = await read(
      `select jsonb_build_object('people', count(*), 'free', count(*) filter (where p.span_count > 0),
         'rarities', (select count(*) from private.rarity_weights)) as row
       from private.match_profiles p`,
    );
    const people = set.consultants.length;
    expect(counted).toMatchObject({ people, free: people });
    expect(counted).not.toMatchObject({ rarities: 0 });
  });
});

describe('the ranking of the product', () => {
  it('lists for each brief only consultants of the set, none of whom a constraint keeps out', async () => {
    const rank = productRanker(stored);
    const byId = new Map(set.consultants.map((consultant) => [consultant.id, consultant]));
    for (const brief of set.briefs) {
      const order = await rank(brief);
      const listed = order.flatMap((id) => byId.get(id) ?? []);
      expect(listed.length).toBe(order.length);
      expect(order.length).toBeGreaterThan(0);
      expect(listed.filter((one) => isKeptOut(brief, one))).toEqual([]);
    }
  }, 120_000);
});

/** A language too weak, a floor more than a quarter above the budget, a role declined, a must without a trace. */
function isKeptOut(brief: Brief, one: Consultant): boolean {
  const held = new Map(one.competencies.map(({ id, level }) => [id, level]));
  return (
    Object.entries(brief.languages).some(([code, cefr]) => (one.languages[code] ?? 0) < cefr) ||
    one.floorRateOre > brief.budgetOre * 1.25 ||
    one.declinedRoles.includes(brief.role) ||
    brief.requirements.some(({ competency, must }) => must && !held.has(competency))
  );
}

/** Rows of a table of the consultant's as a JSON list, in one order. */
function list(table: string, value: string, condition = 'true'): string {
  return `(select coalesce(jsonb_agg(${value} order by ${value}), '[]') from public.${table} x
    where x.consultant_id = c.id and ${condition})`;
}

function inOrder(consultant: Consultant) {
  const sorted = (ids: readonly string[]) => [...ids].sort();
  return {
    ...consultant,
    roles: sorted(consultant.roles),
    declinedRoles: sorted(consultant.declinedRoles),
    competencies: consultant.competencies.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    sectors: sorted(consultant.sectors),
    avoidedSectors: sorted(consultant.avoidedSectors),
    wantedSectors: sorted(consultant.wantedSectors),
    onSiteRegions: sorted(consultant.onSiteRegions),
    availability: consultant.availability.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

/** A brief without what only the set knows. */
function withoutNames({ id: _id, set: _set, ...facts }: Brief) {
  return facts;
}
