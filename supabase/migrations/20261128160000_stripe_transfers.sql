-- A second rail for payouts: transfers to the consultants' own accounts at Stripe (Connect).

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('payout', 'sent', 'rejected', 'system');

alter table public.payout_settings add column stripe_transfers boolean not null default false;
comment on column public.payout_settings.stripe_transfers is
  'Whether consultants may connect an account at Stripe and be paid there what customers paid by card.';

create table public.stripe_accounts (
  consultant_id uuid primary key references public.consultants (id) on delete restrict,
  stripe_account_id text not null unique check (stripe_account_id ~ '^acct_[A-Za-z0-9]{4,60}$'),
  can_receive boolean not null default false,
  connected_at timestamptz not null default now()
);
comment on table public.stripe_accounts is 'Consultants'' own accounts at Stripe.';
comment on column public.stripe_accounts.can_receive is
  'Whether Stripe has what it must know of its owner, so that money can be transferred there.';
revoke all on public.stripe_accounts from anon, authenticated;
grant select on public.stripe_accounts to authenticated;
alter table public.stripe_accounts enable row level security;
create policy stripe_accounts_select_party on public.stripe_accounts
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));

alter table public.payout_runs drop constraint payout_runs_rail_check;
alter table public.payout_runs add constraint payout_runs_rail_check
  check (rail in ('bank_file', 'stripe_transfer'));
alter table public.payouts add column stripe_transfer_id text
  check (stripe_transfer_id ~ '^tr_[A-Za-z0-9]{4,60}$');
comment on column public.payouts.stripe_transfer_id is 'The transfer at Stripe that it is; null for the bank''s file.';
-- By an expression: an API that reads the catalogue may take a partial unique index for one to one.
create unique index payouts_stripe_transfer_id_key
  on public.payouts ((case when stripe_transfer_id is not null then stripe_transfer_id end));

create or replace function private.freeze_payout()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  v_moving text[] := array['state', 'sent_at', 'paid_on', 'bank_code', 'bank_reason', 'stripe_transfer_id'];
begin
  if tg_op = 'DELETE' or old.state in ('removed', 'rejected')
    or to_jsonb(new) - v_moving <> to_jsonb(old) - v_moving
    or old.stripe_transfer_id is not null and new.stripe_transfer_id is distinct from old.stripe_transfer_id then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;

-- ---------------------------------------------------------------------------------------------
-- Accounts at Stripe
-- ---------------------------------------------------------------------------------------------

create function public.note_stripe_account(p_consultant_id uuid, p_account_id text, p_can_receive boolean)
returns void
language plpgsql volatile security definer -- stripe_accounts has no write grants
set search_path = ''
as $$
declare
  v_old public.stripe_accounts;
begin
  perform from public.consultants c where c.id = p_consultant_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  select * into v_old from public.stripe_accounts where consultant_id = p_consultant_id;
  if v_old.stripe_account_id <> p_account_id then
    perform private.raise_problem(409, 'stripe_account_taken');
  elsif v_old.can_receive = p_can_receive then
    return;
  end if;
  insert into public.stripe_accounts (consultant_id, stripe_account_id, can_receive)
  values (p_consultant_id, p_account_id, p_can_receive)
  on conflict (consultant_id) do update set can_receive = excluded.can_receive;
  perform private.record_event('consultant', p_consultant_id,
    case when p_can_receive then 'stripe_account_ready' when v_old.can_receive then 'stripe_account_held'
      else 'stripe_account_started' end,
    null, null, 'system', null, p_consultant_id => p_consultant_id);
end
$$;
comment on function public.note_stripe_account is
  'Keeps which account at Stripe is a consultant''s, and whether it can be paid to. One for good: '
  'stripe_account_taken for another. Service role only.';
grant execute on function public.note_stripe_account to service_role;

-- ---------------------------------------------------------------------------------------------
-- What can go by which rail
-- ---------------------------------------------------------------------------------------------

create function private.is_paid_by_card(p_self_bill_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select not exists (
    select from public.self_bill_lines l
    left join public.invoice_lines x on x.credit_note_id is null
      and (x.timesheet_id = l.timesheet_id or x.expense_id = l.expense_id)
    left join public.invoices i on i.id = x.invoice_id
    where l.self_bill_id = p_self_bill_id and l.credit_id is null
      and (i.id is null or i.currency <> 'SEK' or exists (
        select from public.payment_allocations a join public.payments p on p.id = a.payment_id
        where a.invoice_id = i.id and p.method <> 'card'
        group by p.id having sum(a.amount_ore) > 0)))
$$;
comment on function private.is_paid_by_card is
  'Whether all that customers have paid for the rows of a self-bill is in kronor at Stripe.';

create function private.rail_hold(p_bill public.self_bills, p_rail text)
returns text
language sql stable set search_path = ''
as $$
  select case
    when p_rail <> 'stripe_transfer' then null
    when not exists (select from public.stripe_accounts a
      where a.consultant_id = p_bill.consultant_id and a.can_receive) then 'stripe_account_missing'
    when private.customer_money(p_bill.id) <> 'cleared' or not private.is_paid_by_card(p_bill.id)
      then 'not_at_stripe' end
$$;
comment on function private.rail_hold is
  'Why a self-bill cannot go by a rail: a transfer takes an account at Stripe and money that is there, also '
  'for what the agency guarantees. Null when it can.';

drop function public.list_payable(date);
create function public.list_payable(p_pay_on date, p_rail text default 'bank_file')
returns table (self_bill_id uuid, consultant_id uuid, amount_ore bigint, why_not text, pay_on date, is_guaranteed boolean)
language sql stable security definer -- sees every invoice and payment behind a self-bill
set search_path = ''
as $$
  select b.id, b.consultant_id, o.owed_ore, case
      when r.pay_on is not null then 'in_run'
      when o.owed_ore > 0 then coalesce(private.payout_hold(b, p_pay_on), private.rail_hold(b, p_rail)) end,
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
  'that run''s) or what payout_hold and rail_hold say; null when it is. Negative amounts are taken off the '
  'next payment. For the agency all, for a consultant their own.';
grant execute on function public.list_payable to authenticated, service_role;

create function private.payee_by_rail(p_facts public.seller_facts, p_rail text)
returns jsonb
language sql stable set search_path = ''
as $$
  select case when p_rail <> 'stripe_transfer' then private.payee_of(p_facts)
    else private.payee_of(p_facts) || jsonb_build_object('account_kind', 'stripe',
      'account_number', (select a.stripe_account_id from public.stripe_accounts a
        where a.consultant_id = p_facts.consultant_id),
      'account_clearing', null, 'account_bic', null) end
$$;
comment on function private.payee_by_rail is
  'To whom and where a business is paid by a rail, as a payment keeps it.';

drop function public.create_payout_run(date, uuid[]);
create function public.create_payout_run(
  p_pay_on date, p_consultant_ids uuid[] default null, p_rail text default 'bank_file')
returns uuid
language plpgsql volatile security definer -- runs are written by functions alone
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_run public.payout_runs;
  v_who record;
  v_payout uuid;
begin
  if p_rail = 'stripe_transfer' and not (select s.stripe_transfers from public.payout_settings s) then
    perform private.raise_problem(409, 'stripe_transfers_off');
  end if;
  perform private.require_bank_day(p_pay_on);
  insert into public.payout_runs (pay_on, created_by, rail) values (p_pay_on, v_actor, p_rail)
  returning * into v_run;
  -- One order for everybody, before anything is summed: two runs never take the same self-bill.
  perform from public.self_bills b where b.state = 'issued'
    and (p_consultant_ids is null or b.consultant_id = any (p_consultant_ids))
    and b.id in (select x.self_bill_id from public.list_payable(p_pay_on, p_rail) x where x.why_not is null)
  order by b.id for no key update;
  for v_who in
    select x.consultant_id, sum(x.amount_ore)::bigint as amount_ore,
      jsonb_agg(jsonb_build_object('id', x.self_bill_id, 'ore', x.amount_ore)) as parts
    from public.list_payable(p_pay_on, p_rail) x where x.why_not is null
      and (p_consultant_ids is null or x.consultant_id = any (p_consultant_ids))
    group by x.consultant_id
    having sum(x.amount_ore) > 0
    order by x.consultant_id
  loop
    insert into public.payouts (run_id, consultant_id, amount_ore, payee, end_to_end_id)
    select v_run.id, v_who.consultant_id, v_who.amount_ore, private.payee_by_rail(f, p_rail),
      'U' || v_run.number || '-' || c.number
    from public.seller_facts f join public.consultants c on c.id = f.consultant_id
    where f.consultant_id = v_who.consultant_id
    returning id into v_payout;
    insert into public.payout_parts (payout_id, self_bill_id, amount_ore)
    select v_payout, x.id, x.ore from jsonb_to_recordset(v_who.parts) x (id uuid, ore bigint) order by x.id;
  end loop;
  if v_payout is null then
    perform private.raise_problem(409, 'nothing_to_pay');
  end if;
  perform private.record_event('payout_run', v_run.id, 'payout_run_created', null, 'draft', 'agency', v_actor,
    p_details => jsonb_build_object('number', v_run.number));
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'payout_run_waiting', 'payout_run_id', v_run.id));
  return v_run.id;
end
$$;
comment on function public.create_payout_run is
  'Agency: a draft of everything that is to be paid on a bank day by a rail, to some consultants or to all, '
  'one payment for each. Codes: not_a_bank_day, nothing_to_pay, payout_not_owed, stripe_transfers_off.';
grant execute on function public.create_payout_run to authenticated;

create or replace function private.require_payable(p_run public.payout_runs)
returns void
language plpgsql stable set search_path = ''
as $$
declare
  v_bad record;
begin
  select c.name, 'payout_held_' || h.why as code into v_bad from public.payouts p
  join public.consultants c on c.id = p.consultant_id
  join public.seller_facts f on f.consultant_id = p.consultant_id
  join public.payout_parts x on x.payout_id = p.id and x.amount_ore > 0
  join public.self_bills b on b.id = x.self_bill_id
  cross join lateral (select coalesce(
    case when private.payee_by_rail(f, p_run.rail) <> p.payee then 'account_changed' end,
    private.payout_hold(b, p_run.pay_on), private.rail_hold(b, p_run.rail)) as why) h
  where p.run_id = p_run.id and p.state = 'planned' and h.why is not null
  order by c.name limit 1;
  if found then
    perform private.raise_problem(409, v_bad.code, jsonb_build_object('name', v_bad.name));
  end if;
end
$$;

-- ---------------------------------------------------------------------------------------------
-- Sending and concluding
-- ---------------------------------------------------------------------------------------------

create function public.send_transfer_run(p_actor uuid, p_run_id uuid)
returns void
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_payout public.payouts;
begin
  select r.* into v_run from public.payout_runs r
  where r.id = p_run_id and r.rail = 'stripe_transfer'
    and exists (select from public.agency_staff where user_id = p_actor)
  for no key update of r;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_run.state in ('sent', 'closed') then
    return;
  end if;
  perform private.assert_transition('payout_run', v_run.state, 'sent', 'agency');
  perform private.require_payable(v_run);
  perform private.move_payout_run(v_run, 'sent', p_actor);
  for v_payout in select * from public.payouts where run_id = p_run_id and state = 'planned' order by id for no key update
  loop
    perform private.move_payout(v_payout, 'sent', p_actor);
    perform private.enqueue('send_transfer', jsonb_build_object('payout_id', v_payout.id),
      'transfer_' || v_payout.id);
    perform private.post_entry('payout_sent', v_payout.id, v_payout.end_to_end_id, private.today(),
      private.payout_postings(v_payout, 'payables', 'payouts_sent'),
      p_consultant_id => v_payout.consultant_id, p_actor => p_actor);
  end loop;
end
$$;
comment on function public.send_transfer_run is
  'Sends an approved run of transfers, once: a job for each, and what is on its way is booked. Service role '
  'only; p_actor must be agency staff. Codes: transition_refused, payout_held_ and why.';
grant execute on function public.send_transfer_run to service_role;

create or replace function private.conclude_payout(
  p_id uuid, p_outcome text, p_on date, p_code text, p_reason text, p_actor uuid)
returns text
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.payouts;
  v_from text;
begin
  select * into v_row from public.payouts where id = p_id for no key update;
  select case r.rail when 'stripe_transfer' then 'card_receivables' else 'bank' end into v_from
  from public.payout_runs r where r.id = v_row.run_id;
  if p_outcome = 'paid' and v_row.state = 'sent' then
    perform private.move_payout(v_row, 'paid', p_actor, p_on, p_code);
    perform private.enqueue('send_mail', jsonb_build_object('template', 'payout_paid', 'payout_id', p_id));
    perform private.post_entry('payout_paid', p_id, v_row.end_to_end_id, p_on,
      private.payout_postings(v_row, 'payouts_sent', v_from),
      p_consultant_id => v_row.consultant_id, p_actor => p_actor);
  elsif p_outcome = 'rejected' and v_row.state in ('sent', 'paid') then
    perform private.move_payout(v_row, 'rejected', p_actor, p_code => p_code, p_reason => p_reason);
    perform private.enqueue('send_mail', jsonb_build_object('template', 'payout_rejected', 'payout_id', p_id));
    perform private.post_entry('payout_rejected', p_id, v_row.end_to_end_id, p_on,
      private.payout_postings(v_row, case v_row.state when 'paid' then v_from else 'payouts_sent' end, 'payables'),
      p_consultant_id => v_row.consultant_id, p_actor => p_actor);
  end if;
  return (select p.state from public.payouts p where p.id = p_id);
end
$$;
comment on function private.conclude_payout is
  'Takes in one answer. Told twice is once, in any order: a rejection stands, also after money had been '
  'said to be paid (then it came back); a late "paid" of what was rejected changes nothing. The money leaves '
  'the bank account, or what Stripe owes the agency. Returns the state.';

create function public.conclude_transfer(
  p_payout_id uuid, p_outcome text, p_on date, p_transfer_id text default null, p_code text default null)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_state text;
begin
  select r.* into v_run from public.payout_runs r
  where r.rail = 'stripe_transfer' and r.id = (select p.run_id from public.payouts p where p.id = p_payout_id)
  for no key update of r;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_run.state not in ('sent', 'closed') then
    perform private.raise_problem(409, 'payout_not_sent');
  end if;
  update public.payouts set stripe_transfer_id = p_transfer_id
  where id = p_payout_id and p_transfer_id is not null and stripe_transfer_id is null
    and state in ('sent', 'paid');
  v_state := private.conclude_payout(p_payout_id, p_outcome, p_on, p_code, null, null);
  perform private.close_when_done(v_run.id, null);
  return v_state;
end
$$;
comment on function public.conclude_transfer is
  'Takes in what became of a transfer: paid (with its id at Stripe) or rejected (refused, or reversed '
  'later), on a day. Told twice is once. Returns the state. Service role only. Code: payout_not_sent.';
grant execute on function public.conclude_transfer to service_role;

create or replace function public.conclude_payout_by_hand(p_id uuid, p_outcome text, p_on date, p_reason text default null)
returns text
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_state text;
begin
  v_run := private.lock_payout_run((select p.run_id from public.payouts p where p.id = p_id));
  if v_run.rail <> 'bank_file' then
    perform private.raise_problem(409, 'payout_goes_through_stripe');
  elsif v_run.state not in ('sent', 'closed') then
    perform private.raise_problem(409, 'payout_not_sent');
  elsif p_outcome not in ('paid', 'rejected') or p_on is null or p_on > private.today()
    or p_on < (select (p.sent_at at time zone 'Europe/Stockholm')::date from public.payouts p where p.id = p_id) then
    perform private.raise_problem(400, 'payout_answer_invalid');
  elsif p_outcome = 'rejected' and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  v_state := private.conclude_payout(p_id, p_outcome, p_on, 'HAND', left(btrim(p_reason), 500), auth.uid());
  perform private.close_when_done(v_run.id, auth.uid());
  return v_state;
end
$$;
comment on function public.conclude_payout_by_hand is
  'Agency: books a payment from the bank''s statement, as paid on a day or as returned. Returns the '
  'state. Codes: payout_not_sent, payout_answer_invalid, reason_required, payout_goes_through_stripe.';

create or replace function private.payouts_differ(p_movement public.bank_transactions, p_ids uuid[])
returns text
language sql stable set search_path = ''
as $$
  select case
    when count(p.id) < cardinality(p_ids)
      or bool_or(p.state not in ('sent', 'paid') or m.id is not null or r.rail <> 'bank_file')
      then 'payout_not_awaited'
    when sum(p.amount_ore) is distinct from -p_movement.amount_ore or p_movement.currency <> 'SEK'
      then 'payout_differs' end
  from public.payouts p
  join public.payout_runs r on r.id = p.run_id
  left join public.payout_movements m on m.payout_id = p.id and m.is_live
  where p.id = any (p_ids)
$$;
comment on function private.payouts_differ is
  'Why a debit is not that of some payments: payout_not_awaited (one is not with the bank, was refused, or '
  'has a debit already) or payout_differs (their sum is another); null when it is.';

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
    and t.payment_references = '{}' and exists (
      select from sums s where s.amount_ore = -t.amount_ore
        and t.booked_on between s.since and s.until);
  perform private.match_returns_of_file(p_file_id, p_actor);
  perform private.match_stripe_payouts(p_file_id);
end
$$;

create or replace function public.list_payout_matches(p_transaction_id uuid)
returns table (payout_ids uuid[], run_id uuid, run_number int, pay_on date, name text, end_to_end_id text,
  is_named boolean)
language sql stable set search_path = ''
as $$
  with awaited as materialized (
    select p.id, p.run_id, r.number, r.pay_on, p.amount_ore, p.payee ->> 'name' as name, p.end_to_end_id,
      p.end_to_end_id = any (t.payment_references)
        or position(p.end_to_end_id in t.message) > 0 as is_named
    from public.bank_transactions t
    join public.payouts p on p.state in ('sent', 'paid')
    join public.payout_runs r on r.id = p.run_id and r.rail = 'bank_file'
    where t.id = p_transaction_id and t.amount_ore < 0 and not t.is_reversal and t.currency = p.currency
      and not exists (select from public.payout_movements m where m.payout_id = p.id and m.is_live)),
  options as (
    select array[a.id] as payout_ids, a.run_id, a.number, a.pay_on, a.name, a.end_to_end_id, a.is_named,
      a.amount_ore
    from awaited a
    union all
    select array_agg(a.id order by a.id), a.run_id, a.number, a.pay_on, null, null, bool_or(a.is_named),
      sum(a.amount_ore)
    from awaited a group by a.run_id, a.number, a.pay_on having count(*) > 1)
  select o.payout_ids, o.run_id, o.number, o.pay_on, o.name, o.end_to_end_id, o.is_named
  from options o join public.bank_transactions t on t.id = p_transaction_id
  where o.amount_ore = -t.amount_ore
  order by o.is_named desc, abs(o.pay_on - t.booked_on), o.number desc, o.name nulls first
  limit 10
$$;

create or replace function public.list_return_matches(p_transaction_id uuid)
returns table (payout_id uuid, run_id uuid, run_number int, pay_on date, name text, end_to_end_id text,
  is_named boolean)
language sql stable set search_path = ''
as $$
  select p.id, p.run_id, r.number, r.pay_on, p.payee ->> 'name', p.end_to_end_id, x.is_named
  from public.bank_transactions t
  join public.payouts p on p.state in ('paid', 'rejected') and p.amount_ore = t.amount_ore
    and p.currency = t.currency and p.paid_on is not null
  join public.payout_runs r on r.id = p.run_id and r.rail = 'bank_file'
  cross join lateral (
    select p.end_to_end_id = any (t.payment_references) or position(p.end_to_end_id in t.message) > 0
      as is_named) x
  where t.id = p_transaction_id and t.state = 'waiting' and t.amount_ore > 0
    -- An answer may be read days after what it tells of: the file is what comes first.
    and (x.is_named or t.booked_on between
      least(r.pay_on, (p.sent_at at time zone 'Europe/Stockholm')::date) and p.paid_on + 60)
    and not exists (select from public.bank_transactions o where o.returned_payout_id = p.id)
  order by x.is_named desc, abs(p.paid_on - t.booked_on), r.number desc, p.payee ->> 'name'
  limit 10
$$;

create function private.find_transfer_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  with moved as (
    select m.source, sum(-m.amount_ore)::bigint as net_ore, max(m.created_at) as last_at
    from public.stripe_movements m where m.category in ('transfer', 'transfer_reversal') and m.source like 'tr\_%'
    group by m.source)
  select 'transfer_differs', coalesce(p.end_to_end_id, x.source),
    case p.state when 'paid' then p.amount_ore else 0 end, coalesce(x.net_ore, 0)
  from (select q.* from public.payouts q where q.stripe_transfer_id is not null) p
  full join moved x on x.source = p.stripe_transfer_id
  where case p.state when 'paid' then p.amount_ore else 0 end <> coalesce(x.net_ore, 0)
    -- The list is read by night; three days leave room for one that fails.
    and (x.source is null and p.sent_at < now() - interval '3 days' or x.last_at < now() - interval '1 day')
$$;
comment on function private.find_transfer_problems is
  'Transfers at Stripe, less what was reversed, against the payouts that they are.';

create or replace function private.find_ledger_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select * from private.find_document_problems()
  union all
  select * from private.find_stripe_problems()
  union all
  select * from private.find_transfer_problems()
$$;

-- ---------------------------------------------------------------------------------------------
-- What the agency chooses
-- ---------------------------------------------------------------------------------------------

drop function public.save_payout_settings(int, int, text, text, text);
create function public.save_payout_settings(
  p_payout_day int, p_silence_days int, p_debtor_iban text, p_debtor_bic text, p_basis text,
  p_stripe_transfers boolean default null)
returns void
language plpgsql volatile security definer -- payout_settings has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  update public.payout_settings set payout_day = p_payout_day, silence_days = p_silence_days,
    debtor_iban = nullif(p_debtor_iban, ''), debtor_bic = nullif(p_debtor_bic, ''), basis = p_basis,
    stripe_transfers = coalesce(p_stripe_transfers, stripe_transfers);
  perform private.record_event('payout_settings', gen_random_uuid(), 'payout_settings_changed', null,
    null, 'agency', v_actor, p_details => jsonb_build_object('payout_day', p_payout_day,
      'silence_days', p_silence_days, 'basis', p_basis, 'stripe_transfers', p_stripe_transfers));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'payout_settings_invalid');
end
$$;
comment on function public.save_payout_settings is
  'Agency: day of the month, days of silence in agreements from now on, the account that pays, '
  'whether the customer''s money must have come first, and whether payouts may go through Stripe (null '
  'leaves it). Days that are promised on issued self-bills stay. Code: payout_settings_invalid.';
grant execute on function public.save_payout_settings to authenticated;
