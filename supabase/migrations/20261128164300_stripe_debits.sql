-- When more goes back to customers than comes in, Stripe takes the difference from the bank account: a
-- payout below zero. It is booked from Stripe's list as every payout; the bank's debit is tied to it.

alter table public.bank_transactions
  drop constraint bank_transactions_stripe_check,
  add constraint bank_transactions_stripe_check check (stripe_movement_id is null
    or (returned_payout_id is null and state = case when amount_ore > 0 then 'booked' else 'outgoing' end));

create function private.says_stripe_payout(
  p_row public.bank_transactions, p_movement public.stripe_movements)
returns boolean
language sql immutable set search_path = ''
as $$
  select private.names_stripe(p_row)
    or coalesce(lower(p_movement.descriptor) in (lower(btrim(p_row.payer_name)), lower(btrim(p_row.message))), false)
    or coalesce(position(lower(p_movement.source) in lower(p_row.message)) > 0, false)
    or coalesce(p_movement.source = any (p_row.payment_references), false)
$$;
comment on function private.says_stripe_payout is
  'Whether a row of the bank''s says that it is from Stripe, or carries a payout''s text or its id.';
grant execute on function private.says_stripe_payout to authenticated;

create or replace function private.stripe_payout_fits(p_transaction_id uuid default null)
returns table (transaction_id uuid, movement_id uuid, is_named boolean)
language sql stable set search_path = ''
as $$
  select t.id, m.id, private.says_stripe_payout(t, m)
  from public.bank_transactions t
  join public.stripe_movements m on m.amount_ore = -t.amount_ore and m.currency = t.currency
    and t.booked_on between (m.created_at at time zone 'Europe/Stockholm')::date - 1
      and coalesce(m.arrives_on, (m.available_at at time zone 'Europe/Stockholm')::date) + 7
  where t.state = case when t.amount_ore > 0 then 'waiting' else 'outgoing' end
    and t.stripe_movement_id is null and t.refund_id is null and not t.is_reversal and m.category = 'payout'
    and (p_transaction_id is null or t.id = p_transaction_id)
    and not exists (select from public.bank_transactions o where o.stripe_movement_id = m.id)
    and not exists (select from public.stripe_movements r
      where r.category = 'payout_reversal' and r.source = m.source)
    and not exists (select from public.payout_movements p where p.bank_transaction_id = t.id and p.is_live)
$$;
comment on function private.stripe_payout_fits is
  'Waiting money in, and money out that is nobody''s yet, with the payouts of Stripe''s that have not come to '
  'the bank and that it may be: of exactly its amount, from the day before Stripe sent it to a week after it '
  'was to be there. is_named: it says that it is from Stripe, carries the payout''s text or its id.';

create function private.match_stripe_debits(p_file_id uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_pair record;
  v_row public.bank_transactions;
begin
  for v_pair in
    select x.transaction_id, x.movement_id from (
      select f.*, count(*) over (partition by f.transaction_id) as payouts,
        count(*) over (partition by f.movement_id) as rows
      from private.stripe_payout_fits() f where f.is_named) x
    join public.bank_transactions t on t.id = x.transaction_id and t.state = 'outgoing'
    where x.payouts = 1 and x.rows = 1 and (p_file_id is null or t.file_id = p_file_id)
    order by x.transaction_id
  loop
    perform from public.stripe_movements m where m.id = v_pair.movement_id
    for no key update skip locked;
    continue when not found;
    select * into v_row from public.bank_transactions t
    where t.id = v_pair.transaction_id and t.state = 'outgoing' and t.stripe_movement_id is null
    for no key update skip locked;
    continue when not found;
    update public.bank_transactions set stripe_movement_id = v_pair.movement_id where id = v_row.id;
    perform private.record_event('bank_transaction', v_row.id, 'bank_transaction_outgoing', null, null,
      'system', null);
  end loop;
end
$$;
comment on function private.match_stripe_debits is
  'Money out, of a file or all of it, that names Stripe and can be one payout below zero alone is that payout. '
  'Nothing is booked: Stripe''s list did that.';

alter function private.match_stripe_payouts(uuid) rename to match_stripe_credits;
comment on function private.match_stripe_credits is
  'Money in, of a file or all of it, that names Stripe and can be one payout alone is that payout. What names '
  'Stripe and is none, or may be several, waits as stripe_payout; what has the amount of one and does not '
  'name it, as stripe_payout_maybe.';

create function private.match_stripe_payouts(p_file_id uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.match_stripe_credits(p_file_id);
  perform private.match_stripe_debits(p_file_id);
end
$$;
comment on function private.match_stripe_payouts is
  'Payouts of Stripe''s on the bank''s account, of a file or all of them: what came in and what was taken.';

create or replace function private.refund_fits(p_transaction_id uuid default null)
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
    and t.stripe_movement_id is null
    and (p_transaction_id is null or t.id = p_transaction_id)
    and not exists (select from public.payout_movements m where m.bank_transaction_id = t.id and m.is_live)
    and not exists (select from public.bank_transactions o where o.refund_id = r.id)
$$;
