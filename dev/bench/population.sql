-- A made population for measuring: $1 consultants with 8–20 of the competencies, rates, languages,
-- sectors and a year of availability in two spans. Runs as the database's superuser with triggers
-- and foreign keys off; the step function is written directly.
create or replace function pg_temp.populate(p_count int) returns void language plpgsql as $$
begin
  perform setseed(0.42);
  insert into public.consultants (id, state, approved_at, name, region_id, wished_rate_ore,
    floor_rate_ore, work_modes)
  select gen_random_uuid(), 'approved', now(), 'Bench ' || n,
    (array['stockholm', 'skane', 'vastra-gotaland', 'uppsala'])[1 + n % 4],
    70000 + (random() * 900)::int * 100, 65000, array['remote', 'hybrid']
  from generate_series(1, p_count) n;

  insert into public.consultant_competencies (consultant_id, competency_id, level, verification)
  select c.id, k.id, 1 + (random() * 4)::int, 'declared'
  from public.consultants c
  cross join lateral (
    select id from public.competencies
    order by md5(id || c.number::text) limit 8 + c.number % 13) k
  where c.name like 'Bench %'
  on conflict do nothing;

  insert into public.consultant_languages (consultant_id, language_code, cefr)
  select id, 'sv', 4 + number % 3 from public.consultants where name like 'Bench %'
  on conflict do nothing;

  insert into public.consultant_sectors (consultant_id, sector_id)
  select c.id, s.id from public.consultants c
  cross join lateral (select id from public.sectors order by md5(id || c.number::text) limit 2) s
  where c.name like 'Bench %'
  on conflict do nothing;

  insert into private.capacity_spans (consultant_id, during, available, booked)
  select id, daterange(current_date - 30, current_date + 60), 100, (number % 5) * 20
  from public.consultants where name like 'Bench %'
  union all
  select id, daterange(current_date + 60, current_date + 365), 100, 0
  from public.consultants where name like 'Bench %'
  on conflict do nothing;
end
$$;
