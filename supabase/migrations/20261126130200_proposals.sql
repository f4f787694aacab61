-- Proposals: the agency's own shortlist for a role, with every departure from the ranking and why.

create table public.proposals (
  id uuid primary key default gen_random_uuid(),
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  brief_id uuid not null references public.briefs (id) on delete cascade,
  company_id uuid not null references public.companies (id) on delete restrict,
  state text not null default 'draft' check (state in ('draft', 'sent')),
  note text not null default '' check (length(note) <= 2000),
  version int not null default 1,
  proposed_by uuid references public.people (user_id) on delete set null,
  proposed_by_name text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  adopted_at timestamptz,
  adopted_by uuid references public.people (user_id) on delete set null,
  check ((state = 'sent') = (sent_at is not null))
);
comment on table public.proposals is 'A shortlist that the agency puts together for a role of a brief.';
comment on column public.proposals.note is 'What the agency says to the company about the whole list.';
comment on column public.proposals.proposed_by_name is 'The name as it was: the company may not look up the agency''s staff.';
create unique index proposals_draft_key on public.proposals (brief_role_id) where state = 'draft';
create index proposals_brief_role_id_idx on public.proposals (brief_role_id, sent_at desc);
create index proposals_brief_id_idx on public.proposals (brief_id);
create index proposals_company_id_idx on public.proposals (company_id);
create index proposals_proposed_by_idx on public.proposals (proposed_by);
create index proposals_adopted_by_idx on public.proposals (adopted_by);

create table public.proposal_candidates (
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  position smallint not null check (position between 1 and 10),
  ranked_place int,
  primary key (proposal_id, consultant_id),
  unique (proposal_id, position) deferrable initially immediate
);
comment on table public.proposal_candidates is 'Whom the agency proposes, in its order.';
comment on column public.proposal_candidates.ranked_place is 'The place in the ranking when the person was put on the list; null when not ranked by score.';
create index proposal_candidates_consultant_id_idx on public.proposal_candidates (consultant_id);

create table public.proposal_moves (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references public.proposals (id) on delete cascade,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  move text not null check (move in ('up', 'down', 'in', 'out')),
  from_position smallint,
  to_position smallint,
  reason text not null check (length(btrim(reason)) between 1 and 1000),
  moved_by uuid references public.people (user_id) on delete set null,
  moved_by_name text not null,
  moved_at timestamptz not null default now()
);
comment on table public.proposal_moves is
  'Each departure from the ranking that a person at the agency made, with the reason. Never changed.';
create index proposal_moves_proposal_id_idx on public.proposal_moves (proposal_id, moved_at);
create index proposal_moves_consultant_id_idx on public.proposal_moves (consultant_id);
create index proposal_moves_moved_by_idx on public.proposal_moves (moved_by);

revoke all on public.proposals, public.proposal_candidates, public.proposal_moves
  from anon, authenticated;
grant select on public.proposals, public.proposal_candidates, public.proposal_moves to authenticated;
alter table public.proposals enable row level security;
alter table public.proposal_candidates enable row level security;
alter table public.proposal_moves enable row level security;
create policy proposals_select_party on public.proposals
  for select to authenticated using (
    (state = 'sent' and company_id in (select private.my_company_ids()))
    or (select private.is_agency()));
create policy proposal_candidates_select_party on public.proposal_candidates
  for select to authenticated using (proposal_id in (select p.id from public.proposals p));
create policy proposal_moves_select_party on public.proposal_moves
  for select to authenticated using (proposal_id in (select p.id from public.proposals p));
create trigger proposal_moves_refuse_change before update on public.proposal_moves
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();
comment on trigger proposal_moves_refuse_change on public.proposal_moves is
  'The reason stands as it was written. Depth above 0 is the foreign key that forgets a deleted person.';

create function public.list_proposal(p_proposal_id uuid)
returns table (
  consultant_id uuid, consultant_number int, "position" smallint, ranked_place int, region_id text,
  work_modes text[], asked_rate_ore bigint, standing text, request_state text, match jsonb)
language sql stable security definer -- reads profiles the company may not read itself
set search_path = ''
as $$
  select c.id, c.number, x.position, x.ranked_place, c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(p.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = p.brief_role_id and q.consultant_id = c.id),
    private.match_snapshot(p.brief_role_id, c.id)
  from public.proposals p
  join public.proposal_candidates x on x.proposal_id = p.id
  join public.consultants c on c.id = x.consultant_id
  where p.id = p_proposal_id
    and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  order by x.position
$$;
comment on function public.list_proposal is
  'A proposal in its order, as list_shortlist shows one; for the agency, and for the company once it is sent.';
grant execute on function public.list_proposal to authenticated;

create function public.list_proposal_moves(p_proposal_id uuid)
returns table (
  consultant_number int, move text, from_position smallint, to_position smallint, reason text,
  moved_by_name text, moved_at timestamptz)
language sql stable security definer -- numbers lie in profiles the company may not read itself
set search_path = ''
as $$
  select c.number, v.move, v.from_position, v.to_position, v.reason, v.moved_by_name, v.moved_at
  from public.proposals p
  join public.proposal_moves v on v.proposal_id = p.id
  join public.consultants c on c.id = v.consultant_id
  where p.id = p_proposal_id
    and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  order by v.moved_at, v.id
$$;
comment on function public.list_proposal_moves is 'Every departure from the ranking in a proposal, oldest first.';
grant execute on function public.list_proposal_moves to authenticated;

create function public.list_my_moves()
returns table (
  role_id text, move text, from_position smallint, to_position smallint, reason text,
  moved_by_name text, moved_at timestamptz)
language sql stable security definer -- tells the moved person and nobody else, without the company
set search_path = ''
as $$
  select r.role_id, v.move, v.from_position, v.to_position, v.reason, v.moved_by_name, v.moved_at
  from public.proposal_moves v
  join public.proposals p on p.id = v.proposal_id and p.state = 'sent'
  join public.brief_roles r on r.id = p.brief_role_id
  where v.consultant_id = private.my_consultant_id()
  order by v.moved_at desc, v.id
$$;
comment on function public.list_my_moves is
  'How the agency moved the signed-in consultant in proposals it has sent, why and who. The company is not named.';
grant execute on function public.list_my_moves to authenticated;

create function public.list_open_roles()
returns table (
  brief_role_id uuid, brief_id uuid, title text, company_name text, role_id text, opened_at timestamptz,
  shortlisted int, draft_id uuid, sent_id uuid, sent_at timestamptz, adopted_at timestamptz, requests int)
language sql stable security definer -- the agency's list over several tables
set search_path = ''
as $$
  select r.id, b.id, b.title, c.name, r.role_id, b.opened_at,
    (select count(*)::int from public.shortlists s join public.shortlist_candidates x on x.shortlist_id = s.id
      where s.brief_role_id = r.id and x.removed_at is null),
    d.id, p.id, p.sent_at, p.adopted_at,
    (select count(*)::int from public.requests q where q.brief_role_id = r.id)
  from public.briefs b
  join public.brief_roles r on r.brief_id = b.id and r.filled_at is null
  join public.companies c on c.id = b.company_id
  left join public.proposals d on d.brief_role_id = r.id and d.state = 'draft'
  left join lateral (select x.* from public.proposals x
    where x.brief_role_id = r.id and x.state = 'sent' order by x.sent_at desc limit 1) p on true
  where b.state = 'open' and private.is_agency()
  order by b.opened_at, b.title, r.position
$$;
comment on function public.list_open_roles is
  'For the agency: each role of an open brief that nobody has taken yet, with its shortlist and proposal.';
grant execute on function public.list_open_roles to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Commands of the agency
-- ---------------------------------------------------------------------------------------------

create function private.place_in_ranking(p_brief_role_id uuid, p_consultant_id uuid)
returns int
language sql stable set search_path = ''
as $$
  select (private.match_snapshot(p_brief_role_id, p_consultant_id) ->> 'place')::int
$$;
comment on function private.place_in_ranking is 'The place a consultant holds for a role now; null when not ranked.';

create function public.start_proposal(p_brief_role_id uuid)
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
  insert into public.proposals (brief_role_id, brief_id, company_id, proposed_by, proposed_by_name)
  select p_brief_role_id, v_brief.id, v_brief.company_id, v_user, p.name
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
comment on function public.start_proposal is
  'The agency begins a proposal with the first five of the ranking, or with its last proposal for the '
  'role; an unfinished one is returned as it is.';
grant execute on function public.start_proposal to authenticated;

create function private.lock_proposal(p_proposal_id uuid, p_version int)
returns public.proposals
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.proposals;
begin
  perform private.require_agency();
  perform from public.briefs where id = (select p.brief_id from public.proposals p
    where p.id = p_proposal_id) for no key update;
  select * into v_row from public.proposals where id = p_proposal_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state <> 'draft' then
    perform private.raise_problem(409, 'proposal_sent');
  elsif v_row.version is distinct from p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  return v_row;
end
$$;
comment on function private.lock_proposal is 'Locks the brief, then an unfinished proposal at the version that the page showed.';

create function public.move_proposed(
  p_proposal_id uuid, p_consultant_id uuid, p_move text, p_reason text, p_version int)
returns void
language plpgsql volatile security definer -- proposal_candidates has no update grant
set search_path = ''
as $$
declare
  v_proposal public.proposals := private.lock_proposal(p_proposal_id, p_version);
  v_from smallint;
  v_to smallint;
  v_last smallint;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(btrim(p_reason)) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  select x.position into v_from from public.proposal_candidates x
  where x.proposal_id = p_proposal_id and x.consultant_id = p_consultant_id;
  select coalesce(max(x.position), 0) into v_last from public.proposal_candidates x
  where x.proposal_id = p_proposal_id;
  if (p_move = 'in') = (v_from is not null) then
    perform private.raise_problem(409, 'stale_page');
  end if;
  set constraints public.proposal_candidates_proposal_id_position_key deferred;
  case p_move
    when 'in' then
      if v_last >= 10 then
        perform private.raise_problem(409, 'shortlist_full', '{"limit": 10}');
      elsif private.match_snapshot(v_proposal.brief_role_id, p_consultant_id) is null then
        perform private.raise_problem(409, 'consultant_no_longer_matches');
      end if;
      v_to := v_last + 1;
      insert into public.proposal_candidates (proposal_id, consultant_id, position, ranked_place)
      values (p_proposal_id, p_consultant_id, v_to,
        private.place_in_ranking(v_proposal.brief_role_id, p_consultant_id));
    when 'out' then
      delete from public.proposal_candidates
      where proposal_id = p_proposal_id and consultant_id = p_consultant_id;
      update public.proposal_candidates set position = position - 1
      where proposal_id = p_proposal_id and position > v_from;
    else
      v_to := case p_move when 'up' then v_from - 1 when 'down' then v_from + 1 end;
      if v_to is null or v_to not between 1 and v_last then
        perform private.raise_problem(409, 'stale_page');
      end if;
      update public.proposal_candidates set position = case when position = v_from then v_to else v_from end
      where proposal_id = p_proposal_id and position in (v_from, v_to);
  end case;
  set constraints public.proposal_candidates_proposal_id_position_key immediate;
  insert into public.proposal_moves (proposal_id, consultant_id, move, from_position, to_position, reason,
    moved_by, moved_by_name)
  select p_proposal_id, p_consultant_id, p_move, v_from, v_to, btrim(p_reason), auth.uid(), p.name
  from public.people p where p.user_id = auth.uid();
  update public.proposals set version = version + 1 where id = p_proposal_id;
  perform private.record_event('proposal', p_proposal_id, 'proposal_changed', null, null, 'agency',
    auth.uid(), p_reason, p_details => jsonb_build_object('brief_role_id', v_proposal.brief_role_id,
      'consultant_id', p_consultant_id, 'move', p_move, 'from', v_from, 'to', v_to));
  perform public.note_ranking_move(v_proposal.brief_role_id, p_consultant_id, btrim(p_reason));
end
$$;
comment on function public.move_proposed is
  'The agency departs from the ranking: somebody one place up or down, in (last) or out, always with a '
  'reason that the company and the person it concerns can read. 409 stale_page, shortlist_full, '
  'consultant_no_longer_matches.';
grant execute on function public.move_proposed to authenticated;

create function public.send_proposal(p_proposal_id uuid, p_note text, p_version int)
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
  update public.proposals set state = 'sent', sent_at = now(), note = btrim(p_note), version = version + 1
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
  'The agency gives its proposal to the company with a note; from here on it is not changed. Everybody '
  'who was moved can read why.';
grant execute on function public.send_proposal to authenticated;

create function public.adopt_proposal(p_proposal_id uuid)
returns uuid
language plpgsql volatile security definer -- shortlists has no insert grant
set search_path = ''
as $$
declare
  v_proposal public.proposals;
  v_brief public.briefs;
  v_shortlist public.shortlists;
  v_before uuid[];
  v_order uuid[];
begin
  select * into v_proposal from public.proposals where id = p_proposal_id and state = 'sent';
  v_brief := private.lock_my_brief(v_proposal.brief_id);
  perform private.assert_brief_role_open(v_brief, v_proposal.brief_role_id);
  v_shortlist := private.ensure_shortlist(v_brief, v_proposal.brief_role_id, auth.uid());
  select coalesce(array_agg(x.consultant_id order by x.position), '{}') into v_before
  from public.shortlist_candidates x where x.shortlist_id = v_shortlist.id and x.removed_at is null;
  select array_agg(x.consultant_id order by x.position) into v_order
  from public.proposal_candidates x where x.proposal_id = p_proposal_id
    and private.standing_of(v_proposal.brief_role_id, x.consultant_id) = 'available';
  perform private.put_on_shortlist(v_shortlist, coalesce(v_order, '{}'), auth.uid());
  v_order := v_order || (select coalesce(array_agg(b.id order by b.at), '{}')
    from unnest(v_before) with ordinality b(id, at) where not b.id = any (coalesce(v_order, '{}')));
  set constraints public.shortlist_candidates_shortlist_id_position_key deferred;
  update public.shortlist_candidates x set position = array_position(v_order, x.consultant_id)
  where x.shortlist_id = v_shortlist.id and x.removed_at is null;
  set constraints public.shortlist_candidates_shortlist_id_position_key immediate;
  if v_proposal.adopted_at is null then
    update public.proposals set adopted_at = now(), adopted_by = auth.uid() where id = p_proposal_id;
    update public.shortlists set version = version + 1 where id = v_shortlist.id;
    perform private.record_event('proposal', p_proposal_id, 'proposal_adopted', null, null, 'company',
      auth.uid(), p_company_id => v_proposal.company_id,
      p_details => jsonb_build_object('brief_role_id', v_proposal.brief_role_id));
  end if;
  return v_shortlist.id;
end
$$;
comment on function public.adopt_proposal is
  'The company makes the agency''s proposal its own list: those proposed first and in that order, then '
  'whom it had singled out before. Who cannot be asked any longer is left out. 409 shortlist_full above ten.';
grant execute on function public.adopt_proposal to authenticated;
