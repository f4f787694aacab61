-- Stripe's payout to the bank is found in the bank's own file. It was booked when Stripe told of it:
-- the movement on the account is tied to it, and books nothing more.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('bank_transaction', 'waiting', 'booked', 'system');

alter table public.stripe_movements
  add column arrives_on date,
  add column descriptor text check (length(descriptor) <= 100);
comment on column public.stripe_movements.arrives_on is 'The day on which Stripe expects the bank to have a payout.';
comment on column public.stripe_movements.descriptor is 'What Stripe asked the bank to write on a payout, when it was told to.';

alter table public.bank_transactions drop constraint bank_transactions_waiting_for_check;
alter table public.bank_transactions
  add constraint bank_transactions_waiting_for_check
    check (waiting_for in ('reference_missing', 'reference_unknown', 'parts_do_not_add_up', 'other_currency',
      'maybe_known', 'reversal', 'taken_back', 'payout_differs', 'payout_not_awaited', 'payout_maybe',
      'payout_elsewhere', 'payout_return', 'stripe_payout', 'stripe_payout_maybe')),
  add column stripe_movement_id uuid references public.stripe_movements (id) on delete restrict,
  add constraint bank_transactions_stripe_check
    check (stripe_movement_id is null or (state = 'booked' and returned_payout_id is null));
comment on column public.bank_transactions.stripe_movement_id is
  'The payout of Stripe''s that it is; it was booked from Stripe''s list, and books nothing itself.';
create index bank_transactions_stripe_movement_id_idx on public.bank_transactions (stripe_movement_id);
-- By an expression: an API that reads the catalogue may take a partial unique index for one to one.
create unique index bank_transactions_stripe_once_key
  on public.bank_transactions ((case when stripe_movement_id is not null then stripe_movement_id end));

create or replace function private.freeze_bank_transaction()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  c_moves constant text[] := array['state', 'waiting_for', 'returned_payout_id', 'stripe_movement_id'];
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

create function private.names_stripe(p_row public.bank_transactions)
returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(p_row.payer_name ~* '^\s*stripe\M',
    p_row.message ~* '\mstripe\M' or p_row.stated::text ~* '\mstripe\M', false)
$$;
comment on function private.names_stripe is
  'Whether money in says that it is from Stripe: by its payer''s name, or by its text when the bank gives no name.';

create function private.stripe_payout_fits(p_transaction_id uuid default null)
returns table (transaction_id uuid, movement_id uuid, is_named boolean)
language sql stable set search_path = ''
as $$
  select t.id, m.id, private.names_stripe(t)
    or coalesce(lower(m.descriptor) in (lower(btrim(t.payer_name)), lower(btrim(t.message))), false)
    or coalesce(position(lower(m.source) in lower(t.message)) > 0, false)
    or coalesce(m.source = any (t.payment_references), false)
  from public.bank_transactions t
  join public.stripe_movements m on m.amount_ore = -t.amount_ore and m.currency = t.currency
    and t.booked_on between (m.created_at at time zone 'Europe/Stockholm')::date - 1
      and coalesce(m.arrives_on, (m.available_at at time zone 'Europe/Stockholm')::date) + 7
  where t.state = 'waiting' and t.amount_ore > 0 and not t.is_reversal and m.category = 'payout'
    and (p_transaction_id is null or t.id = p_transaction_id)
    and not exists (select from public.bank_transactions o where o.stripe_movement_id = m.id)
    and not exists (select from public.stripe_movements r
      where r.category = 'payout_reversal' and r.source = m.source)
$$;
comment on function private.stripe_payout_fits is
  'Waiting money in and the payouts of Stripe''s that have not come to the bank yet and that it may be: of '
  'exactly its amount, from the day before Stripe sent it to a week after it was to be there. is_named: it '
  'says that it is from Stripe, carries the payout''s text or its id.';

create function private.stripe_payout_differs(
  p_row public.bank_transactions, p_movement public.stripe_movements)
returns text
language sql stable set search_path = ''
as $$
  select case
    when p_movement.category <> 'payout' or exists (
      select from public.bank_transactions o where o.stripe_movement_id = p_movement.id) or exists (
      select from public.stripe_movements r
      where r.category = 'payout_reversal' and r.source = p_movement.source) then 'stripe_payout_not_awaited'
    when p_movement.amount_ore <> -p_row.amount_ore or p_movement.currency <> p_row.currency
      then 'stripe_payout_differs' end
$$;
comment on function private.stripe_payout_differs is
  'Why money in is not a payout of Stripe''s: stripe_payout_not_awaited (it is none, is on the account '
  'already, or never came) or stripe_payout_differs (another amount); null when it is.';

create function private.settle_stripe_payout(
  p_row public.bank_transactions, p_movement_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_role public.actor_role := case when p_actor is null then 'system' else 'agency' end;
begin
  perform private.assert_transition('bank_transaction', p_row.state, 'booked', v_role);
  update public.bank_transactions set state = 'booked', waiting_for = null, stripe_movement_id = p_movement_id
  where id = p_row.id;
  perform private.record_event('bank_transaction', p_row.id, 'bank_transaction_booked', p_row.state, 'booked',
    v_role, p_actor);
end
$$;
comment on function private.settle_stripe_payout is
  'Ties money in to Stripe''s payout; books nothing. Both rows are locked by the caller.';

create function private.match_stripe_payouts(p_file_id uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  c_unplaced constant text[] := array['reference_missing', 'reference_unknown', 'parts_do_not_add_up'];
  c_ours constant text[] := c_unplaced || array['stripe_payout', 'stripe_payout_maybe'];
  v_pair record;
  v_row public.bank_transactions;
begin
  -- Skips what somebody holds: that is looked at again the next time that Stripe's list is read.
  for v_pair in
    select x.transaction_id, x.movement_id from (
      select f.*, count(*) over (partition by f.transaction_id) as payouts,
        count(*) over (partition by f.movement_id) as rows
      from private.stripe_payout_fits() f where f.is_named) x
    join public.bank_transactions t on t.id = x.transaction_id and t.waiting_for = any (c_ours)
    where x.payouts = 1 and x.rows = 1 and (p_file_id is null or t.file_id = p_file_id)
    order by x.transaction_id
  loop
    perform from public.stripe_movements m where m.id = v_pair.movement_id
    for no key update skip locked;
    continue when not found;
    select * into v_row from public.bank_transactions t
    where t.id = v_pair.transaction_id and t.state = 'waiting' for no key update skip locked;
    continue when not found;
    perform private.settle_stripe_payout(v_row, v_pair.movement_id, null);
  end loop;
  with free as materialized (
    select t as it from public.bank_transactions t
    where t.state = 'waiting' and t.amount_ore > 0 and not t.is_reversal and t.waiting_for = any (c_ours)
      and (p_file_id is null or t.file_id = p_file_id)
    order by t.id for no key update skip locked),
  now as (
    select (w.it).id, case
      when private.names_stripe(w.it) then 'stripe_payout'
      when (w.it).id in (select f.transaction_id from private.stripe_payout_fits() f) then 'stripe_payout_maybe'
      when (w.it).waiting_for = 'stripe_payout_maybe' then 'reference_missing' end as waiting_for
    from free w)
  update public.bank_transactions t set waiting_for = n.waiting_for
  from now n where n.id = t.id and n.waiting_for <> t.waiting_for;
end
$$;
comment on function private.match_stripe_payouts is
  'Money in, of a file or all of it, that names Stripe and can be one payout alone is that payout. What names '
  'Stripe and is none, or may be several, waits as stripe_payout; what has the amount of one and does not '
  'name it, as stripe_payout_maybe.';

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
  perform private.match_stripe_payouts(p_file_id);
end
$$;

create or replace function public.take_in_stripe_movements(p_movements jsonb)
returns int
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_new public.stripe_movements;
  v_count int := 0;
begin
  -- One at a time: two readers of the same list must not book in different orders.
  perform pg_advisory_xact_lock(hashtext('stripe_movements'));
  update public.stripe_movements m set payout = coalesce(m.payout, x.payout),
    payment_intent = coalesce(m.payment_intent, x.payment_intent),
    payment_id = coalesce(m.payment_id, p.id),
    arrives_on = coalesce(x.arrives_on, m.arrives_on),
    descriptor = coalesce(x.descriptor, m.descriptor)
  from jsonb_to_recordset(p_movements) x (id text, payout text, payment_intent text, arrives_on date,
    descriptor text)
  left join public.payments p on p.stripe_payment_intent = x.payment_intent
  where m.stripe_id = x.id and ((m.payout is null and x.payout is not null)
    or (m.payment_intent is null and x.payment_intent is not null)
    or (m.payment_id is null and p.id is not null)
    or (x.arrives_on is distinct from m.arrives_on and x.arrives_on is not null)
    or (m.descriptor is null and x.descriptor is not null));
  for v_new in
    insert into public.stripe_movements (stripe_id, category, amount_ore, fee_ore, currency, source, payout,
      payment_intent, payment_id, arrives_on, descriptor, created_at, available_at)
    select x.id, x.category, x.amount_ore, x.fee_ore, upper(x.currency), x.source, x.payout,
      x.payment_intent, p.id, x.arrives_on, x.descriptor, to_timestamp(x.created), to_timestamp(x.available)
    from jsonb_to_recordset(p_movements) x (id text, category text, amount_ore bigint, fee_ore bigint,
      currency text, source text, payout text, payment_intent text, arrives_on date, descriptor text, created bigint, available bigint)
    left join public.payments p on p.stripe_payment_intent = x.payment_intent
    order by x.created, x.id
    on conflict (stripe_id) do nothing returning *
  loop
    v_count := v_count + 1;
    perform private.post_stripe_movement(v_new);
  end loop;
  perform private.match_stripe_payouts();
  return v_count;
end
$$;
comment on function public.take_in_stripe_movements is
  'Takes in balance transactions [{id, category, amount_ore, fee_ore, currency, source, payment_intent, '
  'payout, arrives_on and descriptor (of payouts), created, available (seconds)}], each once, and ties payouts '
  'to the money in that waits for them. Returns how many were new. Service role only.';

-- ---------------------------------------------------------------------------------------------
-- What a person does
-- ---------------------------------------------------------------------------------------------

create function public.match_bank_stripe_payout(p_transaction_id uuid, p_movement_id uuid)
returns void
language plpgsql volatile security definer -- bank_transactions has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
  v_movement public.stripe_movements;
  v_why text;
begin
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  select * into v_movement from public.stripe_movements where id = p_movement_id for no key update;
  if v_row.id is null or v_movement.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.amount_ore <= 0 or v_row.is_reversal then
    perform private.raise_problem(409, 'bank_not_a_payment');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, 'booked', 'agency');
  v_why := private.stripe_payout_differs(v_row, v_movement);
  if v_why is not null then
    perform private.raise_problem(409, v_why);
  end if;
  perform private.settle_stripe_payout(v_row, v_movement.id, v_actor);
end
$$;
comment on function public.match_bank_stripe_payout is
  'Agency: money in is a payout of Stripe''s of exactly its amount. Nothing is booked: the payout was. Codes: '
  'bank_not_a_payment, stripe_payout_differs, stripe_payout_not_awaited, transition_refused.';
grant execute on function public.match_bank_stripe_payout to authenticated;

create function public.list_stripe_matches(p_transaction_id uuid)
returns table (movement_id uuid, source text, sent_at timestamptz, arrives_on date, is_named boolean)
language sql stable set search_path = ''
as $$
  select m.id, m.source, m.created_at, m.arrives_on, f.is_named
  from private.stripe_payout_fits(p_transaction_id) f
  join public.stripe_movements m on m.id = f.movement_id
  order by f.is_named desc, m.created_at desc
  limit 10
$$;
comment on function public.list_stripe_matches is
  'Payouts of Stripe''s that waiting money in may be, by its amount and day, ten at most; nothing for others '
  'than the agency, who see no movements.';
grant execute on function public.list_stripe_matches to authenticated;
grant execute on function private.stripe_payout_fits, private.names_stripe to authenticated;

create or replace function public.place_bank_transaction(
  p_transaction_id uuid, p_parts jsonb, p_company_id uuid default null)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
  v_company uuid;
  v_sum numeric;
begin
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, 'booked', 'agency');
  if v_row.amount_ore < 0 or v_row.is_reversal then
    perform private.raise_problem(409, 'bank_not_a_payment');
  elsif v_row.waiting_for = 'stripe_payout' then
    perform private.raise_problem(409, 'bank_from_stripe');
  elsif jsonb_typeof(p_parts) <> 'array' or jsonb_array_length(p_parts) > 100 or exists (
    select from jsonb_array_elements(p_parts) x
    where coalesce((x ->> 'amount_ore')::bigint, 0) <= 0) then
    perform private.raise_problem(400, 'bank_parts_invalid');
  end if;
  perform from public.invoices i
  where i.id in (select (x ->> 'invoice_id')::uuid from jsonb_array_elements(p_parts) x)
  order by i.id for no key update;
  select coalesce(p_company_id, (array_agg(i.company_id order by x.ordinality))[1]),
    sum((x.value ->> 'amount_ore')::numeric)
  into v_company, v_sum
  from jsonb_array_elements(p_parts) with ordinality x
  left join public.invoices i on i.id = (x.value ->> 'invoice_id')::uuid;
  if not exists (select from public.companies c where c.id = v_company) or exists (
    select from jsonb_array_elements(p_parts) x
    where not exists (select from public.invoices i where i.id = (x ->> 'invoice_id')::uuid)) then
    perform private.raise_problem(404, 'not_found');
  elsif v_sum > v_row.amount_ore then
    perform private.raise_problem(409, 'bank_parts_exceed');
  elsif exists (
    select from jsonb_array_elements(p_parts) x
    join public.invoices i on i.id = (x ->> 'invoice_id')::uuid where i.currency <> v_row.currency) then
    perform private.raise_problem(409, 'currencies_differ');
  end if;
  update public.bank_transactions set state = 'booked', waiting_for = null where id = v_row.id;
  perform private.record_event('bank_transaction', v_row.id, 'bank_transaction_booked', v_row.state,
    'booked', 'agency', v_actor);
  perform private.place_parts(v_row, p_parts, v_company, v_actor);
exception when invalid_text_representation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'bank_parts_invalid');
end
$$;
comment on function public.place_bank_transaction is
  'Agency: uses a waiting movement for invoices, [{invoice_id, amount_ore}], together at most its '
  'amount. What is left over, or more than an invoice needs, is credit of p_company_id or else the '
  'first invoice''s company. Money that names Stripe is not a customer''s until somebody has set it aside and '
  'let it wait again. Codes: bank_not_a_payment, bank_from_stripe, bank_parts_invalid, bank_parts_exceed, '
  'currencies_differ, exchange_rate_missing, transition_refused.';

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
  update public.bank_transactions set stripe_movement_id = null
  where id = v_row.id and stripe_movement_id is not null;
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
  'and its invoices are open; one tied to a payout of Stripe''s is only let go. Nothing is deleted. A payout '
  'that came back stays so. Codes: reason_required, payment_given_back, payout_return_stands, '
  'transition_refused.';
