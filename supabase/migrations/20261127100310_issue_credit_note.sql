-- Issuing a credit note, with its voucher: what was paid for its rows becomes the customer's credit.

create function public.issue_credit_note(p_invoice_id uuid, p_positions smallint[], p_reason text)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_invoice public.invoices;
  v_note public.credit_notes;
  v_id uuid := gen_random_uuid();
  v_net bigint;
  v_vat bigint;
  v_is_whole boolean;
begin
  perform from public.timesheets t join public.invoice_lines l on l.timesheet_id = t.id
  where l.invoice_id = p_invoice_id order by t.id for no key update of t;
  select * into v_invoice from public.invoices where id = p_invoice_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif cardinality(p_positions) is distinct from (
    select count(*)::int from public.invoice_lines l
    where l.invoice_id = p_invoice_id and l.position = any (p_positions)) or cardinality(p_positions) = 0 then
    perform private.raise_problem(400, 'credit_lines_unknown');
  elsif exists (select from public.invoice_lines l where l.invoice_id = p_invoice_id
    and l.position = any (p_positions) and l.credit_note_id is not null) then
    perform private.raise_problem(409, 'line_already_credited');
  end if;
  select not exists (select from public.invoice_lines l where l.invoice_id = p_invoice_id
    and l.credit_note_id is null and l.position <> all (p_positions)) into v_is_whole;
  select sum(l.net_ore) into v_net from public.invoice_lines l
  where l.invoice_id = p_invoice_id and l.position = any (p_positions);
  -- VAT of what is credited now and before, less that of before: all credits together give zero.
  select sum(x.vat) into v_vat from (
    select round(coalesce(sum(l.net_ore), 0) * l.vat_rate_bp / 10000.0)
      - round(coalesce(sum(l.net_ore) filter (where l.credit_note_id is not null), 0)
        * l.vat_rate_bp / 10000.0) as vat
    from public.invoice_lines l
    where l.invoice_id = p_invoice_id
      and (l.credit_note_id is not null or l.position = any (p_positions))
    group by l.vat_rate_bp) x;
  insert into public.credit_notes (id, number, invoice_id, company_id, issue_date, reason, net_ore,
    vat_ore, total_ore, rounding_ore, settlement, seller, issued_by)
  select v_id, private.next_number('K', 1), v_invoice.id, v_invoice.company_id, private.today(),
    btrim(p_reason), v_net, v_vat, v_net + v_vat,
    case when v_is_whole then v_invoice.rounding_ore else 0 end,
    case when private.open_amount(p_invoice_id)
      >= v_net + v_vat + case when v_is_whole then v_invoice.rounding_ore else 0 end
      then 'deducted' else 'kept' end,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'], v_actor
  from public.agency_settings s returning * into v_note;
  update public.invoice_lines set credit_note_id = v_id
  where invoice_id = p_invoice_id and position = any (p_positions);
  perform private.reopen_credited_rows(v_id, v_actor);
  perform private.settle_invoice(v_invoice, v_actor);
  perform private.record_event('invoice', v_invoice.id, 'credit_note_issued', null, null, 'agency',
    v_actor, p_reason, v_invoice.company_id,
    p_details => jsonb_build_object('credit_note_id', v_id, 'number', v_note.series || v_note.number));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'credit_note_issued', 'credit_note_id', v_id));
  perform private.post_credit_note(v_note, v_invoice);
  perform private.release_surplus(v_invoice, v_actor);
  return v_id;
end
$$;
comment on function public.issue_credit_note is
  'Agency: credits rows of an invoice, whole rows only. The time and expenses behind them may be '
  'invoiced again; what was already paid becomes the customer''s credit. Codes: reason_required, '
  'credit_lines_unknown, line_already_credited.';
grant execute on function public.issue_credit_note to authenticated;

create function private.reopen_credited_rows(p_credit_note_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_sheet public.timesheets;
  v_expense public.expenses;
begin
  for v_sheet in select t.* from public.timesheets t
    join public.invoice_lines l on l.timesheet_id = t.id
    where l.credit_note_id = p_credit_note_id order by t.id for no key update of t
  loop
    perform private.move_timesheet(v_sheet, 'approved', 'agency', null, p_actor);
  end loop;
  for v_expense in select x.* from public.expenses x
    join public.invoice_lines l on l.expense_id = x.id
    where l.credit_note_id = p_credit_note_id order by x.id for no key update of x
  loop
    perform private.move_expense(v_expense, 'approved', 'agency', null, p_actor);
  end loop;
end
$$;
comment on function private.reopen_credited_rows is 'Makes the time and expenses of credited rows ready to be invoiced again.';

create function private.post_credit_note(p_note public.credit_notes, p_invoice public.invoices)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_sales text := case p_invoice.vat_category when 'S' then 'sales' else 'sales_eu' end;
  v_lines jsonb;
  v_sek bigint;
  v_owed_sek bigint;
begin
  select jsonb_agg(private.posting(v_sales, x.net_ore, null, p_invoice.currency,
    private.to_sek(x.net_ore, p_invoice.sek_rate), x.assignment_id) order by x.assignment_id)
  into v_lines
  from (select l.assignment_id, sum(l.net_ore)::bigint as net_ore from public.invoice_lines l
    where l.credit_note_id = p_note.id group by l.assignment_id) x;
  v_lines := v_lines
    || private.posting('output_vat', p_note.vat_ore, null, p_invoice.currency,
      private.to_sek(p_note.vat_ore, p_invoice.sek_rate))
    || private.posting('rounding', p_note.rounding_ore);
  select sum((x ->> 'sek_ore')::bigint) into v_sek from jsonb_array_elements(v_lines) x;
  -- A credit that ends the debt ends it in kronor too; parts may have been rounded another way.
  v_owed_sek := case when private.invoice_balance(p_invoice.id) = 0
    then private.sek_balance('receivables', p_invoice.id) else v_sek end;
  perform private.post_entry('credit_note_issued', p_note.id, p_note.series || p_note.number,
    p_note.issue_date, jsonb_build_array(
      private.posting('receivables', -(p_note.total_ore + p_note.rounding_ore), p_invoice.id,
        p_invoice.currency, -v_owed_sek),
      private.posting('exchange_differences', 0, null, p_invoice.currency, v_owed_sek - v_sek)) || v_lines,
    p_note.company_id, p_actor => p_note.issued_by);
end
$$;
comment on function private.post_credit_note is 'Books a credit note: the invoice''s rows the other way round, at the invoice''s rate.';
