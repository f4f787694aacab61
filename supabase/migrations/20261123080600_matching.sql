-- Matching, what everybody may see of it: anonymous cards and counts, and who may see a ranking.
-- The rules, the score and the lists are in the migrations named 20261126120x00.

create function private.may_see_ranking(p_brief_role_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select private.is_agency() or exists (select from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    where r.id = p_brief_role_id and b.company_id in (select private.my_company_ids()))
$$;
comment on function private.may_see_ranking is 'The brief''s company and the agency.';

create function public.list_consultant_cards(
  p_role_id text default null, p_region_id text default null, p_work_mode text default null,
  p_limit int default 24, p_offset int default 0)
returns table (
  consultant_number int, region_id text, work_modes text[], asked_rate_ore bigint,
  role_ids text[], competency_ids text[], free_percent smallint, free_from date,
  card_count bigint)
language sql stable security definer -- shows chosen columns of profiles to everybody
set search_path = ''
as $$
  select c.number, c.region_id, c.work_modes, c.wished_rate_ore,
    array(select cr.role_id from public.consultant_roles cr
      where cr.consultant_id = c.id order by cr.role_id),
    array(select cc.competency_id from public.consultant_competencies cc
      where cc.consultant_id = c.id
      order by cc.effective_level desc, cc.verification desc, cc.competency_id limit 5),
    s.free, greatest(lower(s.during), private.today()), count(*) over ()
  from public.consultants c
  left join lateral (
    select cs.free, cs.during from private.capacity_spans cs
    where cs.consultant_id = c.id and cs.free > 0 and upper(cs.during) > private.today()
    order by lower(cs.during) limit 1) s on true
  where c.state = 'approved' and c.paused_at is null
    and (p_role_id is null or exists (select from public.consultant_roles cr
      where cr.consultant_id = c.id and cr.role_id = p_role_id))
    and (p_region_id is null or c.region_id = p_region_id or exists (
      select from public.consultant_regions g
      where g.consultant_id = c.id and g.region_id = p_region_id))
    and (p_work_mode is null or cardinality(c.work_modes) = 0 or p_work_mode = any (c.work_modes))
  order by lower(s.during) nulls last, s.free desc nulls last, c.number
  limit least(greatest(p_limit, 1), 48) offset greatest(p_offset, 0)
$$;
comment on function public.list_consultant_cards is
  'Anonymous cards of active consultants: number, place, roles, best competencies, next free time '
  'and asked price. Never a name.';
grant execute on function public.list_consultant_cards to anon, authenticated;

create function public.count_available_by_role()
returns table (role_id text, consultants bigint)
language sql stable security definer -- counts profiles that visitors may not read
set search_path = ''
as $$
  select cr.role_id, count(*)
  from public.consultant_roles cr
  join public.consultants c on c.id = cr.consultant_id
  where c.state = 'approved' and c.paused_at is null
    and exists (select from private.capacity_spans s
      where s.consultant_id = c.id and s.free > 0
        and s.during && daterange(private.today(), private.today() + 90))
  group by cr.role_id
$$;
comment on function public.count_available_by_role is
  'Active consultants for each role with free time within the next 90 days.';
grant execute on function public.count_available_by_role to anon, authenticated;
