-- A button pressed twice sends the same words twice. The second of them finds its work done and is
-- told so; only words that differ from what stands are refused.

create or replace function public.make_offer(
  p_request_id uuid, p_rate_ore bigint, p_starts_on date, p_ends_on date, p_percent int,
  p_message text default '')
returns uuid
language plpgsql volatile security definer -- offers has no insert grant
set search_path = ''
as $$
declare
  v_request public.requests := private.lock_my_request(p_request_id);
  v_margin bigint;
  v_offer uuid;
begin
  if v_request.state = 'offered' then
    select o.id into v_offer from public.offers o
    where o.request_id = v_request.id and o.state = 'open' and o.rate_ore = p_rate_ore
      and o.during = daterange(p_starts_on, p_ends_on, '[]') and o.percent = p_percent
      and o.message = btrim(coalesce(p_message, ''));
    if found then
      return v_offer;
    end if;
  end if;
  if p_ends_on < private.today() then
    perform private.raise_problem(400, 'period_past');
  end if;
  perform private.move_request(v_request, 'offered', 'consultant');
  select round(p_rate_ore * s.margin_bp / 10000.0) into v_margin from public.agency_settings s;
  insert into public.offers (request_id, brief_id, company_id, consultant_id, consultant_name,
    during, percent, rate_ore, margin_ore, fee_ore, message, valid_until)
  select v_request.id, v_request.brief_id, v_request.company_id, v_request.consultant_id, c.name,
    daterange(p_starts_on, p_ends_on, '[]'), p_percent, p_rate_ore, v_margin,
    p_rate_ore - v_margin, btrim(coalesce(p_message, '')), private.today() + 14
  from public.consultants c where c.id = v_request.consultant_id
  returning id into v_offer;
  perform private.record_event('offer', v_offer, 'offer_made', null, 'open', 'consultant',
    auth.uid(), p_company_id => v_request.company_id, p_consultant_id => v_request.consultant_id);
  perform private.enqueue('send_mail', jsonb_build_object('template', 'offer_made', 'offer_id', v_offer));
  return v_offer;
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'offer_invalid');
    return null;
end
$$;

create or replace function public.decline_request(p_request_id uuid, p_reason text, p_never_this_role boolean default false)
returns void
language plpgsql volatile security definer -- requests has no update grant
set search_path = ''
as $$
declare
  v_request public.requests := private.lock_my_request(p_request_id);
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif v_request.state = 'declined' and v_request.decline_reason = btrim(p_reason) then
    return;
  end if;
  perform private.move_request(v_request, 'declined', 'consultant', p_reason);
  if p_never_this_role then
    insert into public.consultant_declined_roles (consultant_id, role_id)
    select v_request.consultant_id, r.role_id from public.brief_roles r
    where r.id = v_request.brief_role_id
    on conflict do nothing;
  end if;
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'request_declined', 'request_id', v_request.id));
end
$$;

create or replace function public.submit_timesheet(p_timesheet_id uuid)
returns void
language plpgsql volatile security definer -- timesheets has no update grant
set search_path = ''
as $$
declare
  v_row public.timesheets := private.lock_timesheet(p_timesheet_id, 'consultant');
begin
  if v_row.state = 'submitted' then
    return;
  elsif not exists (select from public.time_entries where timesheet_id = v_row.id) then
    perform private.raise_problem(409, 'timesheet_empty');
  end if;
  perform private.move_timesheet(v_row, 'submitted', 'consultant');
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'timesheet_submitted', 'timesheet_id', v_row.id));
end
$$;

create or replace function public.decide_timesheet(
  p_timesheet_id uuid, p_approve boolean, p_reason text default null, p_version int default null)
returns void
language plpgsql volatile security definer -- timesheets has no update grant
set search_path = ''
as $$
declare
  v_row public.timesheets := private.lock_timesheet(p_timesheet_id, 'company');
  v_to text := case when p_approve then 'approved' else 'rejected' end;
begin
  if not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif v_row.version = p_version + 1 and v_row.state = v_to
    and (p_approve or v_row.reject_reason = btrim(p_reason)) then
    return;
  elsif p_version is not null and v_row.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.move_timesheet(v_row, v_to, 'company', p_reason);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', case when p_approve then 'timesheet_approved' else 'timesheet_rejected' end,
    'timesheet_id', v_row.id));
end
$$;

create function private.is_week_as_saved(p_timesheet_id uuid, p_entries jsonb)
returns boolean
language sql stable set search_path = ''
as $$
  select (
    select coalesce(jsonb_agg(jsonb_build_array((e.value ->> 'work_date')::date,
      (e.value ->> 'minutes')::int, btrim(e.value ->> 'activity'), nullif(e.value ->> 'goal_id', ''))
      order by e.ordinality), '[]')
    from jsonb_array_elements(p_entries) with ordinality e
  ) = (
    select coalesce(jsonb_agg(jsonb_build_array(e.work_date, e.minutes, e.activity, e.goal_id)
      order by e.position), '[]')
    from public.time_entries e where e.timesheet_id = p_timesheet_id
  )
$$;
comment on function private.is_week_as_saved is
  'Whether a week has these very rows, written as save_timesheet takes them: then saving it again has nothing to do.';

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
  if v_sheet.version > p_version and v_sheet.state in ('draft', 'submitted')
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

comment on function public.make_offer is
  'The consultant answers with a price to the client (öre per hour, excluding VAT; a statement of '
  'their own price, from which fee and margin are derived here), period and share. The same offer '
  'twice is one offer.';
comment on function public.decline_request is
  'The consultant says no, with a reason; optionally to every brief for this role (H7). The same no '
  'twice is one.';
comment on function public.save_timesheet is
  'Replaces a week''s rows while the timesheet is a draft or was rejected: '
  '[{work_date, minutes, activity, goal_id}]. Rows that are saved or handed in already, sent again '
  'from the page as it was, are left as they are.';
comment on function public.submit_timesheet is
  'The consultant hands in the week; nothing happens to one that is handed in.';
comment on function public.decide_timesheet is
  'The company approves the week, or sends it back with a reason. With p_version, rows that changed '
  'since the page was shown are refused (stale_page), and the same decision twice is one.';
