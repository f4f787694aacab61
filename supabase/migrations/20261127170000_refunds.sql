-- Refunds: money that goes back to a customer, out of what is unused of its payment and never out of
-- an invoice. What was paid for an invoice becomes unused by its credit note alone (money.md §1.4).

alter table public.state_transitions drop constraint state_transitions_entity_check;
alter table public.state_transitions add constraint state_transitions_entity_check
  check (entity ~ '^[a-z_]+$');
insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('refund', 'requested', 'sent', 'system'),
  ('refund', 'requested', 'succeeded', 'system'),
  ('refund', 'requested', 'failed', 'system'),
  ('refund', 'requested', 'succeeded', 'agency'),
  ('refund', 'requested', 'failed', 'agency'),
  ('refund', 'sent', 'succeeded', 'system'),
  ('refund', 'sent', 'failed', 'system'),
  ('refund', 'succeeded', 'failed', 'system'),
  ('invoice', 'paid', 'issued', 'system');

insert into public.ledger_accounts (number, name_sv, name_en) values
  (2890, 'Återbetalningar på väg till kunder', 'Refunds under way to customers');
insert into public.ledger_roles (role, account, from_number, to_number) values
  ('refunds_due', 2890, 2890, 2899);

create table public.refunds (
  id uuid primary key default gen_random_uuid(),
  payment_id uuid not null references public.payments (id) on delete restrict,
  company_id uuid not null references public.companies (id) on delete restrict,
  amount_ore bigint not null check (amount_ore > 0),
  currency char(3) not null check (currency in ('SEK', 'EUR')),
  reason text not null check (length(btrim(reason)) between 1 and 500),
  state text not null default 'requested' check (state in ('requested', 'sent', 'succeeded', 'failed')),
  stripe_refund_id text unique,
  requested_by uuid references public.people (user_id) on delete set null,
  requested_at timestamptz not null default now(),
  concluded_at timestamptz,
  check ((concluded_at is null) = (state in ('requested', 'sent')))
);
comment on table public.refunds is
  'Money on its way back to a customer, or there. A card payment goes back through Stripe, a bank '
  'payment by the agency''s own bank. Only the state moves.';
comment on column public.refunds.requested_by is 'Null for a refund that was made at Stripe itself.';
create index refunds_payment_id_idx on public.refunds (payment_id);
create index refunds_company_id_idx on public.refunds (company_id, requested_at desc);
create index refunds_requested_by_idx on public.refunds (requested_by);
create index refunds_open_idx on public.refunds (requested_at) where state in ('requested', 'sent');

revoke all on public.refunds from anon, authenticated;
grant select on public.refunds to authenticated;
alter table public.refunds enable row level security;
create policy refunds_select_company on public.refunds
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));

create function private.guard_refund()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['state', 'stripe_refund_id', 'concluded_at', 'requested_by']
    <> to_jsonb(old) - array['state', 'stripe_refund_id', 'concluded_at', 'requested_by']
    or old.stripe_refund_id is distinct from new.stripe_refund_id and old.stripe_refund_id is not null then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.guard_refund is
  'Trigger: a refund keeps its amount and its payment (and a deleted person is forgotten).';
create trigger refunds_freeze before update or delete on public.refunds
  for each row execute function private.guard_refund();

create or replace function private.unused_amount(p_payment_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (p.amount_ore
    - coalesce((select sum(a.amount_ore) from public.payment_allocations a where a.payment_id = p.id), 0)
    - coalesce((select sum(r.amount_ore) from public.refunds r
        where r.payment_id = p.id and r.state <> 'failed'), 0))::bigint
  from public.payments p where p.id = p_payment_id
$$;
comment on function private.unused_amount is
  'What of a payment is neither used for an invoice nor given back: the customer''s credit.';

create function private.free_payment(p_payment public.payments, p_amount_ore bigint, p_actor uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_missing bigint := p_amount_ore - private.unused_amount(p_payment.id);
  v_used record;
  v_invoice public.invoices;
  v_row public.payment_allocations;
begin
  for v_used in
    select a.invoice_id, sum(a.amount_ore)::bigint as amount_ore from public.payment_allocations a
    where a.payment_id = p_payment.id group by a.invoice_id having sum(a.amount_ore) > 0
    order by max(a.allocated_at) desc, a.invoice_id
  loop
    exit when v_missing <= 0;
    select * into v_invoice from public.invoices where id = v_used.invoice_id;
    insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
    values (p_payment.id, v_used.invoice_id, -least(v_used.amount_ore, v_missing), p_actor)
    returning * into v_row;
    v_missing := v_missing + v_row.amount_ore;
    perform private.settle_invoice(v_invoice);
    perform private.post_allocation(v_row);
  end loop;
end
$$;
comment on function private.free_payment is
  'Takes back uses of a payment, the latest first, until so much of it is unused: its invoices are '
  'open again. Its invoices and it are locked by the caller.';

create function private.lock_payment(p_payment_id uuid)
returns public.payments
language plpgsql volatile set search_path = ''
as $$
declare
  v_payment public.payments;
begin
  -- The order of every command: invoices by id, then the payment.
  perform from public.invoices i
  where i.id in (select a.invoice_id from public.payment_allocations a where a.payment_id = p_payment_id)
    or i.id = (select p.invoice_id from public.payments p where p.id = p_payment_id)
  order by i.id for no key update;
  select * into v_payment from public.payments where id = p_payment_id for no key update;
  return v_payment;
end
$$;
comment on function private.lock_payment is
  'A payment with its invoices, locked until the transaction ends; null when there is none.';

create function private.post_refund(p_refund public.refunds, p_kind text)
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
  perform private.post_entry(p_kind, p_refund.id, coalesce(p_refund.stripe_refund_id, ''), private.today(),
    jsonb_build_array(
      private.posting(v_from, p_refund.amount_ore,
        case v_from when 'customer_credit' then v_payment.id when 'refunds_due' then p_refund.id end,
        p_refund.currency, v_sek),
      private.posting(v_to, -p_refund.amount_ore,
        case v_to when 'customer_credit' then v_payment.id when 'refunds_due' then p_refund.id end,
        p_refund.currency, -v_sek)),
    p_refund.company_id, p_actor => p_refund.requested_by);
end
$$;
comment on function private.post_refund is
  'Books a step of a refund: refund_requested (credit becomes a refund under way), refund_sent (the '
  'money has left), refund_stopped (it never left), refund_returned (it came back).';

create function private.move_refund(
  p_refund public.refunds, p_to text, p_role public.actor_role, p_actor uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_payment public.payments;
begin
  perform private.assert_transition('refund', p_refund.state, p_to, p_role);
  update public.refunds set state = p_to,
    concluded_at = case when p_to in ('succeeded', 'failed') then now() end
  where id = p_refund.id;
  select * into v_payment from public.payments where id = p_refund.payment_id;
  perform private.record_event('refund', p_refund.id, 'refund_' || p_to, p_refund.state, p_to, p_role,
    p_actor, p_company_id => p_refund.company_id, p_details => jsonb_build_object(
      'amount_ore', p_refund.amount_ore, 'invoice_id', v_payment.invoice_id));
  perform private.post_refund(p_refund, case
    when p_to <> 'failed' then 'refund_sent'
    when p_refund.state = 'requested' then 'refund_stopped' else 'refund_returned' end);
  if p_to = 'failed' and p_role = 'system' then
    perform private.enqueue('send_mail', jsonb_build_object('template', 'refund_failed', 'refund_id', p_refund.id));
  end if;
end
$$;
comment on function private.move_refund is
  'The only writer of refunds.state; the payment''s row is locked by the caller. A refund that failed '
  'is the customer''s credit again, and the agency hears of it.';

create function public.request_refund(p_payment_id uuid, p_amount_ore bigint, p_reason text)
returns uuid
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments := private.lock_payment(p_payment_id);
  v_refund public.refunds;
begin
  if v_payment.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif coalesce(p_amount_ore, 0) <= 0 then
    perform private.raise_problem(400, 'amount_invalid');
  elsif private.payment_is_disputed(p_payment_id) then
    perform private.raise_problem(409, 'payment_disputed');
  elsif p_amount_ore > private.unused_amount(p_payment_id) then
    perform private.raise_problem(409, 'refund_exceeds_credit', jsonb_build_object(
      'left_ore', greatest(0, private.unused_amount(p_payment_id))));
  end if;
  insert into public.refunds (payment_id, company_id, amount_ore, currency, reason, requested_by)
  values (p_payment_id, v_payment.company_id, p_amount_ore, v_payment.currency, btrim(p_reason), v_actor)
  returning * into v_refund;
  perform private.record_event('refund', v_refund.id, 'refund_requested', null, 'requested', 'agency',
    v_actor, p_reason, v_payment.company_id, p_details => jsonb_build_object(
      'amount_ore', p_amount_ore, 'invoice_id', v_payment.invoice_id));
  if v_payment.method = 'card' then
    perform private.enqueue('send_refund', jsonb_build_object('refund_id', v_refund.id));
  end if;
  perform private.post_refund(v_refund, 'refund_requested');
  return v_refund.id;
end
$$;
comment on function public.request_refund is
  'Agency: gives back what is unused of a payment, at most all of it; checked with the payment locked. '
  'A card payment goes back through Stripe by a job. Codes: reason_required, amount_invalid, '
  'refund_exceeds_credit, payment_disputed.';
grant execute on function public.request_refund to authenticated;

create function public.conclude_bank_refund(p_refund_id uuid, p_is_paid boolean)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments;
  v_refund public.refunds;
  v_to text := case when p_is_paid then 'succeeded' else 'failed' end;
begin
  v_payment := private.lock_payment((select r.payment_id from public.refunds r where r.id = p_refund_id));
  select * into v_refund from public.refunds where id = p_refund_id for no key update;
  if v_refund.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_payment.method = 'card' then
    perform private.raise_problem(409, 'refund_goes_through_stripe');
  elsif v_refund.state = v_to then
    return;
  end if;
  perform private.move_refund(v_refund, v_to, 'agency', v_actor);
end
$$;
comment on function public.conclude_bank_refund is
  'Agency: a refund by bank was paid, or will not be and is the customer''s credit again. Twice is '
  'once. Codes: refund_goes_through_stripe, transition_refused.';
grant execute on function public.conclude_bank_refund to authenticated;

create function public.conclude_refund(
  p_stripe_refund_id text, p_status text, p_payment_intent text, p_amount_ore bigint,
  p_refund_id uuid default null)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_payment public.payments;
  v_refund public.refunds;
  v_to text := case when p_status = 'succeeded' then 'succeeded'
    when p_status in ('failed', 'canceled') then 'failed' else 'sent' end;
begin
  v_payment := private.lock_payment((
    select p.id from public.payments p where p.stripe_payment_intent = p_payment_intent));
  if v_payment.id is null then
    return 'unknown';
  end if;
  select * into v_refund from public.refunds r
  where r.stripe_refund_id = p_stripe_refund_id
    or r.id = p_refund_id and r.payment_id = v_payment.id and r.stripe_refund_id is null
  order by r.stripe_refund_id is null limit 1 for no key update;
  if not found and v_to = 'failed' then
    return 'failed';
  elsif not found then
    -- Made at Stripe itself. The money has left: the invoice it paid is open again for as much.
    perform private.free_payment(v_payment, p_amount_ore);
    insert into public.refunds (payment_id, company_id, amount_ore, currency, reason, stripe_refund_id)
    values (v_payment.id, v_payment.company_id, p_amount_ore, v_payment.currency, 'Stripe', p_stripe_refund_id)
    returning * into v_refund;
    perform private.record_event('refund', v_refund.id, 'refund_requested', null, 'requested', 'system',
      null, p_company_id => v_payment.company_id, p_details => jsonb_build_object(
        'amount_ore', p_amount_ore, 'invoice_id', v_payment.invoice_id));
    perform private.post_refund(v_refund, 'refund_requested');
  elsif v_refund.stripe_refund_id is null then
    update public.refunds set stripe_refund_id = p_stripe_refund_id where id = v_refund.id;
    v_refund.stripe_refund_id := p_stripe_refund_id;
  end if;
  if v_refund.state <> v_to and exists (select from public.state_transitions t
    where t.entity = 'refund' and t.from_state = v_refund.state and t.to_state = v_to
      and t.actor = 'system') then
    perform private.move_refund(v_refund, v_to, 'system');
    return v_to;
  end if;
  return v_refund.state;
end
$$;
comment on function public.conclude_refund is
  'Takes in what Stripe says of a refund now. Idempotent and free of order: it only moves forward, and '
  'a refund made at Stripe itself is found by its payment. Service role only.';
grant execute on function public.conclude_refund to service_role;

create function public.refuse_refund(p_refund_id uuid)
returns void
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_refund public.refunds;
begin
  perform private.lock_payment((select r.payment_id from public.refunds r where r.id = p_refund_id));
  select * into v_refund from public.refunds where id = p_refund_id for no key update;
  if v_refund.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_refund.state = 'requested' then
    perform private.move_refund(v_refund, 'failed', 'system');
  end if;
end
$$;
comment on function public.refuse_refund is
  'Stripe refused the request itself: nothing left, and the credit stands again. Service role only.';
grant execute on function public.refuse_refund to service_role;
