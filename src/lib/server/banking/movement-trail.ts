import type { Ore } from '$lib/domain/money/ore.ts';
import type { MovementTrail } from '$lib/domain/banking/movement-trail.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { vouchersOfSources } from './source-vouchers.ts';

type Use = {
  id: string;
  payment_id: string;
  amount_ore: Ore;
  invoice_id: string | null;
  invoices: { number: number } | null;
};

/** What became of a movement: its payments, what each was used for, and every voucher on the way. */
export async function getMovementTrail(db: Db, movementId: string): Promise<MovementTrail> {
  const columns = 'id, amount_ore, company_id, companies!payments_company_id_fkey (name)';
  const query = db.from('payments').select(columns).eq('bank_transaction_id', movementId);
  const payments = unwrap(await query.order('received_at').order('id'));
  const ids = payments.map(({ id }) => id);
  const [uses, unused, refunds] = await Promise.all([
    usesOf(db, ids),
    unusedOf(db, ids),
    refundsOf(db, ids),
  ]);
  const steps = [...uses, ...refunds].map(({ id }) => id);
  const vouchers = await vouchersOfSources(db, [...ids, ...steps]);
  return payments.map((payment) => ({
    paymentId: payment.id,
    companyId: payment.company_id,
    companyName: payment.companies.name,
    amountOre: payment.amount_ore,
    voucher: vouchers.get(payment.id) ?? null,
    unusedOre: unused.get(payment.id) ?? 0,
    uses: uses
      .filter((use) => use.payment_id === payment.id)
      .map((use) => ({
        id: use.id,
        invoiceId: use.invoice_id,
        invoiceNumber: use.invoices?.number ?? null,
        amountOre: use.amount_ore,
        voucher: vouchers.get(use.id) ?? null,
      })),
    refunds: refunds
      .filter((refund) => refund.payment_id === payment.id)
      .map(({ id, amount_ore }) => ({
        id,
        amountOre: amount_ore,
        voucher: vouchers.get(id) ?? null,
      })),
  }));
}

/** Every use of some payments, the first one first. */
async function usesOf(db: Db, payments: readonly string[]): Promise<Use[]> {
  if (payments.length === 0) return [];
  const columns = 'id, payment_id, amount_ore, invoice_id, invoices (number)';
  const query = db.from('payment_allocations').select(columns).in('payment_id', payments);
  return unwrap(await query.order('allocated_at').order('id'));
}

/** What of some payments goes back, or has gone; one that failed is credit again. */
async function refundsOf(db: Db, payments: readonly string[]) {
  if (payments.length === 0) return [];
  const query = db.from('refunds').select('id, payment_id, amount_ore').in('payment_id', payments);
  return unwrap(await query.neq('state', 'failed').order('requested_at').order('id'));
}

/** What is left of each payment when uses, refunds and lost disputes are taken off. */
async function unusedOf(db: Db, payments: readonly string[]): Promise<Map<string, Ore>> {
  if (payments.length === 0) return new Map();
  const query = db.from('payment_balances').select('payment_id, unused_ore');
  const rows = unwrap(await query.in('payment_id', payments));
  return new Map(rows.map((row) => [row.payment_id ?? '', row.unused_ore ?? 0]));
}
