-- What people did with a ranking belongs to the list that they saw. It was noted with whatever list was
-- shown last, to anybody, and read with every list of the role; the file had no actions at all.

create function private.ranking_seen(
  p_brief_role_id uuid, p_consultant_id uuid, p_actor public.actor_role, p_actor_id uuid)
returns uuid
language sql stable set search_path = ''
as $$
  select r.id
  from public.rankings r
  join public.ranking_places s on s.ranking_id = r.id and s.consultant_id = p_consultant_id
  where r.brief_role_id = p_brief_role_id
  order by r.actor_id is not distinct from p_actor_id desc, r.actor = p_actor desc, r.recorded_at desc
  limit 1
$$;
comment on function private.ranking_seen is
  'The list on which somebody last saw a consultant: the person''s own, else one of their side, else the '
  'last that held the consultant at all. Null when no list did.';

create or replace function private.note_request_action()
returns trigger
language plpgsql volatile security definer -- the log has no insert grant
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.ranking_actions (brief_role_id, consultant_id, ranking_id, action, actor, actor_id)
    values (new.brief_role_id, new.consultant_id, private.ranking_seen(new.brief_role_id,
      new.consultant_id, 'company', auth.uid()), 'asked', 'company', auth.uid());
  else
    insert into public.ranking_actions (brief_role_id, consultant_id, ranking_id, action, actor, actor_id, reason)
    values (new.brief_role_id, new.consultant_id, (
        select a.ranking_id from public.ranking_actions a where a.brief_role_id = new.brief_role_id
          and a.consultant_id = new.consultant_id and a.action = 'asked' order by a.id desc limit 1),
      'declined', 'consultant', auth.uid(), new.decline_reason);
  end if;
  return null;
end
$$;
comment on function private.note_request_action is
  'Trigger: asking is logged with the list on which the consultant was seen, declining with the list '
  'that the asking followed from.';

create or replace function public.note_ranking_move(p_brief_role_id uuid, p_consultant_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- the log has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_agency();
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  insert into public.ranking_actions (brief_role_id, consultant_id, ranking_id, action, actor, actor_id, reason)
  select r.id, c.id, private.ranking_seen(r.id, c.id, 'agency', v_user), 'moved', 'agency', v_user,
    btrim(p_reason)
  from public.brief_roles r, public.consultants c
  where r.id = p_brief_role_id and c.id = p_consultant_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
exception
  when check_violation then
    perform private.raise_problem(400, 'reason_too_long');
end
$$;

create function private.actions_of(p_ranking_id uuid, p_consultant_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'actor', a.actor,
    'reason', a.reason, 'acted_at', a.acted_at) order by a.id), '[]')
  from public.ranking_actions a
  where a.ranking_id = p_ranking_id and a.consultant_id = p_consultant_id
$$;
comment on function private.actions_of is
  'What people did with a place of a list, oldest first. Read with the rights of whoever asks.';
grant execute on function private.actions_of to authenticated;

create or replace function public.list_ranking_places(
  p_ranking_id uuid, p_limit int default 50, p_offset int default 0)
returns table (place int, raw_place int, consultant_id uuid, consultant_number int, mutual numeric,
  is_rotated boolean, is_newcomer_place boolean, match jsonb, actions jsonb)
language sql stable set search_path = ''
as $$
  select p.place, p.raw_place, p.consultant_id, c.number, p.mutual, p.is_rotated, p.is_newcomer_place,
    p.match, private.actions_of(p.ranking_id, p.consultant_id)
  from public.ranking_places p
  join public.consultants c on c.id = p.consultant_id
  where p.ranking_id = p_ranking_id
  order by p.place
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$$;

create or replace function public.list_shown_places(
  p_brief_role_id uuid default null, p_company_id uuid default null, p_from date default null,
  p_to date default null, p_limit int default 100, p_offset int default 0)
returns table (ranking jsonb, place jsonb)
language sql stable set search_path = ''
as $$
  select to_jsonb(r) || jsonb_build_object('brief_title', b.title, 'role_id', br.role_id,
      'company_name', c.name, 'actor_name', p.name, 'row_count', 0),
    case when s.place is not null then jsonb_build_object('place', s.place, 'raw_place', s.raw_place,
      'consultant_id', s.consultant_id, 'consultant_number', k.number, 'mutual', s.mutual,
      'is_rotated', s.is_rotated, 'is_newcomer_place', s.is_newcomer_place,
      'actions', private.actions_of(r.id, s.consultant_id),
      -- Requirements are not in a line of a file, and a hundred of them are much to send.
      'match', s.match || '{"details": []}') end
  from public.rankings r
  join public.briefs b on b.id = r.brief_id
  join public.brief_roles br on br.id = r.brief_role_id
  join public.companies c on c.id = r.company_id
  left join public.people p on p.user_id = r.actor_id
  left join public.ranking_places s on s.ranking_id = r.id
  left join public.consultants k on k.id = s.consultant_id
  where (p_brief_role_id is null or r.brief_role_id = p_brief_role_id)
    and (p_company_id is null or r.company_id = p_company_id)
    and (p_from is null or r.day >= p_from) and (p_to is null or r.day <= p_to)
  order by r.recorded_at desc, r.id, s.place
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$$;
