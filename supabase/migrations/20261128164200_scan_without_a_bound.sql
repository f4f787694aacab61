-- Where nothing bounds what is carried, as in a small pool, the pass leaves that test out: it had
-- every credit added up twice, and made the pass longer to plan than to run.

create or replace function private.scan_ranked(
  p_ask jsonb, p_rules public.matching_rules, p_terms private.score_terms, p_list bigint,
  p_low float8, p_low_new float8, out ranked bigint, out reaching private.unrounded_row[])
language plpgsql stable
set search_path = ''
set jit = off
set max_parallel_workers_per_gather = 0
as $$
declare
  v_is_new text := format('(p.approved_on > %1$L::date or (p.approved_on > %2$L::date '
    'and p.lists_shown - (p.consultant_id = any (%3$L::uuid[]))::int < %4$s))',
    private.today() - p_rules.newcomer_days, private.today() - p_rules.newcomer_last_day,
    array(select p.consultant_id from private.exposure_places p where p.list_id = p_list),
    p_rules.newcomer_lists);
  v_least text;
  v_reaches text := '';
begin
  if greatest(p_low, p_low_new) >= 0 then
    v_least := format('case when %s then (%L::float8[])[1 + %s] else (%L::float8[])[1 + %3$s] end',
      v_is_new, private.least_totals(p_low_new, p_rules), p_terms.k, private.least_totals(p_low, p_rules));
    v_reaches := format('filter (where (%s or %s <= %s) and %s >= %2$s)', p_terms.is_enough, v_least,
      p_rules.cap_points / 100.0, private.points_sql(p_ask, p_rules, p_terms));
  end if;
  execute format($sql$
    select s.ranked, (select array_agg(row(b.id, %9$s, b.credit, b.free, b.is_new)::private.unrounded_row)
      from (select b.*, %10$s as t from unnest(s.reaching) b offset 0) b)
    from (
      select count(*) as ranked,
        array_agg(row(p.consultant_id, %1$s, %2$s, %3$s, %4$s, %5$s, %6$s, %7$s)::private.reaching_row) %8$s as reaching
      from private.match_profiles p
      where %11$s and not (%12$s)
    ) s $sql$,
    p_terms.credit, p_terms.free, p_terms.rate, p_terms.sector, p_terms.mode, p_terms.k, v_is_new,
    v_reaches, private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    private.cheap_tests_sql(p_terms, p_rules), replace(p_terms.fails[2], 'p.free', p_terms.free))
  into ranked, reaching;
end
$$;
