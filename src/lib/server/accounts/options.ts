import type { Locale } from '$lib/i18n/paths.ts';
import { BUYER_COUNTRIES } from '$lib/schemas/company-identity.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

export type Option = { value: string; label: string };

/** The choices of the forms about companies. */
export type CompanyOptions = { countries: Option[]; sectors: Option[] };

/** Countries (Sweden first) and sectors, in the words of the language. */
export async function listCompanyOptions(db: Db, locale: Locale): Promise<CompanyOptions> {
  return { countries: countryOptions(locale), sectors: await listSectorOptions(db, locale) };
}

/** The sectors in their own order. */
export async function listSectorOptions(db: Db, locale: Locale): Promise<Option[]> {
  const rows = unwrap(await db.from('sectors').select('id, name_sv, name_en').order('position'));
  return rows.map((row) => ({ value: row.id, label: localized(row, 'name', locale) }));
}

function countryOptions(locale: Locale): Option[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const [home, ...others] = BUYER_COUNTRIES;
  const option = (code: string): Option => ({ value: code, label: names.of(code) ?? code });
  const byName = (a: Option, b: Option) => a.label.localeCompare(b.label, locale);
  return [option(home), ...others.map(option).sort(byName)];
}
