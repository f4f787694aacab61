-- A made population for measuring: $1 consultants with 8–20 of the competencies, rates, languages,
-- sectors, places, wishes and a year of availability that bookings cut into pieces. Runs as the
-- database's superuser with triggers and foreign keys off; the step function and the packed
-- profiles are written directly.
create or replace function pg_temp.populate(p_count int) returns void language plpgsql as $$
declare
  v_last int := coalesce((select max(number) from public.consultants), 0);
begin
  perform setseed(0.42);
  insert into public.consultants (id, state, approved_at, name, region_id, wished_rate_ore,
    floor_rate_ore, work_modes, wanted_share_min, wanted_share_max, wished_modes)
  select gen_random_uuid(), 'approved', now() - (n % 900) * interval '1 day', 'Bench ' || n,
    (array['stockholm', 'skane', 'vastra-gotaland', 'uppsala'])[1 + n % 4],
    80000 + (random() * 700)::int * 100, 60000 + (random() * 200)::int * 100,
    (array['{remote}', '{hybrid,remote}', '{on_site,hybrid}', '{}'])[1 + n % 4]::text[],
    case when n % 3 = 0 then 20 + n % 40 end, case when n % 3 = 0 then 60 + n % 41 end,
    (array['{remote}', '{hybrid}', '{}'])[1 + n % 3]::text[]
  from generate_series(1, p_count) n;

  insert into public.consultant_competencies (consultant_id, competency_id, level, verification)
  select c.id, k.id, k.level, (array['declared', 'declared', 'referenced', 'verified'])[1 + c.number % 4]
  from public.consultants c
  cross join lateral (
    select id, 1 + (h >> 8) % 5 as level from (
      select id, hashtext(id || c.number::text) & 65535 as h from public.competencies) x
    order by h limit 8 + c.number % 13) k
  where c.number > v_last and c.name like 'Bench %';

  insert into public.consultant_languages (consultant_id, language_code, cefr)
  select id, 'sv', 3 + number % 4 from public.consultants where number > v_last and name like 'Bench %'
  union all
  select id, 'en', 2 + number % 5 from public.consultants where number > v_last and name like 'Bench %';

  insert into public.consultant_sectors (consultant_id, sector_id)
  select c.id, s.id from public.consultants c
  cross join lateral (select id from public.sectors order by hashtext(id || c.number::text) limit 3) s
  where c.number > v_last and c.name like 'Bench %';

  insert into public.consultant_sector_wishes (consultant_id, sector_id, wish)
  select c.id, s.id, (array['wanted', 'wanted', 'avoided'])[1 + c.number % 3] from public.consultants c
  cross join lateral (select id from public.sectors order by hashtext(c.number::text || id) limit 1) s
  where c.number > v_last and c.number % 5 < 2 and c.name like 'Bench %';

  insert into public.consultant_regions (consultant_id, region_id)
  select id, region_id from public.consultants
  where number > v_last and name like 'Bench %' and region_id in (select r.id from public.regions r);

  insert into private.capacity_spans (consultant_id, during, available, booked)
  select c.id, daterange(current_date - 30 + 61 * piece, current_date + 31 + 61 * piece),
    (array[100, 100, 80, 60])[1 + c.number % 4],
    case when hashtext(c.number::text || piece) % 3 = 0 then 40 else 0 end
  from public.consultants c, generate_series(0, c.number % 5) piece
  where c.number > v_last and c.name like 'Bench %';
end
$$;
