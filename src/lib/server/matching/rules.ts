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
