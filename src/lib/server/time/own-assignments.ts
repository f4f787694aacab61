import { parsePeriod, type Period } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

type Row = Database['public']['Tables']['assignments']['Row'];

/** An assignment as its consultant needs it when reporting time. */
export type ReportedAssignment = {
  id: string;
  number: number;
  title: string;
  companyName: string;
  state: string;
  period: Period;
  percent: number;
  /** The days that can be reported; null when it was cancelled before it began. */
  reportable: Period | null;
};

export type AssignmentGoal = { id: string; title: string };

/** Minutes planned for an assignment and reported so far. */
export type Progress = { plannedMinutes: number; reportedMinutes: number };

const COLUMNS = 'id, number, title, company_name, state, during, percent';

/** The consultant's assignments, latest booked first. */
export async function listReportedAssignments(
  db: Db,
  consultantId: string,
): Promise<ReportedAssignment[]> {
  const query = db.from('assignments').select(COLUMNS).eq('consultant_id', consultantId);
  return withBookings(db, unwrap(await query.order('booked_at', { ascending: false })));
}

/** One of the consultant's assignments. @throws {DomainError} 404 for somebody else's */
export async function getReportedAssignment(
  db: Db,
  consultantId: string,
  id: string,
): Promise<ReportedAssignment> {
  const query = db.from('assignments').select(COLUMNS).eq('consultant_id', consultantId);
  const [assignment] = await withBookings(db, unwrap(await query.eq('id', id)));
  if (!assignment) throw new DomainError(404, 'not_found');
  return assignment;
}

/** What the assignment's hours are for, in order. */
export async function listGoals(db: Db, assignmentId: string): Promise<AssignmentGoal[]> {
  const query = db.from('assignment_goals').select('id, title').eq('assignment_id', assignmentId);
  return unwrap(await query.order('position'));
}

/** How much of the planned time is reported; null when the calendar does not cover the period. */
export async function findProgress(db: Db, assignmentId: string): Promise<Progress | null> {
  const columns = 'planned_minutes, reported_minutes';
  const query = db.from('assignment_progress').select(columns).eq('assignment_id', assignmentId);
  const result = await query.maybeSingle();
  const row = unwrapMaybe(result);
  if (!row || row.planned_minutes === null) return null;
  return { plannedMinutes: row.planned_minutes, reportedMinutes: row.reported_minutes ?? 0 };
}

type AssignmentRow = Pick<
  Row,
  'id' | 'number' | 'title' | 'company_name' | 'state' | 'during' | 'percent'
>;

/** A cancelled assignment keeps its booking for the days worked before it was cancelled. */
async function withBookings(db: Db, rows: readonly AssignmentRow[]): Promise<ReportedAssignment[]> {
  const ids = rows.map((row) => row.id);
  const query = db.from('bookings').select('assignment_id, during').in('assignment_id', ids);
  const booked = new Map(
    unwrap(await query).map((row) => [row.assignment_id, parsePeriod(String(row.during))]),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    companyName: row.company_name,
    state: row.state,
    period: parsePeriod(String(row.during)),
    percent: row.percent,
    reportable: booked.get(row.id) ?? null,
  }));
}
