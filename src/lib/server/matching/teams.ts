import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  TEAM_OUTCOMES,
  type TeamAnswer,
  type TeamAsk,
  type TeamCandidate,
  type TeamRole,
  type Teams,
} from '$lib/domain/matching/team.ts';
import { findTeams } from '$lib/domain/matching/teams.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

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

const answerSchema = z
  .object({
    brief_role_id: z.uuid(),
    consultant_id: z.uuid(),
    consultant_number: whole,
    outcome: z.enum(TEAM_OUTCOMES),
  })
  .transform((row): TeamAnswer => ({
    briefRoleId: row.brief_role_id,
    consultantId: row.consultant_id,
    consultantNumber: row.consultant_number,
    outcome: row.outcome,
  }));

/** The best team, the best single person and the cheapest team for the roles nobody is booked for. */
export async function listTeams(db: Db, briefId: string): Promise<Teams> {
  const rows = unwrapMaybe(await db.rpc('list_team_candidates', { p_brief_id: briefId })) ?? [];
  const roles = rolesOf(rowSchema.array().parse(rows));
  return findTeams(briefId, roles, (text) =>
    createHash('sha256').update(text, 'utf8').digest('hex'),
  );
}

/**
 * Asks a team about its roles, in one command: everybody or nobody, but for roles that wait for the
 * strategy, about which nobody is asked.
 * @throws {DomainError} brief_closed, role_filled, strategy_first_role when every role waits,
 *   consultant_no_longer_matches, too_many_requests_open
 */
export async function askTeam(
  db: Db,
  briefId: string,
  asks: readonly TeamAsk[],
  message: string,
): Promise<TeamAnswer[]> {
  const result = await db.rpc('ask_team', {
    p_brief_id: briefId,
    p_asks: asks.map(({ briefRoleId, consultantId }) => ({
      brief_role_id: briefRoleId,
      consultant_id: consultantId,
    })),
    p_message: message,
  });
  return answerSchema.array().parse(unwrap(result));
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
