import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TeamCandidate, TeamRole, Teams } from '$lib/domain/matching/team.ts';
import { findTeams } from '$lib/domain/matching/teams.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

const whole = z.coerce.number().int();
const rowSchema = z.object({
  brief_role_id: z.uuid(),
  budget_ore: whole,
  times: z.array(z.object({ lo: whole, hi: whole, percent: whole })),
  consultant_id: z.uuid().nullable(),
  consultant_number: whole.nullable(),
  rate_ore: whole.nullable(),
  mutual: z.coerce.number().nullable(),
  spans: z.array(whole).nullable(),
  credits: z.array(z.tuple([whole, whole, z.boolean()])).nullable(),
});
type Row = z.output<typeof rowSchema>;

/** The best team, the best single person and the cheapest team for all roles of a brief. */
export async function listTeams(db: Db, briefId: string): Promise<Teams> {
  const rows = unwrapMaybe(await db.rpc('list_team_candidates', { p_brief_id: briefId })) ?? [];
  const roles = rolesOf(rowSchema.array().parse(rows));
  return findTeams(briefId, roles, (text) =>
    createHash('sha256').update(text, 'utf8').digest('hex'),
  );
}

function rolesOf(rows: readonly Row[]): TeamRole[] {
  const ids = [...new Set(rows.map((row) => row.brief_role_id))];
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.brief_role_id === id);
    const [first] = own;
    if (!first) return [];
    const { budget_ore: budgetOre, times } = first;
    return [{ id, budgetOre, times, candidates: own.flatMap(candidateOf) }];
  });
}

function candidateOf(row: Row): TeamCandidate[] {
  if (row.consultant_id === null) return [];
  return [
    {
      id: row.consultant_id,
      number: row.consultant_number ?? 0,
      rateOre: row.rate_ore ?? 0,
      mutual: row.mutual ?? 0,
      free: spansOf(row.spans ?? []),
      credits: (row.credits ?? []).map(([weight, credit]) => ({ weight, credit })),
    },
  ];
}

/** Three numbers each: first working day, the one after the last, percent. */
function spansOf(flat: readonly number[]) {
  return Array.from({ length: flat.length / 3 }, (_, at) => ({
    lo: flat[3 * at] ?? 0,
    hi: flat[3 * at + 1] ?? 0,
    percent: flat[3 * at + 2] ?? 0,
  }));
}
