import type { Locale } from '$lib/i18n/paths.ts';

/** The column of a bilingual row in one language: `localized(role, 'name', 'sv')` reads `name_sv`. */
export function localized<Field extends string, Row extends Record<`${Field}_${Locale}`, unknown>>(
  row: Row,
  field: Field,
  locale: Locale,
): Row[`${Field}_sv`] | Row[`${Field}_en`] {
  return locale === 'sv' ? row[`${field}_sv` as const] : row[`${field}_en` as const];
}
