import { QUEUE_KINDS, type QueueItem, type QueueKind } from '$lib/domain/agency/queue.ts';
import { currencyOf } from '$lib/domain/money/currency.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { everyRow } from '$lib/server/db/every-row.ts';
import { frozenBuyer } from '$lib/server/invoicing/frozen-parties.ts';

/** The database hands out no more than this of each kind, the oldest first. */
export const QUEUE_LIMIT = 200;

type Nullable<Row, Keys extends keyof Row> = Omit<Row, Keys> & { [Key in Keys]: Row[Key] | null };
// The generated types do not know that parts of the answer may be missing.
type QueueRow = Nullable<
  Database['public']['Functions']['list_agency_queue']['Returns'][number],
  'entity_id' | 'party' | 'since' | 'amount_ore'
>;

/** What waits for a human at the agency; empty for everybody else. */
export async function listQueue(db: Db): Promise<QueueItem[]> {
  const [queue, sheets, ...others] = await Promise.all([
    db.rpc('list_agency_queue'),
    everyRow((from, to) => {
      const sheetsOf = db.from('timesheets').select('id, assignment_id').eq('state', 'approved');
      return sheetsOf.order('id').range(from, to);
    }),
    listOpenReviews(db),
    listOpenObjections(db),
    listRefusedEInvoices(db),
    listMovementsToPlace(db),
    listExpensesToInvoice(db),
  ]);
  const assignmentOf = new Map(sheets.map((sheet) => [sheet.id, sheet.assignment_id]));
  return [...unwrap(queue).flatMap((row: QueueRow) => toItem(row, assignmentOf)), ...others.flat()];
}

/** Consultants who wait for a human to look at their ranking. */
async function listOpenReviews(db: Db): Promise<QueueItem[]> {
  const query = db.from('ranking_reviews').select('id, asked_at, consultants (name, number)');
  const rows = unwrap(await query.eq('state', 'open').order('asked_at').limit(QUEUE_LIMIT));
  return rows.map((row) => ({
    kind: 'review_to_answer',
    targetId: row.id,
    title: `K-${row.consultants.number}`,
    party: row.consultants.name,
    since: dayOfInstant(row.asked_at),
    amountOre: null,
    currency: 'SEK',
  }));
}

/** Objections to credits of self-bills that nobody has answered. */
async function listOpenObjections(db: Db): Promise<QueueItem[]> {
  const columns = `objected_at, consultants (name),
    self_bill_credits (series, number, self_bill_id, total_ore)`;
  const query = db.from('self_bill_objections').select(columns).is('outcome', null);
  const rows = unwrap(await query.order('objected_at').limit(QUEUE_LIMIT));
  return rows.map(({ objected_at: at, consultants, self_bill_credits: credit }) => ({
    kind: 'objection_to_answer',
    targetId: credit.self_bill_id,
    title: `${credit.series}${credit.number}`,
    party: consultants.name,
    since: dayOfInstant(at),
    amountOre: credit.total_ore,
    currency: 'SEK',
  }));
}

/** E-invoices that the access point did not take; those of credit notes lead to the invoice too. */
async function listRefusedEInvoices(db: Db): Promise<QueueItem[]> {
  const amounts = 'total_ore, rounding_ore';
  const invoice = `id, number, currency, buyer, ${amounts}` as const;
  const columns = `changed_at, invoices (${invoice}),
    credit_notes (series, number, ${amounts}, invoices!credit_notes_invoice_id_fkey (${invoice}))` as const;
  const query = db.from('e_invoices').select(columns).eq('state', 'refused');
  const rows = unwrap(await query.order('changed_at').limit(QUEUE_LIMIT));
  return rows.flatMap(({ changed_at: at, invoices: own, credit_notes: note }) => {
    const about = own ?? note?.invoices;
    if (!about) return [];
    const { total_ore: total, rounding_ore: rounding } = note ?? about;
    return {
      kind: 'e_invoice_refused',
      targetId: about.id,
      title: note ? `${note.series}${note.number}` : String(about.number),
      party: frozenBuyer(about.buyer).name,
      since: dayOfInstant(at),
      amountOre: total + rounding,
      currency: currencyOf(about.currency),
    };
  });
}

/** Movements of the bank that nobody but a person can place. */
async function listMovementsToPlace(db: Db): Promise<QueueItem[]> {
  const columns = 'id, payer_name, message, booked_on, amount_ore, currency';
  const query = db.from('bank_transactions').select(columns).eq('state', 'waiting');
  const rows = unwrap(await query.order('booked_on').limit(QUEUE_LIMIT));
  return rows.map((row) => ({
    kind: 'movement_to_place',
    targetId: row.id,
    title: row.payer_name ?? '',
    party: row.message || null,
    since: row.booked_on,
    amountOre: row.amount_ore,
    currency: currencyOf(row.currency),
  }));
}

/** Expenses that the company has approved; they are invoiced by assignment. */
async function listExpensesToInvoice(db: Db): Promise<QueueItem[]> {
  const columns = `assignment_id, description, decided_at, net_ore,
    assignments!expenses_assignment_id_fkey!inner (company_name)`;
  const query = db.from('expenses').select(columns).eq('state', 'approved');
  const rows = unwrap(await query.order('decided_at').limit(QUEUE_LIMIT));
  return rows.map((row) => ({
    kind: 'expense_to_invoice',
    targetId: row.assignment_id,
    title: row.description,
    party: row.assignments.company_name,
    since: row.decided_at === null ? null : dayOfInstant(row.decided_at),
    amountOre: row.net_ore,
    currency: 'SEK',
  }));
}

function toItem(row: QueueRow, assignmentOf: ReadonlyMap<string, string>): QueueItem[] {
  if (!isKind(row.kind)) return [];
  const id = row.entity_id;
  return [
    {
      kind: row.kind,
      // Weeks are invoiced by assignment.
      targetId: row.kind === 'timesheet_to_invoice' && id ? (assignmentOf.get(id) ?? null) : id,
      title: row.title,
      party: row.party,
      since: row.since === null ? null : dayOfInstant(row.since),
      amountOre: row.amount_ore,
      currency: currencyOf(row.currency),
    },
  ];
}

function isKind(kind: string): kind is QueueKind {
  return QUEUE_KINDS.some((known) => known === kind);
}
