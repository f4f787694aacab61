import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DaySpan, TeamCandidate, TeamRole, Teams } from '$lib/domain/matching/team.ts';
import { findTeams as searchTeams } from '$lib/domain/matching/teams.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

const number = z.coerce.number();
const span = z.object({ lo: number, hi: number, percent: number });

/** A row of `list_team_candidates`; a role that nobody can hold has one row without a consultant. */
const rowSchema = z.object({
  brief_role_id: z.uuid(),
  budget_ore: number,
  times: z.array(span).nullable(),
  consultant_id: z.uuid().nullable(),
  consultant_number: number.nullable(),
  rate_ore: number.nullable(),
  mutual: number.nullable(),
  spans: z.array(number).nullable(),
  credits: z.array(z.tuple([number, number, z.boolean()])).nullable(),
});
type Row = z.output<typeof rowSchema>;

/**
 * The best team, the best single person and the cheapest team for a brief with several roles;
 * null where a role has nobody, or no one person can hold them all.
 */
export async function findTeams(db: Db, briefId: string): Promise<Teams> {
  const result = await db.rpc('list_team_candidates', { p_brief_id: briefId });
  const rows: unknown = unwrapMaybe(result) ?? [];
  const roles = Map.groupBy(rowSchema.array().parse(rows), (row) => row.brief_role_id);
  return searchTeams(briefId, [...roles.values()].map(toRole), sha256);
}

function toRole(rows: readonly Row[]): TeamRole {
  const [first] = rows;
  if (!first) throw new Error('A group has at least one row');
  return {
    id: first.brief_role_id,
    budgetOre: first.budget_ore,
    times: first.times ?? [],
    candidates: rows.flatMap(toCandidate),
  };
}

function toCandidate(row: Row): TeamCandidate[] {
  if (row.consultant_id === null) return [];
  return [
    {
      id: row.consultant_id,
      number: row.consultant_number ?? 0,
      rateOre: row.rate_ore ?? 0,
      mutual: row.mutual ?? 0,
      free: triples(row.spans ?? []),
      credits: (row.credits ?? []).map(([weight, credit]) => ({ weight, credit })),
    },
  ];
}

/** Spans are stored flat: from, to, percent, from, to, percent … */
function triples(flat: readonly number[]): DaySpan[] {
  return Array.from({ length: Math.floor(flat.length / 3) }, (_, index) => {
    const [lo = 0, hi = 0, percent = 0] = flat.slice(index * 3, index * 3 + 3);
    return { lo, hi, percent };
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
