-- Whom the constraints keep out, what would let them in, and who is to be asked first.

create function private.filter_rows(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[] default null)
returns table (consultant_id uuid, failed int, is_willing boolean, mutual float8)
language plpgsql stable set search_path = ''
as $$
begin
  return query execute format(
    'select b.consultant_id, b.failed, b.k_sum * 100 >= %s, %s from (%s) b',
    p_rules.ask_first_below * 8,
    private.mutual_sql(p_ask, p_rules, private.total_sql(p_ask, p_rules)),
    private.basis_sql(p_ask, p_rules, false, p_ids));
end
$$;
comment on function private.filter_rows is
  'For each active consultant the failing constraints as bits (1 is H1, 2 is H2, 4 is H3 …), whether '
  'the consultant side reaches what is needed to be proposed, and the mutual score, nearly exact.';

create function private.shifted_ask(p_ask jsonb, p_weeks int)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_set(p_ask, '{times}', coalesce(jsonb_agg(t || jsonb_build_object(
      'from_day', l.day, 'to_day', u.day, 'lo', l.working_days_before, 'hi', u.working_days_before)), '[]'))
  from jsonb_array_elements(p_ask -> 'times') t
  join public.calendar_days l on l.day = (t ->> 'from_day')::date + 7 * p_weeks
  join public.calendar_days u on u.day = (t ->> 'to_day')::date + 7 * p_weeks
$$;
comment on function private.shifted_ask is 'The same asked for a number of weeks later.';

create function private.needed_budget_ore(p_floor_ore bigint, p_rules public.matching_rules)
returns bigint
language sql immutable set search_path = ''
as $$ select (ceil(p_floor_ore::numeric / p_rules.rate_ceiling) * 100)::bigint $$;
comment on function private.needed_budget_ore is 'The smallest budget in whole kronor that a floor passes H3 with.';

create function public.list_filtered(p_brief_role_id uuid)
returns table (code text, consultants bigint, only_this bigint, lowest_budget_ore bigint)
language plpgsql stable security definer -- counts profiles the company may not read itself
set search_path = ''
as $$
declare
  v_rules public.matching_rules := private.rules_in_force();
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  return query
    select 'H' || c.n, c.all_of_it, c.only_this, case when c.n = 3 then
      (select private.needed_budget_ore(c.least_floor, v_rules)) end
    from (
      select n, count(*) as all_of_it, count(*) filter (where f.failed = 1 << (n - 1)) as only_this,
        min(p.floor_ore) filter (where f.failed = 1 << (n - 1)) as least_floor
      from private.filter_rows(private.match_ask(p_brief_role_id), v_rules) f
      join private.match_profiles p on p.consultant_id = f.consultant_id
      join generate_series(1, 5) n on f.failed & -f.failed = 1 << (n - 1)
      where f.is_willing
      group by n) c
    order by c.n;
end
$$;
comment on function public.list_filtered is
  'How many each constraint kept out, counted once under the first failing code (H1–H5); '
  'only_this would join the ranking if that constraint alone were relaxed; lowest_budget_ore is '
  'the smallest budget, in whole kronor, that lets the first of them in (H3). Who is to be asked '
  'first is in no count.';
grant execute on function public.list_filtered to authenticated;

create function private.shifts_that_help(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns table (consultant_id uuid, weeks int, adds bigint)
language sql stable set search_path = ''
as $$
  with passing as materialized (
    select f.consultant_id, w.weeks
    from generate_series(1, 8) as w(weeks)
    cross join lateral private.filter_rows(private.shifted_ask(p_ask, w.weeks), p_rules, p_ids) f
    where f.failed = 0 and f.is_willing and p_ids <> '{}'
  )
  select s.consultant_id, s.weeks, (select count(*) from passing p where p.weeks = s.weeks)
  from (select p.consultant_id, min(p.weeks) as weeks from passing p group by p.consultant_id) s
$$;
comment on function private.shifts_that_help is
  'For consultants who have too little time: the smallest shift of 1–8 weeks at which they pass, and '
  'how many of them pass at that shift.';

create function private.nearly_ids(p_ask jsonb, p_rules public.matching_rules)
returns table (consultant_id uuid, code int, mutual float8)
language sql stable set search_path = ''
as $$
  select f.consultant_id, n, f.mutual
  from private.filter_rows(p_ask, p_rules) f
  join generate_series(1, 5) n on f.failed = 1 << (n - 1)
  where f.is_willing
$$;
comment on function private.nearly_ids is 'Everybody whose only failing constraint is one of H1–H5, and which.';

create function private.languages_short(p_ask jsonb, p_levels bytea)
returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', l ->> 'code', 'needed', (l ->> 'cefr')::int,
    'reached', nullif(get_byte(p_levels, 128 + (l ->> 'slot')::int), 0)) order by l ->> 'code'), '[]')
  from jsonb_array_elements(p_ask -> 'languages') l
  where get_byte(p_levels, 128 + (l ->> 'slot')::int) < (l ->> 'cefr')::int
$$;
comment on function private.languages_short is 'The required languages that packed levels do not reach, with the level reached.';

create function private.musts_short(p_ask jsonb, p_rules public.matching_rules, p_levels bytea)
returns text[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(w.id order by w.at), '{}')
  from private.requirement_rows(p_ask, p_rules) w
  where w.is_must and w.credits[1 + get_byte(p_levels, w.slot)] = 0
$$;
comment on function private.musts_short is 'The musts that packed levels give no direct credit for.';

create function public.list_nearly(p_brief_role_id uuid)
returns table (consultant_id uuid, consultant_number int, region_id text, mutual numeric, points int,
  band text, code text, languages jsonb, shift_weeks int, budget_ore bigint, place_region_id text,
  competency_ids text[], adds bigint)
language plpgsql stable security definer -- names facts of profiles the company may not read itself
set search_path = ''
as $$
declare
  v_ask jsonb;
  v_rules public.matching_rules := private.rules_in_force();
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  if (select count(*) from private.filter_rows(v_ask, v_rules) f where f.failed = 0 and f.is_willing) >= 3 then
    return;
  end if;
  return query
  with everybody as materialized (
    select i.*, p.floor_ore,
      case when i.code = 1 then private.languages_short(v_ask, p.levels) end as languages,
      case when i.code = 3 then private.needed_budget_ore(p.floor_ore, v_rules) end as budget_ore,
      case when i.code = 5 then private.musts_short(v_ask, v_rules, p.levels) end as musts
    from private.nearly_ids(v_ask, v_rules) i
    join private.match_profiles p on p.consultant_id = i.consultant_id
  ), best as materialized (
    select e.* from everybody e order by e.mutual desc limit 20
  ), shifts as materialized (
    select s.* from private.shifts_that_help(v_ask, v_rules,
      array(select e.consultant_id from everybody e where e.code = 2)) s
  )
  select b.consultant_id, c.number, c.region_id, s.mutual, round(s.mutual)::int,
    private.band_of(s.mutual, v_rules), 'H' || b.code, b.languages, h.weeks, b.budget_ore,
    case when b.code = 4 then v_ask ->> 'region_id' end, b.musts,
    case b.code
      when 1 then (select count(*) from everybody e where e.code = 1 and not exists (
        select from jsonb_array_elements(e.languages) x where coalesce((x ->> 'reached')::int, 0) < coalesce((
          select (m ->> 'reached')::int from jsonb_array_elements(b.languages) m where m ->> 'code' = x ->> 'code'),
          case when b.languages @> jsonb_build_array(jsonb_build_object('code', x ->> 'code')) then 0 else 7 end)))
      when 2 then h.adds
      when 3 then (select count(*) from everybody e where e.code = 3 and e.budget_ore <= b.budget_ore)
      when 4 then (select count(*) from everybody e where e.code = 4)
      else (select count(*) from everybody e where e.code = 5 and e.musts <@ b.musts) end
  from best b
  join public.consultants c on c.id = b.consultant_id
  join private.score_consultants(v_ask, v_rules, array(select x.consultant_id from best x)) s
    on s.consultant_id = b.consultant_id
  left join shifts h on h.consultant_id = b.consultant_id and b.code = 2
  order by s.mutual desc, s.competence desc, s.availability desc,
    encode(sha256(convert_to((v_ask ->> 'brief_id') || ':' || b.consultant_id, 'UTF8')), 'hex');
end
$$;
comment on function public.list_nearly is
  'When fewer than three are ranked: those whose only failing constraint is one of H1–H5, best '
  'mutual score first (at most 20), with what to relax: languages and the level reached (H1), the smallest '
  'shift of 1–8 weeks that is enough, null when none is (H2), the budget needed in whole kronor '
  '(H3), the place (H4), the musts (H5); adds is how many the same relaxation lets in.';
grant execute on function public.list_nearly to authenticated;

create function public.list_ask_first(p_brief_role_id uuid)
returns table (consultant_id uuid, consultant_number int, region_id text, work_modes text[],
  asked_rate_ore bigint, k_rate numeric, k_share numeric, k_sector numeric, k_mode numeric, k numeric,
  request_state text)
language plpgsql stable security definer -- names facts of profiles the company may not read itself
set search_path = ''
as $$
declare
  v_ask jsonb;
  v_rules public.matching_rules := private.rules_in_force();
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  return query
    select s.consultant_id, c.number, c.region_id, c.work_modes, c.wished_rate_ore, s.k_rate, s.k_share,
      s.k_sector, s.k_mode, s.k, q.state
    from private.score_consultants(v_ask, v_rules, array(
      select f.consultant_id from private.filter_rows(v_ask, v_rules) f
      where f.failed = 0 and not f.is_willing limit 200)) s
    join public.consultants c on c.id = s.consultant_id
    left join public.requests q
      on q.brief_role_id = p_brief_role_id and q.consultant_id = s.consultant_id
    order by c.number;
end
$$;
comment on function public.list_ask_first is
  'Those who pass every constraint but whose wishes the assignment hardly meets (K < 0.3): not '
  'proposed without asking, no rank, in no count. By number.';
grant execute on function public.list_ask_first to authenticated;

-- ---------------------------------------------------------------------------------------------
-- What the company could change
-- ---------------------------------------------------------------------------------------------

create function private.changed_asks(p_ask jsonb, p_rules public.matching_rules)
returns table (change text, budget_ore bigint, shift_weeks int, percent int, competency_id text, ask jsonb)
language sql stable set search_path = ''
as $$
  with budgets as (
    select (p_ask ->> 'budget_ore')::bigint as now, (
      select min(private.needed_budget_ore(p.floor_ore, p_rules))
      from private.nearly_ids(p_ask, p_rules) i
      join private.match_profiles p on p.consultant_id = i.consultant_id
      where i.code = 3) as needed
  ), raised as (
    select distinct x as budget from budgets b,
      unnest(array[b.needed, ceil(b.now * 1.05 / 100)::bigint * 100, ceil(b.now * 1.1 / 100)::bigint * 100,
        ceil(b.now * 1.25 / 100)::bigint * 100]) x
    where x is not null
  )
  select 'budget', r.budget, null::int, null::int, null::text,
    p_ask || jsonb_build_object('budget_ore', r.budget)
  from raised r
  union all
  select 'start', null, w, null, null, private.shifted_ask(p_ask, w) from generate_series(1, 8) w
  union all
  select 'share', null, null, d, null, jsonb_set(p_ask, '{times}', (
    select jsonb_agg(t || jsonb_build_object('percent', greatest(1, (t ->> 'percent')::int - d)))
    from jsonb_array_elements(p_ask -> 'times') t))
  from unnest(array[10, 20]) d
  where exists (select from jsonb_array_elements(p_ask -> 'times') t where (t ->> 'percent')::int > d)
  union all
  select 'must', null, null, null, w ->> 'id', jsonb_set(p_ask,
    array['requirements', (at - 1)::text, 'is_must'], 'false')
  from jsonb_array_elements(p_ask -> 'requirements') with ordinality x(w, at)
  where (w ->> 'is_must')::boolean
$$;
comment on function private.changed_asks is
  'The role as it would be asked for with one thing changed: a budget that lets the first one in, or 5, 10 or '
  '25 % more; a start 1–8 weeks later; 10 or 20 percentage points less; a must unticked.';

create function public.list_brief_changes(p_brief_role_id uuid)
returns table (change text, budget_ore bigint, shift_weeks int, percent_less int, competency_id text,
  joins bigint, leaves bigint, ranked_before bigint, ranked_after bigint, moves bigint, best_new_place bigint)
language plpgsql stable security definer -- counts profiles the company may not read itself
set search_path = ''
as $$
declare
  v_rules public.matching_rules := private.rules_in_force();
  v_ask jsonb;
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  return query
  with before as materialized (
    select r.consultant_id, r.place, r.match_count from private.rank_consultants(v_ask, v_rules, 1000000) r
  ), after as materialized (
    select c.change, c.budget_ore, c.shift_weeks, c.percent, c.competency_id, r.consultant_id, r.place
    from private.changed_asks(v_ask, v_rules) c
    left join lateral private.rank_consultants(c.ask, v_rules, 1000000) r on true
  ), summed as (
    select a.change, a.budget_ore, a.shift_weeks, a.percent, a.competency_id,
      count(*) filter (where a.consultant_id is not null and b.consultant_id is null) as joins,
      count(b.consultant_id) as stay, count(a.consultant_id) as ranked,
      count(*) filter (where a.place <> b.place and least(a.place, b.place) <= 20) as moves,
      min(a.place) filter (where a.consultant_id is not null and b.consultant_id is null) as best
    from after a left join before b on b.consultant_id = a.consultant_id
    group by 1, 2, 3, 4, 5
  )
  select s.change, s.budget_ore, s.shift_weeks, s.percent, s.competency_id, s.joins,
    n.ranked - s.stay, n.ranked, s.ranked, s.moves, s.best
  from summed s cross join (select count(*) as ranked from before) n
  where s.joins > 0 or s.moves > 0 or s.stay < n.ranked
  order by s.change, s.budget_ore, s.shift_weeks, s.percent, s.competency_id;
end
$$;
comment on function public.list_brief_changes is
  'What would change the order, each recomputed in full: who would join and leave the ranking, how '
  'many of today''s or the changed top 20 would move, and the best place a new one would get. Only '
  'changes that change something.';
grant execute on function public.list_brief_changes to authenticated;
