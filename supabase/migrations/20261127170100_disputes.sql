-- Disputes: a payer tells the bank that a card payment was wrong. Stripe takes the money at once, the
-- agency has a day to answer by, and the verdict decides who keeps it.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('dispute', 'open', 'won', 'system'),
  ('dispute', 'open', 'lost', 'system'),
  ('dispute', 'open', 'closed', 'system'),
  ('dispute', 'lost', 'won', 'system');

create table public.disputes (
  id uuid primary key default gen_random_uuid(),
  stripe_dispute_id text not null unique,
  payment_id uuid not null references public.payments (id) on delete restrict,
  company_id uuid not null references public.companies (id) on delete restrict,
  amount_ore bigint not null check (amount_ore > 0),
  currency char(3) not null check (currency in ('SEK', 'EUR')),
  reason text not null,
  status text not null,
  state text not null default 'open' check (state in ('open', 'won', 'lost', 'closed')),
  answer_by timestamptz,
  opened_at timestamptz not null,
  concluded_at timestamptz,
  check ((concluded_at is null) = (state = 'open'))
);
comment on table public.disputes is 'Card payments that the payer has disputed with the bank.';
comment on column public.disputes.status is 'Stripe''s own word, which may be newer than this product.';
comment on column public.disputes.answer_by is 'The agency''s evidence must have reached Stripe by then.';
create index disputes_payment_id_idx on public.disputes (payment_id);
create index disputes_company_id_idx on public.disputes (company_id);
create index disputes_open_idx on public.disputes (answer_by) where state = 'open';

revoke all on public.disputes from anon, authenticated;
grant select on public.disputes to authenticated;
alter table public.disputes enable row level security;
create policy disputes_select_company on public.disputes
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));

create or replace function private.unused_amount(p_payment_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (p.amount_ore
    - coalesce((select sum(a.amount_ore) from public.payment_allocations a where a.payment_id = p.id), 0)
    - coalesce((select sum(r.amount_ore) from public.refunds r
        where r.payment_id = p.id and r.state <> 'failed'), 0)
    - coalesce((select sum(d.amount_ore) from public.disputes d
        where d.payment_id = p.id and d.state = 'lost'), 0))::bigint
  from public.payments p where p.id = p_payment_id
$$;
comment on function private.unused_amount is
  'What of a payment is neither used for an invoice, given back nor lost in a dispute: the customer''s credit.';

create view public.payment_balances
with (security_invoker = true)
as
select p.id as payment_id, p.invoice_id, p.company_id, p.method, p.currency, p.received_on, p.amount_ore,
  p.stripe_payment_intent, coalesce(a.used_ore, 0)::bigint as used_ore,
  coalesce(r.refunded_ore, 0)::bigint as refunded_ore, coalesce(d.lost_ore, 0)::bigint as lost_ore,
  (p.amount_ore - coalesce(a.used_ore, 0) - coalesce(r.refunded_ore, 0) - coalesce(d.lost_ore, 0))::bigint
    as unused_ore,
  coalesce(d.is_disputed, false) as is_disputed
from public.payments p
left join lateral (
  select sum(x.amount_ore) as used_ore from public.payment_allocations x where x.payment_id = p.id) a on true
left join lateral (
  select sum(x.amount_ore) as refunded_ore from public.refunds x
  where x.payment_id = p.id and x.state <> 'failed') r on true
left join lateral (
  select sum(x.amount_ore) filter (where x.state = 'lost') as lost_ore,
    bool_or(x.state = 'open') as is_disputed
  from public.disputes x where x.payment_id = p.id) d on true;
comment on view public.payment_balances is
  'What each payment was used for, what of it went back or was lost in a dispute, and what is left: '
  'the customer''s credit.';
revoke all on public.payment_balances from anon, authenticated;
grant select on public.payment_balances to authenticated;

create or replace view public.invoice_balances
with (security_invoker = true)
as
select i.id as invoice_id, i.total_ore, coalesce(a.paid_ore, 0)::bigint as paid_ore,
  coalesce(c.credited_ore, 0)::bigint as credited_ore,
  greatest(0, i.total_ore + i.rounding_ore - coalesce(c.credited_ore, 0) - coalesce(a.paid_ore, 0))::bigint
    as open_ore,
  coalesce(s.surplus_ore, 0)::bigint as surplus_ore,
  i.state = 'issued' and i.due_date < (now() at time zone 'Europe/Stockholm')::date as is_overdue
from public.invoices i
left join lateral (
  select sum(x.amount_ore) as paid_ore from public.payment_allocations x where x.invoice_id = i.id) a on true
left join lateral (
  select sum(x.total_ore + x.rounding_ore) as credited_ore
  from public.credit_notes x where x.invoice_id = i.id) c on true
left join lateral (
  select greatest(0, sum(p.unused_ore)) as surplus_ore
  from public.payment_balances p where p.invoice_id = i.id) s on true;

create function private.payment_is_disputed(p_payment_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.disputes d where d.payment_id = p_payment_id and d.state = 'open')
$$;
comment on function private.payment_is_disputed is 'Whether a payment is disputed now.';

create function private.invoice_is_disputed(p_invoice_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.disputes d
    join public.payments p on p.id = d.payment_id
    where d.state = 'open' and (p.invoice_id = p_invoice_id or exists (
      select from public.payment_allocations a
      where a.payment_id = p.id and a.invoice_id = p_invoice_id)))
$$;
comment on function private.invoice_is_disputed is
  'Whether a payment of the invoice is disputed now: no reminder is sent and nothing is paid out on it.';

create function private.move_dispute(p_dispute public.disputes, p_to text)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_payment public.payments;
  v_invoice public.invoices;
  v_lost_sek bigint;
  v_sek bigint;
begin
  perform private.assert_transition('dispute', p_dispute.state, p_to, 'system');
  select * into v_payment from public.payments where id = p_dispute.payment_id;
  if p_to = 'lost' then
    perform private.free_payment(v_payment, p_dispute.amount_ore);
  end if;
  update public.disputes set state = p_to, concluded_at = now() where id = p_dispute.id;
  perform private.record_event('dispute', p_dispute.id, 'dispute_' || p_to, p_dispute.state, p_to,
    'system', null, p_company_id => p_dispute.company_id, p_details => jsonb_build_object(
      'amount_ore', p_dispute.amount_ore, 'invoice_id', v_payment.invoice_id));
  v_sek := private.to_sek(p_dispute.amount_ore, v_payment.sek_rate);
  if p_to = 'lost' then
    -- What empties the credit empties it in kronor too.
    v_lost_sek := case when private.unused_amount(v_payment.id) = 0
      then -private.sek_balance('customer_credit', v_payment.id) else v_sek end;
    perform private.post_entry('dispute_lost', p_dispute.id, p_dispute.stripe_dispute_id, private.today(),
      jsonb_build_array(
        private.posting('customer_credit', p_dispute.amount_ore, v_payment.id, p_dispute.currency, v_lost_sek),
        private.posting('disputed', -p_dispute.amount_ore, p_dispute.id, p_dispute.currency, -v_sek),
        private.posting('exchange_differences', 0, null, p_dispute.currency, v_sek - v_lost_sek)),
      p_dispute.company_id);
  elsif p_dispute.state = 'lost' then
    perform private.post_entry('dispute_regained', p_dispute.id, p_dispute.stripe_dispute_id, private.today(),
      jsonb_build_array(
        private.posting('disputed', p_dispute.amount_ore, p_dispute.id, p_dispute.currency, v_sek),
        private.posting('customer_credit', -p_dispute.amount_ore, v_payment.id, p_dispute.currency, -v_sek)),
      p_dispute.company_id);
    select * into v_invoice from public.invoices where id = v_payment.invoice_id;
    if v_invoice.id is not null then
      perform private.allocate_payment(v_payment, v_invoice, p_dispute.amount_ore);
    end if;
  end if;
end
$$;
comment on function private.move_dispute is
  'The only writer of disputes.state; the payment and its invoices are locked by the caller. A lost '
  'one opens the invoice again, one that is won after all pays it again.';

create function public.take_in_dispute(p_dispute jsonb, p_payment_intent text)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_payment public.payments;
  v_dispute public.disputes;
  v_status text := p_dispute ->> 'status';
  v_to text := case
    when v_status in ('won', 'lost') then v_status
    when v_status in ('warning_closed', 'prevented') then 'closed' else 'open' end;
begin
  v_payment := private.lock_payment((
    select p.id from public.payments p where p.stripe_payment_intent = p_payment_intent));
  if v_payment.id is null then
    return 'unknown';
  end if;
  select * into v_dispute from public.disputes
  where stripe_dispute_id = p_dispute ->> 'id' for no key update;
  if not found then
    insert into public.disputes (stripe_dispute_id, payment_id, company_id, amount_ore, currency, reason,
      status, answer_by, opened_at)
    values (p_dispute ->> 'id', v_payment.id, v_payment.company_id, (p_dispute ->> 'amount_ore')::bigint,
      v_payment.currency, p_dispute ->> 'reason', v_status, (p_dispute ->> 'answer_by')::timestamptz,
      (p_dispute ->> 'opened_at')::timestamptz)
    returning * into v_dispute;
    perform private.record_event('dispute', v_dispute.id, 'dispute_opened', null, 'open', 'system', null,
      p_company_id => v_payment.company_id, p_details => jsonb_build_object(
        'amount_ore', v_dispute.amount_ore, 'invoice_id', v_payment.invoice_id));
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'dispute_opened', 'dispute_id', v_dispute.id));
  else
    update public.disputes set status = v_status, answer_by = (p_dispute ->> 'answer_by')::timestamptz
    where id = v_dispute.id;
  end if;
  perform private.post_dispute_funds(v_dispute, v_payment, p_dispute -> 'movements');
  if v_dispute.state <> v_to and exists (select from public.state_transitions t
    where t.entity = 'dispute' and t.from_state = v_dispute.state and t.to_state = v_to) then
    perform private.move_dispute(v_dispute, v_to);
  end if;
  return v_to;
end
$$;
comment on function public.take_in_dispute is
  'Takes in what Stripe says of a dispute now: {id, amount_ore, reason, status, answer_by, opened_at, '
  'movements: [{id, amount_ore, fee_ore}]}. Idempotent and free of order; a status that is not known '
  'is open. Service role only.';
grant execute on function public.take_in_dispute to service_role;

create function private.post_dispute_funds(
  p_dispute public.disputes, p_payment public.payments, p_movements jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_one record;
begin
  for v_one in
    select x.id, x.amount_ore, coalesce(x.fee_ore, 0) as fee_ore
    from jsonb_to_recordset(coalesce(p_movements, '[]')) x (id text, amount_ore bigint, fee_ore bigint)
    order by x.id
  loop
    perform private.post_entry('dispute_funds_moved', private.id_of_text(v_one.id), v_one.id, private.today(),
      jsonb_build_array(
        private.posting('disputed', -v_one.amount_ore, p_dispute.id, p_dispute.currency,
          -private.to_sek(v_one.amount_ore, p_payment.sek_rate)),
        private.posting('charges', v_one.fee_ore, null, p_dispute.currency,
          private.to_sek(v_one.fee_ore, p_payment.sek_rate)),
        private.posting('card_receivables', v_one.amount_ore - v_one.fee_ore, null, p_dispute.currency,
          private.to_sek(v_one.amount_ore, p_payment.sek_rate)
            - private.to_sek(v_one.fee_ore, p_payment.sek_rate))),
      p_dispute.company_id);
  end loop;
end
$$;
comment on function private.post_dispute_funds is
  'Books the money that a dispute took or gave back, with Stripe''s fee, each movement once.';
