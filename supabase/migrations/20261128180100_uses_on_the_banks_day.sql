-- What the bank's money is used for when it is taken in is used on the bank's day, as late interest is
-- reckoned: taken in a week later, the customer ledger of that week had shown a debt that was paid.

create function private.day_of_use(
  p_payment public.payments, p_invoice public.invoices, p_use public.payment_allocations)
returns date
language sql stable set search_path = ''
as $$
  select case
    when p_payment.method = 'bank' and p_use.amount_ore > 0 and p_use.allocated_at = p_payment.received_at
      then greatest(p_payment.received_on, p_invoice.issue_date)
    else private.today() end
$$;
comment on function private.day_of_use is
  'The day that a use of a payment is dated. Money at the bank that is used as it is booked: the bank''s day, and not '
  'before the invoice. Credit that is used later, what is taken back and money by card: today. The booking moves it to '
  'the first open day when the month is closed.';

create or replace function private.post_allocation (
  p_allocation public.payment_allocations
)
  returns void
  language plpgsql
  set search_path to ''
  AS $$
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
    v_invoice.number::text, private.day_of_use(v_payment, v_invoice, p_allocation), jsonb_build_array(
      private.posting('customer_credit', p_allocation.amount_ore, p_allocation.payment_id,
        v_payment.currency, v_paid_sek),
      private.posting('receivables', -p_allocation.amount_ore, v_invoice.id, v_invoice.currency, -v_owed_sek),
      private.posting('exchange_differences', 0, null, v_invoice.currency, v_owed_sek - v_paid_sek)),
    v_invoice.company_id, p_actor => p_allocation.allocated_by);
end
$$;

create or replace function private.book_statement_at_once (
  p_file_id uuid,
  p_rows    jsonb
)
  returns void
  language plpgsql
  set search_path to ''
  AS $$
declare
  v_entries jsonb;
begin
  with parts as materialized (
    select t.id as transaction_id, t.booked_on, t.position, p.ordinality as at, i.id as invoice_id,
      i.company_id, (p.value ->> 'amount_ore')::bigint as amount_ore
    from jsonb_array_elements(p_rows) r
    join public.bank_transactions t on t.file_id = p_file_id and t.position = (r ->> 'position')::int
      and t.state = 'booked'
    cross join lateral jsonb_array_elements(r -> 'parts') with ordinality p
    join public.invoices i on i.id = (p.value ->> 'invoice_id')::uuid),
  running as (
    select p.*, private.open_amount(p.invoice_id) - coalesce(sum(p.amount_ore) over (
      partition by p.invoice_id order by p.position, p.at
      rows between unbounded preceding and 1 preceding), 0) as open_ore
    from parts p),
  made as (
    insert into public.payments (invoice_id, company_id, method, amount_ore, currency, received_on,
      bank_transaction_id)
    select (array_agg(p.invoice_id order by p.at))[1], p.company_id, 'bank', sum(p.amount_ore), 'SEK',
      p.booked_on, p.transaction_id
    from parts p group by p.transaction_id, p.company_id, p.booked_on, p.position order by p.position
    returning id, bank_transaction_id, company_id)
  insert into public.payment_allocations (payment_id, invoice_id, amount_ore)
  select m.id, r.invoice_id, least(r.amount_ore, r.open_ore) from running r
  join made m on m.bank_transaction_id = r.transaction_id and m.company_id = r.company_id
  where r.open_ore > 0 order by r.position, r.at;

  with closed as (
    update public.invoices i set state = 'paid', paid_at = now()
    where i.state = 'issued' and private.open_amount(i.id) = 0 and i.id in (
      select a.invoice_id from public.payment_allocations a
      join public.payments p on p.id = a.payment_id
      join public.bank_transactions t on t.id = p.bank_transaction_id where t.file_id = p_file_id)
    returning i.id, i.company_id),
  told as (
    insert into public.events (entity, entity_id, kind, from_state, to_state, actor, company_id)
    select 'invoice', c.id, 'invoice_paid', 'issued', 'paid', 'system', c.company_id from closed c)
  select jsonb_agg(private.enqueue('send_mail',
    jsonb_build_object('template', 'invoice_paid', 'invoice_id', c.id))::text)
  into v_entries from closed c;

  insert into public.events (entity, entity_id, kind, actor, company_id, details)
  select 'invoice', p.invoice_id, 'payment_received', 'system', p.company_id,
    jsonb_build_object('amount_ore', p.amount_ore)
  from public.payments p join public.bank_transactions t on t.id = p.bank_transaction_id
  where t.file_id = p_file_id order by t.position;

  select coalesce(jsonb_agg(x.entry order by x.position, x.is_use), '[]') into v_entries from (
    select t.position, false as is_use, jsonb_build_object('kind', 'payment_received', 'source_id', p.id,
      'day', p.received_on, 'company_id', p.company_id, 'postings', jsonb_build_array(
        private.posting('bank', p.amount_ore),
        private.posting('customer_credit', -p.amount_ore, p.id))) as entry
    from public.payments p join public.bank_transactions t on t.id = p.bank_transaction_id
    where t.file_id = p_file_id
    union all
    select t.position, true, jsonb_build_object('kind', 'payment_allocated', 'source_id', a.id,
      'label', i.number, 'day', private.day_of_use(p, i, a), 'company_id', i.company_id, 'postings', jsonb_build_array(
        private.posting('customer_credit', a.amount_ore, a.payment_id),
        private.posting('receivables', -a.amount_ore, i.id)))
    from public.payment_allocations a join public.payments p on p.id = a.payment_id
    join public.bank_transactions t on t.id = p.bank_transaction_id
    join public.invoices i on i.id = a.invoice_id
    where t.file_id = p_file_id) x;
  perform private.post_entries(v_entries);
end
$$;
