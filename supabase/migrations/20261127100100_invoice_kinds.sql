-- Invoices for time and expenses, one assignment or several of a company; credit notes; documents.

-- ---------------------------------------------------------------------------------------------
-- Expenses
-- ---------------------------------------------------------------------------------------------

create table public.expenses (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null references public.assignments (id) on delete restrict,
  state text not null default 'submitted'
    check (state in ('submitted', 'approved', 'rejected', 'invoiced')),
  spent_on date not null,
  description text not null check (length(btrim(description)) between 1 and 300),
  net_ore bigint not null check (net_ore between 100 and 100000000),
  reject_reason text check (length(reject_reason) <= 1000),
  version int not null default 1,
  submitted_at timestamptz not null default now(),
  decided_at timestamptz
);
comment on table public.expenses is
  'What a consultant has laid out for an assignment; passed on at cost when the company approves it.';
comment on column public.expenses.net_ore is 'Öre, excluding VAT.';
create index expenses_assignment_id_idx on public.expenses (assignment_id, spent_on);
create index expenses_state_idx on public.expenses (state, spent_on);
revoke all on public.expenses from anon, authenticated;
grant select on public.expenses to authenticated;
alter table public.expenses enable row level security;
create policy expenses_select_party on public.expenses
  for select to authenticated using (
    assignment_id in (select private.my_assignment_ids()) or (select private.is_agency()));

alter table public.state_transitions drop constraint state_transitions_entity_check;
alter table public.state_transitions add constraint state_transitions_entity_check check (entity in (
  'consultant', 'brief', 'request', 'offer', 'assignment', 'timesheet', 'invoice',
  'payment_attempt', 'expense'));
insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('expense', 'submitted', 'approved', 'company'),
  ('expense', 'submitted', 'rejected', 'company'),
  ('expense', 'rejected', 'submitted', 'consultant'),
  ('expense', 'approved', 'invoiced', 'agency'),
  ('expense', 'invoiced', 'approved', 'agency'),
  ('timesheet', 'invoiced', 'approved', 'agency'),
  ('invoice', 'issued', 'credited', 'agency');

create function private.move_expense(
  p_row public.expenses, p_to text, p_actor public.actor_role, p_reason text default null,
  p_actor_id uuid default auth.uid())
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_assignment public.assignments;
begin
  perform private.assert_transition('expense', p_row.state, p_to, p_actor);
  update public.expenses set state = p_to, version = version + 1,
    submitted_at = case when p_to = 'submitted' then now() else submitted_at end,
    decided_at = case when p_actor = 'company' then now() else decided_at end,
    reject_reason = case when p_to = 'rejected' then btrim(p_reason) else reject_reason end
  where id = p_row.id;
  select * into v_assignment from public.assignments where id = p_row.assignment_id;
  perform private.record_event('expense', p_row.id, 'expense_' || p_to, p_row.state, p_to, p_actor,
    p_actor_id, p_reason, v_assignment.company_id, v_assignment.consultant_id,
    jsonb_build_object('assignment_id', p_row.assignment_id));
end
$$;
comment on function private.move_expense is 'The only writer of expenses.state; the row is locked by the caller.';

create function public.save_expense(
  p_assignment_id uuid, p_spent_on date, p_description text, p_net_ore bigint, p_id uuid default null)
returns uuid
language plpgsql volatile security definer -- expenses has no write grants
set search_path = ''
as $$
declare
  v_assignment public.assignments;
  v_row public.expenses;
begin
  select * into v_assignment from public.assignments
  where id = p_assignment_id and consultant_id = private.require_consultant() for share;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not v_assignment.during @> p_spent_on or p_spent_on > private.today() then
    perform private.raise_problem(400, 'day_outside_assignment', jsonb_build_object('day', p_spent_on));
  end if;
  if p_id is null then
    insert into public.expenses (assignment_id, spent_on, description, net_ore)
    values (p_assignment_id, p_spent_on, btrim(p_description), p_net_ore) returning * into v_row;
    perform private.record_event('expense', v_row.id, 'expense_submitted', null, 'submitted',
      'consultant', auth.uid(), p_company_id => v_assignment.company_id,
      p_consultant_id => v_assignment.consultant_id,
      p_details => jsonb_build_object('assignment_id', p_assignment_id));
  else
    select * into v_row from public.expenses
    where id = p_id and assignment_id = p_assignment_id for no key update;
    if not found then
      perform private.raise_problem(404, 'not_found');
    end if;
    perform private.move_expense(v_row, 'submitted', 'consultant');
    update public.expenses set spent_on = p_spent_on, description = btrim(p_description),
      net_ore = p_net_ore where id = p_id;
  end if;
  return v_row.id;
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'expense_invalid');
  return null;
end
$$;
comment on function public.save_expense is
  'The consultant hands in an expense, or a rejected one again. The amount is what was laid out, '
  'excluding VAT; the company decides. Codes: day_outside_assignment, expense_invalid.';
grant execute on function public.save_expense to authenticated;

create function public.decide_expense(
  p_expense_id uuid, p_approve boolean, p_reason text default null, p_version int default null)
returns void
language plpgsql volatile security definer -- expenses has no write grants
set search_path = ''
as $$
declare
  v_row public.expenses;
begin
  select e.* into v_row from public.expenses e
  join public.assignments a on a.id = e.assignment_id
  where e.id = p_expense_id and a.company_id in (select private.my_company_ids())
  for no key update of e;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif p_version is not null and v_row.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.move_expense(v_row, case when p_approve then 'approved' else 'rejected' end,
    'company', p_reason);
end
$$;
comment on function public.decide_expense is 'The company approves an expense, or sends it back with a reason.';
grant execute on function public.decide_expense to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Invoices: currency, rounding, several assignments
-- ---------------------------------------------------------------------------------------------

alter table public.companies
  add column invoice_currency char(3) not null default 'SEK' check (invoice_currency in ('SEK', 'EUR')),
  add column rounds_to_krona boolean not null default false,
  add column collects_by_month boolean not null default false;
comment on column public.companies.rounds_to_krona is
  'Invoices in kronor are rounded to whole ones (lag 1970:1029): for those who pay in cash terms.';
comment on column public.companies.collects_by_month is
  'One invoice a month for all assignments, in place of one for each.';

create table public.exchange_rates (
  currency char(3) not null check (currency in ('EUR')),
  day date not null,
  rate numeric(12, 6) not null check (rate > 0),
  source text not null check (length(btrim(source)) between 1 and 120),
  set_by uuid references public.people (user_id) on delete set null,
  primary key (currency, day)
);
comment on table public.exchange_rates is
  'Kronor for one unit of a currency, as published for a day. VAT is stated at the rate of the day '
  'on which it falls due.';
create index exchange_rates_set_by_idx on public.exchange_rates (set_by);
revoke all on public.exchange_rates from anon, authenticated;
grant select on public.exchange_rates to authenticated;
alter table public.exchange_rates enable row level security;
create policy exchange_rates_select_agency on public.exchange_rates
  for select to authenticated using ((select private.is_agency()));

create function public.set_exchange_rate(p_currency text, p_day date, p_rate numeric, p_source text)
returns void
language plpgsql volatile security definer -- exchange_rates has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  if p_day > private.today() then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_day));
  elsif p_rate <> round(p_rate, 6) then
    perform private.raise_problem(400, 'exchange_rate_invalid');
  end if;
  insert into public.exchange_rates (currency, day, rate, source, set_by)
  values (p_currency, p_day, p_rate, btrim(p_source), v_actor)
  on conflict (currency, day) do update
    set rate = excluded.rate, source = excluded.source, set_by = excluded.set_by;
  perform private.record_event('exchange_rate', gen_random_uuid(), 'exchange_rate_set', null, null,
    'agency', v_actor, p_details => jsonb_build_object('currency', p_currency, 'day', p_day, 'rate', p_rate));
exception when check_violation or not_null_violation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'exchange_rate_invalid');
end
$$;
comment on function public.set_exchange_rate is
  'Agency: the published rate of a day, with where it was published. Issued documents keep theirs.';
grant execute on function public.set_exchange_rate to authenticated;

create function private.rate_on(p_currency text, p_day date)
returns public.exchange_rates
language sql stable set search_path = ''
as $$
  select r.* from public.exchange_rates r
  where r.currency = p_currency and r.day between p_day - 7 and p_day order by r.day desc limit 1
$$;
comment on function private.rate_on is 'The rate of a day or the last one published within a week before it.';

create function private.to_sek(p_amount_ore bigint, p_rate numeric)
returns bigint
language sql immutable set search_path = ''
as $$ select case when p_rate is null then p_amount_ore else round(p_amount_ore * p_rate)::bigint end $$;
comment on function private.to_sek is 'Öre of an amount at a rate, half up away from zero; without a rate the amount is in kronor.';

alter table public.invoices
  alter column assignment_id drop not null,
  drop constraint invoices_currency_check,
  add constraint invoices_currency_check check (currency in ('SEK', 'EUR')),
  drop constraint invoices_state_check,
  add constraint invoices_state_check check (state in ('issued', 'paid', 'credited')),
  add column rounding_ore bigint not null default 0 check (rounding_ore between -50 and 50),
  add column sek_rate numeric(12, 6) check (sek_rate > 0),
  add column sek_rate_day date,
  add column sek_rate_source text,
  add column vat_sek_ore bigint,
  add constraint invoices_rate_check check (
    (currency = 'SEK') = (sek_rate is null) and (sek_rate is null) = (sek_rate_day is null)
    and (sek_rate is null) = (sek_rate_source is null) and (sek_rate is null) = (vat_sek_ore is null)),
  add constraint invoices_rounding_check check (rounding_ore = 0 or currency = 'SEK');
comment on column public.invoices.assignment_id is 'Null when the invoice collects several assignments.';
comment on column public.invoices.rounding_ore is 'Added to the total to make whole kronor (EN 16931 BT-114).';
comment on column public.invoices.vat_sek_ore is 'VAT in öre on an invoice in another currency (BT-111).';
alter table public.invoices alter column rounding_ore drop default;

create table public.credit_notes (
  id uuid primary key default gen_random_uuid(),
  series text not null default 'K',
  number bigint not null,
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  company_id uuid not null references public.companies (id) on delete restrict,
  issue_date date not null,
  reason text not null check (length(btrim(reason)) between 1 and 500),
  net_ore bigint not null check (net_ore > 0),
  vat_ore bigint not null check (vat_ore >= 0),
  total_ore bigint not null check (total_ore = net_ore + vat_ore),
  rounding_ore bigint not null check (rounding_ore between -50 and 50),
  seller jsonb not null,
  issued_by uuid references public.people (user_id) on delete set null,
  issued_at timestamptz not null default now(),
  unique (series, number)
);
comment on table public.credit_notes is
  'Corrections of an invoice, line by line (mervärdesskattelagen 17 kap. 22–23 §§): never changed. '
  'Buyer, references, currency and rate are those of the invoice they refer to.';
create index credit_notes_invoice_id_idx on public.credit_notes (invoice_id);
create index credit_notes_company_id_idx on public.credit_notes (company_id, issue_date desc);
create index credit_notes_issued_by_idx on public.credit_notes (issued_by);
create index credit_notes_issue_date_idx on public.credit_notes (issue_date, id);
revoke all on public.credit_notes from anon, authenticated;
grant select on public.credit_notes to authenticated;
alter table public.credit_notes enable row level security;
create policy credit_notes_select_company on public.credit_notes
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));
create trigger credit_notes_freeze before update or delete on public.credit_notes
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();

drop trigger invoice_lines_freeze on public.invoice_lines;
alter table public.invoice_lines
  drop constraint invoice_lines_timesheet_id_key,
  alter column timesheet_id drop not null,
  alter column minutes drop not null,
  add column expense_id uuid references public.expenses (id) on delete restrict,
  add column assignment_id uuid references public.assignments (id) on delete restrict,
  add column credit_note_id uuid references public.credit_notes (id) on delete restrict,
  add constraint invoice_lines_source_check check (num_nonnulls(timesheet_id, expense_id) = 1),
  add constraint invoice_lines_minutes_check1 check ((timesheet_id is null) = (minutes is null));
update public.invoice_lines l set assignment_id = t.assignment_id
from public.timesheets t where t.id = l.timesheet_id;
alter table public.invoice_lines alter column assignment_id set not null;
comment on table public.invoice_lines is
  'One row for each timesheet or expense: invoiced once, and again only when the row was credited.';
comment on column public.invoice_lines.unit_price_ore is
  'Hundredths of the currency per hour, or for the whole expense, excluding VAT.';
comment on column public.invoice_lines.credit_note_id is 'The credit note that took the row back.';
create unique index invoice_lines_timesheet_id_key on public.invoice_lines (timesheet_id)
  where credit_note_id is null;
create unique index invoice_lines_expense_id_key on public.invoice_lines (expense_id)
  where credit_note_id is null;
create index invoice_lines_timesheet_id_idx on public.invoice_lines (timesheet_id);
create index invoice_lines_expense_id_idx on public.invoice_lines (expense_id);
create index invoice_lines_assignment_id_idx on public.invoice_lines (assignment_id);
create index invoice_lines_credit_note_id_idx on public.invoice_lines (credit_note_id);

create function private.freeze_invoice_line()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or old.credit_note_id is not null or new.credit_note_id is null
    or to_jsonb(new) - 'credit_note_id' <> to_jsonb(old) - 'credit_note_id' then
    perform private.raise_problem(409, 'record_is_immutable',
      jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_invoice_line is
  'Trigger: of an issued row only the credit note that takes it back is ever noted, once.';
create trigger invoice_lines_freeze before update or delete on public.invoice_lines
  for each row execute function private.freeze_invoice_line();

-- ---------------------------------------------------------------------------------------------
-- Documents: the exact bytes
-- ---------------------------------------------------------------------------------------------

create table public.issued_documents (
  document_id uuid not null,
  invoice_id uuid references public.invoices (id) on delete restrict,
  credit_note_id uuid references public.credit_notes (id) on delete restrict,
  media_type text not null check (media_type in ('application/pdf', 'application/xml')),
  bytes bytea not null check (length(bytes) between 100 and 20000000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  primary key (document_id, media_type),
  check (sha256 = encode(sha256(bytes), 'hex'))
);
comment on table public.issued_documents is
  'PDF and XML of what was issued, byte for byte, with their hash. Never changed or deleted; kept '
  'seven years and longer (bokföringslagen 7 kap. 2 §).';
create index issued_documents_invoice_id_idx on public.issued_documents (invoice_id);
create index issued_documents_credit_note_id_idx on public.issued_documents (credit_note_id);
insert into public.issued_documents (document_id, invoice_id, media_type, bytes, sha256, made_at)
select d.invoice_id, d.invoice_id, d.media_type, d.bytes, d.sha256, d.made_at
from public.invoice_documents d;
drop function public.read_invoice_document(uuid);
drop function public.store_invoice_document(uuid, text);
drop table public.invoice_documents;
revoke all on public.issued_documents from anon, authenticated;
grant select on public.issued_documents to authenticated;
alter table public.issued_documents enable row level security;
create policy issued_documents_select_reader on public.issued_documents
  for select to authenticated using (
    invoice_id in (select i.id from public.invoices i)
    or credit_note_id in (select c.id from public.credit_notes c));
create trigger issued_documents_freeze before update or delete on public.issued_documents
  for each row execute function private.refuse_change();

create function public.store_document(p_document_id uuid, p_media_type text, p_bytes_base64 text)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  insert into public.issued_documents (document_id, invoice_id, credit_note_id, media_type, bytes, sha256)
  select p_document_id, (select i.id from public.invoices i where i.id = p_document_id),
    (select c.id from public.credit_notes c where c.id = p_document_id), p_media_type, v_bytes,
    encode(sha256(v_bytes), 'hex')
  on conflict (document_id, media_type) do nothing;
  select d.sha256 into v_hash from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type;
  return v_hash;
end
$$;
comment on function public.store_document is
  'Keeps a document''s bytes; the first ones stay. Returns their SHA-256. Service role only.';
grant execute on function public.store_document to service_role;
alter table public.issued_documents add constraint issued_documents_owner_check
  check (num_nonnulls(invoice_id, credit_note_id) = 1
    and document_id = coalesce(invoice_id, credit_note_id));

create function public.read_document(p_document_id uuid, p_media_type text)
returns table (base64 text, sha256 text)
language sql stable set search_path = ''
as $$
  select translate(encode(d.bytes, 'base64'), E'\n', ''), d.sha256
  from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type
$$;
comment on function public.read_document is
  'Stored bytes as base64 with their hash, for whoever may see the document.';
grant execute on function public.read_document to authenticated, service_role;
