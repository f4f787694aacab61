import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoolClient } from 'pg';
import { actAs, amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

let staff: Person;
let company: WorldCompany;
let pool: { id: string }[];
let role: string;
beforeAll(async () => {
  staff = await createStaff();
  company = await createCompany('Regler AB');
  pool = [
    await createConsultant('Pris', { wishedRate: 120_000, sectors: ['retail'] }),
    await createConsultant('Sektor', { wishedRate: 100_000, sectors: ['finance'] }),
  ];
  role = await briefRoleId(await createBrief(company));
});
afterAll(closeDatabase);

const draft = (p: Record<string, number>, note = 'Prov') =>
  callValue<number>(staff, 'draft_matching_rules', { p, p_note: note });

type Scores = [string, number][];
const scores = async (client: PoolClient): Promise<Scores> => {
  await actAs(client, company.owner.userId);
  const rows = await rowsOf<{ consultant_id: string; mutual: number }>(client, 'list_matches', [
    role,
  ]);
  return rows.map((row) => [row.consultant_id, row.mutual]);
};

/** Scores before and while a version is in force, and its preview; nothing of it stays. */
async function tryVersion(version: number) {
  return amongOnly(staff, idsOf(pool), async (client) => {
    const before = await scores(client);
    await actAs(client, staff.userId);
    const preview = await rowsOf<Moved>(client, 'preview_matching_rules', [version]);
    await client.query('select public.activate_matching_rules($1, 1)', [version]);
    return { before, after: await scores(client), preview };
  });
}
type Moved = {
  brief_role_id: string;
  consultant_id: string;
  mutual_before: number | null;
  mutual_after: number | null;
};
type Summed = Moved & {
  place_before: number | null;
  place_after: number | null;
  largest_change: number;
};

describe('the rules of matching as data', () => {
  it.each<Record<string, number>>([
    { weight_rate: -1 },
    {
      weight_competence: 0,
      weight_availability: 0,
      weight_rate: 0,
      weight_sector: 0,
      weight_work_mode: 0,
    },
    { credit_two_short: 80 },
    { weight_essential: 0 },
    { rate_ceiling: 100 },
  ])('refuse %o', async (p) => {
    await expect(draft(p)).rejects.toMatchObject({ code: 'PT400', message: 'rules_invalid' });
  });

  it('are drafted, previewed and put in force: the preview is what the score becomes', async () => {
    const version = await draft({ weight_rate: 60, weight_competence: 10 });
    const { before, after, preview } = await tryVersion(version);
    expect(after).not.toEqual(before);
    const own = preview.filter(
      (row) => row.brief_role_id === role && row.mutual_before !== row.mutual_after,
    );
    const changed = after.filter(([id, score]) => new Map(before).get(id) !== score);
    expect(changed.length).toBeGreaterThan(0);
    expect(own.map((row) => [row.consultant_id, row.mutual_after]).sort()).toEqual(changed.sort());
  });

  it('MR8: the same factor on all weights changes no score', async () => {
    const version = await draft({
      weight_competence: 120,
      weight_availability: 30,
      weight_rate: 20,
      weight_sector: 16,
      weight_work_mode: 14,
      weight_essential: 9,
      weight_important: 6,
      weight_useful: 3,
    });
    const { before, after, preview } = await tryVersion(version);
    expect(after).toEqual(before);
    expect(preview.filter((row) => row.brief_role_id === role)).toEqual([]);
  });

  it('are summed up over everybody, however few rows are read', async () => {
    const version = await draft({ weight_rate: 60, weight_competence: 10 });
    await amongOnly(staff, idsOf(pool), async (client) => {
      const all = await rowsOf<Summed>(client, 'preview_matching_rules', [version, 500]);
      const [one, ...more] = await rowsOf<Summed>(client, 'preview_matching_rules', [version, 1]);
      expect(more).toEqual([]);
      expect(all.length).toBeGreaterThan(1);
      const both = all.filter((row) => row.place_before !== null && row.place_after !== null);
      const moves = both.map((row) => Math.abs(Number(row.place_after) - Number(row.place_before)));
      const changes = both.map((row) => Number(row.mutual_after) - Number(row.mutual_before));
      expect(one).toMatchObject({
        row_count: all.length,
        roles: new Set(all.map((row) => row.brief_role_id)).size,
        movers: moves.filter((move) => move > 0).length,
        longest_move: Math.max(0, ...moves),
        joins: all.filter((row) => row.place_before === null).length,
        leaves: all.filter((row) => row.place_after === null).length,
      });
      expect(Math.abs(Number(one?.largest_change))).toBeCloseTo(
        Math.max(...changes.map(Math.abs)),
        4,
      );
    });
  });

  it('refuse to be put in force from a stale page, and are one at a time', async () => {
    const version = await draft({ weight_rate: 11 });
    await expect(
      call(staff, 'activate_matching_rules', { p_version: version, p_in_force: version + 99 }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'stale_page' });
    const { rows } = await database().query(
      'select version from public.matching_rules where is_in_force',
    );
    expect(rows).toEqual([{ version: 1 }]);
  });

  it('are the agency’s alone to draft, preview and activate; drafts are not for others to read', async () => {
    const version = await draft({ weight_rate: 12 });
    for (const [name, args] of [
      ['draft_matching_rules', { p: { weight_rate: 1 }, p_note: 'x' }],
      ['preview_matching_rules', { p_version: 1 }],
      ['activate_matching_rules', { p_version: 1, p_in_force: 1 }],
    ] as const) {
      await expect(call(company.owner, name, args)).rejects.toMatchObject({ message: 'not_found' });
    }
    const seen = await call(company.owner, 'list_matching_rules', {});
    expect(seen.map((row) => row['version'])).not.toContain(version);
    expect(await call('anonymous', 'get_matching_rules', {})).toMatchObject([{ version: 1 }]);
  });
});
