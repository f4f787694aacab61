-- Matching: hard constraints and score, one set-based function (matching.md §2, §3, §12).
-- This version: no rarity weights, related credit, mutuality, rotation or teams.

create function private.level_credit(p_have smallint, p_need smallint)
returns int
language sql immutable parallel safe
as $$
  select case
    when p_have is null or p_have = 0 then 0
    when p_have >= p_need then 100
    when p_need - p_have = 1 then 70
    when p_need - p_have = 2 then 35
    when p_need - p_have = 3 then 10
    else 0
  end
$$;
comment on function private.level_credit is
  'Credit in hundredths for a level held against a level needed. No search_path setting, so that '
  'the planner can inline it; it names no object.';

create function private.mode_index(p_mode text)
returns int
language sql immutable parallel safe
as $$ select case p_mode when 'on_site' then 1 when 'hybrid' then 2 when 'remote' then 3 end $$;
comment on function private.mode_index is 'Order of work modes: on site, hybrid, remote. Inlined; names no object.';

create function private.score_consultants(p_brief_role_id uuid)
returns table (
  consultant_id uuid,
  failed text[],
  competence numeric,
  availability numeric,
  rate numeric,
  sector numeric,
  work_mode numeric,
  sum_score numeric,
  is_capped boolean,
  total numeric
)
language sql stable
set search_path = ''
as $$
  with brief as materialized (
    select b.id, b.work_mode, b.region_id, b.sector_id, r.role_id, r.budget_rate_ore,
      (select sum(t.percent * private.working_days_in(t.during))
        from public.brief_role_times t where t.brief_role_id = r.id) as asked_sum
    from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    where r.id = p_brief_role_id
  ), wanted as materialized (
    select w.competency_id, w.level, w.weight, w.is_must
    from public.brief_competencies w where w.brief_role_id = p_brief_role_id
  ), wanted_sums as materialized (
    select sum(weight) as weights, count(*) filter (where weight = 3) as essentials,
      count(*) filter (where is_must) as musts
    from wanted
  ), wanted_languages as materialized (
    select l.language_code, l.cefr
    from brief b join public.brief_languages l on l.brief_id = b.id
  ), skills as (
    select h.consultant_id,
      sum(w.weight * private.level_credit(h.effective_level, w.level)) as credit,
      count(*) filter (where w.weight = 3
        and private.level_credit(h.effective_level, w.level) >= 35) as essentials_met,
      count(*) filter (where w.is_must
        and private.level_credit(h.effective_level, w.level) > 0) as musts_met
    from wanted w
    join public.consultant_competencies h on h.competency_id = w.competency_id
    group by h.consultant_id
  ), tongues as (
    select l.consultant_id, count(*) as met
    from wanted_languages w
    join public.consultant_languages l
      on l.language_code = w.language_code and l.cefr >= w.cefr
    group by l.consultant_id
  ), hours as (
    select s.consultant_id,
      sum(least(t.percent, s.free) * (u.working_days_before - l.working_days_before)) as free_sum
    from public.brief_role_times t
    join private.capacity_spans s on s.during && t.during and s.free > 0
    join public.calendar_days l on l.day = greatest(lower(s.during), lower(t.during))
    join public.calendar_days u on u.day = least(upper(s.during), upper(t.during))
    where t.brief_role_id = p_brief_role_id
    group by s.consultant_id
  ), sector_credit as (
    select x.consultant_id,
      max(case when x.sector_id = b.sector_id then 1.0 when r.a is not null then 0.7 else 0.5 end)
        as credit
    from brief b
    join public.consultant_sectors x on true
    left join public.sector_relations r
      on r.a = least(x.sector_id, b.sector_id) and r.b = greatest(x.sector_id, b.sector_id)
    where b.sector_id is not null
    group by x.consultant_id
  ), measured as materialized (
    select c.id as consultant_id,
      coalesce(c.floor_rate_ore, c.wished_rate_ore) as floor_ore,
      c.wished_rate_ore as asked_ore, b.budget_rate_ore as budget_ore,
      coalesce(k.credit, 0)::numeric / (100 * ws.weights) as competence,
      coalesce(k.essentials_met, 0) < ws.essentials as is_capped,
      coalesce(h.free_sum, 0) as free_sum,
      b.asked_sum,
      case when b.sector_id is null then 1.0 else coalesce(sc.credit, 0.5) end as sector,
      case
        when b.work_mode = 'any' or cardinality(c.work_modes) = 0 then 1.0
        else (select max(1 - abs(private.mode_index(m) - private.mode_index(b.work_mode)) * 0.5)
          from unnest(c.work_modes) m)
      end as work_mode,
      coalesce(t.met, 0) < (select count(*) from wanted_languages) as fails_language,
      b.work_mode = 'on_site' and not exists (select from public.consultant_regions cr
        where cr.consultant_id = c.id and cr.region_id = b.region_id) as fails_location,
      coalesce(k.musts_met, 0) < ws.musts as fails_must,
      exists (select from public.consultant_declined_roles d
        where d.consultant_id = c.id and d.role_id = b.role_id) as fails_type
    from public.consultants c
    cross join brief b
    cross join wanted_sums ws
    left join skills k on k.consultant_id = c.id
    left join tongues t on t.consultant_id = c.id
    left join hours h on h.consultant_id = c.id
    left join sector_credit sc on sc.consultant_id = c.id
    where c.state = 'approved' and c.paused_at is null
  ), parts as materialized (
    select m.consultant_id,
      array_remove(array[
        case when m.fails_language then 'H1' end,
        case when m.free_sum * 2 < m.asked_sum or m.asked_sum = 0 then 'H2' end,
        case when m.floor_ore * 100 > m.budget_ore * 125 then 'H3' end,
        case when m.fails_location then 'H4' end,
        case when m.fails_must then 'H5' end,
        case when m.fails_type then 'H7' end], null) as failed,
      m.competence,
      case when m.asked_sum = 0 then 0 else m.free_sum::numeric / m.asked_sum end as availability,
      greatest(0, least(1, (m.budget_ore * 1.25 - m.asked_ore) / (m.budget_ore * 0.25))) as rate,
      m.sector, m.work_mode, m.is_capped
    from measured m
  ), summed as materialized (
    select p.*, 100 * (0.60 * p.competence + 0.15 * p.availability + 0.10 * p.rate
      + 0.08 * p.sector + 0.07 * p.work_mode) as sum_score
    from parts p
  )
  select s.consultant_id, s.failed, round(s.competence, 6), round(s.availability, 6),
    round(s.rate, 6), round(s.sector, 6), round(s.work_mode, 6), round(s.sum_score, 4),
    s.is_capped and s.sum_score > 59,
    round(case when s.is_capped then least(s.sum_score, 59) else s.sum_score end, 4)
  from summed s
$$;
comment on function private.score_consultants is
  'Every active consultant against a role of a brief: failing constraints (H1–H5, H7, in that order), the '
  'five parts 0–1, their weighted sum 0–100, whether the cap took points, and the total rounded '
  'half up to 4 decimals. A brief without sector gives everybody 1 for sector.';

create function private.match_details(p_brief_role_id uuid, p_consultant_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_agg(jsonb_build_object(
    'competency_id', w.competency_id, 'need', w.level, 'weight', w.weight, 'is_must', w.is_must,
    'have', coalesce(h.effective_level, 0), 'declared', coalesce(h.level, 0),
    'verification', h.verification,
    'credit', private.level_credit(h.effective_level, w.level)) order by w.position)
  from public.brief_competencies w
  left join public.consultant_competencies h
    on h.competency_id = w.competency_id and h.consultant_id = p_consultant_id
  where w.brief_role_id = p_brief_role_id
$$;
comment on function private.match_details is
  'Need and have for each required competency, in the role''s order; credit in hundredths.';

create function private.ranked_matches(p_brief_role_id uuid)
returns table (
  place bigint, consultant_id uuid, competence numeric, availability numeric, rate numeric,
  sector numeric, work_mode numeric, sum_score numeric, is_capped boolean, total numeric)
language sql stable set search_path = ''
as $$
  select row_number() over (order by s.total desc, s.competence desc, s.availability desc,
      encode(sha256(convert_to(r.brief_id || ':' || s.consultant_id, 'UTF8')), 'hex')),
    s.consultant_id, s.competence, s.availability, s.rate, s.sector, s.work_mode, s.sum_score,
    s.is_capped, s.total
  from private.score_consultants(p_brief_role_id) s
  join public.brief_roles r on r.id = p_brief_role_id
  where s.failed = '{}'
$$;
comment on function private.ranked_matches is
  'Those who pass every constraint, in order: total, competence, availability, hash of the pair. '
  'Never by price or by date of registration.';

create function private.may_see_ranking(p_brief_role_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select private.is_agency() or exists (select from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    where r.id = p_brief_role_id and b.company_id in (select private.my_company_ids()))
$$;
comment on function private.may_see_ranking is 'The brief''s company and the agency.';

create function public.list_matches(p_brief_role_id uuid, p_limit int default 20, p_offset int default 0)
returns table (
  place bigint, consultant_id uuid, consultant_number int, region_id text, work_modes text[],
  asked_rate_ore bigint, competence numeric, availability numeric, rate numeric, sector numeric,
  work_mode numeric, sum_score numeric, is_capped boolean, total numeric, details jsonb,
  request_state text, match_count bigint)
language sql stable security definer -- reads profiles the company may not read itself
set search_path = ''
as $$
  with ranked as materialized (
    select r.*, count(*) over () as match_count
    from private.ranked_matches(p_brief_role_id) r
    where private.may_see_ranking(p_brief_role_id)
  )
  select r.place, r.consultant_id, c.number, c.region_id, c.work_modes, c.wished_rate_ore,
    r.competence, r.availability, r.rate, r.sector, r.work_mode, r.sum_score, r.is_capped, r.total,
    private.match_details(p_brief_role_id, r.consultant_id), q.state, r.match_count
  from (select * from ranked order by place
    limit least(greatest(p_limit, 1), 50) offset greatest(p_offset, 0)) r
  join public.consultants c on c.id = r.consultant_id
  left join public.requests q on q.brief_role_id = p_brief_role_id and q.consultant_id = r.consultant_id
  order by r.place
$$;
comment on function public.list_matches is
  'A page of the ranking with every part of the score, without name or contact. Empty for '
  'strangers. match_count is the number of all ranked.';
grant execute on function public.list_matches to authenticated;

create function public.list_filtered(p_brief_role_id uuid)
returns table (code text, consultants bigint, only_this bigint, lowest_budget_ore bigint)
language sql stable security definer -- counts profiles the company may not read itself
set search_path = ''
as $$
  select s.failed[1], count(*), count(*) filter (where cardinality(s.failed) = 1),
    min(ceil(coalesce(c.floor_rate_ore, c.wished_rate_ore) / 125.0) * 100)
      filter (where s.failed = array['H3'])::bigint
  from private.score_consultants(p_brief_role_id) s
  join public.consultants c on c.id = s.consultant_id
  where s.failed <> '{}' and not 'H7' = any (s.failed)
    and private.may_see_ranking(p_brief_role_id)
  group by s.failed[1]
  order by s.failed[1]
$$;
comment on function public.list_filtered is
  'How many each constraint kept out, counted once under the first failing code (H1–H5); '
  'only_this would join the ranking if that constraint alone were relaxed; lowest_budget_ore is '
  'the smallest budget, in whole kronor, that lets the first of them in (H3).';
grant execute on function public.list_filtered to authenticated;

create function private.match_snapshot(p_brief_role_id uuid, p_consultant_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select to_jsonb(r) - 'consultant_id' || jsonb_build_object(
    'details', private.match_details(p_brief_role_id, p_consultant_id), 'rules_version', '1')
  from private.ranked_matches(p_brief_role_id) r
  where r.consultant_id = p_consultant_id
$$;
comment on function private.match_snapshot is 'One match as shown now, to be kept with a request; null when not ranked.';

create function public.list_consultant_cards(
  p_role_id text default null, p_region_id text default null, p_work_mode text default null,
  p_limit int default 24, p_offset int default 0)
returns table (
  consultant_number int, region_id text, work_modes text[], asked_rate_ore bigint,
  role_ids text[], competency_ids text[], free_percent smallint, free_from date,
  card_count bigint)
language sql stable security definer -- shows chosen columns of profiles to everybody
set search_path = ''
as $$
  select c.number, c.region_id, c.work_modes, c.wished_rate_ore,
    array(select cr.role_id from public.consultant_roles cr
      where cr.consultant_id = c.id order by cr.role_id),
    array(select cc.competency_id from public.consultant_competencies cc
      where cc.consultant_id = c.id
      order by cc.effective_level desc, cc.verification desc, cc.competency_id limit 5),
    s.free, greatest(lower(s.during), private.today()), count(*) over ()
  from public.consultants c
  left join lateral (
    select cs.free, cs.during from private.capacity_spans cs
    where cs.consultant_id = c.id and cs.free > 0 and upper(cs.during) > private.today()
    order by lower(cs.during) limit 1) s on true
  where c.state = 'approved' and c.paused_at is null
    and (p_role_id is null or exists (select from public.consultant_roles cr
      where cr.consultant_id = c.id and cr.role_id = p_role_id))
    and (p_region_id is null or c.region_id = p_region_id or exists (
      select from public.consultant_regions g
      where g.consultant_id = c.id and g.region_id = p_region_id))
    and (p_work_mode is null or cardinality(c.work_modes) = 0 or p_work_mode = any (c.work_modes))
  order by lower(s.during) nulls last, s.free desc nulls last, c.number
  limit least(greatest(p_limit, 1), 48) offset greatest(p_offset, 0)
$$;
comment on function public.list_consultant_cards is
  'Anonymous cards of active consultants: number, place, roles, best competencies, next free time '
  'and asked price. Never a name.';
grant execute on function public.list_consultant_cards to anon, authenticated;

create function public.count_available_by_role()
returns table (role_id text, consultants bigint)
language sql stable security definer -- counts profiles that visitors may not read
set search_path = ''
as $$
  select cr.role_id, count(*)
  from public.consultant_roles cr
  join public.consultants c on c.id = cr.consultant_id
  where c.state = 'approved' and c.paused_at is null
    and exists (select from private.capacity_spans s
      where s.consultant_id = c.id and s.free > 0
        and s.during && daterange(private.today(), private.today() + 90))
  group by cr.role_id
$$;
comment on function public.count_available_by_role is
  'Active consultants for each role with free time within the next 90 days.';
grant execute on function public.count_available_by_role to anon, authenticated;
