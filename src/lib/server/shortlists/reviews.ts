import { OUTCOMES, type Outcome, type Review } from '$lib/domain/shortlists/review.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

type Row = Database['public']['Tables']['ranking_reviews']['Row'];

/** A review as the agency sees it: with who asked, and about which assignment and company. */
export type ReviewCase = Review & {
  consultantId: string;
  consultantName: string;
  consultantNumber: number;
  title: string | null;
  companyName: string | null;
};

const CASE_COLUMNS =
  '*, consultants (name, number), requests (company_name, briefs (title))' as const;

/** The consultant's own reviews, latest first; of one request when it is given. */
export async function listOwnReviews(
  db: Db,
  consultantId: string,
  requestId?: string,
): Promise<Review[]> {
  const query = db.from('ranking_reviews').select('*').eq('consultant_id', consultantId);
  const wanted = requestId === undefined ? query : query.eq('request_id', requestId);
  return unwrap(await wanted.order('asked_at', { ascending: false }).limit(50)).map(toReview);
}

/** All reviews for the agency: the open ones first, the oldest first; then the answered, latest first. */
export async function listReviews(db: Db): Promise<{ open: ReviewCase[]; answered: ReviewCase[] }> {
  const query = () => db.from('ranking_reviews').select(CASE_COLUMNS);
  const [open, answered] = await Promise.all([
    query().eq('state', 'open').order('asked_at').limit(100),
    query().eq('state', 'answered').order('answered_at', { ascending: false }).limit(50),
  ]);
  return { open: unwrap(open).map(toCase), answered: unwrap(answered).map(toCase) };
}

/** One review for the agency. @throws {DomainError} 404 */
export async function getReview(db: Db, id: string): Promise<ReviewCase> {
  const query = db.from('ranking_reviews').select(CASE_COLUMNS).eq('id', id);
  return toCase(unwrap(await query.maybeSingle()));
}

/** Asks a human to look. @throws {DomainError} 404 for somebody else's request */
export async function askReview(db: Db, reason: string, requestId?: string): Promise<void> {
  unwrap(await db.rpc('ask_review', { p_reason: reason, p_request_id: requestId }));
}

/** Answers once. @throws {DomainError} review_answered when a colleague was first */
export async function answerReview(
  db: Db,
  id: string,
  outcome: Outcome,
  answer: string,
): Promise<void> {
  const args = { p_review_id: id, p_outcome: outcome, p_answer: answer };
  unwrapMaybe(await db.rpc('answer_review', args));
}

type CaseRow = Row & {
  consultants: { name: string; number: number };
  requests: { company_name: string; briefs: { title: string } } | null;
};

function toCase(row: CaseRow): ReviewCase {
  return {
    ...toReview(row),
    consultantId: row.consultant_id,
    consultantName: row.consultants.name,
    consultantNumber: row.consultants.number,
    title: row.requests?.briefs.title ?? null,
    companyName: row.requests?.company_name ?? null,
  };
}

function toReview(row: Row): Review {
  const outcome = OUTCOMES.find((known) => known === row.outcome);
  const answer =
    outcome && row.answer !== null && row.answered_at !== null
      ? { outcome, text: row.answer, byName: row.answered_by_name ?? '', at: row.answered_at }
      : null;
  return {
    id: row.id,
    requestId: row.request_id,
    reason: row.reason,
    askedAt: row.asked_at,
    answer,
  };
}
