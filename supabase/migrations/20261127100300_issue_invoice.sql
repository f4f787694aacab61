-- Issuing an invoice for approved time and expenses, with its voucher.

create function private.next_number(p_series text, p_first bigint)
returns bigint
language sql volatile set search_path = ''
as $$
  insert into private.invoice_counters as c (series, last_number) values (p_series, p_first)
  on conflict (series) do update set last_number = c.last_number + 1
  returning last_number
$$;
comment on function private.next_number is
  'The next number of a series; the counter row stays locked until the issuing transaction ends.';

drop function public.issue_invoice(uuid, uuid[], jsonb);
drop function private.check_invoice_sums(uuid, uuid[], public.companies);

create function private.check_invoice_sums(
  p_invoice_id uuid, p_timesheet_ids uuid[], p_expense_ids uuid[], p_company public.companies)
returns void
language plpgsql stable set search_path = ''
as $$
declare
  v_bad text;
begin
  with lines as (
    select l.*, i.sek_rate,
      case when l.expense_id is null then a.rate_ore else x.net_ore end as price_sek_ore,
      (select sum(e.minutes) from public.time_entries e where e.timesheet_id = l.timesheet_id) as worked,
      coalesce(t.assignment_id, x.assignment_id) as true_assignment_id
    from public.invoice_lines l
    join public.invoices i on i.id = l.invoice_id
    join public.assignments a on a.id = l.assignment_id
    left join public.timesheets t on t.id = l.timesheet_id
    left join public.expenses x on x.id = l.expense_id
    where l.invoice_id = p_invoice_id
  ), vat as (
    select vat_rate_bp, round(sum(net_ore) * vat_rate_bp / 10000.0) as vat_ore
    from lines group by vat_rate_bp
  )
  select case
    when (select array_agg(timesheet_id order by timesheet_id) from lines where timesheet_id is not null)
      is distinct from (select array_agg(x order by x) from unnest(p_timesheet_ids) x) then 'timesheets'
    when (select array_agg(expense_id order by expense_id) from lines where expense_id is not null)
      is distinct from (select array_agg(x order by x) from unnest(p_expense_ids) x) then 'expenses'
    when exists (select from lines where assignment_id <> true_assignment_id) then 'assignments'
    when exists (select from lines where minutes is distinct from worked) then 'minutes'
    when exists (select from lines where unit_price_ore <>
      round(price_sek_ore / coalesce(sek_rate, 1))) then 'prices'
    when exists (select from lines where net_ore <>
      case when minutes is null then unit_price_ore else round(unit_price_ore * minutes / 60.0) end)
      then 'line nets'
    when i.net_ore <> (select sum(net_ore) from lines) then 'net'
    when i.vat_ore <> (select sum(vat_ore) from vat) then 'vat'
    when i.rounding_ore <> case when p_company.rounds_to_krona and i.currency = 'SEK'
      then round(i.total_ore / 100.0) * 100 - i.total_ore else 0 end then 'rounding'
    when i.vat_sek_ore is distinct from (case when i.sek_rate is not null
      then private.to_sek(i.vat_ore, i.sek_rate) end) then 'vat in kronor'
    when (p_company.country = 'SE') <> (i.vat_category = 'S') then 'vat category'
    when exists (select from lines where vat_rate_bp <> case i.vat_category when 'S' then 2500 else 0 end)
      then 'vat rate'
    when i.vat_category = 'AE' and p_company.vat_number is null then 'buyer vat number'
  end into v_bad
  from public.invoices i where i.id = p_invoice_id;
  if v_bad is not null then
    perform private.raise_problem(409, 'invoice_sums_differ', jsonb_build_object('what', v_bad));
  end if;
end
$$;
comment on function private.check_invoice_sums is
  'Derives lines, prices in the invoice''s currency, net, VAT and rounding again from time, expenses '
  'and terms (EN 16931: VAT for each rate on the sum of its lines) and refuses any difference.';

create function private.post_invoice(p_invoice public.invoices)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_sales text := case p_invoice.vat_category when 'S' then 'sales' else 'sales_eu' end;
  v_lines jsonb;
  v_vat_sek bigint := private.to_sek(p_invoice.vat_ore, p_invoice.sek_rate);
begin
  select jsonb_agg(private.posting(v_sales, -x.net_ore, null, p_invoice.currency,
    -private.to_sek(x.net_ore, p_invoice.sek_rate), x.assignment_id) order by x.assignment_id)
  into v_lines
  from (select l.assignment_id, sum(l.net_ore)::bigint as net_ore from public.invoice_lines l
    where l.invoice_id = p_invoice.id group by l.assignment_id) x;
  v_lines := v_lines
    || private.posting('output_vat', -p_invoice.vat_ore, null, p_invoice.currency, -v_vat_sek)
    || private.posting('rounding', -p_invoice.rounding_ore);
  perform private.post_entry('invoice_issued', p_invoice.id, p_invoice.number::text,
    p_invoice.issue_date, jsonb_build_array(private.posting('receivables',
      p_invoice.total_ore + p_invoice.rounding_ore, p_invoice.id, p_invoice.currency,
      -(select sum((x ->> 'sek_ore')::bigint) from jsonb_array_elements(v_lines) x)::bigint)) || v_lines,
    p_invoice.company_id, p_actor => p_invoice.issued_by);
end
$$;
comment on function private.post_invoice is
  'Books an issued invoice: the customer owes the total; sales for each assignment, VAT, rounding.';

create function public.issue_invoice(
  p_actor uuid, p_timesheet_ids uuid[], p_invoice jsonb, p_expense_ids uuid[] default '{}')
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_sheet public.timesheets;
  v_expense public.expenses;
  v_assignments uuid[];
  v_company public.companies;
  v_terms smallint;
  v_rate public.exchange_rates;
  v_invoice public.invoices;
  v_id uuid := gen_random_uuid();
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  for v_sheet in select * from public.timesheets where id = any (p_timesheet_ids)
    order by id for no key update
  loop
    perform private.move_timesheet(v_sheet, 'invoiced', 'agency', null, p_actor);
    v_assignments := v_assignments || v_sheet.assignment_id;
  end loop;
  for v_expense in select * from public.expenses where id = any (p_expense_ids)
    order by id for no key update
  loop
    perform private.move_expense(v_expense, 'invoiced', 'agency', null, p_actor);
    v_assignments := v_assignments || v_expense.assignment_id;
  end loop;
  select array_agg(distinct x order by x) into v_assignments from unnest(v_assignments) x;
  if v_assignments is null then
    perform private.raise_problem(404, 'not_found');
  elsif (select count(distinct a.company_id) from public.assignments a where a.id = any (v_assignments)) > 1 then
    perform private.raise_problem(400, 'several_companies');
  end if;
  select min(a.payment_terms_days) into v_terms from public.assignments a where a.id = any (v_assignments);
  select c.* into v_company from public.companies c
  where c.id = (select a.company_id from public.assignments a where a.id = v_assignments[1]) for share;
  if v_company.invoice_currency <> 'SEK' then
    v_rate := private.rate_on(v_company.invoice_currency, private.today());
    if v_rate.rate is null then
      perform private.raise_problem(409, 'exchange_rate_missing',
        jsonb_build_object('currency', v_company.invoice_currency));
    end if;
  end if;
  insert into public.invoices (id, number, company_id, assignment_id, issue_date, due_date,
    period, currency, vat_category, net_ore, vat_ore, total_ore, rounding_ore, sek_rate,
    sek_rate_day, sek_rate_source, vat_sek_ore, ocr, locale, seller, buyer,
    our_reference, your_reference, order_number, payment_terms_days, issued_by)
  select v_id, n.number, v_company.id,
    case when cardinality(v_assignments) = 1 then v_assignments[1] end, private.today(),
    private.today() + v_terms,
    daterange((p_invoice ->> 'period_from')::date, (p_invoice ->> 'period_to')::date, '[]'),
    v_company.invoice_currency, p_invoice ->> 'vat_category', (p_invoice ->> 'net_ore')::bigint,
    (p_invoice ->> 'vat_ore')::bigint, (p_invoice ->> 'total_ore')::bigint,
    coalesce((p_invoice ->> 'rounding_ore')::bigint, 0), v_rate.rate, v_rate.day, v_rate.source,
    (p_invoice ->> 'vat_sek_ore')::bigint,
    private.ocr_reference(n.number), v_company.locale,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'],
    jsonb_build_object('name', v_company.name, 'organisation_number',
      v_company.organisation_number, 'vat_number', v_company.vat_number, 'street',
      v_company.street, 'postal_code', v_company.postal_code, 'city', v_company.city, 'country',
      v_company.country),
    coalesce((select p.name from public.people p where p.user_id = p_actor), s.name),
    v_company.invoice_reference, v_company.order_number, v_terms, p_actor
  from public.agency_settings s,
    lateral (select private.next_invoice_number('A') as number) n
  returning * into v_invoice;
  insert into public.invoice_lines (invoice_id, position, timesheet_id, expense_id, assignment_id,
    description, minutes, unit_price_ore, net_ore, vat_rate_bp, period)
  select v_id, l.ordinality, (l.value ->> 'timesheet_id')::uuid, (l.value ->> 'expense_id')::uuid,
    coalesce((select t.assignment_id from public.timesheets t where t.id = (l.value ->> 'timesheet_id')::uuid),
      (select x.assignment_id from public.expenses x where x.id = (l.value ->> 'expense_id')::uuid)),
    l.value ->> 'description', (l.value ->> 'minutes')::int, (l.value ->> 'unit_price_ore')::bigint,
    (l.value ->> 'net_ore')::bigint, (l.value ->> 'vat_rate_bp')::int,
    daterange((l.value ->> 'period_from')::date, (l.value ->> 'period_to')::date, '[]')
  from jsonb_array_elements(p_invoice -> 'lines') with ordinality l;
  perform private.check_invoice_sums(v_id, nullif(p_timesheet_ids, '{}'), nullif(p_expense_ids, '{}'), v_company);
  perform private.record_event('invoice', v_id, 'invoice_issued', null, 'issued', 'agency',
    p_actor, p_company_id => v_company.id,
    p_details => jsonb_build_object('number', v_invoice.number, 'assignment_id', v_invoice.assignment_id));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'invoice_issued', 'invoice_id', v_id));
  perform private.post_invoice(v_invoice);
  return v_id;
end
$$;
comment on function public.issue_invoice is
  'Issues one invoice for approved timesheets and expenses of one company: number from the gapless '
  'series, OCR reference, frozen parties and rate, lines, voucher. Prices in another currency are '
  'the terms in kronor at the rate of the day. The sums come from the invoicing domain and are '
  'derived again here. Service role only; p_actor must be agency staff.';
grant execute on function public.issue_invoice to service_role;
