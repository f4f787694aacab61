import type { RunPreview } from '$lib/domain/agency/run-plan.ts';
import type { InvoiceRun, RunItem, RunSummary } from '$lib/domain/agency/invoice-run.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { planRun } from './run-plan.ts';

const RECENT_RUNS = 8;

/**
 * Starts the issuing of the invoices that were chosen by their previews. The same choice made
 * again, by whomever, leads to the run that has it.
 * @returns the run's id
 * @throws {DomainError} 409 `stale_page` when some of it is not as it was shown
 */
export async function startRun(
  db: Db,
  actorId: string,
  choices: readonly string[],
  today: IsoDate,
): Promise<string> {
  const plan = await planRun(db, today);
  const chosen = plan.map(({ preview }) => preview).filter(isChosen(choices));
  if (chosen.length < new Set(choices).size) {
    const made = await findRunOf(db, choices);
    if (made === null) throw new DomainError(409, 'stale_page');
    return made;
  }
  const p_items = chosen.flatMap(itemOf);
  return unwrap(await serviceClient().rpc('start_invoice_run', { p_actor: actorId, p_items }));
}

const isChosen = (choices: readonly string[]) => (preview: RunPreview) =>
  preview.amounts !== null && choices.includes(preview.choice);

function itemOf({ amounts, ...preview }: RunPreview) {
  if (amounts === null) return [];
  return [
    {
      company_id: preview.companyId,
      timesheet_ids: [...preview.timesheetIds],
      expense_ids: [...preview.expenseIds],
      currency: preview.currency,
      payable_ore: amounts.totals.payableOre,
      choice: preview.choice,
    },
  ];
}

/** The one run in which all these choices are, if there is one. */
async function findRunOf(db: Db, choices: readonly string[]): Promise<string | null> {
  const query = db.from('invoice_run_items').select('run_id, choice').in('choice', choices);
  const rows = unwrap(await query);
  const [first] = rows;
  const found = new Set(rows.map(({ choice }) => choice));
  const isSame = rows.every(({ run_id }) => run_id === first?.run_id);
  return first && isSame && found.size === new Set(choices).size ? first.run_id : null;
}

const COLUMNS = `id, started_at, people (name),
  invoice_run_items (id, position, state, currency, payable_ore, invoice_id, fault, fault_values,
    company_id, companies (name), invoices (number))`;

/** A run with everything that has become of it. @throws {DomainError} 404 */
export async function getRun(db: Db, id: string): Promise<InvoiceRun> {
  const query = db.from('invoice_runs').select(COLUMNS).eq('id', id);
  const result = await query
    .order('position', { referencedTable: 'invoice_run_items' })
    .maybeSingle();
  const row = unwrap(result);
  return {
    id: row.id,
    startedAt: row.started_at,
    startedBy: row.people?.name ?? null,
    items: row.invoice_run_items.map((item): RunItem => ({
      id: item.id,
      companyId: item.company_id,
      companyName: item.companies.name,
      state: stateOf(item.state),
      currency: item.currency === 'EUR' ? 'EUR' : 'SEK',
      payableOre: item.payable_ore,
      invoiceId: item.invoice_id,
      invoiceNumber: item.invoices?.number ?? null,
      fault: item.fault,
      faultValues: valuesOf(item.fault_values),
    })),
  };
}

/** The latest runs with how far they have come. */
export async function listRuns(db: Db): Promise<RunSummary[]> {
  const columns = 'id, started_at, people (name), invoice_run_items (state)';
  const query = db.from('invoice_runs').select(columns);
  const rows = unwrap(await query.order('started_at', { ascending: false }).limit(RECENT_RUNS));
  return rows.map((row) => {
    const count = (state: string) =>
      row.invoice_run_items.filter((item) => item.state === state).length;
    return {
      id: row.id,
      startedAt: row.started_at,
      startedBy: row.people?.name ?? null,
      total: row.invoice_run_items.length,
      issued: count('issued'),
      failed: count('failed'),
    };
  });
}

/** Tries what failed or still waits once more. @throws {DomainError} 404 */
export async function retryRun(db: Db, id: string): Promise<void> {
  unwrapMaybe(await db.rpc('retry_invoice_run', { p_run_id: id }));
}

function stateOf(state: string): RunItem['state'] {
  return state === 'issued' || state === 'failed' ? state : 'waiting';
}

function valuesOf(values: unknown): Record<string, unknown> {
  return typeof values === 'object' && values !== null ? { ...values } : {};
}
