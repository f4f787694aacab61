-- Ledger: accounts, vouchers whose postings balance, months that are closed, and the nightly check.
-- Double entry for every movement of money or debt (bokföringslagen 1999:1078, 4–5 kap.).

create table public.ledger_accounts (
  number int primary key check (number between 1000 and 8999),
  name_sv text not null check (length(btrim(name_sv)) between 1 and 120),
  name_en text not null check (length(btrim(name_en)) between 1 and 120)
);
comment on table public.ledger_accounts is
  'The chart of accounts (BAS). An account with postings keeps its number; its name may change.';

create table public.ledger_roles (
  role text primary key check (role ~ '^[a-z_]+$'),
  account int not null references public.ledger_accounts (number) on delete restrict,
  from_number int not null,
  to_number int not null,
  check (account between from_number and to_number)
);
comment on table public.ledger_roles is
  'Which account plays which part. The agency may choose another one of the same class; what is '
  'posted already stays where it was.';
comment on column public.ledger_roles.from_number is 'First account that may play the part.';
create index ledger_roles_account_idx on public.ledger_roles (account);

create table public.ledger_months (
  month date primary key check (extract(day from month) = 1),
  closed_by uuid references public.people (user_id) on delete set null,
  closed_at timestamptz not null default now()
);
comment on table public.ledger_months is 'Closed months: nothing is booked on their days any more.';
comment on column public.ledger_months.month is 'First day of the month.';
create index ledger_months_closed_by_idx on public.ledger_months (closed_by);

create table private.voucher_counters (
  year smallint primary key,
  last_number bigint not null check (last_number >= 0)
);
comment on table private.voucher_counters is
  'The last voucher number of each year. Locked from the posting to the end of its transaction: no '
  'gap, no double. Taken last by every command, so that nobody waits for anything with it in hand.';
alter table private.voucher_counters enable row level security;

create table public.ledger_entries (
  id uuid primary key default gen_random_uuid(),
  year smallint not null,
  number bigint not null check (number > 0),
  booked_on date not null check (extract(year from booked_on) = year),
  kind text not null check (kind ~ '^[a-z_]+$'),
  source_id uuid not null,
  label text not null default '' check (length(label) <= 200),
  company_id uuid references public.companies (id) on delete restrict,
  consultant_id uuid references public.consultants (id) on delete restrict,
  created_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  unique (year, number),
  unique (kind, source_id)
);
comment on table public.ledger_entries is
  'Vouchers (verifikationer), numbered without gaps within the year. A kind and a source are booked '
  'once, however often the same happening is told.';
comment on column public.ledger_entries.kind is 'What happened, past tense, such as payment_received.';
comment on column public.ledger_entries.source_id is 'The row that tells what happened: an invoice, a payment.';
comment on column public.ledger_entries.label is 'Number or reference that a reader knows the source by.';
create index ledger_entries_booked_on_idx on public.ledger_entries (booked_on, number);
create index ledger_entries_source_id_idx on public.ledger_entries (source_id);
create index ledger_entries_company_id_idx on public.ledger_entries (company_id, booked_on);
create index ledger_entries_consultant_id_idx on public.ledger_entries (consultant_id, booked_on);
create index ledger_entries_created_by_idx on public.ledger_entries (created_by);

create table public.ledger_postings (
  entry_id uuid not null references public.ledger_entries (id) on delete restrict,
  position smallint not null check (position > 0),
  account int not null references public.ledger_accounts (number) on delete restrict,
  amount_ore bigint not null,
  currency char(3) not null check (currency in ('SEK', 'EUR')),
  sek_ore bigint not null,
  document_id uuid,
  assignment_id uuid references public.assignments (id) on delete restrict,
  primary key (entry_id, position),
  check (amount_ore <> 0 or sek_ore <> 0),
  check (currency <> 'SEK' or sek_ore = amount_ore)
);
comment on table public.ledger_postings is 'The rows of a voucher: debit positive, credit negative.';
comment on column public.ledger_postings.amount_ore is 'In hundredths of the currency.';
comment on column public.ledger_postings.sek_ore is
  'The same in öre, at the rate of the document: the books are kept in kronor.';
comment on column public.ledger_postings.document_id is
  'The invoice or self-billing invoice whose balance the row changes, on accounts of debts.';
create index ledger_postings_account_idx on public.ledger_postings (account, document_id);
create index ledger_postings_document_id_idx on public.ledger_postings (document_id)
  where document_id is not null;
create index ledger_postings_assignment_id_idx on public.ledger_postings (assignment_id);

create table public.ledger_checks (
  id bigint generated always as identity primary key,
  checked_at timestamptz not null default now(),
  problems jsonb not null
);
comment on table public.ledger_checks is 'What the nightly check of the books found; an empty list when all is well.';
create index ledger_checks_checked_at_idx on public.ledger_checks (checked_at desc);

revoke all on public.ledger_accounts, public.ledger_roles, public.ledger_months,
  public.ledger_entries, public.ledger_postings, public.ledger_checks from anon, authenticated;
grant select on public.ledger_accounts, public.ledger_roles, public.ledger_months,
  public.ledger_entries, public.ledger_postings, public.ledger_checks to authenticated;
alter table public.ledger_accounts enable row level security;
alter table public.ledger_roles enable row level security;
alter table public.ledger_months enable row level security;
alter table public.ledger_entries enable row level security;
alter table public.ledger_postings enable row level security;
alter table public.ledger_checks enable row level security;
create policy ledger_accounts_select_agency on public.ledger_accounts
  for select to authenticated using ((select private.is_agency()));
create policy ledger_roles_select_agency on public.ledger_roles
  for select to authenticated using ((select private.is_agency()));
create policy ledger_months_select_agency on public.ledger_months
  for select to authenticated using ((select private.is_agency()));
create policy ledger_entries_select_agency on public.ledger_entries
  for select to authenticated using ((select private.is_agency()));
create policy ledger_postings_select_agency on public.ledger_postings
  for select to authenticated using ((select private.is_agency()));
create policy ledger_checks_select_agency on public.ledger_checks
  for select to authenticated using ((select private.is_agency()));

create trigger ledger_entries_freeze before update or delete on public.ledger_entries
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();
comment on trigger ledger_entries_freeze on public.ledger_entries is
  'A voucher never changes. Depth above 0 is the foreign key that forgets a deleted person.';
create trigger ledger_postings_freeze before update or delete on public.ledger_postings
  for each row execute function private.refuse_change();

insert into public.ledger_accounts (number, name_sv, name_en) values
  (1510, 'Kundfordringar', 'Trade receivables'),
  (1580, 'Fordringar för kontokort', 'Card payments receivable'),
  (1684, 'Tvistiga kortbetalningar', 'Disputed card payments'),
  (1930, 'Företagskonto', 'Bank account'),
  (2421, 'Kunders tillgodohavanden', 'Customer credit balances'),
  (2440, 'Leverantörsskulder', 'Trade payables'),
  (2611, 'Utgående moms, 25 %', 'Output VAT, 25%'),
  (2614, 'Utgående moms omvänd betalningsskyldighet, 25 %', 'Output VAT, reverse charge, 25%'),
  (2641, 'Debiterad ingående moms', 'Input VAT'),
  (2645, 'Beräknad ingående moms på förvärv från utlandet', 'Calculated input VAT on foreign purchases'),
  (3001, 'Försäljning inom Sverige, 25 % moms', 'Sales within Sweden, 25% VAT'),
  (3308, 'Försäljning tjänster till annat EU-land', 'Sales of services to another EU state'),
  (3593, 'Påminnelseavgifter och förseningsersättning', 'Reminder fees and delay compensation'),
  (3740, 'Öres- och kronutjämning', 'Rounding'),
  (4535, 'Inköp av tjänster från annat EU-land, 25 %', 'Services bought from another EU state, 25%'),
  (4600, 'Underkonsulter', 'Subcontracted consultants'),
  (6570, 'Bankkostnader och kortavgifter', 'Bank and card charges'),
  (7960, 'Valutakursdifferenser', 'Exchange differences'),
  (8313, 'Ränteintäkter från kunder', 'Interest income from customers');

insert into public.ledger_roles (role, account, from_number, to_number) values
  ('receivables', 1510, 1500, 1519),
  ('card_receivables', 1580, 1560, 1699),
  ('disputed', 1684, 1560, 1699),
  ('bank', 1930, 1900, 1999),
  ('customer_credit', 2421, 2400, 2429),
  ('payables', 2440, 2440, 2449),
  ('output_vat', 2611, 2610, 2613),
  ('output_vat_reverse', 2614, 2614, 2619),
  ('input_vat', 2641, 2640, 2644),
  ('input_vat_reverse', 2645, 2645, 2649),
  ('sales', 3001, 3000, 3299),
  ('sales_eu', 3308, 3300, 3399),
  ('reminder_fees', 3593, 3500, 3999),
  ('rounding', 3740, 3740, 3749),
  ('purchases_eu', 4535, 4500, 4599),
  ('purchases', 4600, 4000, 4999),
  ('charges', 6570, 6000, 6999),
  ('exchange_differences', 7960, 7000, 8499),
  ('interest_income', 8313, 8300, 8399);

-- ---------------------------------------------------------------------------------------------
-- Posting
-- ---------------------------------------------------------------------------------------------

create function private.check_entry_balance()
returns trigger
language plpgsql volatile security definer -- runs at commit as whoever acts, and must see every row
set search_path = ''
as $$
declare
  v_entry uuid := case tg_table_name when 'ledger_entries' then (to_jsonb(new) ->> 'id')::uuid
    else (to_jsonb(new) ->> 'entry_id')::uuid end;
  v_bad text;
begin
  select case
    when count(*) < 2 then 'fewer than two postings'
    when sum(p.sek_ore) <> 0 then 'kronor'
    when exists (select from public.ledger_postings x where x.entry_id = v_entry
      group by x.currency having sum(x.amount_ore) <> 0) then 'currency' end
  into v_bad from public.ledger_postings p where p.entry_id = v_entry;
  if v_bad is not null then
    perform private.raise_problem(409, 'entry_unbalanced',
      jsonb_build_object('entry', v_entry, 'what', v_bad));
  end if;
  return null;
end
$$;
comment on function private.check_entry_balance is
  'Deferred trigger: at the end of its transaction every voucher has equal debits and credits, in '
  'each currency and in kronor.';
create constraint trigger ledger_entries_balance after insert on public.ledger_entries
  deferrable initially deferred for each row execute function private.check_entry_balance();
create constraint trigger ledger_postings_balance after insert on public.ledger_postings
  deferrable initially deferred for each row execute function private.check_entry_balance();

create function private.booking_day(p_day date)
returns date
language sql stable set search_path = ''
as $$
  select case when exists (select from public.ledger_months m where m.month = date_trunc('month', p_day)::date)
    then greatest(p_day, (select (max(m.month) + interval '1 month')::date from public.ledger_months m))
    else p_day end
$$;
comment on function private.booking_day is
  'The day itself, or the first day after the closed months when it lies in one of them.';

create function private.account_of(p_role text)
returns int
language sql stable set search_path = ''
as $$ select r.account from public.ledger_roles r where r.role = p_role $$;
comment on function private.account_of is 'The account that plays a part now; null for an unknown part.';

create function private.post_entry(
  p_kind text, p_source_id uuid, p_label text, p_day date, p_postings jsonb,
  p_company_id uuid default null, p_consultant_id uuid default null, p_actor uuid default null)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
  v_day date;
  v_number bigint;
begin
  select e.id into v_id from public.ledger_entries e where e.kind = p_kind and e.source_id = p_source_id;
  if found or not exists (
    select from jsonb_to_recordset(p_postings) x (amount_ore bigint) where x.amount_ore <> 0) then
    return v_id;
  end if;
  v_day := private.booking_day(p_day);
  insert into private.voucher_counters as c (year, last_number)
  values (extract(year from v_day), 1)
  on conflict (year) do update set last_number = c.last_number + 1
  returning last_number into v_number;
  -- A month may have been closed while this waited for the counter.
  if private.booking_day(v_day) <> v_day then
    perform private.raise_problem(409, 'month_closed', jsonb_build_object('day', v_day));
  end if;
  insert into public.ledger_entries (year, number, booked_on, kind, source_id, label, company_id,
    consultant_id, created_by)
  values (extract(year from v_day), v_number, v_day, p_kind, p_source_id, coalesce(p_label, ''),
    p_company_id, p_consultant_id, p_actor)
  returning id into v_id;
  insert into public.ledger_postings (entry_id, position, account, amount_ore, currency, sek_ore,
    document_id, assignment_id)
  select v_id, row_number() over (order by x.ordinality), coalesce(
      (x.value ->> 'account')::int, private.account_of(x.value ->> 'role')),
    (x.value ->> 'amount_ore')::bigint, coalesce(x.value ->> 'currency', 'SEK'),
    coalesce((x.value ->> 'sek_ore')::bigint, (x.value ->> 'amount_ore')::bigint),
    (x.value ->> 'document_id')::uuid, (x.value ->> 'assignment_id')::uuid
  from jsonb_array_elements(p_postings) with ordinality x
  where (x.value ->> 'amount_ore')::bigint <> 0 or (x.value ->> 'sek_ore')::bigint <> 0;
  return v_id;
end
$$;
comment on function private.post_entry is
  'Books one happening: [{role or account, amount_ore (debit positive), currency, sek_ore, '
  'document_id, assignment_id}]; zero rows are left out. Idempotent by kind and source. Called last '
  'in a command: the year''s counter stays locked until its transaction ends. The source''s own row '
  'must be locked by the caller, so that two do not book the same thing at once.';

create function private.posting(
  p_role text, p_amount_ore bigint, p_document_id uuid default null,
  p_currency text default 'SEK', p_sek_ore bigint default null, p_assignment_id uuid default null)
returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('role', p_role, 'amount_ore', p_amount_ore, 'currency', p_currency,
    'sek_ore', coalesce(p_sek_ore, p_amount_ore), 'document_id', p_document_id,
    'assignment_id', p_assignment_id)
$$;
comment on function private.posting is 'One row for post_entry; debit positive, credit negative.';

-- ---------------------------------------------------------------------------------------------
-- What the agency does with the books
-- ---------------------------------------------------------------------------------------------

create function public.close_month(p_month date)
returns void
language plpgsql volatile security definer -- the books have no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_month date := date_trunc('month', p_month)::date;
  v_problems int;
begin
  insert into private.voucher_counters (year, last_number) values (extract(year from v_month), 0)
  on conflict (year) do nothing;
  perform from private.voucher_counters c where c.year = extract(year from v_month) for no key update;
  if v_month + interval '1 month' > private.today() then
    perform private.raise_problem(409, 'month_not_over');
  elsif exists (select from public.ledger_months m where m.month = v_month) then
    return;
  elsif exists (
    select from public.ledger_entries e
    where e.booked_on < v_month and not exists (
      select from public.ledger_months m where m.month = date_trunc('month', e.booked_on)::date)) then
    perform private.raise_problem(409, 'earlier_month_open');
  end if;
  select count(*) into v_problems from private.find_ledger_problems();
  if v_problems > 0 then
    perform private.raise_problem(409, 'ledger_has_problems', jsonb_build_object('count', v_problems));
  end if;
  insert into public.ledger_months (month, closed_by) values (v_month, v_actor);
  perform private.record_event('ledger_month', gen_random_uuid(), 'month_closed', 'open', 'closed',
    'agency', v_actor, p_details => jsonb_build_object('month', v_month));
end
$$;
comment on function public.close_month is
  'Agency: closes a month that is over, the oldest first, when the books have no problem. Twice is '
  'once. Codes: month_not_over, earlier_month_open, ledger_has_problems.';
grant execute on function public.close_month to authenticated;

create function public.choose_ledger_account(p_role text, p_account int, p_name_sv text, p_name_en text)
returns void
language plpgsql volatile security definer -- the books have no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_role public.ledger_roles;
begin
  select * into v_role from public.ledger_roles where role = p_role for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_account is null or p_account not between v_role.from_number and v_role.to_number then
    perform private.raise_problem(400, 'account_out_of_class',
      jsonb_build_object('from', v_role.from_number, 'to', v_role.to_number));
  elsif exists (select from public.ledger_roles r where r.account = p_account and r.role <> p_role) then
    perform private.raise_problem(409, 'account_in_use', jsonb_build_object('account', p_account));
  end if;
  insert into public.ledger_accounts (number, name_sv, name_en)
  values (p_account, btrim(p_name_sv), btrim(p_name_en))
  on conflict (number) do update set name_sv = excluded.name_sv, name_en = excluded.name_en;
  update public.ledger_roles set account = p_account where role = p_role;
  perform private.record_event('ledger_account', gen_random_uuid(), 'ledger_account_chosen',
    v_role.account::text, p_account::text, 'agency', v_actor,
    p_details => jsonb_build_object('role', p_role));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'account_name_invalid');
end
$$;
comment on function public.choose_ledger_account is
  'Agency: lets another account of the same class play a part from now on, or renames the present '
  'one. Postings made before stay where they are; the check of debts looks at the whole class. '
  'Codes: account_out_of_class, account_in_use, account_name_invalid.';
grant execute on function public.choose_ledger_account to authenticated;

create function public.check_ledger()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language plpgsql stable security definer -- reads every document
set search_path = ''
as $$
begin
  if coalesce(auth.role(), '') <> 'service_role' then
    perform private.require_agency();
  end if;
  return query select * from private.find_ledger_problems();
end
$$;
comment on function public.check_ledger is 'Agency or service role: find_ledger_problems, now.';
grant execute on function public.check_ledger to authenticated, service_role;

create function public.run_nightly_ledger_check()
returns int
language plpgsql volatile security definer -- the books have no write grants
set search_path = ''
as $$
declare
  v_problems jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(x)), '[]') into v_problems from private.find_ledger_problems() x;
  insert into public.ledger_checks (problems) values (v_problems);
  delete from public.ledger_checks where checked_at < now() - interval '400 days';
  if jsonb_array_length(v_problems) > 0 then
    perform private.enqueue('send_mail', jsonb_build_object('template', 'ledger_alarm'));
  end if;
  return jsonb_array_length(v_problems);
end
$$;
comment on function public.run_nightly_ledger_check is
  'Notes what does not balance, and mails the agency when something does not. Returns how many '
  'problems were found. Service role only.';
grant execute on function public.run_nightly_ledger_check to service_role;
