-- Refunds by bank: a customer's credit, with or without an invoice, goes back to a stated account; one
-- person asks, another approves, and whoever paid it in the bank notes the day and the bank's reference.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('refund', 'requested', 'approved', 'agency'),
  ('refund', 'approved', 'succeeded', 'agency'),
  ('refund', 'approved', 'failed', 'agency');
delete from public.state_transitions
where entity = 'refund' and from_state = 'requested' and to_state = 'succeeded' and actor = 'agency';

create function private.iban_is_valid(p_iban text)
returns boolean
language sql immutable set search_path = ''
as $$
  select case when p_iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' then (
    select string_agg(case when c.sign ~ '[A-Z]' then (ascii(c.sign) - 55)::text else c.sign end, '' order by c.at)
    from regexp_split_to_table(substr(p_iban, 5) || left(p_iban, 4), '') with ordinality c (sign, at)
  )::numeric % 97 = 1 else false end
$$;
comment on function private.iban_is_valid is 'The shape and check digits of an IBAN (ISO 13616: modulus 97 is 1).';

create function private.payee_is_valid(p_payee jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(length(btrim(p_payee ->> 'name')) between 1 and 160 and case p_payee ->> 'account_kind'
    when 'iban' then private.iban_is_valid(p_payee ->> 'account_number')
    when 'account' then p_payee ->> 'account_clearing' ~ '^[0-9]{4,5}$' and p_payee ->> 'account_number' ~ '^[0-9]{5,12}$'
    when 'bankgiro' then n.digits ~ '^[0-9]{7,8}$' and right(n.digits, 1) = private.luhn_digit(left(n.digits, -1))::text
    when 'plusgiro' then n.digits ~ '^[0-9]{2,8}$' and right(n.digits, 1) = private.luhn_digit(left(n.digits, -1))::text
    end, false)
  from (select replace(p_payee ->> 'account_number', '-', '') as digits) n
$$;
comment on function private.payee_is_valid is
  'Whether money can be sent to a payee, as payouts and refunds keep one: a name, and an account whose '
  'check digits are right (the rules of each bank for an account with clearing are looked at before).';

alter table public.refunds
  drop constraint refunds_check,
  drop constraint refunds_state_check,
  add column payee jsonb,
  add column approved_by uuid references public.people (user_id) on delete set null,
  add column approved_at timestamptz,
  add column paid_on date,
  add column bank_reference text check (length(btrim(bank_reference)) between 1 and 140),
  add constraint refunds_state_check
    check (state in ('requested', 'approved', 'sent', 'succeeded', 'failed')),
  add constraint refunds_concluded_check
    check ((concluded_at is null) = (state in ('requested', 'approved', 'sent'))),
  add constraint refunds_second_person_check check (approved_by <> requested_by),
  add constraint refunds_payee_check check (payee is null or private.payee_is_valid(payee)),
  add constraint refunds_paid_check check ((paid_on is null) = (bank_reference is null));
comment on column public.refunds.payee is 'By bank: name and account, as payouts keep them. Null by card.';
comment on column public.refunds.approved_by is 'By bank: another person than the one who asked.';
comment on column public.refunds.paid_on is 'The bank''s day of a refund by bank.';
create index refunds_approved_by_idx on public.refunds (approved_by);

create or replace function private.guard_refund()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  c_moves constant text[] := array['state', 'stripe_refund_id', 'concluded_at', 'requested_by',
    'approved_by', 'approved_at', 'paid_on', 'bank_reference'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - c_moves <> to_jsonb(old) - c_moves
    or old.stripe_refund_id is distinct from new.stripe_refund_id and old.stripe_refund_id is not null
    or old.paid_on is distinct from new.paid_on and old.paid_on is not null then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;

create function private.require_second_person(p_maker uuid)
returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p_maker is not distinct from auth.uid() then
    perform private.raise_problem(403, 'second_person_required');
  end if;
end
$$;
comment on function private.require_second_person is
  'Money that leaves the agency is approved by another person than the one who prepared it. Code: '
  'second_person_required.';

create or replace function public.approve_payout_run(p_id uuid, p_accounts_checked boolean default false)
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_row public.payout_runs := private.lock_payout_run(p_id);
  v_changes int;
begin
  perform private.require_second_person(v_row.created_by);
  if not exists (select from public.payouts p where p.run_id = p_id and p.state = 'planned') then
    perform private.raise_problem(409, 'nothing_to_pay');
  end if;
  perform private.assert_transition('payout_run', v_row.state, 'approved', 'agency');
  perform private.require_payable(v_row);
  select count(*) into v_changes from public.list_account_changes(p_id);
  if v_changes > 0 and p_accounts_checked is not true then
    perform private.raise_problem(409, 'payout_accounts_unchecked');
  end if;
  perform private.move_payout_run(v_row, 'approved', auth.uid(),
    p_details => jsonb_build_object('changed_accounts', v_changes));
end
$$;

create or replace function private.post_refund(p_refund public.refunds, p_kind text)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_payment public.payments;
  v_out text;
  v_from text;
  v_to text;
  v_sek bigint;
begin
  select * into v_payment from public.payments where id = p_refund.payment_id;
  v_out := case v_payment.method when 'card' then 'card_receivables' else 'bank' end;
  v_from := case p_kind when 'refund_requested' then 'customer_credit' when 'refund_sent' then 'refunds_due'
    when 'refund_stopped' then 'refunds_due' else v_out end;
  v_to := case p_kind when 'refund_requested' then 'refunds_due' when 'refund_sent' then v_out
    else 'customer_credit' end;
  -- What empties the credit empties it in kronor too; later steps move the same kronor.
  v_sek := case
    when p_kind <> 'refund_requested' then (
      select sum(p.sek_ore) from public.ledger_postings p
      join public.ledger_entries e on e.id = p.entry_id
      where e.kind = 'refund_requested' and e.source_id = p_refund.id and p.sek_ore > 0)
    when private.unused_amount(v_payment.id) = 0 then -private.sek_balance('customer_credit', v_payment.id)
    else private.to_sek(p_refund.amount_ore, v_payment.sek_rate) end;
  perform private.post_entry(p_kind, p_refund.id, coalesce(p_refund.stripe_refund_id, p_refund.bank_reference, ''),
    coalesce(p_refund.paid_on, private.today()),
    jsonb_build_array(
      private.posting(v_from, p_refund.amount_ore,
        case v_from when 'customer_credit' then v_payment.id when 'refunds_due' then p_refund.id end,
        p_refund.currency, v_sek),
      private.posting(v_to, -p_refund.amount_ore,
        case v_to when 'customer_credit' then v_payment.id when 'refunds_due' then p_refund.id end,
        p_refund.currency, -v_sek)),
    p_refund.company_id, p_actor => coalesce(auth.uid(), p_refund.requested_by));
end
$$;
comment on function private.post_refund is
  'Books a step of a refund: refund_requested (credit becomes a refund under way), refund_sent (the '
  'money has left, by bank on the bank''s day), refund_stopped (it never left), refund_returned (it came back).';

create or replace function private.move_refund(
  p_refund public.refunds, p_to text, p_role public.actor_role, p_actor uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_refund public.refunds;
  v_invoice uuid;
begin
  perform private.assert_transition('refund', p_refund.state, p_to, p_role);
  update public.refunds set state = p_to,
    approved_by = case when p_to = 'approved' then p_actor else approved_by end,
    approved_at = case when p_to = 'approved' then now() else approved_at end,
    paid_on = coalesce(paid_on, p_refund.paid_on),
    bank_reference = coalesce(bank_reference, p_refund.bank_reference),
    concluded_at = case when p_to in ('succeeded', 'failed') then now() end
  where id = p_refund.id returning * into v_refund;
  select p.invoice_id into v_invoice from public.payments p where p.id = p_refund.payment_id;
  perform private.record_event('refund', p_refund.id, 'refund_' || p_to, p_refund.state, p_to, p_role,
    p_actor, p_company_id => p_refund.company_id, p_details => jsonb_build_object(
      'amount_ore', p_refund.amount_ore, 'invoice_id', v_invoice, 'payment_id', p_refund.payment_id));
  if p_to <> 'approved' then
    perform private.post_refund(v_refund, case
      when p_to <> 'failed' then 'refund_sent'
      when p_refund.state in ('requested', 'approved') then 'refund_stopped' else 'refund_returned' end);
  end if;
  if p_to = 'failed' and p_role = 'system' then
    perform private.enqueue('send_mail', jsonb_build_object('template', 'refund_failed', 'refund_id', p_refund.id));
  end if;
end
$$;
comment on function private.move_refund is
  'The only writer of refunds.state; the payment''s row is locked by the caller, and paid_on and '
  'bank_reference are taken from the row given. A refund that failed is the customer''s credit again; '
  'when it did so by itself the agency hears of it.';

create function private.ask_refund(p_payment public.payments, p_amount_ore bigint, p_reason text, p_payee jsonb)
returns public.refunds
language plpgsql volatile set search_path = ''
as $$
declare
  v_refund public.refunds;
begin
  if p_payment.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif coalesce(p_amount_ore, 0) <= 0 then
    perform private.raise_problem(400, 'amount_invalid');
  elsif private.payment_is_disputed(p_payment.id) then
    perform private.raise_problem(409, 'payment_disputed');
  elsif p_amount_ore > private.unused_amount(p_payment.id) then
    perform private.raise_problem(409, 'refund_exceeds_credit', jsonb_build_object(
      'left_ore', greatest(0, private.unused_amount(p_payment.id))));
  end if;
  insert into public.refunds (payment_id, company_id, amount_ore, currency, reason, requested_by, payee)
  values (p_payment.id, p_payment.company_id, p_amount_ore, p_payment.currency, btrim(p_reason), auth.uid(), p_payee)
  returning * into v_refund;
  perform private.record_event('refund', v_refund.id, 'refund_requested', null, 'requested', 'agency',
    auth.uid(), p_reason, p_payment.company_id, p_details => jsonb_build_object('amount_ore', p_amount_ore,
      'invoice_id', p_payment.invoice_id, 'payment_id', p_payment.id));
  return v_refund;
end
$$;
comment on function private.ask_refund is
  'A refund of what is unused of a payment, at most all of it; the payment is locked by the caller, '
  'who books it.';

create or replace function public.request_refund(p_payment_id uuid, p_amount_ore bigint, p_reason text)
returns uuid
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments := private.lock_payment(p_payment_id);
  v_refund public.refunds;
begin
  if v_payment.method = 'bank' then
    perform private.raise_problem(400, 'refund_account_required');
  end if;
  v_refund := private.ask_refund(v_payment, p_amount_ore, p_reason, null);
  perform private.enqueue('send_refund', jsonb_build_object('refund_id', v_refund.id));
  perform private.post_refund(v_refund, 'refund_requested');
  return v_refund.id;
end
$$;
comment on function public.request_refund is
  'Agency: gives back what is unused of a card payment, at most all of it, through Stripe by a job; '
  'checked with the payment locked. Codes: reason_required, amount_invalid, refund_exceeds_credit, '
  'payment_disputed, refund_account_required.';

create function public.request_bank_refund(p_payment_id uuid, p_amount_ore bigint, p_reason text, p_payee jsonb)
returns uuid
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments := private.lock_payment(p_payment_id);
  v_refund public.refunds;
begin
  if v_payment.method = 'card' then
    perform private.raise_problem(409, 'refund_goes_through_stripe');
  elsif p_payee is null or not private.payee_is_valid(p_payee) then
    perform private.raise_problem(400, 'refund_account_required');
  end if;
  v_refund := private.ask_refund(v_payment, p_amount_ore, p_reason, jsonb_build_object(
    'name', btrim(p_payee ->> 'name'), 'country', coalesce(p_payee ->> 'country', 'SE'),
    'account_kind', p_payee ->> 'account_kind', 'account_number', p_payee ->> 'account_number',
    'account_clearing', p_payee ->> 'account_clearing', 'account_bic', p_payee ->> 'account_bic'));
  perform private.post_refund(v_refund, 'refund_requested');
  return v_refund.id;
end
$$;
comment on function public.request_bank_refund is
  'Agency: asks that what is unused of a payment by bank goes back to an account {name, country, '
  'account_kind, account_number, account_clearing, account_bic}; a second person approves it. Codes: '
  'those of request_refund, refund_goes_through_stripe.';
grant execute on function public.request_bank_refund to authenticated;

create function private.lock_bank_refund(p_refund_id uuid)
returns public.refunds
language plpgsql volatile set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments;
  v_refund public.refunds;
begin
  v_payment := private.lock_payment((select r.payment_id from public.refunds r where r.id = p_refund_id));
  select * into v_refund from public.refunds where id = p_refund_id for no key update;
  if v_refund.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_payment.method = 'card' then
    perform private.raise_problem(409, 'refund_goes_through_stripe');
  end if;
  return v_refund;
end
$$;
comment on function private.lock_bank_refund is 'Agency: a refund by bank with its payment, locked. 404; 409 for one by card.';

create function public.approve_refund(p_refund_id uuid)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_refund public.refunds := private.lock_bank_refund(p_refund_id);
begin
  perform private.require_second_person(v_refund.requested_by);
  if v_refund.payee is null then
    perform private.raise_problem(400, 'refund_account_required');
  end if;
  perform private.move_refund(v_refund, 'approved', 'agency', auth.uid());
end
$$;
comment on function public.approve_refund is
  'Agency: another person than the one who asked approves a refund by bank. Codes: '
  'second_person_required, transition_refused, refund_goes_through_stripe.';
grant execute on function public.approve_refund to authenticated;

drop function public.conclude_bank_refund(uuid, boolean);
create function public.conclude_bank_refund(p_refund_id uuid, p_paid_on date, p_reference text)
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
end
$$;
comment on function public.conclude_bank_refund is
  'Agency: an approved refund by bank was paid, on which of the bank''s days and by which reference of '
  'the bank; told again with the same facts it changes nothing. Codes: transition_refused, '
  'day_in_future, refund_paid_early, bank_reference_required, refund_goes_through_stripe.';
grant execute on function public.conclude_bank_refund to authenticated;

create function public.stop_bank_refund(p_refund_id uuid)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_refund public.refunds := private.lock_bank_refund(p_refund_id);
begin
  if v_refund.state <> 'failed' then
    perform private.move_refund(v_refund, 'failed', 'agency', auth.uid());
  end if;
end
$$;
comment on function public.stop_bank_refund is
  'Agency: a refund by bank that has not been paid will not be, and is the customer''s credit again. '
  'Twice is once. Codes: transition_refused, refund_goes_through_stripe.';
grant execute on function public.stop_bank_refund to authenticated;

create or replace function private.find_stripe_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  -- A payment is on Stripe's list within moments; three days leave room for a list that fails.
  select 'card_payment_unconfirmed', p.stripe_payment_intent, p.amount_ore, 0::bigint
  from public.payments p
  where p.method = 'card' and p.received_at < now() - interval '3 days'
    and exists (select from public.stripe_movements)
    and p.received_at > (select min(m.created_at) from public.stripe_movements m)
    and not exists (select from public.stripe_movements m
      where m.payment_id = p.id and m.category = 'charge')
  union all
  select 'card_payment_differs', p.stripe_payment_intent, p.amount_ore, m.amount_ore
  from public.stripe_movements m join public.payments p on p.id = m.payment_id
  where m.category = 'charge' and (m.amount_ore <> p.amount_ore or m.currency <> p.currency)
  union all
  select 'card_money_unknown', coalesce(m.source, m.stripe_id), 0::bigint, m.amount_ore
  from public.stripe_movements m
  where m.category = 'charge' and m.payment_id is null and m.created_at < now() - interval '1 day'
  union all
  select 'card_payout_differs', o.source, -o.amount_ore, x.net_ore
  from public.stripe_movements o
  join lateral (
    select sum(m.amount_ore - m.fee_ore)::bigint as net_ore from public.stripe_movements m
    where m.payout = o.source and m.id <> o.id) x on x.net_ore is not null
  where o.category = 'payout' and x.net_ore <> -o.amount_ore
  union all
  select 'refund_differs', coalesce(r.stripe_refund_id, r.id::text),
    case when r.state in ('requested', 'approved') then r.amount_ore else 0 end, coalesce(-b.amount_ore, 0)
  from public.refunds r
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles y on y.role = 'refunds_due' and p.account between y.from_number and y.to_number
    group by p.document_id) b on b.document_id = r.id
  where case when r.state in ('requested', 'approved') then r.amount_ore else 0 end <> coalesce(-b.amount_ore, 0)
$$;
