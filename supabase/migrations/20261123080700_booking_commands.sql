-- Booking commands: ask, answer, accept, cancel. Locks are always taken in the order brief,
-- request, offer, assignment, consultant.

create function public.send_requests(p_brief_role_id uuid, p_consultant_ids uuid[], p_message text default '')
returns int
language plpgsql volatile security definer -- snapshots profiles the company may not read
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(
    (select r.brief_id from public.brief_roles r where r.id = p_brief_role_id));
  v_role public.brief_roles;
  v_until date;
  v_id uuid;
  v_match jsonb;
  v_request uuid;
  v_sent int := 0;
begin
  if v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  select * into v_role from public.brief_roles where id = p_brief_role_id;
  select max(upper(t.during)) - 1 into v_until
  from public.brief_role_times t where t.brief_role_id = p_brief_role_id;
  if v_role.filled_at is not null then
    perform private.raise_problem(409, 'role_filled');
  elsif v_until < private.today() then
    perform private.raise_problem(409, 'period_past');
  end if;
  perform private.assert_role_may_start(v_role);
  foreach v_id in array (select array(select distinct unnest(p_consultant_ids) order by 1))
  loop
    continue when exists (select from public.requests r
      where r.brief_role_id = p_brief_role_id and r.consultant_id = v_id);
    v_match := private.match_snapshot(p_brief_role_id, v_id);
    if v_match is null then
      perform private.raise_problem(409, 'consultant_no_longer_matches');
    end if;
    insert into public.requests (brief_id, brief_role_id, company_id, consultant_id, company_name,
      consultant_number, message, match, sent_by, answer_by)
    select v_brief.id, p_brief_role_id, v_brief.company_id, v_id, co.name, c.number, btrim(coalesce(p_message, '')),
      v_match, auth.uid(), least(private.today() + 5, v_until)
    from public.companies co, public.consultants c
    where co.id = v_brief.company_id and c.id = v_id
    returning id into v_request;
    v_sent := v_sent + 1;
    perform private.record_event('request', v_request, 'request_sent', null, 'sent', 'company',
      auth.uid(), p_company_id => v_brief.company_id, p_consultant_id => v_id);
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'request_sent', 'request_id', v_request));
  end loop;
  if (select count(*) from public.requests r
    where r.brief_role_id = p_brief_role_id and r.state in ('sent', 'offered')) > 5 then
    perform private.raise_problem(409, 'too_many_requests_open', '{"limit": 5}');
  end if;
  return v_sent;
exception
  when check_violation then
    perform private.raise_problem(400, 'message_too_long');
    return 0;
end
$$;
comment on function public.send_requests is
  'Asks up to five consultants about a role of an open brief; those asked before are left as they are, so a '
  'double click changes nothing. Returns how many new requests were sent.';
grant execute on function public.send_requests to authenticated;

create function private.move_request(
  p_request public.requests, p_to text, p_actor public.actor_role, p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('request', p_request.state, p_to, p_actor);
  update public.requests set state = p_to,
    decline_reason = case when p_to = 'declined' then nullif(btrim(p_reason), '') else decline_reason end
  where id = p_request.id;
  perform private.record_event('request', p_request.id, 'request_' || p_to, p_request.state, p_to,
    p_actor, auth.uid(), p_reason, p_request.company_id, p_request.consultant_id);
end
$$;
comment on function private.move_request is 'The only writer of requests.state; the row is locked by the caller.';

create function private.move_offer(
  p_offer public.offers, p_to text, p_actor public.actor_role, p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('offer', p_offer.state, p_to, p_actor);
  update public.offers set state = p_to where id = p_offer.id;
  perform private.record_event('offer', p_offer.id, 'offer_' || p_to, p_offer.state, p_to, p_actor,
    auth.uid(), p_reason, p_offer.company_id, p_offer.consultant_id);
end
$$;
comment on function private.move_offer is 'The only writer of offers.state; the row is locked by the caller.';

create function private.lock_my_request(p_request_id uuid)
returns public.requests
language plpgsql volatile set search_path = ''
as $$
declare
  v_request public.requests;
begin
  perform from public.briefs b where b.id =
    (select r.brief_id from public.requests r where r.id = p_request_id) for no key update;
  select * into v_request from public.requests
  where id = p_request_id and consultant_id = private.my_consultant_id() for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_request;
end
$$;
comment on function private.lock_my_request is 'Locks the brief, then a request to the signed-in consultant; 404 otherwise.';

create function public.decline_request(p_request_id uuid, p_reason text, p_never_this_role boolean default false)
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
comment on function public.decline_request is
  'The consultant says no, with a reason; optionally to every brief for this role (H7).';
grant execute on function public.decline_request to authenticated;

create function public.make_offer(
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
comment on function public.make_offer is
  'The consultant answers with a price to the client (öre per hour, excluding VAT; a statement of '
  'their own price, from which fee and margin are derived here), period and share.';
grant execute on function public.make_offer to authenticated;

create function public.withdraw_offer(p_offer_id uuid, p_reason text default null)
returns void
language plpgsql volatile security definer -- offers has no update grant
set search_path = ''
as $$
declare
  v_request public.requests;
  v_offer public.offers;
begin
  v_request := private.lock_my_request((select o.request_id from public.offers o where o.id = p_offer_id));
  select * into v_offer from public.offers where id = p_offer_id for no key update;
  perform private.move_offer(v_offer, 'withdrawn', 'consultant', p_reason);
  perform private.move_request(v_request, 'closed', 'consultant', p_reason);
end
$$;
comment on function public.withdraw_offer is 'The consultant takes an open offer back.';
grant execute on function public.withdraw_offer to authenticated;

create function private.close_requests(
  p_brief_id uuid, p_actor public.actor_role, p_brief_role_id uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_offer public.offers;
  v_request public.requests;
begin
  for v_offer in select o.* from public.offers o
    join public.requests r on r.id = o.request_id
    where o.brief_id = p_brief_id and o.state = 'open'
      and (p_brief_role_id is null or r.brief_role_id = p_brief_role_id)
    order by o.id for no key update of o
  loop
    perform private.move_offer(v_offer, 'lapsed', p_actor);
  end loop;
  for v_request in select * from public.requests
    where brief_id = p_brief_id and state in ('sent', 'offered')
      and (p_brief_role_id is null or brief_role_id = p_brief_role_id)
    order by id for no key update
  loop
    perform private.move_request(v_request, 'closed', p_actor);
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'request_closed', 'request_id', v_request.id));
  end loop;
end
$$;
comment on function private.close_requests is
  'Lapses what is still open when a role is filled or the brief is withdrawn, and tells those asked.';

create function public.accept_offer(p_offer_id uuid)
returns uuid
language plpgsql volatile security definer -- books the consultant's time
set search_path = ''
as $$
declare
  v_brief public.briefs;
  v_request public.requests;
  v_offer public.offers;
  v_role public.brief_roles;
  v_assignment uuid;
  v_constraint text;
begin
  v_brief := private.lock_my_brief((select o.brief_id from public.offers o where o.id = p_offer_id));
  select * into v_offer from public.offers where id = p_offer_id for no key update;
  select * into v_request from public.requests where id = v_offer.request_id for no key update;
  select * into v_role from public.brief_roles where id = v_request.brief_role_id;
  if v_offer.state = 'accepted' then
    return (select a.id from public.assignments a where a.offer_id = v_offer.id);
  elsif v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  elsif v_role.filled_at is not null then
    perform private.raise_problem(409, 'role_filled');
  elsif v_offer.valid_until < private.today() then
    perform private.raise_problem(409, 'offer_expired');
  end if;
  perform private.move_offer(v_offer, 'accepted', 'company');
  perform private.move_request(v_request, 'won', 'company');
  insert into public.assignments (offer_id, brief_id, company_id, consultant_id, title, role_id,
    company_name, consultant_name, goal, during, percent, rate_ore, margin_ore, fee_ore, currency,
    payment_terms_days, terms_version)
  select v_offer.id, v_brief.id, v_brief.company_id, v_offer.consultant_id, v_brief.title,
    v_role.role_id, c.name, v_offer.consultant_name, v_brief.goal, v_offer.during,
    v_offer.percent, v_offer.rate_ore, v_offer.margin_ore, v_offer.fee_ore, v_offer.currency,
    least(c.payment_terms_days, case when c.is_public_body then 30 else 60 end), '2026-11'
  from public.companies c where c.id = v_brief.company_id
  returning id into v_assignment;
  perform private.freeze_goals(v_assignment, v_brief);
  insert into public.bookings (assignment_id, consultant_id, during, percent)
  values (v_assignment, v_offer.consultant_id, v_offer.during, v_offer.percent);
  update public.brief_roles set filled_at = now() where id = v_role.id;
  if not exists (select from public.brief_roles r
    where r.brief_id = v_brief.id and r.filled_at is null) then
    perform private.move_brief(v_brief, 'filled', 'company', null);
  end if;
  perform private.close_requests(v_brief.id, 'company', v_role.id);
  perform private.record_event('assignment', v_assignment, 'assignment_booked', null, 'booked',
    'company', auth.uid(), p_company_id => v_brief.company_id,
    p_consultant_id => v_offer.consultant_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'assignment_booked', 'assignment_id', v_assignment));
  return v_assignment;
exception
  when check_violation then
    get stacked diagnostics v_constraint = constraint_name;
    if v_constraint <> 'capacity_spans_booked_within_full_time' then
      raise;
    end if;
    perform private.raise_problem(409, 'capacity_taken');
    return null;
end
$$;
comment on function public.accept_offer is
  'The company accepts: assignment with frozen terms, booked time, everything else about that role '
  'closed, and the brief filled with its last role; all or nothing. 409 capacity_taken when the '
  'consultant''s time is gone on any day, role_filled or brief_closed when a colleague was first. '
  'Accepting the same offer again returns the assignment.';
grant execute on function public.accept_offer to authenticated;

create function private.move_brief(
  p_brief public.briefs, p_to text, p_actor public.actor_role, p_reason text)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('brief', p_brief.state, p_to, p_actor);
  update public.briefs set state = p_to,
    opened_at = case when p_to = 'open' then now() else opened_at end
  where id = p_brief.id;
  perform private.record_event('brief', p_brief.id, 'brief_' || p_to, p_brief.state, p_to, p_actor,
    auth.uid(), p_reason, p_company_id => p_brief.company_id);
end
$$;
comment on function private.move_brief is 'The only writer of briefs.state; the row is locked by the caller.';

create function public.brief_transition(p_brief_id uuid, p_to text, p_reason text default null)
returns void
language plpgsql volatile security definer -- briefs has no update grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
begin
  if p_to = 'filled' then
    perform private.raise_problem(409, 'transition_refused');
  elsif p_to = 'open' and upper(v_brief.during) <= private.today() then
    perform private.raise_problem(409, 'period_past');
  elsif p_to = 'open' then
    perform private.assert_brief_ready(v_brief);
  end if;
  perform private.move_brief(v_brief, p_to, 'company', p_reason);
  if p_to = 'withdrawn' then
    perform private.close_requests(v_brief.id, 'company');
  end if;
end
$$;
comment on function public.brief_transition is
  'The company opens or withdraws a brief; only accepting an offer fills it. Opening takes a goal '
  'with an outcome or impact measure (brief_without_goal, brief_without_effect_measure), and a '
  'strategy before execution (strategy_first).';
grant execute on function public.brief_transition to authenticated;

create function public.withdraw_request(p_request_id uuid)
returns void
language plpgsql volatile security definer -- requests has no update grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(
    (select r.brief_id from public.requests r where r.id = p_request_id));
  v_request public.requests;
begin
  select * into v_request from public.requests where id = p_request_id for no key update;
  perform private.move_request(v_request, 'withdrawn', 'company');
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'request_closed', 'request_id', v_request.id));
end
$$;
comment on function public.withdraw_request is 'The company takes an unanswered request back.';
grant execute on function public.withdraw_request to authenticated;

create function public.assignment_transition(p_assignment_id uuid, p_to text, p_reason text default null)
returns void
language plpgsql volatile security definer -- assignments has no update grant
set search_path = ''
as $$
declare
  v_row public.assignments;
  v_user uuid := private.require_agency();
begin
  select * into v_row from public.assignments where id = p_assignment_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_to = 'cancelled' and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  perform private.move_assignment(v_row, p_to, 'agency', v_user, p_reason);
end
$$;
comment on function public.assignment_transition is
  'The agency starts, finishes or cancels an assignment; cancelling takes a reason.';
grant execute on function public.assignment_transition to authenticated;

create function private.move_assignment(
  p_row public.assignments, p_to text, p_actor public.actor_role, p_actor_id uuid, p_reason text)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('assignment', p_row.state, p_to, p_actor);
  update public.assignments set state = p_to where id = p_row.id;
  if p_to = 'cancelled' then
    if lower(p_row.during) >= private.today() then
      delete from public.bookings where assignment_id = p_row.id;
    else
      update public.bookings set during = daterange(lower(during), private.today())
      where assignment_id = p_row.id and upper(during) > private.today();
    end if;
  end if;
  perform private.record_event('assignment', p_row.id, 'assignment_' || p_to, p_row.state, p_to,
    p_actor, p_actor_id, p_reason, p_row.company_id, p_row.consultant_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'assignment_' || p_to, 'assignment_id', p_row.id));
end
$$;
comment on function private.move_assignment is
  'The only writer of assignments.state. Cancelling frees the time from today on.';

create function private.expire_unanswered(p_brief_id uuid)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_request public.requests;
  v_offer public.offers;
  v_moved int := 0;
begin
  perform from public.briefs where id = p_brief_id for no key update;
  for v_request in select * from public.requests
    where brief_id = p_brief_id and state = 'sent' and answer_by < private.today()
    order by id for no key update
  loop
    perform private.move_request(v_request, 'expired', 'system');
    v_moved := v_moved + 1;
  end loop;
  for v_request in select r.* from public.requests r
    join public.offers o on o.request_id = r.id
    where r.brief_id = p_brief_id and r.state = 'offered' and o.state = 'open'
      and o.valid_until < private.today()
    order by r.id for no key update of r
  loop
    select * into v_offer from public.offers
    where request_id = v_request.id and state = 'open' for no key update;
    perform private.move_offer(v_offer, 'expired', 'system');
    perform private.move_request(v_request, 'expired', 'system');
    v_moved := v_moved + 1;
  end loop;
  return v_moved;
end
$$;
comment on function private.expire_unanswered is
  'Expires a brief''s requests without answer and its offers past their last day, each with its '
  'request. Returns the number of requests moved.';

create function public.run_daily_booking_clock()
returns int
language plpgsql volatile security definer -- the clock acts for nobody
set search_path = ''
as $$
declare
  v_assignment public.assignments;
  v_brief uuid;
  v_moved int := 0;
begin
  for v_assignment in select * from public.assignments
    where (state = 'booked' and lower(during) <= private.today())
      or (state = 'active' and upper(during) <= private.today())
    order by id for no key update skip locked
  loop
    perform private.move_assignment(v_assignment,
      case v_assignment.state when 'booked' then 'active' else 'finished' end, 'system', null, null);
    v_moved := v_moved + 1;
  end loop;
  for v_brief in
    select r.brief_id from public.requests r
    where r.state = 'sent' and r.answer_by < private.today()
    union
    select o.brief_id from public.offers o
    where o.state = 'open' and o.valid_until < private.today()
    order by 1
  loop
    v_moved := v_moved + private.expire_unanswered(v_brief);
  end loop;
  return v_moved;
end
$$;
comment on function public.run_daily_booking_clock is
  'Starts and finishes assignments by date, and expires unanswered requests and offers. Returns '
  'the number of changes. Service role only; safe to run at any time.';
grant execute on function public.run_daily_booking_clock to service_role;
