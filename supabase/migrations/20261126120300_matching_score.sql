-- The score: one set-based query over the packed profiles, written out for the role at hand.
-- Everything is counted in whole numbers; a part becomes a fraction only when it is shown.

create function private.mode_credits(p_mode text, p_one_step int)
returns int[]
language plpgsql immutable set search_path = ''
as $$
begin
  return case p_mode
    when 'on_site' then array[100, 100, p_one_step, 100, 0, 100, p_one_step, 100]
    when 'hybrid' then array[100, p_one_step, 100, 100, p_one_step, p_one_step, 100, 100]
    when 'remote' then array[100, 0, p_one_step, p_one_step, 100, 100, 100, 100]
    else array[100, 100, 100, 100, 100, 100, 100, 100] end;
end
$$;
comment on function private.mode_credits is
  'Hundredths for each set of modes (mask 0–7): same 100, one step in the order on site, hybrid, '
  'remote as the rules say, opposite 0; everything fits a brief that says any, and nothing stated fits all.';

create function private.level_credits(p_need int, p_rules public.matching_rules)
returns int[]
language plpgsql immutable set search_path = ''
as $$
declare
  v_credits int[] := array[0];
begin
  for v_have in 1 .. 5 loop
    v_credits := v_credits || case
      when v_have >= p_need then 10000
      when p_need - v_have = 1 then p_rules.credit_one_short * 100
      when p_need - v_have = 2 then p_rules.credit_two_short * 100
      when p_need - v_have = 3 then p_rules.credit_three_short * 100
      else 0 end;
  end loop;
  return v_credits;
end
$$;
comment on function private.level_credits is
  'Credit in ten-thousandths for each level held (0–5) against a need.';

create function private.match_ask(p_brief_role_id uuid)
returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
  select jsonb_build_object(
      'brief_id', b.id, 'brief_role_id', r.id, 'company_id', b.company_id,
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
          on f.version = private.rarity_version() and f.competency_id = w.competency_id
        where w.brief_role_id = r.id))
    from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    join public.companies co on co.id = b.company_id
    where r.id = p_brief_role_id);
end
$$;
comment on function private.match_ask is
  'Everything that a role asks for, by slot: what the score is written out from. Counterfactuals '
  'change it and score anew.';

create function private.requirement_weight(p_requirement jsonb, p_rules public.matching_rules)
returns bigint
language plpgsql immutable set search_path = ''
as $$
begin
  return (p_requirement ->> 'rarity')::bigint * case (p_requirement ->> 'weight')::int
    when 3 then p_rules.weight_essential when 2 then p_rules.weight_important
    else p_rules.weight_useful end;
end
$$;
comment on function private.requirement_weight is 'Weight of a requirement times its rarity, in ten-thousandths.';

-- An essential competency with enough credit adds this to the sum of credits, so that one addition
-- counts both.
create function private.essential_mark()
returns bigint
language plpgsql immutable set search_path = ''
as $$ begin return 1125899906842624; end $$;
comment on function private.essential_mark is '2^50: above any sum of weighted credits.';

create function private.credit_sql(p_requirement jsonb, p_rules public.matching_rules)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
  v_weight bigint := private.requirement_weight(p_requirement, p_rules);
  v_mark bigint := case when (p_requirement ->> 'weight')::int = 3 then private.essential_mark() else 0 end;
  v_least int := p_rules.cap_credit * 100;
  v_direct int[] := private.level_credits((p_requirement ->> 'need')::int, p_rules);
  v_related jsonb := p_requirement -> 'related';
  v_slots text[] := array[p_requirement ->> 'slot'];
  v_shares int[] := array[100];
  v_terms text[] := '{}';
  v_values text;
  v_best int;
  v_credit int;
begin
  for n in 0 .. jsonb_array_length(v_related) - 1 loop
    v_slots := v_slots || (v_related -> n ->> 'slot');
    v_shares := v_shares || (v_related -> n ->> 'similarity')::int;
  end loop;
  -- Two levels make one key into a table of the better credit; the larger table wins.
  for n in 1 .. cardinality(v_slots) by 2 loop
    v_values := '';
    foreach v_best in array v_direct loop
      for m in 1 .. case when v_slots[n + 1] is null then 1 else 6 end loop
        v_credit := greatest(v_best * v_shares[n], v_direct[m] * v_shares[n + 1]) / 100;
        v_values := v_values || ',' || v_weight * v_credit + case when v_credit >= v_least then v_mark else 0 end;
      end loop;
    end loop;
    v_terms := v_terms || format('(''{%s}''::bigint[])[1 + %s]', substr(v_values, 2), case
      when v_slots[n + 1] is null then format('pg_catalog.get_byte(p.levels, %s)', v_slots[n])
      else format('6 * pg_catalog.get_byte(p.levels, %s) + pg_catalog.get_byte(p.levels, %s)',
        v_slots[n], v_slots[n + 1]) end);
  end loop;
  return case when cardinality(v_terms) = 1 then v_terms[1]
    else 'greatest(' || array_to_string(v_terms, ', ') || ')' end;
end
$$;
comment on function private.credit_sql is
  'Expression for weight × the larger of direct and related credit of one requirement; an '
  'essential one with enough credit carries the mark.';

create function private.free_sql(p_times jsonb)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
  v_sums text[] := '{}';
  v_sum text;
  v_time record;
  v_depth constant int := 8;
begin
  for v_time in select (t ->> 'lo')::int as lo, (t ->> 'hi')::int as hi, (t ->> 'percent')::int as percent
    from jsonb_array_elements(p_times) t
  loop
    -- Spans are sorted latest first and never overlap: the first that ends too early ends the sum.
    v_sum := format('case when p.span_count <= %1$s then 0 else (select coalesce(sum('
      'least(%2$s, p.spans[3 * i + 3]) * greatest(0, least(%4$s, p.spans[3 * i + 2]) '
      '- greatest(%3$s, p.spans[3 * i + 1]))), 0)::int '
      'from pg_catalog.generate_series(%1$s, p.span_count - 1) i) end',
      v_depth, v_time.percent, v_time.lo, v_time.hi);
    for v_span in reverse v_depth - 1 .. 0 loop
      v_sum := format('case when p.span_count <= %1$s or p.spans[%6$s] <= %3$s then 0 else '
        'least(%2$s, p.spans[%7$s]) * greatest(0, least(%4$s, p.spans[%6$s]) - greatest(%3$s, p.spans[%5$s])) '
        '+ %8$s end', v_span, v_time.percent, v_time.lo, v_time.hi, 3 * v_span + 1, 3 * v_span + 2,
        3 * v_span + 3, v_sum);
    end loop;
    v_sums := v_sums || v_sum;
  end loop;
  return array_to_string(v_sums, ' + ');
end
$$;
comment on function private.free_sql is
  'Expression for the free percent-days within the time asked for: Σ min(asked, free) over working days.';

create function private.asked_sum(p_ask jsonb)
returns bigint
language plpgsql immutable set search_path = ''
as $$
begin
  return (select coalesce(sum((t ->> 'percent')::bigint * ((t ->> 'hi')::int - (t ->> 'lo')::int)), 0)
    from jsonb_array_elements(p_ask -> 'times') t);
end
$$;
comment on function private.asked_sum is 'The percent-days asked for.';

create function private.weight_sum(p_ask jsonb, p_rules public.matching_rules)
returns bigint
language plpgsql immutable set search_path = ''
as $$
begin
  return (select sum(private.requirement_weight(w, p_rules))
    from jsonb_array_elements(p_ask -> 'requirements') w);
end
$$;
comment on function private.weight_sum is 'Σ of the requirements'' weights times rarity, in ten-thousandths.';

create function private.essential_count(p_ask jsonb)
returns int
language plpgsql immutable set search_path = ''
as $$
begin
  return (select count(*) from jsonb_array_elements(p_ask -> 'requirements') w
    where (w ->> 'weight')::int = 3);
end
$$;
comment on function private.essential_count is 'How many essential competencies are asked for.';

create function private.constraint_sql(p_ask jsonb, p_rules public.matching_rules)
returns text[]
language plpgsql stable set search_path = ''
as $$
declare
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
  v_asked bigint := private.asked_sum(p_ask);
  v_language text;
  v_must text;
  v_blocked text;
begin
  select string_agg(format('pg_catalog.get_byte(p.levels, %s) < %s', 128 + (l ->> 'slot')::int, l ->> 'cefr'), ' or ')
  into v_language from jsonb_array_elements(p_ask -> 'languages') l;
  select string_agg(format('pg_catalog.get_byte(p.levels, %s) < %s', w ->> 'slot',
    coalesce((select min(at) - 1 from unnest(private.level_credits((w ->> 'need')::int, p_rules))
      with ordinality x(credit, at) where credit > 0), 6)), ' or ')
  into v_must from jsonb_array_elements(p_ask -> 'requirements') w where (w ->> 'is_must')::boolean;
  select string_agg(format('%L::uuid', k.consultant_id), ', ')
  into v_blocked from public.consultant_blocked_companies k
  where k.company_id = (p_ask ->> 'company_id')::uuid
    or k.organisation_number = p_ask ->> 'organisation_number';
  return array[
    coalesce(v_language, 'false'),
    format('p.free * 100 < %s', greatest(1, v_asked * p_rules.availability_least)),
    format('p.floor_ore > %s', v_budget * p_rules.rate_ceiling / 100),
    case when p_ask ->> 'mode' = 'on_site'
      then format('p.regions & %s = 0', p_ask ->> 'region_mask') else 'false' end,
    coalesce(v_must, 'false'),
    case when v_blocked is null then 'false' else format('p.consultant_id = any (array[%s])', v_blocked) end,
    format('p.declined_roles & %s <> 0', p_ask ->> 'role_mask')];
end
$$;
comment on function private.constraint_sql is
  'When each of H1–H7 fails, in that order; p is the packed profile with its free percent-days.';

create function private.wish_sql(p_ask jsonb, p_rules public.matching_rules)
returns text[]
language plpgsql immutable set search_path = ''
as $$
declare
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
  v_asked bigint := private.asked_sum(p_ask);
  v_days bigint := (select sum((t ->> 'hi')::int - (t ->> 'lo')::int) from jsonb_array_elements(p_ask -> 'times') t);
begin
  return array[
    format('case when p.floor_ore <= %s then 2 when p.floor_ore <= %s then 1 else 0 end',
      v_budget, v_budget * p_rules.wish_rate_ceiling / 100),
    format('case when p.share_min * %1$s <= %2$s and p.share_max * %1$s >= %2$s then 2 '
      'when (p.share_min - %3$s) * %1$s <= %2$s and (p.share_max + %3$s) * %1$s >= %2$s then 1 else 0 end',
      v_days, v_asked, p_rules.wish_share_slack),
    format('case when p.avoided_sectors & %1$s <> 0 then 0 when p.wanted_sectors & %1$s <> 0 then 2 '
      'when p.wanted_sectors <> 0 then 1 else 2 end', p_ask ->> 'sector_mask'),
    format('(%L::int[])[1 + p.wished_modes]', array(
      select c / 50 from unnest(private.mode_credits(p_ask ->> 'mode', 50)) with ordinality x(c, at) order by at))];
end
$$;
comment on function private.wish_sql is 'The four parts of the consultant side in halves: rate, share, sector, mode.';

create function private.basis_sql(
  p_ask jsonb, p_rules public.matching_rules, p_only_ranked boolean, p_ids uuid[] default null,
  p_pages int default null, p_credits boolean default true)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_fails text[] := private.constraint_sql(p_ask, p_rules);
  v_wishes text[] := private.wish_sql(p_ask, p_rules);
  v_k text := format('(%s)', array_to_string(v_wishes, ' + '));
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
  v_inner text := 'true';
begin
  if p_ids is not null then
    v_inner := format('p.consultant_id = any (%L::uuid[])', p_ids);
  elsif p_pages is not null then
    v_inner := format('p.ctid < ''(%s,0)''::tid', p_pages);
  end if;
  if p_only_ranked then
    -- Cheap tests first; the time, which takes a sum, is tested outside.
    v_inner := v_inner
      || coalesce((select string_agg(format(' and not (%s)', v_fails[n]), '' order by array_position(array[1, 4, 3, 7, 6, 5], n))
        from generate_series(1, 7) n where n <> 2 and v_fails[n] <> 'false'), '')
      || format(' and %s >= %s', v_k, ceil(p_rules.ask_first_below * 8 / 100.0));
  end if;
  return format($sql$
    select p.consultant_id, %1$s as failed, %2$s as credit, p.free,
      greatest(0, least(%3$s::bigint, %4$s - p.asked_ore * 100::bigint)) as rate, %5$s as sector,
      (%6$L::int[])[1 + p.work_modes] as mode, %7$s as k_rate, %8$s as k_share, %9$s as k_sector,
      %10$s as k_mode, %11$s as k_sum, p.approved_on, p.lists_shown
    from (select p.*, %12$s as free from private.match_profiles p where %13$s offset 0) p
    where %14$s
    -- Kept apart, so that what is read of it several times is worked out once.
    offset 0 $sql$,
    case when p_only_ranked then '0' else (select string_agg(
      format('case when %s then %s else 0 end', v_fails[n], 1 << (n - 1)), ' + ')
      from generate_series(1, 7) n) end,
    case when p_credits then (select string_agg(private.credit_sql(w, p_rules), ' + ')
      from jsonb_array_elements(p_ask -> 'requirements') w) else '0' end,
    v_budget * (p_rules.rate_ceiling - 100), v_budget * p_rules.rate_ceiling,
    case when (p_ask ->> 'sector_mask')::bigint = 0 then '100' else format(
      'case when p.sectors & %s <> 0 then 100 when p.sectors & %s <> 0 then %s else %s end',
      p_ask ->> 'sector_mask', p_ask ->> 'related_mask', p_rules.sector_related, p_rules.sector_none) end,
    private.mode_credits(p_ask ->> 'mode', p_rules.mode_one_step),
    v_wishes[1], v_wishes[2], v_wishes[3], v_wishes[4], v_k, private.free_sql(p_ask -> 'times'),
    v_inner, case when p_only_ranked then format('not (%s)', v_fails[2]) else 'true' end);
end
$$;
comment on function private.basis_sql is
  'The query that the whole ranking rests on: for each active consultant (or those given) the '
  'failing constraints as bits, weighted credits with the marks of essentials, free percent-days, '
  'rate in parts of budget × 25, sector and mode in hundredths, wishes in halves. p_pages looks at '
  'the first pages of the table alone; p_credits can leave the credits out. Only numbers, ids and constants that were read as such go '
  'into its text.';

-- ---------------------------------------------------------------------------------------------
-- The mutual score
-- ---------------------------------------------------------------------------------------------

create function private.exact_mutual(p_total numeric, p_k numeric, p_exponent int, p_most int)
returns numeric
language plpgsql immutable set search_path = ''
as $$
declare
  v_e float8 := p_exponent / 100.0;
  v_near float8 := 1000000 * power(greatest(p_total, 0)::float8 / 100, v_e) * power(p_k::float8, 1 - v_e);
  v_whole numeric;
begin
  if p_total <= 0 or p_k <= 0 then
    return 0;
  elsif abs(v_near - floor(v_near) - 0.5) > 0.00001 then
    v_whole := floor(v_near + 0.5);
  else
    -- So close to a half that binary fractions could round it the wrong way: 30 decimals decide.
    v_whole := round(1000000 * power(round(p_total / 100, 30), p_exponent / 100.0)
      * power(round(p_k, 30), (100 - p_exponent) / 100.0));
  end if;
  return round(least(v_whole / 10000, p_most), 4);
end
$$;
comment on function private.exact_mutual is
  '100·(total/100)^0.85·K^0.15 rounded half up to 4 decimals, and at most p_most (the cap). Binary '
  'fractions are off by less than 0.000001 of the last decimal, so only what lies within ten times '
  'that of a half is worked out in decimals.';

create function private.total_sql(p_ask jsonb, p_rules public.matching_rules)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_weights bigint := p_rules.weight_competence + p_rules.weight_availability + p_rules.weight_rate
    + p_rules.weight_sector + p_rules.weight_work_mode;
begin
  return format($sql$ least(case when b.credit >> 50 < %1$s then %2$s else 1 end::float8,
    (b.credit & %3$s) * %4$s::float8 + b.free * %5$s::float8 + b.rate * %6$s::float8
    + b.sector * %7$s::float8 + b.mode * %8$s::float8) $sql$,
    private.essential_count(p_ask), p_rules.cap_points / 100.0, private.essential_mark() - 1,
    p_rules.weight_competence::float8 / v_weights / (10000 * private.weight_sum(p_ask, p_rules)),
    p_rules.weight_availability::float8 / v_weights / greatest(1, private.asked_sum(p_ask)),
    p_rules.weight_rate::float8 / v_weights
      / ((p_ask ->> 'budget_ore')::bigint * (p_rules.rate_ceiling - 100)),
    p_rules.weight_sector::float8 / v_weights / 100, p_rules.weight_work_mode::float8 / v_weights / 100);
end
$$;
comment on function private.total_sql is
  'Expression for the total under the cap, 0–1, in binary fractions, over the columns of basis_sql as b.';

create function private.mutual_sql(p_ask jsonb, p_rules public.matching_rules, p_total text)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_e float8 := p_rules.mutual_exponent / 100.0;
begin
  return format('least(case when b.credit >> 50 < %s then %s else 1000000 end::float8, '
    '(%L::float8[])[1 + b.k_sum] * power(%s, %s::float8))',
    private.essential_count(p_ask), p_rules.cap_points * 10000,
    array(select 1000000 * power(k / 8.0::float8, 1 - v_e) from generate_series(0, 8) k order by k),
    p_total, v_e);
end
$$;
comment on function private.mutual_sql is
  'Expression for the mutual score in ten-thousandths of a point, in binary fractions, over the '
  'columns of basis_sql as b and a total 0–1. It is off by less than a millionth: whoever rounds it '
  'asks for decimals near a half.';

create function private.least_totals(p_mutual float8, p_rules public.matching_rules)
returns float8[]
language plpgsql immutable set search_path = ''
as $$
declare
  v_e float8 := p_rules.mutual_exponent / 100.0;
begin
  return array(select case when k = 0 then 2 else power(greatest(p_mutual, 0) / 1000000
      / power(k / 8.0::float8, 1 - v_e), 1 / v_e) - 1e-9 end
    from generate_series(0, 8) k order by k);
end
$$;
comment on function private.least_totals is
  'The totals (0–1) that reach a mutual score for each sum of wishes in halves, a hair too low.';

create function private.score_consultants(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns table (
  consultant_id uuid, failed text[], competence numeric, availability numeric, rate numeric,
  sector numeric, work_mode numeric, sum_score numeric, is_capped boolean, total numeric,
  k_rate numeric, k_share numeric, k_sector numeric, k_mode numeric, k numeric, mutual numeric,
  is_new boolean, exact_sum numeric)
language plpgsql stable rows 20 set search_path = ''
as $$
begin
  return query execute format($sql$
    with basis as (%1$s), credits as materialized (
      select c.consultant_id, sum(c.weight * c.credit) as credit,
        bool_or(c.tier = 3 and c.credit < %2$s) as short
      from private.credit_rows($1, $2, $3) c group by c.consultant_id
    ), parts as (
      select b.*, c.credit / (10000 * %3$s::numeric) as competence, c.short,
        b.free::numeric / %4$s as availability, b.rate::numeric / %5$s as rate_part
      from basis b join credits c on c.consultant_id = b.consultant_id
    ), summed as (
      select p.*, 100 * (%6$s * p.competence + %7$s * p.availability + %8$s * p.rate_part
        + %9$s * p.sector / 100.0 + %10$s * p.mode / 100.0) / %11$s as points
      from parts p
    ), capped as (
      select s.*, case when s.short then least(s.points, %12$s) else s.points end as capped_points
      from summed s
    )
    select c.consultant_id,
      array(select 'H' || n from generate_series(1, 7) n where c.failed & (1 << (n - 1)) <> 0 order by n),
      round(c.competence, 10), round(c.availability, 10), round(c.rate_part, 10),
      round(c.sector / 100.0, 2), round(c.mode / 100.0, 2), round(c.points, 4), c.short,
      round(c.capped_points, 4), round(c.k_rate / 2.0, 1), round(c.k_share / 2.0, 1),
      round(c.k_sector / 2.0, 1), round(c.k_mode / 2.0, 1), round(c.k_sum / 8.0, 3),
      private.exact_mutual(c.capped_points, c.k_sum / 8.0, %13$s, case when c.short then %12$s else 100 end),
      c.approved_on > %14$L::date or (c.approved_on > %15$L::date and c.lists_shown < %16$s), c.points
    from capped c $sql$,
    private.basis_sql(p_ask, p_rules, false, p_ids, null, false), p_rules.cap_credit * 100,
    private.weight_sum(p_ask, p_rules), greatest(1, private.asked_sum(p_ask)),
    (p_ask ->> 'budget_ore')::bigint * (p_rules.rate_ceiling - 100),
    p_rules.weight_competence, p_rules.weight_availability, p_rules.weight_rate, p_rules.weight_sector,
    p_rules.weight_work_mode, p_rules.weight_competence + p_rules.weight_availability
      + p_rules.weight_rate + p_rules.weight_sector + p_rules.weight_work_mode, p_rules.cap_points,
    p_rules.mutual_exponent, private.today() - p_rules.newcomer_days,
    private.today() - p_rules.newcomer_last_day, p_rules.newcomer_lists)
  using p_ask, p_rules, p_ids;
end
$$;
comment on function private.score_consultants is
  'These consultants against what a role asks for, in decimals: failing constraints H1–H7 in order, '
  'the five parts 0–1, their weighted sum 0–100, whether an essential competency is too weak, the '
  'total under the cap, the four wishes and their mean K, the mutual score. The credits come from '
  'credit_rows(), where the whole ranking adds them up in its own query: a test holds them equal.';

-- ---------------------------------------------------------------------------------------------
-- The order
-- ---------------------------------------------------------------------------------------------

create type private.unrounded_row as (id uuid, x float8, credit bigint, free int, is_new boolean);
comment on type private.unrounded_row is
  'Somebody ranked: mutual score in ten-thousandths before rounding, weighted credits with marks, '
  'free percent-days.';
create type private.scored_row as (id uuid, m int, credit bigint, free int, is_new boolean);
comment on type private.scored_row is 'The same with the score rounded half up.';

create function private.scan_ranked(
  p_ask jsonb, p_rules public.matching_rules, p_list bigint, p_low float8, p_low_new float8,
  out ranked bigint, out reaching private.unrounded_row[])
language plpgsql stable set search_path = '' set max_parallel_workers_per_gather = 0
as $$
begin
  execute format($sql$
    select count(*), array_agg(row(b.consultant_id, b.x, b.credit, b.free, b.is_new)::private.unrounded_row)
        filter (where b.x >= 0)
    from (select b.consultant_id, b.credit, b.free, b.is_new,
        case when b.t >= (%4$L::float8[])[1 + b.k_sum]
            or (b.is_new and b.t >= (%5$L::float8[])[1 + b.k_sum])
          then %6$s else -1 end as x
      from (select b.*, %2$s as t, %3$s as is_new from (%1$s) b offset 0) b offset 0) b $sql$,
    private.basis_sql(p_ask, p_rules, true), private.total_sql(p_ask, p_rules),
    format('(b.approved_on > %1$L::date or (b.approved_on > %2$L::date '
      'and b.lists_shown - (b.consultant_id = any (%3$L::uuid[]))::int < %4$s))',
      private.today() - p_rules.newcomer_days, private.today() - p_rules.newcomer_last_day,
      array(select p.consultant_id from private.exposure_places p where p.list_id = p_list),
      p_rules.newcomer_lists),
    private.least_totals(p_low, p_rules), private.least_totals(p_low_new, p_rules),
    private.mutual_sql(p_ask, p_rules, 'b.t'))
  into ranked, reaching;
end
$$;
comment on function private.scan_ranked is
  'One pass over all profiles: how many are ranked, and those who reach a mutual score (in '
  'ten-thousandths), or another one if they are new. What does not reach it is never carried further. '
  'Without workers: every row would be sent between them.';

create function private.round_ranked(
  p_ask jsonb, p_rules public.matching_rules, p_rows private.unrounded_row[])
returns private.scored_row[]
language plpgsql stable set search_path = ''
as $$
begin
  return array(select row(r.id, case
      when abs(r.x - floor(r.x) - 0.5) > 0.00001 then floor(r.x + 0.5)::int
      else (select (10000 * s.mutual)::int from private.score_consultants(p_ask, p_rules, array[r.id]) s)
    end, r.credit, r.free, r.is_new)::private.scored_row
  from unnest(p_rows) r);
end
$$;
comment on function private.round_ranked is
  'Rounds scores half up. Where binary fractions could round the wrong way, decimals are asked for.';

create function private.least_to_reach(
  p_ask jsonb, p_rules public.matching_rules, p_page_end int, out low float8, out low_new float8)
language plpgsql stable set search_path = ''
as $$
declare
  v_pages int := pg_relation_size('private.match_profiles') / 8192 / 25;
  v_best float8[];
begin
  low := -1;
  low_new := -1;
  if v_pages < 4 or p_page_end > 100 then
    return;
  end if;
  execute format('select array_agg(b.x order by b.x desc) from (select %s as x from '
    '(select b.*, %s as t from (%s) b offset 0) b order by 1 desc limit %s) b',
    private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    private.basis_sql(p_ask, p_rules, true, null, v_pages), greatest(5, p_page_end))
  into v_best;
  if cardinality(v_best) >= greatest(5, p_page_end) then
    -- Two ten-thousandths below, for the rounding of both.
    low := v_best[p_page_end] - p_rules.rotation_band * 1000 - 2;
    low_new := least(low, v_best[5] - p_rules.newcomer_band * 10000 - 2);
  end if;
end
$$;
comment on function private.least_to_reach is
  'A score that everybody on or before a page surely reaches, and one for new consultants: whoever '
  'is best in a twenty-fifth of the pool can only be beaten in all of it. −1 when the pool is small.';

create function private.near_page(
  p_ask jsonb, p_rules public.matching_rules, p_page_end int, p_list bigint,
  out ranked bigint, out mutual_sum numeric, out firsts int[], out above bigint, out near private.scored_row[])
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
declare
  v_least record;
  v_scan record;
  v_rows private.scored_row[];
  v_bottom int;
  v_best_new int;
begin
  select * into v_least from private.least_to_reach(p_ask, p_rules, p_page_end);
  select * into v_scan from private.scan_ranked(p_ask, p_rules, p_list, v_least.low, v_least.low_new);
  ranked := v_scan.ranked;
  v_rows := private.round_ranked(p_ask, p_rules, v_scan.reaching);
  if v_least.low < 0 then
    mutual_sum := (select coalesce(sum(r.m), 0) / 10000.0 from unnest(v_rows) r);
  end if;
  firsts := private.band_firsts(array(
    select r.m from unnest(v_rows) r order by r.m desc limit p_page_end), p_rules.rotation_band * 1000);
  v_bottom := firsts[cardinality(firsts)] - p_rules.rotation_band * 1000;
  v_best_new := (select max(r.m) from unnest(v_rows) r where r.is_new);
  near := array(select r from unnest(v_rows) r where r.m >= v_bottom or r.m = v_best_new);
  if v_best_new < v_bottom then
    above := (select count(*) from unnest(private.round_ranked(p_ask, p_rules, (
      select s.reaching from private.scan_ranked(p_ask, p_rules, p_list, v_best_new, v_best_new) s))) r
      where r.m > v_best_new);
  end if;
end
$$;
comment on function private.near_page is
  'Who can stand on or before a page: all in the bands down to the one that the page ends in, and '
  'whoever is as good as the best new consultant; above counts those who are better than a best new '
  'one further down. mutual_sum, of all ranked, only when the whole order is asked for.';

create function private.band_firsts(p_mutuals int[], p_band int)
returns int[]
language plpgsql immutable set search_path = ''
as $$
declare
  v_firsts int[] := '{}';
  v_mutual int;
begin
  foreach v_mutual in array coalesce(p_mutuals, '{}') loop
    if v_firsts = '{}' or v_mutual < v_firsts[cardinality(v_firsts)] - p_band then
      v_firsts := v_firsts || v_mutual;
    end if;
  end loop;
  return v_firsts;
end
$$;
comment on function private.band_firsts is 'The first score of each band, of scores in falling order.';

create function private.rank_consultants(
  p_ask jsonb, p_rules public.matching_rules, p_limit int, p_offset int default 0)
returns table (
  place bigint, raw_place bigint, consultant_id uuid, mutual numeric, deficit numeric,
  is_capped boolean, is_rotated boolean, is_newcomer_place boolean, is_new boolean,
  match_count bigint, mutual_sum numeric)
language plpgsql stable rows 20 set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  v_list bigint := (select l.id from private.exposure_lists l
    where l.brief_role_id = (p_ask ->> 'brief_role_id')::uuid and l.day = private.today());
  v_page record;
  v_whole bigint := 10000 * private.weight_sum(p_ask, p_rules);
  v_asked bigint := greatest(1, private.asked_sum(p_ask));
  v_mask bigint := private.essential_mark() - 1;
  v_essentials int := private.essential_count(p_ask);
  v_brief text := p_ask ->> 'brief_id';
begin
  select * into v_page from private.near_page(p_ask, p_rules, p_limit + p_offset, v_list);
  return query
  with keyed as (
    select n.id, n.m, n.is_new, n.credit >> 50 < v_essentials as is_capped,
      (2 * (n.credit & v_mask) * 10000 + v_whole) / (2 * v_whole) as competence,
      (2 * n.free::bigint * 10000 + v_asked) / (2 * v_asked) as availability,
      round(coalesce(e.deserved - e.received, 0) - coalesce(o.deserved - o.received, 0), 4) as deficit,
      encode(sha256(convert_to(v_brief || ':' || n.id, 'UTF8')), 'hex') as hash,
      (select min(f) from unnest(v_page.firsts) f where f >= n.m
        and n.m >= v_page.firsts[cardinality(v_page.firsts)] - p_rules.rotation_band * 1000) as band
    from unnest(v_page.near) n
    left join private.exposure_sums e on e.consultant_id = n.id
    left join private.exposure_shares o on o.consultant_id = n.id and o.list_id = v_list
  ), raw as materialized (
    select k.*, row_number() over w as at
    from keyed k window w as (order by k.m desc, k.competence desc, k.availability desc, k.deficit desc, k.hash)
  ), rotated as materialized (
    select r.*, row_number() over (order by r.band desc, r.deficit desc, r.at) as turn
    from raw r where r.band is not null
  ), newcomer as materialized (
    select n.id, n.m, n.is_capped, n.deficit, t.turn,
      case when t.turn is null then v_page.above + n.at - (select count(*) from raw r where r.m > n.m) else n.at end as at
    from (select r.* from raw r where r.is_new order by r.at limit 1) n
    left join rotated t on t.id = n.id
    where not exists (select from rotated t where t.turn <= 5 and t.is_new)
      and n.m >= (select r.m - p_rules.newcomer_band * 10000 from raw r where r.at = 5 and r.band is not null)
  ), stepping as materialized (
    select t.id from rotated t
    where t.turn <= 5 and exists (select from newcomer) order by t.at desc limit 1
  ), placed as (
    select t.id, t.m, t.deficit, t.is_capped, t.is_new, t.at, t.turn, case
        when not exists (select from newcomer) then t.turn
        when t.id = (select s.id from stepping s) then 6
        when t.turn <= 5 then row_number() over (
          partition by t.turn <= 5 and t.id <> (select s.id from stepping s) order by t.turn)
        when t.turn < coalesce((select n.turn from newcomer n), 9223372036854775807) then t.turn + 1
        else t.turn end as place
    from rotated t where not exists (select from newcomer n where n.id = t.id)
    union all
    select n.id, n.m, n.deficit, n.is_capped, true, n.at, n.turn, 5 from newcomer n
  )
  select p.place, p.at, p.id, p.m / 10000.0, p.deficit, p.is_capped, coalesce(p.turn <> p.at, false),
    exists (select from newcomer n where n.id = p.id), p.is_new, v_page.ranked, v_page.mutual_sum
  from placed p
  where p.place > p_offset and p.place <= p_offset + p_limit
  order by p.place;
end
$$;
comment on function private.rank_consultants is
  'A page of the order: raw place by mutual score, competence, availability, exposure deficit and '
  'hash; final place after rotation inside bands and the newcomer''s place five. What the role''s own '
  'list of today gave is left out of the deficit and of the count of lists, so that a list does not '
  'move itself when it is opened again. mutual_sum, of all ranked scores, is null unless the whole order is asked for.';
