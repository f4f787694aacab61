import type { AgreedMeasure } from '$lib/domain/assignments/agreement.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** What an assignment is followed up by, as it was agreed: names and figures of that day. */
export async function listAgreedMeasures(
  db: Db,
  locale: Locale,
  goalIds: readonly string[],
): Promise<AgreedMeasure[]> {
  const [measures, stages] = await Promise.all([
    db
      .from('assignment_measures')
      .select('*')
      .in('goal_id', [...goalIds])
      .order('position'),
    db.from('measure_stages').select('id, name_sv, name_en'),
  ]);
  const names = new Map(unwrap(stages).map((row) => [row.id, localized(row, 'name', locale)]));
  return unwrap(measures).map((row) => ({
    id: row.measure_id,
    name: localized(row, 'name', locale),
    unit: localized(row, 'unit', locale),
    stageName: names.get(row.stage_id) ?? row.stage_id,
    baseline: row.baseline,
    target: row.target,
  }));
}
