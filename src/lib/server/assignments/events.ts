import { z } from 'zod';
import type { TimelineEvent } from '$lib/domain/assignments/assignment.ts';
import type { Db } from '$lib/server/db/client.ts';
import { namesOf } from '$lib/server/agency/events.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const details = z
  .object({ week_start: z.string().nullable().catch(null) })
  .catch({ week_start: null });
const actor = z.enum(['company', 'consultant', 'agency', 'system']).catch('system');

const COLUMNS = 'kind, occurred_at, actor, actor_id, reason, details, id';

/** What has happened on an assignment, from the offer to its invoices, the earliest first. */
export async function listAssignmentEvents(
  db: Db,
  assignmentId: string,
  offerId: string,
): Promise<TimelineEvent[]> {
  const [own, weeks, invoices] = await Promise.all([
    db.from('events').select(COLUMNS).in('entity_id', [assignmentId, offerId]).limit(100),
    db
      .from('events')
      .select(COLUMNS)
      .eq('entity', 'timesheet')
      .contains('details', {
        assignment_id: assignmentId,
      })
      .limit(500),
    db
      .from('events')
      .select(COLUMNS)
      .eq('entity', 'invoice')
      .contains('details', {
        assignment_id: assignmentId,
      })
      .limit(200),
  ]);
  const rows = [...unwrap(own), ...unwrap(weeks), ...unwrap(invoices)];
  return toEvents(
    db,
    rows.toSorted((a, b) => a.id - b.id),
  );
}

/** What has happened to one thing (invoice, timesheet, brief), the earliest first. */
export async function listEvents(db: Db, entity: string, id: string): Promise<TimelineEvent[]> {
  const result = await db
    .from('events')
    .select(COLUMNS)
    .eq('entity', entity)
    .eq('entity_id', id)
    .order('id')
    .limit(200);
  return toEvents(db, unwrap(result));
}

type Row = {
  kind: string;
  occurred_at: string;
  actor: string;
  actor_id: string | null;
  reason: string | null;
  details: unknown;
};

/** Names of colleagues are known; of the other sides only which side it was. */
async function toEvents(db: Db, rows: readonly Row[]): Promise<TimelineEvent[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.actor_id),
  );
  return rows.map((row) => ({
    kind: row.kind,
    at: row.occurred_at,
    actor: actor.parse(row.actor),
    person: names.get(row.actor_id ?? '') ?? null,
    reason: row.reason,
    weekStart: details.parse(row.details).week_start,
  }));
}
