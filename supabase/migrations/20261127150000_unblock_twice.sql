-- Taking a declaration back twice, such as by a double click, has been done once and is no error.

create or replace function public.unblock_company(p_id uuid)
returns void
language plpgsql volatile security definer -- consultant_blocked_companies has no delete grant
set search_path = ''
as $$
declare
  v_agency boolean := private.is_agency();
  v_row public.consultant_blocked_companies;
begin
  delete from public.consultant_blocked_companies
  where id = p_id and (v_agency
    or (consultant_id = private.my_consultant_id() and declared_by = 'consultant'))
  returning * into v_row;
  if v_row.id is null then
    -- What is there belongs to somebody else; what is not there has been taken back already.
    if exists (select from public.consultant_blocked_companies where id = p_id) then
      perform private.raise_problem(404, 'not_found');
    end if;
    return;
  end if;
  perform private.record_event('consultant', v_row.consultant_id, 'company_unblocked', null, null,
    (case when v_agency then 'agency' else 'consultant' end)::public.actor_role, auth.uid(),
    p_consultant_id => v_row.consultant_id, p_details => jsonb_build_object('name', v_row.name));
end
$$;
comment on function public.unblock_company is
  'Takes a declaration back: the agency any, the consultant their own. Once: one that is gone '
  'already is left so, without a second event. 404 not_found for somebody else''s.';
