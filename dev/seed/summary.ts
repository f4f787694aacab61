import type { Client } from 'pg';

const counts = `
  select 'consultants' as what, case when paused_at is null then state else state || ', paused' end as state,
    count(*)::int as rows from public.consultants group by 1, 2
  union all select 'in rankings', case
      when approved_on > private.today() - r.newcomer_days or lists_shown < r.newcomer_lists
        and approved_on > private.today() - r.newcomer_last_day then 'new' else 'known' end, count(*)::int
    from private.match_profiles, private.rules_in_force() r group by 1, 2
  union all select 'companies', case when is_public_body then 'public body' else country end, count(*)::int
    from public.companies group by 1, 2
  union all select 'invitations', case when accepted_at is null then 'open' else 'accepted' end, count(*)::int
    from public.invitations group by 1, 2
  union all select 'briefs', state, count(*)::int from public.briefs group by 1, 2
  union all select 'requests', state, count(*)::int from public.requests group by 1, 2
  union all select 'offers', state, count(*)::int from public.offers group by 1, 2
  union all select 'assignments', state, count(*)::int from public.assignments group by 1, 2
  union all select 'timesheets', state, count(*)::int from public.timesheets group by 1, 2
  union all select 'invoices', case when state = 'paid' then 'paid'
      when due_date < private.today() then 'overdue' else 'due' end, count(*)::int
    from public.invoices group by 1, 2
  union all select 'analyses', case when r.answers > 1 then 'by several' else 'by one' end, count(*)::int
    from (select count(*) as answers from public.diagnosis_responses group by diagnosis_id) r group by 1, 2
  union all select 'votes', vote, count(*)::int from public.shortlist_votes group by 1, 2
  union all select 'proposals', state, count(*)::int from public.proposals group by 1, 2
  union all select 'reviews', state, count(*)::int from public.ranking_reviews group by 1, 2
  union all select 'objections', coalesce(outcome, 'open'), count(*)::int
    from public.self_bill_objections group by 1, 2
  union all select 'movements', state, count(*)::int from public.bank_transactions group by 1, 2
  union all select 'expenses', state, count(*)::int from public.expenses group by 1, 2
  union all select 'run items', state, count(*)::int from public.invoice_run_items group by 1, 2
  union all select 'reminders', step, count(*)::int from public.reminders group by 1, 2
  union all select 'claims', kind, count(*)::int from public.claims group by 1, 2
  union all select 'refunds', state, count(*)::int from public.refunds group by 1, 2
  union all select 'disputes', state, count(*)::int from public.disputes group by 1, 2
  union all select 'payments', method, count(*)::int from public.payments group by 1, 2
  order by 1, 2`;

/** Every kind and state the demo must show; a missing one is a fault of the demo. */
const expected: Readonly<Record<string, readonly string[]>> = {
  consultants: ['draft', 'submitted', 'approved', 'rejected', 'approved, paused'],
  'in rankings': ['new', 'known'],
  companies: ['SE', 'FI', 'public body'],
  invitations: ['open', 'accepted'],
  briefs: ['draft', 'open', 'filled', 'withdrawn'],
  requests: ['sent', 'offered', 'declined', 'expired', 'closed', 'won'],
  offers: ['open', 'accepted', 'withdrawn', 'expired', 'lapsed'],
  assignments: ['booked', 'active', 'finished', 'cancelled'],
  timesheets: ['draft', 'submitted', 'approved', 'rejected', 'invoiced'],
  invoices: ['paid', 'due', 'overdue'],
  analyses: ['by one', 'by several'],
  votes: ['yes', 'no', 'unsure'],
  proposals: ['sent'],
  reviews: ['open', 'answered'],
  movements: ['booked', 'waiting', 'set_aside', 'outgoing'],
  expenses: ['submitted', 'approved', 'rejected', 'invoiced'],
  'run items': ['issued', 'failed'],
  reminders: ['first_reminder', 'second_reminder'],
  claims: ['late_interest', 'delay_compensation'],
  refunds: ['requested'],
  disputes: ['open'],
};

/** Prints how many rows are in which state. @throws {Error} naming states that are missing */
export async function summarise(db: Client): Promise<void> {
  const { rows } = await db.query<{ what: string; state: string; rows: number }>(counts);
  const byKind = Map.groupBy(rows, ({ what }) => what);
  for (const [what, states] of byKind) {
    console.log(
      `${what.padEnd(12)} ${states.map(({ state, rows: n }) => `${n} ${state}`).join(' · ')}`,
    );
  }
  const missing = Object.entries(expected).flatMap(([what, states]) => {
    const there = new Set(byKind.get(what)?.map(({ state }) => state));
    return states.filter((state) => !there.has(state)).map((state) => `${what}: ${state}`);
  });
  if (missing.length > 0) throw new Error(`The demo lacks ${missing.join(', ')}`);
  const rowsOf = (state: string) =>
    rows.find((row) => row.what === 'in rankings' && row.state === state)?.rows ?? 0;
  if (rowsOf('new') > rowsOf('known')) throw new Error('Most of the demo are new: nobody is then');
}
