-- Payouts with the bank: the file, the vouchers, and what the bank says of each payment.

create function private.payout_postings(p_payout public.payouts, p_from text, p_to text)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_agg(private.posting(x.role, x.amount_ore, x.document_id)) from (
    select r.role, case r.role when 'payables' then p.self_bill_id else p_payout.id end as document_id,
      r.sign * case r.role when 'payables' then p.amount_ore else p_payout.amount_ore end as amount_ore
    from (values (p_from, 1), (p_to, -1)) r (role, sign)
    left join public.payout_parts p on r.role = 'payables' and p.payout_id = p_payout.id) x
$$;
comment on function private.payout_postings is
  'Moves a payment from one account (debit) to another (credit): debts by self-bill, others by payment.';

create function public.send_payout_run(
  p_actor uuid, p_run_id uuid, p_message_id text, p_bytes_base64 text, p_amount_ore bigint, p_count int)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_payout public.payouts;
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  select * into v_run from public.payout_runs where id = p_run_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  select f.sha256 into v_hash from public.payout_files f where f.run_id = p_run_id;
  if v_hash is not null then
    return v_hash;
  elsif (select count(*) <> p_count or sum(p.amount_ore) <> p_amount_ore from public.payouts p
    where p.run_id = p_run_id and p.state = 'planned') then
    perform private.raise_problem(409, 'payout_file_differs');
  end if;
  perform private.assert_transition('payout_run', v_run.state, 'sent', 'agency');
  perform private.require_payable(v_run);
  perform private.move_payout_run(v_run, 'sent', p_actor);
  insert into public.payout_files (run_id, message_id, bytes, sha256, made_by)
  values (p_run_id, p_message_id, v_bytes, encode(sha256(v_bytes), 'hex'), p_actor) returning sha256 into v_hash;
  for v_payout in select * from public.payouts where run_id = p_run_id and state = 'planned' order by id for no key update
  loop
    perform private.move_payout(v_payout, 'sent', p_actor);
    perform private.post_entry('payout_sent', v_payout.id, v_payout.end_to_end_id, private.today(),
      private.payout_postings(v_payout, 'payables', 'payouts_sent'),
      p_consultant_id => v_payout.consultant_id, p_actor => p_actor);
  end loop;
  return v_hash;
end
$$;
comment on function public.send_payout_run is
  'Keeps the bank''s file of an approved run, once, and books what is on its way. Number and sum of the '
  'file must be those of the run. Returns the hash of the file that is kept. Service role only; '
  'p_actor must be agency staff. Codes: payout_file_differs, payout_held_ and why.';
grant execute on function public.send_payout_run to service_role;

create function private.conclude_payout(
  p_id uuid, p_outcome text, p_on date, p_code text, p_reason text, p_actor uuid)
returns text
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.payouts;
begin
  select * into v_row from public.payouts where id = p_id for no key update;
  if p_outcome = 'paid' and v_row.state = 'sent' then
    perform private.move_payout(v_row, 'paid', p_actor, p_on, p_code);
    perform private.enqueue('send_mail', jsonb_build_object('template', 'payout_paid', 'payout_id', p_id));
    perform private.post_entry('payout_paid', p_id, v_row.end_to_end_id, p_on,
      private.payout_postings(v_row, 'payouts_sent', 'bank'),
      p_consultant_id => v_row.consultant_id, p_actor => p_actor);
  elsif p_outcome = 'rejected' and v_row.state in ('sent', 'paid') then
    perform private.move_payout(v_row, 'rejected', p_actor, p_code => p_code, p_reason => p_reason);
    perform private.enqueue('send_mail', jsonb_build_object('template', 'payout_rejected', 'payout_id', p_id));
    perform private.post_entry('payout_rejected', p_id, v_row.end_to_end_id, p_on,
      private.payout_postings(v_row, case v_row.state when 'paid' then 'bank' else 'payouts_sent' end, 'payables'),
      p_consultant_id => v_row.consultant_id, p_actor => p_actor);
  end if;
  return (select p.state from public.payouts p where p.id = p_id);
end
$$;
comment on function private.conclude_payout is
  'Takes in one answer. Told twice is once, in any order: a rejection stands, also after money had been '
  'said to be paid (then it came back); a late "paid" of what was rejected changes nothing. Returns the state.';

create function private.close_when_done(p_run_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_run public.payout_runs;
begin
  select * into v_run from public.payout_runs where id = p_run_id;
  if v_run.state = 'sent' and not exists (
    select from public.payouts p where p.run_id = p_run_id and p.state = 'sent') then
    perform private.move_payout_run(v_run, 'closed', p_actor);
  end if;
end
$$;
comment on function private.close_when_done is 'Closes a run when every payment in it has its answer; it is locked by the caller.';

create function public.take_in_payout_answer(
  p_actor uuid, p_run_id uuid, p_bytes_base64 text, p_answers jsonb)
returns table (paid int, rejected int)
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_answer record;
begin
  select r.* into v_run from public.payout_runs r
  where r.id = p_run_id and exists (select from public.agency_staff where user_id = p_actor)
  for no key update of r;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_run.state not in ('sent', 'closed') then
    perform private.raise_problem(409, 'payout_not_sent');
  end if;
  insert into public.payout_answers (run_id, bytes, sha256, received_by)
  values (p_run_id, v_bytes, encode(sha256(v_bytes), 'hex'), p_actor) on conflict (run_id, sha256) do nothing;
  for v_answer in
    select p.id, a.outcome, a.code, a.reason from jsonb_to_recordset(p_answers)
      a (end_to_end_id text, outcome text, code text, reason text)
    join public.payouts p on p.run_id = p_run_id and p.end_to_end_id = a.end_to_end_id order by p.id
  loop
    perform private.conclude_payout(v_answer.id, v_answer.outcome, private.today(), v_answer.code,
      left(v_answer.reason, 500), p_actor);
  end loop;
  perform private.close_when_done(p_run_id, p_actor);
  return query select count(*) filter (where p.state = 'paid')::int, count(*) filter (where p.state = 'rejected')::int
  from public.payouts p where p.run_id = p_run_id;
end
$$;
comment on function public.take_in_payout_answer is
  'Keeps the bank''s answer to a run and concludes its payments: [{end_to_end_id, outcome, code, reason}]. '
  'The same answer twice is one. Service role only; p_actor must be agency staff. Code: payout_not_sent.';
grant execute on function public.take_in_payout_answer to service_role;

create function public.conclude_payout_by_hand(p_id uuid, p_outcome text, p_on date, p_reason text default null)
returns text
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_state text;
begin
  v_run := private.lock_payout_run((select p.run_id from public.payouts p where p.id = p_id));
  if v_run.state not in ('sent', 'closed') then
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
  'state. Codes: payout_not_sent, payout_answer_invalid, reason_required.';
grant execute on function public.conclude_payout_by_hand to authenticated;

create function public.read_payout_file(p_run_id uuid)
returns table (base64 text, sha256 text, message_id text)
language sql stable set search_path = ''
as $$
  select translate(encode(f.bytes, 'base64'), E'\n', ''), f.sha256, f.message_id
  from public.payout_files f where f.run_id = p_run_id
$$;
comment on function public.read_payout_file is 'The stored bank file of a run as base64, for the agency.';
grant execute on function public.read_payout_file to authenticated, service_role;

create or replace function private.find_payable_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  with balances as (
    select r.role, p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles r on r.role in ('payables', 'payouts_sent')
      and p.account between r.from_number and r.to_number
    group by r.role, p.document_id)
  select 'payable_differs', b.series || b.number, private.self_bill_balance(b.id), coalesce(-x.amount_ore, 0)
  from public.self_bills b
  left join balances x on x.role = 'payables' and x.document_id = b.id
  where b.state = 'issued' and private.self_bill_balance(b.id) <> coalesce(-x.amount_ore, 0)
  union all
  select 'payout_differs', p.end_to_end_id, case p.state when 'sent' then p.amount_ore else 0 end,
    coalesce(-x.amount_ore, 0)
  from public.payouts p
  left join balances x on x.role = 'payouts_sent' and x.document_id = p.id
  where case p.state when 'sent' then p.amount_ore else 0 end <> coalesce(-x.amount_ore, 0)
  union all
  select 'self_bill_gap', s.series, max(s.number)::bigint, count(*)
  from (select series, number from public.self_bills where number is not null
    union all select series, number from public.self_bill_credits) s
  group by s.series having max(s.number) <> count(*)
$$;
comment on function private.find_payable_problems is
  'Debts to consultants against open self-bills, payments on their way against those with the bank, and '
  'numbers that are missing in a seller''s series.';
