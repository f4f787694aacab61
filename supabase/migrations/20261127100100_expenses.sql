-- Expenses: what a consultant lays out for an assignment.

create table public.expenses (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null references public.assignments (id) on delete restrict,
  state text not null default 'submitted'
    check (state in ('submitted', 'approved', 'rejected', 'invoiced')),
  spent_on date not null,
  description text not null check (length(btrim(description)) between 1 and 300),
  net_ore bigint not null check (net_ore between 100 and 100000000),
  reject_reason text check (length(reject_reason) <= 1000),
  version int not null default 1,
  submitted_at timestamptz not null default now(),
  decided_at timestamptz
);
comment on table public.expenses is
  'What a consultant has laid out for an assignment; passed on at cost when the company approves it.';
comment on column public.expenses.net_ore is 'Öre, excluding VAT.';
create index expenses_assignment_id_idx on public.expenses (assignment_id, spent_on);
create index expenses_state_idx on public.expenses (state, spent_on);
revoke all on public.expenses from anon, authenticated;
grant select on public.expenses to authenticated;
alter table public.expenses enable row level security;
create policy expenses_select_party on public.expenses
  for select to authenticated using (
    assignment_id in (select private.my_assignment_ids()) or (select private.is_agency()));

alter table public.state_transitions drop constraint state_transitions_entity_check;
alter table public.state_transitions add constraint state_transitions_entity_check check (entity in (
  'consultant', 'brief', 'request', 'offer', 'assignment', 'timesheet', 'invoice',
  'payment_attempt', 'expense'));
insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('expense', 'submitted', 'approved', 'company'),
  ('expense', 'submitted', 'rejected', 'company'),
  ('expense', 'rejected', 'submitted', 'consultant'),
  ('expense', 'approved', 'invoiced', 'agency');

create function private.move_expense(
  p_row public.expenses, p_to text, p_actor public.actor_role, p_reason text default null,
  p_actor_id uuid default auth.uid())
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_assignment public.assignments;
begin
  perform private.assert_transition('expense', p_row.state, p_to, p_actor);
  update public.expenses set state = p_to, version = version + 1,
    submitted_at = case when p_to = 'submitted' then now() else submitted_at end,
    decided_at = case when p_actor = 'company' then now() else decided_at end,
    reject_reason = case when p_to = 'rejected' then btrim(p_reason) else reject_reason end
  where id = p_row.id;
  select * into v_assignment from public.assignments where id = p_row.assignment_id;
  perform private.record_event('expense', p_row.id, 'expense_' || p_to, p_row.state, p_to, p_actor,
    p_actor_id, p_reason, v_assignment.company_id, v_assignment.consultant_id,
    jsonb_build_object('assignment_id', p_row.assignment_id));
end
$$;
comment on function private.move_expense is 'The only writer of expenses.state; the row is locked by the caller.';

create function public.save_expense(
  p_assignment_id uuid, p_spent_on date, p_description text, p_net_ore bigint, p_id uuid default null)
returns uuid
language plpgsql volatile security definer -- expenses has no write grants
set search_path = ''
as $$
declare
  v_assignment public.assignments;
  v_row public.expenses;
begin
  select * into v_assignment from public.assignments
  where id = p_assignment_id and consultant_id = private.require_consultant() for share;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not v_assignment.during @> p_spent_on or p_spent_on > private.today() then
    perform private.raise_problem(400, 'day_outside_assignment', jsonb_build_object('day', p_spent_on));
  end if;
  if p_id is null then
    insert into public.expenses (assignment_id, spent_on, description, net_ore)
    values (p_assignment_id, p_spent_on, btrim(p_description), p_net_ore) returning * into v_row;
    perform private.record_event('expense', v_row.id, 'expense_submitted', null, 'submitted',
      'consultant', auth.uid(), p_company_id => v_assignment.company_id,
      p_consultant_id => v_assignment.consultant_id,
      p_details => jsonb_build_object('assignment_id', p_assignment_id));
  else
    select * into v_row from public.expenses
    where id = p_id and assignment_id = p_assignment_id for no key update;
    if not found then
      perform private.raise_problem(404, 'not_found');
    end if;
    perform private.move_expense(v_row, 'submitted', 'consultant');
    update public.expenses set spent_on = p_spent_on, description = btrim(p_description),
      net_ore = p_net_ore where id = p_id;
  end if;
  return v_row.id;
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'expense_invalid');
  return null;
end
$$;
comment on function public.save_expense is
  'The consultant hands in an expense, or a rejected one again. The amount is what was laid out, '
  'excluding VAT; the company decides. Codes: day_outside_assignment, expense_invalid.';
grant execute on function public.save_expense to authenticated;

create function public.decide_expense(
  p_expense_id uuid, p_approve boolean, p_reason text default null, p_version int default null)
returns void
language plpgsql volatile security definer -- expenses has no write grants
set search_path = ''
as $$
declare
  v_row public.expenses;
begin
  select e.* into v_row from public.expenses e
  join public.assignments a on a.id = e.assignment_id
  where e.id = p_expense_id and a.company_id in (select private.my_company_ids())
  for no key update of e;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif p_version is not null and v_row.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.move_expense(v_row, case when p_approve then 'approved' else 'rejected' end,
    'company', p_reason);
end
$$;
comment on function public.decide_expense is 'The company approves an expense, or sends it back with a reason.';
grant execute on function public.decide_expense to authenticated;
