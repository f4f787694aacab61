-- Taking back and taking out can be pressed twice: what is done already is told as done. Only what
-- never was there, or belongs to somebody else, is not found.

create or replace function public.revoke_invitation (
  p_invitation_id uuid
)
  returns void
  language plpgsql volatile security definer -- writes what nobody else may
  set search_path = ''
  AS $function$
declare
  v_company uuid;
  v_row public.invitations;
begin
  update public.invitations i set revoked_at = now()
  where i.id = p_invitation_id and i.accepted_at is null and i.revoked_at is null
    and (private.is_agency() or i.company_id in (select private.my_owned_company_ids()))
  returning company_id into v_company;
  if not found then
    select * into v_row from public.invitations i
    where i.id = p_invitation_id
      and (private.is_agency() or i.company_id in (select private.my_owned_company_ids()));
    if v_row.revoked_at is not null then
      return;
    elsif v_row.accepted_at is not null then
      perform private.raise_problem(409, 'invitation_accepted');
    end if;
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('invitation', p_invitation_id, 'invitation_revoked', null, null,
    case when v_company is null then 'agency' else 'company' end::public.actor_role, auth.uid(),
    p_company_id => v_company);
end
$function$;
comment on function public.revoke_invitation is
  'Takes back an invitation: an owner of the company, or the agency. Taken back before is fine; '
  'accepted is 409 invitation_accepted.';

create or replace function public.remove_member (
  p_company_id uuid,
  p_user_id    uuid
)
  returns void
  language plpgsql volatile security definer -- writes what nobody else may
  set search_path = ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id, true);
begin
  perform from public.companies where id = p_company_id for no key update;
  delete from public.company_members where company_id = p_company_id and user_id = p_user_id;
  if not found then
    if exists (select from public.events e where e.entity = 'company' and e.entity_id = p_company_id
      and e.kind = 'member_removed' and e.details ->> 'user_id' = p_user_id::text) then
      return;
    end if;
    perform private.raise_problem(404, 'not_found');
  end if;
  if not exists (select from public.company_members
    where company_id = p_company_id and role = 'owner') then
    perform private.raise_problem(409, 'last_owner');
  end if;
  perform private.record_event('company', p_company_id, 'member_removed', null, null, 'company',
    v_user, p_company_id => p_company_id, p_details => jsonb_build_object('user_id', p_user_id));
end
$function$;
comment on function public.remove_member is
  'An owner takes a member out of the company; the last owner stays. Taken out before is fine.';

create or replace function public.remove_staff (
  p_user_id uuid,
  p_reason  text
)
  returns void
  language plpgsql volatile security definer -- writes what nobody else may
  set search_path = ''
  AS $function$
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
    if exists (select from public.events e where e.entity = 'agency_staff'
      and e.entity_id = p_user_id and e.kind = 'staff_removed') then
      return;
    end if;
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
$function$;
comment on function public.remove_staff is
  'The agency takes out one of its own, with a reason that the audit log keeps; the last one stays. '
  'Taken out before is fine.';
