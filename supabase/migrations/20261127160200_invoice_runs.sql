-- Invoice runs: many invoices issued by jobs, each in a transaction of its own, from rows that
-- tell what was chosen and what has become of it.

create table public.invoice_runs (
  id uuid primary key default gen_random_uuid(),
  started_by uuid references public.people (user_id) on delete set null,
  started_at timestamptz not null default now()
);
comment on table public.invoice_runs is 'Invoices that somebody chose to issue together.';
create index invoice_runs_started_by_idx on public.invoice_runs (started_by);
create index invoice_runs_started_at_idx on public.invoice_runs (started_at desc);

create table public.invoice_run_items (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references public.invoice_runs (id) on delete restrict,
  position smallint not null check (position > 0),
  company_id uuid not null references public.companies (id) on delete restrict,
  state text not null default 'waiting' check (state in ('waiting', 'issued', 'failed')),
  currency char(3) not null check (currency in ('SEK', 'EUR')),
  payable_ore bigint not null check (payable_ore > 0),
  choice text not null check (length(choice) between 8 and 64),
  invoice_id uuid unique references public.invoices (id) on delete restrict,
  fault text check (fault ~ '^[a-z_]+$'),
  fault_values jsonb not null default '{}',
  done_at timestamptz,
  unique (run_id, position),
  check ((state = 'issued') = (invoice_id is not null)),
  check ((state = 'failed') = (fault is not null)),
  check ((state = 'waiting') = (done_at is null))
);
comment on table public.invoice_run_items is
  'One invoice of a run: waiting, issued, or failed with the code of the reason.';
comment on column public.invoice_run_items.payable_ore is
  'What the person who chose it saw, in hundredths of the currency; another sum is not issued.';
comment on column public.invoice_run_items.choice is
  'Hash of the preview that was chosen, so that the same form posted again finds its run.';
create index invoice_run_items_choice_idx on public.invoice_run_items (choice);
create index invoice_run_items_company_id_idx on public.invoice_run_items (company_id);
create index invoice_run_items_waiting_idx on public.invoice_run_items (run_id)
  where state = 'waiting';

create table public.invoice_run_sources (
  item_id uuid not null references public.invoice_run_items (id) on delete restrict,
  position smallint not null check (position > 0),
  timesheet_id uuid references public.timesheets (id) on delete restrict,
  expense_id uuid references public.expenses (id) on delete restrict,
  primary key (item_id, position),
  check (num_nonnulls(timesheet_id, expense_id) = 1)
);
comment on table public.invoice_run_sources is 'The weeks and expenses that an item is made of.';
create index invoice_run_sources_timesheet_id_idx on public.invoice_run_sources (timesheet_id);
create index invoice_run_sources_expense_id_idx on public.invoice_run_sources (expense_id);

revoke all on public.invoice_runs, public.invoice_run_items, public.invoice_run_sources
  from anon, authenticated;
grant select on public.invoice_runs, public.invoice_run_items, public.invoice_run_sources
  to authenticated;
alter table public.invoice_runs enable row level security;
alter table public.invoice_run_items enable row level security;
alter table public.invoice_run_sources enable row level security;
create policy invoice_runs_select_agency on public.invoice_runs
  for select to authenticated using ((select private.is_agency()));
create policy invoice_run_items_select_agency on public.invoice_run_items
  for select to authenticated using ((select private.is_agency()));
create policy invoice_run_sources_select_agency on public.invoice_run_sources
  for select to authenticated using ((select private.is_agency()));

create function private.lock_run_work(p_timesheet_ids uuid[], p_expense_ids uuid[])
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform from public.timesheets where id = any (p_timesheet_ids) order by id for no key update;
  perform from public.expenses where id = any (p_expense_ids) order by id for no key update;
end
$$;
comment on function private.lock_run_work is
  'Locks weeks and expenses in the order in which issuing locks them.';

create function private.runs_of_work(p_timesheet_ids uuid[], p_expense_ids uuid[])
returns table (run_id uuid, item_id uuid, state text, source_id uuid)
language sql stable set search_path = ''
as $$
  select i.run_id, i.id, i.state, coalesce(s.timesheet_id, s.expense_id)
  from public.invoice_run_sources s
  join public.invoice_run_items i on i.id = s.item_id
  left join public.timesheets t on t.id = s.timesheet_id
  left join public.expenses x on x.id = s.expense_id
  where (s.timesheet_id = any (p_timesheet_ids) or s.expense_id = any (p_expense_ids))
    and (i.state = 'waiting' or i.state = 'issued' and coalesce(t.state, x.state) = 'invoiced')
$$;
comment on function private.runs_of_work is
  'Where weeks and expenses wait to be issued, or have been and are not credited since.';

create function public.start_invoice_run(p_actor uuid, p_items jsonb)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_sheets uuid[];
  v_expenses uuid[];
  v_runs uuid[];
  v_taken bigint;
  v_run uuid := gen_random_uuid();
  v_item record;
  v_id uuid;
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  select array_agg(x::uuid) into v_sheets
  from jsonb_array_elements(p_items) i, jsonb_array_elements_text(i -> 'timesheet_ids') x;
  select array_agg(x::uuid) into v_expenses
  from jsonb_array_elements(p_items) i, jsonb_array_elements_text(i -> 'expense_ids') x;
  v_sheets := coalesce(v_sheets, '{}');
  v_expenses := coalesce(v_expenses, '{}');
  if cardinality(v_sheets) + cardinality(v_expenses) = 0 then
    perform private.raise_problem(409, 'nothing_to_invoice');
  end if;
  perform private.lock_run_work(v_sheets, v_expenses);
  select array_agg(distinct r.run_id), count(*) into v_runs, v_taken
  from private.runs_of_work(v_sheets, v_expenses) r;
  if cardinality(v_runs) = 1 and v_taken = cardinality(v_sheets) + cardinality(v_expenses) then
    return v_runs[1];
  elsif v_taken > 0
    or exists (select from public.timesheets t where t.id = any (v_sheets) and t.state <> 'approved')
    or exists (select from public.expenses x where x.id = any (v_expenses) and x.state <> 'approved')
  then
    perform private.raise_problem(409, 'stale_page');
  end if;
  insert into public.invoice_runs (id, started_by) values (v_run, p_actor);
  for v_item in select i.value, i.ordinality from jsonb_array_elements(p_items) with ordinality i
  loop
    insert into public.invoice_run_items (run_id, position, company_id, currency, payable_ore, choice)
    values (v_run, v_item.ordinality, (v_item.value ->> 'company_id')::uuid,
      v_item.value ->> 'currency', (v_item.value ->> 'payable_ore')::bigint, v_item.value ->> 'choice')
    returning id into v_id;
    insert into public.invoice_run_sources (item_id, position, timesheet_id, expense_id)
    select v_id, row_number() over (), s.sheet, s.expense from (
      select x::uuid as sheet, null::uuid as expense
      from jsonb_array_elements_text(v_item.value -> 'timesheet_ids') x
      union all
      select null, x::uuid from jsonb_array_elements_text(v_item.value -> 'expense_ids') x) s;
    perform private.enqueue('issue_run_item', jsonb_build_object('item_id', v_id), 'run_' || v_id);
  end loop;
  perform private.record_event('invoice_run', v_run, 'invoice_run_started', null, null, 'agency',
    p_actor, p_details => jsonb_build_object('invoices', jsonb_array_length(p_items)));
  return v_run;
end
$$;
comment on function public.start_invoice_run is
  'Takes down what is to be issued, [{company_id, timesheet_ids, expense_ids, currency, '
  'payable_ore, choice}], and adds a job for each. The same choice once more, by whomever, gives the run '
  'that has it already; one that overlaps another run is a stale_page. Service role only.';
grant execute on function public.start_invoice_run to service_role;

create function public.issue_run_item(p_item_id uuid, p_invoice jsonb)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_item public.invoice_run_items;
  v_invoice public.invoices;
  v_id uuid;
  v_sheets uuid[];
  v_expenses uuid[];
begin
  select * into v_item from public.invoice_run_items where id = p_item_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_item.state <> 'waiting' then
    return v_item.invoice_id;
  end if;
  select coalesce(array_agg(s.timesheet_id) filter (where s.timesheet_id is not null), '{}'),
    coalesce(array_agg(s.expense_id) filter (where s.expense_id is not null), '{}')
  into v_sheets, v_expenses from public.invoice_run_sources s where s.item_id = p_item_id;
  v_id := public.issue_invoice(
    (select r.started_by from public.invoice_runs r where r.id = v_item.run_id),
    v_sheets, p_invoice, v_expenses);
  select * into v_invoice from public.invoices where id = v_id;
  if v_invoice.total_ore + v_invoice.rounding_ore <> v_item.payable_ore
    or v_invoice.currency <> v_item.currency then
    perform private.raise_problem(409, 'preview_differs');
  end if;
  update public.invoice_run_items set state = 'issued', invoice_id = v_invoice.id, done_at = now()
  where id = p_item_id;
  return v_invoice.id;
end
$$;
comment on function public.issue_run_item is
  'Issues an item''s invoice and notes it, in one transaction: a crash leaves both or neither. An '
  'item that is done gives what it gave. Codes: those of issue_invoice, preview_differs. Service '
  'role only.';
grant execute on function public.issue_run_item to service_role;

create function public.fail_run_item(p_item_id uuid, p_fault text, p_values jsonb)
returns void
language sql volatile security definer -- the tables have no write grants
set search_path = ''
as $$
  update public.invoice_run_items
  set state = 'failed', fault = p_fault, fault_values = p_values, done_at = now()
  where id = p_item_id and state = 'waiting'
$$;
comment on function public.fail_run_item is
  'Notes why an item could not be issued; an item that is done stays as it is. Service role only.';
grant execute on function public.fail_run_item to service_role;

create function public.retry_invoice_run(p_run_id uuid)
returns void
language plpgsql volatile security definer -- the tables have no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_item record;
  v_sheets uuid[];
  v_expenses uuid[];
begin
  if not exists (select from public.invoice_runs where id = p_run_id) then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform from public.invoice_run_items where run_id = p_run_id and state <> 'issued'
  order by id for no key update;
  select coalesce(array_agg(s.timesheet_id) filter (where s.timesheet_id is not null), '{}'),
    coalesce(array_agg(s.expense_id) filter (where s.expense_id is not null), '{}')
  into v_sheets, v_expenses
  from public.invoice_run_sources s join public.invoice_run_items i on i.id = s.item_id
  where i.run_id = p_run_id and i.state <> 'issued';
  perform private.lock_run_work(v_sheets, v_expenses);
  for v_item in
    update public.invoice_run_items i
    set state = 'waiting', fault = null, fault_values = '{}', done_at = null
    where i.run_id = p_run_id and i.state <> 'issued' and not exists (
      -- What another run has taken meanwhile is that run's.
      select from private.runs_of_work(v_sheets, v_expenses) r
      join public.invoice_run_sources s on coalesce(s.timesheet_id, s.expense_id) = r.source_id
      where s.item_id = i.id and r.item_id <> i.id)
    returning i.id
  loop
    perform private.enqueue('issue_run_item', jsonb_build_object('item_id', v_item.id),
      'run_' || v_item.id);
  end loop;
  perform private.record_event('invoice_run', p_run_id, 'invoice_run_retried', null, null, 'agency',
    v_actor);
end
$$;
comment on function public.retry_invoice_run is
  'Agency: tries what failed or still waits once more. What was issued stays issued.';
grant execute on function public.retry_invoice_run to authenticated;
