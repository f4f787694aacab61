-- Dates of what consultants are billed and paid in the demo, derived from the events: what happened
-- when its event says so. Run in one go by history.ts, before history.sql; may run again.

create temporary view said as
  select entity_id, kind, details, min(occurred_at) as at,
    (min(occurred_at) at time zone 'Europe/Stockholm')::date as day
  from public.events group by entity_id, kind, details;

update public.seller_facts f set changed_at = s.at
from said s where s.entity_id = f.consultant_id and s.kind = 'seller_facts_changed';
-- The first time everything is stated; after that only accounts are changed in the demo.
update public.payout_account_changes c set changed_at = s.at
from said s where s.entity_id = c.consultant_id and s.kind = 'seller_facts_changed'
  and not s.details -> 'fields' ? 'legal_name';
update public.self_billing_agreements a set agreed_at = s.at
from said s where s.entity_id = a.consultant_id and s.kind = 'self_billing_agreed';
update public.f_tax_proofs p set recorded_at = s.at
from said s where s.entity_id = p.consultant_id and s.kind = 'f_tax_proof_recorded';

-- Self-bills. The agreement's day is a part of what is accepted.
update public.self_bills b set created_at = s.at
from said s where s.entity_id = b.id and s.kind = 'self_bill_created';
update public.self_bills b set sent_at = s.at, answer_by = s.day + (
  select a.silence_days from public.self_billing_agreements a where a.id = b.agreement_id)
from said s where s.entity_id = b.id and s.kind = 'self_bill_sent';
update public.self_bills b set decided_at = s.at
from said s where s.entity_id = b.id and s.kind = 'self_bill_approved';
update public.self_bills b set issued_at = s.at, issue_date = s.day,
  due_date = private.payout_day_from(s.day + 1)
from said s where s.entity_id = b.id and s.kind = 'self_bill_issued';
update public.self_bills b set seller = jsonb_set(b.seller, '{agreed_on}',
  to_jsonb((a.agreed_at at time zone 'Europe/Stockholm')::date))
from public.self_billing_agreements a where a.id = b.agreement_id;
update public.self_bills b set content_sha256 = private.self_bill_hash(b.id)
where content_sha256 is not null;
update public.events e set details = jsonb_set(e.details, '{sha256}', to_jsonb(b.content_sha256))
from public.self_bills b where b.id = e.entity_id and e.kind = 'self_bill_approved';
update public.self_bill_credits c set issued_at = s.at, issue_date = s.day,
  object_by = s.day + private.days_to_object(c.self_bill_id)
from said s where s.kind = 'self_bill_credited' and (s.details ->> 'credit_id')::uuid = c.id;
update public.self_bill_objections o set objected_at = s.at
from said s where s.kind = 'self_bill_credit_objected' and (s.details ->> 'credit_id')::uuid = o.credit_id;

-- Runs: paid on the day that was promised.
update public.payout_runs r set created_at = s.at, pay_on = (
  select max(b.due_date) from public.payouts p
  join public.payout_parts x on x.payout_id = p.id
  join public.self_bills b on b.id = x.self_bill_id where p.run_id = r.id)
from said s where s.entity_id = r.id and s.kind = 'payout_run_created';
update public.payout_runs r set approved_at = s.at
from said s where s.entity_id = r.id and s.kind = 'payout_run_approved';
update public.payout_files f set made_at = s.at
from said s where s.entity_id = f.run_id and s.kind = 'payout_run_sent';
update public.payout_movements m set matched_at = s.at
from said s join public.bank_transactions t on t.file_id = s.entity_id
where s.kind = 'bank_file_imported' and t.id = m.bank_transaction_id;
update public.payouts p set sent_at = s.at
from said s where s.entity_id = p.id and s.kind = 'payout_sent';
update public.payouts p set paid_on = s.day
from said s where s.entity_id = p.id and s.kind = 'payout_paid';
update public.payout_answers a set received_at = s.at
from said s where s.entity_id = a.run_id and s.kind = 'payout_run_closed';

-- Their vouchers; history.sql numbers all of the books by these.
update public.ledger_entries e set created_at = s.at
from said s where s.entity_id = e.source_id and s.kind = e.kind
  and e.kind in ('self_bill_issued', 'payout_sent', 'payout_paid', 'payout_rejected');
update public.ledger_entries e set created_at = c.issued_at
from public.self_bill_credits c where c.id = e.source_id and e.kind = 'self_bill_credited';

drop view said;
