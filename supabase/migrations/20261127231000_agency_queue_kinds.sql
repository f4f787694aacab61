-- Two hundred overdue invoices no longer keep a new application out of sight: each kind has its own limit.

create or replace function public.list_agency_queue()
returns table (
  kind text, entity_id uuid, title text, party text, since timestamptz, amount_ore bigint, currency text)
language sql stable security definer -- reads jobs and events of a private schema; for staff alone
set search_path = ''
as $$
  with queue as (
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
    select 'payment_surplus', i.id, i.number::text, i.buyer ->> 'name', p.received_on::timestamptz,
      p.unused_ore, p.currency
    from public.payment_balances p join public.invoices i on i.id = p.invoice_id
    where p.unused_ore > 0 and not p.is_disputed
    union all
    select 'refund_to_pay', i.id, i.number::text, i.buyer ->> 'name', r.requested_at, r.amount_ore, r.currency
    from public.refunds r
    join public.payments p on p.id = r.payment_id and p.method = 'bank'
    join public.invoices i on i.id = p.invoice_id
    where r.state = 'requested'
    union all
    select 'dispute_to_answer', i.id, i.number::text, i.buyer ->> 'name', d.answer_by, d.amount_ore, d.currency
    from public.disputes d
    join public.payments p on p.id = d.payment_id
    join public.invoices i on i.id = p.invoice_id
    where d.state = 'open'
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
  'overdue invoices, customers'' credit, refunds to pay, disputes, notices and Stripe events that did not get through.';
