import {
  OBJECTION_OUTCOMES,
  type Objection,
  type ObjectionOutcome,
  type SelfBillCredits,
} from '$lib/domain/payouts/objection.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

type Row = Database['public']['Tables']['self_bill_objections']['Row'];

const COLUMNS = `id, series, number, issue_date, reason, total_ore, object_by,
  self_bill_objections!self_bill_objections_credit_id_fkey (*)`;

/** The credits of a self-bill by number, with what was objected and answered. */
export async function listSelfBillCredits(db: Db, selfBillId: string): Promise<SelfBillCredits> {
  const credits = db.from('self_bill_credits').select(COLUMNS).eq('self_bill_id', selfBillId);
  const lines = db.from('self_bill_lines').select('position').eq('self_bill_id', selfBillId);
  const [rows, credited] = await Promise.all([
    credits.order('number'),
    lines.not('credit_id', 'is', null).order('position'),
  ]);
  return {
    notes: unwrap(rows).map((row) => ({
      id: row.id,
      number: `${row.series}${row.number}`,
      issueDate: row.issue_date,
      reason: row.reason,
      totalOre: row.total_ore,
      objectBy: row.object_by,
      objection: row.self_bill_objections ? toObjection(row.self_bill_objections) : null,
    })),
    creditedPositions: unwrap(credited).map(({ position }) => position),
  };
}

/**
 * The consultant objects to a credit, once.
 * @throws {DomainError} 404, 400 `reason_required`, 409 `objection_too_late`, `credit_already_objected`
 */
export async function objectToCredit(db: Db, creditId: string, reason: string): Promise<void> {
  const args = { p_credit_id: creditId, p_reason: reason };
  unwrapMaybe(await db.rpc('object_to_self_bill_credit', args));
}

/**
 * The agency answers an objection, once.
 * @throws {DomainError} 404, 400 `answer_required`, 409 `objection_answered` when a colleague was first
 */
export async function answerObjection(
  db: Db,
  { creditId, outcome, answer }: { creditId: string; outcome: ObjectionOutcome; answer: string },
): Promise<void> {
  const args = { p_credit_id: creditId, p_outcome: outcome, p_answer: answer };
  unwrapMaybe(await db.rpc('answer_self_bill_objection', args));
}

function toObjection(row: Row): Objection {
  const outcome = OBJECTION_OUTCOMES.find((known) => known === row.outcome);
  const answer =
    outcome && row.answer !== null && row.answered_at !== null
      ? { outcome, text: row.answer, byName: row.answered_by_name ?? '', at: row.answered_at }
      : null;
  return { reason: row.reason, objectedAt: row.objected_at, answer };
}
