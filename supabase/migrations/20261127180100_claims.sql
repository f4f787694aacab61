-- Claims for late payment: interest, delay compensation, reminder fees, each on an issued document of
-- series R with its own number and OCR reference, without VAT, booked like any other invoice.

alter table public.invoices
  drop constraint invoices_vat_category_check,
  add constraint invoices_vat_category_check check (vat_category in ('S', 'AE', 'E')),
  add constraint invoices_claim_check check (
    (series = 'R') = (vat_category = 'E') and (series <> 'R' or (vat_ore = 0 and assignment_id is null)));
comment on column public.invoices.series is
  'A for work, R for claims because an invoice was paid late. Numbers of R begin at 900001, so that a '
  'number tells one document whatever its series.';
comment on column public.invoices.vat_category is
  'EN 16931: S standard rate, AE reverse charge, E without VAT (claims).';

create table public.claims (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  about_invoice_id uuid not null references public.invoices (id) on delete restrict,
  kind text not null check (kind in ('late_interest', 'delay_compensation', 'reminder_fee')),
  amount_ore bigint not null check (amount_ore > 0),
  period daterange,
  basis jsonb not null default '[]',
  unique (about_invoice_id, kind),
  check ((kind = 'late_interest') = (period is not null)),
  check (invoice_id <> about_invoice_id)
);
comment on table public.claims is
  'What is claimed because an invoice was paid late: once for each kind and invoice, also when it was '
  'withdrawn afterwards. Never changed.';
comment on column public.claims.invoice_id is 'The document of series R that claims it.';
comment on column public.claims.about_invoice_id is 'The invoice that was late.';
comment on column public.claims.amount_ore is 'In the currency of the document, which has no VAT.';
comment on column public.claims.period is 'Days of interest, half-open.';
comment on column public.claims.basis is
  'How interest was reckoned: [{from_day, to_day, days, principal_ore, rate_bp}], both days included.';
create index claims_invoice_id_idx on public.claims (invoice_id);
revoke all on public.claims from anon, authenticated;
grant select on public.claims to authenticated;
alter table public.claims enable row level security;
create policy claims_select_company on public.claims
  for select to authenticated using (invoice_id in (select i.id from public.invoices i));
create trigger claims_freeze before update or delete on public.claims
  for each row execute function private.refuse_change();

-- ---------------------------------------------------------------------------------------------
-- Late interest
-- ---------------------------------------------------------------------------------------------

create function private.late_interest_rows(p_invoice_id uuid, p_until date)
returns table (from_day date, to_day date, days int, principal_ore bigint, rate_bp int)
language sql stable set search_path = ''
as $$
  with late as (
    select i.id, i.due_date, i.total_ore + i.rounding_ore - coalesce((
      select sum(c.total_ore + c.rounding_ore) from public.credit_notes c
      where c.invoice_id = i.id), 0) as owed_ore
    from public.invoices i where i.id = p_invoice_id
  ), paid as (
    select p.received_on, sum(a.amount_ore) as amount_ore
    from public.payment_allocations a join public.payments p on p.id = a.payment_id
    where a.invoice_id = p_invoice_id group by p.received_on
  ), day as (
    select d::date as day, private.reference_rate_on(d::date) as reference_bp,
      late.owed_ore - coalesce((
        select sum(paid.amount_ore) from paid where paid.received_on <= d::date), 0) as principal_ore
    from late, generate_series((late.due_date + 1)::timestamp, p_until::timestamp, interval '1 day') d
  )
  select min(day.day), max(day.day), count(*)::int, day.principal_ore::bigint,
    (day.reference_bp + 800)::int
  from day
  where day.principal_ore > 0
  group by day.principal_ore, day.reference_bp, private.half_year_of(day.day)
  order by 1
$$;
comment on function private.late_interest_rows is
  'Days after the due date up to and including p_until with one principal and one rate: reference '
  'rate and 8 percentage points (räntelagen 6 §). What was credited was never owed; a payment lowers '
  'the principal from the day it arrived. The rate is null where that of a half-year is not known.';

create function private.late_interest(p_invoice_id uuid, p_until date)
returns table (interest_ore bigint, missing_half date, basis jsonb)
language sql stable set search_path = ''
as $$
  select case when bool_or(r.rate_bp is null) then null
      else coalesce(round(sum(r.principal_ore::numeric * greatest(r.rate_bp, 0) * r.days) / 3650000), 0) end::bigint,
    min(private.half_year_of(r.from_day)) filter (where r.rate_bp is null),
    coalesce(jsonb_agg(to_jsonb(r) order by r.from_day), '[]')
  from private.late_interest_rows(p_invoice_id, p_until) r
$$;
comment on function private.late_interest is
  'Simple interest, actual/365, rounded once, halves up. Null when the reference rate of a half-year '
  'it runs through is missing; missing_half is then the first such half-year. Never guessed.';

create function public.get_late_interest(p_invoice_id uuid, p_until date default null)
returns table (interest_ore bigint, missing_half date, basis jsonb)
language plpgsql stable security definer -- reads every payment of the invoice
set search_path = ''
as $$
begin
  perform private.require_agency();
  return query select * from private.late_interest(p_invoice_id, coalesce(p_until, private.today()));
end
$$;
comment on function public.get_late_interest is 'Agency: late interest of an invoice up to and including a day, today unless told.';
grant execute on function public.get_late_interest to authenticated;

-- ---------------------------------------------------------------------------------------------
-- What may be claimed
-- ---------------------------------------------------------------------------------------------

create function private.check_claim()
returns trigger
language plpgsql volatile security definer -- must see every row, whoever acts
set search_path = ''
as $$
declare
  v_about public.invoices;
  v_claim public.invoices;
  v_company public.companies;
  v_interest bigint;
  v_bad text;
begin
  select * into v_about from public.invoices where id = new.about_invoice_id;
  select * into v_claim from public.invoices where id = new.invoice_id;
  select * into v_company from public.companies where id = v_about.company_id;
  if new.kind = 'late_interest' then
    select x.interest_ore into v_interest from private.late_interest(v_about.id, upper(new.period) - 1) x;
  end if;
  v_bad := case
    when v_about.series <> 'A' or v_claim.series <> 'R' then 'document'
    when v_about.company_id <> v_claim.company_id then 'company'
    when new.kind = 'late_interest' and new.amount_ore is distinct from v_interest then 'interest'
    when new.kind = 'late_interest' and v_claim.currency <> v_about.currency then 'currency'
    when new.kind <> 'late_interest' and v_claim.currency <> 'SEK' then 'currency'
    when new.kind = 'delay_compensation' and not (v_company.claims_delay_compensation and new.amount_ore = 45000)
      then 'delay compensation'
    when new.kind = 'reminder_fee' and not coalesce(
      v_company.reminder_fee_agreed_on <= v_about.issue_date and new.amount_ore <= 6000, false)
      then 'reminder fee' end;
  if v_bad is not null then
    perform private.raise_problem(409, 'claim_not_allowed', jsonb_build_object('what', v_bad));
  end if;
  return new;
end
$$;
comment on function private.check_claim is
  'Trigger: a fee only when it was agreed by the day of the invoice and at most 60 kr (lag 1981:739, '
  '2 and 4 §§), delay compensation of 450 kr only when chosen (4 a §), interest only as reckoned.';
create trigger claims_check before insert on public.claims
  for each row execute function private.check_claim();

-- ---------------------------------------------------------------------------------------------
-- Issuing and withdrawing
-- ---------------------------------------------------------------------------------------------

create function private.post_claim(p_invoice public.invoices)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_rows jsonb;
begin
  select jsonb_agg(private.posting(x.role, -x.amount_ore, null, p_invoice.currency,
    -private.to_sek(x.amount_ore, p_invoice.sek_rate)) order by x.role)
  into v_rows
  from (select case c.kind when 'late_interest' then 'interest_income' else 'reminder_fees' end as role,
      sum(c.amount_ore)::bigint as amount_ore
    from public.claims c where c.invoice_id = p_invoice.id group by 1) x;
  perform private.post_entry('claim_issued', p_invoice.id, p_invoice.number::text, p_invoice.issue_date,
    jsonb_build_array(private.posting('receivables', p_invoice.total_ore, p_invoice.id, p_invoice.currency,
      -(select sum((x ->> 'sek_ore')::bigint) from jsonb_array_elements(v_rows) x)::bigint)) || v_rows,
    p_invoice.company_id, p_actor => p_invoice.issued_by);
end
$$;
comment on function private.post_claim is 'Books a claim: the customer owes it; interest and fees are income without VAT.';

create function private.issue_claim(
  p_about public.invoices, p_kind text, p_amount_ore bigint, p_currency text,
  p_until date default null, p_basis jsonb default '[]', p_actor uuid default null)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_company public.companies;
  v_rate public.exchange_rates;
  v_invoice public.invoices;
begin
  select * into v_company from public.companies where id = p_about.company_id for share;
  if p_currency <> 'SEK' then
    v_rate := private.rate_on(p_currency, private.today());
    if v_rate.rate is null then
      return null;
    end if;
  end if;
  insert into public.invoices (number, series, company_id, issue_date, due_date, period, currency,
    vat_category, net_ore, vat_ore, total_ore, rounding_ore, sek_rate, sek_rate_day, sek_rate_source,
    vat_sek_ore, ocr, locale, seller, buyer, our_reference, your_reference, order_number,
    payment_terms_days, issued_by)
  select n.number, 'R', v_company.id, private.today(), private.today() + 10,
    daterange(p_about.due_date + 1, coalesce(p_until, private.today()), '[]'), p_currency,
    'E', p_amount_ore, 0, p_amount_ore, 0, v_rate.rate, v_rate.day, v_rate.source,
    case when v_rate.rate is not null then 0 end, private.ocr_reference(n.number), v_company.locale,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'],
    jsonb_build_object('name', v_company.name, 'organisation_number',
      v_company.organisation_number, 'vat_number', v_company.vat_number, 'street',
      v_company.street, 'postal_code', v_company.postal_code, 'city', v_company.city, 'country',
      v_company.country),
    s.name, v_company.invoice_reference, p_about.order_number, 10, p_actor
  from public.agency_settings s, lateral (select private.next_number('R', 900001) as number) n
  returning * into v_invoice;
  insert into public.claims (invoice_id, about_invoice_id, kind, amount_ore, period, basis)
  values (v_invoice.id, p_about.id, p_kind, p_amount_ore,
    case when p_kind = 'late_interest' then daterange(p_about.due_date + 1, p_until, '[]') end, p_basis);
  perform private.record_event('invoice', v_invoice.id, 'claim_issued', null, 'issued',
    case when p_actor is null then 'system' else 'agency' end::public.actor_role, p_actor,
    p_company_id => v_company.id, p_details => jsonb_build_object(
      'number', v_invoice.number, 'about_invoice_id', p_about.id, 'kind', p_kind));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_invoice.id));
  perform private.post_claim(v_invoice);
  return v_invoice.id;
end
$$;
comment on function private.issue_claim is
  'Issues one claim about a late invoice, due in ten days, with its voucher. Null, and nothing issued, '
  'when the rate of a foreign currency is missing. The late invoice''s row is locked by the caller.';

create function public.withdraw_claim(p_invoice_id uuid, p_reason text)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_invoice public.invoices;
  v_note public.credit_notes;
  v_rows jsonb;
  v_sek bigint;
  v_owed_sek bigint;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id and series = 'R' for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif exists (select from public.credit_notes c where c.invoice_id = p_invoice_id) then
    perform private.raise_problem(409, 'claim_already_withdrawn');
  end if;
  insert into public.credit_notes (number, invoice_id, company_id, issue_date, reason, net_ore,
    vat_ore, total_ore, rounding_ore, settlement, seller, issued_by)
  select private.next_number('K', 1), v_invoice.id, v_invoice.company_id, private.today(),
    btrim(p_reason), v_invoice.net_ore, 0, v_invoice.total_ore, 0,
    case when private.open_amount(p_invoice_id) >= v_invoice.total_ore then 'deducted' else 'kept' end,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'], v_actor
  from public.agency_settings s returning * into v_note;
  perform private.settle_invoice(v_invoice, v_actor);
  perform private.record_event('invoice', v_invoice.id, 'claim_withdrawn', null, null, 'agency',
    v_actor, p_reason, v_invoice.company_id,
    p_details => jsonb_build_object('credit_note_id', v_note.id, 'number', v_note.series || v_note.number));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_note.id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'credit_note_issued', 'credit_note_id', v_note.id));
  select jsonb_agg(private.posting(x.role, x.amount_ore, null, v_invoice.currency,
    private.to_sek(x.amount_ore, v_invoice.sek_rate)) order by x.role)
  into v_rows
  from (select case c.kind when 'late_interest' then 'interest_income' else 'reminder_fees' end as role,
      sum(c.amount_ore)::bigint as amount_ore
    from public.claims c where c.invoice_id = v_invoice.id group by 1) x;
  select sum((x ->> 'sek_ore')::bigint) into v_sek from jsonb_array_elements(v_rows) x;
  -- A credit that ends the debt ends it in kronor too.
  v_owed_sek := case when private.invoice_balance(v_invoice.id) = 0
    then private.sek_balance('receivables', v_invoice.id) else v_sek end;
  perform private.post_entry('credit_note_issued', v_note.id, v_note.series || v_note.number,
    v_note.issue_date, jsonb_build_array(
      private.posting('receivables', -v_note.total_ore, v_invoice.id, v_invoice.currency, -v_owed_sek),
      private.posting('exchange_differences', 0, null, v_invoice.currency, v_owed_sek - v_sek)) || v_rows,
    v_note.company_id, p_actor => v_actor);
  perform private.release_surplus(v_invoice, v_actor);
  return v_note.id;
end
$$;
comment on function public.withdraw_claim is
  'Agency: takes a claim back whole, by a credit note with its voucher. What was paid for it becomes '
  'the customer''s credit. Codes: reason_required, reason_too_long, claim_already_withdrawn.';
grant execute on function public.withdraw_claim to authenticated;
