-- E-invoices: customers that chose them get invoices and credit notes through an access point.

alter table public.companies add column peppol_id text check (peppol_id ~ '^[0-9]{4}:[A-Z0-9]{1,50}$');
comment on column public.companies.peppol_id is
  'Where the company takes e-invoices, scheme and number (0007:5560160680); null: by mail as PDF.';

create or replace function public.save_company(p_company_id uuid, p jsonb)
returns void
language plpgsql volatile security definer -- companies has no write grants
set search_path = ''
as $$
declare
  v_user uuid;
  v_actor public.actor_role := 'company';
begin
  if private.is_agency() then
    v_user := auth.uid();
    v_actor := 'agency';
  else
    v_user := private.require_member(p_company_id, true);
  end if;
  update public.companies set
    name = btrim(p ->> 'name'),
    vat_number = nullif(upper(p ->> 'vat_number'), ''),
    sector_id = nullif(p ->> 'sector_id', ''),
    street = btrim(coalesce(p ->> 'street', '')),
    postal_code = btrim(coalesce(p ->> 'postal_code', '')),
    city = btrim(coalesce(p ->> 'city', '')),
    invoice_email = nullif(btrim(p ->> 'invoice_email'), ''),
    invoice_reference = btrim(coalesce(p ->> 'invoice_reference', '')),
    order_number = btrim(coalesce(p ->> 'order_number', '')),
    locale = coalesce(p ->> 'locale', locale),
    peppol_id = case when p ? 'peppol_id' then nullif(btrim(p ->> 'peppol_id'), '') else peppol_id end,
    is_public_body = case when v_actor = 'agency'
      then coalesce((p ->> 'is_public_body')::boolean, is_public_body) else is_public_body end,
    payment_terms_days = case when v_actor = 'agency'
      then coalesce((p ->> 'payment_terms_days')::smallint, payment_terms_days)
      else payment_terms_days end
  where id = p_company_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('company', p_company_id, 'company_changed', null, null, v_actor,
    v_user, p_company_id => p_company_id);
exception
  when check_violation or not_null_violation or foreign_key_violation or data_exception then
    perform private.raise_problem(400, 'company_invalid');
end
$$;

create table public.e_invoices (
  document_id uuid primary key,
  invoice_id uuid references public.invoices (id) on delete restrict,
  credit_note_id uuid references public.credit_notes (id) on delete restrict,
  recipient text not null check (recipient ~ '^[0-9]{4}:[A-Z0-9]{1,50}$'),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'not_configured')),
  attempts int not null default 0 check (attempts >= 0),
  fault text check (length(fault) <= 120),
  receipt_id text check (length(receipt_id) between 1 and 200),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  reason text check (reason ~ '^[a-z_]{1,60}$'),
  detail text not null default '' check (length(detail) <= 500),
  changed_at timestamptz not null default now(),
  check (num_nonnulls(invoice_id, credit_note_id) = 1 and document_id = coalesce(invoice_id, credit_note_id)),
  check ((state = 'sent') = (receipt_id is not null) and (state = 'sent') = (sha256 is not null)),
  check ((state = 'refused') = (reason is not null))
);
comment on table public.e_invoices is
  'Documents for customers that take e-invoices, and what became of each at the access point. One that '
  'is sent stays as it is.';
comment on column public.e_invoices.fault is 'The kind of fault of the last attempt, while it waits for the next.';
comment on column public.e_invoices.sha256 is 'Hash of the XML that the receipt is for.';
comment on column public.e_invoices.detail is 'What the access point said about a refusal, in its own words.';
create index e_invoices_invoice_id_idx on public.e_invoices (invoice_id);
create index e_invoices_credit_note_id_idx on public.e_invoices (credit_note_id);
revoke all on public.e_invoices from anon, authenticated;
grant select on public.e_invoices to authenticated;
alter table public.e_invoices enable row level security;
create policy e_invoices_select_agency on public.e_invoices
  for select to authenticated using ((select private.is_agency()));
create trigger e_invoices_freeze before update on public.e_invoices
  for each row when (old.state = 'sent') execute function private.refuse_change();
create trigger e_invoices_no_delete before delete on public.e_invoices
  for each row execute function private.refuse_change();
create trigger e_invoices_no_truncate before truncate on public.e_invoices
  for each statement execute function private.refuse_change();

create function private.freeze_peppol_id()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  new.buyer := new.buyer || coalesce((select jsonb_build_object('peppol_id', c.peppol_id)
    from public.companies c where c.id = new.company_id and c.peppol_id is not null), '{}');
  return new;
end
$$;
comment on function private.freeze_peppol_id is
  'Trigger: an invoice keeps where its e-invoice goes, for itself and for its credit notes.';
create trigger invoices_peppol_id before insert on public.invoices
  for each row when (new.series = 'A') execute function private.freeze_peppol_id();

create function private.ask_for_e_invoice(p_document_id uuid, p_invoice public.invoices)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.e_invoices (document_id, invoice_id, credit_note_id, recipient)
  values (p_document_id, case when p_document_id = p_invoice.id then p_document_id end,
    case when p_document_id <> p_invoice.id then p_document_id end, p_invoice.buyer ->> 'peppol_id');
  perform private.enqueue('send_e_invoice', jsonb_build_object('document_id', p_document_id),
    'e_invoice_' || p_document_id);
end
$$;
comment on function private.ask_for_e_invoice is
  'Asks for a document to be sent to where its invoice''s customer takes e-invoices.';

create function private.ask_for_e_invoice_of_row()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  v_invoice public.invoices;
begin
  select * into v_invoice from public.invoices i
  where i.id = (to_jsonb(new) ->> case tg_table_name when 'invoices' then 'id' else 'invoice_id' end)::uuid;
  if v_invoice.series = 'A' and v_invoice.buyer ? 'peppol_id' then
    perform private.ask_for_e_invoice(new.id, v_invoice);
  end if;
  return null;
end
$$;
comment on function private.ask_for_e_invoice_of_row is
  'Trigger: what is issued to a customer that takes e-invoices is sent, in the same transaction. Claims '
  'for late payment go by mail.';
create trigger invoices_e_invoice after insert on public.invoices
  for each row execute function private.ask_for_e_invoice_of_row();
create trigger credit_notes_e_invoice after insert on public.credit_notes
  for each row execute function private.ask_for_e_invoice_of_row();

create function public.start_e_invoice(p_document_id uuid)
returns table (recipient text, attempt int)
language sql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
  update public.e_invoices e set attempts = e.attempts + 1, changed_at = now()
  where e.document_id = p_document_id and e.state = 'waiting'
  returning e.recipient, e.attempts
$$;
comment on function public.start_e_invoice is
  'Counts an attempt to send a document that waits, and says whereto; nothing for one that does not '
  'wait. Service role only.';
grant execute on function public.start_e_invoice to service_role;

create function public.conclude_e_invoice(p_document_id uuid, p jsonb)
returns void
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_row public.e_invoices;
  v_invoice public.invoices;
  v_state text := p ->> 'state';
begin
  select * into v_row from public.e_invoices e where e.document_id = p_document_id for no key update;
  if v_row.state is distinct from 'waiting' then
    return;
  end if;
  update public.e_invoices set state = v_state, changed_at = now(), fault = left(p ->> 'fault', 120),
    receipt_id = left(p ->> 'receipt_id', 200), sha256 = p ->> 'sha256', reason = p ->> 'reason',
    detail = left(coalesce(p ->> 'detail', ''), 500)
  where document_id = p_document_id;
  if v_state in ('sent', 'refused') then
    select i.* into v_invoice from public.invoices i where i.id = coalesce(v_row.invoice_id,
      (select c.invoice_id from public.credit_notes c where c.id = v_row.credit_note_id));
    perform private.record_event('invoice', v_invoice.id, 'e_invoice_' || v_state, 'waiting', v_state, 'system',
      null, p_company_id => v_invoice.company_id, p_details => jsonb_build_object('document_id', p_document_id));
  end if;
end
$$;
comment on function public.conclude_e_invoice is
  'Notes what became of an attempt: {state: sent, receipt_id, sha256}, {state: refused, reason, detail}, '
  '{state: not_configured} or {state: waiting, fault}. Nothing for a document that does not wait, so the '
  'same answer twice is one. Service role only.';
grant execute on function public.conclude_e_invoice to service_role;

create function public.resend_e_invoice(p_document_id uuid)
returns void
language plpgsql volatile security definer -- e_invoices has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.e_invoices;
  v_invoice public.invoices;
begin
  select * into v_row from public.e_invoices e where e.document_id = p_document_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state not in ('refused', 'not_configured') then
    perform private.raise_problem(409, 'e_invoice_not_resendable');
  end if;
  update public.e_invoices set state = 'waiting', reason = null, detail = '', fault = null, attempts = 0,
    changed_at = now()
  where document_id = p_document_id;
  select i.* into v_invoice from public.invoices i where i.id = coalesce(v_row.invoice_id,
    (select c.invoice_id from public.credit_notes c where c.id = v_row.credit_note_id));
  perform private.record_event('invoice', v_invoice.id, 'e_invoice_resent', v_row.state, 'waiting', 'agency',
    v_actor, p_company_id => v_invoice.company_id, p_details => jsonb_build_object('document_id', p_document_id));
  perform private.enqueue('send_e_invoice', jsonb_build_object('document_id', p_document_id),
    'e_invoice_' || p_document_id);
end
$$;
comment on function public.resend_e_invoice is
  'Agency: sends a document again that was refused, or that waited for an access point. One that is '
  'sent or waits is left alone. Code: e_invoice_not_resendable.';
grant execute on function public.resend_e_invoice to authenticated;
