-- What a list costs before anybody is looked at: the expressions are written once for a list instead
-- of three times, without credits where none are used, and the sample for the bound is larger in a
-- smaller pool. A twenty-fifth of 10,000 gave a bound that one in four of the ranked reached, below the
-- cap as well; a fifth gives one that one in forty reaches.

drop function private.score_terms(jsonb, public.matching_rules);
create function private.score_terms(
  p_ask jsonb, p_rules public.matching_rules, p_credits boolean default true)
returns private.score_terms
language plpgsql stable set search_path = ''
as $$
declare
  v_terms private.score_terms;
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
begin
  v_terms.fails := private.constraint_sql(p_ask, p_rules);
  v_terms.wishes := private.wish_sql(p_ask, p_rules);
  v_terms.k := format('(%s)', array_to_string(v_terms.wishes, ' + '));
  v_terms.free := private.free_sql(p_ask -> 'times');
  v_terms.credit := '0';
  if p_credits then
    v_terms.is_enough := private.enough_sql(p_ask, p_rules);
    v_terms.credit := (select '(' || string_agg(private.credit_sql(w, p_rules), ' + ') || ')'
      from jsonb_array_elements(p_ask -> 'requirements') w);
  end if;
  v_terms.rate := format('greatest(0, least(%s::bigint, %s - p.asked_ore * 100::bigint))',
    v_budget * (p_rules.rate_ceiling - 100), v_budget * p_rules.rate_ceiling);
  v_terms.sector := case when (p_ask ->> 'sector_mask')::bigint = 0 then '100' else format(
    'case when p.sectors & %s <> 0 then 100 when p.sectors & %s <> 0 then %s else %s end',
    p_ask ->> 'sector_mask', p_ask ->> 'related_mask', p_rules.sector_related, p_rules.sector_none) end;
  v_terms.mode := format('(%L::int[])[1 + p.work_modes]',
    private.mode_credits(p_ask ->> 'mode', p_rules.mode_one_step));
  return v_terms;
end
$$;
comment on function private.score_terms is
  'The expressions of one role''s score. Only numbers, ids and constants that were read as such go '
  'into them. Credits, which are most of the text, can be left out.';

drop function private.basis_sql;
create function private.basis_sql(
  p_terms private.score_terms, p_rules public.matching_rules, p_only_ranked boolean,
  p_ids uuid[] default null, p_sample_percent int default null)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
  v_inner text := case when p_ids is null then 'true'
    else format('p.consultant_id = any (%L::uuid[])', p_ids) end;
begin
  if p_only_ranked then
    -- Cheap tests first; the time, which takes a sum, is tested outside.
    v_inner := v_inner || ' and ' || private.cheap_tests_sql(p_terms, p_rules);
  end if;
  return format($sql$
    select p.consultant_id, %1$s as failed, %2$s as credit, p.free, %3$s as rate, %4$s as sector,
      %5$s as mode, %6$s as k_rate, %7$s as k_share, %8$s as k_sector,
      %9$s as k_mode, %10$s as k_sum, p.approved_on, p.lists_shown
    from (select p.*, %11$s as free from private.match_profiles p %14$s where %12$s offset 0) p
    where %13$s
    -- Kept apart, so that what is read of it several times is worked out once.
    offset 0 $sql$,
    case when p_only_ranked then '0' else (select string_agg(
      format('case when %s then %s else 0 end', p_terms.fails[n], 1 << (n - 1)), ' + ')
      from generate_series(1, 7) n) end,
    p_terms.credit, p_terms.rate, p_terms.sector, p_terms.mode,
    p_terms.wishes[1], p_terms.wishes[2], p_terms.wishes[3], p_terms.wishes[4], p_terms.k, p_terms.free,
    v_inner, case when p_only_ranked then format('not (%s)', p_terms.fails[2]) else 'true' end,
    case when p_sample_percent is null then ''
      else format('tablesample system (%s) repeatable (0)', p_sample_percent) end);
end
$$;
comment on function private.basis_sql is
  'The query that the whole ranking rests on: for each active consultant (or those given) the '
  'failing constraints as bits, weighted credits with the marks of essentials, free percent-days, '
  'rate in parts of budget × 25, sector and mode in hundredths, wishes in halves. p_sample_percent '
  'looks at that part of the table''s pages alone.';

drop function private.least_to_reach(jsonb, public.matching_rules, int);
create function private.least_to_reach(
  p_ask jsonb, p_rules public.matching_rules, p_terms private.score_terms, p_page_end int,
  out low float8, out low_new float8)
language plpgsql stable set search_path = '' set jit = off
as $$
declare
  v_pages bigint := pg_relation_size('private.match_profiles') / 8192;
  -- Some two thousand profiles; a fifth at most, a twenty-fifth at least.
  v_percent int := greatest(4, least(20, 9600 / greatest(v_pages, 1)));
  v_best float8[];
begin
  low := -1;
  low_new := -1;
  if v_pages < 100 or p_page_end > 100 then
    return;
  end if;
  execute format('select array_agg(b.x order by b.x desc) from (select %s as x from '
    '(select b.*, %s as t from (%s) b offset 0) b order by 1 desc limit %s) b',
    private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    private.basis_sql(p_terms, p_rules, true, null, v_percent), greatest(5, p_page_end))
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
  'is best in a part of the pool can only be beaten in all of it. The pages are taken from the whole '
  'table, since its first ones can stand almost empty. −1 when the pool is small.';

drop function private.scan_ranked(jsonb, public.matching_rules, bigint, float8, float8);
create function private.scan_ranked(
  p_ask jsonb, p_rules public.matching_rules, p_terms private.score_terms, p_list bigint,
  p_low float8, p_low_new float8,
  out ranked bigint, out reaching private.unrounded_row[])
language plpgsql stable set search_path = '' set jit = off set max_parallel_workers_per_gather = 0
as $$
declare
  v_is_new text := format('(p.approved_on > %1$L::date or (p.approved_on > %2$L::date '
    'and p.lists_shown - (p.consultant_id = any (%3$L::uuid[]))::int < %4$s))',
    private.today() - p_rules.newcomer_days, private.today() - p_rules.newcomer_last_day,
    array(select p.consultant_id from private.exposure_places p where p.list_id = p_list),
    p_rules.newcomer_lists);
  v_least text := format('case when %s then (%L::float8[])[1 + %s] else (%L::float8[])[1 + %3$s] end',
    v_is_new, private.least_totals(p_low_new, p_rules), p_terms.k, private.least_totals(p_low, p_rules));
begin
  execute format($sql$
    select s.ranked, (select array_agg(row(b.id, %9$s, b.credit, b.free, b.is_new)::private.unrounded_row)
      from (select b.*, %10$s as t from unnest(s.reaching) b offset 0) b)
    from (
      select count(*) as ranked,
        array_agg(row(p.consultant_id, %1$s, %2$s, %3$s, %4$s, %5$s, %6$s, %7$s)::private.reaching_row)
          filter (where (%8$s or %11$s <= %12$s) and %13$s >= %11$s) as reaching
      from private.match_profiles p
      where %14$s and not (%15$s)
    ) s $sql$,
    p_terms.credit, p_terms.free, p_terms.rate, p_terms.sector, p_terms.mode, p_terms.k, v_is_new,
    p_terms.is_enough, private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    v_least, p_rules.cap_points / 100.0, private.points_sql(p_ask, p_rules, p_terms),
    private.cheap_tests_sql(p_terms, p_rules), replace(p_terms.fails[2], 'p.free', p_terms.free))
  into ranked, reaching;
end
$$;
comment on function private.scan_ranked is
  'One pass over all profiles: how many are ranked, and those who reach a mutual score (in '
  'ten-thousandths), or another one if they are new. Where the bound lies above the cap, whoever '
  'lacks an essential competency is known to miss it before anything is added up. One flat query; '
  'only those who reach the bound are carried further.';

create or replace function private.near_page(
  p_ask jsonb, p_rules public.matching_rules, p_page_end int, p_list bigint,
  out ranked bigint, out mutual_sum numeric, out firsts int[], out above bigint, out near private.scored_row[])
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
declare
  v_terms private.score_terms := private.score_terms(p_ask, p_rules);
  v_least record;
  v_scan record;
  v_rows private.scored_row[];
  v_bottom int;
  v_best_new int;
begin
  select * into v_least from private.least_to_reach(p_ask, p_rules, v_terms, p_page_end);
  select * into v_scan from private.scan_ranked(p_ask, p_rules, v_terms, p_list, v_least.low, v_least.low_new);
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
      select s.reaching from private.scan_ranked(p_ask, p_rules, v_terms, p_list, v_best_new, v_best_new) s))) r
      where r.m > v_best_new);
  end if;
end
$$;

create or replace function private.score_consultants(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
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
    private.basis_sql(private.score_terms(p_ask, p_rules, false), p_rules, false, p_ids), p_rules.cap_credit * 100,
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

create or replace function private.filter_rows(
  p_ask jsonb, p_rules public.matching_rules, p_ids uuid[] default null)
returns table (consultant_id uuid, failed int, is_willing boolean, mutual float8)
language plpgsql stable set search_path = ''
as $$
begin
  return query execute format(
    'select b.consultant_id, b.failed, b.k_sum * 100 >= %s, %s from (%s) b',
    p_rules.ask_first_below * 8,
    private.mutual_sql(p_ask, p_rules, private.total_sql(p_ask, p_rules)),
    private.basis_sql(private.score_terms(p_ask, p_rules), p_rules, false, p_ids));
end
$$;
