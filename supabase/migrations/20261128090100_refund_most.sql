-- A refusal of a refund says the most that can go back, with its currency.

create or replace function private.ask_refund(p_payment public.payments, p_amount_ore bigint, p_reason text, p_payee jsonb)
returns public.refunds
language plpgsql volatile set search_path = ''
as $$
declare
  v_refund public.refunds;
begin
  if p_payment.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif coalesce(p_amount_ore, 0) <= 0 then
    perform private.raise_problem(400, 'amount_invalid');
  elsif private.payment_is_disputed(p_payment.id) then
    perform private.raise_problem(409, 'payment_disputed');
  elsif p_amount_ore > private.unused_amount(p_payment.id) then
    perform private.raise_problem(409, 'refund_exceeds_credit', jsonb_build_object(
      'left_ore', greatest(0, private.unused_amount(p_payment.id)), 'currency', p_payment.currency));
  end if;
  insert into public.refunds (payment_id, company_id, amount_ore, currency, reason, requested_by, payee)
  values (p_payment.id, p_payment.company_id, p_amount_ore, p_payment.currency, btrim(p_reason), auth.uid(), p_payee)
  returning * into v_refund;
  perform private.record_event('refund', v_refund.id, 'refund_requested', null, 'requested', 'agency',
    auth.uid(), p_reason, p_payment.company_id, p_details => jsonb_build_object('amount_ore', p_amount_ore,
      'invoice_id', p_payment.invoice_id, 'payment_id', p_payment.id));
  return v_refund;
end
$$;
