-- Card payments: an attempt for what is open, and the money as the customer's credit first.

create or replace function public.start_payment_attempt(p_actor uuid, p_invoice_id uuid)
returns public.payment_attempts
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_attempt public.payment_attempts;
  v_open bigint;
begin
  select i.* into v_invoice from public.invoices i
  join public.company_members m on m.company_id = i.company_id and m.user_id = p_actor
  where i.id = p_invoice_id for no key update of i;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_invoice.state = 'paid' then
    perform private.raise_problem(409, 'invoice_already_paid');
  elsif v_invoice.state = 'credited' then
    perform private.raise_problem(409, 'invoice_credited');
  elsif exists (select from public.payment_attempts a
    where a.invoice_id = p_invoice_id and a.state = 'processing') then
    perform private.raise_problem(409, 'payment_in_progress');
  end if;
  v_open := private.open_amount(p_invoice_id);
  select * into v_attempt from public.payment_attempts
  where invoice_id = p_invoice_id and state in ('created', 'open') for no key update;
  if found and v_attempt.amount_ore = v_open
    and (v_attempt.expires_at is null or v_attempt.expires_at > now() + interval '5 minutes') then
    return v_attempt;
  elsif found then
    perform private.move_attempt(v_attempt, 'expired');
  end if;
  insert into public.payment_attempts
    (invoice_id, attempt, amount_ore, currency, idempotency_key, started_by)
  select p_invoice_id, n, v_open, v_invoice.currency, 'inv_' || p_invoice_id || ':checkout:' || n, p_actor
  from (select coalesce(max(a.attempt), 0) + 1 as n
    from public.payment_attempts a where a.invoice_id = p_invoice_id) x
  returning * into v_attempt;
  perform private.record_event('invoice', p_invoice_id, 'payment_started', null, null, 'company',
    p_actor, p_company_id => v_invoice.company_id);
  return v_attempt;
end
$$;
comment on function public.start_payment_attempt is
  'The live attempt of an unpaid invoice, or a new one for what is still open: one that was begun '
  'before some of it was credited is given up. Two clicks get the same attempt. Service role only; '
  'p_actor must be a member of the company.';

create or replace function public.conclude_checkout(
  p_session_id text, p_status text, p_payment_status text, p_payment_intent text,
  p_amount_ore bigint, p_currency text, p_failed boolean default false)
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
  join public.payment_attempts a on a.invoice_id = i.id
  where a.stripe_session_id = p_session_id for no key update of i;
  if not found then
    return 'unknown';
  end if;
  select * into v_attempt from public.payment_attempts
  where stripe_session_id = p_session_id for no key update;
  if v_attempt.state <> v_to and exists (select from public.state_transitions t
    where t.entity = 'payment_attempt' and t.from_state = v_attempt.state and t.to_state = v_to) then
    perform private.move_attempt(v_attempt, v_to);
  end if;
  if v_to = 'paid' then
    insert into public.payments (invoice_id, company_id, method, amount_ore, currency,
      stripe_payment_intent, received_on, sek_rate)
    values (v_invoice.id, v_invoice.company_id, 'card', p_amount_ore, upper(p_currency),
      p_payment_intent, private.today(), v_invoice.sek_rate)
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
  'needs is the customer''s credit. Service role only.';
