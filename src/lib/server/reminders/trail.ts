import { claimKind } from '$lib/domain/invoicing/claim.ts';
import type {
  ClaimOfInvoice,
  InterestSoFar,
  SentReminder,
} from '$lib/domain/invoicing/reminder-trail.ts';
import { reminderStep } from '$lib/domain/invoicing/reminders.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** The reminders of an invoice that the reader may see, the first first. */
export async function listSentReminders(db: Db, invoiceId: string): Promise<SentReminder[]> {
  const columns = `id, step, sent_on, open_ore, interest_ore, sent_by,
    claim:invoices!reminders_claim_invoice_id_fkey (id, number)`;
  const query = db.from('reminders').select(columns).eq('invoice_id', invoiceId);
  const rows = unwrap(await query.order('sent_at'));
  return rows.map((row) => ({
    id: row.id,
    step: reminderStep(row.step),
    on: row.sent_on,
    openOre: row.open_ore,
    interestOre: row.interest_ore,
    claim: row.claim,
    isByHand: row.sent_by !== null,
  }));
}

/** What is claimed because an invoice was paid late. */
export async function listClaimsAbout(db: Db, invoiceId: string): Promise<ClaimOfInvoice[]> {
  const columns = 'kind, amount_ore, invoices!claims_invoice_id_fkey (id, number, state)';
  const query = db.from('claims').select(columns).eq('about_invoice_id', invoiceId);
  const rows = unwrap(await query.order('id'));
  return rows.map(({ kind, amount_ore, invoices }) => ({
    id: invoices.id,
    number: invoices.number,
    amountOre: amount_ore,
    kind: claimKind(kind),
    isWithdrawn: invoices.state === 'credited',
  }));
}

/** The invoice that a claim is about; null when the invoice is no claim. */
export async function findLateInvoiceOf(
  db: Db,
  claimId: string,
): Promise<{ id: string; number: number } | null> {
  const columns = 'invoices!claims_about_invoice_id_fkey (id, number)';
  const query = db.from('claims').select(columns).eq('invoice_id', claimId).limit(1);
  return unwrap(await query)[0]?.invoices ?? null;
}

/** Late interest of an invoice up to today. Agency only. */
export async function getInterestSoFar(db: Db, invoiceId: string): Promise<InterestSoFar> {
  const [row] = unwrap(await db.rpc('get_late_interest', { p_invoice_id: invoiceId }));
  return { ore: row?.interest_ore ?? null, missingHalf: row?.missing_half ?? null };
}
