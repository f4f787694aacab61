import { issueInvoice } from '#lib/server/invoicing/issue-invoice.ts';
import { issueRunItem } from '#lib/server/invoicing/run-item.ts';
import { planRun, type PlannedInvoice } from '#lib/server/invoicing/run-plan.ts';
import { startRun } from '#lib/server/invoicing/runs.ts';
import { Timeline } from '../moments.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { bill } from './terms.ts';

/**
 * An invoice run: a month that is collected, a long assignment with an expense, and a customer who
 * asks for euro before the invoice is made, so that it is not the one that was looked at. That one
 * is issued by itself afterwards; what the run left is in the next one's preview.
 */
export function runSteps(world: World): Step[] {
  const time = new Timeline(world.today, 'invoice run');
  const run = { id: '' };
  return [
    { at: time.ago(3, '10:10'), run: async () => (run.id = await start(world)) },
    { at: time.ago(3, '10:11'), run: () => bill(world, 'kivilinna', false, 'EUR', 'assignment') },
    { at: time.ago(3, '10:12'), run: () => issueItems(world, run.id) },
    { at: time.ago(2, '09:25'), run: () => issueAlone(world, 'kivilinna') },
  ];
}

async function start(world: World): Promise<string> {
  const { client, userId } = account(world, 'mona');
  const companies = ['norrskar', 'savlund', 'kivilinna'].map((key) => idOf(world, key));
  const plan = await planRun(client, world.today);
  // Of the collected months the oldest alone: the running one waits for the rest.
  const chosen = companies.flatMap(
    (id) => plan.find(({ preview }) => preview.companyId === id)?.preview.choice ?? [],
  );
  return startRun(client, userId, chosen, world.today);
}

async function issueItems(world: World, runId: string): Promise<void> {
  const { data } = await account(world, 'mona')
    .client.from('invoice_run_items')
    .select('id')
    .eq('run_id', runId)
    .order('position');
  for (const { id } of data ?? []) await issueRunItem(id);
}

async function issueAlone(world: World, company: string): Promise<void> {
  const { client, userId } = account(world, 'mona');
  const planned = (await planRun(client, world.today)).find(
    ({ preview }) => preview.companyId === idOf(world, company),
  );
  if (planned) await issueInvoice(client, userId, orderOf(planned));
}

function orderOf({ preview }: PlannedInvoice) {
  const { assignmentIds, timesheetIds, expenseIds } = preview;
  return {
    assignmentIds: [...assignmentIds],
    timesheetIds: [...timesheetIds],
    expenseIds: [...expenseIds],
  };
}
