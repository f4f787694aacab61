-- Money at Stripe that names nobody known here: a person says which invoice it is for.

create function public.place_card_money(p_source text, p_invoice_number bigint)
returns uuid
language plpgsql volatile security definer -- payments are written by functions alone
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_money public.stripe_movements;
  v_invoice public.invoices;
begin
  select * into v_money from public.stripe_movements m
  where m.category = 'charge' and coalesce(m.source, m.stripe_id) = p_source;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_money.payment_id is not null then
    return (select p.invoice_id from public.payments p where p.id = v_money.payment_id);
  elsif v_money.payment_intent is null then
    perform private.raise_problem(409, 'card_money_unplaceable');
  end if;
  select * into v_invoice from public.invoices i where i.number = p_invoice_number order by i.series limit 1;
  if not found then
    perform private.raise_problem(409, 'invoice_unknown', jsonb_build_object('field', 'invoice'));
  elsif v_invoice.currency <> v_money.currency then
    perform private.raise_problem(409, 'invoice_currency_differs', jsonb_build_object('field', 'invoice'));
  end if;
  perform public.conclude_checkout(p_source, 'complete', 'paid', v_money.payment_intent, v_money.amount_ore,
    v_money.currency, false, v_money.created_at, v_invoice.id);
  perform private.record_event('invoice', v_invoice.id, 'card_money_placed', null, null, 'agency', v_actor,
    p_company_id => v_invoice.company_id, p_details => jsonb_build_object('amount_ore', v_money.amount_ore));
  return v_invoice.id;
end
$$;
comment on function public.place_card_money is
  'Agency: a charge at Stripe (as the check of the books names it) without a payment here was for an invoice. '
  'It is received on the day it was paid; what the invoice does not need is its company''s credit. Twice is '
  'once. Returns the invoice. Codes: not_found, invoice_unknown, invoice_currency_differs, card_money_unplaceable.';
grant execute on function public.place_card_money to authenticated;
