import type { ConsultantCard, Named, WorkMode } from '$lib/domain/catalogue/consultant-card.ts';
import { WORK_MODES } from '$lib/domain/catalogue/consultant-card.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { ConsultantFilter } from '$lib/schemas/consultant-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { localized } from './localized.ts';

export const CARDS_PER_PAGE = 20;

type CardRow = Database['public']['Functions']['list_consultant_cards']['Returns'][number];
type Names = ReadonlyMap<string, string>;

/** A page of anonymous cards, those with the earliest free time first, and how many there are. */
export async function listConsultantCards(
  db: Db,
  locale: Locale,
  filter: ConsultantFilter,
): Promise<{ cards: ConsultantCard[]; total: number }> {
  const result = await db.rpc('list_consultant_cards', {
    p_role_id: filter.role,
    p_region_id: filter.region,
    p_work_mode: filter.mode,
    p_limit: CARDS_PER_PAGE,
    p_offset: (filter.page - 1) * CARDS_PER_PAGE,
  });
  const rows = unwrapMaybe(result) ?? [];
  const names = await cardNames(db, locale);
  return { cards: rows.map((row) => toCard(row, names)), total: Number(rows[0]?.card_count ?? 0) };
}

/** The roles and regions to filter by. */
export async function listFilterOptions(
  db: Db,
  locale: Locale,
): Promise<{ roles: Named[]; regions: Named[] }> {
  const [roles, regions] = await Promise.all([
    db.from('roles').select('id, name_sv, name_en').order('position'),
    db.from('regions').select('id, name_sv, name_en').order('position'),
  ]);
  const named = (row: { id: string; name_sv: string; name_en: string }) => ({
    id: row.id,
    name: localized(row, 'name', locale),
  });
  return { roles: unwrap(roles).map(named), regions: unwrap(regions).map(named) };
}

async function cardNames(db: Db, locale: Locale) {
  const [{ roles, regions }, competencies] = await Promise.all([
    listFilterOptions(db, locale),
    db.from('competencies').select('id, name_sv, name_en'),
  ]);
  return {
    roles: new Map(roles.map(({ id, name }) => [id, name])),
    regions: new Map(regions.map(({ id, name }) => [id, name])),
    competencies: new Map(
      unwrap(competencies).map((row) => [row.id, localized(row, 'name', locale)]),
    ),
  };
}

/** The generated types do not know that a consultant may lack region, price and free time. */
type CardColumns = {
  [Column in keyof CardRow]: Column extends 'consultant_number' | `${string}_ids` | 'work_modes'
    ? CardRow[Column]
    : CardRow[Column] | null;
};

function toCard(
  row: CardColumns,
  names: { roles: Names; regions: Names; competencies: Names },
): ConsultantCard {
  const { free_percent: percent, free_from: from } = row;
  return {
    number: row.consultant_number,
    region: names.regions.get(row.region_id ?? '') ?? null,
    workModes: WORK_MODES.filter((mode: WorkMode) => row.work_modes.includes(mode)),
    askedRateOre: row.asked_rate_ore,
    roles: row.role_ids.map((id) => ({ id, name: names.roles.get(id) ?? id })),
    competencies: row.competency_ids.map((id) => names.competencies.get(id) ?? id),
    free: percent !== null && from !== null ? { percent, from } : null,
  };
}
