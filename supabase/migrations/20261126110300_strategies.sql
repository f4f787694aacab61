-- Strategies a company has decided on, and the gate that asks for one before execution is bought.

create table public.strategies (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id) on delete restrict,
  form_key uuid unique,
  title text not null check (length(btrim(title)) between 3 and 120),
  summary text not null check (length(btrim(summary)) between 20 and 4000),
  approved_by_name text not null check (length(btrim(approved_by_name)) between 2 and 120),
  approved_by_title text not null check (length(btrim(approved_by_title)) between 2 and 120),
  approved_on date not null check (approved_on >= '2000-01-01'),
  registered_by uuid references public.people (user_id) on delete set null,
  registered_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table public.strategies is
  'A strategy that a company''s management has approved, as the company''s owner registered it.';
comment on column public.strategies.approved_by_name is 'The person who decided; not necessarily a user.';
comment on column public.strategies.ended_at is 'When it stopped being in force; null while it is.';
create index strategies_company_id_idx on public.strategies (company_id, approved_on desc);
create index strategies_registered_by_idx on public.strategies (registered_by);
revoke all on public.strategies from anon, authenticated;
grant select on public.strategies to authenticated;
alter table public.strategies enable row level security;
create policy strategies_select_member on public.strategies
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));

create function public.register_strategy(p_company_id uuid, p jsonb, p_form_key uuid default null)
returns uuid
language plpgsql volatile security definer -- strategies has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_member(p_company_id, true);
  v_id uuid;
begin
  if (p ->> 'approved_on')::date > private.today() then
    perform private.raise_problem(400, 'strategy_not_approved_yet');
  end if;
  insert into public.strategies (company_id, form_key, title, summary, approved_by_name,
    approved_by_title, approved_on, registered_by)
  values (p_company_id, p_form_key, btrim(p ->> 'title'), btrim(p ->> 'summary'),
    btrim(p ->> 'approved_by_name'), btrim(p ->> 'approved_by_title'),
    (p ->> 'approved_on')::date, v_user)
  on conflict (form_key) do nothing
  returning id into v_id;
  if v_id is null then
    return (select s.id from public.strategies s
      where s.form_key = p_form_key and s.company_id = p_company_id);
  end if;
  perform private.record_event('strategy', v_id, 'strategy_registered', null, null, 'company',
    v_user, p_company_id => p_company_id);
  return v_id;
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'strategy_invalid');
    return null;
end
$$;
comment on function public.register_strategy is
  'An owner registers a strategy that management has approved: {title, summary, approved_by_name, '
  'approved_by_title, approved_on}. The same form key registers once. Raises owner_only, '
  'strategy_not_approved_yet, strategy_invalid.';
grant execute on function public.register_strategy to authenticated;

create function public.end_strategy(p_strategy_id uuid)
returns void
language plpgsql volatile security definer -- strategies has no update grant
set search_path = ''
as $$
declare
  v_row public.strategies;
begin
  select * into v_row from public.strategies where id = p_strategy_id for no key update;
  perform private.require_member(v_row.company_id, true);
  if v_row.ended_at is not null then
    return;
  end if;
  update public.strategies set ended_at = now() where id = v_row.id;
  perform private.record_event('strategy', v_row.id, 'strategy_ended', null, null, 'company',
    auth.uid(), p_company_id => v_row.company_id);
end
$$;
comment on function public.end_strategy is
  'An owner says that a strategy is no longer in force; again changes nothing. What was opened '
  'under it stays open.';
grant execute on function public.end_strategy to authenticated;

-- ---------------------------------------------------------------------------------------------
-- The gate
-- ---------------------------------------------------------------------------------------------

create table public.brief_gate_overrides (
  brief_id uuid primary key references public.briefs (id) on delete cascade,
  name text not null check (length(btrim(name)) between 2 and 120),
  title text not null check (length(btrim(title)) between 2 and 120),
  reason text not null check (length(btrim(reason)) between 40 and 2000),
  given_by uuid references public.people (user_id) on delete set null,
  given_at timestamptz not null default now()
);
comment on table public.brief_gate_overrides is
  'Why a company buys execution before it has a strategy, and who answers for it. The agency and '
  'every consultant who is asked may read it.';
create index brief_gate_overrides_given_by_idx on public.brief_gate_overrides (given_by);
revoke all on public.brief_gate_overrides from anon, authenticated;
grant select on public.brief_gate_overrides to authenticated;
alter table public.brief_gate_overrides enable row level security;
create policy brief_gate_overrides_select_party on public.brief_gate_overrides
  for select to authenticated using (brief_id in (select b.id from public.briefs b));
create trigger brief_gate_overrides_refuse_change
  before update or delete on public.brief_gate_overrides
  for each row
  when (pg_trigger_depth() = 0)
  execute function private.refuse_change();
comment on trigger brief_gate_overrides_refuse_change on public.brief_gate_overrides is
  'Depth above 0 is the foreign key that forgets a deleted person.';

create function private.strategy_threshold()
returns numeric
language sql stable set search_path = ''
as $$
  select (p.item -> 'when' ->> 'value')::numeric
  from public.diagnosis_versions v, jsonb_array_elements(v.data -> 'profiles') as p (item)
  where p.item -> 'when' ->> 'dim' = 'strategy' and p.item -> 'when' ->> 'op' = '<'
    and v.activated_at <= now()
  order by v.activated_at desc, v.version desc
  limit 1
$$;
comment on function private.strategy_threshold is
  'Per cent of the strategy dimension below which the needs analysis in use says: strategy first '
  '(the condition of its foundation profile). Null without an analysis to read.';

create function private.strategy_standing(p_company_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'strategy_id', s.id, 'percent', l.percent, 'threshold', t.threshold,
    'is_met', s.id is not null or coalesce(l.percent >= t.threshold, false))
  from (select private.latest_strategy_percent(p_company_id) as percent) l
  cross join (select private.strategy_threshold() as threshold) t
  left join lateral (
    select s.id from public.strategies s
    where s.company_id = p_company_id and s.ended_at is null
    order by s.approved_on desc, s.id limit 1) s on true
$$;
comment on function private.strategy_standing is
  'Whether a company may buy execution: an approved strategy in force, or an analysis that reaches '
  'the threshold (decision 0015).';

create function public.get_strategy_standing(p_company_id uuid)
returns jsonb
language plpgsql stable security definer -- sums up analyses that not every reader may see
set search_path = ''
as $$
begin
  if not private.is_agency() then
    perform private.require_member(p_company_id);
  end if;
  return private.strategy_standing(p_company_id);
end
$$;
comment on function public.get_strategy_standing is
  'For a company''s members and the agency: {strategy_id, percent, threshold, is_met}; percent is '
  'null without an analysis.';
grant execute on function public.get_strategy_standing to authenticated;

create function private.is_execution(p_phase text)
returns boolean
language sql immutable set search_path = ''
as $$ select p_phase in ('run', 'experiment') $$;
comment on function private.is_execution is 'Phases that a strategy must come before.';

create function private.may_buy_execution(p_brief public.briefs)
returns boolean
language plpgsql volatile set search_path = ''
as $$
begin
  -- Whoever ends a strategy meanwhile waits until this is decided.
  perform from public.strategies s
  where s.company_id = p_brief.company_id and s.ended_at is null for share;
  return (private.strategy_standing(p_brief.company_id) ->> 'is_met')::boolean
    or exists (select from public.brief_gate_overrides o where o.brief_id = p_brief.id);
end
$$;
comment on function private.may_buy_execution is
  'Whether execution may be bought with a brief now: a strategy, an analysis, or a reason given.';

create function private.assert_brief_ready(p_brief public.briefs)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_execution date;
  v_strategy date;
begin
  perform private.assert_brief_goals(p_brief);
  select min(lower(t.during)) filter (where private.is_execution(r.phase)),
    min(lower(t.during)) filter (where r.phase = 'strategy')
  into v_execution, v_strategy
  from public.brief_roles r
  join public.brief_role_times t on t.brief_role_id = r.id
  where r.brief_id = p_brief.id;
  if v_execution is null or v_strategy <= v_execution or private.may_buy_execution(p_brief) then
    return;
  end if;
  perform private.raise_problem(409, 'strategy_first', private.strategy_standing(p_brief.company_id));
end
$$;
comment on function private.assert_brief_ready is
  'What an open brief must have: goals, and a strategy before execution. A brief that itself begins '
  'with a strategy role may be open; its other roles wait (assert_role_may_start).';

create function private.assert_role_may_start(p_role public.brief_roles)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_brief public.briefs;
begin
  select * into v_brief from public.briefs where id = p_role.brief_id;
  if private.is_execution(p_role.phase) and not private.may_buy_execution(v_brief) then
    perform private.raise_problem(409, 'strategy_first_role');
  end if;
end
$$;
comment on function private.assert_role_may_start is
  'Nobody is asked about an execution role before there is a strategy, or a reason to go on without.';

create function public.override_strategy_gate(p_brief_id uuid, p_name text, p_title text, p_reason text)
returns void
language plpgsql volatile security definer -- brief_gate_overrides has no insert grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
begin
  if v_brief.state not in ('draft', 'open') then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  insert into public.brief_gate_overrides (brief_id, name, title, reason, given_by)
  values (p_brief_id, btrim(p_name), btrim(p_title), btrim(p_reason), auth.uid())
  on conflict (brief_id) do nothing;
  if found then
    perform private.record_event('brief', p_brief_id, 'brief_gate_overridden', null, null,
      'company', auth.uid(), p_reason, p_company_id => v_brief.company_id,
      p_details => jsonb_build_object('name', btrim(p_name), 'title', btrim(p_title)));
  end if;
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'gate_reason_invalid');
end
$$;
comment on function public.override_strategy_gate is
  'A member notes who has decided to go on without a strategy, and why (40–2,000 characters). The '
  'first reason stands. Raises gate_reason_invalid, brief_closed.';
grant execute on function public.override_strategy_gate to authenticated;
