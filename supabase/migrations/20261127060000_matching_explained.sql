-- What an explanation rests on goes with every match, so that all who see one see the same, then and
-- later: what was demanded of everybody, and the versions of rules, rarity weights and catalogue.

drop function private.match_ask(uuid);
create function private.match_ask(p_brief_role_id uuid, p_rarity_version int default null)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_rarity int := coalesce(p_rarity_version, private.rarity_version());
begin
  return (
  select jsonb_build_object(
      'brief_id', b.id, 'brief_role_id', r.id, 'rarity_version', v_rarity, 'company_id', b.company_id,
      'organisation_number', co.organisation_number, 'budget_ore', r.budget_rate_ore,
      'mode', b.work_mode, 'region_id', b.region_id,
      'region_mask', private.slot_mask('region', array[b.region_id]),
      'sector_mask', private.slot_mask('sector', array[b.sector_id]),
      'related_mask', private.slot_mask('sector', array(
        select case when s.a = b.sector_id then s.b else s.a end
        from public.sector_relations s where b.sector_id in (s.a, s.b))),
      'role_mask', private.slot_mask('role', array[r.role_id]),
      'times', (select jsonb_agg(jsonb_build_object('from_day', lower(t.during), 'to_day', upper(t.during),
          'lo', l.working_days_before, 'hi', u.working_days_before, 'percent', t.percent)
          order by t.during)
        from public.brief_role_times t
        join public.calendar_days l on l.day = lower(t.during)
        join public.calendar_days u on u.day = upper(t.during)
        where t.brief_role_id = r.id),
      'languages', (select coalesce(jsonb_agg(jsonb_build_object(
          'code', l.language_code, 'slot', s.slot, 'cefr', l.cefr) order by s.slot), '[]')
        from public.brief_languages l
        join private.match_slots s on s.kind = 'language' and s.id = l.language_code
        where l.brief_id = b.id),
      'requirements', (select jsonb_agg(jsonb_build_object(
          'id', w.competency_id, 'slot', s.slot, 'need', w.level, 'weight', w.weight,
          'is_must', w.is_must, 'rarity', round(10000 * coalesce(f.factor, 1))::int,
          'related', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'slot', ns.slot,
              'similarity', (100 * n.similarity)::int) order by n.similarity desc, n.id), '[]')
            from (select case when k.a = w.competency_id then k.b else k.a end as id, k.similarity
              from public.competency_relations k where w.competency_id in (k.a, k.b)) n
            join private.match_slots ns on ns.kind = 'competency' and ns.id = n.id))
          order by w.position, w.competency_id)
        from public.brief_competencies w
        join private.match_slots s on s.kind = 'competency' and s.id = w.competency_id
        left join private.rarity_weights f
          on f.version = v_rarity and f.competency_id = w.competency_id
        where w.brief_role_id = r.id))
    from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    join public.companies co on co.id = b.company_id
    where r.id = p_brief_role_id);
end
$$;
comment on function private.match_ask is
  'Everything that a role asks for, by slot: what the score is written out from. Counterfactuals '
  'change it and score anew. Rarity weights are the latest, or those of a given version: an old '
  'ranking is counted again with its own.';

create function private.checked_demands(p_ask jsonb, p_rules public.matching_rules)
returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  return jsonb_build_object(
    'languages', (select coalesce(jsonb_agg(jsonb_build_object('code', l -> 'code', 'cefr', l -> 'cefr')
      order by l ->> 'code'), '[]') from jsonb_array_elements(p_ask -> 'languages') l),
    'on_site_region', case when p_ask ->> 'mode' = 'on_site' then p_ask -> 'region_id' end,
    'availability_least', p_rules.availability_least, 'rate_ceiling', p_rules.rate_ceiling);
end
$$;
comment on function private.checked_demands is
  'What H1–H4 were checked against; the musts of H5 are among the requirements.';

drop function private.rules_summary(public.matching_rules);
create function private.rules_summary(p_ask jsonb, p_rules public.matching_rules)
returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
  select jsonb_build_object('version', p_rules.version, 'rarity_version', (p_ask ->> 'rarity_version')::int,
      'catalogue_version', private.catalogue_version(), 'checked', private.checked_demands(p_ask, p_rules),
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
  'What an explanation needs of the rules and of what was checked, kept with each match so that an '
  'old one still adds up and tells the same.';

create or replace function private.match_rows(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns setof private.match_row
language plpgsql stable rows 20 set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  v_summary jsonb := private.rules_summary(p_ask, p_rules);
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
