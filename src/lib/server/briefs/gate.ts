import { z } from 'zod';
import type { Brief } from '$lib/domain/briefs/brief.ts';
import {
  gateAnswer,
  type GateAnswer,
  type GateOverride,
  type StrategyStanding,
} from '$lib/domain/briefs/strategy-gate.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

const standingSchema = z
  .object({
    strategy_id: z.string().nullable(),
    percent: z.number().nullable(),
    threshold: z.number().nullable(),
    is_met: z.boolean(),
  })
  .transform((row): StrategyStanding => ({
    strategyId: row.strategy_id,
    percent: row.percent,
    threshold: row.threshold,
    isMet: row.is_met,
  }));

/** How a company stands with its strategy. @throws {DomainError} 404 for somebody else's company */
export async function getStrategyStanding(db: Db, companyId: string): Promise<StrategyStanding> {
  const result = await db.rpc('get_strategy_standing', { p_company_id: companyId });
  return standingSchema.parse(unwrap(result));
}

/** The reason that was given for going on without a strategy; null when none was. */
export async function findGateOverride(db: Db, briefId: string): Promise<GateOverride | null> {
  const result = await db
    .from('brief_gate_overrides')
    .select('name, title, reason, given_at')
    .eq('brief_id', briefId)
    .maybeSingle();
  const row = unwrapMaybe(result);
  return row && { name: row.name, title: row.title, reason: row.reason, givenAt: row.given_at };
}

/** The gate's answer for a brief of the reader's company. @throws {DomainError} 404 */
export async function gateOf(
  db: Db,
  companyId: string,
  { id, roles }: Pick<Brief, 'id' | 'roles'>,
): Promise<GateAnswer> {
  const [standing, override] = await Promise.all([
    getStrategyStanding(db, companyId),
    findGateOverride(db, id),
  ]);
  return gateAnswer(roles, standing, override);
}

/**
 * Notes who goes on without a strategy, and why; the first reason stands.
 * @throws {DomainError} gate_reason_invalid, brief_closed
 */
export async function overrideGate(
  db: Db,
  briefId: string,
  { name, title, reason }: Omit<GateOverride, 'givenAt'>,
): Promise<void> {
  const result = await db.rpc('override_strategy_gate', {
    p_brief_id: briefId,
    p_name: name,
    p_title: title,
    p_reason: reason,
  });
  unwrapMaybe(result);
}
