import type { AuditEvent } from '$lib/domain/agency/event.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { AuditFilter } from '$lib/schemas/agency-audit-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { withPeople } from './events.ts';

const EVENTS_PER_PAGE = 50;

/** Some events, the latest first, and where the next page begins; null when this is the last. */
export type AuditPage = { events: AuditEvent[]; next: number | null };

/**
 * A page of the audit log. It is paged by id, so that what happens meanwhile moves nothing and the
 * thousandth page costs as little as the first.
 */
export async function listAudit(db: Db, filter: AuditFilter): Promise<AuditPage> {
  let query = db.from('events').select('*');
  if (filter.entity) query = query.eq('entity', filter.entity);
  if (filter.company) query = query.eq('company_id', filter.company);
  if (filter.from) query = query.gte('occurred_at', startOfDay(filter.from));
  if (filter.to) query = query.lt('occurred_at', startOfDay(addDays(filter.to, 1)));
  if (filter.before !== undefined) query = query.lt('id', filter.before);
  const ordered = query.order('id', { ascending: false }).limit(EVENTS_PER_PAGE + 1);
  const rows = unwrap(await ordered);
  const shown = rows.slice(0, EVENTS_PER_PAGE);
  const next = rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null;
  return { events: await withPeople(db, shown), next };
}

/** The instant a day begins in Sweden. In winter, summer time would still be the day before. */
export function startOfDay(day: IsoDate): string {
  const inSummerTime = `${day}T00:00:00+02:00`;
  return dayOfInstant(inSummerTime) === day ? inSummerTime : `${day}T00:00:00+01:00`;
}

/** Companies to choose among in the filter, by name; the first thousand. */
export async function listCompanyChoices(db: Db): Promise<{ value: string; label: string }[]> {
  const rows = unwrap(await db.from('companies').select('id, name').order('name').limit(1000));
  return rows.map((row) => ({ value: row.id, label: row.name }));
}
