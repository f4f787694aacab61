-- A list of people is ranked once, not twice for each of them: a shortlist of ten asked for twenty
-- whole rankings.

create function private.match_snapshots(p_brief_role_id uuid, p_ids uuid[])
returns table (consultant_id uuid, match jsonb)
language sql stable set search_path = ''
as $$
  select m.consultant_id, to_jsonb(m) - array['consultant_id', 'consultant_number', 'region_id',
    'work_modes', 'asked_rate_ore', 'request_state', 'match_count', 'failed']
  from private.placed_rows(private.match_ask(p_brief_role_id), private.rules_in_force(), p_ids) m
  where m.failed = '{}'
$$;
comment on function private.match_snapshots is
  'Matches as shown now, for those whom no constraint keeps out, from one ranking. Whoever is to be asked '
  'first has no place.';

create or replace function private.match_snapshot(p_brief_role_id uuid, p_consultant_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select s.match from private.match_snapshots(p_brief_role_id, array[p_consultant_id]) s
$$;

create function private.still_matches(p_brief_role_id uuid, p_consultant_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from private.score_consultants(private.match_ask(p_brief_role_id),
    private.rules_in_force(), array[p_consultant_id]) s where s.failed = '{}')
$$;
comment on function private.still_matches is
  'Whether no constraint keeps a consultant out of a role. Nobody else is looked at.';

create or replace function private.standing_of(p_brief_role_id uuid, p_consultant_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select case
    when c.state <> 'approved' or c.paused_at is not null then 'paused'
    when coalesce(private.free_share(p_brief_role_id, c.id), 0) < 0.5 then 'booked'
    when not private.still_matches(p_brief_role_id, c.id) then 'changed'
    else 'available' end
  from public.consultants c where c.id = p_consultant_id
$$;

create or replace function private.put_on_shortlist(p_shortlist public.shortlists, p_consultant_ids uuid[], p_user uuid)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
  v_next int;
  v_added int := 0;
begin
  foreach v_id in array p_consultant_ids
  loop
    continue when exists (select from public.shortlist_candidates x where x.shortlist_id = p_shortlist.id
      and x.consultant_id = v_id and x.removed_at is null);
    if not private.still_matches(p_shortlist.brief_role_id, v_id) then
      perform private.raise_problem(409, 'consultant_no_longer_matches');
    end if;
    select coalesce(max(x.position), 0) + 1 into v_next from public.shortlist_candidates x
    where x.shortlist_id = p_shortlist.id;
    if v_next > 10 then
      perform private.raise_problem(409, 'shortlist_full', '{"limit": 10}');
    end if;
    insert into public.shortlist_candidates as x (shortlist_id, consultant_id, position, added_by)
    values (p_shortlist.id, v_id, v_next, p_user)
    on conflict (shortlist_id, consultant_id) do update
      set position = excluded.position, removed_at = null, added_by = excluded.added_by, added_at = now();
    v_added := v_added + 1;
  end loop;
  if v_added > 0 then
    update public.shortlists set version = version + 1 where id = p_shortlist.id;
    perform private.record_event('shortlist', p_shortlist.id, 'shortlist_extended', null, null,
      'company', p_user, p_company_id => p_shortlist.company_id, p_details => jsonb_build_object(
        'brief_role_id', p_shortlist.brief_role_id, 'count', v_added));
  end if;
  return v_added;
end
$$;

create or replace function public.list_shortlist(p_shortlist_id uuid)
returns table (consultant_id uuid, consultant_number int, "position" smallint, note text, region_id text,
  work_modes text[], asked_rate_ore bigint, standing text, request_state text, match jsonb)
language sql stable security definer set search_path = ''
as $$
  with chosen as materialized (
    select x.consultant_id, x.position, x.note, s.brief_role_id
    from public.shortlists s
    join public.shortlist_candidates x on x.shortlist_id = s.id and x.removed_at is null
    where s.id = p_shortlist_id and private.sees_shortlist(s.company_id)
  ), matches as materialized (
    select m.* from (select h.brief_role_id, array_agg(h.consultant_id) as ids from chosen h group by 1) g
    cross join lateral private.match_snapshots(g.brief_role_id, g.ids) m
  )
  select c.id, c.number, h.position, h.note, c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(h.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = h.brief_role_id and q.consultant_id = c.id),
    m.match
  from chosen h
  join public.consultants c on c.id = h.consultant_id
  left join matches m on m.consultant_id = c.id
  order by h.position
$$;

create or replace function public.list_proposal(p_proposal_id uuid)
returns table (consultant_id uuid, consultant_number int, "position" smallint, ranked_place int,
  region_id text, work_modes text[], asked_rate_ore bigint, standing text, request_state text, match jsonb)
language sql stable security definer set search_path = ''
as $$
  with chosen as materialized (
    select x.consultant_id, x.position, x.ranked_place, p.brief_role_id
    from public.proposals p
    join public.proposal_candidates x on x.proposal_id = p.id
    where p.id = p_proposal_id
      and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  ), matches as materialized (
    select m.* from (select h.brief_role_id, array_agg(h.consultant_id) as ids from chosen h group by 1) g
    cross join lateral private.match_snapshots(g.brief_role_id, g.ids) m
  )
  select c.id, c.number, h.position, h.ranked_place, c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(h.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = h.brief_role_id and q.consultant_id = c.id),
    m.match
  from chosen h
  join public.consultants c on c.id = h.consultant_id
  left join matches m on m.consultant_id = c.id
  order by h.position
$$;
