-- A refused e-invoice waits for a person, who sends it again or says how else the customer got it.

alter table public.e_invoices
  add column settled_how text check (length(btrim(settled_how)) between 1 and 1000),
  drop constraint e_invoices_state_check,
  add constraint e_invoices_state_check
    check (state in ('waiting', 'sent', 'refused', 'not_configured', 'other_way')),
  drop constraint e_invoices_check2,
  -- What was refused and then went another way still says why.
  add constraint e_invoices_reason_of_refusal check (
    state = 'other_way' or (state = 'refused') = (reason is not null)),
  add constraint e_invoices_settled_how_of_state check ((state = 'other_way') = (settled_how is not null));
comment on column public.e_invoices.settled_how is
  'How the customer got the document when the access point did not take it, in the agency''s words.';
create index e_invoices_refused_idx on public.e_invoices (changed_at) where state = 'refused';

create function private.record_e_invoice_event(
  p_row public.e_invoices, p_kind text, p_to text, p_actor_id uuid, p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_invoice public.invoices;
begin
  select i.* into v_invoice from public.invoices i where i.id = coalesce(p_row.invoice_id,
    (select c.invoice_id from public.credit_notes c where c.id = p_row.credit_note_id));
  perform private.record_event('invoice', v_invoice.id, p_kind, p_row.state, p_to, 'agency', p_actor_id,
    p_reason, p_company_id => v_invoice.company_id,
    p_details => jsonb_build_object('document_id', p_row.document_id));
end
$$;
comment on function private.record_e_invoice_event is
  'What a person did with an e-invoice belongs to its invoice''s story. The row is as it was before.';

create or replace function public.resend_e_invoice(p_document_id uuid)
returns void
language plpgsql volatile security definer -- e_invoices has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.e_invoices;
begin
  select * into v_row from public.e_invoices e where e.document_id = p_document_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state not in ('refused', 'not_configured', 'other_way') then
    perform private.raise_problem(409, 'e_invoice_not_resendable');
  end if;
  update public.e_invoices set state = 'waiting', reason = null, detail = '', fault = null, attempts = 0,
    settled_how = null, changed_at = now()
  where document_id = p_document_id;
  perform private.record_e_invoice_event(v_row, 'e_invoice_resent', 'waiting', v_actor);
  perform private.enqueue('send_e_invoice', jsonb_build_object('document_id', p_document_id),
    'e_invoice_' || p_document_id);
end
$$;
comment on function public.resend_e_invoice is
  'Agency: sends a document again that was refused, that waited for an access point, or that went '
  'another way. One that is sent or waits is left alone. Code: e_invoice_not_resendable.';

create function public.settle_e_invoice(p_document_id uuid, p_how text)
returns void
language plpgsql volatile security definer -- e_invoices has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.e_invoices;
begin
  select * into v_row from public.e_invoices e where e.document_id = p_document_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state not in ('refused', 'not_configured') then
    perform private.raise_problem(409, 'e_invoice_not_refused');
  elsif nullif(btrim(p_how), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(btrim(p_how)) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  update public.e_invoices set state = 'other_way', settled_how = btrim(p_how), changed_at = now()
  where document_id = p_document_id;
  perform private.record_e_invoice_event(v_row, 'e_invoice_other_way', 'other_way', v_actor, btrim(p_how));
end
$$;
comment on function public.settle_e_invoice is
  'Agency: says how else the customer got a document that the access point did not take, so that it '
  'waits no longer. Codes: e_invoice_not_refused, reason_required, reason_too_long.';
grant execute on function public.settle_e_invoice to authenticated;
