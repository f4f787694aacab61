import type { AvailabilityRange } from '$lib/domain/consultants/availability.ts';
import type { LoadSpan } from '$lib/domain/consultants/load.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe, unwrap } from '$lib/server/db/db-error.ts';

/** The signed-in consultant's own time from today on: available, booked and free. */
export async function listOwnLoad(db: Db): Promise<LoadSpan[]> {
  const rows = unwrapMaybe(await db.rpc('list_my_load')) ?? [];
  return rows.map(({ during, available, booked, free }) => ({
    ...parsePeriod(String(during)),
    available,
    booked,
    free,
  }));
}

/** The consultant's stated availability, past periods included, earliest first. */
export async function listAvailability(db: Db, consultantId: string): Promise<AvailabilityRange[]> {
  const query = db.from('consultant_availability').select('during, percent');
  const rows = unwrap(await query.eq('consultant_id', consultantId).order('during'));
  return rows.map(({ during, percent }) => {
    const { from, to } = parsePeriod(String(during));
    return { startsOn: from, endsOn: to, percent };
  });
}

/** Replaces the stated availability. @throws {DomainError} `ranges_overlap`, `availability_invalid` */
export async function saveAvailability(
  db: Db,
  ranges: readonly AvailabilityRange[],
): Promise<void> {
  const rows = ranges.map(({ startsOn, endsOn, percent }) => ({
    starts_on: startsOn,
    ends_on: endsOn,
    percent,
  }));
  unwrapMaybe(await db.rpc('save_availability', { p_ranges: rows }));
}
