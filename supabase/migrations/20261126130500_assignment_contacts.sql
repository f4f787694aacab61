-- Contacts: the last step of the staged reveal. A number first, a name with the offer, and from the
-- booking on each side knows how to reach the other.

create function public.list_assignment_contacts(p_assignment_id uuid)
returns table (side public.actor_role, name text, email text)
language sql stable security definer -- addresses lie in auth.users
set search_path = ''
as $$
  with mine as (
    select a.* from public.assignments a
    where a.id = p_assignment_id
      and (a.id in (select private.my_assignment_ids()) or private.is_agency())
  ), booked as (
    select m.company_id, coalesce(
      (select e.actor_id from public.events e
        join public.company_members k on k.user_id = e.actor_id and k.company_id = m.company_id
        where e.entity = 'assignment' and e.entity_id = m.id and e.kind = 'assignment_booked'
        order by e.id limit 1),
      (select k.user_id from public.company_members k where k.company_id = m.company_id
        and k.role = 'owner' order by k.joined_at, k.user_id limit 1)) as user_id
    from mine m
  )
  select 'consultant'::public.actor_role, m.consultant_name, u.email::text
  from mine m
  join public.consultants c on c.id = m.consultant_id
  join auth.users u on u.id = c.user_id
  union all
  select 'company', p.name, u.email::text
  from booked b
  join public.people p on p.user_id = b.user_id
  join auth.users u on u.id = b.user_id
$$;
comment on function public.list_assignment_contacts is
  'Name and address of the consultant and of the person at the company who booked (an owner when that '
  'person has left); for the parties of a booked assignment and the agency, nobody else and never before.';
grant execute on function public.list_assignment_contacts to authenticated;
