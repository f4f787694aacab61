-- Time: weekly timesheets with a row for each day's work on a goal.

create table public.timesheets (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null references public.assignments (id) on delete restrict,
  week_start date not null check (extract(isodow from week_start) = 1),
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'approved', 'rejected', 'invoiced')),
  version int not null default 1,
  submitted_at timestamptz,
  decided_at timestamptz,
  reject_reason text check (length(reject_reason) <= 1000),
  created_at timestamptz not null default now(),
  unique (assignment_id, week_start)
);
comment on table public.timesheets is 'A week''s rows on one assignment, submitted and approved together.';
comment on column public.timesheets.week_start is 'The Monday of the ISO week.';
create index timesheets_state_idx on public.timesheets (state, week_start);
revoke all on public.timesheets from anon, authenticated;
grant select on public.timesheets to authenticated;
alter table public.timesheets enable row level security;

create function private.my_work_assignment_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select a.id from public.assignments a
  where a.consultant_id = (select private.my_consultant_id())
$$;
comment on function private.my_work_assignment_ids is 'The assignments the signed-in consultant works on.';
grant execute on function private.my_work_assignment_ids to authenticated, service_role;

create policy timesheets_select_consultant on public.timesheets
  for select to authenticated using (
    assignment_id in (select private.my_work_assignment_ids()) or (select private.is_agency()));
create policy timesheets_select_company on public.timesheets
  for select to authenticated using (
    state <> 'draft' and assignment_id in (select private.my_assignment_ids()));

create table public.time_entries (
  id uuid primary key default gen_random_uuid(),
  timesheet_id uuid not null references public.timesheets (id) on delete restrict,
  position smallint not null,
  work_date date not null,
  minutes smallint not null check (minutes between 15 and 1440 and minutes % 15 = 0),
  activity text not null check (length(btrim(activity)) between 1 and 500),
  goal_id uuid references public.assignment_goals (id) on delete restrict,
  unique (timesheet_id, position)
);
comment on table public.time_entries is 'Minutes of one activity on one day, in quarters of an hour.';
comment on column public.time_entries.goal_id is 'What the time was for; null is shown honestly as unlinked.';
create index time_entries_goal_id_idx on public.time_entries (goal_id);
revoke all on public.time_entries from anon, authenticated;
grant select on public.time_entries to authenticated;
alter table public.time_entries enable row level security;
create policy time_entries_select_party on public.time_entries
  for select to authenticated using (timesheet_id in (select t.id from public.timesheets t));

create function private.lock_timesheet(p_timesheet_id uuid, p_as public.actor_role)
returns public.timesheets
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.timesheets;
begin
  select t.* into v_row from public.timesheets t
  join public.assignments a on a.id = t.assignment_id
  where t.id = p_timesheet_id and case p_as
    when 'company' then a.company_id in (select private.my_company_ids())
    when 'consultant' then a.consultant_id = private.my_consultant_id()
    else private.is_agency() end
  for no key update of t;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_row;
end
$$;
comment on function private.lock_timesheet is 'Locks a timesheet that the caller may handle in the given part; 404 otherwise.';

create function private.move_timesheet(
  p_row public.timesheets, p_to text, p_actor public.actor_role, p_reason text default null,
  p_actor_id uuid default auth.uid())
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_assignment public.assignments;
begin
  perform private.assert_transition('timesheet', p_row.state, p_to, p_actor);
  update public.timesheets set state = p_to,
    version = version + 1,
    submitted_at = case when p_to = 'submitted' then now() else submitted_at end,
    decided_at = case when p_to in ('approved', 'rejected') then now() else decided_at end,
    reject_reason = case when p_to = 'rejected' then btrim(p_reason) else reject_reason end
  where id = p_row.id;
  select * into v_assignment from public.assignments where id = p_row.assignment_id;
  perform private.record_event('timesheet', p_row.id, 'timesheet_' || p_to, p_row.state, p_to,
    p_actor, p_actor_id, p_reason, v_assignment.company_id, v_assignment.consultant_id,
    jsonb_build_object('assignment_id', p_row.assignment_id, 'week_start', p_row.week_start));
end
$$;
comment on function private.move_timesheet is 'The only writer of timesheets.state; the row is locked by the caller.';

create function public.save_timesheet(
  p_assignment_id uuid, p_week_start date, p_entries jsonb, p_version int default null)
returns uuid
language plpgsql volatile security definer -- one transaction over two tables
set search_path = ''
as $$
declare
  v_assignment public.assignments;
  v_sheet public.timesheets;
begin
  select * into v_assignment from public.assignments
  where id = p_assignment_id and consultant_id = private.require_consultant() for share;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  -- A cancelled assignment keeps the days that were worked before it was cancelled.
  select b.during into v_assignment.during from public.bookings b where b.assignment_id = p_assignment_id;
  if not found then
    perform private.raise_problem(409, 'assignment_cancelled');
  end if;
  insert into public.timesheets (assignment_id, week_start) values (p_assignment_id, p_week_start)
  on conflict (assignment_id, week_start) do nothing;
  select * into v_sheet from public.timesheets
  where assignment_id = p_assignment_id and week_start = p_week_start for no key update;
  if v_sheet.state not in ('draft', 'rejected') then
    perform private.raise_problem(409, 'timesheet_locked', jsonb_build_object('state', v_sheet.state));
  elsif p_version is not null and v_sheet.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  delete from public.time_entries where timesheet_id = v_sheet.id;
  insert into public.time_entries (timesheet_id, position, work_date, minutes, activity, goal_id)
  select v_sheet.id, e.ordinality, (e.value ->> 'work_date')::date,
    (e.value ->> 'minutes')::smallint, btrim(e.value ->> 'activity'),
    nullif(e.value ->> 'goal_id', '')::uuid
  from jsonb_array_elements(p_entries) with ordinality e;
  perform private.check_time_entries(v_sheet, v_assignment);
  update public.timesheets set version = version + 1 where id = v_sheet.id;
  return v_sheet.id;
exception
  when check_violation or not_null_violation or foreign_key_violation or data_exception then
    perform private.raise_problem(400, 'timesheet_invalid');
    return null;
end
$$;
comment on function public.save_timesheet is
  'Replaces a week''s rows while the timesheet is a draft or was rejected: '
  '[{work_date, minutes, activity, goal_id}].';
grant execute on function public.save_timesheet to authenticated;

create function private.check_time_entries(p_sheet public.timesheets, p_assignment public.assignments)
returns void
language plpgsql stable set search_path = ''
as $$
declare
  v_day date;
begin
  select min(e.work_date) into v_day from public.time_entries e
  where e.timesheet_id = p_sheet.id
    and (not p_assignment.during @> e.work_date
      or e.work_date not between p_sheet.week_start and p_sheet.week_start + 6);
  if v_day is not null then
    perform private.raise_problem(400, 'day_outside_assignment', jsonb_build_object('day', v_day));
  end if;
  select min(e.work_date) into v_day from public.time_entries e
  where e.timesheet_id = p_sheet.id and e.work_date > private.today();
  if v_day is not null then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', v_day));
  end if;
  select min(d.work_date) into v_day from (
    select e.work_date from public.time_entries e where e.timesheet_id = p_sheet.id
    group by e.work_date having sum(e.minutes) > 1440) d;
  if v_day is not null then
    perform private.raise_problem(400, 'day_too_long', jsonb_build_object('day', v_day));
  end if;
  if exists (select from public.time_entries e
    join public.assignment_goals g on g.id = e.goal_id
    where e.timesheet_id = p_sheet.id and g.assignment_id <> p_assignment.id) then
    perform private.raise_problem(400, 'goal_of_other_assignment');
  end if;
end
$$;
comment on function private.check_time_entries is
  'Refuses days outside the week or the assignment, days to come, more than 24 hours on a day and '
  'goals of other assignments.';

create function public.submit_timesheet(p_timesheet_id uuid)
returns void
language plpgsql volatile security definer -- timesheets has no update grant
set search_path = ''
as $$
declare
  v_row public.timesheets := private.lock_timesheet(p_timesheet_id, 'consultant');
begin
  if not exists (select from public.time_entries where timesheet_id = v_row.id) then
    perform private.raise_problem(409, 'timesheet_empty');
  end if;
  perform private.move_timesheet(v_row, 'submitted', 'consultant');
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'timesheet_submitted', 'timesheet_id', v_row.id));
end
$$;
comment on function public.submit_timesheet is 'The consultant hands in the week.';
grant execute on function public.submit_timesheet to authenticated;

create function public.decide_timesheet(
  p_timesheet_id uuid, p_approve boolean, p_reason text default null, p_version int default null)
returns void
language plpgsql volatile security definer -- timesheets has no update grant
set search_path = ''
as $$
declare
  v_row public.timesheets := private.lock_timesheet(p_timesheet_id, 'company');
begin
  if not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif p_version is not null and v_row.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.move_timesheet(v_row, case when p_approve then 'approved' else 'rejected' end,
    'company', p_reason);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', case when p_approve then 'timesheet_approved' else 'timesheet_rejected' end,
    'timesheet_id', v_row.id));
end
$$;
comment on function public.decide_timesheet is 'The company approves the week, or sends it back with a reason. With p_version, rows that changed '
  'since the page was shown are refused (stale_page).';
grant execute on function public.decide_timesheet to authenticated;
