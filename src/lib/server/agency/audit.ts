import type { AuditEvent } from '$lib/domain/events/event.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { AuditFilter } from '$lib/schemas/agency-audit-filter.ts';
import { withPeople } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const EVENTS_PER_PAGE = 50;

/** An event with the company, or else the consultant, it concerns. */
export type AuditRow = AuditEvent & { party: string | null };

/** Some events, and where the next page begins; null when this is the last. */
export type AuditPage = { events: AuditRow[]; next: number | null };

/**
 * A page of the audit log, the latest first unless the filter turns it round. It is paged by id, so that what happens meanwhile moves nothing and the
 * thousandth page costs as little as the first.
 */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  perPage = EVENTS_PER_PAGE,
): Promise<AuditPage> {
  const ascending = filter.sort === 'when';
  let query = db.from('events').select('*');
  if (filter.entity) query = query.eq('entity', filter.entity);
  if (filter.company) query = query.eq('company_id', filter.company);
  if (filter.from) query = query.gte('occurred_at', startOfDay(filter.from));
  if (filter.to) query = query.lt('occurred_at', startOfDay(addDays(filter.to, 1)));
  const start = filter.from_event;
  if (start !== undefined) query = ascending ? query.gt('id', start) : query.lt('id', start);
  const ordered = query.order('id', { ascending }).limit(perPage + 1);
  const rows = unwrap(await ordered);
  const shown = rows.slice(0, perPage);
  const next = rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null;
  return { events: await withParties(db, await withPeople(db, shown)), next };
}

async function withParties(db: Db, events: readonly AuditEvent[]): Promise<AuditRow[]> {
  const [companies, consultants] = await Promise.all([
    namesIn(
      db,
      'companies',
      events.map(({ companyId }) => companyId),
    ),
    namesIn(
      db,
      'consultants',
      events.map(({ consultantId }) => consultantId),
    ),
  ]);
  return events.map((event) => ({
    ...event,
    party:
      companies.get(event.companyId ?? '') ?? consultants.get(event.consultantId ?? '') ?? null,
  }));
}

async function namesIn(
  db: Db,
  table: 'companies' | 'consultants',
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = unwrap(await db.from(table).select('id, name').in('id', known));
  return new Map(rows.map((row) => [row.id, row.name]));
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
