-- Reference rates: what late interest is reckoned from, half-year by half-year (räntelagen 9 §).

create table public.reference_rates (
  from_day date primary key check (from_day >= '2002-07-01'),
  rate_bp int not null check (rate_bp between -1000 and 5000 and rate_bp % 50 = 0),
  source text not null check (length(btrim(source)) between 1 and 120),
  set_by uuid references public.people (user_id) on delete set null,
  set_at timestamptz not null default now()
);
comment on table public.reference_rates is
  'Riksbanken''s reference rate from a day on, until the next row: whole halves of a percent.';
comment on column public.reference_rates.rate_bp is 'Hundredths of a percent.';
create index reference_rates_set_by_idx on public.reference_rates (set_by);
revoke all on public.reference_rates from anon, authenticated;
grant select on public.reference_rates to authenticated;
alter table public.reference_rates enable row level security;
create policy reference_rates_select_agency on public.reference_rates
  for select to authenticated using ((select private.is_agency()));

insert into public.reference_rates (from_day, rate_bp, source) values
  ('2022-07-01', 50, 'Riksbanken'),
  ('2023-01-01', 250, 'Riksbanken'),
  ('2023-07-01', 350, 'Riksbanken'),
  ('2024-01-01', 400, 'Riksbanken');

create function public.set_reference_rate(p_from_day date, p_rate_bp int, p_source text)
returns void
language plpgsql volatile security definer -- reference_rates has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_before int;
begin
  -- Riksbanken tells the next half-year's rate some days before it begins.
  if p_from_day > private.today() + 60 then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_from_day));
  end if;
  select r.rate_bp into v_before from public.reference_rates r where r.from_day = p_from_day for no key update;
  insert into public.reference_rates (from_day, rate_bp, source, set_by)
  values (p_from_day, p_rate_bp, btrim(p_source), v_actor)
  on conflict (from_day) do update
    set rate_bp = excluded.rate_bp, source = excluded.source, set_by = excluded.set_by, set_at = now();
  perform private.record_event('reference_rate', gen_random_uuid(), 'reference_rate_set',
    v_before::text, p_rate_bp::text, 'agency', v_actor,
    p_details => jsonb_build_object('day', p_from_day));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'reference_rate_invalid');
end
$$;
comment on function public.set_reference_rate is
  'Agency: the reference rate from a day on, in hundredths of a percent, with where it was published. '
  'Interest that is already charged stays as it is. Codes: day_in_future, reference_rate_invalid.';
grant execute on function public.set_reference_rate to authenticated;
