-- A movement that was placed wrongly is taken out again by vouchers the other way round.

create function public.take_back_bank_placing(p_transaction_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
  v_payment public.payments;
  v_used record;
  v_invoice public.invoices;
  v_back public.payment_allocations;
  v_sek bigint;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, 'waiting', 'agency');
  if v_row.state <> 'booked' then
    perform private.raise_problem(409, 'transition_refused');
  end if;
  perform from public.invoices i
  where i.id in (select a.invoice_id from public.payment_allocations a
    join public.payments p on p.id = a.payment_id where p.bank_transaction_id = v_row.id)
  order by i.id for no key update;
  for v_payment in
    select * from public.payments p
    where p.bank_transaction_id = v_row.id and not exists (
      select from public.payment_allocations a where a.payment_id = p.id and a.invoice_id is null)
    order by p.id for no key update
  loop
    for v_used in
      select a.invoice_id, sum(a.amount_ore)::bigint as amount_ore from public.payment_allocations a
      where a.payment_id = v_payment.id group by a.invoice_id having sum(a.amount_ore) > 0
      order by a.invoice_id
    loop
      select * into v_invoice from public.invoices where id = v_used.invoice_id;
      insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
      values (v_payment.id, v_used.invoice_id, -v_used.amount_ore, v_actor) returning * into v_back;
      perform private.settle_invoice(v_invoice);
      perform private.post_allocation(v_back);
    end loop;
    -- Something of it has been given back to the customer: that must be undone first.
    if private.unused_amount(v_payment.id) <> v_payment.amount_ore then
      perform private.raise_problem(409, 'payment_given_back');
    end if;
    insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
    values (v_payment.id, null, v_payment.amount_ore, v_actor) returning * into v_back;
    v_sek := -private.sek_balance('customer_credit', v_payment.id);
    perform private.post_entry('payment_taken_back', v_back.id, '', private.today(), jsonb_build_array(
      private.posting('customer_credit', v_payment.amount_ore, v_payment.id, v_payment.currency, v_sek),
      private.posting('bank', -v_payment.amount_ore, null, v_payment.currency, -v_sek)),
      v_payment.company_id, p_actor => v_actor);
  end loop;
  perform private.move_bank_transaction(v_row.id, 'waiting', 'bank_transaction_waiting', v_actor,
    left(p_reason, 500));
end
$$;
comment on function public.take_back_bank_placing is
  'Agency: a movement that was placed wrongly waits again: its uses and its payments are booked back, '
  'and its invoices are open. Nothing is deleted. Codes: reason_required, payment_given_back, '
  'transition_refused.';
grant execute on function public.take_back_bank_placing to authenticated;
