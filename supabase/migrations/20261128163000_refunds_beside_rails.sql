-- A file's debits are looked at for refunds also since payouts have two rails: the part that both changed.

create or replace function private.match_payouts_of_file(p_file_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.bank_transactions;
  v_ids uuid[];
  v_why text;
begin
  for v_row in
    select * from public.bank_transactions t
    where t.file_id = p_file_id and t.state = 'outgoing' and t.amount_ore < 0 and not t.is_reversal
      and t.payment_references <> '{}'
    order by t.position
  loop
    v_ids := array(select n.id from private.payouts_named(v_row.payment_references) n order by n.id);
    continue when v_ids = '{}';
    v_why := private.payouts_differ(v_row, v_ids);
    if v_why is null and private.is_payout_elsewhere(v_row.account_id, v_ids) then
      v_why := 'payout_elsewhere';
    end if;
    if v_why is null then
      perform private.settle_payouts(v_row, v_ids, p_actor);
    else
      update public.bank_transactions set state = 'waiting', waiting_for = v_why where id = v_row.id;
    end if;
  end loop;
  perform private.match_bank_refunds(p_file_id);
  with awaited as materialized (
    select p.run_id, p.amount_ore, r.pay_on + 30 as until,
      least(r.pay_on, (p.sent_at at time zone 'Europe/Stockholm')::date) as since
    from public.payouts p
    join public.payout_runs r on r.id = p.run_id and r.rail = 'bank_file'
    where p.state in ('sent', 'paid') and not exists (
      select from public.payout_movements m where m.payout_id = p.id and m.is_live)),
  sums as (
    select a.amount_ore, a.since, a.until from awaited a
    union all
    select sum(a.amount_ore), min(a.since), a.until from awaited a group by a.run_id, a.until)
  update public.bank_transactions t set state = 'waiting', waiting_for = 'payout_maybe'
  where t.file_id = p_file_id and t.state = 'outgoing' and t.amount_ore < 0 and not t.is_reversal
    and t.payment_references = '{}' and t.refund_id is null and exists (
      select from sums s where s.amount_ore = -t.amount_ore
        and t.booked_on between s.since and s.until);
  perform private.match_returns_of_file(p_file_id, p_actor);
  perform private.match_stripe_payouts(p_file_id);
end
$$;
comment on function private.match_payouts_of_file is
  'Debits of a file that name payments of ours, come to what they are and left the account that these '
  'were to be paid from, are theirs; those that carry the reference of a paid refund are that refund''s; those '
  'that name payments and are not theirs, or name nothing and have the amount of one, wait for a person. Then '
  'what came back, for a file may tell of both, and payouts of Stripe''s.';
