-- Books that do not balance, payouts that wait for a second person and self-bills that are stuck
-- are on the agency's start page.

create or replace function public.list_agency_queue()
returns table (
  kind text, entity_id uuid, title text, party text, since timestamptz, amount_ore bigint, currency text)
language sql stable security definer -- reads jobs and events of a private schema; for staff alone
set search_path = ''
as $$
  with last_check as (
    select c.checked_at, jsonb_array_length(c.problems) as problems
    from public.ledger_checks c order by c.id desc limit 1),
  queue as (
    select 'consultant_to_approve' as kind, c.id as entity_id, 'K-' || c.number as title,
      c.name as party, c.created_at as since, null::bigint as amount_ore, 'SEK' as currency
    from public.consultants c where c.state = 'submitted'
    union all
    select 'timesheet_to_invoice', t.id, a.title, a.company_name, t.decided_at,
      round((select sum(e.minutes) from public.time_entries e where e.timesheet_id = t.id)
        * a.rate_ore / 60.0)::bigint, 'SEK'
    from public.timesheets t join public.assignments a on a.id = t.assignment_id
    where t.state = 'approved'
    union all
    select 'invoice_overdue', i.id, i.number::text, i.buyer ->> 'name', i.due_date::timestamptz,
      private.open_amount(i.id), i.currency
    from public.invoices i where i.state = 'issued' and i.due_date < private.today()
    union all
    select 'payment_surplus', p.payment_id, coalesce(i.number::text, ''), c.name,
      p.received_on::timestamptz, p.unused_ore, p.currency
    from public.payment_balances p
    join public.companies c on c.id = p.company_id
    left join public.invoices i on i.id = p.invoice_id
    where p.unused_ore > 0 and not p.is_disputed
    union all
    select case r.state when 'requested' then 'refund_to_approve' else 'refund_to_pay' end, p.id,
      coalesce(i.number::text, ''), c.name, coalesce(r.approved_at, r.requested_at), r.amount_ore, r.currency
    from public.refunds r
    join public.payments p on p.id = r.payment_id and p.method = 'bank'
    join public.companies c on c.id = r.company_id
    left join public.invoices i on i.id = p.invoice_id
    where r.state in ('requested', 'approved')
    union all
    select 'dispute_to_answer', i.id, i.number::text, i.buyer ->> 'name', d.answer_by, d.amount_ore, d.currency
    from public.disputes d
    join public.payments p on p.id = d.payment_id
    join public.invoices i on i.id = p.invoice_id
    where d.state = 'open'
    union all
    select 'payout_run_to_approve', r.id, r.number::text, p.name, r.created_at,
      (select sum(o.amount_ore) from public.payouts o where o.run_id = r.id and o.state = 'planned')::bigint,
      'SEK'
    from public.payout_runs r left join public.people p on p.user_id = r.created_by
    where r.state = 'draft' and r.created_by is distinct from auth.uid()
    union all
    select 'self_bill_stuck', b.id, c.name, null, f.since, b.total_ore, b.currency
    from private.clock_faults f
    join public.self_bills b on b.id = f.entity_id and b.state in ('sent', 'approved')
    join public.consultants c on c.id = b.consultant_id
    where f.clock = 'self_bill'
    union all
    select 'ledger_problem', null, l.problems::text, null, l.checked_at, null, 'SEK'
    from last_check l where l.problems > 0
    union all
    -- No title: nobody has looked for two days, though there are books to look at.
    select 'ledger_problem', null, '', null, (select l.checked_at from last_check l), null, 'SEK'
    where not exists (select from last_check l where l.checked_at > now() - interval '48 hours')
      and exists (select from public.ledger_entries e where e.created_at < now() - interval '48 hours')
    union all
    select 'mail_waiting', null, m.template, null, m.updated_at, null, 'SEK'
    from private.mails m where m.state = 'waiting'
    union all
    select 'stripe_event_failed', null, e.type, null, e.received_at, null, 'SEK'
    from private.stripe_events e where e.processed_at is null and e.error is not null
  )
  select q.kind, q.entity_id, q.title, q.party, q.since, q.amount_ore, q.currency
  from (select w.*, row_number() over (partition by w.kind order by w.since) as turn
    from queue w where private.is_agency()) q
  where q.turn <= 200 order by q.since nulls last
$$;
comment on function public.list_agency_queue is
  'What waits for a human at the agency, oldest first and no more than 200 of each kind: profiles to approve, timesheets to invoice, '
  'overdue invoices, customers'' credit and refunds by bank (of a payment; the title is the number of '
  'its invoice, if any), disputes, payout runs that a colleague made, self-bills that the clock cannot move, '
  'books that do not balance (the title is how many differences) or that nobody has looked at for two '
  'days (no title), notices and Stripe events that did not get through.';

create or replace function public.create_payout_run(p_pay_on date, p_consultant_ids uuid[] default null)
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
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'payout_run_waiting', 'payout_run_id', v_run.id));
  return v_run.id;
end
$$;
