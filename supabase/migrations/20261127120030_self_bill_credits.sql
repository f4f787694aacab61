-- Crediting rows of self-bills, and what the check of the books looks at in debts to consultants.

create function private.self_bill_balance(p_id uuid)
returns bigint
language sql stable set search_path = ''
as $$
  select (case b.state when 'issued' then b.total_ore else 0 end - coalesce((
    select sum(c.total_ore) from public.self_bill_credits c where c.self_bill_id = b.id), 0))::bigint
  from public.self_bills b where b.id = p_id
$$;
comment on function private.self_bill_balance is
  'What the agency owes for a self-bill by the books; negative is owed by the consultant.';

create function public.credit_self_bill(p_id uuid, p_positions smallint[], p_reason text)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_bill public.self_bills;
  v_credit public.self_bill_credits;
  v_id uuid := gen_random_uuid();
  v_net bigint;
  v_vat bigint;
begin
  select * into v_bill from public.self_bills where id = p_id for no key update;
  if not found or v_bill.state <> 'issued' then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif cardinality(p_positions) = 0 or cardinality(p_positions) is distinct from (
    select count(*)::int from public.self_bill_lines l
    where l.self_bill_id = p_id and l.position = any (p_positions)) then
    perform private.raise_problem(400, 'credit_lines_unknown');
  elsif exists (select from public.self_bill_lines l where l.self_bill_id = p_id
    and l.position = any (p_positions) and l.credit_id is not null) then
    perform private.raise_problem(409, 'line_already_credited');
  end if;
  -- VAT of what is credited now and before, less that of before: all credits together give zero.
  select sum(l.net_ore) filter (where l.position = any (p_positions)),
    round(sum(l.net_ore * l.vat_rate_bp) / 10000.0)
      - coalesce(round(sum(l.net_ore * l.vat_rate_bp) filter (where l.credit_id is not null) / 10000.0), 0)
  into v_net, v_vat from public.self_bill_lines l
  where l.self_bill_id = p_id and (l.credit_id is not null or l.position = any (p_positions));
  insert into public.self_bill_credits (id, series, number, self_bill_id, consultant_id, issue_date, reason,
    net_ore, vat_ore, total_ore, settlement, issued_by)
  select v_id, s.series, private.next_number(s.series, 1), p_id, v_bill.consultant_id, private.today(),
    btrim(p_reason), v_net, v_vat, v_net + v_vat,
    case when private.self_bill_balance(p_id) >= v_net + v_vat then 'deducted' else 'kept' end, v_actor
  from (select replace(v_bill.series, 'S', 'SK') as series) s
  returning * into v_credit;
  update public.self_bill_lines set credit_id = v_id
  where self_bill_id = p_id and position = any (p_positions);
  perform private.record_event('self_bill', p_id, 'self_bill_credited', null, null, 'agency', v_actor,
    p_reason, p_consultant_id => v_bill.consultant_id,
    p_details => jsonb_build_object('credit_id', v_id, 'number', v_credit.series || v_credit.number));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'self_bill_credited', 'credit_id', v_id));
  perform private.post_self_bill_credit(v_credit, v_bill);
  return v_id;
end
$$;
comment on function public.credit_self_bill is
  'Agency: takes back whole rows of an issued self-bill. The time and expenses may be billed again; '
  'what was paid already is taken off the next payout. Codes: reason_required, credit_lines_unknown, '
  'line_already_credited.';
grant execute on function public.credit_self_bill to authenticated;

create function private.post_self_bill_credit(p_credit public.self_bill_credits, p_bill public.self_bills)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_cost text := case p_bill.vat_category when 'AE' then 'purchases_eu' else 'purchases' end;
  v_lines jsonb;
begin
  select jsonb_agg(private.posting(v_cost, -x.net_ore, null, p_assignment_id => x.assignment_id)
    order by x.assignment_id) into v_lines
  from (select l.assignment_id, sum(l.net_ore)::bigint as net_ore from public.self_bill_lines l
    where l.credit_id = p_credit.id group by l.assignment_id) x;
  perform private.post_entry('self_bill_credited', p_credit.id, p_credit.series || p_credit.number,
    p_credit.issue_date, v_lines || private.posting('input_vat', -p_credit.vat_ore)
      || private.reverse_charge_postings(p_bill.vat_category, -p_credit.net_ore)
      || private.posting('payables', p_credit.total_ore, p_bill.id),
    p_consultant_id => p_bill.consultant_id, p_actor => p_credit.issued_by);
end
$$;
comment on function private.post_self_bill_credit is 'Books a credit: the self-bill''s rows the other way round.';

-- ---------------------------------------------------------------------------------------------
-- The check of the books
-- ---------------------------------------------------------------------------------------------

create function private.find_payable_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select 'payable_differs', b.series || b.number, private.self_bill_balance(b.id), coalesce(-x.amount_ore, 0)
  from public.self_bills b
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles r on r.role = 'payables' and p.account between r.from_number and r.to_number
    group by p.document_id) x on x.document_id = b.id
  where b.state = 'issued' and private.self_bill_balance(b.id) <> coalesce(-x.amount_ore, 0)
  union all
  select 'self_bill_gap', s.series, max(s.number)::bigint, count(*)
  from (select series, number from public.self_bills where number is not null
    union all select series, number from public.self_bill_credits) s
  group by s.series having max(s.number) <> count(*)
$$;
comment on function private.find_payable_problems is
  'Debts to consultants against open self-bills, and numbers that are missing in a seller''s series.';

alter function private.find_ledger_problems() rename to find_receivable_problems;
create function private.find_ledger_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select * from private.find_receivable_problems()
  union all
  select * from private.find_payable_problems()
$$;
comment on function private.find_ledger_problems is
  'What does not balance in the books: on the customers'' side and on the consultants''.';
