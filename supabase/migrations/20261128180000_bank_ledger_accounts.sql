-- Each account at the bank has its own account in the books, as a balance can only be held against a
-- statement when it is one account's alone.

alter table public.bank_accounts
  add column ledger_account int references public.ledger_accounts (number) on delete restrict,
  add constraint bank_accounts_ledger_account_key unique (ledger_account);
comment on column public.bank_accounts.ledger_account is
  'Where its movements are booked from now on. What is posted already stays where it was.';

create function private.free_bank_number(p_currency text)
returns int
language sql stable set search_path = ''
as $$
  select n.number from (
    select private.account_of('bank') as number, 0 as rank where p_currency = 'SEK'
    union all
    select s, case when s between 1940 and 1949 and p_currency = 'SEK' then 1
      when s between 1980 and 1989 and p_currency <> 'SEK' then 1 else 2 end
    from public.ledger_roles r, generate_series(r.from_number, r.to_number) s
    where r.role = 'bank' and s >= 1940) n
  where not exists (select from public.bank_accounts b where b.ledger_account = n.number)
    and (n.rank = 0 or not exists (select from public.ledger_roles r where r.account = n.number))
  order by n.rank, n.number limit 1
$$;
comment on function private.free_bank_number is
  'The number that BAS has for a new account at the bank and that none has yet: the company account for the '
  'first in kronor, 1940 and on for others, 1980 and on for other currencies.';

create function private.give_ledger_account()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if new.ledger_account is null then
    new.ledger_account := private.free_bank_number(new.currency);
  end if;
  insert into public.ledger_accounts (number, name_sv, name_en)
  values (new.ledger_account, new.name, new.name) on conflict (number) do nothing;
  return new;
end
$$;
comment on function private.give_ledger_account is
  'A bank account without an account in the books gets the next one, named as itself.';
create trigger bank_accounts_ledger_account before insert or update of ledger_account on public.bank_accounts
  for each row execute function private.give_ledger_account();

-- One after the other, the oldest file first: the account that has been used keeps 1930.
do $$
declare
  v_id uuid;
begin
  for v_id in
    select b.id from public.bank_accounts b
    order by (select min(f.imported_at) from public.bank_files f where f.account_id = b.id) nulls last, b.name, b.iban
  loop
    update public.bank_accounts set ledger_account = null where id = v_id;
  end loop;
end
$$;
alter table public.bank_accounts alter column ledger_account set not null;

alter table public.bank_files
  add column opening_ore bigint,
  add column closing_ore bigint;
comment on column public.bank_files.closing_ore is
  'What the account stood at after it, in hundredths of its currency; null when the file does not say.';

-- ---------------------------------------------------------------------------------------------
-- What moves money at the bank, and on which account
-- ---------------------------------------------------------------------------------------------

create view private.bank_happenings with (security_invoker = true) as
  select 'payment_received' as kind, y.id as source_id, t.account_id, y.amount_ore, y.currency
  from public.payments y join public.bank_transactions t on t.id = y.bank_transaction_id
  union all
  select 'payment_taken_back', a.id, t.account_id, -a.amount_ore, y.currency
  from public.payment_allocations a
  join public.payments y on y.id = a.payment_id
  join public.bank_transactions t on t.id = y.bank_transaction_id
  where a.invoice_id is null
  union all
  select k.kind, p.id, coalesce(
      (select t.account_id from public.payout_movements m
        join public.bank_transactions t on t.id = m.bank_transaction_id
        where m.payout_id = p.id and m.is_live limit 1),
      (select b.id from public.payout_files f join public.bank_accounts b on b.iban = f.debtor_iban
        where f.run_id = p.run_id)),
    case when p.paid_on is null then 0 when k.kind = 'payout_paid' then -p.amount_ore
      when p.state = 'rejected' then p.amount_ore else 0 end, p.currency
  from public.payouts p
  join public.payout_runs r on r.id = p.run_id and r.rail = 'bank_file'
  cross join (values ('payout_paid'), ('payout_rejected')) k (kind)
  union all
  select k.kind, f.id, coalesce(
      (select t.account_id from public.bank_transactions t where t.refund_id = f.id limit 1), o.account_id),
    case when f.paid_on is null then 0 when k.kind = 'refund_sent' then -f.amount_ore
      when f.state = 'failed' then f.amount_ore else 0 end, f.currency
  from public.refunds f
  join public.payments y on y.id = f.payment_id and y.method = 'bank'
  join public.bank_transactions o on o.id = y.bank_transaction_id
  cross join (values ('refund_sent'), ('refund_returned')) k (kind)
  union all
  select 'stripe_' || m.category, m.id, coalesce(
      (select t.account_id from public.bank_transactions t where t.stripe_movement_id = m.id limit 1),
      (select b.id from public.bank_accounts b where b.currency = m.currency
        order by b.ledger_account limit 1)),
    -m.amount_ore, m.currency
  from public.stripe_movements m where m.category in ('payout', 'payout_reversal');
comment on view private.bank_happenings is
  'Everything that moves money on an account at the bank: the voucher''s kind and source, the account, and by how '
  'much. Where no row of the bank is known yet: the account that the file asked the bank to pay from, the one that '
  'the money came to, or, of Stripe''s payouts, the one in their currency with the lowest number in the books.';

create function private.bank_ledger_account(p_kind text, p_source_id uuid)
returns int
language sql stable set search_path = ''
as $$
  select b.ledger_account from private.bank_happenings h join public.bank_accounts b on b.id = h.account_id
  where h.kind = p_kind and h.source_id = p_source_id
$$;
comment on function private.bank_ledger_account is
  'The account in the books of the bank account that a happening moves money on; null when that is not known.';

create or replace function private.post_entry (
  p_kind          text,
  p_source_id     uuid,
  p_label         text,
  p_day           date,
  p_postings      jsonb,
  p_company_id    uuid  default null::uuid,
  p_consultant_id uuid  default null::uuid,
  p_actor         uuid  default null::uuid
)
  returns uuid
  language plpgsql
  set search_path to ''
  AS $$
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
      (x.value ->> 'account')::int,
      case x.value ->> 'role' when 'bank' then private.bank_ledger_account(p_kind, p_source_id) end,
      private.account_of(x.value ->> 'role')),
    (x.value ->> 'amount_ore')::bigint, coalesce(x.value ->> 'currency', 'SEK'),
    coalesce((x.value ->> 'sek_ore')::bigint, (x.value ->> 'amount_ore')::bigint),
    (x.value ->> 'document_id')::uuid, (x.value ->> 'assignment_id')::uuid
  from jsonb_array_elements(p_postings) with ordinality x
  where (x.value ->> 'amount_ore')::bigint <> 0 or (x.value ->> 'sek_ore')::bigint <> 0;
  return v_id;
end
$$;

create or replace function private.post_entries (
  p_entries jsonb,
  p_actor   uuid  default null::uuid
)
  returns void
  language plpgsql
  set search_path to ''
  AS $$
declare
  v_days jsonb;
  v_now jsonb;
  v_before jsonb := '{}';
  v_year record;
  v_last bigint;
begin
  select coalesce(jsonb_object_agg(x.day, private.booking_day(x.day)), '{}') into v_days
  from (select distinct (e ->> 'day')::date as day from jsonb_array_elements(p_entries) e) x;
  for v_year in
    select extract(year from (v_days ->> (e ->> 'day'))::date)::smallint as year, count(*) as count
    from jsonb_array_elements(p_entries) e group by 1 order by 1
  loop
    insert into private.voucher_counters as c (year, last_number) values (v_year.year, v_year.count)
    on conflict (year) do update set last_number = c.last_number + excluded.last_number
    returning last_number into v_last;
    v_before := v_before || jsonb_build_object(v_year.year, v_last - v_year.count);
  end loop;
  -- A month may have been closed while this waited for the counter.
  select coalesce(jsonb_object_agg(d.key, private.booking_day(d.key::date)), '{}') into v_now
  from jsonb_object_keys(v_days) d (key);
  if v_now <> v_days then
    perform private.raise_problem(409, 'month_closed', jsonb_build_object('day', v_days));
  end if;
  with drafts as materialized (
    select gen_random_uuid() as id, x.ordinality as at, x.value as draft,
      (v_days ->> (x.value ->> 'day'))::date as booked_on
    from jsonb_array_elements(p_entries) with ordinality x),
  numbered as materialized (
    select d.*, extract(year from d.booked_on)::smallint as year,
      (v_before ->> extract(year from d.booked_on)::text)::bigint
        + row_number() over (partition by extract(year from d.booked_on) order by d.at) as number
    from drafts d),
  entries as (
    insert into public.ledger_entries (id, year, number, booked_on, kind, source_id, label, company_id, created_by)
    select n.id, n.year, n.number, n.booked_on, n.draft ->> 'kind', (n.draft ->> 'source_id')::uuid,
      coalesce(n.draft ->> 'label', ''), (n.draft ->> 'company_id')::uuid, p_actor
    from numbered n order by n.at)
  insert into public.ledger_postings (entry_id, position, account, amount_ore, currency, sek_ore, document_id)
  select n.id, p.ordinality, coalesce(case r.role when 'bank' then
      private.bank_ledger_account(n.draft ->> 'kind', (n.draft ->> 'source_id')::uuid) end, r.account), (p.value ->> 'amount_ore')::bigint, p.value ->> 'currency',
    (p.value ->> 'sek_ore')::bigint, (p.value ->> 'document_id')::uuid
  from numbered n
  cross join lateral jsonb_array_elements(n.draft -> 'postings') with ordinality p
  join public.ledger_roles r on r.role = p.value ->> 'role';
end
$$;

create function private.ledger_account_for(p jsonb, p_before public.bank_accounts)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_number int := nullif(p ->> 'ledger_account', '')::int;
  v_role public.ledger_roles;
begin
  select * into v_role from public.ledger_roles where role = 'bank';
  if v_number not between v_role.from_number and v_role.to_number then
    perform private.raise_problem(400, 'account_out_of_class',
      jsonb_build_object('from', v_role.from_number, 'to', v_role.to_number));
  elsif exists (select from public.bank_accounts b
      where b.ledger_account = v_number and b.id is distinct from p_before.id)
    or exists (select from public.ledger_roles r where r.account = v_number and r.role <> 'bank') then
    perform private.raise_problem(409, 'account_in_use', jsonb_build_object('account', v_number));
  end if;
  return coalesce(v_number, p_before.ledger_account);
exception when invalid_text_representation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'bank_account_invalid');
end
$$;
comment on function private.ledger_account_for is
  'The number chosen for a bank account, else the one it has, else null: it is given one. Codes: '
  'account_out_of_class, account_in_use.';

create or replace function public.save_bank_account (
  p    jsonb,
  p_id uuid  default null::uuid
)
  returns uuid
  language plpgsql
  security definer -- writes what nobody else may
  set search_path to ''
  AS $$
declare
  v_actor uuid := private.require_agency();
  v_before public.bank_accounts;
  v_id uuid;
  v_account int;
begin
  select * into v_before from public.bank_accounts where id = p_id for no key update;
  if p_id is not null and v_before.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif exists (select from public.bank_files f where f.account_id = p_id)
    and (v_before.iban, v_before.currency::text) <> (p ->> 'iban', p ->> 'currency') then
    perform private.raise_problem(409, 'bank_account_in_use');
  end if;
  v_account := private.ledger_account_for(p, v_before);
  insert into public.bank_accounts as a (id, name, iban, bic, bankgiro, number, currency, ledger_account)
  values (coalesce(p_id, gen_random_uuid()), btrim(p ->> 'name'), p ->> 'iban', nullif(p ->> 'bic', ''),
    nullif(p ->> 'bankgiro', ''), nullif(p ->> 'number', ''), p ->> 'currency', v_account)
  on conflict (id) do update set name = excluded.name, iban = excluded.iban, bic = excluded.bic,
    bankgiro = excluded.bankgiro, number = excluded.number, currency = excluded.currency,
    ledger_account = coalesce(excluded.ledger_account, a.ledger_account)
  returning a.id into v_id;
  perform private.record_event('bank_account', v_id, 'bank_account_saved', null, null, 'agency',
    v_actor, p_details => jsonb_strip_nulls(jsonb_build_object(
      'iban', p ->> 'iban', 'ledger_account', v_account)));
  return v_id;
exception
  when unique_violation then
    perform private.raise_problem(409, 'bank_account_exists');
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'bank_account_invalid');
end
$$;

create or replace function public.choose_ledger_account (
  p_role    text,
  p_account integer,
  p_name_sv text,
  p_name_en text
)
  returns void
  language plpgsql
  security definer -- writes what nobody else may
  set search_path to ''
  AS $$
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
  elsif exists (select from public.ledger_roles r where r.account = p_account and r.role <> p_role)
    or p_role <> 'bank' and exists (select from public.bank_accounts b where b.ledger_account = p_account) then
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

create or replace function private.import_statement (
  p_actor     uuid,
  p_file      jsonb,
  p_statement jsonb
)
  returns public.bank_files
  language plpgsql
  set search_path to ''
  AS $$
declare
  v_rows jsonb := p_statement -> 'transactions';
  v_account public.bank_accounts;
  v_file public.bank_files;
  v_row record;
begin
  -- Files about one account are read one after the other.
  select * into v_account from public.bank_accounts
  where id = (p_statement ->> 'account_id')::uuid for no key update;
  if v_account.id is null then
    perform private.raise_problem(404, 'bank_account_unknown');
  elsif p_statement ->> 'currency' <> v_account.currency then
    perform private.raise_problem(409, 'bank_currency_differs', jsonb_build_object(
      'account', v_account.currency, 'file', p_statement ->> 'currency'));
  end if;
  insert into public.bank_files (account_id, sha256, name, format, message_id, from_day, to_day,
    pending_count, imported_by, opening_ore, closing_ore)
  values (v_account.id, p_file ->> 'sha256', p_file ->> 'name', p_statement ->> 'format',
    p_statement ->> 'message_id', (p_statement ->> 'from_day')::date, (p_statement ->> 'to_day')::date,
    (p_statement ->> 'pending_count')::int, p_actor,
    (p_statement ->> 'opening_ore')::bigint, (p_statement ->> 'closing_ore')::bigint)
  on conflict (sha256, account_id) do nothing returning * into v_file;
  if v_file.id is null then
    return null;
  end if;
  insert into public.bank_transactions (file_id, account_id, position, duplicate_key, booked_on, amount_ore,
    currency, payer_name, payer_number, payer_iban, stated, message, bank_reference, is_reversal,
    payment_references, state, waiting_for)
  select v_file.id, v_account.id, x.position, x.duplicate_key, x.booked_on, x.amount_ore, v_account.currency,
    x.payer_name, x.payer_number, x.payer_iban, x.stated, x.message, x.bank_reference, x.is_reversal,
    coalesce(x.payment_references, '{}'),
    case when x.waiting_for is not null then 'waiting' when x.amount_ore > 0 then 'booked' else 'outgoing' end,
    x.waiting_for
  from jsonb_to_recordset(v_rows) x (position int, duplicate_key text, booked_on date, amount_ore bigint,
    payer_name text, payer_number text, payer_iban text, stated jsonb, message text, bank_reference text,
    is_reversal boolean, waiting_for text, payment_references text[])
  order by x.position on conflict (duplicate_key) do nothing;
  perform private.hold_maybe_known(v_file, array(select r ->> 'duplicate_key' from jsonb_array_elements(v_rows) r));

  perform from public.invoices i
  where i.id in (select (p ->> 'invoice_id')::uuid
    from jsonb_array_elements(v_rows) r, jsonb_array_elements(r -> 'parts') p)
  order by i.id for no key update;
  if exists (
    select from jsonb_array_elements(v_rows) r
    join public.bank_transactions t on t.file_id = v_file.id and t.position = (r ->> 'position')::int
      and t.state = 'booked'
    where t.amount_ore is distinct from (
      select sum((p ->> 'amount_ore')::bigint) from jsonb_array_elements(r -> 'parts') p
      join public.invoices i on i.id = (p ->> 'invoice_id')::uuid and i.currency = t.currency
      where (p ->> 'amount_ore')::bigint > 0)) then
    perform private.raise_problem(409, 'bank_parts_differ');
  end if;
  insert into public.events (entity, entity_id, kind, to_state, actor)
  select 'bank_transaction', t.id, 'bank_transaction_booked', 'booked', 'system'
  from public.bank_transactions t where t.file_id = v_file.id and t.state = 'booked' order by t.position;
  if v_account.currency = 'SEK' then
    perform private.book_statement_at_once(v_file.id, v_rows);
  else
    for v_row in
      select t as movement, r -> 'parts' as parts from jsonb_array_elements(v_rows) r
      join public.bank_transactions t on t.file_id = v_file.id and t.position = (r ->> 'position')::int
        and t.state = 'booked' order by t.position
    loop
      perform private.place_parts(v_row.movement, v_row.parts, null, null);
    end loop;
  end if;
  perform private.match_payouts_of_file(v_file.id, p_actor);
  update public.bank_files f set booked_count = x.booked, waiting_count = x.waiting,
    outgoing_count = x.outgoing, known_count = jsonb_array_length(v_rows) - x.fresh
  from (
    select count(*) filter (where t.state = 'booked') as booked, count(*) as fresh,
      count(*) filter (where t.state = 'waiting') as waiting,
      count(*) filter (where t.state = 'outgoing') as outgoing
    from public.bank_transactions t where t.file_id = v_file.id) x
  where f.id = v_file.id returning f.* into v_file;
  perform private.record_event('bank_file', v_file.id, 'bank_file_imported', null, null,
    case when p_actor is null then 'system' else 'agency' end::public.actor_role, p_actor,
    p_details => jsonb_build_object('name', v_file.name));
  return v_file;
end
$$;

create function private.bank_account_sums()
returns table (account_id uuid, currency text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select h.account_id, h.currency::text, sum(h.amount_ore)::bigint, coalesce(sum(b.amount_ore), 0)::bigint
  from private.bank_happenings h
  left join (
    select e.kind, e.source_id, p.currency, sum(p.amount_ore) as amount_ore
    from public.ledger_postings p
    join public.ledger_roles r on r.role = 'bank' and p.account between r.from_number and r.to_number
    join public.ledger_entries e on e.id = p.entry_id
    group by e.kind, e.source_id, p.currency) b
    on b.kind = h.kind and b.source_id = h.source_id and b.currency = h.currency
  group by h.account_id, h.currency
$$;
comment on function private.bank_account_sums is
  'Of each account at the bank, in its own currency: what has moved, and what the books have of it on any account '
  'of the class, so that a choice of another number changes nothing.';

create function private.find_bank_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select 'bank_differs', coalesce(b.iban, s.currency), s.expected_ore, s.found_ore
  from private.bank_account_sums() s
  left join public.bank_accounts b on b.id = s.account_id
  where s.expected_ore <> s.found_ore
  union all
  select 'bank_statement_gap', b.iban || ' ' || f.from_day, f.before_ore, f.opening_ore
  from (
    select x.account_id, x.from_day, x.opening_ore,
      lag(x.closing_ore) over w as before_ore, lag(x.to_day) over w as before_day
    from public.bank_files x
    where x.format = 'camt.053' and x.opening_ore is not null and x.closing_ore is not null and x.to_day is not null
    window w as (partition by x.account_id order by x.from_day, x.to_day, x.imported_at)) f
  join public.bank_accounts b on b.id = f.account_id
  where f.before_day < f.from_day and f.before_ore <> f.opening_ore
$$;
comment on function private.find_bank_problems is
  'Accounts at the bank whose movements are not what the books have of them, and statements that do not go on from '
  'the balance of the one before: one between them is missing.';

create or replace function private.find_ledger_problems()
  returns table (
    problem      text,
    subject      text,
    expected_ore bigint,
    found_ore    bigint
  )
  language sql
  stable
  set search_path to ''
  AS $$
  select * from private.find_document_problems()
  union all
  select * from private.find_stripe_problems()
  union all
  select * from private.find_transfer_problems()
  union all
  select * from private.find_bank_problems()
$$;

create function public.list_bank_balances()
returns table (account_id uuid, books_ore bigint, statement_ore bigint, statement_on date, unbooked_ore bigint)
language plpgsql stable security definer -- sums what the agency alone may see
set search_path = ''
as $$
begin
  perform private.require_agency();
  return query
  select b.id, coalesce(s.found_ore, 0)::bigint, f.closing_ore, f.to_day,
    (select coalesce(sum(t.amount_ore), 0) from public.bank_transactions t
      where t.account_id = b.id and (t.state in ('waiting', 'set_aside') or t.state = 'outgoing'
        and t.refund_id is null and not exists (
          select from public.payout_movements m where m.bank_transaction_id = t.id and m.is_live)))::bigint
  from public.bank_accounts b
  left join private.bank_account_sums() s on s.account_id = b.id and s.currency = b.currency
  left join lateral (
    select x.closing_ore, x.to_day from public.bank_files x
    where x.account_id = b.id and x.closing_ore is not null and x.to_day is not null
    order by x.to_day desc, x.imported_at desc limit 1) f on true
  order by b.ledger_account;
end
$$;
comment on function public.list_bank_balances is
  'Agency: of each account at the bank, in its own currency: what the books have, what the latest statement with a '
  'balance says and of which day, and movements that no voucher has (they wait, are set aside, or are not ours).';
grant execute on function public.list_bank_balances to authenticated;

comment on function public.save_bank_account is
  'Agency: adds an account of its own, or changes one: {name, iban, bic, bankgiro, number, currency, '
  'ledger_account}. One with files keeps its IBAN and currency. Without ledger_account it keeps the one it has or '
  'gets the next; what is posted stays where it was. Codes: bank_account_in_use, bank_account_exists, '
  'bank_account_invalid, account_out_of_class, account_in_use.';
