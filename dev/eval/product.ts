import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RelevanceSet } from '#tests/relevance/load.ts';
import type { Ranker } from '#tests/relevance/ranker.ts';
import type { Brief, Consultant } from '#tests/relevance/shape.ts';
import { signInCompany, type MeasuredCompany } from '../measured-company.ts';
import { withClient } from '../postgres/bootstrap.ts';
import type { StackEnv } from '../stack-env.ts';

const insertConsultants = readFileSync(join(import.meta.dirname, 'consultants.sql'), 'utf8');

/** Equal scores are ordered by a hash of both ids: ids that are the same at every run. */
const countedIds = `
  create sequence public.relevance_briefs;
  alter table public.briefs
    alter column id set default md5('brief ' || nextval('public.relevance_briefs'))::uuid`;

/** The relevance set as a database holds it: database id → id of the set, brief id → its role. */
export type StoredSet = MeasuredCompany & {
  consultants: Map<string, string>;
  roles: Map<string, string>;
};

/** One match as the list gives it. */
type Match = { consultant_id: string; is_rotated: boolean; is_newcomer_place: boolean };

/** Writes the set into an empty, migrated database: consultants by SQL, briefs as a company would. */
export async function storeSet(env: StackEnv, set: RelevanceSet): Promise<StoredSet> {
  await withClient(env.DATABASE_URL, (client) => client.query(countedIds));
  const consultants = await storeConsultants(env, set.consultants);
  const company = await signInCompany(env, 'Relevans');
  const roles = new Map<string, string>();
  for (const brief of set.briefs) roles.set(brief.id, await storeBrief(company, brief));
  return { ...company, consultants, roles };
}

/** All of them, their free time, and the rarity of competencies that the worker works out at night. */
async function storeConsultants(env: StackEnv, consultants: readonly Consultant[]) {
  return withClient(env.DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(insertConsultants, [
      JSON.stringify(consultants),
    ]);
    await client.query('select private.rebuild_capacity(id) from public.consultants');
    await client.query('select private.compute_rarity()');
    return new Map(rows.map(({ id, name }) => [id, name]));
  });
}

/** @returns the id of the brief's only role */
async function storeBrief({ api, companyId }: MeasuredCompany, brief: Brief): Promise<string> {
  const saved = await api.rpc('save_brief', { p_company_id: companyId, p: briefFields(brief) });
  if (saved.error) throw new Error(`${brief.id}: ${saved.error.message}`);
  const role = await api.from('brief_roles').select('id').eq('brief_id', saved.data).single();
  if (role.error) throw new Error(`${brief.id}: ${role.error.message}`);
  return String(role.data.id);
}

/** A brief as the form sends it. Goals and measures of effect are no part of the set. */
function briefFields(brief: Brief) {
  const { from, to } = brief.period;
  return {
    title: brief.title,
    goal: brief.goal,
    work_mode: brief.workMode,
    region_id: brief.region,
    sector_id: brief.sector,
    languages: Object.entries(brief.languages).map(([code, cefr]) => ({ code, cefr })),
    measures: [],
    roles: [
      {
        role_id: brief.role,
        phase: 'run',
        budget_rate_ore: brief.budgetOre,
        times: [{ starts_on: from, ends_on: to, percent: brief.percent }],
        competencies: brief.requirements.map(({ competency, level, weight, must }) => ({
          ...{ competency_id: competency, level, weight, is_must: must },
        })),
      },
    ],
  };
}

/**
 * The product's own order: the list that the matches page shows. Those who fail a constraint, or are
 * to be asked first, are not in it.
 * @throws {Error} when exposure or a newcomer's place moved someone: here nobody has a history
 */
export function productRanker({ api, consultants, roles }: StoredSet): Ranker {
  return async (brief) => {
    const args = { p_brief_role_id: roles.get(brief.id), p_limit: 50 };
    const { data, error } = await api.rpc('list_matches', args);
    if (error) throw new Error(`${brief.id}: ${error.message}`);
    const matches = data as Match[];
    if (matches.some((match) => match.is_rotated || match.is_newcomer_place))
      throw new Error(`${brief.id}: the order is not by score alone`);
    return matches.map((match) => consultants.get(match.consultant_id) ?? '');
  };
}
