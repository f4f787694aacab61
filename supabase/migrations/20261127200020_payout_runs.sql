-- Payout runs: what is put in one, who approves it, and how it is given up.

create function public.block_payouts(p_consultant_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- payout_blocks has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  perform from public.consultants c where c.id = p_consultant_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    delete from public.payout_blocks where consultant_id = p_consultant_id;
    if found then
      perform private.record_event('consultant', p_consultant_id, 'payouts_unblocked', null, null,
        'agency', v_actor, p_consultant_id => p_consultant_id);
    end if;
    return;
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  insert into public.payout_blocks (consultant_id, reason, blocked_by)
  values (p_consultant_id, btrim(p_reason), v_actor)
  on conflict (consultant_id) do update set reason = excluded.reason, blocked_by = excluded.blocked_by;
  perform private.record_event('consultant', p_consultant_id, 'payouts_blocked', null, null,
    'agency', v_actor, p_reason, p_consultant_id => p_consultant_id);
end
$$;
comment on function public.block_payouts is
  'Agency: nothing is paid to a consultant from now on, with the reason; an empty reason lifts it.';
grant execute on function public.block_payouts to authenticated;

create function public.guarantee_self_bill(p_self_bill_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- payout_guarantees has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_bill public.self_bills;
begin
  select * into v_bill from public.self_bills where id = p_self_bill_id for no key update;
  if not found or v_bill.state <> 'issued' then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  insert into public.payout_guarantees (self_bill_id, reason, guaranteed_by)
  values (p_self_bill_id, btrim(p_reason), v_actor) on conflict (self_bill_id) do nothing;
  if found then
    perform private.record_event('self_bill', p_self_bill_id, 'self_bill_guaranteed', null, null, 'agency',
      v_actor, p_reason, p_consultant_id => v_bill.consultant_id);
  end if;
end
$$;
comment on function public.guarantee_self_bill is
  'Agency: the self-bill is paid on its day although the customer has not paid, with the reason. Twice is once.';
grant execute on function public.guarantee_self_bill to authenticated;

create function private.payee_of(p_facts public.seller_facts)
returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('name', p_facts.legal_name, 'country', p_facts.country,
    'account_kind', p_facts.account_kind, 'account_number', p_facts.account_number,
    'account_clearing', p_facts.account_clearing, 'account_bic', p_facts.account_bic)
$$;
comment on function private.payee_of is 'To whom and where a business is paid, as a payment keeps it.';

create function private.require_bank_day(p_day date)
returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p_day is null or p_day < private.today() or p_day > private.today() + 92
    or not exists (select from public.calendar_days c where c.day = p_day and c.is_working) then
    perform private.raise_problem(400, 'not_a_bank_day', jsonb_build_object('day', p_day));
  end if;
end
$$;
comment on function private.require_bank_day is
  'Refuses days on which the bank carries out no payments, past ones, and those more than three months away.';

create function public.create_payout_run(p_pay_on date, p_consultant_ids uuid[] default null)
returns uuid
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_run public.payout_runs;
  v_who record;
  v_payout uuid;
begin
  perform private.require_bank_day(p_pay_on);
  insert into public.payout_runs (pay_on, created_by) values (p_pay_on, v_actor) returning * into v_run;
  -- One order for everybody, before anything is summed: two runs never take the same self-bill.
  perform from public.self_bills b where b.state = 'issued'
    and (p_consultant_ids is null or b.consultant_id = any (p_consultant_ids))
    and b.id in (select x.self_bill_id from public.list_payable(p_pay_on) x where x.why_not is null)
  order by b.id for no key update;
  for v_who in
    select x.consultant_id, sum(x.amount_ore)::bigint as amount_ore,
      jsonb_agg(jsonb_build_object('id', x.self_bill_id, 'ore', x.amount_ore)) as parts
    from public.list_payable(p_pay_on) x where x.why_not is null
      and (p_consultant_ids is null or x.consultant_id = any (p_consultant_ids))
    group by x.consultant_id
    having sum(x.amount_ore) > 0
    order by x.consultant_id
  loop
    insert into public.payouts (run_id, consultant_id, amount_ore, payee, end_to_end_id)
    select v_run.id, v_who.consultant_id, v_who.amount_ore, private.payee_of(f),
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
  return v_run.id;
end
$$;
comment on function public.create_payout_run is
  'Agency: a draft of everything that is to be paid on a bank day, to some consultants or to all, one '
  'payment for each. Codes: not_a_bank_day, nothing_to_pay, payout_not_owed.';
grant execute on function public.create_payout_run to authenticated;

create function private.lock_payout_run(p_id uuid)
returns public.payout_runs
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.payout_runs;
begin
  perform private.require_agency();
  select * into v_row from public.payout_runs where id = p_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_row;
end
$$;
comment on function private.lock_payout_run is 'Locks a run for somebody of the agency; 404 for others.';

create function private.move_payout_run(p_row public.payout_runs, p_to text, p_actor uuid, p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('payout_run', p_row.state, p_to, 'agency');
  update public.payout_runs set state = p_to,
    approved_by = case when p_to = 'approved' then p_actor else approved_by end,
    approved_at = case when p_to = 'approved' then now() else approved_at end
  where id = p_row.id;
  perform private.record_event('payout_run', p_row.id, 'payout_run_' || p_to, p_row.state, p_to, 'agency',
    p_actor, p_reason, p_details => jsonb_build_object('number', p_row.number));
end
$$;
comment on function private.move_payout_run is 'The only writer of payout_runs.state; the row is locked by the caller.';

create function private.move_payout(
  p_row public.payouts, p_to text, p_actor uuid, p_paid_on date default null, p_code text default null,
  p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('payout', p_row.state, p_to, 'agency');
  update public.payouts set state = p_to, sent_at = case when p_to = 'sent' then now() else sent_at end,
    paid_on = case when p_to = 'paid' then p_paid_on else paid_on end,
    bank_code = coalesce(p_code, bank_code), bank_reason = coalesce(p_reason, bank_reason)
  where id = p_row.id;
  if p_to in ('removed', 'rejected') then
    update public.payout_parts set is_live = false where payout_id = p_row.id;
  end if;
  perform private.record_event('payout', p_row.id, 'payout_' || p_to, p_row.state, p_to, 'agency', p_actor,
    p_reason, p_consultant_id => case when p_to not in ('removed') then p_row.consultant_id end,
    p_details => jsonb_build_object('amount_ore', p_row.amount_ore, 'run_id', p_row.run_id));
end
$$;
comment on function private.move_payout is
  'The only writer of payouts.state; what is removed or rejected is owed again. The row is locked by the caller.';

create function private.require_payable(p_run public.payout_runs)
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
  cross join lateral (select case when private.payee_of(f) <> p.payee then 'account_changed'
    else private.payout_hold(b, p_run.pay_on) end as why) h
  where p.run_id = p_run.id and p.state = 'planned' and h.why is not null
  order by c.name limit 1;
  if found then
    perform private.raise_problem(409, v_bad.code, jsonb_build_object('name', v_bad.name));
  end if;
end
$$;
comment on function private.require_payable is
  'Refuses a run in which something is held back by now, or whose payee has another account by now: '
  'that payment is taken out, or the run withdrawn and made again. Codes: payout_held_ and why.';

create function public.approve_payout_run(p_id uuid)
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_row public.payout_runs := private.lock_payout_run(p_id);
begin
  if v_row.created_by is not distinct from auth.uid() then
    perform private.raise_problem(403, 'second_person_required');
  elsif not exists (select from public.payouts p where p.run_id = p_id and p.state = 'planned') then
    perform private.raise_problem(409, 'nothing_to_pay');
  end if;
  perform private.assert_transition('payout_run', v_row.state, 'approved', 'agency');
  perform private.require_payable(v_row);
  perform private.move_payout_run(v_row, 'approved', auth.uid());
end
$$;
comment on function public.approve_payout_run is
  'Agency: a second person approves a run. Codes: second_person_required, nothing_to_pay, '
  'payout_held_ and why.';
grant execute on function public.approve_payout_run to authenticated;

create function public.withdraw_payout_run(p_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_row public.payout_runs := private.lock_payout_run(p_id);
  v_payout public.payouts;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  perform private.move_payout_run(v_row, 'withdrawn', auth.uid(), p_reason);
  for v_payout in select * from public.payouts where run_id = p_id and state = 'planned' order by id for no key update
  loop
    perform private.move_payout(v_payout, 'removed', auth.uid());
  end loop;
end
$$;
comment on function public.withdraw_payout_run is
  'Agency: a run without file is given up; everything in it is owed again. Code: reason_required.';
grant execute on function public.withdraw_payout_run to authenticated;

create function public.remove_payout(p_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_row public.payouts;
  v_run public.payout_runs;
begin
  select * into v_row from public.payouts where id = p_id;
  v_run := private.lock_payout_run(v_row.run_id);
  select * into v_row from public.payouts where id = p_id for no key update;
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif v_run.state <> 'draft' then
    perform private.raise_problem(409, 'transition_refused', jsonb_build_object(
      'entity', 'payout', 'from', v_row.state, 'to', 'removed'));
  end if;
  perform private.move_payout(v_row, 'removed', auth.uid(), p_reason => p_reason);
end
$$;
comment on function public.remove_payout is
  'Agency: takes one payment out of a draft; it is owed again. Code: reason_required.';
grant execute on function public.remove_payout to authenticated;
