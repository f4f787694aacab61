import { printedNumber, type InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { totalsOf, vatGroupsOf } from '$lib/domain/invoicing/totals.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { getSelfBillDocument } from './self-bill-document.ts';

const COLUMNS = `series, number, self_bill_id, issue_date, reason, net_ore, vat_ore, total_ore,
  settlement, self_bill_lines!self_bill_lines_credit_id_fkey (position)`;

/**
 * Everything that stands on an issued credit of a self-bill: the rows it takes back, with the
 * parties of the self-bill it refers to.
 * @throws {DomainError} 404 for a credit the client may not see
 */
export async function getSelfBillCreditDocument(db: Db, id: string): Promise<InvoiceDocument> {
  const query = db.from('self_bill_credits').select(COLUMNS).eq('id', id);
  const row = unwrap(await query.maybeSingle());
  const bill = await getSelfBillDocument(db, row.self_bill_id);
  const positions = new Set(row.self_bill_lines.map(({ position }) => position));
  const lines = bill.lines.filter(({ position }) => positions.has(position));
  const from = lines.map(({ periodFrom }) => periodFrom).sort();
  const to = lines.map(({ periodTo }) => periodTo).sort();
  // A self-bill has one rate, so one group; its VAT is what the row says, not rounded anew.
  const vatGroups = vatGroupsOf(lines).map((group) => ({ ...group, vatOre: row.vat_ore }));
  return {
    ...bill,
    kind: 'self_bill_credit',
    ...{ series: row.series, number: String(row.number) },
    ...{ issueDate: row.issue_date, dueDate: row.issue_date, termsDays: 0 },
    periodFrom: from[0] ?? bill.periodFrom,
    periodTo: to.at(-1) ?? bill.periodTo,
    ...{ lines, vatGroups, totals: totalsOf(lines, vatGroups) },
    corrects: { number: printedNumber(bill), issueDate: bill.issueDate },
    reason: row.reason,
    settlement: row.settlement === 'kept' ? 'kept' : 'deducted',
    selfBilling: bill.selfBilling && { ...bill.selfBilling, approval: null, payoutDate: null },
    ...{ bankgiro: '', plusgiro: '', bankAccount: null },
  };
}
