-- The preview of a version counts everybody, and weighs rare competencies as that version would.

create function private.ask_under(p_ask jsonb, p_rules public.matching_rules)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_version int := (p_ask ->> 'rarity_version')::int;
begin
  if v_version = 0 then
    return p_ask;
  end if;
  return jsonb_set(p_ask, '{requirements}', (
    select jsonb_agg(case when f.able is null then w.row else jsonb_set(w.row, '{rarity}',
        to_jsonb(round(10000 * private.rarity_factor(f.able, v.consultants, p_rules))::int)) end order by w.at)
    from jsonb_array_elements(p_ask -> 'requirements') with ordinality w(row, at)
    join private.rarity_versions v on v.version = v_version
    left join private.rarity_weights f on f.version = v_version and f.competency_id = w.row ->> 'id'));
end
$$;
comment on function private.ask_under is
  'What a role asks for with rarity weights worked out by other rules from the same night''s count of '
  'people: what a version would make of it. Without a night yet nothing is rare.';

drop function public.preview_matching_rules(int, int, int);
create function public.preview_matching_rules(p_version int, p_limit int default 200, p_offset int default 0)
returns table (brief_id uuid, brief_title text, brief_role_id uuid, role_id text, consultant_id uuid,
  consultant_number int, place_before bigint, place_after bigint, mutual_before numeric,
  mutual_after numeric, row_count bigint, roles bigint, movers bigint, longest_move bigint,
  largest_change numeric, joins bigint, leaves bigint)
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
    select b.id, b.title, r.id as brief_role_id, r.role_id, r.position, a.ask,
      private.ask_under(a.ask, v_then) as ask_then
    from public.briefs b
    join public.brief_roles r on r.brief_id = b.id
    cross join lateral (select private.match_ask(r.id) as ask offset 0) a
    where b.state = 'open' and r.filled_at is null
  ), before as (
    select r.brief_role_id, k.consultant_id, k.place, k.mutual
    from roles r cross join lateral private.rank_consultants(r.ask, v_now, 50) k
  ), after as (
    select r.brief_role_id, k.consultant_id, k.place, k.mutual
    from roles r cross join lateral private.rank_consultants(r.ask_then, v_then, 50) k
  ), changed as materialized (
    select coalesce(b.brief_role_id, a.brief_role_id) as brief_role_id,
      coalesce(b.consultant_id, a.consultant_id) as consultant_id,
      b.place as place_before, a.place as place_after, b.mutual as mutual_before, a.mutual as mutual_after
    from before b
    full join after a on a.brief_role_id = b.brief_role_id and a.consultant_id = b.consultant_id
    where a.place is distinct from b.place or a.mutual is distinct from b.mutual
  ), summed as (
    select count(*) as rows, count(distinct c.brief_role_id) as roles,
      count(*) filter (where c.place_before <> c.place_after) as movers,
      coalesce(max(abs(c.place_after - c.place_before)), 0) as longest_move,
      coalesce((array_agg(c.mutual_after - c.mutual_before
        order by abs(c.mutual_after - c.mutual_before) desc, c.mutual_after desc)
        filter (where c.mutual_after is not null and c.mutual_before is not null))[1], 0) as largest_change,
      count(*) filter (where c.place_before is null) as joins,
      count(*) filter (where c.place_after is null) as leaves
    from changed c
  )
  select r.id, r.title, r.brief_role_id, r.role_id, c.consultant_id, k.number, c.place_before,
    c.place_after, round(c.mutual_before, 4), round(c.mutual_after, 4), s.rows,
    s.roles, s.movers, s.longest_move, round(s.largest_change, 4), s.joins, s.leaves
  from changed c cross join summed s
  join roles r on r.brief_role_id = c.brief_role_id
  join public.consultants k on k.id = c.consultant_id
  order by r.title, r.position, coalesce(c.place_after, 1000), c.place_before
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0);
end
$$;
comment on function public.preview_matching_rules is
  'What a version would do to the top 50 of every open role, rarity weights as the next night would '
  'set them included: who gets another place or score; null where somebody would not be among the '
  '50. Every row has the same sums over all of them, whatever the limit: roles touched, those on both '
  'lists who move, the longest move, the largest change of a score with its sign, those who join and '
  'leave. The agency only.';
grant execute on function public.preview_matching_rules to authenticated;
