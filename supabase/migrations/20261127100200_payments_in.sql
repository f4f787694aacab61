-- Money in: payments by card and bank, what they are used for, and what that leaves open.

drop trigger payments_freeze on public.payments;
alter table public.payments
  alter column invoice_id drop not null,
  alter column stripe_payment_intent drop not null,
  drop constraint payments_method_check,
  add constraint payments_method_check check (method in ('card', 'bank')),
  drop constraint payments_currency_check,
  add constraint payments_currency_check check (currency in ('SEK', 'EUR')),
  add column company_id uuid references public.companies (id) on delete restrict,
  add column sek_rate numeric(12, 6) check (sek_rate > 0),
  add column received_on date,
  add constraint payments_rate_check check ((currency = 'SEK') = (sek_rate is null)),
  add constraint payments_card_check check ((method = 'card') = (stripe_payment_intent is not null));
update public.payments p set company_id = i.company_id,
  received_on = (p.received_at at time zone 'Europe/Stockholm')::date
from public.invoices i where i.id = p.invoice_id;
alter table public.payments
  alter column company_id set not null,
  alter column received_on set not null;
comment on table public.payments is 'Money that arrived: one row for each card payment or row of the bank, however often it is told of.';
comment on column public.payments.invoice_id is 'The invoice the payer named; what the money was used for stands in payment_allocations.';
comment on column public.payments.sek_rate is 'Kronor for one unit of the currency on the day it arrived.';
create index payments_company_id_idx on public.payments (company_id, received_on desc);
create index payments_received_on_idx on public.payments (received_on, id);
create trigger payments_freeze before update or delete on public.payments
  for each row execute function private.refuse_change();
drop policy payments_select_company on public.payments;
create policy payments_select_company on public.payments
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));

create table public.payment_allocations (
  id uuid primary key default gen_random_uuid(),
  payment_id uuid not null references public.payments (id) on delete restrict,
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  amount_ore bigint not null check (amount_ore <> 0),
  allocated_by uuid references public.people (user_id) on delete set null,
  allocated_at timestamptz not null default now()
);
comment on table public.payment_allocations is
  'What each payment was used for. A use is taken back by a negative row when the invoice is '
  'credited; the rows are never changed.';
create index payment_allocations_payment_id_idx on public.payment_allocations (payment_id);
create index payment_allocations_invoice_id_idx on public.payment_allocations (invoice_id);
create index payment_allocations_allocated_by_idx on public.payment_allocations (allocated_by);

revoke all on public.payment_allocations from anon, authenticated;
grant select on public.payment_allocations to authenticated;
alter table public.payment_allocations enable row level security;
create policy payment_allocations_select_company on public.payment_allocations
  for select to authenticated using (payment_id in (select p.id from public.payments p));
create trigger payment_allocations_freeze before update or delete on public.payment_allocations
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();

-- ---------------------------------------------------------------------------------------------
-- Balances
-- ---------------------------------------------------------------------------------------------

create function private.invoice_balance(p_invoice_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (i.total_ore + i.rounding_ore
    - coalesce((select sum(c.total_ore + c.rounding_ore) from public.credit_notes c
        where c.invoice_id = i.id), 0)
    - coalesce((select sum(a.amount_ore) from public.payment_allocations a
        where a.invoice_id = i.id), 0))::bigint
  from public.invoices i where i.id = p_invoice_id
$$;
comment on function private.invoice_balance is
  'Issued less credited and paid, in hundredths of the invoice''s currency: positive is owed by the '
  'customer, negative is too much.';

create or replace function private.open_amount(p_invoice_id uuid)
returns bigint
language sql stable set search_path = ''
as $$ select greatest(0, private.invoice_balance(p_invoice_id)) $$;
comment on function private.open_amount is 'Still to pay on an invoice, never negative.';

create function private.unused_amount(p_payment_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (p.amount_ore
    - coalesce((select sum(a.amount_ore) from public.payment_allocations a where a.payment_id = p.id), 0))::bigint
  from public.payments p where p.id = p_payment_id
$$;
comment on function private.unused_amount is
  'What of a payment is not used for an invoice: the customer''s credit.';

drop view public.invoice_balances;
create view public.invoice_balances
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
  select sum(p.amount_ore - coalesce((
    select sum(y.amount_ore) from public.payment_allocations y where y.payment_id = p.id), 0)) as surplus_ore
  from public.payments p where p.invoice_id = i.id) s on true;
comment on view public.invoice_balances is
  'What is paid, credited and open on each invoice, what was paid too much by those who named it, '
  'and whether it is past its due date.';
revoke all on public.invoice_balances from anon, authenticated;
grant select on public.invoice_balances to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Using payments
-- ---------------------------------------------------------------------------------------------

create function private.sek_balance(p_role text, p_document_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select coalesce(sum(p.sek_ore), 0)::bigint from public.ledger_postings p
  join public.ledger_roles r on p.account between r.from_number and r.to_number
  where r.role = p_role and p.document_id = p_document_id
$$;
comment on function private.sek_balance is 'What a document stands at in the books, in öre; debit positive.';

create function private.post_allocation(p_allocation public.payment_allocations)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_payment public.payments;
  v_invoice public.invoices;
  v_paid_sek bigint;
  v_owed_sek bigint;
begin
  select * into v_payment from public.payments where id = p_allocation.payment_id;
  select * into v_invoice from public.invoices where id = p_allocation.invoice_id;
  -- What ends a debt ends it in kronor too: no öre of rounding stays behind on it.
  v_paid_sek := case when private.unused_amount(v_payment.id) = 0
    then -private.sek_balance('customer_credit', v_payment.id)
    else private.to_sek(p_allocation.amount_ore, v_payment.sek_rate) end;
  v_owed_sek := case when private.invoice_balance(v_invoice.id) = 0
    then private.sek_balance('receivables', v_invoice.id)
    else private.to_sek(p_allocation.amount_ore, v_invoice.sek_rate) end;
  perform private.post_entry('payment_allocated', p_allocation.id,
    v_invoice.number::text, private.today(), jsonb_build_array(
      private.posting('customer_credit', p_allocation.amount_ore, p_allocation.payment_id,
        v_payment.currency, v_paid_sek),
      private.posting('receivables', -p_allocation.amount_ore, v_invoice.id, v_invoice.currency, -v_owed_sek),
      private.posting('exchange_differences', 0, null, v_invoice.currency, v_owed_sek - v_paid_sek)),
    v_invoice.company_id, p_actor => p_allocation.allocated_by);
end
$$;
comment on function private.post_allocation is
  'Books a use of a payment, or its taking back; a difference between the two rates is a gain or loss.';

create function private.allocate_payment(
  p_payment public.payments, p_invoice public.invoices, p_amount_ore bigint, p_actor uuid default null)
returns bigint
language plpgsql volatile set search_path = ''
as $$
declare
  v_amount bigint := least(p_amount_ore, private.unused_amount(p_payment.id), private.open_amount(p_invoice.id));
  v_row public.payment_allocations;
begin
  if v_amount <= 0 or p_payment.currency <> p_invoice.currency
    or p_payment.company_id <> p_invoice.company_id then
    return 0;
  end if;
  insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
  values (p_payment.id, p_invoice.id, v_amount, p_actor) returning * into v_row;
  perform private.settle_invoice(p_invoice);
  perform private.post_allocation(v_row);
  return v_amount;
end
$$;
comment on function private.allocate_payment is
  'Uses a payment for an invoice, at most what is unused of the one and open of the other. The '
  'invoice''s row is locked by the caller. Returns the amount used.';

create function private.release_surplus(p_invoice public.invoices, p_actor uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_surplus bigint := greatest(0, -private.invoice_balance(p_invoice.id));
  v_used record;
  v_row public.payment_allocations;
begin
  for v_used in
    select a.payment_id, sum(a.amount_ore) as amount_ore from public.payment_allocations a
    where a.invoice_id = p_invoice.id group by a.payment_id having sum(a.amount_ore) > 0
    order by max(a.allocated_at) desc, a.payment_id
  loop
    exit when v_surplus = 0;
    insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
    values (v_used.payment_id, p_invoice.id, -least(v_used.amount_ore, v_surplus), p_actor)
    returning * into v_row;
    v_surplus := v_surplus + v_row.amount_ore;
    perform private.post_allocation(v_row);
  end loop;
end
$$;
comment on function private.release_surplus is
  'What was paid and then credited becomes the customer''s credit, the latest payment first. The '
  'invoice''s row is locked by the caller.';

drop function private.settle_invoice(public.invoices);
create function private.settle_invoice(p_invoice public.invoices, p_actor uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_now public.invoices;
  v_paid boolean;
  v_to text;
begin
  select * into v_now from public.invoices where id = p_invoice.id;
  v_paid := coalesce((select sum(a.amount_ore) from public.payment_allocations a
    where a.invoice_id = v_now.id), 0) > 0;
  v_to := case
    when private.open_amount(v_now.id) > 0 then 'issued'
    when v_paid then 'paid' else 'credited' end;
  if v_to = v_now.state or v_now.state = 'credited' or (v_now.state = 'paid' and v_to = 'credited') then
    return;
  end if;
  perform private.assert_transition('invoice', v_now.state, v_to,
    case when v_to = 'credited' then 'agency' else 'system' end::public.actor_role);
  update public.invoices set state = v_to, paid_at = case when v_to = 'paid' then now() end
  where id = v_now.id;
  perform private.record_event('invoice', v_now.id,
    case v_to when 'issued' then 'invoice_reopened' else 'invoice_' || v_to end, v_now.state, v_to,
    case when v_to = 'credited' then 'agency' else 'system' end::public.actor_role,
    case when v_to = 'credited' then p_actor end, p_company_id => v_now.company_id);
  if v_to = 'paid' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'invoice_paid', 'invoice_id', v_now.id));
  end if;
end
$$;
comment on function private.settle_invoice is
  'Brings an invoice''s state in line with its balance: paid or credited when nothing is open, '
  'issued again when a payment was undone. The row is locked by the caller.';

create function private.book_payment(p_payment public.payments)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_sek bigint := private.to_sek(p_payment.amount_ore, p_payment.sek_rate);
begin
  perform private.post_entry('payment_received', p_payment.id,
    coalesce(p_payment.stripe_payment_intent, ''), p_payment.received_on, jsonb_build_array(
      private.posting(case p_payment.method when 'card' then 'card_receivables' else 'bank' end,
        p_payment.amount_ore, null, p_payment.currency, v_sek),
      private.posting('customer_credit', -p_payment.amount_ore, p_payment.id, p_payment.currency, -v_sek)),
    p_payment.company_id);
end
$$;
comment on function private.book_payment is
  'Books money that arrived as the customer''s credit; its uses are booked one by one.';

create function public.use_credit(p_payment_id uuid, p_invoice_id uuid)
returns bigint
language plpgsql volatile security definer -- payment_allocations has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments;
  v_invoice public.invoices;
  v_used bigint;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id for no key update;
  select * into v_payment from public.payments where id = p_payment_id for no key update;
  if v_invoice.id is null or v_payment.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_payment.company_id <> v_invoice.company_id then
    perform private.raise_problem(409, 'payment_of_other_company');
  elsif v_payment.currency <> v_invoice.currency then
    perform private.raise_problem(409, 'currencies_differ');
  end if;
  v_used := private.allocate_payment(v_payment, v_invoice, v_payment.amount_ore, v_actor);
  if v_used = 0 then
    perform private.raise_problem(409, 'nothing_to_allocate');
  end if;
  perform private.record_event('invoice', p_invoice_id, 'credit_used', null, null, 'agency', v_actor,
    p_company_id => v_invoice.company_id, p_details => jsonb_build_object('amount_ore', v_used));
  return v_used;
end
$$;
comment on function public.use_credit is
  'Agency: uses what is left of a payment for an invoice of the same company. Codes: '
  'payment_of_other_company, currencies_differ, nothing_to_allocate.';
grant execute on function public.use_credit to authenticated;
