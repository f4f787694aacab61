-- Lists: names in Swedish order, an index for each order a list offers, sums over a whole filter.

-- The view repeats the names it shows, and must be away while their order changes.
drop view public.timesheet_sums;
alter table public.consultants alter column name type text collate "sv-x-icu";
alter table public.companies alter column name type text collate "sv-x-icu";
alter table public.assignments
  alter column title type text collate "sv-x-icu",
  alter column company_name type text collate "sv-x-icu",
  alter column consultant_name type text collate "sv-x-icu";

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

create index consultants_name_idx on public.consultants (name, id);
create index consultants_wished_rate_ore_idx on public.consultants (wished_rate_ore, id);
create index consultants_created_at_idx on public.consultants (created_at, id);
create index companies_name_order_idx on public.companies (name, id);
create index companies_created_at_idx on public.companies (created_at, id);
create index assignments_title_idx on public.assignments (title, id);
create index assignments_consultant_name_idx on public.assignments (consultant_name, id);
create index assignments_during_idx on public.assignments (during, id);
create index assignments_percent_idx on public.assignments (percent, id);
create index invoices_number_idx on public.invoices (number);
create index invoices_due_date_idx on public.invoices (due_date, id);
create index invoices_issue_date_idx on public.invoices (issue_date, id);
create index invoices_net_ore_idx on public.invoices (net_ore, id);
create index invoices_total_ore_idx on public.invoices (total_ore, id);

create function public.sum_invoices(
  p_company_ids uuid[] default null, p_number bigint default null, p_state text default null,
  p_issued_from date default null, p_issued_to date default null,
  p_due_from date default null, p_due_to date default null)
returns table (net_ore bigint, total_ore bigint, open_ore bigint)
language sql stable set search_path = ''
as $$
  select coalesce(sum(i.net_ore), 0)::bigint, coalesce(sum(i.total_ore), 0)::bigint,
    coalesce(sum(b.open_ore), 0)::bigint
  from public.invoices i
  join public.invoice_balances b on b.invoice_id = i.id
  where (p_company_ids is null or i.company_id = any (p_company_ids))
    and (p_number is null or i.number = p_number)
    and (p_state is null or i.state = p_state)
    and (p_issued_from is null or i.issue_date >= p_issued_from)
    and (p_issued_to is null or i.issue_date <= p_issued_to)
    and (p_due_from is null or i.due_date >= p_due_from)
    and (p_due_to is null or i.due_date <= p_due_to)
$$;
comment on function public.sum_invoices is
  'The invoices of a filter added up (öre): excluding VAT, including it, still to pay. A condition '
  'left out does not narrow; days are included. Over the rows that the reader may see.';
grant execute on function public.sum_invoices to authenticated;
