import { z } from 'zod';
import type { AuditEvent } from '$lib/domain/events/event.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

type EventRow = Database['public']['Tables']['events']['Row'];

const detailsSchema = z.record(z.string(), z.unknown()).catch({});

/** What happened to one thing (invoice, timesheet, brief), the earliest first; the 200 latest. */
export async function listEvents(db: Db, entity: string, id: string): Promise<AuditEvent[]> {
  const query = db.from('events').select('*').eq('entity', entity).eq('entity_id', id);
  const rows = unwrap(await query.order('id', { ascending: false }).limit(200));
  return withPeople(db, rows.toSorted(causeFirst));
}

/** What follows from another event of the same moment, and may be noted before it. */
const CONSEQUENCES: ReadonlySet<string> = new Set(['invoice_paid', 'invoice_reopened']);

function causeFirst(a: EventRow, b: EventRow): number {
  if (a.occurred_at !== b.occurred_at) return a.id - b.id;
  return Number(CONSEQUENCES.has(a.kind)) - Number(CONSEQUENCES.has(b.kind)) || a.id - b.id;
}

/** What has happened on an assignment, from the offer to its invoices, the earliest first. */
export async function listAssignmentEvents(
  db: Db,
  assignmentId: string,
  offerId: string,
): Promise<AuditEvent[]> {
  const ofAssignment = { assignment_id: assignmentId };
  const events = () => db.from('events').select('*').order('id', { ascending: false });
  const [own, weeks, invoices] = await Promise.all([
    events().in('entity_id', [assignmentId, offerId]).limit(100),
    events().eq('entity', 'timesheet').contains('details', ofAssignment).limit(500),
    events().eq('entity', 'invoice').contains('details', ofAssignment).limit(200),
  ]);
  const rows = [...unwrap(own), ...unwrap(weeks), ...unwrap(invoices)];
  return withPeople(
    db,
    rows.sort((a, b) => a.id - b.id),
  );
}

/** Adds the names of those who acted. Of the other sides a reader knows only which side it was. */
export async function withPeople(db: Db, rows: readonly EventRow[]): Promise<AuditEvent[]> {
  const events = rows.map((row) => ({ row, details: detailsSchema.parse(row.details) }));
  const names = await namesOf(
    db,
    events.flatMap(({ row, details }) => [row.actor_id, subjectId(details)]),
  );
  return events.map(({ row, details }) => ({
    id: row.id,
    occurredAt: row.occurred_at,
    entity: row.entity,
    entityId: row.entity_id,
    kind: row.kind,
    actor: row.actor,
    person: names.get(row.actor_id ?? '') ?? null,
    subject: names.get(subjectId(details) ?? '') ?? null,
    reason: row.reason,
    details,
    companyId: row.company_id,
    consultantId: row.consultant_id,
  }));
}

/** Who something was done to, such as a removed member. */
function subjectId({ user_id: id }: Record<string, unknown>): string | null {
  return typeof id === 'string' ? id : null;
}

/** Names of people by id, as far as the reader may know them; those who are gone are left out. */
export async function namesOf(
  db: Db,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = unwrap(await db.from('people').select('user_id, name').in('user_id', known));
  return new Map(rows.map((row) => [row.user_id, row.name]));
}
