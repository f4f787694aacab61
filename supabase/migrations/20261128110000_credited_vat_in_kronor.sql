-- The VAT of credits of an invoice in euro, in kronor: all of them together give back exactly what the
-- invoice stated, and the books say of each what its document says.

create function private.credited_vat_sek(p_note public.credit_notes, p_rate numeric)
returns bigint
language sql stable set search_path = ''
as $$
  select private.to_sek(x.before_ore + p_note.vat_ore, p_rate) - private.to_sek(x.before_ore, p_rate)
  from (select coalesce(sum(c.vat_ore), 0)::bigint as before_ore from public.credit_notes c
    where c.invoice_id = p_note.invoice_id and c.number < p_note.number) x
$$;
comment on function private.credited_vat_sek is
  'Öre of the VAT of a credit note at the invoice''s rate: of what has been credited after it, less that '
  'of what had been credited before.';

create or replace function private.post_credit_note(p_note public.credit_notes, p_invoice public.invoices)
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
      private.credited_vat_sek(p_note, p_invoice.sek_rate))
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
