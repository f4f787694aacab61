-- A day has 24 hours however many assignments its time is reported on.

create or replace function private.check_time_entries(p_sheet public.timesheets, p_assignment public.assignments)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_day date;
  v_elsewhere bigint;
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
  -- Two weeks saved at once would each see only its own hours: the later one waits for the first.
  perform from public.consultants c where c.id = p_assignment.consultant_id for no key update;
  select d.work_date, o.minutes into v_day, v_elsewhere from (
    select e.work_date, sum(e.minutes) as minutes from public.time_entries e
    where e.timesheet_id = p_sheet.id group by e.work_date) d
  cross join lateral (
    select sum(e.minutes) as minutes from public.time_entries e
    join public.timesheets t on t.id = e.timesheet_id
    join public.assignments a on a.id = t.assignment_id
    where a.consultant_id = p_assignment.consultant_id and t.week_start = p_sheet.week_start
      and t.id <> p_sheet.id and e.work_date = d.work_date) o
  where d.minutes + o.minutes > 1440 order by d.work_date limit 1;
  if v_day is not null then
    perform private.raise_problem(400, 'day_too_long_elsewhere', jsonb_build_object(
      'day', v_day, 'hours', v_elsewhere / 60, 'minutes', v_elsewhere % 60));
  end if;
end
$$;
comment on function private.check_time_entries is
  'Refuses days outside the week or the assignment, days to come, more than 24 hours on a day, on this '
  'assignment or with the consultant''s others, and goals of other assignments.';
