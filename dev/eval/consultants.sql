-- $1: consultants as relevance shape.ts describes them, as JSON. They are approved long ago, so that
-- nobody is new; a stated set of work modes is what they accept. Triggers pack the profiles.
with given as (
  select row_number() over (order by r ->> 'id') as at, r from jsonb_array_elements($1::jsonb) r
), made as (
  insert into public.consultants (id, state, approved_at, name, headline, region_id, wished_rate_ore,
    floor_rate_ore, work_modes)
  select md5(r ->> 'id')::uuid, 'approved', now() - interval '1000 days', r ->> 'id', r ->> 'headline', r ->> 'region',
    (r ->> 'askedRateOre')::bigint, (r ->> 'floorRateOre')::bigint,
    array(select jsonb_array_elements_text(r -> 'workModes'))
  from given order by at
  returning id, name
), people as materialized (
  select m.id, g.r from made m join given g on g.r ->> 'id' = m.name
), competencies as (
  insert into public.consultant_competencies (consultant_id, competency_id, level, verification)
  select p.id, k ->> 'id', (k ->> 'level')::smallint, k ->> 'verification'
  from people p, jsonb_array_elements(p.r -> 'competencies') k
), languages as (
  insert into public.consultant_languages (consultant_id, language_code, cefr)
  select p.id, l.key, l.value::smallint from people p, jsonb_each_text(p.r -> 'languages') l
), sectors as (
  insert into public.consultant_sectors (consultant_id, sector_id)
  select p.id, s from people p, jsonb_array_elements_text(p.r -> 'sectors') s
), wishes as (
  insert into public.consultant_sector_wishes (consultant_id, sector_id, wish)
  select p.id, s, 'wanted' from people p, jsonb_array_elements_text(p.r -> 'wantedSectors') s
  union all
  select p.id, s, 'avoided' from people p, jsonb_array_elements_text(p.r -> 'avoidedSectors') s
), regions as (
  insert into public.consultant_regions (consultant_id, region_id)
  select p.id, s from people p, jsonb_array_elements_text(p.r -> 'onSiteRegions') s
), roles as (
  insert into public.consultant_roles (consultant_id, role_id)
  select p.id, s from people p, jsonb_array_elements_text(p.r -> 'roles') s
), declined as (
  insert into public.consultant_declined_roles (consultant_id, role_id)
  select p.id, s from people p, jsonb_array_elements_text(p.r -> 'declinedRoles') s
), available as (
  insert into public.consultant_availability (consultant_id, during, percent)
  select p.id, daterange((a ->> 'from')::date, (a ->> 'to')::date, '[]'), (a ->> 'percent')::int
  from people p, jsonb_array_elements(p.r -> 'availability') a
)
select id, r ->> 'id' as name from people
