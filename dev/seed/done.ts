import type { Client } from 'pg';

/** The demo has everybody's account and nothing more to do, or there is nothing of it. */
export type Progress = 'none' | 'half' | 'done';

/**
 * How far an earlier run came.
 * @throws {Error} when people who are not of the demo use the database: it is left alone
 */
export async function progress(db: Client, emails: readonly string[]): Promise<Progress> {
  const { rows } = await db.query<{ ours: number; others: number; done: boolean }>(
    `select count(*) filter (where email = any ($1))::int as ours,
       count(*) filter (where not email = any ($1))::int as others,
       coalesce(bool_or(raw_app_meta_data ? 'demo_loaded'), false) as done
     from auth.users`,
    [emails],
  );
  const { ours = 0, others = 0, done = false } = rows[0] ?? {};
  if (done) return 'done';
  if (others > 0)
    throw new Error('There are other people in this database; the demo is not loaded into it.');
  return ours > 0 ? 'half' : 'none';
}

/** Notes that all of the demo is there. */
export async function markDone(db: Client): Promise<void> {
  await db.query(
    `update auth.users set raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || '{"demo_loaded": true}'`,
  );
}

// These name who made them, so they go with the people; rows that nobody made came with the migrations.
const POINTING_AT_PEOPLE = [
  ['matching_rules', 'created_by'],
  ['reference_rates', 'set_by'],
] as const;

/** Removes what a run left that was cut short, so that this one begins anew. */
export async function clear(db: Client): Promise<void> {
  for (const [table, by] of POINTING_AT_PEOPLE)
    await db.query(
      `create temporary table kept_${table} as select * from public.${table} where ${by} is null`,
    );
  await keepGuards(db, 'disable');
  await db.query(`truncate public.diagnosis_shares, public.diagnosis_responses, public.diagnoses,
    public.payment_attempts, public.payments, public.issued_documents,
    public.invoice_lines, public.invoices, public.time_entries, public.timesheets, public.bookings,
    public.assignment_measures, public.assignment_goals, public.assignments, public.offers, public.requests,
    public.brief_languages, public.brief_competencies, public.brief_role_times,
    public.brief_roles, public.brief_measures, public.brief_drafts, public.brief_versions,
    public.brief_gate_overrides, public.strategies, public.briefs, private.capacity_spans,
    public.consultant_availability, public.consultant_regions, public.consultant_sectors,
    public.consultant_languages, public.consultant_competencies, public.consultant_declined_roles,
    public.consultant_roles, public.consultants, public.invitations, public.agency_staff,
    public.company_members, public.companies, public.people, public.events,
    private.waiting_jobs, private.invoice_counters, private.voucher_counters restart identity cascade`);
  await db.query('truncate auth.users cascade');
  await keepGuards(db, 'enable');
  for (const [table] of POINTING_AT_PEOPLE)
    await db.query(`insert into public.${table} select * from kept_${table}`);
}

/** Issued rows are kept from being emptied; only the owner can say that a demo's are no such rows. */
async function keepGuards(db: Client, what: 'disable' | 'enable'): Promise<void> {
  const { rows } = await db.query<{ name: string; table: string }>(
    `select tgname as name, tgrelid::regclass::text as table from pg_trigger
     where tgname like '%\\_no\\_truncate' order by 1`,
  );
  for (const { name, table } of rows)
    await db.query(`alter table ${table} ${what} trigger ${name}`);
}
