import { Client } from 'pg';
import type { StackEnv } from '../stack-env.ts';
import '../register.ts';
import { percentile, report } from './measure.ts';

const COUNT = 1000;
const FIRST = 100;

/**
 * Issues a thousand invoices, each with its PDF and e-invoice kept, as one worker does it: how long
 * one takes, and how time and memory grow from the first hundred on.
 */
export async function benchInvoices(env: StackEnv, count = COUNT): Promise<void> {
  Object.assign(process.env, env);
  const { issueInvoice } = await import('../../src/lib/server/invoicing/issue-invoice.ts');
  const { keepDocument } = await import('../../src/lib/server/invoicing/invoice-file.ts');
  const { serviceClient } = await import('../../src/lib/server/db/service-client.ts');
  const { assignmentId, actorId, sheets } = await approvedWeeks(env.DATABASE_URL, count);
  const times: number[] = [];
  const memory: number[] = [];
  for (const timesheetId of sheets) {
    const startedAt = performance.now();
    const order = { assignmentId, timesheetIds: [timesheetId] };
    const id = await issueInvoice(serviceClient(), actorId, order);
    await keepDocument(serviceClient(), id);
    times.push(performance.now() - startedAt);
    memory.push(process.memoryUsage().rss);
  }
  const total = (part: readonly number[]) => Math.round(part.reduce((sum, ms) => sum + ms, 0));
  const mib = (bytes: number | undefined) => Math.round((bytes ?? 0) / 2 ** 20);
  report('invoices', {
    count,
    total_ms: total(times),
    p50_ms: percentile(times, 0.5),
    p95_ms: percentile(times, 0.95),
    first_100_ms: total(times.slice(0, FIRST)),
    last_100_ms: total(times.slice(-FIRST)),
    rss_mib_at_100: mib(memory[FIRST - 1]),
    rss_mib_at_end: mib(memory.at(-1)),
    rss_mib_most: mib(Math.max(...memory)),
  });
}

/** Weeks of five days on one assignment of the demo, approved, from long before it began. */
async function approvedWeeks(databaseUrl: string, count: number) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ assignment: string; actor: string }>(
      `select a.id as assignment, (select user_id from public.agency_staff limit 1) as actor
       from public.assignments a join public.companies c on c.id = a.company_id
       where c.street <> '' and c.country = 'SE' and c.invoice_currency = 'SEK' limit 1`,
    );
    const assignmentId = rows[0]?.assignment ?? '';
    const sheets = await client.query<{ id: string }>(
      `insert into public.timesheets (assignment_id, week_start, state)
       select $1, date '2000-01-03' + 7 * n, 'approved' from generate_series(1, $2::int) n
       returning id`,
      [assignmentId, count],
    );
    await client.query(
      `insert into public.time_entries (timesheet_id, position, work_date, minutes, activity)
       select t.id, d, t.week_start + d - 1, 240 + 15 * d, 'Svarat i communityt och planerat inlägg'
       from public.timesheets t, generate_series(1, 5) d where t.id = any ($1)`,
      [sheets.rows.map(({ id }) => id)],
    );
    return { assignmentId, actorId: rows[0]?.actor ?? '', sheets: sheets.rows.map(({ id }) => id) };
  } finally {
    await client.end();
  }
}
