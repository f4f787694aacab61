-- Dates of the demo, derived from the events: what happened when its event says so.
-- Run in one go by history.ts; may run again.

create temporary view told as
  select entity, entity_id, kind, actor, actor_id, details,
    min(occurred_at) as first_at, max(occurred_at) as last_at
  from public.events group by entity, entity_id, kind, actor, actor_id, details;

-- What the clock does, it does at five past midnight.
update public.events e set occurred_at = least(now(), x.at) from (
  select id, ((answer_by + 1) + time '00:05') at time zone 'Europe/Stockholm' as at, 'request_expired' as kind
  from public.requests
  union all
  select id, ((valid_until + 1) + time '00:05') at time zone 'Europe/Stockholm', 'offer_expired' from public.offers
  union all
  select id, (lower(during) + time '00:05') at time zone 'Europe/Stockholm', 'assignment_active'
  from public.assignments
  union all
  select id, (upper(during) + time '00:05') at time zone 'Europe/Stockholm', 'assignment_finished'
  from public.assignments
) x where e.entity_id = x.id and e.kind = x.kind and e.actor = 'system';

-- The rules that everything below was ranked by began before any of it.
update public.matching_rules r set created_at = t.at, activated_at = t.at
from (select date_trunc('day', min(first_at) at time zone 'Europe/Stockholm')
  at time zone 'Europe/Stockholm' as at from told) t where r.version = 1;

-- People and companies.
update public.people p set created_at = t.at
from (select actor_id, min(first_at) as at from told group by actor_id) t where t.actor_id = p.user_id;
update auth.users u set created_at = p.created_at, updated_at = p.created_at,
  email_confirmed_at = p.created_at, confirmation_sent_at = p.created_at
from public.people p where p.user_id = u.id;
update public.companies c set created_at = t.first_at
from told t where t.entity_id = c.id and t.kind = 'company_registered';
update public.invitations i set created_at = t.first_at, expires_at = t.first_at + interval '7 days'
from told t where t.entity_id = i.id and t.kind = 'invitation_sent';
update public.invitations i set accepted_at = t.first_at
from told t where t.entity_id = i.id and t.kind = 'invitation_accepted';
update public.company_members m set joined_at = p.created_at
from public.people p where p.user_id = m.user_id;
update public.agency_staff s set joined_at = p.created_at
from public.people p where p.user_id = s.user_id;
update public.consultants c set created_at = t.first_at
from told t where t.entity_id = c.id and t.kind = 'consultant_registered';
update public.consultants c set approved_at = t.first_at
from told t where t.entity_id = c.id and t.kind = 'consultant_approved';
update public.consultants c set paused_at = t.last_at
from told t where t.entity_id = c.id and t.kind = 'consultant_paused' and c.paused_at is not null;

-- Briefs, requests, offers, assignments.
update public.briefs b set created_at = t.first_at
from told t where t.entity_id = b.id and t.kind = 'brief_created';
update public.briefs b set opened_at = t.first_at
from told t where t.entity_id = b.id and t.kind = 'brief_open';
update public.brief_versions v set saved_at = b.created_at
from public.briefs b where b.id = v.brief_id and v.version = 1;
update public.brief_roles r set filled_at = t.first_at
from told t, public.requests q
where t.entity_id = q.id and t.kind = 'request_won' and q.brief_role_id = r.id;
update public.brief_gate_overrides o set given_at = t.first_at
from told t where t.entity_id = o.brief_id and t.kind = 'brief_gate_overridden';
update public.strategies s set registered_at = t.first_at
from told t where t.entity_id = s.id and t.kind = 'strategy_registered';
update public.requests r set sent_at = t.first_at,
  answer_by = least((t.first_at at time zone 'Europe/Stockholm')::date + 5, upper(b.during) - 1)
from told t, public.briefs b
where t.entity_id = r.id and t.kind = 'request_sent' and b.id = r.brief_id;
update public.offers o set made_at = t.first_at,
  valid_until = (t.first_at at time zone 'Europe/Stockholm')::date + 14
from told t where t.entity_id = o.id and t.kind = 'offer_made';
update public.consultant_declined_roles d set declined_at = t.first_at
from told t, public.requests r, public.brief_roles b
where t.entity_id = r.id and t.kind = 'request_declined' and b.id = r.brief_role_id
  and r.consultant_id = d.consultant_id and b.role_id = d.role_id;
update public.assignments a set booked_at = t.first_at
from told t where t.entity_id = a.id and t.kind = 'assignment_booked';
update public.bookings b set during = daterange(lower(b.during),
  (t.first_at at time zone 'Europe/Stockholm')::date)
from told t where t.entity_id = b.assignment_id and t.kind = 'assignment_cancelled'
  and lower(b.during) < (t.first_at at time zone 'Europe/Stockholm')::date;

-- Needs analyses.
update public.diagnoses d set created_at = t.first_at, claimed_at = t.first_at
from told t where t.entity_id = d.id and t.kind = 'diagnosis_saved';
update public.diagnosis_responses r set answered_at = t.last_at
from told t where t.entity_id = r.diagnosis_id
  and (r.is_owner and t.kind = 'diagnosis_saved'
    or not r.is_owner and t.kind = 'diagnosis_answered' and t.actor_id = r.user_id);
update public.diagnosis_shares s set created_at = t.first_at
from told t where t.entity_id = s.diagnosis_id and t.kind = 'diagnosis_shared';
-- Choosing together.
update public.shortlists s set created_at = t.first_at
from told t where t.entity_id = s.id and t.kind = 'shortlist_extended';
update public.shortlist_candidates x set added_at = s.created_at
from public.shortlists s where s.id = x.shortlist_id;
update public.shortlists s set shared_at = t.first_at
from told t where t.entity_id = s.id and t.kind = 'shortlist_shared';
update public.shortlist_links l set created_at = s.shared_at
from public.shortlists s where s.id = l.shortlist_id and s.shared_at is not null;
update public.shortlist_voters v set invited_at = s.shared_at
from public.shortlists s where s.id = v.shortlist_id and v.invited_at is not null and s.shared_at is not null;
update public.shortlist_voters v set voted_at = t.last_at
from told t where t.entity_id = v.shortlist_id and t.kind = 'shortlist_voted' and t.actor_id = v.user_id;
update public.shortlist_votes v set voted_at = w.voted_at
from public.shortlist_voters w where w.shortlist_id = v.shortlist_id and w.user_id = v.user_id
  and w.voted_at is not null;
update public.proposals p set created_at = t.first_at
from told t where t.entity_id = p.id and t.kind = 'proposal_started';
update public.proposals p set sent_at = t.first_at
from told t where t.entity_id = p.id and t.kind = 'proposal_sent';
update public.proposal_moves v set moved_at = p.created_at + (v.moved_at - m.first_at)
from public.proposals p, (
  select proposal_id, min(moved_at) as first_at from public.proposal_moves group by proposal_id) m
where p.id = v.proposal_id and m.proposal_id = p.id;
update public.ranking_reviews r set asked_at = t.first_at
from told t where t.entity_id = r.id and t.kind = 'review_asked';
update public.ranking_reviews r set answered_at = t.first_at
from told t where t.entity_id = r.id and t.kind = 'review_answered';

-- Time.
update public.timesheets set created_at = least(now(),
  (week_start + time '16:40') at time zone 'Europe/Stockholm');
update public.timesheets s set submitted_at = t.last_at
from told t where t.entity_id = s.id and t.kind = 'timesheet_submitted';
update public.timesheets s set decided_at = t.last_at
from told t where t.entity_id = s.id and t.kind in ('timesheet_approved', 'timesheet_rejected');

-- What consultants have paid.
update public.expenses x set submitted_at = t.last_at
from told t where t.entity_id = x.id and t.kind = 'expense_submitted';
update public.expenses x set decided_at = t.last_at
from told t where t.entity_id = x.id and t.kind in ('expense_approved', 'expense_rejected');
update public.expense_receipts r set stored_at = x.submitted_at
from public.expenses x where x.id = r.expense_id;

-- Invoices, claims and runs.
update public.invoices i set issued_at = t.first_at,
  issue_date = (t.first_at at time zone 'Europe/Stockholm')::date,
  due_date = (t.first_at at time zone 'Europe/Stockholm')::date + i.payment_terms_days
from told t where t.entity_id = i.id and t.kind in ('invoice_issued', 'claim_issued');
update public.invoices i set paid_at = t.first_at
from told t where t.entity_id = i.id and t.kind = 'invoice_paid';
update public.invoice_runs r set started_at = t.first_at
from told t where t.entity_id = r.id and t.kind = 'invoice_run_started';
update public.invoice_run_items x set done_at = r.started_at + interval '1 minute'
from public.invoice_runs r where r.id = x.run_id and x.done_at is not null;

-- Reminders: what was open then is as it is now, and interest is of the day.
update public.reminders r set sent_at = t.first_at,
  sent_on = (t.first_at at time zone 'Europe/Stockholm')::date
from told t where t.kind = 'reminder_sent' and (t.details ->> 'reminder_id')::uuid = r.id;
update public.reminders r set interest_ore = x.interest_ore
from public.reminders s, lateral private.late_interest(s.invoice_id, s.sent_on) x where s.id = r.id;
update public.reminder_pauses p set paused_at = t.last_at
from told t where t.entity_id = p.invoice_id and t.kind = 'reminders_paused';

-- Payments: by card on the day itself, by bank when the file was taken in or somebody placed it.
update public.payments p set received_at = t.first_at,
  received_on = (t.first_at at time zone 'Europe/Stockholm')::date
from told t where t.entity_id = p.invoice_id and t.kind = 'payment_received' and p.method = 'card'
  and (t.details ->> 'amount_ore')::bigint = p.amount_ore;
update public.payments p set received_at = t.last_at
from told t where t.entity_id = p.bank_transaction_id and t.kind = 'bank_transaction_booked';
update public.payment_allocations a set allocated_at = p.received_at
from public.payments p where p.id = a.payment_id;
update public.payment_attempts a set started_at = t.first_at, concluded_at = t.last_at,
  expires_at = t.first_at + interval '30 minutes'
from told t where t.entity_id = a.invoice_id and t.kind = 'payment_received'
  and a.state = 'paid';
update public.bank_files f set imported_at = t.first_at
from told t where t.entity_id = f.id and t.kind = 'bank_file_imported';
update public.refunds r set requested_at = t.first_at
from told t where t.entity_id = r.id and t.kind = 'refund_requested';
update public.disputes d set opened_at = t.first_at
from told t where t.entity_id = d.id and t.kind = 'dispute_opened';

-- The card account: a payment's money and a dispute's on their days, payouts as they were told.
update public.stripe_movements m set created_at = p.received_at, available_at = p.received_at
from public.payments p where p.id = m.payment_id and m.category = 'charge';
update public.stripe_movements m set created_at = d.opened_at, available_at = d.opened_at
from public.disputes d where d.payment_id = m.payment_id and m.category = 'dispute';

-- The books: each voucher on the day of what it tells, and numbered in that order.
create temporary table booked as
  select e.id, x.at, x.day, row_number() over (
    partition by extract(year from x.day) order by x.at, e.number) as number
  from public.ledger_entries e
  left join (
    select id as source_id, issued_at as at, null::date as day from public.invoices
    union all select id, issued_at, null from public.credit_notes
    union all select id, received_at, received_on from public.payments
    union all select id, allocated_at, null from public.payment_allocations
    union all select id, created_at, null from public.stripe_movements
    union all select private.id_of_text(stripe_id), created_at, null from public.stripe_movements
      where category = 'dispute'
    union all select id, requested_at, null from public.refunds) s using (source_id),
  lateral (
    select coalesce(s.at, e.created_at) as at,
      coalesce(s.day, (coalesce(s.at, e.created_at) at time zone 'Europe/Stockholm')::date) as day) x;
update public.ledger_entries e set number = e.number + 1000000000;
update public.ledger_entries e set created_at = b.at, number = b.number,
  booked_on = b.day, year = extract(year from b.day)
from booked b where b.id = e.id;
delete from private.voucher_counters;
insert into private.voucher_counters (year, last_number)
select year, max(number) from public.ledger_entries group by year;
drop table booked;

drop view told;
select private.rebuild_capacity(id) from public.consultants order by id;
-- The triggers that keep the packed rows are off here.
select private.rebuild_match_profiles();
