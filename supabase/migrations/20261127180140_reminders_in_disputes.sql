-- No reminder while the bank looks into a payment of the invoice.

create or replace function private.reminder_hold(p_invoice_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select case
    when private.invoice_is_disputed(p_invoice_id) then 'dispute'
    when exists (select from public.reminder_pauses p
      where p.invoice_id = p_invoice_id and p.ended_at is null
        and (p.until_day is null or p.until_day >= private.today())) then 'agreement' end
$$;
comment on function private.reminder_hold is
  'Why no reminder is sent about an invoice now: dispute or agreement; null when one may be sent.';
