import { z } from 'zod';
import { PHASES, type Phase } from '$lib/domain/briefs/brief.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const phases = z.array(z.enum(PHASES));

/** The phases that each role may be bought in before there is a strategy, in order, by the role's id. */
export async function earlyPhases(db: Db): Promise<Map<string, Phase[]>> {
  const rows = unwrap(await db.rpc('list_early_phases'));
  return new Map(rows.map((row) => [row.role_id, phases.parse(row.phases)]));
}
