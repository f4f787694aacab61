-- A payout is paid on the day that the bank's answer tells, not on the one when somebody brings it.

create or replace function public.take_in_payout_answer(
  p_actor uuid, p_run_id uuid, p_bytes_base64 text, p_answers jsonb)
returns table (paid int, rejected int)
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_sent_on date;
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
  select (f.made_at at time zone 'Europe/Stockholm')::date into v_sent_on
  from public.payout_files f where f.run_id = p_run_id;
  for v_answer in
    select p.id, a.outcome, a.code, a.reason,
      case a.outcome when 'paid' then
        least(private.today(), greatest(v_sent_on, coalesce(a.paid_on, v_run.pay_on)))
      else private.today() end as on_day
    from jsonb_to_recordset(p_answers) a (end_to_end_id text, outcome text, code text, reason text, paid_on date)
    join public.payouts p on p.run_id = p_run_id and p.end_to_end_id = a.end_to_end_id order by p.id
  loop
    perform private.conclude_payout(v_answer.id, v_answer.outcome, v_answer.on_day, v_answer.code,
      left(v_answer.reason, 500), p_actor);
  end loop;
  perform private.close_when_done(p_run_id, p_actor);
  return query select count(*) filter (where p.state = 'paid')::int, count(*) filter (where p.state = 'rejected')::int
  from public.payouts p where p.run_id = p_run_id;
end
$$;
comment on function public.take_in_payout_answer is
  'Keeps the bank''s answer to a run and concludes its payments: [{end_to_end_id, outcome, code, reason, '
  'paid_on}]. Without paid_on it is the run''s own day; never before the file was made, nor in the future. '
  'The same answer twice is one. Service role only; p_actor must be agency staff. Code: payout_not_sent.';
