-- The same ranking as a plain grouped query over the tables, without the product's packed rows and
-- without its indexes: what one would write first. $1 is the role of a brief.
with ask as (
  select r.id, r.budget_rate_ore as budget, r.role_id, b.sector_id, b.work_mode, b.id as brief_id,
    (select sum(t.percent * private.working_days_in(t.during)) from public.brief_role_times t
      where t.brief_role_id = r.id) as asked
  from public.brief_roles r join public.briefs b on b.id = r.brief_id where r.id = $1
), neighbours as (
  select a as id, b as other, similarity from public.competency_relations
  union all select b, a, similarity from public.competency_relations
  union all select id, id, 1 from public.competencies
), credits as (
  select w.competency_id, w.weight, h.consultant_id, max(n.similarity * case
      when h.effective_level >= w.level then 1 when w.level - h.effective_level = 1 then 0.70
      when w.level - h.effective_level = 2 then 0.35 when w.level - h.effective_level = 3 then 0.10
      else 0 end) as credit
  from public.brief_competencies w
  join neighbours n on n.id = w.competency_id
  join public.consultant_competencies h on h.competency_id = n.other
  where w.brief_role_id = $1
  group by w.competency_id, w.weight, h.consultant_id
), competence as (
  select consultant_id, sum(weight * credit) / (select sum(weight) from public.brief_competencies
    where brief_role_id = $1) as part
  from credits group by consultant_id
), free as (
  select s.consultant_id, sum(least(t.percent, s.free) * (u.working_days_before - l.working_days_before)) as days
  from private.capacity_spans s
  join public.brief_role_times t on t.brief_role_id = $1 and t.during && s.during
  join public.calendar_days l on l.day = greatest(lower(s.during), lower(t.during))
  join public.calendar_days u on u.day = least(upper(s.during), upper(t.during))
  group by s.consultant_id
), tongues as (
  select x.consultant_id, count(*) as met
  from ask a join public.brief_languages l on l.brief_id = a.brief_id
  join public.consultant_languages x on x.language_code = l.language_code and x.cefr >= l.cefr
  group by x.consultant_id
), sectors as (
  select s.consultant_id, max(case when s.sector_id = a.sector_id then 1 when r.a is not null then 0.7 else 0.5 end) as part
  from ask a cross join public.consultant_sectors s
  left join public.sector_relations r on r.a = least(s.sector_id, a.sector_id) and r.b = greatest(s.sector_id, a.sector_id)
  group by s.consultant_id
)
select c.id, 100 * (0.60 * coalesce(k.part, 0) + 0.15 * f.days / a.asked
  + 0.10 * greatest(0, least(1, (a.budget * 1.25 - c.wished_rate_ore) / (a.budget * 0.25)))
  + 0.08 * coalesce(s.part, 0.5) + 0.07) as total, count(*) over ()
from ask a
cross join public.consultants c
join free f on f.consultant_id = c.id
left join competence k on k.consultant_id = c.id
left join sectors s on s.consultant_id = c.id
left join tongues g on g.consultant_id = c.id
where c.state = 'approved' and c.paused_at is null and f.days * 2 >= a.asked
  and coalesce(c.floor_rate_ore, c.wished_rate_ore) <= a.budget * 1.25
  and coalesce(g.met, 0) >= (select count(*) from public.brief_languages l where l.brief_id = a.brief_id)
order by total desc limit 20
