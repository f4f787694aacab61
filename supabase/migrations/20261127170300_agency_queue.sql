-- The agency's queue: credit by what is left of each payment, refunds to pay by bank, and disputes.

create or replace function public.list_agency_queue()
returns table (kind text, entity_id uuid, title text, party text, since timestamptz, amount_ore bigint)
language sql stable security definer -- gathers from private ledgers too
set search_path = ''
as $$
  with queue as (
    select 'consultant_to_approve' as kind, c.id as entity_id, 'K-' || c.number as title,
      c.name as party, c.created_at as since, null::bigint as amount_ore
    from public.consultants c where c.state = 'submitted'
    union all
    select 'timesheet_to_invoice', t.id, a.title, a.company_name, t.decided_at,
      round((select sum(e.minutes) from public.time_entries e where e.timesheet_id = t.id)
        * a.rate_ore / 60.0)::bigint
    from public.timesheets t join public.assignments a on a.id = t.assignment_id
    where t.state = 'approved'
    union all
    select 'invoice_overdue', i.id, i.number::text, i.buyer ->> 'name', i.due_date::timestamptz,
      private.open_amount(i.id)
    from public.invoices i where i.state = 'issued' and i.due_date < private.today()
    union all
    select 'payment_surplus', i.id, i.number::text, i.buyer ->> 'name', p.received_on::timestamptz, p.unused_ore
    from public.payment_balances p join public.invoices i on i.id = p.invoice_id
    where p.unused_ore > 0 and not p.is_disputed
    union all
    select 'refund_to_pay', i.id, i.number::text, i.buyer ->> 'name', r.requested_at, r.amount_ore
    from public.refunds r
    join public.payments p on p.id = r.payment_id and p.method = 'bank'
    join public.invoices i on i.id = p.invoice_id
    where r.state = 'requested'
    union all
    select 'dispute_to_answer', i.id, i.number::text, i.buyer ->> 'name', d.answer_by, d.amount_ore
    from public.disputes d
    join public.payments p on p.id = d.payment_id
    join public.invoices i on i.id = p.invoice_id
    where d.state = 'open'
    union all
    select 'mail_waiting', null, m.template, null, m.updated_at, null
    from private.mails m where m.state = 'waiting'
    union all
    select 'stripe_event_failed', null, e.type, null, e.received_at, null
    from private.stripe_events e where e.processed_at is null and e.error is not null
  )
  select q.* from queue q where private.is_agency() order by q.since nulls last limit 200
$$;
comment on function public.list_agency_queue is
  'What waits for a human at the agency, oldest first: profiles to approve, timesheets to invoice, '
  'overdue invoices, customers'' credit, refunds to pay, disputes, notices and Stripe events that did not get through.';
