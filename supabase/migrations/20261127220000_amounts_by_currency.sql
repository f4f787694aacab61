-- Amounts name their currency: the sums of the invoice list, the agency's queue and the trail never add
-- or show euro as kronor.

drop function public.sum_invoices(uuid[], bigint, text, date, date, date, date);
create function public.sum_invoices(
  p_company_ids uuid[] default null, p_number bigint default null, p_state text default null,
  p_issued_from date default null, p_issued_to date default null,
  p_due_from date default null, p_due_to date default null)
returns table (currency text, invoices bigint, net_ore bigint, total_ore bigint, open_ore bigint)
language sql stable set search_path = ''
as $$
  select i.currency::text, count(*), sum(i.net_ore)::bigint, sum(i.total_ore)::bigint, sum(b.open_ore)::bigint
  from public.invoices i
  join public.invoice_balances b on b.invoice_id = i.id
  where (p_company_ids is null or i.company_id = any (p_company_ids))
    and (p_number is null or i.number = p_number)
    and (p_state is null or i.state = p_state)
    and (p_issued_from is null or i.issue_date >= p_issued_from)
    and (p_issued_to is null or i.issue_date <= p_issued_to)
    and (p_due_from is null or i.due_date >= p_due_from)
    and (p_due_to is null or i.due_date <= p_due_to)
  group by i.currency order by i.currency desc
$$;
comment on function public.sum_invoices is
  'The invoices of a filter added up, a row for each currency (kronor first): how many, excluding VAT, '
  'including it, still to pay, in its hundredths. A condition left out does not narrow; days are '
  'included. Over the rows that the reader may see.';
grant execute on function public.sum_invoices to authenticated;

drop function public.list_agency_queue();
create function public.list_agency_queue()
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
  select q.* from queue q where private.is_agency() order by q.since nulls last limit 200
$$;
comment on function public.list_agency_queue is
  'What waits for a human at the agency, oldest first: profiles to approve, timesheets to invoice, '
  'overdue invoices, customers'' credit, refunds to pay, disputes, notices and Stripe events that did not get through.';
grant execute on function public.list_agency_queue to authenticated;

create function private.name_currency()
returns trigger
language plpgsql stable set search_path = ''
as $$
declare
  v_currency text := case new.entity
    when 'invoice' then (select i.currency from public.invoices i where i.id = new.entity_id)
    when 'refund' then (select r.currency from public.refunds r where r.id = new.entity_id)
    when 'dispute' then (select d.currency from public.disputes d where d.id = new.entity_id) end;
begin
  if v_currency <> 'SEK' then
    new.details := new.details || jsonb_build_object('currency', v_currency);
  end if;
  return new;
end
$$;
comment on function private.name_currency is
  'Trigger: an event that tells of an amount says which currency it is in, unless that is kronor.';
create trigger events_name_currency before insert on public.events
  for each row when (new.details ? 'amount_ore') execute function private.name_currency();
