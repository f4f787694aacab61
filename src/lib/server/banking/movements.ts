import { z } from 'zod';
import {
  MOVEMENT_STATES,
  transactionOf,
  type Movement,
  type MovementState,
  type OpenInvoice,
  type SuggestedInvoice,
} from '$lib/domain/banking/movement.ts';
import { suggestionsFor } from '$lib/domain/banking/suggest-match.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const PER_PAGE = 50;

const COLUMNS = '*, payout_movements (is_live, payouts (payout_runs (id, number)))' as const;

type Run = { id: string; number: number };
type Row = Database['public']['Tables']['bank_transactions']['Row'] & {
  payout_movements: { is_live: boolean; payouts: { payout_runs: Run } }[];
};
type Wanted = { state?: MovementState | undefined; fileId?: string; page: number };

/** A page of movements, the latest day first. */
export async function listMovements(db: Db, wanted: Wanted): Promise<Paged<Movement>> {
  let query = db.from('bank_transactions').select(COLUMNS, { count: 'exact' });
  if (wanted.state) query = query.eq('state', wanted.state);
  if (wanted.fileId !== undefined) query = query.eq('file_id', wanted.fileId);
  const ordered = query.order('booked_on', { ascending: false }).order('id');
  const result = await ordered.range(...rangeOfPage(wanted.page, PER_PAGE));
  return paged(pageRows(result).map(toMovement), result.count, PER_PAGE);
}

/** The companies that money can be credited to, by name. */
export async function listPayers(db: Db): Promise<{ id: string; name: string }[]> {
  return unwrap(await db.from('companies').select('id, name').order('name'));
}

/** How many movements are in each state. */
export async function countMovements(db: Db): Promise<Record<MovementState, number>> {
  const counts = await Promise.all(
    MOVEMENT_STATES.map(async (state) => {
      const query = db.from('bank_transactions').select('id', { count: 'exact', head: true });
      const { count } = await query.eq('state', state);
      return [state, count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<MovementState, number>;
}

/** One movement. @throws {DomainError} 404 */
export async function getMovement(db: Db, id: string): Promise<Movement> {
  return toMovement(
    unwrap(await db.from('bank_transactions').select(COLUMNS).eq('id', id).maybeSingle()),
  );
}

const openSchema = z.array(
  z.object({
    id: z.string(),
    number: z.number(),
    ocr: z.string(),
    openOre: z.number(),
    dueDate: z.string(),
    companyId: z.string(),
    customerName: z.string(),
    organisationNumber: z.string().nullable(),
  }),
);

/** Every unpaid invoice in a currency, the lowest number first. */
export async function listOpenInvoices(db: Db, currency: string): Promise<OpenInvoice[]> {
  const rows = openSchema.parse(
    unwrap(await db.rpc('list_open_invoices', { p_currency: currency })),
  );
  return rows.map((row) => ({ ...row, currency }));
}

/** Unpaid invoices that a movement may be for, the likeliest first; none for money out. */
export function suggestInvoices(
  movement: Movement,
  invoices: readonly OpenInvoice[],
): SuggestedInvoice[] {
  if (movement.amountOre <= 0 || movement.isReversal) return [];
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  return suggestionsFor(transactionOf(movement), invoices).flatMap(({ documentId, reasons }) => {
    const invoice = byId.get(documentId);
    return invoice === undefined ? [] : [{ invoice, reasons }];
  });
}

const statedSchema = z.array(z.object({ reference: z.string() })).catch([]);

function toMovement(row: Row): Movement {
  return {
    id: row.id,
    fileId: row.file_id,
    bookedOn: row.booked_on,
    amountOre: row.amount_ore,
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    state: MOVEMENT_STATES.find((state) => state === row.state) ?? 'waiting',
    waitingFor: row.waiting_for,
    payerName: row.payer_name,
    payerNumber: row.payer_number,
    payerIban: row.payer_iban,
    references: statedSchema.parse(row.stated).map(({ reference }) => reference),
    message: row.message,
    bankReference: row.bank_reference,
    paymentReferences: row.payment_references,
    isReversal: row.is_reversal,
    returnedPayoutId: row.returned_payout_id,
    stripeMovementId: row.stripe_movement_id,
    refundId: row.refund_id,
    runs: runsOf(row),
  };
}

function runsOf({ payout_movements: links }: Row): Run[] {
  const runs = links.filter(({ is_live: isLive }) => isLive).map((it) => it.payouts.payout_runs);
  return [...new Map(runs.map((run) => [run.id, run])).values()];
}

/** Each movement with the likeliest invoice for it while it waits. */
export async function withSuggestions(
  db: Db,
  movements: readonly Movement[],
): Promise<{ movement: Movement; suggestion: SuggestedInvoice | null }[]> {
  const waiting = movements.filter(({ state }) => state === 'waiting');
  const currencies = [...new Set(waiting.map(({ currency }) => currency))];
  const invoices = (
    await Promise.all(currencies.map((currency) => listOpenInvoices(db, currency)))
  ).flat();
  return movements.map((movement) => ({
    movement,
    suggestion:
      movement.state === 'waiting' ? (suggestInvoices(movement, invoices)[0] ?? null) : null,
  }));
}
