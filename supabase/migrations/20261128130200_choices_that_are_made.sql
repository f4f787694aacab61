-- How a choice came about is kept as it was once the role is filled or the brief is closed.

create function private.refuse_closed_choice()
returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_list public.shortlists;
  v_brief public.briefs;
begin
  select s.* into v_list from public.shortlists s
  where s.id = (to_jsonb(new) ->> case when tg_table_name = 'shortlists' then 'id' else 'shortlist_id' end)::uuid;
  select b.* into v_brief from public.briefs b where b.id = v_list.brief_id;
  perform private.assert_brief_role_open(v_brief, v_list.brief_role_id);
  return new;
end
$$;
comment on function private.refuse_closed_choice is
  'Raises 409 brief_closed or role_filled when a list is changed or shared about which there is nothing '
  'left to choose. Ending the voting and taking the link back go on being possible.';

create trigger shortlist_candidates_refuse_closed
  before update of position, note, removed_at on public.shortlist_candidates
  for each row execute function private.refuse_closed_choice();
create trigger shortlists_refuse_closed
  before update of closes_on, question on public.shortlists
  for each row execute function private.refuse_closed_choice();
