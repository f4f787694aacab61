import type { Locale } from '$lib/i18n/paths.ts';
import { levelNames, regionNames } from '$lib/server/briefs/form-options.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Names to speak of a match with in one language: by id, and the five levels in order. */
export type Names = {
  competencies: Record<string, string>;
  levels: string[];
  languages: Record<string, string>;
  regions: Record<string, string>;
};

/** The whole catalogue's names: a neighbouring competency need not be among those asked for. */
export async function matchNames(db: Db, locale: Locale): Promise<Names> {
  const [competencies, levels, languages, regions] = await Promise.all([
    db.from('competencies').select('id, name_sv, name_en'),
    levelNames(db, locale),
    db.from('languages').select('code, name_sv, name_en'),
    regionNames(db, locale),
  ]);
  const named = unwrap(competencies).map((row) => [row.id, localized(row, 'name', locale)]);
  const spoken = unwrap(languages).map((row) => [row.code, localized(row, 'name', locale)]);
  return {
    competencies: Object.fromEntries(named) as Record<string, string>,
    levels,
    languages: Object.fromEntries(spoken) as Record<string, string>,
    regions,
  };
}
