-- Default terms: how long new companies have to pay, until something else is agreed with them.

create table public.billing_terms (
  id boolean primary key default true check (id),
  payment_terms_days smallint not null default 30 check (payment_terms_days between 1 and 30)
);
comment on table public.billing_terms is
  'One row. At most 30 days by default: longer takes an agreement with the company, and a public '
  'body never has longer (räntelagen 2 a §).';
insert into public.billing_terms default values;
revoke all on public.billing_terms from anon, authenticated;
grant select on public.billing_terms to authenticated;
alter table public.billing_terms enable row level security;
create policy billing_terms_select_agency on public.billing_terms
  for select to authenticated using ((select private.is_agency()));

create function private.default_terms_days()
returns smallint
language sql stable security definer -- a company that signs up may not read the agency's settings
set search_path = ''
as $$ select b.payment_terms_days from public.billing_terms b $$;
comment on function private.default_terms_days is 'Days that a new company has to pay.';
alter table public.companies alter column payment_terms_days set default private.default_terms_days();

create function public.set_default_terms(p_payment_terms_days int)
returns void
language plpgsql volatile security definer -- billing_terms has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_before smallint;
begin
  select b.payment_terms_days into v_before from public.billing_terms b for no key update;
  if p_payment_terms_days is null or p_payment_terms_days not between 1 and 30 then
    perform private.raise_problem(400, 'default_terms_invalid');
  end if;
  update public.billing_terms set payment_terms_days = p_payment_terms_days;
  perform private.record_event('billing_terms', gen_random_uuid(), 'default_terms_set',
    v_before::text, p_payment_terms_days::text, 'agency', v_actor);
end
$$;
comment on function public.set_default_terms is
  'Agency: days that companies which are registered from now on have to pay; 1–30. Companies and '
  'assignments that exist keep theirs. Code: default_terms_invalid.';
grant execute on function public.set_default_terms to authenticated;
