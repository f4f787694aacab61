-- Money by card is booked whatever comes first: the payment, its movement at Stripe, or the page
-- that nobody here remembers; and it is received on the day that it was paid.

alter table public.stripe_movements add column payment_intent text;
comment on column public.stripe_movements.payment_intent is
  'The payment at Stripe that it belongs to: its payment here may be booked later than it.';
create index stripe_movements_payment_intent_idx on public.stripe_movements (payment_intent)
  where payment_id is null;

create or replace function private.book_payment(p_payment public.payments)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_sek bigint := private.to_sek(p_payment.amount_ore, p_payment.sek_rate);
begin
  if p_payment.stripe_payment_intent is not null then
    -- Not beside a reader of the list, who would see the payment as little as this sees the movement.
    perform pg_advisory_xact_lock(hashtext('stripe_movements'));
    update public.stripe_movements m set payment_id = p_payment.id
    where m.payment_id is null and m.payment_intent = p_payment.stripe_payment_intent;
  end if;
  perform private.post_entry('payment_received', p_payment.id,
    coalesce(p_payment.stripe_payment_intent, ''), p_payment.received_on, jsonb_build_array(
      private.posting(case p_payment.method when 'card' then 'card_receivables' else 'bank' end,
        p_payment.amount_ore, null, p_payment.currency, v_sek),
      private.posting('customer_credit', -p_payment.amount_ore, p_payment.id, p_payment.currency, -v_sek)),
    p_payment.company_id);
end
$$;
comment on function private.book_payment is
  'Books a payment as the customer''s credit and gives it the movements at Stripe that were here before it.';

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
    payment_id = coalesce(m.payment_id, p.id)
  from jsonb_to_recordset(p_movements) x (id text, payout text, payment_intent text)
  left join public.payments p on p.stripe_payment_intent = x.payment_intent
  where m.stripe_id = x.id and ((m.payout is null and x.payout is not null)
    or (m.payment_intent is null and x.payment_intent is not null)
    or (m.payment_id is null and p.id is not null));
  for v_new in
    insert into public.stripe_movements (stripe_id, category, amount_ore, fee_ore, currency, source, payout,
      payment_intent, payment_id, created_at, available_at)
    select x.id, x.category, x.amount_ore, x.fee_ore, upper(x.currency), x.source, x.payout,
      x.payment_intent, p.id, to_timestamp(x.created), to_timestamp(x.available)
    from jsonb_to_recordset(p_movements) x (id text, category text, amount_ore bigint, fee_ore bigint,
      currency text, source text, payout text, payment_intent text, created bigint, available bigint)
    left join public.payments p on p.stripe_payment_intent = x.payment_intent
    order by x.created, x.id
    on conflict (stripe_id) do nothing returning *
  loop
    v_count := v_count + 1;
    perform private.post_stripe_movement(v_new);
  end loop;
  return v_count;
end
$$;

drop function public.conclude_checkout(text, text, text, text, bigint, text, boolean);
create function public.conclude_checkout(
  p_session_id text, p_status text, p_payment_status text, p_payment_intent text,
  p_amount_ore bigint, p_currency text, p_failed boolean default false,
  p_paid_at timestamptz default null, p_invoice_id uuid default null)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_attempt public.payment_attempts;
  v_invoice public.invoices;
  v_payment public.payments;
  v_to text := case
    when p_payment_status = 'paid' then 'paid'
    when p_failed then 'failed'
    when p_status = 'complete' then 'processing'
    when p_status = 'expired' then 'expired'
    else 'open' end;
begin
  select i.* into v_invoice from public.invoices i
  where i.id = coalesce((select a.invoice_id from public.payment_attempts a
    where a.stripe_session_id = p_session_id), case v_to when 'paid' then p_invoice_id end)
  for no key update;
  if not found then
    return 'unknown';
  end if;
  select * into v_attempt from public.payment_attempts
  where stripe_session_id = p_session_id for no key update;
  if found and v_attempt.state <> v_to and exists (select from public.state_transitions t
    where t.entity = 'payment_attempt' and t.from_state = v_attempt.state and t.to_state = v_to) then
    perform private.move_attempt(v_attempt, v_to);
  end if;
  if v_to = 'paid' then
    insert into public.payments (invoice_id, company_id, method, amount_ore, currency,
      stripe_payment_intent, received_on, sek_rate)
    values (v_invoice.id, v_invoice.company_id, 'card', p_amount_ore, upper(p_currency),
      p_payment_intent, private.booking_day(least(private.today(),
        (p_paid_at at time zone 'Europe/Stockholm')::date)), v_invoice.sek_rate)
    on conflict (stripe_payment_intent) do nothing returning * into v_payment;
    if found then
      perform private.record_event('invoice', v_invoice.id, 'payment_received', null, null,
        'system', null, p_company_id => v_invoice.company_id,
        p_details => jsonb_build_object('amount_ore', p_amount_ore));
      perform private.book_payment(v_payment);
      perform private.allocate_payment(v_payment, v_invoice, p_amount_ore);
    end if;
  end if;
  return v_to;
end
$$;
comment on function public.conclude_checkout is
  'Takes in what Stripe says of a session now. Idempotent and free of order: an attempt only moves '
  'forward, a payment intent is booked once, money is never dropped: what is more than the invoice '
  'needs is the customer''s credit. p_paid_at is when it was paid; it counts from that Swedish day, '
  'never a future one, and in a closed month from the first open day. p_invoice_id is the invoice '
  'that a paid page names which no attempt knows of. Service role only.';
grant execute on function public.conclude_checkout to service_role;
