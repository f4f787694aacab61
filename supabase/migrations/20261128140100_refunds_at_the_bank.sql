-- A refund by bank and the debit that paid it lead to each other. The debit books nothing: the refund is
-- booked when it is noted as paid.

alter table public.bank_transactions
  add column refund_id uuid references public.refunds (id) on delete restrict,
  add constraint bank_transactions_refund_check
    check (refund_id is null or (state = 'outgoing' and amount_ore < 0));
comment on column public.bank_transactions.refund_id is 'The refund to a customer that it paid; it books nothing itself.';
create index bank_transactions_refund_id_idx on public.bank_transactions (refund_id);
-- By an expression: an API that reads the catalogue may take a partial unique index for one to one.
create unique index bank_transactions_refund_once_key
  on public.bank_transactions ((case when refund_id is not null then refund_id end));

create or replace function private.freeze_bank_transaction()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  c_moves constant text[] := array['state', 'waiting_for', 'returned_payout_id', 'stripe_movement_id',
    'refund_id'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - c_moves <> to_jsonb(old) - c_moves
    or old.returned_payout_id is not null and new.returned_payout_id is distinct from old.returned_payout_id then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;

create function private.refund_fits(p_transaction_id uuid default null)
returns table (transaction_id uuid, refund_id uuid, is_named boolean)
language sql stable set search_path = ''
as $$
  select t.id, r.id, coalesce(lower(btrim(r.bank_reference)) in (
      select lower(x) from unnest(t.payment_references || t.bank_reference) x), false)
  from public.bank_transactions t
  join public.refunds r on r.amount_ore = -t.amount_ore and r.currency = t.currency
    and r.state in ('approved', 'succeeded')
    and (r.paid_on is null or t.booked_on between r.paid_on - 10 and r.paid_on + 10)
  join public.payments p on p.id = r.payment_id and p.method = 'bank'
  where t.state in ('outgoing', 'waiting') and t.amount_ore < 0 and not t.is_reversal and t.refund_id is null
    and (p_transaction_id is null or t.id = p_transaction_id)
    and not exists (select from public.payout_movements m where m.bank_transaction_id = t.id and m.is_live)
    and not exists (select from public.bank_transactions o where o.refund_id = r.id)
$$;
comment on function private.refund_fits is
  'Debits that belong to nothing and the refunds by bank that they may have paid: approved or paid, of exactly '
  'the amount, within ten days of the day noted. is_named: the reference noted is the bank''s for the debit.';

create function private.settle_bank_refund(p_row public.bank_transactions, p_refund_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.bank_transactions set state = 'outgoing', waiting_for = null, refund_id = p_refund_id
  where id = p_row.id;
  perform private.record_event('bank_transaction', p_row.id, 'bank_transaction_outgoing',
    nullif(p_row.state, 'outgoing'), case when p_row.state = 'waiting' then 'outgoing' end,
    case when p_actor is null then 'system' else 'agency' end::public.actor_role, p_actor);
end
$$;
comment on function private.settle_bank_refund is
  'Keeps which debit paid a refund; books nothing. The debit is locked by the caller.';

create function private.match_bank_refunds(p_file_id uuid default null, p_refund_id uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_pair record;
  v_row public.bank_transactions;
begin
  for v_pair in
    select x.transaction_id, x.refund_id from (
      select f.*, count(*) over (partition by f.transaction_id) as refunds,
        count(*) over (partition by f.refund_id) as rows
      from private.refund_fits() f join public.refunds r on r.id = f.refund_id and r.state = 'succeeded'
      where f.is_named) x
    join public.bank_transactions t on t.id = x.transaction_id and t.state = 'outgoing'
    where x.refunds = 1 and x.rows = 1 and (p_file_id is null or t.file_id = p_file_id)
      and (p_refund_id is null or x.refund_id = p_refund_id)
    order by x.transaction_id
  loop
    -- What somebody holds is left to them; they are shown the refund.
    select * into v_row from public.bank_transactions t
    where t.id = v_pair.transaction_id and t.state = 'outgoing' for no key update skip locked;
    if found then
      perform private.settle_bank_refund(v_row, v_pair.refund_id, null);
    end if;
  end loop;
end
$$;
comment on function private.match_bank_refunds is
  'Ties debits of a file, or that of one refund, to paid refunds: when the reference that was noted is the '
  'bank''s, amount and day fit, and nothing else is meant.';

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
  perform private.match_bank_refunds(p_file_id);
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
    and t.payment_references = '{}' and t.refund_id is null and exists (
      select from sums s where s.amount_ore = -t.amount_ore
        and t.booked_on between s.since and s.until);
  perform private.match_returns_of_file(p_file_id, p_actor);
  perform private.match_stripe_payouts(p_file_id);
end
$$;

create or replace function public.conclude_bank_refund(p_refund_id uuid, p_paid_on date, p_reference text)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_refund public.refunds := private.lock_bank_refund(p_refund_id);
  v_earliest date := (v_refund.approved_at at time zone 'Europe/Stockholm')::date;
begin
  if v_refund.state = 'succeeded' and v_refund.paid_on = p_paid_on
    and v_refund.bank_reference = btrim(p_reference) then
    return;
  end if;
  perform private.assert_transition('refund', v_refund.state, 'succeeded', 'agency');
  if p_paid_on is null or p_paid_on > private.today() then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_paid_on));
  elsif p_paid_on < v_earliest then
    perform private.raise_problem(400, 'refund_paid_early', jsonb_build_object('day', v_earliest));
  elsif coalesce(length(btrim(p_reference)), 0) not between 1 and 140 then
    perform private.raise_problem(400, 'bank_reference_required');
  end if;
  v_refund.paid_on := p_paid_on;
  v_refund.bank_reference := btrim(p_reference);
  perform private.move_refund(v_refund, 'succeeded', 'agency', auth.uid());
  perform private.match_bank_refunds(p_refund_id => v_refund.id);
end
$$;

create or replace function public.match_bank_payouts(p_transaction_id uuid, p_payout_ids uuid[])
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
  elsif v_row.refund_id is not null or exists (
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
  'or be paid already. Codes: bank_not_a_payout, bank_debit_matched (also as a refund), payout_differs, '
  'payout_not_awaited, transition_refused.';

create function public.match_bank_refund(p_transaction_id uuid, p_refund_id uuid)
returns void
language plpgsql volatile security definer -- bank_transactions has no write grants
set search_path = ''
as $$
declare
  v_refund public.refunds := private.lock_bank_refund(p_refund_id);
  v_row public.bank_transactions;
begin
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.amount_ore >= 0 or v_row.is_reversal then
    perform private.raise_problem(409, 'bank_not_a_payout');
  elsif v_row.state <> 'outgoing' then
    perform private.assert_transition('bank_transaction', v_row.state, 'outgoing', 'agency');
  end if;
  if v_row.refund_id is not null or exists (
    select from public.payout_movements m where m.bank_transaction_id = v_row.id and m.is_live) then
    perform private.raise_problem(409, 'bank_debit_matched');
  elsif v_refund.amount_ore <> -v_row.amount_ore or v_refund.currency <> v_row.currency then
    perform private.raise_problem(409, 'refund_debit_differs');
  elsif v_refund.state not in ('approved', 'succeeded') or exists (
    select from public.bank_transactions o where o.refund_id = v_refund.id) then
    perform private.raise_problem(409, 'refund_not_awaited');
  end if;
  perform private.settle_bank_refund(v_row, v_refund.id, auth.uid());
  if v_refund.state = 'approved' then
    perform public.conclude_bank_refund(v_refund.id, v_row.booked_on,
      left(coalesce(nullif(btrim(v_row.bank_reference), ''), v_row.id::text), 140));
  end if;
end
$$;
comment on function public.match_bank_refund is
  'Agency: a debit paid a refund by bank of exactly its amount. One that is approved is paid by it, on the '
  'bank''s day and with the bank''s reference, and booked; one that is paid only gets the link. Codes: '
  'bank_not_a_payout, bank_debit_matched, refund_debit_differs, refund_not_awaited, refund_paid_early, '
  'refund_goes_through_stripe, transition_refused.';
grant execute on function public.match_bank_refund to authenticated;

create function public.take_back_bank_refund(p_transaction_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- bank_transactions has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif not exists (select from public.bank_transactions t where t.id = p_transaction_id) then
    perform private.raise_problem(404, 'not_found');
  end if;
  update public.bank_transactions set refund_id = null where id = p_transaction_id and refund_id is not null;
  if not found then
    perform private.raise_problem(409, 'bank_debit_not_matched');
  end if;
  perform private.move_bank_transaction(p_transaction_id, 'waiting', 'bank_transaction_waiting', v_actor,
    left(p_reason, 500));
end
$$;
comment on function public.take_back_bank_refund is
  'Agency: a debit was another than that of the refund it was tied to, and waits again. The refund stays '
  'paid and nothing is booked. Codes: reason_required, bank_debit_not_matched.';
grant execute on function public.take_back_bank_refund to authenticated;

create function public.list_refund_matches(p_transaction_id uuid)
returns table (refund_id uuid, payment_id uuid, company_name text, state text, paid_on date,
  bank_reference text, is_named boolean)
language sql stable set search_path = ''
as $$
  select r.id, r.payment_id, c.name, r.state, r.paid_on, r.bank_reference, f.is_named
  from private.refund_fits(p_transaction_id) f
  join public.refunds r on r.id = f.refund_id
  join public.companies c on c.id = r.company_id
  order by f.is_named desc, r.paid_on desc nulls last, r.id
  limit 10
$$;
comment on function public.list_refund_matches is
  'Refunds by bank that a debit may have paid, by its amount and day, ten at most; nothing for others than '
  'the agency, who see no movements.';
grant execute on function public.list_refund_matches to authenticated;
grant execute on function private.refund_fits to authenticated;
