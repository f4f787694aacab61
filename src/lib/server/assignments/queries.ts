import { z } from 'zod';
import {
  ASSIGNMENT_STATES,
  type Assignment,
  type AssignmentSummary,
  type Progress,
} from '$lib/domain/assignments/assignment.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { localized } from '$lib/server/catalogue/localized.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { pageRows, rangeOfPage } from '$lib/server/lists/pages.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { listAgreedMeasures } from './measures.ts';

export const ASSIGNMENTS_PER_PAGE = 20;

type Row = Database['public']['Tables']['assignments']['Row'];
/** Whose assignments are listed. */
export type AssignmentOwner = { companyId: string } | { consultantId: string };

const state = z.enum(ASSIGNMENT_STATES);
const NO_PROGRESS: Progress = {
  plannedMinutes: 0,
  reportedMinutes: 0,
  approvedMinutes: 0,
  invoicedMinutes: 0,
  linkedMinutes: 0,
};

/** A page of the assignments of a company or of a consultant, the latest booked first. */
export async function listAssignments(
  db: Db,
  owner: AssignmentOwner,
  page = 1,
  perPage = ASSIGNMENTS_PER_PAGE,
): Promise<{ assignments: AssignmentSummary[]; total: number }> {
  const [column, id] =
    'companyId' in owner
      ? (['company_id', owner.companyId] as const)
      : (['consultant_id', owner.consultantId] as const);
  const result = await db
    .from('assignments')
    .select('*', { count: 'exact' })
    .eq(column, id)
    .order('booked_at', { ascending: false })
    .order('id')
    .range(...rangeOfPage(page, perPage));
  const rows = pageRows(result);
  const progress = await listProgress(
    db,
    rows.map((row) => row.id),
  );
  const assignments = rows.map((row) => toSummary(row, progress.get(row.id)));
  return { assignments, total: result.count ?? rows.length };
}

/** One assignment of the reader's with its frozen terms. @throws {DomainError} 404 */
export async function getAssignment(db: Db, locale: Locale, id: string): Promise<Assignment> {
  const [assignment, goals, progress] = await Promise.all([
    db.from('assignments').select('*').eq('id', id).maybeSingle(),
    db.from('assignment_goals').select('id, title').eq('assignment_id', id).order('position'),
    listProgress(db, [id]),
  ]);
  const row = unwrap(assignment);
  const [roles, measures] = await Promise.all([
    db.from('roles').select('name_sv, name_en').eq('id', row.role_id),
    listAgreedMeasures(
      db,
      locale,
      unwrap(goals).map(({ id: goalId }) => goalId),
    ),
  ]);
  const [role] = unwrap(roles);
  return {
    ...toSummary(row, progress.get(id)),
    briefId: row.brief_id,
    offerId: row.offer_id,
    roleName: role ? localized(role, 'name', locale) : row.role_id,
    goals: unwrap(goals),
    measures,
    rateOre: row.rate_ore,
    feeOre: row.fee_ore,
    marginOre: row.margin_ore,
    paymentTermsDays: row.payment_terms_days,
    termsVersion: row.terms_version,
    bookedOn: todayInSweden(new Date(row.booked_at)),
  };
}

/** Planned and reported minutes of some assignments, by id. */
export async function listProgress(db: Db, ids: readonly string[]): Promise<Map<string, Progress>> {
  const query = db
    .from('assignment_progress')
    .select('*')
    .in('assignment_id', [...ids]);
  return new Map(
    unwrap(await query).map((row) => [
      row.assignment_id ?? '',
      {
        plannedMinutes: row.planned_minutes ?? 0,
        reportedMinutes: row.reported_minutes ?? 0,
        approvedMinutes: row.approved_minutes ?? 0,
        invoicedMinutes: row.invoiced_minutes ?? 0,
        linkedMinutes: row.linked_minutes ?? 0,
      },
    ]),
  );
}

/** A stored assignment as a line in a list. */
export function toSummary(row: Row, progress: Progress = NO_PROGRESS): AssignmentSummary {
  return {
    ...progress,
    id: row.id,
    number: row.number,
    title: row.title,
    state: state.parse(row.state),
    companyName: row.company_name,
    consultantName: row.consultant_name,
    period: parsePeriod(String(row.during)),
    percent: row.percent,
  };
}

/** The assignment that a brief led to, or null. */
export async function findAssignmentOfBrief(db: Db, briefId: string): Promise<string | null> {
  const rows = unwrap(await db.from('assignments').select('id').eq('brief_id', briefId).limit(1));
  return rows[0]?.id ?? null;
}
