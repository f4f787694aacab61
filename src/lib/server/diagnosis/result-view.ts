import { costByPhase, totalCost, type DayRate } from '$lib/domain/diagnosis/cost.ts';
import { knownAnswers, knownContext, wholeContext } from '$lib/domain/diagnosis/input.ts';
import { evaluate } from '$lib/domain/diagnosis/evaluate.ts';
import { reportOf } from '$lib/domain/diagnosis/report.ts';
import type { ResultView } from '$lib/domain/diagnosis/view.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { dayInSweden } from '$lib/server/accounts/day-in-sweden.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { getVersion } from './versions.ts';

/** An analysis as stored: enough to make its result again. */
export type StoredDiagnosis = {
  version: string;
  context: unknown;
  answers: unknown;
  createdAt: string;
};

/** Makes a stored analysis's result again, from its answers and the version they were given to. */
export async function resultView(
  db: Db,
  stored: StoredDiagnosis,
  locale: Locale,
): Promise<ResultView> {
  const [document, roles] = await Promise.all([getVersion(db, stored.version), listRoles(db)]);
  const answers = knownAnswers(document, asRecord(stored.answers));
  const context = wholeContext(knownContext(document, asRecord(stored.context)));
  if (!context) throw new DomainError(404, 'not_found');
  const report = reportOf(document, answers, context, locale);
  const { recommendation } = evaluate(document, answers, context);
  const costs = recommendation ? costByPhase(recommendation, roles.rates) : {};
  return {
    ...{ report, madeOn: dayInSweden(stored.createdAt), costs },
    roleNames: roles.names[locale],
    totalCost: recommendation ? totalCost(costs) : null,
  };
}

/** What a JSON column holds, as an object. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

async function listRoles(db: Db) {
  const columns = 'id, name_sv, name_en, day_rate_low_ore, day_rate_high_ore, day_rate_basis';
  const rows = unwrap(await db.from('roles').select(columns));
  const names = (locale: Locale) =>
    Object.fromEntries(rows.map((row) => [row.id, localized(row, 'name', locale)]));
  const rates = rows.map((row): [string, DayRate] => [
    row.id,
    {
      lowOre: row.day_rate_low_ore ?? 0,
      highOre: row.day_rate_high_ore ?? 0,
      isAnchored: row.day_rate_basis === 'anchored' && row.day_rate_low_ore !== null,
    },
  ]);
  return { names: { sv: names('sv'), en: names('en') }, rates: new Map(rates) };
}
