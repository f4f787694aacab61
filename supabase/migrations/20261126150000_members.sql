-- Members: owners are made and unmade, agency staff are taken out; the last of either stays.

create function public.set_member_role(p_company_id uuid, p_user_id uuid, p_role text)
returns void
language plpgsql volatile security definer -- company_members has no update grant
set search_path = ''
as $$
declare
  v_user uuid;
  v_from text;
begin
  -- The company's row is the lock: two owners who unmake each other take turns.
  perform from public.companies where id = p_company_id for no key update;
  v_user := private.require_member(p_company_id, true);
  select m.role into v_from from public.company_members m
  where m.company_id = p_company_id and m.user_id = p_user_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_role is null or p_role not in ('owner', 'member') then
    perform private.raise_problem(400, 'role_invalid');
  elsif v_from = p_role then
    return;
  end if;
  update public.company_members set role = p_role
  where company_id = p_company_id and user_id = p_user_id;
  if not exists (select from public.company_members
    where company_id = p_company_id and role = 'owner') then
    perform private.raise_problem(409, 'last_owner');
  end if;
  perform private.record_event('company', p_company_id,
    case p_role when 'owner' then 'owner_made' else 'owner_unmade' end, v_from, p_role, 'company',
    v_user, p_company_id => p_company_id, p_details => jsonb_build_object('user_id', p_user_id));
end
$$;
comment on function public.set_member_role is
  'An owner makes a member an owner (p_role owner) or takes it back (member), also of themselves; '
  'the last owner stays. Once more is nothing. 404, 403 owner_only, 409 last_owner.';
grant execute on function public.set_member_role to authenticated;

create function public.remove_staff(p_user_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- agency_staff has no delete grant
set search_path = ''
as $$
declare
  v_user uuid;
begin
  -- All rows are locked in one order: two who take each other out take turns.
  perform from public.agency_staff order by user_id for no key update;
  v_user := private.require_agency();
  if btrim(coalesce(p_reason, '')) = '' then
    perform private.raise_problem(400, 'reason_required');
  end if;
  delete from public.agency_staff where user_id = p_user_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  if not exists (select from public.agency_staff) then
    perform private.raise_problem(409, 'last_staff');
  end if;
  perform private.record_event('agency_staff', p_user_id, 'staff_removed', null, null, 'agency',
    v_user, p_reason, p_details => jsonb_build_object('user_id', p_user_id));
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'staff_removed', 'user_id', p_user_id));
end
$$;
comment on function public.remove_staff is
  'The agency takes out one of its own, with a reason that the audit log keeps; the last one stays. '
  'The person and those who remain get a notice. 404, 400 reason_required, 409 last_staff.';
grant execute on function public.remove_staff to authenticated;

drop function public.list_mail_recipients(uuid, uuid, boolean);
create function public.list_mail_recipients(
  p_company_id uuid default null, p_consultant_id uuid default null, p_agency boolean default false,
  p_user_id uuid default null)
returns table (user_id uuid, email text, name text, locale text)
language sql stable security definer -- addresses lie in auth.users
set search_path = ''
as $$
  select p.user_id, u.email::text, p.name, p.locale
  from public.people p
  join auth.users u on u.id = p.user_id
  where p.user_id = p_user_id
    or exists (select from public.company_members m
      where m.user_id = p.user_id and m.company_id = p_company_id)
    or exists (select from public.consultants c
      where c.user_id = p.user_id and c.id = p_consultant_id)
    or (p_agency and exists (select from public.agency_staff s where s.user_id = p.user_id))
$$;
comment on function public.list_mail_recipients is
  'Who is to get a notice: a company''s members, a consultant, the agency, one person. Service role only.';
grant execute on function public.list_mail_recipients to service_role;
