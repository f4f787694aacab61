-- Whether a role is execution is for the catalogue to say; the phase that a buyer puts it under is not enough.

create function public.list_early_phases()
returns table (role_id text, phases text[])
language sql stable set search_path = ''
as $$
  select r.id, array(
    select p.phase
    from unnest(array['strategy', 'organise', 'measure']) with ordinality as p (phase, at)
    where not r.phases && array['run', 'experiment']
      or (p.phase = any (r.phases) and r.phases[1] not in ('run', 'experiment'))
      or exists (
        select from jsonb_array_elements(d.data -> 'roleRules') as x (rule)
        where x.rule ->> 'role' = r.id and x.rule ->> 'phase' = p.phase)
    order by p.at)
  from public.roles r
  left join lateral (
    select v.data from public.diagnosis_versions v
    where v.activated_at <= now()
    order by v.activated_at desc, v.version desc
    limit 1) d on true
$$;
comment on function public.list_early_phases is
  'For each role of the catalogue, the phases that it may be bought in before there is a strategy; in '
  'every other phase it counts as execution (decision 0015). A role that never executes: all three. A '
  'role whose work begins with execution: none. The others: their own phases before execution. Also the '
  'phases in which the needs analysis in use recommends the role.';
grant execute on function public.list_early_phases to authenticated;

create function private.is_execution(p_role_id text, p_phase text)
returns boolean
language sql stable set search_path = ''
as $$
  select not exists (select from public.list_early_phases() e
    where e.role_id = p_role_id and p_phase = any (e.phases))
$$;
comment on function private.is_execution(text, text) is
  'Whether a strategy must come before a role in a phase.';

create or replace function private.assert_brief_ready(p_brief public.briefs)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_execution date;
  v_strategy date;
begin
  perform private.assert_brief_goals(p_brief);
  select min(w.starts) filter (where w.is_execution),
    min(w.starts) filter (where w.phase = 'strategy' and not w.is_execution)
  into v_execution, v_strategy
  from (
    select r.phase, private.is_execution(r.role_id, r.phase) as is_execution,
      (select min(lower(t.during)) from public.brief_role_times t where t.brief_role_id = r.id) as starts
    from public.brief_roles r
    where r.brief_id = p_brief.id) w;
  if v_execution is null or v_strategy <= v_execution or private.may_buy_execution(p_brief) then
    return;
  end if;
  perform private.raise_problem(409, 'strategy_first', private.strategy_standing(p_brief.company_id));
end
$$;

create or replace function private.assert_role_may_start(p_role public.brief_roles)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_brief public.briefs;
begin
  select * into v_brief from public.briefs where id = p_role.brief_id;
  if private.is_execution(p_role.role_id, p_role.phase) and not private.may_buy_execution(v_brief) then
    perform private.raise_problem(409, 'strategy_first_role');
  end if;
end
$$;

create or replace function public.ask_team(p_brief_id uuid, p_asks jsonb, p_message text default '')
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
    select a.role_id, r.id, private.is_execution(r.role_id, r.phase) as is_execution, r.filled_at, a.ids
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
        when v_row.is_execution and not v_may_buy then 'waits'
        when exists (select from public.requests q
          where q.brief_role_id = v_row.id and q.consultant_id = c.id) then 'before'
        else 'asked' end
      from public.consultants c where c.id = any (v_row.ids) order by c.number;
    if v_may_buy or not v_row.is_execution then
      perform public.send_requests(v_row.id, v_row.ids, p_message);
      v_can_ask := true;
    end if;
  end loop;
  if not v_can_ask then
    perform private.raise_problem(409, 'strategy_first_role');
  end if;
end
$$;

drop function private.is_execution(text);
