-- Accepting an offer freezes the terms that the agency has agreed to, also above 60 days.

create or replace function public.accept_offer(p_offer_id uuid)
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
    least(c.payment_terms_days, case when c.is_public_body then 30 when c.long_terms_agreed then 90
      else 60 end), '2026-11'
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
