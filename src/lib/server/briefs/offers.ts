import { z } from 'zod';
import type { Brief, BriefRole } from '$lib/domain/briefs/brief.ts';
import type { BriefRequest, Offer } from '$lib/domain/briefs/offer.ts';
import { OFFER_STATES, REQUEST_STATES } from '$lib/domain/consultants/request.ts';
import { matchScoreSchema } from '$lib/domain/matching/match.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import { parsePeriod, type Period } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';

const requestState = z.enum(REQUEST_STATES);
const offerState = z.enum(OFFER_STATES);

const REQUEST_COLUMNS =
  'id, brief_role_id, consultant_number, state, message, sent_at, answer_by, decline_reason, match';

/** Everybody who was asked about a brief, in the order they were asked. */
export async function listRequests(db: Db, briefId: string): Promise<BriefRequest[]> {
  const [requests, offers] = await Promise.all([
    db
      .from('requests')
      .select(REQUEST_COLUMNS)
      .eq('brief_id', briefId)
      .order('sent_at')
      .order('consultant_number'),
    db.from('offers').select('request_id, consultant_name').eq('brief_id', briefId),
  ]);
  const names = new Map(unwrap(offers).map((row) => [row.request_id, row.consultant_name]));
  return unwrap(requests).map((row) => ({
    id: row.id,
    briefRoleId: row.brief_role_id,
    consultantNumber: row.consultant_number,
    consultantName: names.get(row.id) ?? null,
    state: requestState.parse(row.state),
    message: row.message,
    sentAt: row.sent_at,
    answerBy: row.answer_by,
    declineReason: row.decline_reason,
    match: matchScoreSchema.parse(row.match),
  }));
}

/** The offers on a brief, in the order they came. */
export async function listOffers(db: Db, briefId: string): Promise<Offer[]> {
  const rows = unwrap(await db.from('offers').select('*').eq('brief_id', briefId).order('made_at'));
  const days = await workingDaysBefore(
    db,
    rows.map((row) => parsePeriod(String(row.during))),
  );
  return rows.map((row) => toOffer(row, days));
}

/** One offer of the reader's. @throws {DomainError} 404 */
export async function getOffer(db: Db, id: string): Promise<Offer> {
  const result = await db.from('offers').select('*').eq('id', id).maybeSingle();
  const row = unwrap(result);
  return toOffer(row, await workingDaysBefore(db, [parsePeriod(String(row.during))]));
}

/** The role of a brief that an offer answers. @throws {DomainError} 404 */
export async function getOfferedRole(
  db: Db,
  { roles }: Pick<Brief, 'roles'>,
  { requestId }: Pick<Offer, 'requestId'>,
): Promise<BriefRole> {
  const result = await db
    .from('requests')
    .select('brief_role_id')
    .eq('id', requestId)
    .maybeSingle();
  const { brief_role_id: id } = unwrap(result);
  const role = roles.find((one) => one.id === id);
  if (!role) throw new DomainError(404, 'not_found');
  return role;
}

type OfferRow = Database['public']['Tables']['offers']['Row'];

function toOffer(row: OfferRow, workingDays: (period: Period) => number): Offer {
  const period = parsePeriod(String(row.during));
  return {
    id: row.id,
    requestId: row.request_id,
    briefId: row.brief_id,
    consultantName: row.consultant_name,
    state: offerState.parse(row.state),
    period,
    percent: row.percent,
    rateOre: row.rate_ore,
    feeOre: row.fee_ore,
    marginOre: row.margin_ore,
    message: row.message,
    validUntil: row.valid_until,
    workingDays: workingDays(period),
  };
}

/** The stored calendar counts working days from its first day: a period is one subtraction. */
async function workingDaysBefore(
  db: Db,
  periods: readonly Period[],
): Promise<(period: Period) => number> {
  const days = new Set(periods.flatMap(({ from, to }) => [from, addDays(to, 1)]));
  const query = db
    .from('calendar_days')
    .select('day, working_days_before')
    .in('day', [...days]);
  const before = new Map(unwrap(await query).map((row) => [row.day, row.working_days_before]));
  const at = (day: IsoDate) => before.get(day) ?? 0;
  return ({ from, to }) => at(addDays(to, 1)) - at(from);
}
