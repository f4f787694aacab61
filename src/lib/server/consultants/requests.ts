import {
  OFFER_STATES,
  REQUEST_STATES,
  type OwnOffer,
  type RequestLine,
  type RequestState,
} from '$lib/domain/consultants/request.ts';
import { roleTerms } from '$lib/domain/briefs/brief-role.ts';
import { matchScoreSchema, type MatchScore } from '$lib/domain/matching/match.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { asState } from './states.ts';

type Tables = Database['public']['Tables'];
type RequestRow = Tables['requests']['Row'];

const REQUESTS_PER_PAGE = 20;

/** A request with what the company wrote and the match as it was shown to both. */
type OwnRequest = RequestLine & {
  briefId: string;
  briefRoleId: string;
  message: string;
  declineReason: string | null;
  match: MatchScore;
  /** When the company asked, as an instant: the match is from then. */
  sentAt: string;
};

/** A page of all requests to a consultant, latest first. */
export async function listRequests(
  db: Db,
  consultantId: string,
  page: number,
): Promise<{ requests: RequestLine[]; pages: number }> {
  const first = (page - 1) * REQUESTS_PER_PAGE;
  const result = await db
    .from('requests')
    .select('id, brief_id, brief_role_id, state, company_name, sent_at, answer_by', {
      count: 'exact',
    })
    .eq('consultant_id', consultantId)
    .order('sent_at', { ascending: false })
    .range(first, first + REQUESTS_PER_PAGE - 1);
  const requests = await withBriefs(db, unwrap(result));
  return { requests, pages: Math.ceil((result.count ?? 0) / REQUESTS_PER_PAGE) };
}

/** The requests that wait for the consultant's answer, the most urgent first. */
export async function listWaitingRequests(db: Db, consultantId: string): Promise<RequestLine[]> {
  const result = await db
    .from('requests')
    .select('id, brief_id, brief_role_id, state, company_name, sent_at, answer_by')
    .eq('consultant_id', consultantId)
    .eq('state', 'sent' satisfies RequestState)
    .order('answer_by')
    .limit(50);
  return withBriefs(db, unwrap(result));
}

/** One request to the consultant. @throws {DomainError} 404 for somebody else's */
export async function getRequest(db: Db, consultantId: string, id: string): Promise<OwnRequest> {
  const result = await db
    .from('requests')
    .select('*')
    .eq('id', id)
    .eq('consultant_id', consultantId)
    .maybeSingle();
  const row = unwrap(result);
  const [line] = await withBriefs(db, [row]);
  if (!line) throw new Error(`The brief of request ${id} is out of sight`);
  return {
    ...line,
    briefId: row.brief_id,
    briefRoleId: row.brief_role_id,
    message: row.message,
    declineReason: row.decline_reason,
    match: matchScoreSchema.parse(row.match),
    sentAt: row.sent_at,
  };
}

/** The consultant's latest offer for a request, or null before there is one. */
export async function findOffer(db: Db, requestId: string): Promise<OwnOffer | null> {
  const query = db.from('offers').select('*').eq('request_id', requestId);
  const result = await query.order('made_at', { ascending: false }).limit(1).maybeSingle();
  const row = unwrapMaybe(result);
  if (!row) return null;
  return {
    id: row.id,
    state: asState(OFFER_STATES, row.state),
    period: parsePeriod(String(row.during)),
    percent: row.percent,
    rateOre: row.rate_ore,
    marginOre: row.margin_ore,
    feeOre: row.fee_ore,
    message: row.message,
    madeOn: todayInSweden(new Date(row.made_at)),
    validUntil: row.valid_until,
  };
}

async function withBriefs(
  db: Db,
  rows: readonly Omit<
    RequestRow,
    | 'company_id'
    | 'consultant_id'
    | 'consultant_number'
    | 'decline_reason'
    | 'match'
    | 'message'
    | 'sent_by'
  >[],
): Promise<RequestLine[]> {
  const [briefs, times] = await Promise.all([
    db
      .from('briefs')
      .select('id, title')
      .in(
        'id',
        rows.map((row) => row.brief_id),
      ),
    db
      .from('brief_role_times')
      .select('brief_role_id, during, percent')
      .in(
        'brief_role_id',
        rows.map((row) => row.brief_role_id),
      ),
  ]);
  const titles = new Map(unwrap(briefs).map(({ id, title }) => [id, title]));
  const timesOf = Map.groupBy(unwrap(times), (time) => time.brief_role_id);
  return rows.flatMap((row) => {
    const title = titles.get(row.brief_id);
    return title === undefined ? [] : [toLine(row, title, timesOf.get(row.brief_role_id) ?? [])];
  });
}

type TimeRow = Pick<Tables['brief_role_times']['Row'], 'during' | 'percent'>;

function toLine(
  row: Parameters<typeof withBriefs>[1][number],
  title: string,
  times: readonly TimeRow[],
): RequestLine {
  return {
    id: row.id,
    state: asState(REQUEST_STATES, row.state),
    companyName: row.company_name,
    title,
    ...roleTerms({
      times: times.map(({ during, percent }) => ({ period: parsePeriod(String(during)), percent })),
    }),
    sentOn: todayInSweden(new Date(row.sent_at)),
    answerBy: row.answer_by,
  };
}
