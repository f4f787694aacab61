-- A proposal shows every move that led to its order, also those made in the proposal it was begun
-- from, and says that it follows the ranking only when it did so at the moment it was sent.

alter table public.proposals
  add column begun_from uuid references public.proposals (id) on delete set null,
  add column follows_ranking boolean;
comment on column public.proposals.begun_from is
  'The proposal whose order this one began with, and whose moves therefore count here too; null when it began with the ranking.';
comment on column public.proposals.follows_ranking is
  'Whether the order was the ranking''s first places when it was sent; null in a draft and where nobody looked at the time.';
create index proposals_begun_from_idx on public.proposals (begun_from);

alter table public.proposal_candidates add column sent_place int;
comment on column public.proposal_candidates.sent_place is
  'The place in the ranking when the proposal was sent; null before that and when not ranked then.';

-- Every proposal of a role but its first was begun from the one sent last before it.
update public.proposals p set begun_from = (
  select x.id from public.proposals x
  where x.brief_role_id = p.brief_role_id and x.id <> p.id and x.sent_at <= p.created_at
  order by x.sent_at desc limit 1);

create function private.proposals_behind(p_proposal_id uuid)
returns table (id uuid, is_earlier boolean)
language sql stable set search_path = ''
as $$
  with recursive chain as (
    select p.id, p.begun_from, false as is_earlier from public.proposals p where p.id = p_proposal_id
    union all
    select p.id, p.begun_from, true from chain c join public.proposals p on p.id = c.begun_from
  )
  select c.id, c.is_earlier from chain c
$$;
comment on function private.proposals_behind is
  'A proposal and those it was begun from, back to the one that began with the ranking.';

drop function public.list_proposal_moves(uuid);
create function public.list_proposal_moves(p_proposal_id uuid)
returns table (
  consultant_number int, move text, from_position smallint, to_position smallint, reason text,
  moved_by_name text, moved_at timestamptz, is_earlier boolean)
language sql stable security definer -- numbers lie in profiles the company may not read itself
set search_path = ''
as $$
  select c.number, v.move, v.from_position, v.to_position, v.reason, v.moved_by_name, v.moved_at,
    b.is_earlier
  from public.proposals p
  cross join lateral private.proposals_behind(p.id) b
  join public.proposal_moves v on v.proposal_id = b.id
  join public.consultants c on c.id = v.consultant_id
  where p.id = p_proposal_id
    and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  order by v.moved_at, v.id
$$;
comment on function public.list_proposal_moves is
  'Every departure from the ranking that led to the order of a proposal, oldest first; is_earlier: made in one it was begun from.';
grant execute on function public.list_proposal_moves to authenticated;

create or replace function public.list_proposal(p_proposal_id uuid)
returns table (consultant_id uuid, consultant_number int, "position" smallint, ranked_place int,
  region_id text, work_modes text[], asked_rate_ore bigint, standing text, request_state text, match jsonb)
language sql stable security definer -- reads profiles the company may not read itself
set search_path = ''
as $$
  with chosen as materialized (
    select x.consultant_id, x.position, x.ranked_place, x.sent_place, p.brief_role_id, p.state, p.follows_ranking
    from public.proposals p
    join public.proposal_candidates x on x.proposal_id = p.id
    where p.id = p_proposal_id
      and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  ), matches as materialized (
    select m.* from (select h.brief_role_id, array_agg(h.consultant_id) as ids from chosen h group by 1) g
    cross join lateral private.match_snapshots(g.brief_role_id, g.ids) m
  )
  select c.id, c.number, h.position,
    case when h.state = 'draft' then (m.match ->> 'place')::int
      when h.follows_ranking is null then h.ranked_place else h.sent_place end,
    c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(h.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = h.brief_role_id and q.consultant_id = c.id),
    m.match
  from chosen h
  join public.consultants c on c.id = h.consultant_id
  left join matches m on m.consultant_id = c.id
  order by h.position
$$;
comment on function public.list_proposal is
  'A proposal in its order, as list_shortlist shows one; for the agency, and for the company once it is '
  'sent. ranked_place is the place now in a draft, and when it was sent in one that is sent.';

create or replace function public.start_proposal(p_brief_role_id uuid)
returns uuid
language plpgsql volatile security definer -- proposals has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_agency();
  v_brief public.briefs;
  v_id uuid;
  v_last uuid;
begin
  select * into v_brief from public.briefs where id =
    (select r.brief_id from public.brief_roles r where r.id = p_brief_role_id) for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  perform private.assert_brief_role_open(v_brief, p_brief_role_id);
  select p.id into v_id from public.proposals p
  where p.brief_role_id = p_brief_role_id and p.state = 'draft';
  if found then
    return v_id;
  end if;
  select p.id into v_last from public.proposals p
  where p.brief_role_id = p_brief_role_id and p.state = 'sent' order by p.sent_at desc limit 1;
  insert into public.proposals (brief_role_id, brief_id, company_id, begun_from, proposed_by, proposed_by_name)
  select p_brief_role_id, v_brief.id, v_brief.company_id, v_last, v_user, p.name
  from public.people p where p.user_id = v_user
  returning id into v_id;
  if v_last is not null then
    insert into public.proposal_candidates (proposal_id, consultant_id, position, ranked_place)
    select v_id, x.consultant_id, x.position, x.ranked_place
    from public.proposal_candidates x where x.proposal_id = v_last;
  else
    insert into public.proposal_candidates (proposal_id, consultant_id, position, ranked_place)
    select v_id, x.consultant_id, row_number() over (order by x.place), x.place
    from public.list_matches(p_brief_role_id, 5, 0) x;
  end if;
  perform private.record_event('proposal', v_id, 'proposal_started', null, 'draft', 'agency', v_user,
    p_details => jsonb_build_object('brief_role_id', p_brief_role_id));
  return v_id;
end
$$;

create or replace function public.send_proposal(p_proposal_id uuid, p_note text, p_version int)
returns void
language plpgsql volatile security definer -- proposals has no update grant
set search_path = ''
as $$
declare
  v_proposal public.proposals := private.lock_proposal(p_proposal_id, p_version);
  v_move public.proposal_moves;
begin
  if nullif(btrim(p_note), '') is null then
    perform private.raise_problem(400, 'note_required');
  elsif length(btrim(p_note)) > 2000 then
    perform private.raise_problem(400, 'message_too_long');
  elsif not exists (select from public.proposal_candidates where proposal_id = p_proposal_id) then
    perform private.raise_problem(409, 'shortlist_empty');
  end if;
  perform private.assert_brief_role_open(
    (select b from public.briefs b where b.id = v_proposal.brief_id), v_proposal.brief_role_id);
  update public.proposal_candidates x set sent_place = (m.match ->> 'place')::int
  from private.match_snapshots(v_proposal.brief_role_id, array(
    select c.consultant_id from public.proposal_candidates c where c.proposal_id = p_proposal_id)) m
  where x.proposal_id = p_proposal_id and x.consultant_id = m.consultant_id;
  update public.proposals set state = 'sent', sent_at = now(), note = btrim(p_note), version = version + 1,
    follows_ranking = (select coalesce(bool_and(x.sent_place is not distinct from x.position), false)
      from public.proposal_candidates x where x.proposal_id = p_proposal_id)
  where id = p_proposal_id;
  perform private.record_event('proposal', p_proposal_id, 'proposal_sent', 'draft', 'sent', 'agency',
    auth.uid(), p_company_id => v_proposal.company_id,
    p_details => jsonb_build_object('brief_role_id', v_proposal.brief_role_id));
  for v_move in select * from public.proposal_moves where proposal_id = p_proposal_id order by moved_at, id
  loop
    perform private.record_event('proposal', p_proposal_id, 'consultant_moved', null, null, 'agency',
      v_move.moved_by, v_move.reason, p_consultant_id => v_move.consultant_id,
      p_details => jsonb_build_object('move', v_move.move));
  end loop;
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'proposal_sent', 'proposal_id', p_proposal_id));
end
$$;
comment on function public.send_proposal is
  'The agency gives its proposal to the company with a note; from here on it is not changed. Notes the '
  'places of the ranking at that moment. Everybody who was moved can read why.';
