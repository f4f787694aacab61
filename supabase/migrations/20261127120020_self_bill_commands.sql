-- Self-bills: drawing up, sending, accepting, and issuing with a voucher.

create function private.self_bill_hash(p_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select encode(sha256(convert_to(jsonb_build_object('seller', b.seller, 'buyer', b.buyer,
    'period', b.period, 'currency', b.currency, 'vat_category', b.vat_category, 'net_ore', b.net_ore,
    'vat_ore', b.vat_ore, 'total_ore', b.total_ore, 'lines', (
      select jsonb_agg(to_jsonb(l) - array['is_free', 'credit_id'] order by l.position)
      from public.self_bill_lines l where l.self_bill_id = b.id))::text, 'UTF8')), 'hex')
  from public.self_bills b where b.id = p_id
$$;
comment on function private.self_bill_hash is
  'SHA-256 of everything that the seller accepts: parties, lines and sums. It can be made again from '
  'the stored rows at any time.';

create function private.check_self_bill(p_id uuid, p_facts public.seller_facts)
returns void
language plpgsql stable set search_path = ''
as $$
declare
  v_bad text;
begin
  with lines as (
    select l.*, case when l.expense_id is null then a.fee_ore else x.net_ore end as price,
      (select sum(e.minutes) from public.time_entries e where e.timesheet_id = l.timesheet_id) as worked,
      coalesce(t.assignment_id, x.assignment_id) as true_assignment_id, a.consultant_id,
      coalesce(t.state, x.state) as row_state
    from public.self_bill_lines l
    join public.assignments a on a.id = l.assignment_id
    left join public.timesheets t on t.id = l.timesheet_id
    left join public.expenses x on x.id = l.expense_id
    where l.self_bill_id = p_id
  )
  select case
    when not exists (select from lines) then 'lines'
    when exists (select from lines where assignment_id <> true_assignment_id
      or consultant_id <> b.consultant_id) then 'assignments'
    when exists (select from lines where row_state not in ('approved', 'invoiced')) then 'states'
    when exists (select from lines where minutes is distinct from worked) then 'minutes'
    when exists (select from lines where unit_price_ore <> price) then 'prices'
    when exists (select from lines where net_ore <>
      case when minutes is null then unit_price_ore else round(unit_price_ore * minutes / 60.0) end)
      then 'line nets'
    when b.vat_category <> case when p_facts.country <> 'SE' then 'AE'
      when p_facts.vat_number is null then 'E' else 'S' end then 'vat category'
    when exists (select from lines where vat_rate_bp <> case b.vat_category when 'S' then 2500 else 0 end)
      then 'vat rate'
    when b.net_ore <> (select sum(net_ore) from lines) then 'net'
    when b.vat_ore <> (select round(sum(net_ore * vat_rate_bp) / 10000.0) from lines) then 'vat'
  end into v_bad
  from public.self_bills b where b.id = p_id;
  if v_bad is not null then
    perform private.raise_problem(409, 'self_bill_sums_differ', jsonb_build_object('what', v_bad));
  end if;
end
$$;
comment on function private.check_self_bill is
  'Derives lines, prices, net and VAT again from time, expenses, the assignments'' frozen terms and '
  'the seller''s VAT, and refuses any difference.';

create function public.create_self_bill(p_actor uuid, p_consultant_id uuid, p_bill jsonb)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_id uuid := gen_random_uuid();
  v_facts public.seller_facts;
  v_agreement public.self_billing_agreements;
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform from public.timesheets t
  where t.id in (select (l ->> 'timesheet_id')::uuid from jsonb_array_elements(p_bill -> 'lines') l)
  order by t.id for no key update;
  select * into v_facts from public.seller_facts where consultant_id = p_consultant_id for share;
  select * into v_agreement from public.self_billing_agreements
  where consultant_id = p_consultant_id and ended_at is null for share;
  if v_facts.consultant_id is null then
    perform private.raise_problem(409, 'seller_facts_missing');
  elsif v_agreement.id is null then
    perform private.raise_problem(409, 'self_billing_not_agreed');
  elsif private.f_tax_proof_on(p_consultant_id, private.today()) is null then
    perform private.raise_problem(409, 'f_tax_proof_missing');
  end if;
  insert into public.self_bills (id, consultant_id, agreement_id, series, period, currency, vat_category,
    net_ore, vat_ore, total_ore, locale, seller, buyer, our_reference, created_by)
  select v_id, c.id, v_agreement.id, 'S' || c.number || '-',
    daterange((p_bill ->> 'period_from')::date, (p_bill ->> 'period_to')::date, '[]'), 'SEK',
    p_bill ->> 'vat_category', (p_bill ->> 'net_ore')::bigint, (p_bill ->> 'vat_ore')::bigint,
    (p_bill ->> 'total_ore')::bigint, coalesce(p.locale, 'sv'),
    to_jsonb(v_facts) - array['consultant_id', 'version', 'changed_at']
      || jsonb_build_object('contact', c.name, 'email', coalesce((
        select u.email::text from auth.users u where u.id = c.user_id), ''),
        'agreed_on', (v_agreement.agreed_at at time zone 'Europe/Stockholm')::date),
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'],
    coalesce((select q.name from public.people q where q.user_id = p_actor), s.name), p_actor
  from public.agency_settings s, public.consultants c
  left join public.people p on p.user_id = c.user_id
  where c.id = p_consultant_id;
  insert into public.self_bill_lines (self_bill_id, position, timesheet_id, expense_id, assignment_id,
    description, minutes, unit_price_ore, net_ore, vat_rate_bp, period)
  select v_id, l.ordinality, (l.value ->> 'timesheet_id')::uuid, (l.value ->> 'expense_id')::uuid,
    coalesce((select t.assignment_id from public.timesheets t where t.id = (l.value ->> 'timesheet_id')::uuid),
      (select x.assignment_id from public.expenses x where x.id = (l.value ->> 'expense_id')::uuid)),
    l.value ->> 'description', (l.value ->> 'minutes')::int, (l.value ->> 'unit_price_ore')::bigint,
    (l.value ->> 'net_ore')::bigint, (l.value ->> 'vat_rate_bp')::int,
    daterange((l.value ->> 'period_from')::date, (l.value ->> 'period_to')::date, '[]')
  from jsonb_array_elements(p_bill -> 'lines') with ordinality l;
  perform private.check_self_bill(v_id, v_facts);
  perform private.record_event('self_bill', v_id, 'self_bill_created', null, 'draft', 'agency', p_actor);
  return v_id;
exception when unique_violation then
  perform private.raise_problem(409, 'row_already_self_billed');
  return null;
end
$$;
comment on function public.create_self_bill is
  'Draws up a self-bill without number for approved time and expenses of a consultant. The sums come '
  'from the invoicing domain and are derived again here. Service role only; p_actor must be agency '
  'staff. Codes: seller_facts_missing, self_billing_not_agreed, f_tax_proof_missing, '
  'row_already_self_billed, self_bill_sums_differ.';
grant execute on function public.create_self_bill to service_role;

create function private.move_self_bill(
  p_row public.self_bills, p_to text, p_actor public.actor_role, p_actor_id uuid, p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('self_bill', p_row.state, p_to, p_actor);
  update public.self_bills set state = p_to, version = version + 1, reason = coalesce(btrim(p_reason), reason)
  where id = p_row.id;
  if p_to in ('rejected', 'withdrawn') then
    update public.self_bill_lines set is_free = true where self_bill_id = p_row.id;
  end if;
  perform private.record_event('self_bill', p_row.id, 'self_bill_' || p_to, p_row.state, p_to, p_actor,
    p_actor_id, p_reason,
    p_consultant_id => case when p_row.sent_at is not null or p_to = 'sent' then p_row.consultant_id end,
    p_details => jsonb_build_object('number', p_row.series || coalesce(p_row.number::text, '')));
end
$$;
comment on function private.move_self_bill is
  'Writes self_bills.state where nothing else changes with it, and frees the rows of one that is turned '
  'down or withdrawn. The row is locked by the caller.';

create function public.send_self_bills(p_ids uuid[])
returns table (sent int, skipped int)
language plpgsql volatile security definer -- self_bills has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.self_bills;
  v_agreement public.self_billing_agreements;
begin
  sent := 0;
  skipped := cardinality(p_ids);
  for v_row in select * from public.self_bills where id = any (p_ids) order by id for no key update loop
    select * into v_agreement from public.self_billing_agreements where id = v_row.agreement_id;
    continue when v_row.state <> 'draft' or v_agreement.ended_at is not null
      or private.f_tax_proof_on(v_row.consultant_id, private.today()) is null;
    perform private.assert_transition('self_bill', v_row.state, 'sent', 'agency');
    update public.self_bills set state = 'sent', version = version + 1, sent_at = now(),
      content_sha256 = private.self_bill_hash(id), answer_by = private.today() + v_agreement.silence_days
    where id = v_row.id;
    perform private.record_event('self_bill', v_row.id, 'self_bill_sent', 'draft', 'sent', 'agency',
      v_actor, p_consultant_id => v_row.consultant_id);
    perform private.enqueue('send_mail', jsonb_build_object('template', 'self_bill_sent', 'self_bill_id', v_row.id));
    sent := sent + 1;
    skipped := skipped - 1;
  end loop;
  return next;
end
$$;
comment on function public.send_self_bills is
  'Agency: asks the sellers to accept drafts. Those that are no drafts any more, whose agreement has '
  'ended or whose F-tax is not proved are skipped and counted.';
grant execute on function public.send_self_bills to authenticated;

create function public.withdraw_self_bill(p_id uuid, p_reason text default null)
returns void
language plpgsql volatile security definer -- self_bills has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.self_bills;
begin
  select * into v_row from public.self_bills where id = p_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state <> 'draft' and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  perform private.move_self_bill(v_row, 'withdrawn', 'agency', v_actor, p_reason);
end
$$;
comment on function public.withdraw_self_bill is
  'Agency: takes back a self-bill that is not issued; its rows are free again. One that the seller '
  'has seen needs a reason.';
grant execute on function public.withdraw_self_bill to authenticated;

create function public.decide_self_bill(
  p_id uuid, p_approve boolean, p_reason text default null, p_sha256 text default null)
returns text
language plpgsql volatile security definer -- self_bills has no write grants
set search_path = ''
as $$
declare
  v_row public.self_bills;
begin
  select * into v_row from public.self_bills
  where id = p_id and consultant_id = private.require_consultant() and sent_at is not null
  for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_approve and v_row.state in ('approved', 'issued') then
    return v_row.state;
  elsif p_approve and p_sha256 is distinct from v_row.content_sha256 then
    perform private.raise_problem(409, 'stale_page');
  elsif not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  if not p_approve then
    perform private.move_self_bill(v_row, 'rejected', 'consultant', auth.uid(), p_reason);
    perform private.enqueue('send_mail', jsonb_build_object('template', 'self_bill_rejected', 'self_bill_id', p_id));
    return 'rejected';
  end if;
  return private.accept_self_bill(v_row, 'consultant', auth.uid());
end
$$;
comment on function public.decide_self_bill is
  'The seller accepts what the hash stands for, and it is issued at once when F-tax is proved; or '
  'turns it down with a reason, and its rows are free again. Accepting twice is once. Returns the state.';
grant execute on function public.decide_self_bill to authenticated;

create function private.accept_self_bill(
  p_row public.self_bills, p_actor public.actor_role, p_actor_id uuid)
returns text
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.self_bills;
begin
  perform private.assert_transition('self_bill', p_row.state, 'approved', p_actor);
  update public.self_bills set state = 'approved', version = version + 1, decided_at = now(),
    decided_how = case p_actor when 'consultant' then 'explicit' else 'silent' end, decided_by = p_actor_id
  where id = p_row.id returning * into v_row;
  perform private.record_event('self_bill', v_row.id, 'self_bill_approved', p_row.state, 'approved', p_actor,
    p_actor_id, p_consultant_id => v_row.consultant_id,
    p_details => jsonb_build_object('sha256', v_row.content_sha256, 'how', v_row.decided_how));
  return private.issue_self_bill(v_row, 'system', null);
end
$$;
comment on function private.accept_self_bill is
  'Notes who accepted what and when, and issues. The row is locked by the caller.';

create function private.issue_self_bill(
  p_row public.self_bills, p_actor public.actor_role, p_actor_id uuid)
returns text
language plpgsql volatile set search_path = ''
as $$
declare
  v_proof uuid := private.f_tax_proof_on(p_row.consultant_id, private.today());
  v_row public.self_bills;
begin
  if v_proof is null then
    return p_row.state;
  elsif private.self_bill_hash(p_row.id) <> p_row.content_sha256 then
    perform private.raise_problem(409, 'self_bill_sums_differ', jsonb_build_object('what', 'hash'));
  end if;
  perform private.assert_transition('self_bill', p_row.state, 'issued', p_actor);
  update public.self_bills set state = 'issued', version = version + 1,
    number = private.next_number(series, 1), issue_date = private.today(),
    due_date = private.payout_day_from(private.today() + 1), f_tax_proof_id = v_proof, issued_at = now()
  where id = p_row.id returning * into v_row;
  perform private.record_event('self_bill', v_row.id, 'self_bill_issued', p_row.state, 'issued', p_actor,
    p_actor_id, p_consultant_id => v_row.consultant_id,
    p_details => jsonb_build_object('number', v_row.series || v_row.number));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_row.id));
  perform private.post_self_bill(v_row);
  return 'issued';
end
$$;
comment on function private.issue_self_bill is
  'Gives an accepted self-bill its number, day and payout day and books it; without proof of F-tax it '
  'stays accepted. The row is locked by the caller. Returns the state.';

create function private.post_self_bill(p_bill public.self_bills)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_cost text := case p_bill.vat_category when 'AE' then 'purchases_eu' else 'purchases' end;
  v_lines jsonb;
begin
  select jsonb_agg(private.posting(v_cost, x.net_ore, null, p_assignment_id => x.assignment_id)
    order by x.assignment_id) into v_lines
  from (select l.assignment_id, sum(l.net_ore)::bigint as net_ore from public.self_bill_lines l
    where l.self_bill_id = p_bill.id group by l.assignment_id) x;
  perform private.post_entry('self_bill_issued', p_bill.id, p_bill.series || p_bill.number, p_bill.issue_date,
    v_lines || private.posting('input_vat', p_bill.vat_ore)
      || private.reverse_charge_postings(p_bill.vat_category, p_bill.net_ore)
      || private.posting('payables', -p_bill.total_ore, p_bill.id),
    p_consultant_id => p_bill.consultant_id, p_actor => p_bill.decided_by);
end
$$;
comment on function private.post_self_bill is
  'Books a self-bill: cost for each assignment, input VAT, and the debt to the consultant.';

create function private.reverse_charge_postings(p_vat_category text, p_net_ore bigint)
returns jsonb
language sql immutable set search_path = ''
as $$
  select case when p_vat_category = 'AE' then jsonb_build_array(
    private.posting('input_vat_reverse', round(p_net_ore * 0.25)::bigint),
    private.posting('output_vat_reverse', -round(p_net_ore * 0.25)::bigint)) else '[]' end
$$;
comment on function private.reverse_charge_postings is
  'The VAT that the agency reckons itself on services from another EU state: out and in, 25 %.';

create function public.issue_self_bill(p_id uuid)
returns void
language plpgsql volatile security definer -- self_bills has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.self_bills;
begin
  select * into v_row from public.self_bills where id = p_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state = 'issued' then
    return;
  elsif v_row.state = 'approved' and private.issue_self_bill(v_row, 'agency', v_actor) = 'approved' then
    perform private.raise_problem(409, 'f_tax_proof_missing');
  elsif v_row.state <> 'approved' then
    perform private.assert_transition('self_bill', v_row.state, 'issued', 'agency');
  end if;
end
$$;
comment on function public.issue_self_bill is
  'Agency: issues what was accepted while F-tax was not proved. Twice is once. Code: f_tax_proof_missing.';
grant execute on function public.issue_self_bill to authenticated;

create function public.run_self_bill_clock()
returns int
language plpgsql volatile security definer -- a clock, which nobody is signed in for
set search_path = ''
as $$
declare
  v_row public.self_bills;
  v_count int := 0;
begin
  for v_row in select * from public.self_bills
    where (state = 'sent' and answer_by < private.today()) or state = 'approved'
    order by id for no key update skip locked
  loop
    if v_row.state = 'approved' then
      perform private.issue_self_bill(v_row, 'system', null);
    else
      perform private.accept_self_bill(v_row, 'system', null);
    end if;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function public.run_self_bill_clock is
  'Each night: what nobody objected to in time counts as accepted, where the agreement says so, and '
  'what was accepted is issued when F-tax is proved by now. Service role only.';
grant execute on function public.run_self_bill_clock to service_role;
