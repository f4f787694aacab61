-- A vote about a role that is filled, or of a brief that was withdrawn, is over.

create function private.close_voting_of(p_brief_role_ids uuid[])
returns void
language plpgsql volatile security definer -- whoever fills a role may not write its shortlist
set search_path = ''
as $$
declare
  v_row public.shortlists;
begin
  for v_row in select s.* from public.shortlists s
    where s.brief_role_id = any (p_brief_role_ids) and s.closed_at is null order by s.id for no key update
  loop
    continue when not private.voting_is_open(v_row);
    update public.shortlists set closed_at = now() where id = v_row.id;
    perform private.record_event('shortlist', v_row.id, 'shortlist_voting_closed', null, null, 'system', null,
      p_company_id => v_row.company_id);
  end loop;
end
$$;
comment on function private.close_voting_of is
  'Ends the votes that are open about some roles: there is nothing left to choose.';

create function private.end_votes_of_role()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.close_voting_of(array[new.id]);
  return null;
end
$$;
comment on function private.end_votes_of_role is 'Trigger: the vote about a role ends when it is filled.';
create trigger brief_roles_end_votes after update of filled_at on public.brief_roles
  for each row when (old.filled_at is null and new.filled_at is not null)
  execute function private.end_votes_of_role();

create function private.end_votes_of_brief()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.close_voting_of(array(select r.id from public.brief_roles r where r.brief_id = new.id));
  return null;
end
$$;
comment on function private.end_votes_of_brief is 'Trigger: the votes about a brief''s roles end when it is withdrawn.';
create trigger briefs_end_votes after update of state on public.briefs
  for each row when (old.state = 'open' and new.state = 'withdrawn')
  execute function private.end_votes_of_brief();

-- Votes that are open about what is over already.
do $$
begin
  perform private.close_voting_of(array(
    select r.id from public.brief_roles r join public.briefs b on b.id = r.brief_id
    where r.filled_at is not null or b.state <> 'open'));
end
$$;
