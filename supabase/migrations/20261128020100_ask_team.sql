-- A team is asked in one command: everybody whose role can be asked about, or nobody.

create function public.ask_team(p_brief_id uuid, p_asks jsonb, p_message text default '')
returns table (brief_role_id uuid, consultant_id uuid, consultant_number int, outcome text)
language plpgsql volatile security definer -- requests has no insert grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
  v_may_buy boolean := private.may_buy_execution(v_brief);
  v_row record;
  v_can_ask boolean := false;
begin
  if v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  for v_row in
    select a.role_id, r.id, r.phase, r.filled_at, a.ids
    from (select x.brief_role_id as role_id, array_agg(distinct x.consultant_id) as ids
      from jsonb_to_recordset(p_asks) x(brief_role_id uuid, consultant_id uuid) group by 1) a
    left join public.brief_roles r on r.id = a.role_id and r.brief_id = p_brief_id
    order by r.position
  loop
    if v_row.id is null then
      perform private.raise_problem(404, 'not_found');
    elsif v_row.filled_at is not null then
      perform private.raise_problem(409, 'role_filled');
    end if;
    return query
      select v_row.id, c.id, c.number, case
        when private.is_execution(v_row.phase) and not v_may_buy then 'waits'
        when exists (select from public.requests q
          where q.brief_role_id = v_row.id and q.consultant_id = c.id) then 'before'
        else 'asked' end
      from public.consultants c where c.id = any (v_row.ids) order by c.number;
    if v_may_buy or not private.is_execution(v_row.phase) then
      perform public.send_requests(v_row.id, v_row.ids, p_message);
      v_can_ask := true;
    end if;
  end loop;
  if not v_can_ask then
    perform private.raise_problem(409, 'strategy_first_role');
  end if;
end
$$;
comment on function public.ask_team is
  'Asks a team about the roles of an open brief, all of them or nobody: p_asks is [{brief_role_id, '
  'consultant_id}]. Each comes back with an outcome: asked, before (they had the request already) or '
  'waits (the role waits for the strategy and nobody is asked about it now). Raises what send_requests '
  'raises: role_filled when somebody was booked meanwhile, strategy_first_role when every role waits.';
grant execute on function public.ask_team to authenticated;

create or replace function public.list_team_candidates(p_brief_id uuid)
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
    where r.brief_id = p_brief_id and r.filled_at is null and private.may_see_ranking(r.id)
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
  'For each role of a brief that nobody is booked for its time and budget, and the 20 best ranked who are not '
  'capped in it, with price, mutual score, free time (working day from, to, percent; counted from the '
  'calendar''s beginning) and, for each requirement, [weight, credit in ten-thousandths, is essential]. '
  'Empty for strangers.';
