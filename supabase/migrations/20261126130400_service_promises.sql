-- Service promises: how fast the agency means to be, and how fast the events say that it was.

create table public.service_promises (
  id text primary key check (id ~ '^[a-z_]+$'),
  position smallint not null unique,
  target_days smallint not null check (target_days between 1 and 60),
  fewest_cases smallint not null default 5 check (fewest_cases between 1 and 100)
);
comment on table public.service_promises is 'What the agency promises, in working days. Rows are reference data.';
comment on column public.service_promises.target_days is 'Working days from start to end, both measured as days in Sweden.';
comment on column public.service_promises.fewest_cases is 'Below this many a median says nothing and is not shown.';
revoke all on public.service_promises from anon, authenticated;
grant select on public.service_promises to authenticated;
alter table public.service_promises enable row level security;
create policy service_promises_select_agency on public.service_promises
  for select to authenticated using ((select private.is_agency()));

insert into public.service_promises (id, position, target_days) values
  ('first_shortlist', 1, 2),
  ('first_answer', 2, 3),
  ('rematch', 3, 3),
  ('review', 4, 5);

create index events_kind_idx on public.events (kind, occurred_at)
  where kind in ('brief_open', 'shortlist_shared', 'proposal_sent', 'assignment_cancelled',
    'review_asked', 'review_answered');

create function private.request_lives()
returns table (
  request_id uuid, brief_role_id uuid, company_id uuid, sent_at timestamptz, answered_at timestamptz,
  ended_at timestamptz, ended_as text, ended_by public.actor_role)
language sql stable set search_path = ''
as $$
  select q.id, q.brief_role_id, q.company_id,
    min(e.occurred_at) filter (where e.kind = 'request_sent'),
    min(e.occurred_at) filter (where e.to_state in ('offered', 'declined')),
    min(e.occurred_at) filter (where e.to_state in ('declined', 'withdrawn', 'expired', 'closed', 'won')),
    (array_agg(e.to_state order by e.id) filter (
      where e.to_state in ('declined', 'withdrawn', 'expired', 'closed', 'won')))[1],
    (array_agg(e.actor order by e.id) filter (
      where e.to_state in ('declined', 'withdrawn', 'expired', 'closed', 'won')))[1]
  from public.requests q
  join public.events e on e.entity = 'request' and e.entity_id = q.id
  group by q.id
$$;
comment on function private.request_lives is
  'Each request as its events tell: sent, first answer, end, and how and by whom it ended.';

create function private.service_spans()
returns table (
  promise_id text, subject_id uuid, company_id uuid, started_at timestamptz, ended_at timestamptz,
  given_up_at timestamptz)
language sql stable set search_path = ''
as $$
  with lives as materialized (select * from private.request_lives()),
  listed as (
    select (e.details ->> 'brief_role_id')::uuid as brief_role_id, min(e.occurred_at) as at
    from public.events e where e.kind in ('shortlist_shared', 'proposal_sent') group by 1
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
  select 'rematch', a.id, a.company_id, c.occurred_at, n.at, null
  from public.events c
  join public.assignments a on a.id = c.entity_id
  join lateral (select min(x.sent_at) as at from lives x
    join public.brief_roles r on r.id = x.brief_role_id
    where x.company_id = a.company_id and r.role_id = a.role_id and x.sent_at > c.occurred_at) n
    on n.at is not null
  where c.kind = 'assignment_cancelled'
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
  'to the next request; also a cancelled assignment, when the company asked about the same role again. '
  'review: asked to answered.';

create function private.day_in_sweden(p_at timestamptz)
returns date
language sql immutable set search_path = ''
as $$ select (p_at at time zone 'Europe/Stockholm')::date $$;
comment on function private.day_in_sweden is 'The day in Sweden that an instant lies in.';

create function private.service_cases(p_from date, p_to date)
returns table (
  promise_id text, subject_id uuid, company_id uuid, started_at timestamptz, ended_at timestamptz,
  given_up_at timestamptz, working_days int, target_days smallint, is_broken boolean)
language sql stable set search_path = ''
as $$
  select s.promise_id, s.subject_id, s.company_id, s.started_at, s.ended_at, s.given_up_at, d.days,
    p.target_days, d.days > p.target_days or s.given_up_at is not null
  from private.service_spans() s
  join public.service_promises p on p.id = s.promise_id
  cross join lateral (select coalesce(private.working_days_in(daterange(
    private.day_in_sweden(s.started_at),
    greatest(private.day_in_sweden(s.started_at),
      private.day_in_sweden(coalesce(s.ended_at, s.given_up_at, now()))))), 0) as days) d
  where private.day_in_sweden(s.started_at) >= p_from and private.day_in_sweden(s.started_at) < p_to
$$;
comment on function private.service_cases is
  'Cases that began in the half-open days, with the working days they took (so far) and whether the '
  'promise was broken. The same day is 0, Friday to Monday is 1.';

create function public.list_service_measures(p_from date, p_to date)
returns table (
  month date, promise_id text, cases int, ended int, still_open int, given_up int, broken int,
  median_days numeric, p90_days numeric)
language sql stable security definer -- counts over events of everybody; for the agency
set search_path = ''
as $$
  select date_trunc('month', private.day_in_sweden(c.started_at))::date, c.promise_id, count(*)::int,
    count(c.ended_at)::int,
    count(*) filter (where c.ended_at is null and c.given_up_at is null)::int,
    count(c.given_up_at)::int, count(*) filter (where c.is_broken)::int,
    case when count(c.ended_at) >= p.fewest_cases then round(percentile_cont(0.5) within group (
      order by c.working_days) filter (where c.ended_at is not null)::numeric, 1) end,
    case when count(c.ended_at) >= p.fewest_cases then round(percentile_cont(0.9) within group (
      order by c.working_days) filter (where c.ended_at is not null)::numeric, 1) end
  from private.service_cases(p_from, p_to) c
  join public.service_promises p on p.id = c.promise_id
  where private.is_agency()
  group by 1, c.promise_id, p.position, p.fewest_cases
  order by 1 desc, p.position
$$;
comment on function public.list_service_measures is
  'Each promise by the month in which its cases began: how many, ended, open, given up, broken; median '
  'and 90th percentile in working days of those that ended, null when they are too few to say anything.';
grant execute on function public.list_service_measures to authenticated;

create function public.list_broken_promises(p_from date, p_to date, p_promise_id text default null)
returns table (
  promise_id text, title text, company_name text, role_id text, consultant_number int,
  company_id uuid, review_id uuid, started_at timestamptz, ended_at timestamptz,
  given_up_at timestamptz, working_days int, target_days smallint)
language sql stable security definer -- names the cases to the agency alone
set search_path = ''
as $$
  select c.promise_id, coalesce(b.title, a.title, ''), co.name, coalesce(r.role_id, a.role_id),
    coalesce(q.consultant_number, k.number), c.company_id, v.id, c.started_at, c.ended_at, c.given_up_at,
    c.working_days, c.target_days
  from private.service_cases(p_from, p_to) c
  left join public.requests q on c.promise_id = 'first_answer' and q.id = c.subject_id
  left join public.assignments a on c.promise_id = 'rematch' and a.id = c.subject_id
  left join public.ranking_reviews v on c.promise_id = 'review' and v.id = c.subject_id
  left join public.consultants k on k.id = v.consultant_id
  left join public.brief_roles r on r.id = coalesce(q.brief_role_id,
    case when c.promise_id in ('first_shortlist', 'rematch') then c.subject_id end)
  left join public.briefs b on b.id = r.brief_id
  left join public.companies co on co.id = c.company_id
  where c.is_broken and private.is_agency() and (p_promise_id is null or c.promise_id = p_promise_id)
  order by c.started_at desc, c.subject_id
  limit 200
$$;
comment on function public.list_broken_promises is
  'The cases behind the broken promises, latest first, at most 200: what it was about, when, and how long it took.';
grant execute on function public.list_broken_promises to authenticated;
