-- What people see of a ranking: the list, one match, a comparison, who was kept out and why.

create function private.rules_summary(p_rules public.matching_rules)
returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
  select jsonb_build_object('version', p_rules.version, 'rarity_version', private.rarity_version(),
      'weights', jsonb_build_object(
        'competence', round(100.0 * p_rules.weight_competence / s.weights, 6),
        'availability', round(100.0 * p_rules.weight_availability / s.weights, 6),
        'rate', round(100.0 * p_rules.weight_rate / s.weights, 6),
        'sector', round(100.0 * p_rules.weight_sector / s.weights, 6),
        'work_mode', round(100.0 * p_rules.weight_work_mode / s.weights, 6)),
      'cap_points', p_rules.cap_points, 'cap_credit', p_rules.cap_credit / 100.0,
      'bands', jsonb_build_array(p_rules.band_very_good, p_rules.band_good, p_rules.band_possible))
    from (select p_rules.weight_competence + p_rules.weight_availability + p_rules.weight_rate
      + p_rules.weight_sector + p_rules.weight_work_mode as weights) s);
end
$$;
comment on function private.rules_summary is
  'What an explanation needs of the rules, kept with each match so that an old one still adds up.';

create function private.band_of(p_mutual numeric, p_rules public.matching_rules)
returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return case when round(p_mutual) >= p_rules.band_very_good then 'very_good'
    when round(p_mutual) >= p_rules.band_good then 'good'
    when round(p_mutual) >= p_rules.band_possible then 'possible' else 'more' end;
end
$$;
comment on function private.band_of is 'The word for whole points, rounded half up.';

create type private.match_row as (
  place bigint, raw_place bigint, is_rotated boolean, is_newcomer_place boolean, is_new boolean,
  consultant_id uuid, consultant_number int, region_id text, work_modes text[], asked_rate_ore bigint,
  competence numeric, availability numeric, rate numeric, sector numeric, work_mode numeric,
  sum_score numeric, is_capped boolean, total numeric, k_rate numeric, k_share numeric,
  k_sector numeric, k_mode numeric, k numeric, mutual numeric, points int, band text, details jsonb,
  rules jsonb, failed text[], request_state text, match_count bigint);
comment on type private.match_row is 'One match with every part of its score, without name or contact.';

create function private.requirement_rows(p_ask jsonb, p_rules public.matching_rules)
returns table (at bigint, id text, slot int, need int, tier int, is_must boolean, rarity int,
  weight bigint, credits int[], related jsonb)
language plpgsql stable rows 12 set search_path = ''
as $$
begin
  return query
  select r.at, r.w ->> 'id', (r.w ->> 'slot')::int, (r.w ->> 'need')::int, (r.w ->> 'weight')::int,
      (r.w ->> 'is_must')::boolean, (r.w ->> 'rarity')::int, private.requirement_weight(r.w, p_rules),
      private.level_credits((r.w ->> 'need')::int, p_rules), r.w -> 'related'
    from jsonb_array_elements(p_ask -> 'requirements') with ordinality r(w, at);
end
$$;
comment on function private.requirement_rows is
  'The requirements as rows in their order, with the credit (ten-thousandths) of each level 0–5.';

create function private.credit_rows(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns table (consultant_id uuid, at bigint, id text, need int, tier int, is_must boolean, rarity int,
  weight bigint, credits int[], have int, direct int, credit int, related_id text, related_have int,
  similarity int)
language plpgsql stable rows 240 set search_path = ''
as $$
begin
  return query
  with wanted as materialized (
      select * from private.requirement_rows(p_ask, p_rules)
    ), people as materialized (
      select p.consultant_id, p.levels from private.match_profiles p where p.consultant_id = any (p_ids)
    ), nearest as (
      select distinct on (p.consultant_id, w.at) p.consultant_id, w.at, n ->> 'id' as id,
        (n ->> 'similarity')::int as similarity, get_byte(p.levels, (n ->> 'slot')::int) as have,
        (n ->> 'similarity')::int * w.credits[1 + get_byte(p.levels, (n ->> 'slot')::int)] / 100 as credit
      from people p cross join wanted w cross join jsonb_array_elements(w.related) n
      order by p.consultant_id, w.at, credit desc, similarity desc, id
    )
    select p.consultant_id, w.at, w.id, w.need, w.tier, w.is_must, w.rarity, w.weight, w.credits,
      get_byte(p.levels, w.slot), d.credit, greatest(d.credit, r.credit),
      case when r.credit > d.credit then r.id end, case when r.credit > d.credit then r.have end,
      case when r.credit > d.credit then r.similarity end
    from people p cross join wanted w
    cross join lateral (select w.credits[1 + get_byte(p.levels, w.slot)] as credit) d
    left join nearest r on r.consultant_id = p.consultant_id and r.at = w.at;
end
$$;
comment on function private.credit_rows is
  'Credit of each consultant for each requirement, in ten-thousandths: direct, and the larger of it '
  'and the best neighbour''s; the neighbour is named when it gave the credit.';

create function private.match_rows(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns setof private.match_row
language plpgsql stable rows 20 set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  v_summary jsonb := private.rules_summary(p_rules);
  v_cap_credit int := p_rules.cap_credit * 100;
  v_cap_points int := p_rules.cap_points;
  v_exponent int := p_rules.mutual_exponent;
  v_bands int[] := array[p_rules.band_very_good, p_rules.band_good, p_rules.band_possible];
  -- What a ten-thousandth of credit at weight one is worth in points.
  v_point numeric := (v_summary -> 'weights' ->> 'competence')::numeric
    / (10000 * private.weight_sum(p_ask, p_rules));
begin
  return query
  with scores as materialized (
    select * from private.score_consultants(p_ask, p_rules, p_ids)
  ), neighbours as materialized (
    select w.at, n ->> 'id' as id, (n ->> 'similarity')::int as similarity
    from private.requirement_rows(p_ask, p_rules) w, jsonb_array_elements(w.related) n
  ), credited as materialized (
    select * from private.credit_rows(p_ask, p_rules, p_ids)
  ), closed as (
    select g.consultant_id, g.at, sum(o.weight * (a.credit - o.credit)) * v_point as more,
      bool_or(o.tier = 3 and a.credit < v_cap_credit) as short
    from credited g
    join credited o on o.consultant_id = g.consultant_id
    left join neighbours n on n.at = o.at and n.id = g.id
    cross join lateral (select case when o.at = g.at then 10000
      else greatest(o.credit, coalesce(n.similarity * o.credits[1 + g.need] / 100, 0)) end as credit) a
    where g.have < g.need
    group by g.consultant_id, g.at
  ), detailed as materialized (
    select c.consultant_id, jsonb_agg(jsonb_build_object(
      'competency_id', c.id, 'need', c.need, 'weight', c.tier, 'is_must', c.is_must, 'have', c.have,
      'declared', coalesce(h.level, 0), 'verification', h.verification,
      'direct', round(c.direct / 10000.0, 4), 'credit', round(c.credit / 10000.0, 4), 'related_id', c.related_id,
      'related_have', c.related_have, 'similarity', round(c.similarity / 100.0, 2),
      'rarity', round(c.rarity / 10000.0, 4), 'points', round(c.weight * c.credit * v_point, 6),
      'max_points', round(c.weight * 10000 * v_point, 6),
      'gain', case when x.more is not null then private.exact_mutual(
        case when x.short then least(s.exact_sum + x.more, v_cap_points) else s.exact_sum + x.more end,
        s.k, v_exponent, case when x.short then v_cap_points else 100 end) - s.mutual end) order by c.at) as details
    from credited c
    join scores s on s.consultant_id = c.consultant_id
    left join closed x on x.consultant_id = c.consultant_id and x.at = c.at
    left join (select x.* from public.consultant_competencies x where x.consultant_id = any (p_ids)) h
      on h.consultant_id = c.consultant_id and h.competency_id = c.id
    group by c.consultant_id
  )
  select null::bigint, null::bigint, false, false, s.is_new, s.consultant_id, c.number, c.region_id,
    c.work_modes, c.wished_rate_ore, s.competence, s.availability, s.rate, s.sector, s.work_mode,
    s.sum_score, s.is_capped, s.total, s.k_rate, s.k_share, s.k_sector, s.k_mode, s.k, s.mutual,
    round(s.mutual)::int, case when round(s.mutual) >= v_bands[1] then 'very_good'
      when round(s.mutual) >= v_bands[2] then 'good' when round(s.mutual) >= v_bands[3] then 'possible'
      else 'more' end, d.details, v_summary, s.failed, q.state,
    null::bigint
  from scores s
  join detailed d on d.consultant_id = s.consultant_id
  join (select x.* from public.consultants x where x.id = any (p_ids)) c on c.id = s.consultant_id
  left join public.requests q
    on q.brief_role_id = (p_ask ->> 'brief_role_id')::uuid and q.consultant_id = s.consultant_id;
end
$$;
comment on function private.match_rows is
  'Matches of these consultants, ranked or not, without places. Of each requirement: need, level, '
  'credit (direct, or through the nearest neighbour), points and proof; gain is what the mutual '
  'score would change by if the level were reached, recomputed in full: a level also lifts its '
  'neighbours, and may lift the cap.';

create function private.ranked_rows(
  p_ask jsonb, p_rules public.matching_rules, p_limit int, p_offset int default 0)
returns setof private.match_row
language plpgsql stable rows 20 set search_path = ''
as $$
declare
  v_places jsonb;
  v_ids uuid[];
begin
  select jsonb_object_agg(r.consultant_id, to_jsonb(r)), array_agg(r.consultant_id)
  into v_places, v_ids
  from private.rank_consultants(p_ask, p_rules, p_limit, p_offset) r;
  if v_ids is null then
    return;
  end if;
  return query
    select (r.p ->> 'place')::bigint, (r.p ->> 'raw_place')::bigint, (r.p ->> 'is_rotated')::boolean,
      (r.p ->> 'is_newcomer_place')::boolean, (r.p ->> 'is_new')::boolean, m.consultant_id, m.consultant_number,
      m.region_id, m.work_modes, m.asked_rate_ore, m.competence, m.availability, m.rate, m.sector,
      m.work_mode, m.sum_score, m.is_capped, m.total, m.k_rate, m.k_share, m.k_sector, m.k_mode, m.k,
      m.mutual, m.points, m.band, m.details, m.rules, m.failed, m.request_state,
      (r.p ->> 'match_count')::bigint
    from private.match_rows(p_ask, p_rules, v_ids) m
    cross join lateral (select v_places -> m.consultant_id::text as p) r
    order by 1;
end
$$;
comment on function private.ranked_rows is 'A page of the ranking with places and everything that explains it.';

create function public.list_matches(p_brief_role_id uuid, p_limit int default 20, p_offset int default 0)
returns table (
  place bigint, raw_place bigint, is_rotated boolean, is_newcomer_place boolean, is_new boolean,
  consultant_id uuid, consultant_number int, region_id text, work_modes text[], asked_rate_ore bigint,
  competence numeric, availability numeric, rate numeric, sector numeric, work_mode numeric,
  sum_score numeric, is_capped boolean, total numeric, k_rate numeric, k_share numeric,
  k_sector numeric, k_mode numeric, k numeric, mutual numeric, points int, band text, details jsonb,
  rules jsonb, failed text[], request_state text, match_count bigint)
language plpgsql stable security definer -- reads profiles the company may not read itself
set search_path = ''
as $$
begin
  if private.may_see_ranking(p_brief_role_id) then
    return query select * from private.ranked_rows(private.match_ask(p_brief_role_id),
      private.rules_in_force(), least(greatest(p_limit, 1), 50), greatest(p_offset, 0));
  end if;
end
$$;
comment on function public.list_matches is
  'A page of the ranking with every part of the score, without name or contact. Empty for '
  'strangers. match_count is the number of all ranked.';
grant execute on function public.list_matches to authenticated;

create function private.places_of(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns table (consultant_id uuid, place bigint, raw_place bigint, is_rotated boolean,
  is_newcomer_place boolean, is_new boolean, match_count bigint)
language sql stable set search_path = ''
as $$
  select r.consultant_id, r.place, r.raw_place, r.is_rotated, r.is_newcomer_place, r.is_new, r.match_count
  from private.rank_consultants(p_ask, p_rules, 1000000) r
  where r.consultant_id = any (p_ids)
$$;
comment on function private.places_of is 'Where these consultants stand in the whole order.';

create function private.placed_rows(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns setof private.match_row
language sql stable rows 20 set search_path = ''
as $$
  select p.place, p.raw_place, coalesce(p.is_rotated, false), coalesce(p.is_newcomer_place, false),
    coalesce(p.is_new, m.is_new), m.consultant_id, m.consultant_number, m.region_id, m.work_modes,
    m.asked_rate_ore, m.competence, m.availability, m.rate, m.sector, m.work_mode, m.sum_score, m.is_capped, m.total,
    m.k_rate, m.k_share, m.k_sector, m.k_mode, m.k, m.mutual, m.points, m.band, m.details, m.rules,
    m.failed, m.request_state, p.match_count
  from private.match_rows(p_ask, p_rules, p_ids) m
  left join private.places_of(p_ask, p_rules, p_ids) p on p.consultant_id = m.consultant_id
$$;
comment on function private.placed_rows is 'Matches of these consultants with their places; null places when not ranked.';

create function public.get_match(p_brief_role_id uuid, p_consultant_id uuid default null)
returns table (
  place bigint, raw_place bigint, is_rotated boolean, is_newcomer_place boolean, is_new boolean,
  consultant_id uuid, consultant_number int, region_id text, work_modes text[], asked_rate_ore bigint,
  competence numeric, availability numeric, rate numeric, sector numeric, work_mode numeric,
  sum_score numeric, is_capped boolean, total numeric, k_rate numeric, k_share numeric,
  k_sector numeric, k_mode numeric, k numeric, mutual numeric, points int, band text, details jsonb,
  rules jsonb, failed text[], request_state text, match_count bigint)
language plpgsql stable security definer -- shows a company a profile it may not read itself
set search_path = ''
as $$
declare
  v_own uuid := private.my_consultant_id();
  v_id uuid := coalesce(p_consultant_id, v_own);
  v_party boolean := private.may_see_ranking(p_brief_role_id);
begin
  if not v_party and not (v_id = v_own and exists (select from public.requests r
    where r.brief_role_id = p_brief_role_id and r.consultant_id = v_own)) then
    return;
  end if;
  -- H6 and H7 are never told to a company: it gets nothing, as for somebody who is not there.
  return query select * from private.placed_rows(private.match_ask(p_brief_role_id),
    private.rules_in_force(), array[v_id]) m
  where not (m.failed && array['H6', 'H7']) or private.is_agency() or v_id = v_own;
end
$$;
comment on function public.get_match is
  'One match with its explanation: for the brief''s company and the agency, and for the consultant '
  'about themselves when they have been asked. Places are null when not ranked.';
grant execute on function public.get_match to authenticated;

create function public.compare_matches(p_brief_role_id uuid, p_consultant_ids uuid[])
returns table (
  place bigint, raw_place bigint, is_rotated boolean, is_newcomer_place boolean, is_new boolean,
  consultant_id uuid, consultant_number int, region_id text, work_modes text[], asked_rate_ore bigint,
  competence numeric, availability numeric, rate numeric, sector numeric, work_mode numeric,
  sum_score numeric, is_capped boolean, total numeric, k_rate numeric, k_share numeric,
  k_sector numeric, k_mode numeric, k numeric, mutual numeric, points int, band text, details jsonb,
  rules jsonb, failed text[], request_state text, match_count bigint)
language plpgsql stable security definer -- shows a company profiles it may not read itself
set search_path = ''
as $$
begin
  if cardinality(p_consultant_ids) > 4 then
    perform private.raise_problem(400, 'too_many_to_compare', '{"limit": 4}');
  end if;
  if private.may_see_ranking(p_brief_role_id) then
    return query select * from private.placed_rows(private.match_ask(p_brief_role_id),
      private.rules_in_force(), p_consultant_ids) m
    where not (m.failed && array['H6', 'H7']) or private.is_agency()
    order by m.place nulls last, m.consultant_number;
  end if;
end
$$;
comment on function public.compare_matches is
  'Up to four matches side by side, best place first. 400 too_many_to_compare.';
grant execute on function public.compare_matches to authenticated;

create function private.match_snapshot(p_brief_role_id uuid, p_consultant_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select to_jsonb(m) - array['consultant_id', 'consultant_number', 'region_id', 'work_modes',
    'asked_rate_ore', 'request_state', 'match_count', 'failed']
  from private.placed_rows(private.match_ask(p_brief_role_id), private.rules_in_force(),
    array[p_consultant_id]) m
  where m.failed = '{}'
$$;
comment on function private.match_snapshot is
  'One match as shown now, to be kept with a request; null when a constraint fails. Whoever is to be '
  'asked first has no place.';
