import type { Locale } from '$lib/i18n/paths.ts';
import { levelNames } from '$lib/server/briefs/form-options.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Names to speak of a match with in one language: competencies by id, the five levels in order. */
export type Names = { competencies: Record<string, string>; levels: string[] };

/** The whole catalogue's names: a neighbouring competency need not be among those asked for. */
export async function matchNames(db: Db, locale: Locale): Promise<Names> {
  const [competencies, levels] = await Promise.all([
    db.from('competencies').select('id, name_sv, name_en'),
    levelNames(db, locale),
  ]);
  const named = unwrap(competencies).map((row) => [row.id, localized(row, 'name', locale)]);
  return { competencies: Object.fromEntries(named) as Record<string, string>, levels };
}

/** Names of languages by code, in one language. */
export async function languageNames(db: Db, locale: Locale): Promise<Record<string, string>> {
  const rows = unwrap(await db.from('languages').select('code, name_sv, name_en'));
  return Object.fromEntries(rows.map((row) => [row.code, localized(row, 'name', locale)]));
}
