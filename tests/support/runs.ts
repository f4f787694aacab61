import { serviceClient } from '$lib/server/db/service-client.ts';
import { planRun } from '$lib/server/invoicing/run-plan.ts';
import { startRun } from '$lib/server/invoicing/runs.ts';
import { database } from './database.ts';
import { dayFromToday, type Person, type WorldCompany } from './parties.ts';

/** The invoices that the run page shows for some companies. */
export async function previewsOf(...companies: readonly WorldCompany[]) {
  const plan = await planRun(serviceClient(), await dayFromToday(0));
  const ids = companies.map(({ id }) => id);
  return plan.map(({ preview }) => preview).filter(({ companyId }) => ids.includes(companyId));
}

/** Starts a run of what is shown, as the page does. @returns its id */
export async function startRunOf(
  staff: Person,
  previews: readonly { choice: string }[],
): Promise<string> {
  const choices = previews.map(({ choice }) => choice);
  return startRun(serviceClient(), staff.userId, choices, await dayFromToday(0));
}

/** Items of a run with their state, by position. */
export async function itemsOf(runId: string) {
  const { rows } = await database().query<{
    id: string;
    state: string;
    invoice_id: string | null;
    fault: string | null;
  }>(
    `select id, state, invoice_id, fault from public.invoice_run_items
     where run_id = $1 order by position`,
    [runId],
  );
  return rows;
}
