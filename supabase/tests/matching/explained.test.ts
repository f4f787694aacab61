import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { actAsOwner, amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { consultant, PLAIN, storeAll } from '#tests/support/matching-plain.ts';
import { signedInCompany, storeBrief, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { checksOf, mustsOf } from '#lib/domain/matching/checks.ts';
import { matchRowSchema, matchScoreSchema } from '#lib/domain/matching/match.ts';

let company: SignedInCompany;
beforeAll(async () => {
  company = await signedInCompany('Förklaring AB');
});
afterAll(() => closeDatabase());

const on = { ...PLAIN, workMode: 'on_site' as const, regionId: 'skane' };
const brief = {
  ...on,
  requirements: on.requirements.map((row) => ({
    ...row,
    isMust: row.competencyId === 'moderation',
  })),
};

describe('what an explanation rests on', () => {
  it('goes with the match, the same in the list, the comparison and what is kept for the consultant', async () => {
    const pool = [consultant({ regions: ['skane'] }), consultant({ regions: ['skane'] })];
    await storeAll(pool);
    const { briefRoleId } = await storeBrief(company, brief);
    await amongOnly(company, idsOf(pool), async (client) => {
      const [row] = await rowsOf(client, 'list_matches', [briefRoleId]);
      const match = matchRowSchema.parse(row);
      expect(match.rules.checked).toEqual({
        languages: [{ code: 'sv', cefr: 5 }],
        onSiteRegion: 'skane',
        availabilityLeast: 50,
        rateCeiling: 125,
      });
      expect(mustsOf(match.requirements)).toEqual(['moderation']);
      expect(checksOf(match.failed).every(({ passed }) => passed)).toBe(true);
      expect(match.rules.catalogueVersion).toMatch(/^[0-9a-f]{12}$/u);
      const compared = await rowsOf(client, 'compare_matches', [briefRoleId, idsOf(pool)]);
      expect(compared.map((one) => matchRowSchema.parse(one).rules)).toEqual([
        match.rules,
        match.rules,
      ]);
      await actAsOwner(client);
      const { rows } = await client.query<{ kept: unknown }>(
        'select private.match_snapshot($1, $2) as kept',
        [briefRoleId, match.consultantId],
      );
      const kept = matchScoreSchema.parse(rows[0]?.kept);
      expect(match).toMatchObject(kept);
    });
  });

  it('names no region when nobody has to be on site, and another catalogue when that changes', async () => {
    const pool = [consultant()];
    await storeAll(pool);
    const { briefRoleId } = await storeBrief(company, { ...PLAIN, regionId: 'skane' });
    const client = await database().connect();
    try {
      await client.query('begin');
      const read = async () => {
        const { rows } = await client.query<{ rules: unknown }>(
          'select (private.match_rows(private.match_ask($1), private.rules_in_force(), $2)).*',
          [briefRoleId, idsOf(pool)],
        );
        return matchScoreSchema.parse(rows[0]).rules;
      };
      const before = await read();
      expect(before.checked?.onSiteRegion).toBeNull();
      await client.query('delete from public.sector_relations');
      expect((await read()).catalogueVersion).not.toBe(before.catalogueVersion);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
