import type { Client } from 'pg';

const counts = `
  select 'consultants' as what, case when paused_at is null then state else state || ', paused' end as state,
    count(*)::int as rows from public.consultants group by 1, 2
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
  union all select 'payments', method, count(*)::int from public.payments group by 1, 2
  order by 1, 2`;

/** Every kind and state the demo must show; a missing one is a fault of the demo. */
const expected: Readonly<Record<string, readonly string[]>> = {
  consultants: ['draft', 'submitted', 'approved', 'rejected', 'approved, paused'],
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
}
