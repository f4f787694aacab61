-- What the check of the books compares: vouchers, currencies, and debts against open documents.

create function private.find_ledger_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select 'entry_unbalanced', e.year || '-' || e.number, 0::bigint, sum(p.sek_ore)::bigint
  from public.ledger_postings p join public.ledger_entries e on e.id = p.entry_id
  group by e.id having sum(p.sek_ore) <> 0
  union all
  select 'currency_unbalanced', p.currency::text, 0::bigint, sum(p.amount_ore)::bigint
  from public.ledger_postings p group by p.currency having sum(p.amount_ore) <> 0
  union all
  select 'receivable_differs', i.number::text, private.invoice_balance(i.id), coalesce(b.amount_ore, 0)
  from public.invoices i
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles r on r.role = 'receivables'
      and p.account between r.from_number and r.to_number
    group by p.document_id) b on b.document_id = i.id
  where private.invoice_balance(i.id) <> coalesce(b.amount_ore, 0)
  union all
  select 'credit_differs', coalesce(y.stripe_payment_intent, y.id::text), private.unused_amount(y.id),
    coalesce(-b.amount_ore, 0)
  from public.payments y
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles r on r.role = 'customer_credit'
      and p.account between r.from_number and r.to_number
    group by p.document_id) b on b.document_id = y.id
  where private.unused_amount(y.id) <> coalesce(-b.amount_ore, 0)
  union all
  select 'kronor_left', p.document_id::text, 0::bigint, sum(p.sek_ore)::bigint
  from public.ledger_postings p
  where p.document_id is not null
  group by p.document_id having sum(p.amount_ore) = 0 and sum(p.sek_ore) <> 0
$$;
comment on function private.find_ledger_problems is
  'What does not balance in the books: vouchers, currencies, receivables against open invoices, '
  'customers'' credit against what is unused of their payments, and kronor left on a debt that is '
  'settled in its own currency.';
