-- Money that comes back from a payee's bank after a payout was paid.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('payout', 'paid', 'rejected', 'system');

alter table public.bank_transactions drop constraint bank_transactions_waiting_for_check;
alter table public.bank_transactions
  add constraint bank_transactions_waiting_for_check
    check (waiting_for in ('reference_missing', 'reference_unknown', 'parts_do_not_add_up', 'other_currency',
      'maybe_known', 'reversal', 'taken_back', 'payout_differs', 'payout_not_awaited', 'payout_maybe',
      'payout_elsewhere', 'payout_return')),
  add column returned_payout_id uuid references public.payouts (id) on delete restrict,
  add constraint bank_transactions_returned_check check (returned_payout_id is null or state = 'booked');
comment on column public.bank_transactions.returned_payout_id is
  'The payout whose money came back with it. It stays: the debt is open again and may be paid anew.';
create index bank_transactions_returned_payout_id_idx on public.bank_transactions (returned_payout_id);
-- By an expression: an API that reads the catalogue may take a partial unique index for one to one.
create unique index bank_transactions_returned_once_key
  on public.bank_transactions ((case when returned_payout_id is not null then returned_payout_id end));

create or replace function private.freeze_bank_transaction()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  c_moves constant text[] := array['state', 'waiting_for', 'returned_payout_id'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - c_moves <> to_jsonb(old) - c_moves
    or old.returned_payout_id is not null and new.returned_payout_id is distinct from old.returned_payout_id then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;

-- ---------------------------------------------------------------------------------------------
-- Matching
-- ---------------------------------------------------------------------------------------------

create function private.return_differs(p_movement public.bank_transactions, p_payout public.payouts)
returns text
language sql stable set search_path = ''
as $$
  select case
    when p_payout.paid_on is null or p_payout.state not in ('paid', 'rejected') or exists (
      select from public.bank_transactions t where t.returned_payout_id = p_payout.id)
      then 'payout_not_returned'
    when p_payout.amount_ore <> p_movement.amount_ore or p_movement.currency <> p_payout.currency
      then 'payout_return_differs' end
$$;
comment on function private.return_differs is
  'Why money in is not a payout''s that came back: payout_not_returned (it was never paid, or has come back '
  'with another movement) or payout_return_differs (another amount); null when it is.';

create function private.settle_return(p_movement public.bank_transactions, p_payout public.payouts, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.bank_transactions set state = 'booked', waiting_for = null, returned_payout_id = p_payout.id
  where id = p_movement.id;
  perform private.record_event('bank_transaction', p_movement.id, 'bank_transaction_booked',
    case when p_actor is not null then p_movement.state end, 'booked',
    case when p_actor is null then 'system' else 'agency' end::public.actor_role, p_actor);
  perform private.conclude_payout(p_payout.id, 'rejected', p_movement.booked_on, 'CAMT', null, p_actor);
  perform private.close_when_done(p_payout.run_id, p_actor);
end
$$;
comment on function private.settle_return is
  'Keeps which movement a payout came back with. One that is paid is returned on the movement''s day, booked '
  'and owed again; one that somebody has said came back only gets the link. Its run and the movement are '
  'locked by the caller.';

create function private.match_returns_of_file(p_file_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.bank_transactions;
  v_ids uuid[];
  v_payout public.payouts;
begin
  for v_row in
    select * from public.bank_transactions t
    where t.file_id = p_file_id and t.state = 'waiting' and t.amount_ore > 0 and not t.is_reversal
      and t.waiting_for in ('reference_missing', 'reference_unknown', 'parts_do_not_add_up')
      and t.payment_references <> '{}'
    order by t.position
  loop
    v_ids := array(select p.id from public.payouts p where p.end_to_end_id = any (v_row.payment_references));
    continue when v_ids = '{}';
    select * into v_payout from public.payouts where id = v_ids[1];
    if cardinality(v_ids) = 1 and private.return_differs(v_row, v_payout) is null
      and not private.is_payout_elsewhere(v_row.account_id, v_ids) then
      perform private.settle_return(v_row, v_payout, p_actor);
    else
      update public.bank_transactions set waiting_for = 'payout_return' where id = v_row.id;
    end if;
  end loop;
end
$$;
comment on function private.match_returns_of_file is
  'Money in that names one payout of ours by its EndToEndId and is exactly what was paid, on the account '
  'that it left, has come back; what names payouts and is not waits for a person, payout_return.';

create or replace function private.match_payouts_of_file(p_file_id uuid, p_actor uuid)
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
    if v_why is null and private.is_payout_elsewhere(v_row.account_id, v_ids) then
      v_why := 'payout_elsewhere';
    end if;
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
  perform private.match_returns_of_file(p_file_id, p_actor);
end
$$;
comment on function private.match_payouts_of_file is
  'Debits of a file that name payments of ours, come to what they are and left the account that these '
  'were to be paid from, are theirs; those that name them and do not, or name nothing and have the amount '
  'of one, wait for a person. Then what came back: a file may tell of both.';

create or replace function private.lock_runs_of_statements(p_statements jsonb)
returns void
language sql volatile set search_path = ''
as $$
  with named as materialized (
    select coalesce(array_agg(distinct n.reference), '{}') as references
    from jsonb_array_elements(p_statements) s, jsonb_array_elements(s -> 'transactions') t,
      jsonb_array_elements_text(t -> 'payment_references') n (reference))
  select from public.payout_runs r, named
  where r.id in (select p.run_id from public.payouts p where p.end_to_end_id = any (named.references))
    or r.id in (select private.runs_named(named.references))
  order by r.id for no key update of r
$$;
comment on function private.lock_runs_of_statements is
  'Locks every run that a file''s movements name, before anything is booked: the vouchers'' counter is taken last.';

-- ---------------------------------------------------------------------------------------------
-- What a person does
-- ---------------------------------------------------------------------------------------------

create function public.match_bank_return(p_transaction_id uuid, p_payout_id uuid)
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
  v_payout public.payouts;
  v_why text;
begin
  perform from public.payout_runs r
  where r.id = (select p.run_id from public.payouts p where p.id = p_payout_id) for no key update;
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  select * into v_payout from public.payouts where id = p_payout_id;
  if v_row.id is null or v_payout.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.amount_ore <= 0 then
    perform private.raise_problem(409, 'bank_not_a_return');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, 'booked', 'agency');
  v_why := private.return_differs(v_row, v_payout);
  if v_why is not null then
    perform private.raise_problem(409, v_why);
  end if;
  perform private.settle_return(v_row, v_payout, v_actor);
end
$$;
comment on function public.match_bank_return is
  'Agency: money in is a payout that came back, of exactly its amount: it is returned, booked and owed again. '
  'Codes: bank_not_a_return, payout_not_returned, payout_return_differs, transition_refused.';
grant execute on function public.match_bank_return to authenticated;

create function public.list_return_matches(p_transaction_id uuid)
returns table (payout_id uuid, run_id uuid, run_number int, pay_on date, name text, end_to_end_id text,
  is_named boolean)
language sql stable set search_path = ''
as $$
  select p.id, p.run_id, r.number, r.pay_on, p.payee ->> 'name', p.end_to_end_id, x.is_named
  from public.bank_transactions t
  join public.payouts p on p.state in ('paid', 'rejected') and p.amount_ore = t.amount_ore
    and p.currency = t.currency and p.paid_on is not null
  join public.payout_runs r on r.id = p.run_id
  cross join lateral (
    select p.end_to_end_id = any (t.payment_references) or position(p.end_to_end_id in t.message) > 0
      as is_named) x
  where t.id = p_transaction_id and t.state = 'waiting' and t.amount_ore > 0
    -- An answer may be read days after what it tells of: the file is what comes first.
    and (x.is_named or t.booked_on between
      least(r.pay_on, (p.sent_at at time zone 'Europe/Stockholm')::date) and p.paid_on + 60)
    and not exists (select from public.bank_transactions o where o.returned_payout_id = p.id)
  order by x.is_named desc, abs(p.paid_on - t.booked_on), r.number desc, p.payee ->> 'name'
  limit 10
$$;
comment on function public.list_return_matches is
  'Payouts that waiting money in may be, by its amount: those that it names, then those sent before '
  'it and paid at most 60 days before. Ten at most; nothing for others than the agency, who see no movements.';
grant execute on function public.list_return_matches to authenticated;

create or replace function public.take_back_bank_placing(p_transaction_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
  v_payment public.payments;
  v_used record;
  v_invoice public.invoices;
  v_back public.payment_allocations;
  v_sek bigint;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, 'waiting', 'agency');
  if v_row.state <> 'booked' then
    perform private.raise_problem(409, 'transition_refused');
  elsif v_row.returned_payout_id is not null then
    perform private.raise_problem(409, 'payout_return_stands');
  end if;
  perform from public.invoices i
  where i.id in (select a.invoice_id from public.payment_allocations a
    join public.payments p on p.id = a.payment_id where p.bank_transaction_id = v_row.id)
  order by i.id for no key update;
  for v_payment in
    select * from public.payments p
    where p.bank_transaction_id = v_row.id and not exists (
      select from public.payment_allocations a where a.payment_id = p.id and a.invoice_id is null)
    order by p.id for no key update
  loop
    for v_used in
      select a.invoice_id, sum(a.amount_ore)::bigint as amount_ore from public.payment_allocations a
      where a.payment_id = v_payment.id group by a.invoice_id having sum(a.amount_ore) > 0
      order by a.invoice_id
    loop
      select * into v_invoice from public.invoices where id = v_used.invoice_id;
      insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
      values (v_payment.id, v_used.invoice_id, -v_used.amount_ore, v_actor) returning * into v_back;
      perform private.settle_invoice(v_invoice);
      perform private.post_allocation(v_back);
    end loop;
    -- Something of it has been given back to the customer: that must be undone first.
    if private.unused_amount(v_payment.id) <> v_payment.amount_ore then
      perform private.raise_problem(409, 'payment_given_back');
    end if;
    insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
    values (v_payment.id, null, v_payment.amount_ore, v_actor) returning * into v_back;
    v_sek := -private.sek_balance('customer_credit', v_payment.id);
    perform private.post_entry('payment_taken_back', v_back.id, '', private.today(), jsonb_build_array(
      private.posting('customer_credit', v_payment.amount_ore, v_payment.id, v_payment.currency, v_sek),
      private.posting('bank', -v_payment.amount_ore, null, v_payment.currency, -v_sek)),
      v_payment.company_id, p_actor => v_actor);
  end loop;
  perform private.move_bank_transaction(v_row.id, 'waiting', 'bank_transaction_waiting', v_actor,
    left(p_reason, 500));
end
$$;
comment on function public.take_back_bank_placing is
  'Agency: a movement that was placed wrongly waits again: its uses and its payments are booked back, '
  'and its invoices are open. Nothing is deleted. A payout that came back stays so. Codes: '
  'reason_required, payment_given_back, payout_return_stands, transition_refused.';
