-- Invoices in another currency at a stored rate, in whole kronor, and for several assignments.

alter table public.companies
  add column invoice_currency char(3) not null default 'SEK' check (invoice_currency in ('SEK', 'EUR')),
  add column rounds_to_krona boolean not null default false;
comment on column public.companies.rounds_to_krona is
  'Invoices in kronor are rounded to whole ones (lag 1970:1029): for those who pay in cash terms.';

create table public.exchange_rates (
  currency char(3) not null check (currency in ('EUR')),
  day date not null,
  rate numeric(12, 6) not null check (rate > 0),
  source text not null check (length(btrim(source)) between 1 and 120),
  set_by uuid references public.people (user_id) on delete set null,
  primary key (currency, day)
);
comment on table public.exchange_rates is
  'Kronor for one unit of a currency, as published for a day. VAT is stated at the rate of the day '
  'on which it falls due.';
create index exchange_rates_set_by_idx on public.exchange_rates (set_by);
revoke all on public.exchange_rates from anon, authenticated;
grant select on public.exchange_rates to authenticated;
alter table public.exchange_rates enable row level security;
create policy exchange_rates_select_agency on public.exchange_rates
  for select to authenticated using ((select private.is_agency()));

create function public.set_exchange_rate(p_currency text, p_day date, p_rate numeric, p_source text)
returns void
language plpgsql volatile security definer -- exchange_rates has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  if p_day > private.today() then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_day));
  elsif p_rate <> round(p_rate, 6) then
    perform private.raise_problem(400, 'exchange_rate_invalid');
  end if;
  insert into public.exchange_rates (currency, day, rate, source, set_by)
  values (p_currency, p_day, p_rate, btrim(p_source), v_actor)
  on conflict (currency, day) do update
    set rate = excluded.rate, source = excluded.source, set_by = excluded.set_by;
  perform private.record_event('exchange_rate', gen_random_uuid(), 'exchange_rate_set', null, null,
    'agency', v_actor, p_details => jsonb_build_object('currency', p_currency, 'day', p_day, 'rate', p_rate));
exception when check_violation or not_null_violation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'exchange_rate_invalid');
end
$$;
comment on function public.set_exchange_rate is
  'Agency: the published rate of a day, with where it was published. Issued documents keep theirs.';
grant execute on function public.set_exchange_rate to authenticated;

create function private.rate_on(p_currency text, p_day date)
returns public.exchange_rates
language sql stable set search_path = ''
as $$
  select r.* from public.exchange_rates r
  where r.currency = p_currency and r.day between p_day - 7 and p_day order by r.day desc limit 1
$$;
comment on function private.rate_on is 'The rate of a day or the last one published within a week before it.';

create function private.to_sek(p_amount_ore bigint, p_rate numeric)
returns bigint
language sql immutable set search_path = ''
as $$ select case when p_rate is null then p_amount_ore else round(p_amount_ore * p_rate)::bigint end $$;
comment on function private.to_sek is 'Öre of an amount at a rate, half up away from zero; without a rate the amount is in kronor.';

alter table public.invoices
  alter column assignment_id drop not null,
  drop constraint invoices_currency_check,
  add constraint invoices_currency_check check (currency in ('SEK', 'EUR')),
  drop constraint invoices_state_check,
  add constraint invoices_state_check check (state in ('issued', 'paid', 'credited')),
  add column rounding_ore bigint not null default 0 check (rounding_ore between -50 and 50),
  add column sek_rate numeric(12, 6) check (sek_rate > 0),
  add column sek_rate_day date,
  add column sek_rate_source text,
  add column vat_sek_ore bigint,
  add constraint invoices_rate_check check (
    (currency = 'SEK') = (sek_rate is null) and (sek_rate is null) = (sek_rate_day is null)
    and (sek_rate is null) = (sek_rate_source is null) and (sek_rate is null) = (vat_sek_ore is null)),
  add constraint invoices_rounding_check check (rounding_ore = 0 or currency = 'SEK');
comment on column public.invoices.assignment_id is 'Null when the invoice collects several assignments.';
comment on column public.invoices.rounding_ore is 'Added to the total to make whole kronor (EN 16931 BT-114).';
comment on column public.invoices.vat_sek_ore is 'VAT in öre on an invoice in another currency (BT-111).';
alter table public.invoices alter column rounding_ore drop default;
