-- A reason that is too long to be read is refused with a sentence by every step that takes one.

create or replace function private.record_event(
  p_entity text, p_entity_id uuid, p_kind text, p_from text, p_to text, p_actor public.actor_role,
  p_actor_id uuid, p_reason text default null, p_company_id uuid default null,
  p_consultant_id uuid default null, p_details jsonb default '{}')
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if length(btrim(p_reason)) > 2000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  insert into public.events
    (entity, entity_id, kind, from_state, to_state, actor, actor_id, reason, company_id,
     consultant_id, details)
  values
    (p_entity, p_entity_id, p_kind, p_from, p_to, p_actor, p_actor_id,
     nullif(btrim(p_reason), ''), p_company_id, p_consultant_id, p_details);
end
$$;
comment on function private.record_event is
  'Writes one event; called by the command functions. 400 reason_too_long.';
