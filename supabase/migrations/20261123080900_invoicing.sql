-- Invoicing: one gapless series, immutable documents, payments and the attempts to make them.

create table private.invoice_counters (
  series text primary key,
  last_number bigint not null check (last_number >= 0)
);
comment on table private.invoice_counters is
  'The last number given in each series. Locked while an invoice is issued: no gap, no double.';
alter table private.invoice_counters enable row level security;

create table public.invoices (
  id uuid primary key default gen_random_uuid(),
  series text not null default 'A',
  number bigint not null,
  state text not null default 'issued' check (state in ('issued', 'paid')),
  company_id uuid not null references public.companies (id) on delete restrict,
  assignment_id uuid not null references public.assignments (id) on delete restrict,
  issue_date date not null,
  due_date date not null check (due_date >= issue_date),
  period daterange not null,
  currency char(3) not null check (currency = 'SEK'),
  vat_category text not null check (vat_category in ('S', 'AE')),
  net_ore bigint not null check (net_ore > 0),
  vat_ore bigint not null check (vat_ore >= 0),
  total_ore bigint not null check (total_ore = net_ore + vat_ore),
  ocr text not null unique check (ocr ~ '^[0-9]{2,25}$'),
  locale text not null check (locale in ('sv', 'en')),
  seller jsonb not null,
  buyer jsonb not null,
  our_reference text not null,
  your_reference text not null,
  order_number text not null,
  payment_terms_days smallint not null,
  issued_by uuid references public.people (user_id) on delete set null,
  issued_at timestamptz not null default now(),
  paid_at timestamptz,
  unique (series, number),
  check ((state = 'paid') = (paid_at is not null))
);
comment on table public.invoices is 'Issued invoices; nothing but the state of payment ever changes.';
comment on column public.invoices.vat_category is 'EN 16931: S standard rate, AE reverse charge.';
comment on column public.invoices.seller is 'The agency as it was when the invoice was issued.';
comment on column public.invoices.buyer is 'The company as it was when the invoice was issued.';
comment on column public.invoices.period is 'Days of supply, half-open.';
create index invoices_company_id_idx on public.invoices (company_id, issue_date desc);
create index invoices_assignment_id_idx on public.invoices (assignment_id);
create index invoices_state_due_date_idx on public.invoices (state, due_date);
create index invoices_issued_by_idx on public.invoices (issued_by);

create table public.invoice_lines (
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  position smallint not null check (position > 0),
  timesheet_id uuid not null unique references public.timesheets (id) on delete restrict,
  description text not null check (length(description) between 1 and 500),
  minutes int not null check (minutes > 0),
  unit_price_ore bigint not null check (unit_price_ore > 0),
  net_ore bigint not null,
  vat_rate_bp int not null check (vat_rate_bp in (0, 600, 1200, 2500)),
  period daterange not null,
  primary key (invoice_id, position)
);
comment on table public.invoice_lines is 'One row for each timesheet: a timesheet is invoiced once.';
comment on column public.invoice_lines.unit_price_ore is 'Öre per hour, excluding VAT.';

create table public.invoice_documents (
  invoice_id uuid primary key references public.invoices (id) on delete restrict,
  media_type text not null check (media_type = 'application/pdf'),
  bytes bytea not null check (length(bytes) between 100 and 10000000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  check (sha256 = encode(sha256(bytes), 'hex'))
);
comment on table public.invoice_documents is 'The exact bytes that were sent to the customer.';

create table public.payments (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  method text not null check (method in ('card')),
  amount_ore bigint not null check (amount_ore > 0),
  currency char(3) not null check (currency = 'SEK'),
  stripe_payment_intent text not null unique,
  received_at timestamptz not null default now()
);
comment on table public.payments is 'Money that arrived; one row for each Stripe payment, however often Stripe tells of it.';
create index payments_invoice_id_idx on public.payments (invoice_id);

create table public.payment_attempts (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  attempt smallint not null check (attempt > 0),
  state text not null default 'created' check (state in (
    'created', 'open', 'processing', 'paid', 'failed', 'expired')),
  amount_ore bigint not null check (amount_ore > 0),
  currency char(3) not null,
  idempotency_key text not null unique,
  stripe_session_id text unique,
  url text,
  expires_at timestamptz,
  started_by uuid references public.people (user_id) on delete set null,
  started_at timestamptz not null default now(),
  concluded_at timestamptz,
  unique (invoice_id, attempt)
);
comment on table public.payment_attempts is
  'One visit to the card page. Written with its idempotency key before Stripe is called, so that '
  'a crash can be resumed.';
create index payment_attempts_started_by_idx on public.payment_attempts (started_by);
create unique index payment_attempts_live_key on public.payment_attempts (invoice_id)
  where state in ('created', 'open');

revoke all on public.invoices, public.invoice_lines, public.invoice_documents, public.payments,
  public.payment_attempts from anon, authenticated;
grant select on public.invoices, public.invoice_lines, public.invoice_documents, public.payments
  to authenticated;
grant select (id, invoice_id, attempt, state, amount_ore, currency, started_at, concluded_at,
  expires_at, stripe_session_id) on public.payment_attempts to authenticated;
alter table public.invoices enable row level security;
alter table public.invoice_lines enable row level security;
alter table public.invoice_documents enable row level security;
alter table public.payments enable row level security;
alter table public.payment_attempts enable row level security;
create policy invoices_select_company on public.invoices
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));
create policy invoice_lines_select_company on public.invoice_lines
  for select to authenticated using (invoice_id in (select i.id from public.invoices i));
create policy invoice_documents_select_company on public.invoice_documents
  for select to authenticated using (invoice_id in (select i.id from public.invoices i));
create policy payments_select_company on public.payments
  for select to authenticated using (invoice_id in (select i.id from public.invoices i));
create policy payment_attempts_select_company on public.payment_attempts
  for select to authenticated using (invoice_id in (select i.id from public.invoices i));

create function private.freeze_invoice()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - array['state', 'paid_at', 'issued_by']
      <> to_jsonb(old) - array['state', 'paid_at', 'issued_by']
    or (new.issued_by is distinct from old.issued_by and new.issued_by is not null) then
    perform private.raise_problem(409, 'record_is_immutable',
      jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_invoice is
  'Trigger: of an issued invoice only the state of payment changes (and a deleted person is forgotten).';
create trigger invoices_freeze before update or delete on public.invoices
  for each row execute function private.freeze_invoice();
create trigger invoice_lines_freeze before update or delete on public.invoice_lines
  for each row execute function private.refuse_change();
create trigger invoice_documents_freeze before update or delete on public.invoice_documents
  for each row execute function private.refuse_change();
create trigger payments_freeze before update or delete on public.payments
  for each row execute function private.refuse_change();

-- ---------------------------------------------------------------------------------------------
-- Issue
-- ---------------------------------------------------------------------------------------------

create function private.luhn_digit(p_digits text)
returns int
language sql immutable set search_path = ''
as $$
  select ((10 - sum(case when (length(p_digits) - i) % 2 = 0
      then (d * 2) / 10 + (d * 2) % 10 else d end) % 10) % 10)::int
  from (select i, substr(p_digits, i, 1)::int as d from generate_series(1, length(p_digits)) i) x
$$;
comment on function private.luhn_digit is 'Check digit, modulus 10, to put after p_digits.';

create function private.ocr_reference(p_number bigint)
returns text
language sql immutable set search_path = ''
as $$
  with base as (select p_number::text || ((length(p_number::text) + 2) % 10)::text as digits)
  select digits || private.luhn_digit(digits) from base
$$;
comment on function private.ocr_reference is
  'OCR reference: number, length digit (whole length modulo 10), check digit (Bankgirot OCR level 3).';

create function private.next_invoice_number(p_series text)
returns bigint
language sql volatile set search_path = ''
as $$
  insert into private.invoice_counters as c (series, last_number)
  select p_series, s.first_invoice_number from public.agency_settings s
  on conflict (series) do update set last_number = c.last_number + 1
  returning last_number
$$;
comment on function private.next_invoice_number is
  'The next number; the counter row stays locked until the issuing transaction ends.';

create function public.issue_invoice(p_actor uuid, p_timesheet_ids uuid[], p_invoice jsonb)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_sheet public.timesheets;
  v_assignment public.assignments;
  v_company public.companies;
  v_number bigint;
  v_id uuid := gen_random_uuid();
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  for v_sheet in select * from public.timesheets where id = any (p_timesheet_ids)
    order by id for no key update
  loop
    perform private.move_timesheet(v_sheet, 'invoiced', 'agency', null, p_actor);
    if v_assignment.id is distinct from v_sheet.assignment_id and v_assignment.id is not null then
      perform private.raise_problem(400, 'several_assignments');
    end if;
    select * into v_assignment from public.assignments where id = v_sheet.assignment_id;
  end loop;
  if v_assignment.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  select * into v_company from public.companies where id = v_assignment.company_id for share;
  v_number := private.next_invoice_number('A');
  insert into public.invoices (id, number, company_id, assignment_id, issue_date, due_date,
    period, currency, vat_category, net_ore, vat_ore, total_ore, ocr, locale, seller, buyer,
    our_reference, your_reference, order_number, payment_terms_days, issued_by)
  select v_id, v_number, v_company.id, v_assignment.id, private.today(),
    private.today() + v_assignment.payment_terms_days,
    daterange((p_invoice ->> 'period_from')::date, (p_invoice ->> 'period_to')::date, '[]'),
    v_assignment.currency, p_invoice ->> 'vat_category', (p_invoice ->> 'net_ore')::bigint,
    (p_invoice ->> 'vat_ore')::bigint, (p_invoice ->> 'total_ore')::bigint,
    private.ocr_reference(v_number), v_company.locale,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'],
    jsonb_build_object('name', v_company.name, 'organisation_number',
      v_company.organisation_number, 'vat_number', v_company.vat_number, 'street',
      v_company.street, 'postal_code', v_company.postal_code, 'city', v_company.city, 'country',
      v_company.country),
    coalesce((select p.name from public.people p where p.user_id = p_actor), s.name),
    v_company.invoice_reference, v_company.order_number, v_assignment.payment_terms_days, p_actor
  from public.agency_settings s;
  insert into public.invoice_lines (invoice_id, position, timesheet_id, description, minutes,
    unit_price_ore, net_ore, vat_rate_bp, period)
  select v_id, l.ordinality, (l.value ->> 'timesheet_id')::uuid, l.value ->> 'description',
    (l.value ->> 'minutes')::int, (l.value ->> 'unit_price_ore')::bigint,
    (l.value ->> 'net_ore')::bigint, (l.value ->> 'vat_rate_bp')::int,
    daterange((l.value ->> 'period_from')::date, (l.value ->> 'period_to')::date, '[]')
  from jsonb_array_elements(p_invoice -> 'lines') with ordinality l;
  perform private.check_invoice_sums(v_id, p_timesheet_ids, v_company);
  perform private.record_event('invoice', v_id, 'invoice_issued', null, 'issued', 'agency',
    p_actor, p_company_id => v_company.id,
    p_details => jsonb_build_object('number', v_number, 'assignment_id', v_assignment.id));
  perform private.enqueue('render_invoice', jsonb_build_object('invoice_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'invoice_issued', 'invoice_id', v_id));
  return v_id;
end
$$;
comment on function public.issue_invoice is
  'Issues one invoice for approved timesheets of one assignment: number from the gapless series, '
  'OCR reference, frozen parties, lines. The sums come from the invoicing domain and are derived '
  'again here. Service role only; p_actor must be agency staff.';
grant execute on function public.issue_invoice to service_role;

create function private.check_invoice_sums(
  p_invoice_id uuid, p_timesheet_ids uuid[], p_company public.companies)
returns void
language plpgsql stable set search_path = ''
as $$
declare
  v_bad text;
begin
  with lines as (
    select l.*, a.rate_ore,
      (select sum(e.minutes) from public.time_entries e where e.timesheet_id = l.timesheet_id) as worked
    from public.invoice_lines l
    join public.timesheets t on t.id = l.timesheet_id
    join public.assignments a on a.id = t.assignment_id
    where l.invoice_id = p_invoice_id
  ), vat as (
    select vat_rate_bp, round(sum(net_ore) * vat_rate_bp / 10000.0) as vat_ore
    from lines group by vat_rate_bp
  )
  select case
    when (select array_agg(timesheet_id order by timesheet_id) from lines)
      is distinct from (select array_agg(x order by x) from unnest(p_timesheet_ids) x) then 'timesheets'
    when exists (select from lines where minutes <> worked or unit_price_ore <> rate_ore) then 'lines'
    when exists (select from lines where net_ore <> round(unit_price_ore * minutes / 60.0)) then 'line nets'
    when i.net_ore <> (select sum(net_ore) from lines) then 'net'
    when i.vat_ore <> (select sum(vat_ore) from vat) then 'vat'
    when (p_company.country = 'SE') <> (i.vat_category = 'S') then 'vat category'
    when exists (select from lines
      where vat_rate_bp <> case i.vat_category when 'S' then 2500 else 0 end) then 'vat rate'
    when i.vat_category = 'AE' and p_company.vat_number is null then 'buyer vat number'
  end into v_bad
  from public.invoices i where i.id = p_invoice_id;
  if v_bad is not null then
    perform private.raise_problem(409, 'invoice_sums_differ', jsonb_build_object('what', v_bad));
  end if;
end
$$;
comment on function private.check_invoice_sums is
  'Derives lines, net and VAT again from time and terms (EN 16931: VAT for each rate on the sum of '
  'its lines) and refuses any difference.';

create function public.store_invoice_document(p_invoice_id uuid, p_bytes_base64 text)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  insert into public.invoice_documents (invoice_id, media_type, bytes, sha256)
  values (p_invoice_id, 'application/pdf', v_bytes, encode(sha256(v_bytes), 'hex'))
  on conflict (invoice_id) do nothing;
  select sha256 into v_hash from public.invoice_documents where invoice_id = p_invoice_id;
  return v_hash;
end
$$;
comment on function public.store_invoice_document is
  'Keeps the PDF''s bytes; the first ones stay. Returns their SHA-256. Service role only.';
grant execute on function public.store_invoice_document to service_role;

create function public.read_invoice_document(p_invoice_id uuid)
returns table (base64 text, sha256 text)
language sql stable set search_path = ''
as $$
  select translate(encode(d.bytes, 'base64'), E'\n', ''), d.sha256
  from public.invoice_documents d where d.invoice_id = p_invoice_id
$$;
comment on function public.read_invoice_document is
  'The stored PDF as base64 with its hash, for whoever may see the invoice.';
grant execute on function public.read_invoice_document to authenticated, service_role;

-- ---------------------------------------------------------------------------------------------
-- Payment
-- ---------------------------------------------------------------------------------------------

create function private.open_amount(p_invoice_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select greatest(0, i.total_ore - coalesce((
    select sum(p.amount_ore) from public.payments p where p.invoice_id = i.id), 0))::bigint
  from public.invoices i where i.id = p_invoice_id
$$;
comment on function private.open_amount is 'Öre still to pay on an invoice, never negative.';

create function public.start_payment_attempt(p_actor uuid, p_invoice_id uuid)
returns public.payment_attempts
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_attempt public.payment_attempts;
begin
  select i.* into v_invoice from public.invoices i
  join public.company_members m on m.company_id = i.company_id and m.user_id = p_actor
  where i.id = p_invoice_id for no key update of i;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_invoice.state = 'paid' then
    perform private.raise_problem(409, 'invoice_already_paid');
  elsif exists (select from public.payment_attempts a
    where a.invoice_id = p_invoice_id and a.state = 'processing') then
    perform private.raise_problem(409, 'payment_in_progress');
  end if;
  select * into v_attempt from public.payment_attempts
  where invoice_id = p_invoice_id and state in ('created', 'open') for no key update;
  if found and (v_attempt.expires_at is null or v_attempt.expires_at > now() + interval '5 minutes') then
    return v_attempt;
  elsif found then
    perform private.move_attempt(v_attempt, 'expired');
  end if;
  insert into public.payment_attempts
    (invoice_id, attempt, amount_ore, currency, idempotency_key, started_by)
  select p_invoice_id, n, private.open_amount(p_invoice_id), v_invoice.currency,
    'inv_' || p_invoice_id || ':checkout:' || n, p_actor
  from (select coalesce(max(a.attempt), 0) + 1 as n
    from public.payment_attempts a where a.invoice_id = p_invoice_id) x
  returning * into v_attempt;
  perform private.record_event('invoice', p_invoice_id, 'payment_started', null, null, 'company',
    p_actor, p_company_id => v_invoice.company_id);
  return v_attempt;
end
$$;
comment on function public.start_payment_attempt is
  'The live attempt of an unpaid invoice, or a new one for what is still open. Two clicks get the '
  'same attempt. Service role only; p_actor must be a member of the company.';
grant execute on function public.start_payment_attempt to service_role;

create function public.attach_checkout_session(
  p_attempt_id uuid, p_session_id text, p_url text, p_expires_at timestamptz)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_attempt public.payment_attempts;
begin
  select * into v_attempt from public.payment_attempts where id = p_attempt_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_attempt.stripe_session_id is not null then
    return v_attempt.stripe_session_id;
  end if;
  update public.payment_attempts set stripe_session_id = p_session_id, url = p_url,
    expires_at = p_expires_at
  where id = p_attempt_id;
  if v_attempt.state = 'created' then
    perform private.move_attempt(v_attempt, 'open');
  end if;
  return p_session_id;
end
$$;
comment on function public.attach_checkout_session is
  'Notes Stripe''s page for an attempt; the first one stays. Returns the id of the session that is '
  'kept. Service role only.';
grant execute on function public.attach_checkout_session to service_role;

create function private.move_attempt(p_attempt public.payment_attempts, p_to text)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('payment_attempt', p_attempt.state, p_to, 'system');
  update public.payment_attempts set state = p_to,
    concluded_at = case when p_to in ('paid', 'failed', 'expired') then now() end
  where id = p_attempt.id;
end
$$;
comment on function private.move_attempt is 'The only writer of payment_attempts.state; the row is locked by the caller.';

create function public.conclude_checkout(
  p_session_id text, p_status text, p_payment_status text, p_payment_intent text,
  p_amount_ore bigint, p_currency text, p_failed boolean default false)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_attempt public.payment_attempts;
  v_invoice public.invoices;
  v_to text := case
    when p_payment_status = 'paid' then 'paid'
    when p_failed then 'failed'
    when p_status = 'complete' then 'processing'
    when p_status = 'expired' then 'expired'
    else 'open' end;
begin
  select i.* into v_invoice from public.invoices i
  join public.payment_attempts a on a.invoice_id = i.id
  where a.stripe_session_id = p_session_id for no key update of i;
  if not found then
    return 'unknown';
  end if;
  select * into v_attempt from public.payment_attempts
  where stripe_session_id = p_session_id for no key update;
  if v_attempt.state <> v_to and exists (select from public.state_transitions t
    where t.entity = 'payment_attempt' and t.from_state = v_attempt.state and t.to_state = v_to) then
    perform private.move_attempt(v_attempt, v_to);
  end if;
  if v_to = 'paid' then
    insert into public.payments (invoice_id, method, amount_ore, currency, stripe_payment_intent)
    values (v_invoice.id, 'card', p_amount_ore, upper(p_currency), p_payment_intent)
    on conflict (stripe_payment_intent) do nothing;
    if found then
      perform private.record_event('invoice', v_invoice.id, 'payment_received', null, null,
        'system', null, p_company_id => v_invoice.company_id,
        p_details => jsonb_build_object('amount_ore', p_amount_ore));
    end if;
    perform private.settle_invoice(v_invoice);
  end if;
  return v_to;
end
$$;
comment on function public.conclude_checkout is
  'Takes in what Stripe says of a session now. Idempotent and free of order: an attempt only moves '
  'forward, a payment intent is booked once, money is never dropped. Service role only.';
grant execute on function public.conclude_checkout to service_role;

create function private.settle_invoice(p_invoice public.invoices)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if p_invoice.state <> 'issued' or private.open_amount(p_invoice.id) > 0 then
    return;
  end if;
  perform private.assert_transition('invoice', p_invoice.state, 'paid', 'system');
  update public.invoices set state = 'paid', paid_at = now() where id = p_invoice.id;
  perform private.record_event('invoice', p_invoice.id, 'invoice_paid', p_invoice.state, 'paid',
    'system', null, p_company_id => p_invoice.company_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'invoice_paid', 'invoice_id', p_invoice.id));
end
$$;
comment on function private.settle_invoice is 'Marks an invoice paid when nothing is open; the row is locked by the caller.';

create table private.stripe_events (
  id text primary key,
  type text not null,
  api_version text,
  created timestamptz not null,
  payload jsonb not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  error text
);
comment on table private.stripe_events is 'Verified webhooks, each once, worked by a job afterwards.';
create index stripe_events_unprocessed_idx on private.stripe_events (received_at)
  where processed_at is null;
alter table private.stripe_events enable row level security;

create function public.record_stripe_event(
  p_id text, p_type text, p_api_version text, p_created timestamptz, p_payload jsonb)
returns boolean
language plpgsql volatile security definer -- writes the private ledger
set search_path = ''
as $$
begin
  insert into private.stripe_events (id, type, api_version, created, payload)
  values (p_id, p_type, p_api_version, p_created, p_payload)
  on conflict (id) do nothing;
  if not found then
    return false;
  end if;
  perform private.enqueue('stripe_event', jsonb_build_object('event_id', p_id));
  return true;
end
$$;
comment on function public.record_stripe_event is
  'Keeps a verified event and adds the job that works it; false when it was here before. Service role only.';
grant execute on function public.record_stripe_event to service_role;

create function public.get_stripe_event(p_id text)
returns table (type text, object_id text, processed_at timestamptz)
language sql stable security definer -- reads the private ledger
set search_path = ''
as $$
  select e.type, e.payload #>> '{data,object,id}', e.processed_at
  from private.stripe_events e where e.id = p_id
$$;
comment on function public.get_stripe_event is 'What an event is about; the object itself is read anew from Stripe. Service role only.';
grant execute on function public.get_stripe_event to service_role;

create function public.finish_stripe_event(p_id text, p_error text default null)
returns void
language sql volatile security definer -- writes the private ledger
set search_path = ''
as $$
  update private.stripe_events set error = p_error,
    processed_at = case when p_error is null then coalesce(processed_at, now()) else processed_at end
  where id = p_id
$$;
comment on function public.finish_stripe_event is 'Marks an event as worked, or notes why it was not. Service role only.';
grant execute on function public.finish_stripe_event to service_role;
