-- How a company is billed: collected or not, currency and terms.

alter table public.companies
  add column invoice_collection text not null default 'assignment'
    check (invoice_collection in ('assignment', 'month')),
  add column long_terms_agreed boolean not null default false,
  drop constraint companies_payment_terms_days_check,
  add constraint companies_payment_terms_days_check check (payment_terms_days between 0 and 90),
  add constraint companies_long_terms_check check (payment_terms_days <= 60 or long_terms_agreed);
comment on column public.companies.invoice_collection is
  'An invoice for each assignment, or one for all work of a month.';
comment on column public.companies.long_terms_agreed is
  'The agency has expressly agreed to terms above 60 days (räntelagen 2 a §).';
create function public.save_company_billing(p_company_id uuid, p jsonb)
returns void
language plpgsql volatile security definer -- companies has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_old public.companies;
begin
  select * into v_old from public.companies where id = p_company_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif (p ->> 'is_public_body')::boolean and (p ->> 'payment_terms_days')::int > 30 then
    perform private.raise_problem(400, 'terms_of_public_body');
  elsif (p ->> 'payment_terms_days')::int > 60 and not (p ->> 'long_terms_agreed')::boolean then
    perform private.raise_problem(400, 'terms_not_agreed');
  end if;
  update public.companies set
    organisation_number = coalesce(nullif(p ->> 'organisation_number', ''), organisation_number),
    is_public_body = (p ->> 'is_public_body')::boolean,
    invoice_currency = p ->> 'invoice_currency',
    rounds_to_krona = (p ->> 'rounds_to_krona')::boolean and p ->> 'invoice_currency' = 'SEK',
    invoice_collection = p ->> 'invoice_collection',
    payment_terms_days = (p ->> 'payment_terms_days')::smallint,
    long_terms_agreed = (p ->> 'long_terms_agreed')::boolean and (p ->> 'payment_terms_days')::int > 60
  where id = p_company_id;
  perform private.record_event('company', p_company_id, 'company_billing_changed', null, null,
    'agency', v_actor, p_company_id => p_company_id, p_details => jsonb_build_object(
      'terms_from', v_old.payment_terms_days, 'terms_to', p -> 'payment_terms_days',
      'currency', p -> 'invoice_currency', 'collection', p -> 'invoice_collection'));
  if v_old.reminder_fee_agreed_on is distinct from (p ->> 'reminder_fee_agreed_on')::date
    or v_old.claims_delay_compensation <> coalesce((p ->> 'claims_delay_compensation')::boolean, false)
  then
    perform public.set_claim_terms(p_company_id, (p ->> 'reminder_fee_agreed_on')::date,
      (p ->> 'claims_delay_compensation')::boolean);
  end if;
exception
  when unique_violation then
    perform private.raise_problem(409, 'company_already_registered');
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'company_invalid');
end
$$;
comment on function public.save_company_billing is
  'Agency: how a company is billed from now on. Terms count for assignments booked later: an '
  'agreement keeps its own. Codes: terms_of_public_body, terms_not_agreed, '
  'company_already_registered, company_invalid.';
grant execute on function public.save_company_billing to authenticated;
