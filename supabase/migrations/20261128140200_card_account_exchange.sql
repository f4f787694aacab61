-- Euro that Stripe pays out leave the card account with the kronor that they stand at there: what the
-- rate has done since they were booked is an exchange gain or loss, not kronor left without euro.

create or replace function private.post_stripe_movement(p_movement public.stripe_movements)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  -- Refunds, charges and disputes are booked where they happen; of those only the fee is left.
  v_role text := case p_movement.category
    when 'payout' then 'bank' when 'payout_reversal' then 'bank'
    when 'fee' then 'charges' when 'network_cost' then 'charges' end;
  v_amount bigint := case when v_role is null then 0 else p_movement.amount_ore end;
  v_rate numeric := coalesce((select y.sek_rate from public.payments y where y.id = p_movement.payment_id),
    (private.rate_on(p_movement.currency, p_movement.created_at::date)).rate);
  v_net bigint := v_amount - p_movement.fee_ore;
  v_sek bigint;
  v_stands record;
begin
  if p_movement.category in ('dispute', 'dispute_reversal') then
    return;
  elsif p_movement.currency <> 'SEK' and v_rate is null then
    perform private.raise_problem(409, 'exchange_rate_missing',
      jsonb_build_object('currency', p_movement.currency));
  end if;
  v_sek := private.to_sek(v_amount, v_rate) - private.to_sek(p_movement.fee_ore, v_rate);
  if p_movement.category = 'payout' and p_movement.currency <> 'SEK' then
    select coalesce(sum(p.amount_ore), 0)::bigint as amount_ore, coalesce(sum(p.sek_ore), 0)::bigint as sek_ore
    into v_stands from public.ledger_postings p
    where p.account = private.account_of('card_receivables') and p.currency = p_movement.currency;
    if v_net < 0 and -v_net <= v_stands.amount_ore then
      v_sek := round(v_stands.sek_ore::numeric * v_net / v_stands.amount_ore)::bigint;
    end if;
  end if;
  perform private.post_entry('stripe_' || p_movement.category, p_movement.id, p_movement.stripe_id,
    (p_movement.created_at at time zone 'Europe/Stockholm')::date, jsonb_build_array(
      private.posting(coalesce(v_role, 'charges'), -v_amount, null, p_movement.currency,
        -private.to_sek(v_amount, v_rate)),
      private.posting('charges', p_movement.fee_ore, null, p_movement.currency,
        private.to_sek(p_movement.fee_ore, v_rate)),
      private.posting('card_receivables', v_net, null, p_movement.currency, v_sek),
      private.posting('exchange_differences', 0, null, p_movement.currency,
        private.to_sek(v_amount, v_rate) - private.to_sek(p_movement.fee_ore, v_rate) - v_sek)),
    (select y.company_id from public.payments y where y.id = p_movement.payment_id));
end
$$;
comment on function private.post_stripe_movement is
  'Books what a movement at Stripe adds to what is booked already: its fee, or a payout to the bank. A payout in '
  'another currency takes its part of the kronor that the card account stands at; the difference to the day''s '
  'rate is a gain or loss.';
