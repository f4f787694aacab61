-- A reference rate holds for its own half-year: where one is missing, no interest is reckoned.

comment on table public.reference_rates is
  'Riksbanken''s reference rate from a day on, until the next row and never beyond its half-year: '
  'whole halves of a percent. Where the rate of a half-year is missing, no interest is reckoned.';

insert into public.reference_rates (from_day, rate_bp, source)
values ('2024-07-01', 400, 'Riksbanken')
on conflict (from_day) do nothing;

create function private.half_year_of(p_day date)
returns date
language sql immutable set search_path = ''
as $$
  select make_date(extract(year from p_day)::int, case when extract(month from p_day) < 7 then 1 else 7 end, 1)
$$;
comment on function private.half_year_of is 'The first day of the half-year that a day lies in.';

create function private.reference_rate_on(p_day date)
returns int
language sql stable set search_path = ''
as $$
  select r.rate_bp from public.reference_rates r
  where r.from_day between private.half_year_of(p_day) and p_day order by r.from_day desc limit 1
$$;
comment on function private.reference_rate_on is
  'The reference rate of a day in basis points; null when that of its half-year is not known.';
