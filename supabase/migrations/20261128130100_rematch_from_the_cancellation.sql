-- A cancelled assignment starts the clock of the next match at once, not first when somebody is asked again.

create or replace function private.service_spans()
returns table (
  promise_id text, subject_id uuid, company_id uuid, started_at timestamptz, ended_at timestamptz,
  given_up_at timestamptz)
language sql stable set search_path = ''
as $$
  with lives as materialized (select * from private.request_lives()),
  shortlisted as materialized (
    select (e.details ->> 'brief_role_id')::uuid as brief_role_id, e.occurred_at as at
    from public.events e where e.kind in ('shortlist_shared', 'proposal_sent')
  ), listed as (
    select s.brief_role_id, min(s.at) as at from shortlisted s group by 1
  ), opened as (
    select e.entity_id as brief_id, min(e.occurred_at) as at
    from public.events e where e.kind = 'brief_open' group by 1
  ), ends as (
    select l.brief_role_id, l.company_id, l.ended_at as at, l.request_id
    from lives l
    where (l.ended_as in ('declined', 'expired', 'withdrawn')
        or (l.ended_as = 'closed' and l.ended_by = 'consultant'))
      and not exists (select from lives o where o.brief_role_id = l.brief_role_id
        and o.request_id <> l.request_id and o.sent_at <= l.ended_at
        and (o.ended_at is null or o.ended_at > l.ended_at))
  )
  select 'first_shortlist', r.id, b.company_id, o.at, greatest(l.at, o.at), null::timestamptz
  from opened o
  join public.briefs b on b.id = o.brief_id
  join public.brief_roles r on r.brief_id = b.id
  left join listed l on l.brief_role_id = r.id
  where l.at is not null or (b.state = 'open' and r.filled_at is null
    and not exists (select from lives q where q.brief_role_id = r.id))
  union all
  select 'first_answer', l.request_id, l.company_id, l.sent_at, l.answered_at,
    case when l.answered_at is null then l.ended_at end
  from lives l
  where l.answered_at is not null or l.ended_at is null or l.ended_as = 'expired'
  union all
  select 'rematch', e.brief_role_id, e.company_id, e.at, n.at, null
  from ends e
  join public.brief_roles r on r.id = e.brief_role_id
  join public.briefs b on b.id = r.brief_id
  left join lateral (select min(x.sent_at) as at from lives x
    where x.brief_role_id = e.brief_role_id and x.sent_at > e.at) n on true
  where n.at is not null or (b.state = 'open' and r.filled_at is null)
  union all
  select 'rematch', a.id, a.company_id, c.occurred_at, n.at,
    case when n.at is null and private.today() >= upper(a.during)
      then upper(a.during)::timestamp at time zone 'Europe/Stockholm' end
  from public.events c
  join public.assignments a on a.id = c.entity_id
  left join lateral (select min(x.at) as at
    from (select x.brief_role_id, x.sent_at as at from lives x
      union all
      select x.brief_role_id, x.at from shortlisted x) x
    join public.brief_roles r on r.id = x.brief_role_id
    join public.briefs b on b.id = r.brief_id
    where b.company_id = a.company_id and r.role_id = a.role_id and x.at > c.occurred_at) n on true
  where c.kind = 'assignment_cancelled'
    and (n.at is not null or private.day_in_sweden(c.occurred_at) < upper(a.during))
  union all
  select 'review', r.id, null, q.occurred_at, x.occurred_at, null
  from public.ranking_reviews r
  join public.events q on q.kind = 'review_asked' and q.entity_id = r.id
  left join public.events x on x.kind = 'review_answered' and x.entity_id = r.id
$$;
comment on function private.service_spans is
  'Every case of every promise, from events. first_shortlist: opened brief to first list shared or '
  'proposed for the role; a role asked about straight from the ranking, or closed before, is no case. '
  'first_answer: request to offer or no; given up when it expired, no case when the company took it '
  'back. rematch: the last live request of a role fell away (no, expired, taken back, offer withdrawn) '
  'to the next request; also a cancelled assignment, to the next request, shared list or proposal for the '
  'same role of that company: open from the cancellation on, given up when the days that were booked are '
  'over, and no case when none were left and nobody was looked for. '
  'review: asked to answered.';
