-- Agency desk: sums, progress, the queue of what needs a human, and mail that did not arrive.

create view public.timesheet_sums
with (security_invoker = true)
as
select t.id as timesheet_id, t.assignment_id, t.week_start, t.state, a.company_id, a.consultant_id,
  a.company_name, a.consultant_name, a.title, a.number as assignment_number,
  coalesce(e.minutes, 0)::int as minutes,
  coalesce(e.linked_minutes, 0)::int as linked_minutes,
  round(coalesce(e.minutes, 0) * a.rate_ore / 60.0)::bigint as amount_ore,
  round(coalesce(e.minutes, 0) * a.fee_ore / 60.0)::bigint as fee_ore,
  t.submitted_at, t.decided_at, t.reject_reason, t.version
from public.timesheets t
join public.assignments a on a.id = t.assignment_id
left join lateral (
  select sum(x.minutes) as minutes, sum(x.minutes) filter (where x.goal_id is not null) as linked_minutes
  from public.time_entries x where x.timesheet_id = t.id) e on true;
comment on view public.timesheet_sums is
  'Each timesheet with its minutes, the client''s amount and the consultant''s fee (öre, excluding '
  'VAT, rounded half up once). Rows as the reader may see timesheets.';
revoke all on public.timesheet_sums from anon, authenticated;
grant select on public.timesheet_sums to authenticated;

create view public.assignment_progress
with (security_invoker = true)
as
select a.id as assignment_id,
  round(d.working_days * 480 * a.percent / 100.0)::int as planned_minutes,
  coalesce(s.reported, 0)::int as reported_minutes,
  coalesce(s.approved, 0)::int as approved_minutes,
  coalesce(s.invoiced, 0)::int as invoiced_minutes,
  coalesce(s.linked, 0)::int as linked_minutes
from public.assignments a
cross join lateral (
  select u.working_days_before - l.working_days_before as working_days
  from public.calendar_days l, public.calendar_days u
  where l.day = lower(a.during) and u.day = upper(a.during)) d
left join lateral (
  select sum(e.minutes) as reported,
    sum(e.minutes) filter (where t.state in ('approved', 'invoiced')) as approved,
    sum(e.minutes) filter (where t.state = 'invoiced') as invoiced,
    sum(e.minutes) filter (where e.goal_id is not null) as linked
  from public.timesheets t
  join public.time_entries e on e.timesheet_id = t.id
  where t.assignment_id = a.id) s on true;
comment on view public.assignment_progress is
  'Planned minutes (working days × 8 hours × share) against reported, approved, invoiced and '
  'goal-linked ones. Rows as the reader may see assignments.';
revoke all on public.assignment_progress from anon, authenticated;
grant select on public.assignment_progress to authenticated;

create view public.invoice_balances
with (security_invoker = true)
as
select i.id as invoice_id, i.total_ore, coalesce(p.paid_ore, 0)::bigint as paid_ore,
  greatest(0, i.total_ore - coalesce(p.paid_ore, 0))::bigint as open_ore,
  greatest(0, coalesce(p.paid_ore, 0) - i.total_ore)::bigint as surplus_ore,
  i.state = 'issued' and i.due_date < (now() at time zone 'Europe/Stockholm')::date as is_overdue
from public.invoices i
left join lateral (
  select sum(x.amount_ore) as paid_ore from public.payments x where x.invoice_id = i.id) p on true;
comment on view public.invoice_balances is
  'What is paid, open and paid too much on each invoice, and whether it is past its due date.';
revoke all on public.invoice_balances from anon, authenticated;
grant select on public.invoice_balances to authenticated;

create table private.mails (
  key text primary key,
  template text not null,
  state text not null check (state in ('sent', 'waiting')),
  tries int not null default 0,
  last_error text,
  updated_at timestamptz not null default now()
);
comment on table private.mails is
  'Each notice by job and receiver (hashed): a retried job never sends twice, and the agency sees '
  'what has not left.';
create index mails_waiting_idx on private.mails (updated_at) where state = 'waiting';
alter table private.mails enable row level security;

create function public.note_mail(p_key text, p_template text, p_sent boolean, p_error text default null)
returns boolean
language plpgsql volatile security definer -- writes the private ledger
set search_path = ''
as $$
declare
  v_was_sent boolean;
begin
  select m.state = 'sent' into v_was_sent from private.mails m where m.key = p_key;
  if v_was_sent then
    return true;
  end if;
  insert into private.mails as m (key, template, state, tries, last_error)
  values (p_key, p_template, case when p_sent then 'sent' else 'waiting' end, 1, p_error)
  on conflict (key) do update set
    state = excluded.state, tries = m.tries + 1, last_error = excluded.last_error, updated_at = now();
  return p_sent;
end
$$;
comment on function public.note_mail is
  'Notes a try to send; true when the notice has left, now or before. Service role only.';
grant execute on function public.note_mail to service_role;

create function public.was_mail_sent(p_key text)
returns boolean
language sql stable security definer -- reads the private ledger
set search_path = ''
as $$ select exists (select from private.mails m where m.key = p_key and m.state = 'sent') $$;
comment on function public.was_mail_sent is 'True when this notice has left before. Service role only.';
grant execute on function public.was_mail_sent to service_role;

create function public.list_mail_recipients(
  p_company_id uuid default null, p_consultant_id uuid default null, p_agency boolean default false)
returns table (user_id uuid, email text, name text, locale text)
language sql stable security definer -- addresses lie in auth.users
set search_path = ''
as $$
  select p.user_id, u.email::text, p.name, p.locale
  from public.people p
  join auth.users u on u.id = p.user_id
  where exists (select from public.company_members m
      where m.user_id = p.user_id and m.company_id = p_company_id)
    or exists (select from public.consultants c
      where c.user_id = p.user_id and c.id = p_consultant_id)
    or (p_agency and exists (select from public.agency_staff s where s.user_id = p.user_id))
$$;
comment on function public.list_mail_recipients is
  'Who is to get a notice: a company''s members, a consultant, the agency. Service role only.';
grant execute on function public.list_mail_recipients to service_role;

create function public.list_agency_queue()
returns table (kind text, entity_id uuid, title text, party text, since timestamptz, amount_ore bigint)
language sql stable security definer -- gathers from private ledgers too
set search_path = ''
as $$
  with queue as (
    select 'consultant_to_approve' as kind, c.id as entity_id, 'K-' || c.number as title,
      c.name as party, c.created_at as since, null::bigint as amount_ore
    from public.consultants c where c.state = 'submitted'
    union all
    select 'timesheet_to_invoice', t.id, a.title, a.company_name, t.decided_at,
      round((select sum(e.minutes) from public.time_entries e where e.timesheet_id = t.id)
        * a.rate_ore / 60.0)::bigint
    from public.timesheets t join public.assignments a on a.id = t.assignment_id
    where t.state = 'approved'
    union all
    select 'invoice_overdue', i.id, i.number::text, i.buyer ->> 'name', i.due_date::timestamptz,
      private.open_amount(i.id)
    from public.invoices i where i.state = 'issued' and i.due_date < private.today()
    union all
    select 'payment_surplus', i.id, i.number::text, i.buyer ->> 'name', i.paid_at,
      (select sum(p.amount_ore) from public.payments p where p.invoice_id = i.id)::bigint - i.total_ore
    from public.invoices i where i.state = 'paid'
      and (select sum(p.amount_ore) from public.payments p where p.invoice_id = i.id) > i.total_ore
    union all
    select 'mail_waiting', null, m.template, null, m.updated_at, null
    from private.mails m where m.state = 'waiting'
    union all
    select 'stripe_event_failed', null, e.type, null, e.received_at, null
    from private.stripe_events e where e.processed_at is null and e.error is not null
  )
  select q.* from queue q where private.is_agency() order by q.since nulls last limit 200
$$;
comment on function public.list_agency_queue is
  'What waits for a human at the agency, oldest first: profiles to approve, timesheets to invoice, '
  'overdue invoices, surplus payments, notices and Stripe events that did not get through.';
grant execute on function public.list_agency_queue to authenticated;

create function public.list_my_load()
returns table (during daterange, available smallint, booked smallint, free smallint)
language sql stable security definer -- reads the caller's own private step function
set search_path = ''
as $$
  select s.during, s.available, s.booked, s.free
  from private.capacity_spans s
  where s.consultant_id = private.my_consultant_id() and upper(s.during) > private.today()
  order by lower(s.during)
$$;
comment on function public.list_my_load is 'The signed-in consultant''s own time from today on.';
grant execute on function public.list_my_load to authenticated;

create function public.check_database()
returns boolean
language sql stable set search_path = ''
as $$ select true $$;
comment on function public.check_database is 'Answers when the database does: for GET /health.';
grant execute on function public.check_database to anon, authenticated, service_role;
