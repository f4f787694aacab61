-- The customer's statement: what the books say between the agency and one company, day by day.

create function private.require_statement_reader(p_company_id uuid)
returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p_company_id not in (select private.my_company_ids()) or p_company_id is null then
    perform private.require_agency();
  end if;
end
$$;
comment on function private.require_statement_reader is 'A member of the company or the agency; 404 for others.';

create function private.customer_postings(p_company_id uuid)
returns table (entry_id uuid, booked_on date, number bigint, kind text, source_id uuid, label text,
  role text, document_id uuid, currency text, amount_ore bigint)
language sql stable set search_path = ''
as $$
  select e.id, e.booked_on, e.number, e.kind, e.source_id, e.label, r.role, p.document_id,
    p.currency::text, p.amount_ore
  from public.ledger_entries e
  join public.ledger_postings p on p.entry_id = e.id
  join public.ledger_roles r on r.role in ('receivables', 'customer_credit')
    and p.account between r.from_number and r.to_number
  where e.company_id = p_company_id
$$;
comment on function private.customer_postings is
  'A company''s rows on the accounts of receivables and customers'' credit: debit positive.';

create function public.list_statement_balances(p_company_id uuid, p_day date)
returns table (currency text, receivable_ore bigint, credit_ore bigint)
language plpgsql stable security definer -- the books are the agency's to read
set search_path = ''
as $$
begin
  perform private.require_statement_reader(p_company_id);
  return query
  select p.currency, coalesce(sum(p.amount_ore) filter (where p.role = 'receivables'), 0)::bigint,
    -coalesce(sum(p.amount_ore) filter (where p.role = 'customer_credit'), 0)::bigint
  from private.customer_postings(p_company_id) p
  where p.booked_on <= p_day group by p.currency order by p.currency desc;
end
$$;
comment on function public.list_statement_balances is
  'A member or the agency: what the company owes and what it has to its credit at the end of a day, by currency.';
grant execute on function public.list_statement_balances to authenticated;

create function public.list_statement_movements(p_company_id uuid, p_from date, p_to date)
returns table (entry_id uuid, booked_on date, kind text, source_id uuid, label text, currency text,
  receivable_ore bigint, credit_ore bigint, invoice_id uuid, invoice_number bigint, series text,
  due_date date, method text, payment_id uuid)
language plpgsql stable security definer -- the books are the agency's to read
set search_path = ''
as $$
begin
  perform private.require_statement_reader(p_company_id);
  return query
  select x.entry_id, x.booked_on, x.kind, x.source_id, x.label, x.currency, x.receivable_ore,
    x.credit_ore, i.id, i.number, i.series, i.due_date, y.method, y.id
  from (
    select p.entry_id, p.booked_on, p.number, p.kind, p.source_id, p.label, p.currency,
      coalesce(sum(p.amount_ore) filter (where p.role = 'receivables'), 0)::bigint as receivable_ore,
      -coalesce(sum(p.amount_ore) filter (where p.role = 'customer_credit'), 0)::bigint as credit_ore,
      (array_agg(p.document_id) filter (where p.role = 'receivables'))[1] as invoice_id,
      (array_agg(p.document_id) filter (where p.role = 'customer_credit'))[1] as payment_id
    from private.customer_postings(p_company_id) p
    where p.booked_on between p_from and p_to
    group by p.entry_id, p.booked_on, p.number, p.kind, p.source_id, p.label, p.currency) x
  left join public.invoices i on i.id = x.invoice_id
  left join public.payments y on y.id = x.payment_id
  order by x.booked_on, extract(year from x.booked_on), x.number;
end
$$;
comment on function public.list_statement_movements is
  'A member or the agency: every voucher of the days (both included) that changed what the company '
  'owes or has to its credit, in their order.';
grant execute on function public.list_statement_movements to authenticated;

create function public.list_statement_open_items(p_company_id uuid, p_day date)
returns table (invoice_id uuid, number bigint, series text, issue_date date, due_date date,
  currency text, total_ore bigint, open_ore bigint)
language plpgsql stable security definer -- the books are the agency's to read
set search_path = ''
as $$
begin
  perform private.require_statement_reader(p_company_id);
  return query
  select i.id, i.number, i.series, i.issue_date, i.due_date, i.currency::text,
    i.total_ore + i.rounding_ore, sum(p.amount_ore)::bigint
  from private.customer_postings(p_company_id) p
  join public.invoices i on i.id = p.document_id
  where p.role = 'receivables' and p.booked_on <= p_day
  group by i.id having sum(p.amount_ore) <> 0
  order by i.due_date, i.number;
end
$$;
comment on function public.list_statement_open_items is
  'A member or the agency: invoices and claims with something left to pay at the end of a day.';
grant execute on function public.list_statement_open_items to authenticated;
