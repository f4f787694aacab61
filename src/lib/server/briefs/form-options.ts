import type { Named } from '$lib/domain/catalogue/consultant-card.ts';
import type { Phase } from '$lib/domain/briefs/brief.ts';
import type { GoalChoices } from '$lib/domain/briefs/goals.ts';
import type { DayPrice } from '$lib/domain/catalogue/role.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { earlyPhases } from './early-phases.ts';
import { listGoalChoices } from './goals.ts';

/** Competencies under the heading that they are chosen from. */
export type CompetencyGroup = { name: string; competencies: Named[] };

/** What the brief form offers to choose from, in one language. */
export type BriefFormOptions = {
  roles: (Named & { price: DayPrice | null; earlyPhases: readonly Phase[] })[];
  groups: CompetencyGroup[];
  levels: string[];
  sectors: Named[];
  regions: Named[];
  languages: Named[];
  goals: GoalChoices;
};

const ROLE_COLUMNS = 'id, name_sv, name_en, day_rate_low_ore, day_rate_high_ore, day_rate_basis';

type NamedRow = { name_sv: string; name_en: string };

/** The catalogue's own rows for the brief form. */
export async function listBriefFormOptions(db: Db, locale: Locale): Promise<BriefFormOptions> {
  const [roles, groups, competencies, levels, sectors, regions, languages, goals, early] =
    await Promise.all([
      db.from('roles').select(ROLE_COLUMNS).order('position'),
      db.from('competency_groups').select('id, name_sv, name_en').order('position'),
      db.from('competencies').select('id, group_id, name_sv, name_en').order(`name_${locale}`),
      db.from('proficiency_levels').select('level, name_sv, name_en').order('level'),
      db.from('sectors').select('id, name_sv, name_en').order('position'),
      db.from('regions').select('id, name_sv, name_en').order('position'),
      db.from('languages').select('code, name_sv, name_en').order('position'),
      listGoalChoices(db, locale),
      earlyPhases(db),
    ]);
  const name = (row: NamedRow) => localized(row, 'name', locale);
  const named = (row: NamedRow & { id: string }) => ({ id: row.id, name: name(row) });
  const rows = unwrap(competencies);
  return {
    roles: unwrap(roles).map((row) => ({
      ...named(row),
      price: anchoredPrice(row),
      earlyPhases: early.get(row.id) ?? [],
    })),
    groups: unwrap(groups).map((group) => ({
      name: name(group),
      competencies: rows.filter((row) => row.group_id === group.id).map(named),
    })),
    levels: unwrap(levels).map(name),
    sectors: unwrap(sectors).map(named),
    regions: unwrap(regions).map(named),
    languages: unwrap(languages).map((row) => ({ id: row.code, name: name(row) })),
    goals,
  };
}

type PriceRow = {
  day_rate_low_ore: number | null;
  day_rate_high_ore: number | null;
  day_rate_basis: string | null;
};

/** Only spans that are anchored in public figures are shown. */
function anchoredPrice(row: PriceRow): DayPrice | null {
  const { day_rate_low_ore: lowOre, day_rate_high_ore: highOre, day_rate_basis: basis } = row;
  return basis === 'anchored' && lowOre && highOre ? { lowOre, highOre } : null;
}

/** Names of the five levels in one language, level 1 first. */
export async function levelNames(db: Db, locale: Locale): Promise<string[]> {
  const rows = unwrap(await db.from('proficiency_levels').select('*').order('level'));
  return rows.map((row) => localized(row, 'name', locale));
}

/** The sector a company has stated, to suggest in its briefs; null when none. */
export async function findCompanySector(db: Db, companyId: string): Promise<string | null> {
  const rows = unwrap(await db.from('companies').select('sector_id').eq('id', companyId));
  return rows[0]?.sector_id ?? null;
}

/** Names of all regions by id, in one language. */
export async function regionNames(db: Db, locale: Locale): Promise<Record<string, string>> {
  const rows = unwrap(await db.from('regions').select('id, name_sv, name_en'));
  return Object.fromEntries(rows.map((row) => [row.id, localized(row, 'name', locale)]));
}

/** Names of roles, competencies and competency groups by id, in one language. */
export type NameChoices = {
  roles: Record<string, string>;
  competencies: Record<string, string>;
  groups: Record<string, string>;
};

/** Every name that a proposal to divide a role may speak of. */
export async function nameChoices(db: Db, locale: Locale): Promise<NameChoices> {
  const [roles, competencies, groups] = await Promise.all([
    db.from('roles').select('id, name_sv, name_en'),
    db.from('competencies').select('id, name_sv, name_en'),
    db.from('competency_groups').select('id, name_sv, name_en'),
  ]);
  const byId = (rows: (NamedRow & { id: string })[]) =>
    Object.fromEntries(rows.map((row) => [row.id, localized(row, 'name', locale)]));
  return {
    roles: byId(unwrap(roles)),
    competencies: byId(unwrap(competencies)),
    groups: byId(unwrap(groups)),
  };
}
