-- A file of the bank becomes movements, payments and vouchers: set by set, in one transaction.

create function private.post_entries(p_entries jsonb, p_actor uuid default null)
returns void
language plpgsql volatile set search_path = ''
as $$
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
  select n.id, p.ordinality, r.account, (p.value ->> 'amount_ore')::bigint, p.value ->> 'currency',
    (p.value ->> 'sek_ore')::bigint, (p.value ->> 'document_id')::uuid
  from numbered n
  cross join lateral jsonb_array_elements(n.draft -> 'postings') with ordinality p
  join public.ledger_roles r on r.role = p.value ->> 'role';
end
$$;
comment on function private.post_entries is
  'post_entry for many happenings at once: [{kind, source_id, label, day, company_id, postings}], none '
  'of them booked before and none with rows of zero. Called last in a command: the years'' counters '
  'stay locked until its transaction ends.';

create function private.place_parts(
  p_transaction public.bank_transactions, p_parts jsonb, p_rest_company_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_rest bigint := p_transaction.amount_ore - coalesce((
    select sum((x ->> 'amount_ore')::bigint) from jsonb_array_elements(p_parts) x), 0);
  v_rate numeric := (private.rate_on(p_transaction.currency, p_transaction.booked_on)).rate;
  v_share record;
  v_part record;
  v_payment public.payments;
  v_invoice public.invoices;
begin
  if p_transaction.currency <> 'SEK' and v_rate is null then
    perform private.raise_problem(409, 'exchange_rate_missing', jsonb_build_object(
      'currency', p_transaction.currency, 'day', p_transaction.booked_on));
  end if;
  for v_share in
    select x.company_id, sum(x.amount_ore)::bigint as amount_ore,
      (array_agg(x.invoice_id order by x.at))[1] as invoice_id
    from (
      select i.company_id, (p.value ->> 'amount_ore')::bigint as amount_ore, i.id as invoice_id, p.ordinality as at
      from jsonb_array_elements(p_parts) with ordinality p
      join public.invoices i on i.id = (p.value ->> 'invoice_id')::uuid
      union all
      select p_rest_company_id, v_rest, null, null where v_rest > 0) x
    group by x.company_id order by min(x.at) nulls last
  loop
    insert into public.payments (invoice_id, company_id, method, amount_ore, currency, received_on,
      sek_rate, bank_transaction_id)
    values (v_share.invoice_id, v_share.company_id, 'bank', v_share.amount_ore, p_transaction.currency,
      p_transaction.booked_on, v_rate, p_transaction.id)
    returning * into v_payment;
    if v_share.invoice_id is not null then
      perform private.record_event('invoice', v_share.invoice_id, 'payment_received', null, null, 'system',
        null, p_company_id => v_share.company_id,
        p_details => jsonb_build_object('amount_ore', v_share.amount_ore));
    end if;
    perform private.book_payment(v_payment);
    for v_part in
      select (p.value ->> 'invoice_id')::uuid as invoice_id, (p.value ->> 'amount_ore')::bigint as amount_ore
      from jsonb_array_elements(p_parts) with ordinality p order by p.ordinality
    loop
      select * into v_invoice from public.invoices where id = v_part.invoice_id;
      perform private.allocate_payment(v_payment, v_invoice, v_part.amount_ore, p_actor);
    end loop;
  end loop;
end
$$;
comment on function private.place_parts is
  'Books a movement as one payment for each company its parts [{invoice_id, amount_ore}] are of, and '
  'uses each for its invoices; what is left over is credit of the company named. The movement and its '
  'invoices are locked by the caller.';

create function private.book_statement_at_once(p_file_id uuid, p_rows jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
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
      'label', i.number, 'day', private.today(), 'company_id', i.company_id, 'postings', jsonb_build_array(
        private.posting('customer_credit', a.amount_ore, a.payment_id),
        private.posting('receivables', -a.amount_ore, i.id)))
    from public.payment_allocations a join public.payments p on p.id = a.payment_id
    join public.bank_transactions t on t.id = p.bank_transaction_id
    join public.invoices i on i.id = a.invoice_id
    where t.file_id = p_file_id) x;
  perform private.post_entries(v_entries);
end
$$;
comment on function private.book_statement_at_once is
  'Books every placed movement of a file in kronor as place_parts would one by one: payments, uses up '
  'to what is open, states of invoices, events, mails and vouchers. The invoices are locked by the caller.';

create function private.import_statement(p_actor uuid, p_file jsonb, p_statement jsonb)
returns public.bank_files
language plpgsql volatile set search_path = ''
as $$
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
    pending_count, imported_by)
  values (v_account.id, p_file ->> 'sha256', p_file ->> 'name', p_statement ->> 'format',
    p_statement ->> 'message_id', (p_statement ->> 'from_day')::date, (p_statement ->> 'to_day')::date,
    (p_statement ->> 'pending_count')::int, p_actor)
  on conflict (sha256, account_id) do nothing returning * into v_file;
  if v_file.id is null then
    return null;
  end if;
  insert into public.bank_transactions (file_id, account_id, position, duplicate_key, booked_on, amount_ore,
    currency, payer_name, payer_number, payer_iban, stated, message, bank_reference, is_reversal,
    state, waiting_for)
  select v_file.id, v_account.id, x.position, x.duplicate_key, x.booked_on, x.amount_ore, v_account.currency,
    x.payer_name, x.payer_number, x.payer_iban, x.stated, x.message, x.bank_reference, x.is_reversal,
    case when x.waiting_for is not null then 'waiting' when x.amount_ore > 0 then 'booked' else 'outgoing' end,
    x.waiting_for
  from jsonb_to_recordset(v_rows) x (position int, duplicate_key text, booked_on date, amount_ore bigint,
    payer_name text, payer_number text, payer_iban text, stated jsonb, message text, bank_reference text,
    is_reversal boolean, waiting_for text)
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
comment on function private.import_statement is
  'Takes in what a file tells of one account; null when the same bytes were taken in before.';

create function private.hold_maybe_known(p_file public.bank_files, p_keys text[])
returns void
language sql volatile set search_path = ''
as $$
  update public.bank_transactions t set state = 'waiting', waiting_for = 'maybe_known'
  from (
    select x.id, x.booked_on, x.amount_ore,
      row_number() over (partition by x.booked_on, x.amount_ore order by x.position) as nth
    from public.bank_transactions x
    where x.file_id = p_file.id and x.amount_ore > 0 and not x.is_reversal) n
  where t.id = n.id and n.nth <= (
    select count(*) from public.bank_transactions b
    join public.bank_files f on f.id = b.file_id and f.format <> p_file.format
    where b.account_id = p_file.account_id and b.booked_on = n.booked_on and b.amount_ore = n.amount_ore
      and not b.is_reversal and b.duplicate_key <> all (p_keys))
$$;
comment on function private.hold_maybe_known is
  'A file in another format may name a movement differently. Where an earlier one told of as much on '
  'the same day, of which this file does not, nothing is booked: a person says whether it is the same.';

create function public.import_bank_file(p_actor uuid, p_file jsonb, p_statements jsonb)
returns setof public.bank_files
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_statement jsonb;
  v_file public.bank_files;
  v_is_new boolean := false;
begin
  if p_actor is not null and not exists (
    select from public.agency_staff s where s.user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  for v_statement in
    select x from jsonb_array_elements(p_statements) x order by x ->> 'account_id'
  loop
    v_file := private.import_statement(p_actor, p_file, v_statement);
    if v_file.id is not null then
      v_is_new := true;
      return next v_file;
    end if;
  end loop;
  if not v_is_new then
    perform private.raise_problem(409, 'bank_file_known', jsonb_build_object('file_id', (
      select f.id from public.bank_files f where f.sha256 = p_file ->> 'sha256' limit 1)));
  end if;
end
$$;
comment on function public.import_bank_file is
  'Takes in a whole file of the bank or nothing of it: {sha256, name} and for each account '
  '{account_id, format, currency, message_id, from_day, to_day, pending_count, transactions}, each '
  'transaction with the parts it was placed in or with what it waits for. A movement that is known '
  'is left as it is. Service role only; p_actor is staff, or null for a program. Codes: '
  'bank_account_unknown, bank_currency_differs, bank_parts_differ, bank_file_known.';
grant execute on function public.import_bank_file to service_role;

create function public.find_bank_ground(p_keys text[], p_references text[])
returns jsonb
language sql stable security definer -- reads every invoice
set search_path = ''
as $$
  select jsonb_build_object(
    'known', (select coalesce(jsonb_agg(t.duplicate_key), '[]')
      from public.bank_transactions t where t.duplicate_key = any (p_keys)),
    'documents', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'ocr', i.ocr,
        'openOre', private.open_amount(i.id), 'currency', i.currency)), '[]')
      from public.invoices i where i.ocr = any (p_references)))
$$;
comment on function public.find_bank_ground is
  'What a file is placed by: which of its movements are known, and the invoices that its references '
  'name with what is open on them. Service role only.';
grant execute on function public.find_bank_ground to service_role;
