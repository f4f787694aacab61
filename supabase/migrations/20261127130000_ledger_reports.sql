-- Reports of the books: vouchers, accounts, trial balance, open items by age, margin, EU sales.
-- All of them read with the reader's own rights, so they are empty for everybody but the agency.

create function public.list_vouchers(
  p_from date default null, p_to date default null, p_account int default null,
  p_number bigint default null, p_kind text default null, p_documents uuid[] default null,
  p_offset int default 0, p_limit int default 50)
returns table (id uuid, year smallint, number bigint, booked_on date, kind text, label text,
  party text, sek_ore bigint, vouchers bigint, all_sek_ore bigint)
language sql stable set search_path = ''
as $$
  with found as (
    select e.id, e.year, e.number, e.booked_on, e.kind, e.label, e.company_id, e.consultant_id
    from public.ledger_entries e
    where (p_from is null or e.booked_on >= p_from)
      and (p_to is null or e.booked_on <= p_to)
      and (p_number is null or e.number = p_number)
      and (p_kind is null or e.kind = p_kind)
      and (p_account is null or exists (
        select from public.ledger_postings p where p.entry_id = e.id and p.account = p_account))
      and (p_documents is null or e.source_id = any (p_documents) or e.id in (
        select p.entry_id from public.ledger_postings p where p.document_id = any (p_documents)))
  ), page as (
    select f.* from found f order by f.booked_on desc, f.year desc, f.number desc
    offset p_offset limit p_limit
  )
  select g.id, g.year, g.number, g.booked_on, g.kind, g.label, coalesce(c.name, k.name),
    (select coalesce(sum(p.sek_ore) filter (where p.sek_ore > 0), 0)::bigint
      from public.ledger_postings p where p.entry_id = g.id),
    (select count(*) from found),
    (select coalesce(sum(p.sek_ore) filter (where p.sek_ore > 0), 0)::bigint
      from public.ledger_postings p where p.entry_id in (select f.id from found f))
  from page g
  left join public.companies c on c.id = g.company_id
  left join public.consultants k on k.id = g.consultant_id
  order by g.booked_on desc, g.year desc, g.number desc
$$;
comment on function public.list_vouchers is
  'A page of vouchers, the latest first, each with its debit in öre, and how many and how much all '
  'of the filter come to. p_documents narrows to what concerns invoices or payments.';
create index ledger_entries_number_idx on public.ledger_entries (number);

create function public.trial_balance(p_from date, p_to date)
returns table (account int, name_sv text, name_en text, opening_ore bigint, debit_ore bigint,
  credit_ore bigint, closing_ore bigint)
language sql stable set search_path = ''
as $$
  with posted as (
    -- Income and cost begin at zero each year; what earlier years came to is one row, account 0.
    select case when p.account >= 3000 and e.booked_on < date_trunc('year', p_from)::date
        then 0 else p.account end as account,
      case when e.booked_on < p_from then p.sek_ore else 0 end as opening_ore,
      case when e.booked_on >= p_from then p.sek_ore else 0 end as moved_ore
    from public.ledger_postings p
    join public.ledger_entries e on e.id = p.entry_id
    where e.booked_on <= p_to
  )
  select x.account, coalesce(a.name_sv, ''), coalesce(a.name_en, ''), sum(x.opening_ore)::bigint,
    coalesce(sum(x.moved_ore) filter (where x.moved_ore > 0), 0)::bigint,
    coalesce(-sum(x.moved_ore) filter (where x.moved_ore < 0), 0)::bigint,
    sum(x.opening_ore + x.moved_ore)::bigint
  from posted x
  left join public.ledger_accounts a on a.number = x.account
  group by x.account, a.name_sv, a.name_en
  having bool_or(x.moved_ore <> 0) or sum(x.opening_ore) <> 0
  order by case when x.account = 0 then 2999 else x.account end
$$;
comment on function public.trial_balance is
  'Each account with what it stood at before the period, debit and credit in it, and what it stands '
  'at after, in öre; credit balances are negative. Account 0 is the result of earlier years.';

create function public.list_account_movements(
  p_account int, p_from date, p_to date, p_offset int default 0, p_limit int default 100)
returns table (entry_id uuid, "position" smallint, year smallint, number bigint, booked_on date,
  kind text, label text, party text, currency char(3), amount_ore bigint, sek_ore bigint,
  balance_ore bigint, movements bigint)
language sql stable set search_path = ''
as $$
  select e.id, p.position, e.year, e.number, e.booked_on, e.kind, e.label, coalesce(c.name, k.name),
    p.currency, p.amount_ore, p.sek_ore,
    (coalesce((
      select sum(y.sek_ore) from public.ledger_postings y
      join public.ledger_entries z on z.id = y.entry_id
      where y.account = p_account and z.booked_on < p_from
        and (p_account < 3000 or z.booked_on >= date_trunc('year', p_from)::date)), 0)
      + sum(p.sek_ore) over (order by e.booked_on, e.year, e.number, p.position))::bigint,
    count(*) over ()
  from public.ledger_postings p
  join public.ledger_entries e on e.id = p.entry_id
  left join public.companies c on c.id = e.company_id
  left join public.consultants k on k.id = e.consultant_id
  where p.account = p_account and e.booked_on between p_from and p_to
  order by e.booked_on, e.year, e.number, p.position
  offset p_offset limit p_limit
$$;
comment on function public.list_account_movements is
  'A page of an account''s rows in a period, the first first, each with what the account stood at '
  'after it. Accounts of income and cost begin at zero on 1 January.';

-- ---------------------------------------------------------------------------------------------
-- Open items
-- ---------------------------------------------------------------------------------------------

create function public.list_open_items(p_role text, p_day date)
returns table (document_id uuid, company_id uuid, consultant_id uuid, label text, booked_on date,
  currency char(3), amount_ore bigint, sek_ore bigint)
language sql stable set search_path = ''
as $$
  select p.document_id, (array_agg(e.company_id order by e.year, e.number))[1],
    (array_agg(e.consultant_id order by e.year, e.number))[1],
    (array_agg(e.label order by e.year, e.number))[1], min(e.booked_on), p.currency,
    sum(p.amount_ore)::bigint, sum(p.sek_ore)::bigint
  from public.ledger_postings p
  join public.ledger_roles r on r.role = p_role and p.account between r.from_number and r.to_number
  join public.ledger_entries e on e.id = p.entry_id
  where e.booked_on <= p_day
  group by p.document_id, p.currency
  having sum(p.amount_ore) <> 0 or sum(p.sek_ore) <> 0
$$;
comment on function public.list_open_items is
  'Documents that a day leaves open on the accounts that may play a part, with when they were first '
  'booked; debit positive. In öre, and in hundredths of their own currency.';

create function public.list_customer_ledger(
  p_day date, p_company_id uuid default null, p_offset int default 0, p_limit int default 100)
returns table (document_id uuid, label text, company_id uuid, company_name text, issue_date date,
  due_date date, currency char(3), open_ore bigint, open_sek_ore bigint, days_late int,
  documents bigint, all_sek_ore bigint)
language sql stable set search_path = ''
as $$
  select o.document_id, coalesce(i.number::text, o.label), o.company_id, c.name,
    coalesce(i.issue_date, o.booked_on), coalesce(i.due_date, o.booked_on), o.currency,
    o.amount_ore, o.sek_ore, greatest(0, p_day - coalesce(i.due_date, o.booked_on)),
    count(*) over (), (sum(o.sek_ore) over ())::bigint
  from public.list_open_items('receivables', p_day) o
  left join public.invoices i on i.id = o.document_id
  left join public.companies c on c.id = o.company_id
  where p_company_id is null or o.company_id = p_company_id
  order by c.name, coalesce(i.due_date, o.booked_on), coalesce(i.number::text, o.label), o.document_id
  offset p_offset limit p_limit
$$;
comment on function public.list_customer_ledger is
  'A page of the invoices that were open at the end of a day, by company and due date, with what was '
  'open of each then.';

create function public.sum_customer_ledger(p_day date, p_offset int default 0, p_limit int default 100)
returns table (company_id uuid, company_name text, not_due_ore bigint, to_30_ore bigint,
  to_60_ore bigint, older_ore bigint, open_ore bigint, credit_ore bigint, companies bigint)
language sql stable set search_path = ''
as $$
  with items as (
    select o.company_id, o.sek_ore, 0::bigint as credit_ore,
      p_day - coalesce(i.due_date, o.booked_on) as days
    from public.list_open_items('receivables', p_day) o
    left join public.invoices i on i.id = o.document_id
    union all
    select o.company_id, 0, -o.sek_ore, 0 from public.list_open_items('customer_credit', p_day) o
  ), sums as (
    select x.company_id, grouping(x.company_id) = 1 as is_total,
      coalesce(sum(x.sek_ore) filter (where x.days <= 0), 0)::bigint as not_due_ore,
      coalesce(sum(x.sek_ore) filter (where x.days between 1 and 30), 0)::bigint as to_30_ore,
      coalesce(sum(x.sek_ore) filter (where x.days between 31 and 60), 0)::bigint as to_60_ore,
      coalesce(sum(x.sek_ore) filter (where x.days > 60), 0)::bigint as older_ore,
      sum(x.sek_ore)::bigint as open_ore, sum(x.credit_ore)::bigint as credit_ore
    from items x group by grouping sets ((x.company_id), ())
  )
  select s.company_id, c.name, s.not_due_ore, s.to_30_ore, s.to_60_ore, s.older_ore, s.open_ore,
    s.credit_ore, (select count(*) from sums y where not y.is_total)
  from sums s left join public.companies c on c.id = s.company_id
  where s.open_ore is not null
  order by s.is_total desc, c.name, s.company_id
  offset p_offset limit p_limit
$$;
comment on function public.sum_customer_ledger is
  'What each company owes at the end of a day by age in days after the due date, and its credit, in '
  'öre; the first row, without a company, is all of them.';

create function public.list_supplier_ledger(
  p_day date, p_consultant_id uuid default null, p_offset int default 0, p_limit int default 100)
returns table (document_id uuid, label text, consultant_id uuid, consultant_name text,
  booked_on date, currency char(3), open_ore bigint, open_sek_ore bigint, age_days int,
  documents bigint, all_sek_ore bigint)
language sql stable set search_path = ''
as $$
  select o.document_id, o.label, o.consultant_id, k.name, o.booked_on, o.currency, -o.amount_ore,
    -o.sek_ore, p_day - o.booked_on, count(*) over (), (sum(-o.sek_ore) over ())::bigint
  from public.list_open_items('payables', p_day) o
  left join public.consultants k on k.id = o.consultant_id
  where p_consultant_id is null or o.consultant_id = p_consultant_id
  order by k.name, o.booked_on, o.label, o.document_id
  offset p_offset limit p_limit
$$;
comment on function public.list_supplier_ledger is
  'A page of what was owed to consultants at the end of a day, by name and day of booking; what is '
  'owed is positive.';

-- ---------------------------------------------------------------------------------------------
-- What assignments leave, and sales to other EU states
-- ---------------------------------------------------------------------------------------------

create function public.list_margins(
  p_from date, p_to date, p_offset int default 0, p_limit int default 50)
returns table (assignment_id uuid, title text, company_name text, consultant_name text,
  income_ore bigint, cost_ore bigint, assignments bigint, all_income_ore bigint, all_cost_ore bigint)
language sql stable set search_path = ''
as $$
  select s.assignment_id, a.title, a.company_name, a.consultant_name, s.income_ore, s.cost_ore,
    count(*) over (), (sum(s.income_ore) over ())::bigint, (sum(s.cost_ore) over ())::bigint
  from (
    select p.assignment_id,
      coalesce(-sum(p.sek_ore) filter (where p.account between 3000 and 3999), 0)::bigint as income_ore,
      coalesce(sum(p.sek_ore) filter (where p.account between 4000 and 4999), 0)::bigint as cost_ore
    from public.ledger_postings p
    join public.ledger_entries e on e.id = p.entry_id
    where p.assignment_id is not null and e.booked_on between p_from and p_to
    group by p.assignment_id) s
  join public.assignments a on a.id = s.assignment_id
  order by s.income_ore - s.cost_ore desc, a.title, s.assignment_id
  offset p_offset limit p_limit
$$;
comment on function public.list_margins is
  'A page of assignments with what was posted in a period as their income (accounts 3000–3999) and '
  'cost (4000–4999), in öre excluding VAT; the largest margin first.';

create function public.list_eu_sales(p_from date, p_to date)
returns table (entry_id uuid, year smallint, number bigint, label text, invoice_id uuid,
  buyer_name text, vat_number text, sek_ore bigint)
language sql stable set search_path = ''
as $$
  select e.id, e.year, e.number, e.label, i.id, coalesce(i.buyer ->> 'name', ''),
    coalesce(i.buyer ->> 'vat_number', ''), -sum(p.sek_ore)::bigint
  from public.ledger_entries e
  join public.ledger_postings p on p.entry_id = e.id
  join public.ledger_roles r on r.role = 'sales_eu' and p.account between r.from_number and r.to_number
  left join public.credit_notes n on n.id = e.source_id
  left join public.invoices i on i.id = coalesce(n.invoice_id, e.source_id)
  where e.booked_on between p_from and p_to
  group by e.id, i.id
  order by coalesce(i.buyer ->> 'vat_number', ''), e.year, e.number
$$;
comment on function public.list_eu_sales is
  'Vouchers of a period with services to businesses in other EU states, with the buyer''s VAT number '
  'as it stands on the document; credits are negative. In öre.';

grant execute on function public.list_vouchers, public.trial_balance, public.list_account_movements,
  public.list_open_items, public.list_customer_ledger, public.sum_customer_ledger,
  public.list_supplier_ledger, public.list_margins, public.list_eu_sales
  to authenticated, service_role;
