-- Credit notes: the rows of an invoice that are taken back.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('expense', 'invoiced', 'approved', 'agency'),
  ('timesheet', 'invoiced', 'approved', 'agency'),
  ('invoice', 'issued', 'credited', 'agency');

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
  settlement text not null check (settlement in ('deducted', 'kept')),
  seller jsonb not null,
  issued_by uuid references public.people (user_id) on delete set null,
  issued_at timestamptz not null default now(),
  unique (series, number)
);
comment on table public.credit_notes is
  'Corrections of an invoice, line by line (mervärdesskattelagen 17 kap. 22–23 §§): never changed. '
  'Buyer, references, currency and rate are those of the invoice they refer to.';
comment on column public.credit_notes.settlement is
  'Taken off what was still to pay, or kept as the customer''s credit because more than that was paid.';
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
