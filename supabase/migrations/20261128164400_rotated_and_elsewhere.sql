-- Somebody whom the turns moved and the newcomer's place moved back stands where the points put them:
-- that is no rotated place.

create or replace function private.rank_consultants (
  p_ask    jsonb,
  p_rules  public.matching_rules,
  p_limit  integer,
  p_offset integer               default 0
)
  returns table (
    place             bigint,
    raw_place         bigint,
    consultant_id     uuid,
    mutual            numeric,
    deficit           numeric,
    is_capped         boolean,
    is_rotated        boolean,
    is_newcomer_place boolean,
    is_new            boolean,
    match_count       bigint,
    mutual_sum        numeric
  )
  language plpgsql
  stable
  rows 20
  set search_path to ''
  set plan_cache_mode to 'force_generic_plan'
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
  select p.place, p.at, p.id, p.m / 10000.0, p.deficit, p.is_capped, coalesce(p.turn <> p.at and p.place <> p.at, false),
    exists (select from newcomer n where n.id = p.id), p.is_new, v_page.ranked, v_page.mutual_sum
  from placed p
  where p.place > p_offset and p.place <= p_offset + p_limit
  order by p.place;
end
$$;
