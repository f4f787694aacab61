import type { Strategy } from '$lib/domain/effect/strategy.ts';
import type { StrategyForm } from '$lib/schemas/strategy.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A company's registered strategies, those in force first, the latest first. */
export async function listStrategies(db: Db, companyId: string): Promise<Strategy[]> {
  const result = await db
    .from('strategies')
    .select('*')
    .eq('company_id', companyId)
    .order('approved_on', { ascending: false });
  const strategies = unwrap(result).map((row) => ({
    id: row.id,
    title: row.title,
    summary: row.summary,
    approvedBy: { name: row.approved_by_name, title: row.approved_by_title },
    approvedOn: row.approved_on,
    isInForce: row.ended_at === null,
  }));
  return strategies.sort((a, b) => Number(b.isInForce) - Number(a.isInForce));
}

/**
 * Registers an approved strategy; the same form posted twice registers one.
 * @throws {DomainError} owner_only, strategy_not_approved_yet, strategy_invalid
 */
export async function registerStrategy(
  db: Db,
  companyId: string,
  { form_key: key, ...fields }: StrategyForm,
): Promise<void> {
  const result = await db.rpc('register_strategy', {
    p_company_id: companyId,
    p: fields,
    p_form_key: key,
  });
  unwrap(result);
}

/** Says that a strategy is no longer in force. @throws {DomainError} owner_only, 404 */
export async function endStrategy(db: Db, strategyId: string): Promise<void> {
  unwrapMaybe(await db.rpc('end_strategy', { p_strategy_id: strategyId }));
}
