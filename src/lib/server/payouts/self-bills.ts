import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { SelfBillCredits } from '$lib/domain/payouts/objection.ts';
import {
  selfBillState,
  type SelfBillRow,
  type SelfBillState,
} from '$lib/domain/payouts/self-bill.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { isReachable } from '$lib/server/documents/ubl/electronic-address.ts';
import { frozenConsultant } from './frozen-seller.ts';
import { listSelfBillCredits } from './objections.ts';
import { settlements, type Settlements } from './settlements.ts';
import { getSelfBillDocument } from './self-bill-document.ts';

const COLUMNS = `id, consultant_id, state, series, number, period, net_ore, total_ore, seller,
  answer_by, due_date, consultants!self_bills_consultant_id_fkey (name), self_bill_credits!self_bill_credits_self_bill_id_fkey (total_ore)`;
const MOST = 200;

/** Self-bills that the reader may see, the latest first; at most 200. */
export async function listSelfBills(
  db: Db,
  only: { consultantId?: string; states?: readonly SelfBillState[] } = {},
): Promise<SelfBillRow[]> {
  let query = db.from('self_bills').select(COLUMNS);
  if (only.consultantId !== undefined) query = query.eq('consultant_id', only.consultantId);
  if (only.states !== undefined) query = query.in('state', [...only.states]);
  const rows = unwrap(await query.order('created_at', { ascending: false }).limit(MOST));
  const settled = await settlements(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toRow(row, settled));
}

/** A self-bill with everything its page shows. */
export type SelfBillDetail = SelfBillRow & {
  readonly document: InvoiceDocument;
  readonly credits: SelfBillCredits;
  /** Whether it and its credits are e-invoices too. */
  readonly hasXml: boolean;
  /** Of what is to be accepted; empty while it is a draft. */
  readonly sha256: string;
  readonly sentAt: string | null;
  readonly decidedAt: string | null;
  readonly decidedHow: string | null;
  readonly reason: string | null;
};

/** One self-bill of the reader's. @throws {DomainError} 404 */
export async function getSelfBill(db: Db, id: string): Promise<SelfBillDetail> {
  const columns = `${COLUMNS}, content_sha256, sent_at, decided_at, decided_how, reason`;
  const [result, document, credits, settled] = await Promise.all([
    db.from('self_bills').select(columns).eq('id', id).maybeSingle(),
    getSelfBillDocument(db, id),
    listSelfBillCredits(db, id),
    settlements(db, [id]),
  ]);
  const row = unwrap(result);
  return {
    ...toRow(row, settled),
    ...{ document, credits, hasXml: isReachable(document) },
    sha256: row.content_sha256 ?? '',
    sentAt: row.sent_at,
    decidedAt: row.decided_at,
    decidedHow: row.decided_how,
    reason: row.reason,
  };
}

type Row = {
  [Key in 'id' | 'consultant_id' | 'state' | 'series']: string;
} & { [Key in 'net_ore' | 'total_ore']: number } & {
  [Key in 'answer_by' | 'due_date']: string | null;
} & {
  number: number | null;
  period: unknown;
  seller: unknown;
  consultants: { name: string };
  self_bill_credits: { total_ore: number }[];
};

function toRow(row: Row, settled: Settlements): SelfBillRow {
  const { from: periodFrom, to: periodTo } = parsePeriod(String(row.period));
  return {
    id: row.id,
    consultantId: row.consultant_id,
    sellerName: frozenConsultant(row.seller).seller.name,
    consultantName: row.consultants.name,
    state: selfBillState(row.state),
    number: row.number === null ? '' : `${row.series}${row.number}`,
    ...{ periodFrom, periodTo },
    netOre: row.net_ore,
    totalOre: row.total_ore,
    creditedOre: row.self_bill_credits.reduce((sum, credit) => sum + credit.total_ore, 0),
    ...(settled.get(row.id) ?? { openOre: 0, onWayOre: 0, paidOn: null }),
    answerBy: row.answer_by,
    dueDate: row.due_date,
  };
}
