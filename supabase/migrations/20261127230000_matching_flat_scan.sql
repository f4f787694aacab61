-- One flat pass over the packed profiles: whoever lacks an essential competency stays under the cap,
-- so that where the list begins above it, three bytes tell what all the credits would have told; and
-- a pass without a subquery can be shared between workers (docs/matching.md).

create function private.free_beyond(
  p_spans smallint[], p_from int, p_count int, p_lo int, p_hi int, p_percent int)
returns int
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return (select coalesce(sum(least(p_percent, p_spans[3 * i + 3])
      * greatest(0, least(p_hi, p_spans[3 * i + 2]) - greatest(p_lo, p_spans[3 * i + 1]))), 0)::int
    from generate_series(p_from, p_count - 1) i);
end
$$;
comment on function private.free_beyond is
  'Free percent-days of the spans from p_from on: for the few who have more spans than free_sql() writes out.';

create or replace function private.free_sql(p_times jsonb)
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
    v_sum := format('case when p.span_count <= %1$s then 0 else '
      'private.free_beyond(p.spans, %1$s, p.span_count, %3$s, %4$s, %2$s) end',
      v_depth, v_time.percent, v_time.lo, v_time.hi);
    for v_span in reverse v_depth - 1 .. 0 loop
      v_sum := format('case when p.span_count <= %1$s or p.spans[%6$s] <= %3$s then 0 else '
        'least(%2$s, p.spans[%7$s]) * greatest(0, least(%4$s, p.spans[%6$s]) - greatest(%3$s, p.spans[%5$s])) '
        '+ %8$s end', v_span, v_time.percent, v_time.lo, v_time.hi, 3 * v_span + 1, 3 * v_span + 2,
        3 * v_span + 3, v_sum);
    end loop;
    v_sums := v_sums || v_sum;
  end loop;
  return '(' || array_to_string(v_sums, ' + ') || ')';
end
$$;

create function private.enough_sql(p_ask jsonb, p_rules public.matching_rules)
returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce((
    select string_agg('(' || e.any_of || ')', ' and ')
    from (
      select w.at, string_agg(format('pg_catalog.get_byte(p.levels, %s) >= %s', h.slot, h.least), ' or ' order by h.at) as any_of
      from jsonb_array_elements(p_ask -> 'requirements') with ordinality w(requirement, at)
      cross join lateral (
        select n.slot, n.at, (select min(c.at) - 1
          from unnest(private.level_credits((w.requirement ->> 'need')::int, p_rules)) with ordinality c(credit, at)
          where c.credit * n.share / 100 >= p_rules.cap_credit * 100) as least
        from (select w.requirement ->> 'slot' as slot, 100 as share, 0::bigint as at
          union all
          select r ->> 'slot', (r ->> 'similarity')::int, at
          from jsonb_array_elements(w.requirement -> 'related') with ordinality x(r, at)) n
      ) h
      where (w.requirement ->> 'weight')::int = 3 and h.least is not null
      group by w.at order by w.at
    ) e), 'true');
end
$$;
comment on function private.enough_sql is
  'When every essential competency has enough credit, its own or a neighbour''s, to be above the cap: '
  'what the marks in credit_sql() count, told by comparing bytes. p is the packed profile.';

create type private.score_terms as (
  credit text, is_enough text, free text, rate text, sector text, mode text, k text, fails text[], wishes text[]);
comment on type private.score_terms is
  'The expressions that a score is made of, over the packed profile p: weighted credits with marks, '
  'enough_sql(), free percent-days, rate in parts of budget × 25, sector and mode in hundredths, the '
  'sum of wishes in halves, when each of H1–H7 fails, the four wishes.';

create function private.score_terms(p_ask jsonb, p_rules public.matching_rules)
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
  v_terms.is_enough := private.enough_sql(p_ask, p_rules);
  v_terms.credit := (select '(' || string_agg(private.credit_sql(w, p_rules), ' + ') || ')'
    from jsonb_array_elements(p_ask -> 'requirements') w);
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
  'The expressions of one role''s score. Only numbers, ids and constants that were read as such go into them.';

create function private.cheap_tests_sql(p_terms private.score_terms, p_rules public.matching_rules)
returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce((select string_agg(format('not (%s) and ', p_terms.fails[n]), ''
      order by array_position(array[1, 4, 3, 7, 6, 5], n))
    from generate_series(1, 7) n where n <> 2 and p_terms.fails[n] <> 'false'), '')
    || format('%s >= %s', p_terms.k, ceil(p_rules.ask_first_below * 8 / 100.0));
end
$$;
comment on function private.cheap_tests_sql is
  'Who passes every constraint but time (H2, which takes a sum) and is not asked first for a low K.';

drop function private.basis_sql;
create function private.basis_sql(
  p_ask jsonb, p_rules public.matching_rules, p_only_ranked boolean, p_ids uuid[] default null,
  p_sample_percent int default null, p_credits boolean default true)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_terms private.score_terms := private.score_terms(p_ask, p_rules);
  v_inner text := case when p_ids is null then 'true'
    else format('p.consultant_id = any (%L::uuid[])', p_ids) end;
begin
  if p_only_ranked then
    -- Cheap tests first; the time, which takes a sum, is tested outside.
    v_inner := v_inner || ' and ' || private.cheap_tests_sql(v_terms, p_rules);
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
      format('case when %s then %s else 0 end', v_terms.fails[n], 1 << (n - 1)), ' + ')
      from generate_series(1, 7) n) end,
    case when p_credits then v_terms.credit else '0' end,
    v_terms.rate, v_terms.sector, v_terms.mode,
    v_terms.wishes[1], v_terms.wishes[2], v_terms.wishes[3], v_terms.wishes[4], v_terms.k, v_terms.free,
    v_inner, case when p_only_ranked then format('not (%s)', v_terms.fails[2]) else 'true' end,
    case when p_sample_percent is null then ''
      else format('tablesample system (%s) repeatable (0)', p_sample_percent) end);
end
$$;
comment on function private.basis_sql is
  'The query that the whole ranking rests on: for each active consultant (or those given) the '
  'failing constraints as bits, weighted credits with the marks of essentials, free percent-days, '
  'rate in parts of budget × 25, sector and mode in hundredths, wishes in halves. p_sample_percent '
  'looks at that part of the table''s pages alone; p_credits can leave the credits out.';

create or replace function private.least_to_reach(
  p_ask jsonb, p_rules public.matching_rules, p_page_end int, out low float8, out low_new float8)
language plpgsql stable set search_path = '' set jit = off
as $$
declare
  v_best float8[];
begin
  low := -1;
  low_new := -1;
  if pg_relation_size('private.match_profiles') / 8192 < 100 or p_page_end > 100 then
    return;
  end if;
  execute format('select array_agg(b.x order by b.x desc) from (select %s as x from '
    '(select b.*, %s as t from (%s) b offset 0) b order by 1 desc limit %s) b',
    private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    private.basis_sql(p_ask, p_rules, true, null, 4), greatest(5, p_page_end))
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
  'is best in a twenty-fifth of the pool can only be beaten in all of it. The pages are taken from the '
  'whole table, since its first ones can stand almost empty. −1 when the pool is small.';

create function private.points_sql(p_ask jsonb, p_rules public.matching_rules, p_terms private.score_terms)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_weights float8 := p_rules.weight_competence + p_rules.weight_availability + p_rules.weight_rate
    + p_rules.weight_sector + p_rules.weight_work_mode;
begin
  return format('((%s & %s) * %s::float8 + %s * %s::float8 + %s * %s::float8 + %s * %s::float8 + %s * %s::float8)',
    p_terms.credit, private.essential_mark() - 1,
    p_rules.weight_competence::float8 / v_weights / (10000 * private.weight_sum(p_ask, p_rules)),
    p_terms.free, p_rules.weight_availability::float8 / v_weights / greatest(1, private.asked_sum(p_ask)),
    p_terms.rate, p_rules.weight_rate::float8 / v_weights
      / ((p_ask ->> 'budget_ore')::bigint * (p_rules.rate_ceiling - 100)),
    p_terms.sector, p_rules.weight_sector::float8 / v_weights / 100,
    p_terms.mode, p_rules.weight_work_mode::float8 / v_weights / 100);
end
$$;
comment on function private.points_sql is
  'Expression for the weighted sum before the cap, 0–1, in binary fractions, of expressions or columns.';

create or replace function private.total_sql(p_ask jsonb, p_rules public.matching_rules)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_columns private.score_terms;
begin
  v_columns.credit := 'b.credit';
  v_columns.free := 'b.free';
  v_columns.rate := 'b.rate';
  v_columns.sector := 'b.sector';
  v_columns.mode := 'b.mode';
  return format('least(case when b.credit >> 50 < %s then %s else 1 end::float8, %s)',
    private.essential_count(p_ask), p_rules.cap_points / 100.0, private.points_sql(p_ask, p_rules, v_columns));
end
$$;

create type private.reaching_row as (
  id uuid, credit bigint, free int, rate bigint, sector int, mode int, k_sum int, is_new boolean);
comment on type private.reaching_row is 'Somebody whose score reaches a bound, in the parts that it is made of.';

create or replace function private.scan_ranked(
  p_ask jsonb, p_rules public.matching_rules, p_list bigint, p_low float8, p_low_new float8,
  out ranked bigint, out reaching private.unrounded_row[])
language plpgsql stable set search_path = '' set jit = off set max_parallel_workers_per_gather = 0
as $$
declare
  v_terms private.score_terms := private.score_terms(p_ask, p_rules);
  v_is_new text := format('(p.approved_on > %1$L::date or (p.approved_on > %2$L::date '
    'and p.lists_shown - (p.consultant_id = any (%3$L::uuid[]))::int < %4$s))',
    private.today() - p_rules.newcomer_days, private.today() - p_rules.newcomer_last_day,
    array(select p.consultant_id from private.exposure_places p where p.list_id = p_list),
    p_rules.newcomer_lists);
  v_least text := format('case when %s then (%L::float8[])[1 + %s] else (%L::float8[])[1 + %3$s] end',
    v_is_new, private.least_totals(p_low_new, p_rules), v_terms.k, private.least_totals(p_low, p_rules));
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
    v_terms.credit, v_terms.free, v_terms.rate, v_terms.sector, v_terms.mode, v_terms.k, v_is_new,
    v_terms.is_enough, private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    v_least, p_rules.cap_points / 100.0, private.points_sql(p_ask, p_rules, v_terms),
    private.cheap_tests_sql(v_terms, p_rules), replace(v_terms.fails[2], 'p.free', v_terms.free))
  into ranked, reaching;
end
$$;
comment on function private.scan_ranked is
  'One pass over all profiles: how many are ranked, and those who reach a mutual score (in '
  'ten-thousandths), or another one if they are new. Where the bound lies above the cap, whoever '
  'lacks an essential competency is known to miss it before anything is added up. One flat query, '
  'which a large table''s readers share; only those who reach the bound are carried further.';
