import { ruleSetSchema, type RuleSet } from '$lib/domain/matching/rule-set.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** The version of the rules in force, every number of it; anybody may read it. */
export async function getRulesInForce(db: Db): Promise<RuleSet> {
  const rows: unknown = unwrap(await db.rpc('get_matching_rules'));
  const [rules] = ruleSetSchema.array().parse(rows);
  if (!rules) throw new Error('No version of the matching rules is in force');
  return rules;
}

/** Every version, the latest first; drafts for the agency only. */
export async function listRuleSets(db: Db): Promise<RuleSet[]> {
  const rows: unknown = unwrapMaybe(await db.rpc('list_matching_rules')) ?? [];
  return ruleSetSchema.array().parse(rows);
}

/** A version that once was in force: when it came, and why. */
export type EarlierRules = { version: number; note: string; activatedAt: string };

/** Versions that have been in force and no longer are, the latest first; anybody may read them. */
export async function listEarlierRules(db: Db): Promise<EarlierRules[]> {
  const query = db.from('matching_rules').select('version, note, activated_at');
  const past = query.eq('is_in_force', false).not('activated_at', 'is', null);
  const rows = unwrap(await past.order('version', { ascending: false }).limit(50));
  return rows.map(({ version, note, activated_at }) => ({
    version,
    note,
    activatedAt: activated_at ?? '',
  }));
}

/** One version, drafts for the agency only. @throws {DomainError} 404 */
export async function getRuleSet(db: Db, version: number): Promise<RuleSet> {
  const query = db.from('matching_rules').select('*').eq('version', version);
  return ruleSetSchema.parse(unwrap(await query.maybeSingle()));
}
