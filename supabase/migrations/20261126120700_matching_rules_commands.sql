-- The agency changes the rules: drafts a version, sees what it would do, puts it in force.

create function public.draft_matching_rules(p jsonb, p_note text)
returns int
language plpgsql volatile security definer -- matching_rules has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_agency();
  v_rules public.matching_rules := private.rules_in_force();
begin
  if nullif(btrim(p_note), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  -- One draft at a time gets the next number.
  perform pg_advisory_xact_lock(hashtext('matching_rules'));
  v_rules := jsonb_populate_record(v_rules, p - array['version', 'note', 'created_by', 'created_at',
    'activated_by', 'activated_at', 'is_in_force']);
  v_rules.version := (select max(version) + 1 from public.matching_rules);
  v_rules.note := btrim(p_note);
  v_rules.created_by := v_user;
  v_rules.created_at := now();
  v_rules.activated_by := null;
  v_rules.activated_at := null;
  v_rules.is_in_force := false;
  insert into public.matching_rules select (v_rules).*;
  perform private.record_event('matching_rules', private.rules_event_id(), 'rules_drafted', null, null, 'agency',
    v_user, p_note, p_details => jsonb_build_object('version', v_rules.version));
  return v_rules.version;
exception
  when check_violation or not_null_violation or numeric_value_out_of_range or invalid_text_representation then
    perform private.raise_problem(400, 'rules_invalid');
    return null;
end
$$;
comment on function public.draft_matching_rules is
  'A new version: the one in force with the numbers in p changed (columns of matching_rules). '
  'Negative weights, weights that are all zero and credits that rise are refused (400 rules_invalid).';
grant execute on function public.draft_matching_rules to authenticated;

create function private.rules_event_id()
returns uuid
language sql immutable set search_path = ''
as $$ select '00000000-0000-4000-8000-000000000052'::uuid $$;
comment on function private.rules_event_id is 'The rules as a thing that has events; their versions are numbers.';

create function public.activate_matching_rules(p_version int, p_in_force int)
returns void
language plpgsql volatile security definer -- matching_rules has no update grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_agency();
begin
  perform pg_advisory_xact_lock(hashtext('matching_rules'));
  if (private.rules_in_force()).version is distinct from p_in_force then
    perform private.raise_problem(409, 'stale_page');
  elsif not exists (select from public.matching_rules where version = p_version) then
    perform private.raise_problem(404, 'not_found');
  elsif p_version = p_in_force then
    return;
  end if;
  update public.matching_rules set is_in_force = false where is_in_force;
  update public.matching_rules set is_in_force = true, activated_by = v_user, activated_at = now()
  where version = p_version;
  perform private.record_event('matching_rules', private.rules_event_id(), 'rules_activated',
    p_in_force::text, p_version::text, 'agency', v_user);
end
$$;
comment on function public.activate_matching_rules is
  'Puts a version in force in place of p_in_force; 409 stale_page when another was put in force '
  'meanwhile. Rarity weights follow from the next night.';
grant execute on function public.activate_matching_rules to authenticated;

create function public.list_matching_rules()
returns setof public.matching_rules
language sql stable set search_path = ''
as $$ select r.* from public.matching_rules r order by r.version desc $$;
comment on function public.list_matching_rules is
  'Every version for the agency, and those that have been in force for others; latest first.';
grant execute on function public.list_matching_rules to authenticated;

create function public.preview_matching_rules(p_version int, p_limit int default 200, p_offset int default 0)
returns table (brief_id uuid, brief_title text, brief_role_id uuid, role_id text, consultant_id uuid,
  consultant_number int, place_before bigint, place_after bigint, mutual_before numeric,
  mutual_after numeric, row_count bigint)
language plpgsql stable security definer -- ranks over profiles and briefs in private tables
set search_path = ''
as $$
declare
  v_now public.matching_rules := private.rules_in_force();
  v_then public.matching_rules;
begin
  perform private.require_agency();
  select * into v_then from public.matching_rules where version = p_version;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return query
  with roles as materialized (
    select b.id, b.title, r.id as brief_role_id, r.role_id, r.position, private.match_ask(r.id) as ask
    from public.briefs b
    join public.brief_roles r on r.brief_id = b.id
    where b.state = 'open' and r.filled_at is null
  ), before as (
    select r.brief_role_id, k.consultant_id, k.place, k.mutual
    from roles r cross join lateral private.rank_consultants(r.ask, v_now, 50) k
  ), after as (
    select r.brief_role_id, k.consultant_id, k.place, k.mutual
    from roles r cross join lateral private.rank_consultants(r.ask, v_then, 50) k
  ), changed as (
    select coalesce(b.brief_role_id, a.brief_role_id) as brief_role_id,
      coalesce(b.consultant_id, a.consultant_id) as consultant_id,
      b.place as place_before, a.place as place_after, b.mutual as mutual_before, a.mutual as mutual_after
    from before b
    full join after a on a.brief_role_id = b.brief_role_id and a.consultant_id = b.consultant_id
    where a.place is distinct from b.place or a.mutual is distinct from b.mutual
  )
  select r.id, r.title, r.brief_role_id, r.role_id, c.consultant_id, k.number, c.place_before,
    c.place_after, round(c.mutual_before, 4), round(c.mutual_after, 4), count(*) over ()
  from changed c
  join roles r on r.brief_role_id = c.brief_role_id
  join public.consultants k on k.id = c.consultant_id
  order by r.title, r.position, coalesce(c.place_after, 1000), c.place_before
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0);
end
$$;
comment on function public.preview_matching_rules is
  'What a version would do to the top 50 of every open role: who gets another place or score; null '
  'where somebody would not be among the 50. The agency only.';
grant execute on function public.preview_matching_rules to authenticated;
