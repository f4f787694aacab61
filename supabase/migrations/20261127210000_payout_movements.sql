-- The bank's debits and the payouts that they carried out.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('payout', 'sent', 'paid', 'system'),
  ('payout_run', 'sent', 'closed', 'system'),
  ('bank_transaction', 'waiting', 'outgoing', 'agency'),
  ('bank_transaction', 'outgoing', 'waiting', 'agency');

alter table public.bank_transactions
  add column payment_references text[] not null default '{}';
comment on column public.bank_transactions.payment_references is
  'Identities that whoever ordered a payment gave it, as the bank hands them back: EndToEndId, InstrId, '
  'PmtInfId and MsgId.';
alter table public.bank_transactions drop constraint bank_transactions_waiting_for_check;
alter table public.bank_transactions add constraint bank_transactions_waiting_for_check
  check (waiting_for in ('reference_missing', 'reference_unknown', 'parts_do_not_add_up', 'other_currency',
    'maybe_known', 'reversal', 'taken_back', 'payout_differs', 'payout_not_awaited', 'payout_maybe'));

create table public.payout_movements (
  id uuid primary key default gen_random_uuid(),
  payout_id uuid not null references public.payouts (id) on delete restrict,
  bank_transaction_id uuid not null references public.bank_transactions (id) on delete restrict,
  matched_by uuid references public.people (user_id) on delete set null,
  matched_at timestamptz not null default now(),
  is_live boolean not null default true
);
comment on table public.payout_movements is
  'The debit that a payment left the account with; a debit of a whole file carries many. It books nothing.';
comment on column public.payout_movements.matched_by is 'Null when a program read the file and the reference decided.';
comment on column public.payout_movements.is_live is 'False when a person has taken the match back.';
-- By an expression: an API that reads the catalogue may take a partial unique index for one to one.
create unique index payout_movements_once_key
  on public.payout_movements ((case when is_live then payout_id end));
create index payout_movements_payout_id_idx on public.payout_movements (payout_id);
create index payout_movements_bank_transaction_id_idx on public.payout_movements (bank_transaction_id);
create index payout_movements_matched_by_idx on public.payout_movements (matched_by);
revoke all on public.payout_movements from anon, authenticated;
grant select on public.payout_movements to authenticated;
alter table public.payout_movements enable row level security;
create policy payout_movements_select_agency on public.payout_movements
  for select to authenticated using ((select private.is_agency()));
create trigger payout_movements_freeze before update or delete on public.payout_movements
  for each row when (pg_trigger_depth() = 0) execute function private.freeze_payout_part();

-- ---------------------------------------------------------------------------------------------
-- What the bank's own file says without a person is done by the system
-- ---------------------------------------------------------------------------------------------

drop function private.move_payout_run(public.payout_runs, text, uuid, text);
create function private.move_payout_run(
  p_row public.payout_runs, p_to text, p_actor uuid, p_reason text default null, p_details jsonb default '{}')
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_role public.actor_role := case when p_actor is null then 'system' else 'agency' end;
begin
  perform private.assert_transition('payout_run', p_row.state, p_to, v_role);
  update public.payout_runs set state = p_to,
    approved_by = case when p_to = 'approved' then p_actor else approved_by end,
    approved_at = case when p_to = 'approved' then now() else approved_at end
  where id = p_row.id;
  perform private.record_event('payout_run', p_row.id, 'payout_run_' || p_to, p_row.state, p_to, v_role,
    p_actor, p_reason, p_details => jsonb_build_object('number', p_row.number) || p_details);
end
$$;
comment on function private.move_payout_run is
  'The only writer of payout_runs.state; the row is locked by the caller. Without a person it is the system.';

create or replace function private.move_payout(
  p_row public.payouts, p_to text, p_actor uuid, p_paid_on date default null, p_code text default null,
  p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_role public.actor_role := case when p_actor is null then 'system' else 'agency' end;
begin
  perform private.assert_transition('payout', p_row.state, p_to, v_role);
  update public.payouts set state = p_to, sent_at = case when p_to = 'sent' then now() else sent_at end,
    paid_on = case when p_to = 'paid' then p_paid_on else paid_on end,
    bank_code = coalesce(p_code, bank_code), bank_reason = coalesce(p_reason, bank_reason)
  where id = p_row.id;
  if p_to in ('removed', 'rejected') then
    update public.payout_parts set is_live = false where payout_id = p_row.id;
  end if;
  perform private.record_event('payout', p_row.id, 'payout_' || p_to, p_row.state, p_to, v_role, p_actor,
    p_reason, p_consultant_id => case when p_to not in ('removed') then p_row.consultant_id end,
    p_details => jsonb_build_object('amount_ore', p_row.amount_ore, 'run_id', p_row.run_id));
end
$$;
comment on function private.move_payout is
  'The only writer of payouts.state; what is removed or rejected is owed again. The row is locked by '
  'the caller. Without a person it is the system.';

-- ---------------------------------------------------------------------------------------------
-- Matching
-- ---------------------------------------------------------------------------------------------

create function private.runs_named(p_references text[])
returns setof uuid
language sql stable set search_path = ''
as $$
  -- The block of kronor in a file is called as the file and its currency.
  select f.run_id from public.payout_files f
  where f.message_id in (select regexp_replace(r, '-SEK$', '') from unnest(p_references) r)
$$;
comment on function private.runs_named is
  'Runs whose file (MsgId) or block of payments (PmtInfId) some references name.';

create function private.payouts_named(p_references text[])
returns setof public.payouts
language sql stable set search_path = ''
as $$
  with own as (select p.* from public.payouts p where p.end_to_end_id = any (p_references)),
  of_run as (select p.* from public.payouts p where p.run_id in (select private.runs_named(p_references)))
  select o.* from own o
  union all
  select r.* from of_run r where not exists (select from own)
    and (r.state in ('sent', 'paid') or not exists (select from of_run x where x.state in ('sent', 'paid')))
$$;
comment on function private.payouts_named is
  'The payments that some references name by EndToEndId; else those of the run whose file or block they '
  'name: what the bank has carried out of it, or all when it has carried out nothing.';

create function private.payouts_differ(p_movement public.bank_transactions, p_ids uuid[])
returns text
language sql stable set search_path = ''
as $$
  select case
    when count(p.id) < cardinality(p_ids) or bool_or(p.state not in ('sent', 'paid') or m.id is not null)
      then 'payout_not_awaited'
    when sum(p.amount_ore) is distinct from -p_movement.amount_ore or p_movement.currency <> 'SEK'
      then 'payout_differs' end
  from public.payouts p
  left join public.payout_movements m on m.payout_id = p.id and m.is_live
  where p.id = any (p_ids)
$$;
comment on function private.payouts_differ is
  'Why a debit is not that of some payments: payout_not_awaited (one is not with the bank, was refused, or '
  'has a debit already) or payout_differs (their sum is another); null when it is.';

create function private.settle_payouts(p_movement public.bank_transactions, p_ids uuid[], p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_role public.actor_role := case when p_actor is null then 'system' else 'agency' end;
  v_id uuid;
begin
  insert into public.payout_movements (payout_id, bank_transaction_id, matched_by)
  select x, p_movement.id, p_actor from unnest(p_ids) x order by x;
  update public.bank_transactions set state = 'outgoing', waiting_for = null
  where id = p_movement.id and state = 'waiting';
  perform private.record_event('bank_transaction', p_movement.id, 'bank_transaction_outgoing',
    nullif(p_movement.state, 'outgoing'), case when p_movement.state = 'waiting' then 'outgoing' end,
    v_role, p_actor);
  for v_id in select x from unnest(p_ids) x order by x
  loop
    perform private.conclude_payout(v_id, 'paid', p_movement.booked_on, 'CAMT', null, p_actor);
  end loop;
  for v_id in select distinct p.run_id from public.payouts p where p.id = any (p_ids) order by 1
  loop
    perform private.close_when_done(v_id, p_actor);
  end loop;
end
$$;
comment on function private.settle_payouts is
  'Keeps which debit some payments left with. Those that wait for the bank are paid on its day and booked; '
  'those that are paid already only get the link. Runs and movement are locked by the caller.';

create function private.match_payouts_of_file(p_file_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.bank_transactions;
  v_ids uuid[];
  v_why text;
begin
  for v_row in
    select * from public.bank_transactions t
    where t.file_id = p_file_id and t.state = 'outgoing' and t.amount_ore < 0 and not t.is_reversal
      and t.payment_references <> '{}'
    order by t.position
  loop
    v_ids := array(select n.id from private.payouts_named(v_row.payment_references) n order by n.id);
    continue when v_ids = '{}';
    v_why := private.payouts_differ(v_row, v_ids);
    if v_why is null then
      perform private.settle_payouts(v_row, v_ids, p_actor);
    else
      update public.bank_transactions set state = 'waiting', waiting_for = v_why where id = v_row.id;
    end if;
  end loop;
  with awaited as materialized (
    select p.run_id, p.amount_ore, r.pay_on + 30 as until,
      least(r.pay_on, (p.sent_at at time zone 'Europe/Stockholm')::date) as since
    from public.payouts p
    join public.payout_runs r on r.id = p.run_id
    where p.state in ('sent', 'paid') and not exists (
      select from public.payout_movements m where m.payout_id = p.id and m.is_live)),
  sums as (
    select a.amount_ore, a.since, a.until from awaited a
    union all
    select sum(a.amount_ore), min(a.since), a.until from awaited a group by a.run_id, a.until)
  update public.bank_transactions t set state = 'waiting', waiting_for = 'payout_maybe'
  where t.file_id = p_file_id and t.state = 'outgoing' and t.amount_ore < 0 and not t.is_reversal
    and t.payment_references = '{}' and exists (
      select from sums s where s.amount_ore = -t.amount_ore
        and t.booked_on between s.since and s.until);
end
$$;
comment on function private.match_payouts_of_file is
  'Debits of a file that name payments of ours, and come to what they are, are theirs; those that name '
  'them and do not, or name nothing and have the amount of one, wait for a person.';

create or replace function private.import_statement(p_actor uuid, p_file jsonb, p_statement jsonb)
returns public.bank_files
language plpgsql volatile set search_path = ''
as $$
declare
  v_rows jsonb := p_statement -> 'transactions';
  v_account public.bank_accounts;
  v_file public.bank_files;
  v_row record;
begin
  -- Files about one account are read one after the other.
  select * into v_account from public.bank_accounts
  where id = (p_statement ->> 'account_id')::uuid for no key update;
  if v_account.id is null then
    perform private.raise_problem(404, 'bank_account_unknown');
  elsif p_statement ->> 'currency' <> v_account.currency then
    perform private.raise_problem(409, 'bank_currency_differs', jsonb_build_object(
      'account', v_account.currency, 'file', p_statement ->> 'currency'));
  end if;
  insert into public.bank_files (account_id, sha256, name, format, message_id, from_day, to_day,
    pending_count, imported_by)
  values (v_account.id, p_file ->> 'sha256', p_file ->> 'name', p_statement ->> 'format',
    p_statement ->> 'message_id', (p_statement ->> 'from_day')::date, (p_statement ->> 'to_day')::date,
    (p_statement ->> 'pending_count')::int, p_actor)
  on conflict (sha256, account_id) do nothing returning * into v_file;
  if v_file.id is null then
    return null;
  end if;
  insert into public.bank_transactions (file_id, account_id, position, duplicate_key, booked_on, amount_ore,
    currency, payer_name, payer_number, payer_iban, stated, message, bank_reference, is_reversal,
    payment_references, state, waiting_for)
  select v_file.id, v_account.id, x.position, x.duplicate_key, x.booked_on, x.amount_ore, v_account.currency,
    x.payer_name, x.payer_number, x.payer_iban, x.stated, x.message, x.bank_reference, x.is_reversal,
    coalesce(x.payment_references, '{}'),
    case when x.waiting_for is not null then 'waiting' when x.amount_ore > 0 then 'booked' else 'outgoing' end,
    x.waiting_for
  from jsonb_to_recordset(v_rows) x (position int, duplicate_key text, booked_on date, amount_ore bigint,
    payer_name text, payer_number text, payer_iban text, stated jsonb, message text, bank_reference text,
    is_reversal boolean, waiting_for text, payment_references text[])
  order by x.position on conflict (duplicate_key) do nothing;
  perform private.hold_maybe_known(v_file, array(select r ->> 'duplicate_key' from jsonb_array_elements(v_rows) r));

  perform from public.invoices i
  where i.id in (select (p ->> 'invoice_id')::uuid
    from jsonb_array_elements(v_rows) r, jsonb_array_elements(r -> 'parts') p)
  order by i.id for no key update;
  if exists (
    select from jsonb_array_elements(v_rows) r
    join public.bank_transactions t on t.file_id = v_file.id and t.position = (r ->> 'position')::int
      and t.state = 'booked'
    where t.amount_ore is distinct from (
      select sum((p ->> 'amount_ore')::bigint) from jsonb_array_elements(r -> 'parts') p
      join public.invoices i on i.id = (p ->> 'invoice_id')::uuid and i.currency = t.currency
      where (p ->> 'amount_ore')::bigint > 0)) then
    perform private.raise_problem(409, 'bank_parts_differ');
  end if;
  insert into public.events (entity, entity_id, kind, to_state, actor)
  select 'bank_transaction', t.id, 'bank_transaction_booked', 'booked', 'system'
  from public.bank_transactions t where t.file_id = v_file.id and t.state = 'booked' order by t.position;
  if v_account.currency = 'SEK' then
    perform private.book_statement_at_once(v_file.id, v_rows);
  else
    for v_row in
      select t as movement, r -> 'parts' as parts from jsonb_array_elements(v_rows) r
      join public.bank_transactions t on t.file_id = v_file.id and t.position = (r ->> 'position')::int
        and t.state = 'booked' order by t.position
    loop
      perform private.place_parts(v_row.movement, v_row.parts, null, null);
    end loop;
  end if;
  perform private.match_payouts_of_file(v_file.id, p_actor);
  update public.bank_files f set booked_count = x.booked, waiting_count = x.waiting,
    outgoing_count = x.outgoing, known_count = jsonb_array_length(v_rows) - x.fresh
  from (
    select count(*) filter (where t.state = 'booked') as booked, count(*) as fresh,
      count(*) filter (where t.state = 'waiting') as waiting,
      count(*) filter (where t.state = 'outgoing') as outgoing
    from public.bank_transactions t where t.file_id = v_file.id) x
  where f.id = v_file.id returning f.* into v_file;
  perform private.record_event('bank_file', v_file.id, 'bank_file_imported', null, null,
    case when p_actor is null then 'system' else 'agency' end::public.actor_role, p_actor,
    p_details => jsonb_build_object('name', v_file.name));
  return v_file;
end
$$;

create function private.lock_runs_of_statements(p_statements jsonb)
returns void
language sql volatile set search_path = ''
as $$
  with named as materialized (
    select coalesce(array_agg(distinct n.reference), '{}') as references
    from jsonb_array_elements(p_statements) s, jsonb_array_elements(s -> 'transactions') t,
      jsonb_array_elements_text(t -> 'payment_references') n (reference)
    where (t ->> 'amount_ore')::bigint < 0)
  select from public.payout_runs r, named
  where r.id in (select p.run_id from public.payouts p where p.end_to_end_id = any (named.references))
    or r.id in (select private.runs_named(named.references))
  order by r.id for no key update of r
$$;
comment on function private.lock_runs_of_statements is
  'Locks every run that a file''s debits name, before anything is booked: the vouchers'' counter is taken last.';

create or replace function public.import_bank_file(p_actor uuid, p_file jsonb, p_statements jsonb)
returns setof public.bank_files
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_statement jsonb;
  v_file public.bank_files;
  v_is_new boolean := false;
begin
  if p_actor is not null and not exists (
    select from public.agency_staff s where s.user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.lock_runs_of_statements(p_statements);
  for v_statement in
    select x from jsonb_array_elements(p_statements) x order by x ->> 'account_id'
  loop
    v_file := private.import_statement(p_actor, p_file, v_statement);
    if v_file.id is not null then
      v_is_new := true;
      return next v_file;
    end if;
  end loop;
  if not v_is_new then
    perform private.raise_problem(409, 'bank_file_known', jsonb_build_object('file_id', (
      select f.id from public.bank_files f where f.sha256 = p_file ->> 'sha256' limit 1)));
  end if;
end
$$;
comment on function public.import_bank_file is
  'Takes in a whole file of the bank or nothing of it: {sha256, name} and for each account '
  '{account_id, format, currency, message_id, from_day, to_day, pending_count, transactions}, each '
  'transaction with the parts it was placed in or with what it waits for, and the payment_references of '
  'whoever ordered it: a debit pays the payouts that they name. A movement that is known '
  'is left as it is. Service role only; p_actor is staff, or null for a program. Codes: '
  'bank_account_unknown, bank_currency_differs, bank_parts_differ, bank_file_known.';

-- ---------------------------------------------------------------------------------------------
-- What a person does with a debit
-- ---------------------------------------------------------------------------------------------

create function private.lock_debit(p_transaction_id uuid, p_payout_ids uuid[])
returns public.bank_transactions
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.bank_transactions;
begin
  perform from public.payout_runs r
  where r.id in (select p.run_id from public.payouts p where p.id = any (p_payout_ids))
  order by r.id for no key update;
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.amount_ore >= 0 or v_row.is_reversal then
    perform private.raise_problem(409, 'bank_not_a_payout');
  end if;
  return v_row;
end
$$;
comment on function private.lock_debit is 'Locks a debit after the runs of some payments. Code: bank_not_a_payout.';

create function public.match_bank_payouts(p_transaction_id uuid, p_payout_ids uuid[])
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_ids uuid[] := array(select distinct x from unnest(p_payout_ids) x order by x);
  v_row public.bank_transactions := private.lock_debit(p_transaction_id, v_ids);
  v_why text;
begin
  if v_ids = '{}' or exists (
    select from unnest(v_ids) x where not exists (select from public.payouts p where p.id = x)) then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state <> 'outgoing' then
    perform private.assert_transition('bank_transaction', v_row.state, 'outgoing', 'agency');
  elsif exists (
    select from public.payout_movements m where m.bank_transaction_id = v_row.id and m.is_live) then
    perform private.raise_problem(409, 'bank_debit_matched');
  end if;
  v_why := private.payouts_differ(v_row, v_ids);
  if v_why is not null then
    perform private.raise_problem(409, v_why);
  end if;
  perform private.settle_payouts(v_row, v_ids, v_actor);
end
$$;
comment on function public.match_bank_payouts is
  'Agency: a debit is that of some payments, which must come to exactly its amount and wait for the bank '
  'or be paid already. Codes: bank_not_a_payout, bank_debit_matched, payout_differs, payout_not_awaited, '
  'transition_refused.';
grant execute on function public.match_bank_payouts to authenticated;

create function public.take_back_bank_payouts(p_transaction_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- payout_movements has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  v_row := private.lock_debit(p_transaction_id, array(
    select m.payout_id from public.payout_movements m where m.bank_transaction_id = p_transaction_id));
  update public.payout_movements set is_live = false where bank_transaction_id = v_row.id and is_live;
  if not found then
    perform private.raise_problem(409, 'bank_debit_not_matched');
  end if;
  perform private.move_bank_transaction(v_row.id, 'waiting', 'bank_transaction_waiting', v_actor,
    left(p_reason, 500));
end
$$;
comment on function public.take_back_bank_payouts is
  'Agency: a debit was another than that of the payments it was matched with, and waits again. The '
  'payments stay paid and nothing is booked. Codes: reason_required, bank_debit_not_matched.';
grant execute on function public.take_back_bank_payouts to authenticated;

create function public.list_payout_matches(p_transaction_id uuid)
returns table (payout_ids uuid[], run_id uuid, run_number int, pay_on date, name text, end_to_end_id text,
  is_named boolean)
language sql stable set search_path = ''
as $$
  with awaited as materialized (
    select p.id, p.run_id, r.number, r.pay_on, p.amount_ore, p.payee ->> 'name' as name, p.end_to_end_id,
      p.end_to_end_id = any (t.payment_references)
        or position(p.end_to_end_id in t.message) > 0 as is_named
    from public.bank_transactions t
    join public.payouts p on p.state in ('sent', 'paid')
    join public.payout_runs r on r.id = p.run_id
    where t.id = p_transaction_id and t.amount_ore < 0 and not t.is_reversal and t.currency = p.currency
      and not exists (select from public.payout_movements m where m.payout_id = p.id and m.is_live)),
  options as (
    select array[a.id] as payout_ids, a.run_id, a.number, a.pay_on, a.name, a.end_to_end_id, a.is_named,
      a.amount_ore
    from awaited a
    union all
    select array_agg(a.id order by a.id), a.run_id, a.number, a.pay_on, null, null, bool_or(a.is_named),
      sum(a.amount_ore)
    from awaited a group by a.run_id, a.number, a.pay_on having count(*) > 1)
  select o.payout_ids, o.run_id, o.number, o.pay_on, o.name, o.end_to_end_id, o.is_named
  from options o join public.bank_transactions t on t.id = p_transaction_id
  where o.amount_ore = -t.amount_ore
  order by o.is_named desc, abs(o.pay_on - t.booked_on), o.number desc, o.name nulls first
  limit 10
$$;
comment on function public.list_payout_matches is
  'Payments, and runs as a whole (then without name), that a debit may be by its amount, the likeliest '
  'first: those that its text names, then those of the nearest day. Ten at most; nothing for others than '
  'the agency, who see no movements.';
grant execute on function public.list_payout_matches to authenticated;

create or replace function public.reopen_bank_transaction(p_transaction_id uuid)
returns void
language plpgsql volatile security definer -- bank_transactions has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_state text;
begin
  select t.state into v_state from public.bank_transactions t where t.id = p_transaction_id for no key update;
  -- What is placed or matched is taken back by the commands that undo it, never only in name.
  if v_state in ('booked', 'outgoing') then
    perform private.raise_problem(409, 'transition_refused', jsonb_build_object(
      'entity', 'bank_transaction', 'from', v_state, 'to', 'waiting'));
  end if;
  perform private.move_bank_transaction(p_transaction_id, 'waiting', 'bank_transaction_waiting', v_actor);
end
$$;
