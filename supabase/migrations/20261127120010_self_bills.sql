-- Self-bills: invoices that the agency draws up in the consultant's name. Tables and what is frozen.
-- (Mervärdesskattelagen 2023:200, 17 kap.: an agreement beforehand, and a seller who accepts each.)

alter table public.state_transitions drop constraint state_transitions_entity_check;
alter table public.state_transitions add constraint state_transitions_entity_check
  check (entity ~ '^[a-z_]+$');
insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('self_bill', 'draft', 'sent', 'agency'),
  ('self_bill', 'draft', 'withdrawn', 'agency'),
  ('self_bill', 'sent', 'withdrawn', 'agency'),
  ('self_bill', 'sent', 'approved', 'consultant'),
  ('self_bill', 'sent', 'approved', 'system'),
  ('self_bill', 'sent', 'rejected', 'consultant'),
  ('self_bill', 'approved', 'issued', 'system'),
  ('self_bill', 'approved', 'issued', 'agency'),
  ('self_bill', 'approved', 'withdrawn', 'agency');

create table public.self_bills (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  agreement_id uuid not null references public.self_billing_agreements (id) on delete restrict,
  state text not null default 'draft'
    check (state in ('draft', 'sent', 'approved', 'rejected', 'withdrawn', 'issued')),
  version int not null default 1,
  series text not null check (series ~ '^S[0-9]+-$'),
  number bigint check (number > 0),
  issue_date date,
  due_date date,
  period daterange not null,
  currency char(3) not null check (currency = 'SEK'),
  vat_category text not null check (vat_category in ('S', 'AE', 'E')),
  net_ore bigint not null check (net_ore > 0),
  vat_ore bigint not null check (vat_ore >= 0),
  total_ore bigint not null check (total_ore = net_ore + vat_ore),
  locale text not null check (locale in ('sv', 'en')),
  seller jsonb not null,
  buyer jsonb not null,
  our_reference text not null,
  created_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  sent_at timestamptz,
  answer_by date,
  decided_at timestamptz,
  decided_how text check (decided_how in ('explicit', 'silent')),
  decided_by uuid references public.people (user_id) on delete set null,
  reason text check (length(reason) <= 1000),
  f_tax_proof_id uuid references public.f_tax_proofs (id) on delete restrict,
  issued_at timestamptz,
  unique (series, number),
  check ((state = 'issued') = (number is not null)),
  check ((number is null) = (issue_date is null)),
  check ((number is null) = (due_date is null)),
  check ((number is null) = (issued_at is null)),
  check ((number is null) = (f_tax_proof_id is null)),
  check (due_date >= issue_date),
  check (content_sha256 is not null or state in ('draft', 'withdrawn')),
  check ((content_sha256 is null) = (sent_at is null)),
  check (state not in ('approved', 'issued') or decided_how is not null)
);
comment on table public.self_bills is
  'What the agency owes a consultant for a period, drawn up by the agency in the seller''s name. It '
  'has no number until the seller has accepted it; once issued it never changes.';
comment on column public.self_bills.series is 'The seller''s own series: S, the consultant''s number, a hyphen.';
comment on column public.self_bills.due_date is 'The published payout day that it is due on.';
comment on column public.self_bills.vat_category is
  'EN 16931: S registered for VAT in Sweden, E Swedish business without VAT number, AE other EU state.';
comment on column public.self_bills.seller is 'Business and account as they were when it was drawn up.';
comment on column public.self_bills.content_sha256 is 'Of what was sent to be accepted; see self_bill_hash.';
comment on column public.self_bills.answer_by is
  'Last day to object when silence counts as acceptance; null when it must be approved.';
create index self_bills_consultant_id_idx on public.self_bills (consultant_id, created_at desc);
create index self_bills_agreement_id_idx on public.self_bills (agreement_id);
create index self_bills_state_idx on public.self_bills (state, created_at);
create index self_bills_created_by_idx on public.self_bills (created_by);
create index self_bills_decided_by_idx on public.self_bills (decided_by);
create index self_bills_f_tax_proof_id_idx on public.self_bills (f_tax_proof_id);
create index self_bills_due_date_idx on public.self_bills (due_date) where state = 'issued';

create table public.self_bill_credits (
  id uuid primary key default gen_random_uuid(),
  series text not null check (series ~ '^SK[0-9]+-$'),
  number bigint not null check (number > 0),
  self_bill_id uuid not null references public.self_bills (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  issue_date date not null,
  reason text not null check (length(btrim(reason)) between 1 and 500),
  net_ore bigint not null check (net_ore > 0),
  vat_ore bigint not null check (vat_ore >= 0),
  total_ore bigint not null check (total_ore = net_ore + vat_ore),
  settlement text not null check (settlement in ('deducted', 'kept')),
  issued_by uuid references public.people (user_id) on delete set null,
  issued_at timestamptz not null default now(),
  unique (series, number)
);
comment on table public.self_bill_credits is
  'Rows of a self-bill that are taken back, with a reference to it: never changed.';
comment on column public.self_bill_credits.settlement is
  'Taken off what was still owed, or kept to be taken off the next payout because it was paid.';
create index self_bill_credits_self_bill_id_idx on public.self_bill_credits (self_bill_id);
create index self_bill_credits_consultant_id_idx on public.self_bill_credits (consultant_id, issue_date desc);
create index self_bill_credits_issued_by_idx on public.self_bill_credits (issued_by);

create table public.self_bill_lines (
  self_bill_id uuid not null references public.self_bills (id) on delete restrict,
  position smallint not null check (position > 0),
  timesheet_id uuid references public.timesheets (id) on delete restrict,
  expense_id uuid references public.expenses (id) on delete restrict,
  assignment_id uuid not null references public.assignments (id) on delete restrict,
  description text not null check (length(description) between 1 and 500),
  minutes int check (minutes > 0),
  unit_price_ore bigint not null check (unit_price_ore > 0),
  net_ore bigint not null check (net_ore > 0),
  vat_rate_bp int not null check (vat_rate_bp in (0, 2500)),
  period daterange not null,
  is_free boolean not null default false,
  credit_id uuid references public.self_bill_credits (id) on delete restrict,
  primary key (self_bill_id, position),
  check (num_nonnulls(timesheet_id, expense_id) = 1),
  check ((timesheet_id is null) = (minutes is null)),
  check (not is_free or credit_id is null)
);
comment on table public.self_bill_lines is
  'One row for each timesheet or expense: on one living self-bill at a time.';
comment on column public.self_bill_lines.unit_price_ore is
  'Öre per hour by the assignment''s frozen terms, or for the whole expense, excluding VAT.';
comment on column public.self_bill_lines.is_free is 'The self-bill was turned down or withdrawn.';
create unique index self_bill_lines_timesheet_id_key on public.self_bill_lines (timesheet_id)
  where not is_free and credit_id is null;
create unique index self_bill_lines_expense_id_key on public.self_bill_lines (expense_id)
  where not is_free and credit_id is null;
create index self_bill_lines_timesheet_id_idx on public.self_bill_lines (timesheet_id);
create index self_bill_lines_expense_id_idx on public.self_bill_lines (expense_id);
create index self_bill_lines_assignment_id_idx on public.self_bill_lines (assignment_id);
create index self_bill_lines_credit_id_idx on public.self_bill_lines (credit_id);

revoke all on public.self_bills, public.self_bill_lines, public.self_bill_credits
  from anon, authenticated;
grant select on public.self_bills, public.self_bill_lines, public.self_bill_credits to authenticated;
alter table public.self_bills enable row level security;
alter table public.self_bill_lines enable row level security;
alter table public.self_bill_credits enable row level security;
create policy self_bills_select_party on public.self_bills
  for select to authenticated using (
    (consultant_id = (select private.my_consultant_id()) and sent_at is not null)
    or (select private.is_agency()));
create policy self_bill_lines_select_party on public.self_bill_lines
  for select to authenticated using (self_bill_id in (select b.id from public.self_bills b));
create policy self_bill_credits_select_party on public.self_bill_credits
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));

-- ---------------------------------------------------------------------------------------------
-- What may change of a row, by anybody, also with the owner's password
-- ---------------------------------------------------------------------------------------------

create function private.freeze_self_bill()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  v_moving text[] := array['state', 'version', 'content_sha256', 'sent_at', 'answer_by', 'decided_at',
    'decided_how', 'decided_by', 'reason', 'number', 'issue_date', 'due_date', 'f_tax_proof_id', 'issued_at'];
begin
  if tg_op = 'DELETE' or old.state in ('issued', 'rejected', 'withdrawn')
    or to_jsonb(new) - v_moving <> to_jsonb(old) - v_moving
    or (old.content_sha256 is not null and new.content_sha256 is distinct from old.content_sha256) then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_self_bill is
  'Trigger: what a self-bill says is settled when it is drawn up; what is issued or turned down never changes.';
create trigger self_bills_freeze before update or delete on public.self_bills
  for each row when (pg_trigger_depth() = 0) execute function private.freeze_self_bill();

create function private.freeze_self_bill_line()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or old.is_free or old.credit_id is not null
    or to_jsonb(new) - array['is_free', 'credit_id'] <> to_jsonb(old) - array['is_free', 'credit_id'] then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_self_bill_line is
  'Trigger: of a row only that it was freed, or the credit that takes it back, is ever noted, once.';
create trigger self_bill_lines_freeze before update or delete on public.self_bill_lines
  for each row execute function private.freeze_self_bill_line();
create trigger self_bill_credits_freeze before update or delete on public.self_bill_credits
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();

-- ---------------------------------------------------------------------------------------------
-- Documents
-- ---------------------------------------------------------------------------------------------

alter table public.issued_documents
  add column self_bill_id uuid references public.self_bills (id) on delete restrict,
  add column self_bill_credit_id uuid references public.self_bill_credits (id) on delete restrict,
  drop constraint issued_documents_owner_check,
  add constraint issued_documents_owner_check check (
    num_nonnulls(invoice_id, credit_note_id, self_bill_id, self_bill_credit_id) = 1
    and document_id = coalesce(invoice_id, credit_note_id, self_bill_id, self_bill_credit_id));
create index issued_documents_self_bill_id_idx on public.issued_documents (self_bill_id);
create index issued_documents_self_bill_credit_id_idx on public.issued_documents (self_bill_credit_id);
drop policy issued_documents_select_reader on public.issued_documents;
create policy issued_documents_select_reader on public.issued_documents
  for select to authenticated using (
    invoice_id in (select i.id from public.invoices i)
    or credit_note_id in (select c.id from public.credit_notes c)
    or self_bill_id in (select s.id from public.self_bills s)
    or self_bill_credit_id in (select x.id from public.self_bill_credits x));

create or replace function public.store_document(p_document_id uuid, p_media_type text, p_bytes_base64 text)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  insert into public.issued_documents (document_id, invoice_id, credit_note_id, self_bill_id,
    self_bill_credit_id, media_type, bytes, sha256)
  select p_document_id, (select i.id from public.invoices i where i.id = p_document_id),
    (select c.id from public.credit_notes c where c.id = p_document_id),
    (select s.id from public.self_bills s where s.id = p_document_id and s.state = 'issued'),
    (select x.id from public.self_bill_credits x where x.id = p_document_id), p_media_type, v_bytes,
    encode(sha256(v_bytes), 'hex')
  on conflict (document_id, media_type) do nothing;
  select d.sha256 into v_hash from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type;
  return v_hash;
end
$$;

-- ---------------------------------------------------------------------------------------------
-- What waits to be billed
-- ---------------------------------------------------------------------------------------------

create view public.unbilled_sums
with (security_invoker = true)
as
select s.timesheet_id, null::uuid as expense_id, s.assignment_id, s.consultant_id, s.consultant_name,
  s.title, s.company_name, s.week_start as day, s.minutes, s.fee_ore as net_ore
from public.timesheet_sums s
where s.state in ('approved', 'invoiced') and s.minutes > 0
  and (private.is_agency() or s.consultant_id = private.my_consultant_id())
  and not exists (select from public.self_bill_lines l
    where l.timesheet_id = s.timesheet_id and not l.is_free and l.credit_id is null)
union all
select null, e.id, e.assignment_id, a.consultant_id, a.consultant_name, a.title, a.company_name,
  e.spent_on, null, e.net_ore
from public.expenses e join public.assignments a on a.id = e.assignment_id
where e.state in ('approved', 'invoiced')
  and (private.is_agency() or a.consultant_id = private.my_consultant_id())
  and not exists (select from public.self_bill_lines l
    where l.expense_id = e.id and not l.is_free and l.credit_id is null);
comment on view public.unbilled_sums is
  'Approved time and expenses that stand on no living self-bill that the reader may see, for the '
  'agency and the consultant: drafts are the agency''s own.';
revoke all on public.unbilled_sums from anon, authenticated;
grant select on public.unbilled_sums to authenticated;
