-- Claim terms: what may be claimed of a customer that pays late. Nothing, unless it is chosen.

alter table public.companies
  add column reminder_fee_agreed_on date,
  add column claims_delay_compensation boolean not null default false;
comment on column public.companies.reminder_fee_agreed_on is
  'Day on which a fee for reminders was agreed with the customer; null when it is not. Only for debts '
  'that arose from that day on (lag 1981:739, 2 §).';
comment on column public.companies.claims_delay_compensation is
  '450 kr are claimed for a late invoice (lag 1981:739, 4 a §): between businesses, by the agency''s choice.';

create function public.set_claim_terms(
  p_company_id uuid, p_reminder_fee_agreed_on date, p_claims_delay_compensation boolean)
returns void
language plpgsql volatile security definer -- companies has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_company public.companies;
begin
  select * into v_company from public.companies where id = p_company_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_reminder_fee_agreed_on > private.today() then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_reminder_fee_agreed_on));
  end if;
  update public.companies set reminder_fee_agreed_on = p_reminder_fee_agreed_on,
    claims_delay_compensation = coalesce(p_claims_delay_compensation, false)
  where id = p_company_id;
  perform private.record_event('company', p_company_id, 'claim_terms_set', null, null, 'agency', v_actor,
    p_company_id => p_company_id, p_details => jsonb_build_object(
      'reminder_fee_agreed_on', p_reminder_fee_agreed_on,
      'claims_delay_compensation', coalesce(p_claims_delay_compensation, false)));
end
$$;
comment on function public.set_claim_terms is
  'Agency: whether a reminder fee is agreed, since when, and whether delay compensation is claimed. '
  'Code: day_in_future.';
grant execute on function public.set_claim_terms to authenticated;
