import { LARGEST_RECEIPT, needsReceipt, receiptType } from '$lib/domain/expenses/expense.ts';
import type { ExpenseData } from '$lib/schemas/expense.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Hands in an expense with its receipt, or one that was sent back again; then its old receipt
 * stays unless there is a new one.
 * @param receipt the file as it was uploaded; null when none was chosen
 * @param again the expense that was sent back
 * @throws {DomainError} 400 `receipt_required`, `receipt_type`, `receipt_too_large`,
 *   `day_outside_assignment`, `expense_invalid`, 404, 409 `transition_refused`
 */
export async function saveExpense(
  db: Db,
  assignmentId: string,
  data: ExpenseData,
  receipt: File | null,
  again: { id: string; hasReceipt: boolean } | null = null,
): Promise<string> {
  if (receipt === null && again?.hasReceipt !== true && needsReceipt(data.category)) {
    throw new DomainError(400, 'receipt_required');
  }
  const result = await db.rpc('save_expense', {
    p_assignment_id: assignmentId,
    p_spent_on: data.spentOn,
    p_description: data.description,
    p_category: data.category,
    p_net_ore: data.gross - data.vat,
    p_vat_ore: data.vat,
    ...(receipt && { p_receipt_base64: await readReceipt(receipt) }),
    ...(again ? { p_id: again.id } : data.key && { p_key: data.key }),
  });
  return unwrap(result);
}

/** The company says yes. @throws {DomainError} 404, 409 `stale_page`, `transition_refused` */
export async function approveExpense(db: Db, id: string, version: number): Promise<void> {
  const args = { p_expense_id: id, p_approve: true, p_version: version };
  unwrapMaybe(await db.rpc('decide_expense', args));
}

/** The company sends it back. @throws {DomainError} 404, 409 `stale_page`, `transition_refused` */
export async function rejectExpense(
  db: Db,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  const args = { p_expense_id: id, p_approve: false, p_version: version, p_reason: reason };
  unwrapMaybe(await db.rpc('decide_expense', args));
}

async function readReceipt(file: File): Promise<string> {
  if (file.size > LARGEST_RECEIPT) {
    throw new DomainError(400, 'receipt_too_large', { limit: LARGEST_RECEIPT / 1_000_000 });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (receiptType(bytes) === null) throw new DomainError(400, 'receipt_type');
  return Buffer.from(bytes).toString('base64');
}
