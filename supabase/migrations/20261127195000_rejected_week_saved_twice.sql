-- A week that was sent back, corrected and saved with two clicks: until the first click has handed it
-- in, the second finds it still rejected, one version on and with its own words.

create or replace function public.save_timesheet(
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
  if (v_sheet.version > p_version and v_sheet.state in ('draft', 'submitted')
      or v_sheet.version = p_version + 1 and v_sheet.state = 'rejected')
    and private.is_week_as_saved(v_sheet.id, p_entries) then
    return v_sheet.id;
  elsif v_sheet.state not in ('draft', 'rejected') then
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
