-- Teams for a brief with several roles: the candidates, in one call. The teams themselves are found
-- by pure arithmetic over at most 20 candidates a role (src/lib/domain/matching/teams.ts).

create function private.team_candidates(p_ask jsonb, p_rules public.matching_rules)
returns table (consultant_id uuid, place bigint, mutual numeric)
language plpgsql stable set search_path = ''
as $$
begin
  return query
    select r.consultant_id, r.place, r.mutual from private.rank_consultants(p_ask, p_rules, 100) r
    where not r.is_capped order by r.place limit 20;
  -- Most rankings hold 20 uncapped ones near the top; only else is the whole order asked for.
  if (select count(*) from private.rank_consultants(p_ask, p_rules, 100) r where not r.is_capped) < 20 then
    return query
      select r.consultant_id, r.place, r.mutual from private.rank_consultants(p_ask, p_rules, 1000000) r
      where not r.is_capped and r.place > 100 order by r.place limit 20;
  end if;
end
$$;
comment on function private.team_candidates is 'At least the 20 best ranked who are not capped in the role, when there are as many.';

create function public.list_team_candidates(p_brief_id uuid)
returns table (brief_role_id uuid, role_id text, budget_ore bigint, times jsonb, consultant_id uuid,
  consultant_number int, rate_ore bigint, mutual numeric, spans smallint[], credits jsonb)
language plpgsql stable security definer -- reads profiles the company may not read itself
set search_path = ''
as $$
declare
  v_rules public.matching_rules := private.rules_in_force();
begin
  return query
  with roles as materialized (
    select r.id, r.role_id, r.position, r.budget_rate_ore, private.match_ask(r.id) as ask
    from public.brief_roles r
    where r.brief_id = p_brief_id and private.may_see_ranking(r.id)
  ), candidates as materialized (
    select r.id, r.ask, t.consultant_id, t.place, t.mutual
    from roles r cross join lateral (
      select c.* from private.team_candidates(r.ask, v_rules) c order by c.place limit 20) t
  ), credits as (
    select g.id, c.consultant_id, jsonb_agg(jsonb_build_array(c.weight, c.credit, c.tier = 3) order by c.at) as rows
    from (select k.id, (array_agg(k.ask))[1] as ask, array_agg(k.consultant_id) as ids
      from candidates k group by k.id) g
    cross join lateral private.credit_rows(g.ask, v_rules, g.ids) c
    group by g.id, c.consultant_id
  )
  select r.id, r.role_id, r.budget_rate_ore, r.ask -> 'times', k.consultant_id, c.number,
    c.wished_rate_ore, k.mutual, p.spans, w.rows
  from roles r
  left join candidates k on k.id = r.id
  left join public.consultants c on c.id = k.consultant_id
  left join private.match_profiles p on p.consultant_id = k.consultant_id
  left join credits w on w.id = k.id and w.consultant_id = k.consultant_id
  order by r.position, k.place;
end
$$;
comment on function public.list_team_candidates is
  'For each role of a brief its time and budget, and the 20 best ranked who are not capped in it, with price, '
  'mutual score, free time (working day from, to, percent; counted from the calendar''s beginning) '
  'and, for each requirement, [weight, credit in ten-thousandths, is essential]. Empty for strangers.';
grant execute on function public.list_team_candidates to authenticated;
