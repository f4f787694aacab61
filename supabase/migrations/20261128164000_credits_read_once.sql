-- The explained rows of a list took a third of its time at 1,000 consultants; most of that was
-- reading the same neighbours out of JSON for each person. They are read once for each requirement.

create or replace function private.credit_rows(p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns table (consultant_id uuid, at bigint, id text, need int, tier int, is_must boolean,
  rarity int, weight bigint, credits int[], have int, direct int, credit int,
  related_id text, related_have int, similarity int)
language plpgsql stable rows 240
set search_path = ''
as $$
begin
  return query
  with wanted as materialized (
      select * from private.requirement_rows(p_ask, p_rules)
    ), people as materialized (
      select p.consultant_id, p.levels from private.match_profiles p where p.consultant_id = any (p_ids)
    ), neighbours as materialized (
      select w.at, w.credits, n ->> 'id' as id, (n ->> 'slot')::int as slot, (n ->> 'similarity')::int as similarity
      from wanted w cross join jsonb_array_elements(w.related) n
    ), nearest as (
      select distinct on (p.consultant_id, n.at) p.consultant_id, n.at, n.id, n.similarity,
        get_byte(p.levels, n.slot) as have,
        n.similarity * n.credits[1 + get_byte(p.levels, n.slot)] / 100 as credit
      from people p cross join neighbours n
      order by p.consultant_id, n.at, credit desc, n.similarity desc, n.id
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
