-- What is owed to consultants, what holds it back, and where the settings say when it is paid.

create or replace function private.self_bill_balance(p_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (case b.state when 'issued' then b.total_ore else 0 end
    - coalesce((select sum(c.total_ore) from public.self_bill_credits c where c.self_bill_id = b.id), 0)
    - coalesce((select sum(x.amount_ore) from public.payout_parts x
        join public.payouts p on p.id = x.payout_id
        where x.self_bill_id = b.id and x.is_live and p.state in ('sent', 'paid')), 0))::bigint
  from public.self_bills b where b.id = p_id
$$;

create function private.self_bill_free(p_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (private.self_bill_balance(p_id) - coalesce((
    select sum(x.amount_ore) from public.payout_parts x join public.payouts p on p.id = x.payout_id
    where x.self_bill_id = p_id and x.is_live and p.state = 'planned'), 0))::bigint
$$;
comment on function private.self_bill_free is
  'What is owed for a self-bill and in no run; negative is to be taken off the next payment.';

create function private.guard_payout_part()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  perform from public.self_bills b where b.id = new.self_bill_id for no key update;
  if new.amount_ore <> private.self_bill_free(new.self_bill_id) then
    perform private.raise_problem(409, 'payout_not_owed', jsonb_build_object('self_bill', new.self_bill_id));
  end if;
  return new;
end
$$;
comment on function private.guard_payout_part is
  'Trigger: a part is exactly what is owed for the self-bill and in no run, read under its lock.';
create trigger payout_parts_guard before insert on public.payout_parts
  for each row execute function private.guard_payout_part();

create function private.refuse_credit_in_payout()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if exists (select from public.payout_parts x join public.payouts p on p.id = x.payout_id
    where x.self_bill_id = new.self_bill_id and x.is_live and p.state in ('planned', 'sent')) then
    perform private.raise_problem(409, 'self_bill_in_payout');
  end if;
  return new;
end
$$;
comment on function private.refuse_credit_in_payout is
  'Trigger: nothing is credited while it is in a run or with the bank. The self-bill is locked by the command.';
create trigger self_bill_credits_not_in_payout before insert on public.self_bill_credits
  for each row execute function private.refuse_credit_in_payout();

create function private.customer_money(p_self_bill_id uuid)
returns text
language sql stable set search_path = ''
as $$
  with behind as (
    select i.invoice_id from public.self_bill_lines l
    left join public.invoice_lines i on i.credit_note_id is null
      and (i.timesheet_id = l.timesheet_id or i.expense_id = l.expense_id)
    where l.self_bill_id = p_self_bill_id and l.credit_id is null)
  select case
    when exists (select from behind b where private.invoice_is_disputed(b.invoice_id)) then 'disputed'
    when exists (select from behind b where b.invoice_id is null or private.invoice_balance(b.invoice_id) > 0)
      then 'unpaid'
    when exists (select from behind b
      join public.payment_allocations a on a.invoice_id = b.invoice_id
      join public.payments p on p.id = a.payment_id and p.method = 'card'
      where not exists (select from public.stripe_movements m where m.payment_id = p.id
        and m.amount_ore > 0 and m.available_at <= now())) then 'clearing'
    else 'cleared' end
$$;
comment on function private.customer_money is
  'Where the customer''s money for the rows of a self-bill that stand is: disputed, unpaid (or not '
  'invoiced), clearing (paid by card, not at the agency''s disposal yet) or cleared.';

create function private.payout_hold(p_bill public.self_bills, p_pay_on date)
returns text
language sql stable set search_path = ''
as $$
  select case
    when p_bill.due_date > p_pay_on then 'not_due'
    when exists (select from public.payout_blocks k where k.consultant_id = p_bill.consultant_id) then 'blocked'
    when private.f_tax_proof_on(p_bill.consultant_id, private.today()) is null then 'f_tax_missing'
    when x.money = 'disputed' then 'disputed'
    when x.money = 'cleared' or s.basis = 'guaranteed'
      or exists (select from public.payout_guarantees g where g.self_bill_id = p_bill.id) then null
    when x.money = 'clearing' then 'customer_clearing'
    else 'customer_unpaid' end
  from public.payout_settings s, (select private.customer_money(p_bill.id) as money) x
$$;
comment on function private.payout_hold is
  'Why a self-bill is not paid on a day: not_due, blocked, f_tax_missing, disputed, customer_unpaid or '
  'customer_clearing; null when it is. A dispute holds also what is guaranteed.';

create function public.list_payable(p_pay_on date)
returns table (self_bill_id uuid, consultant_id uuid, amount_ore bigint, why_not text, pay_on date, is_guaranteed boolean)
language sql stable security definer -- sees every invoice and payment behind a self-bill
set search_path = ''
as $$
  select b.id, b.consultant_id, o.owed_ore, case
      when r.pay_on is not null then 'in_run'
      when o.owed_ore > 0 then private.payout_hold(b, p_pay_on) end,
    r.pay_on, exists (select from public.payout_guarantees g where g.self_bill_id = b.id)
  from public.self_bills b
  cross join lateral (select private.self_bill_balance(b.id) as owed_ore) o
  left join lateral (
    select n.pay_on from public.payout_parts x join public.payouts p on p.id = x.payout_id
    join public.payout_runs n on n.id = p.run_id
    where x.self_bill_id = b.id and x.is_live and p.state = 'planned') r on true
  where b.state = 'issued' and o.owed_ore <> 0
    and (coalesce(auth.role(), '') = 'service_role' or private.is_agency()
      or b.consultant_id = private.my_consultant_id())
  order by b.due_date, b.consultant_id, b.number
$$;
comment on function public.list_payable is
  'What is owed for each self-bill, with why it is not put in a run for a day: in_run (then pay_on is '
  'that run''s) or what payout_hold says; null when it is. Negative amounts are taken off the next '
  'payment. For the agency all, for a consultant their own.';
grant execute on function public.list_payable to authenticated, service_role;

create view public.self_bill_balances
with (security_invoker = true)
as
select b.id as self_bill_id, b.consultant_id, b.total_ore,
  coalesce((select sum(c.total_ore) from public.self_bill_credits c where c.self_bill_id = b.id), 0)::bigint
    as credited_ore,
  coalesce((select sum(x.amount_ore) from public.payout_parts x join public.payouts p on p.id = x.payout_id
    where x.self_bill_id = b.id and x.is_live and p.state = 'paid'), 0)::bigint as paid_ore,
  coalesce((select sum(x.amount_ore) from public.payout_parts x join public.payouts p on p.id = x.payout_id
    where x.self_bill_id = b.id and x.is_live and p.state = 'sent'), 0)::bigint as sent_ore,
  (select max(p.paid_on) from public.payout_parts x join public.payouts p on p.id = x.payout_id
    where x.self_bill_id = b.id and x.is_live and p.state = 'paid') as paid_on
from public.self_bills b where b.state = 'issued';
comment on view public.self_bill_balances is 'What of each issued self-bill is credited, with the bank, and paid.';
revoke all on public.self_bill_balances from anon, authenticated;
grant select on public.self_bill_balances to authenticated;

drop function public.save_payout_settings(int, int, text, text);
create function public.save_payout_settings(
  p_payout_day int, p_silence_days int, p_debtor_iban text, p_debtor_bic text, p_basis text)
returns void
language plpgsql volatile security definer -- payout_settings has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  update public.payout_settings set payout_day = p_payout_day, silence_days = p_silence_days,
    debtor_iban = nullif(p_debtor_iban, ''), debtor_bic = nullif(p_debtor_bic, ''), basis = p_basis;
  perform private.record_event('payout_settings', gen_random_uuid(), 'payout_settings_changed', null,
    null, 'agency', v_actor, p_details => jsonb_build_object(
      'payout_day', p_payout_day, 'silence_days', p_silence_days, 'basis', p_basis));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'payout_settings_invalid');
end
$$;
comment on function public.save_payout_settings is
  'Agency: day of the month, days of silence in agreements from now on, the account that pays, and '
  'whether the customer''s money must have come first. Days that are promised on issued self-bills '
  'stay. Code: payout_settings_invalid.';
grant execute on function public.save_payout_settings to authenticated;
