-- Shortlists: those the company singled out for a role of a brief, in its own order and words.

create table public.shortlists (
  id uuid primary key default gen_random_uuid(),
  brief_role_id uuid not null unique references public.brief_roles (id) on delete cascade,
  brief_id uuid not null references public.briefs (id) on delete cascade,
  company_id uuid not null references public.companies (id) on delete restrict,
  created_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  version int not null default 1,
  question text not null default '' check (length(question) <= 1000),
  closes_on date,
  closed_at timestamptz,
  shared_at timestamptz,
  reminded_for date
);
comment on table public.shortlists is 'The consultants a company singled out for a role of a brief; one list for each role.';
comment on column public.shortlists.version is 'Raised at each change of the list, so that a stale page is refused.';
comment on column public.shortlists.question is 'What the colleagues are asked to think about.';
comment on column public.shortlists.closes_on is 'Last day to vote; null before the list was first shared.';
comment on column public.shortlists.closed_at is 'Set when the voting was closed before its last day.';
comment on column public.shortlists.shared_at is 'When the list was first shared with colleagues.';
comment on column public.shortlists.reminded_for is 'The last day that a reminder has been sent about.';
create index shortlists_brief_id_idx on public.shortlists (brief_id);
create index shortlists_company_id_idx on public.shortlists (company_id, created_at desc);
create index shortlists_created_by_idx on public.shortlists (created_by);
create index shortlists_closes_on_idx on public.shortlists (closes_on) where closed_at is null;

create table public.shortlist_candidates (
  shortlist_id uuid not null references public.shortlists (id) on delete cascade,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  position smallint check (position between 1 and 10),
  note text not null default '' check (length(note) <= 1000),
  added_by uuid references public.people (user_id) on delete set null,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (shortlist_id, consultant_id),
  unique (shortlist_id, position) deferrable initially immediate,
  check ((position is null) = (removed_at is not null))
);
comment on table public.shortlist_candidates is
  'Who is on a shortlist, by consultant number only. Who is taken off stays as a row, so that votes are not lost.';
comment on column public.shortlist_candidates.note is 'Why the company singled this person out.';
create index shortlist_candidates_consultant_id_idx on public.shortlist_candidates (consultant_id);
create index shortlist_candidates_added_by_idx on public.shortlist_candidates (added_by);

revoke all on public.shortlists, public.shortlist_candidates from anon, authenticated;
grant select on public.shortlists, public.shortlist_candidates to authenticated;
alter table public.shortlists enable row level security;
alter table public.shortlist_candidates enable row level security;
create policy shortlists_select_member on public.shortlists
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));
create policy shortlist_candidates_select_member on public.shortlist_candidates
  for select to authenticated using (shortlist_id in (select s.id from public.shortlists s));

-- ---------------------------------------------------------------------------------------------
-- Reading: anonymous, for the company and the agency
-- ---------------------------------------------------------------------------------------------

create function private.free_share(p_brief_role_id uuid, p_consultant_id uuid)
returns numeric
language sql stable set search_path = ''
as $$
  select coalesce(sum(least(t.percent, s.free) * private.working_days_in(t.during * s.during)), 0)::numeric
    / nullif((select sum(x.percent * private.working_days_in(x.during))
        from public.brief_role_times x where x.brief_role_id = p_brief_role_id), 0)
  from public.brief_role_times t
  join private.capacity_spans s on s.consultant_id = p_consultant_id and s.during && t.during
  where t.brief_role_id = p_brief_role_id
$$;
comment on function private.free_share is
  'How much of the time that a role asks for the consultant is free for, 0–1; null without working days.';

create function private.standing_of(p_brief_role_id uuid, p_consultant_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select case
    when c.state <> 'approved' or c.paused_at is not null then 'paused'
    when coalesce(private.free_share(p_brief_role_id, c.id), 0) < 0.5 then 'booked'
    when private.match_snapshot(p_brief_role_id, c.id) is null then 'changed'
    else 'available' end
  from public.consultants c where c.id = p_consultant_id
$$;
comment on function private.standing_of is
  'Whether a consultant can still be asked about a role: available, paused (stepped out of matching), '
  'booked (less than half of the time is free) or changed (another constraint keeps them out).';

create function private.sees_shortlist(p_company_id uuid)
returns boolean
language sql stable set search_path = ''
as $$ select private.is_agency() or p_company_id in (select private.my_company_ids()) $$;
comment on function private.sees_shortlist is 'The company''s members and the agency.';

create function public.list_shortlist(p_shortlist_id uuid)
returns table (
  consultant_id uuid, consultant_number int, "position" smallint, note text, region_id text,
  work_modes text[], asked_rate_ore bigint, standing text, request_state text, match jsonb)
language sql stable security definer -- reads profiles the company may not read itself
set search_path = ''
as $$
  select c.id, c.number, x.position, x.note, c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(s.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = s.brief_role_id and q.consultant_id = c.id),
    private.match_snapshot(s.brief_role_id, c.id)
  from public.shortlists s
  join public.shortlist_candidates x on x.shortlist_id = s.id and x.removed_at is null
  join public.consultants c on c.id = x.consultant_id
  where s.id = p_shortlist_id and private.sees_shortlist(s.company_id)
  order by x.position
$$;
comment on function public.list_shortlist is
  'A shortlist in its order with each match as it is now (null when the person is no longer ranked), '
  'the standing and the state of a request; number in place of name. Empty for strangers.';
grant execute on function public.list_shortlist to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Commands of the company
-- ---------------------------------------------------------------------------------------------

create function private.lock_my_shortlist(p_shortlist_id uuid)
returns public.shortlists
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.shortlists;
begin
  perform private.lock_my_brief((select s.brief_id from public.shortlists s where s.id = p_shortlist_id));
  select * into v_row from public.shortlists where id = p_shortlist_id for no key update;
  return v_row;
end
$$;
comment on function private.lock_my_shortlist is 'Locks the brief, then a shortlist of the caller''s company; 404 otherwise.';

create function private.assert_brief_role_open(p_brief public.briefs, p_brief_role_id uuid)
returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p_brief.state not in ('draft', 'open') then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', p_brief.state));
  elsif exists (select from public.brief_roles r
    where r.id = p_brief_role_id and r.filled_at is not null) then
    perform private.raise_problem(409, 'role_filled');
  end if;
end
$$;
comment on function private.assert_brief_role_open is
  'Raises 409 brief_closed or role_filled when there is nothing left to choose about.';

create function private.put_on_shortlist(p_shortlist public.shortlists, p_consultant_ids uuid[], p_user uuid)
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
    if private.match_snapshot(p_shortlist.brief_role_id, v_id) is null then
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
comment on function private.put_on_shortlist is
  'Adds those who are not on the list yet, last, up to ten in all. Returns how many were added.';

create function private.ensure_shortlist(p_brief public.briefs, p_brief_role_id uuid, p_user uuid)
returns public.shortlists
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.shortlists;
begin
  insert into public.shortlists (brief_role_id, brief_id, company_id, created_by)
  values (p_brief_role_id, p_brief.id, p_brief.company_id, p_user)
  on conflict (brief_role_id) do nothing;
  select * into v_row from public.shortlists where brief_role_id = p_brief_role_id for no key update;
  return v_row;
end
$$;
comment on function private.ensure_shortlist is 'The role''s shortlist, made when there is none; the brief is locked by the caller.';

create function public.add_to_shortlist(p_brief_role_id uuid, p_consultant_ids uuid[])
returns uuid
language plpgsql volatile security definer -- shortlists has no insert grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(
    (select r.brief_id from public.brief_roles r where r.id = p_brief_role_id));
  v_shortlist public.shortlists;
begin
  perform private.assert_brief_role_open(v_brief, p_brief_role_id);
  v_shortlist := private.ensure_shortlist(v_brief, p_brief_role_id, auth.uid());
  perform private.put_on_shortlist(v_shortlist, p_consultant_ids, auth.uid());
  return v_shortlist.id;
end
$$;
comment on function public.add_to_shortlist is
  'The company singles out ranked consultants for a role, at most ten; those already there stay where '
  'they are, so a double click changes nothing. 409 shortlist_full, consultant_no_longer_matches, '
  'brief_closed, role_filled.';
grant execute on function public.add_to_shortlist to authenticated;

create function public.remove_from_shortlist(p_shortlist_id uuid, p_consultant_id uuid)
returns void
language plpgsql volatile security definer -- shortlist_candidates has no update grant
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_position int;
begin
  select x.position into v_position from public.shortlist_candidates x
  where x.shortlist_id = p_shortlist_id and x.consultant_id = p_consultant_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_position is null then
    return;
  end if;
  set constraints public.shortlist_candidates_shortlist_id_position_key deferred;
  update public.shortlist_candidates set position = null, removed_at = now()
  where shortlist_id = p_shortlist_id and consultant_id = p_consultant_id;
  update public.shortlist_candidates set position = position - 1
  where shortlist_id = p_shortlist_id and position > v_position;
  set constraints public.shortlist_candidates_shortlist_id_position_key immediate;
  update public.shortlists set version = version + 1 where id = p_shortlist_id;
  perform private.record_event('shortlist', p_shortlist_id, 'shortlist_reduced', null, null, 'company',
    auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
      'consultant_number', (select c.number from public.consultants c where c.id = p_consultant_id)));
end
$$;
comment on function public.remove_from_shortlist is
  'The company takes somebody off its list; their votes are kept. Once more is nothing.';
grant execute on function public.remove_from_shortlist to authenticated;

create function public.move_shortlisted(
  p_shortlist_id uuid, p_consultant_id uuid, p_to int, p_version int)
returns void
language plpgsql volatile security definer -- shortlist_candidates has no update grant
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_from int;
  v_to int;
begin
  if v_shortlist.version is distinct from p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  select x.position into v_from from public.shortlist_candidates x
  where x.shortlist_id = p_shortlist_id and x.consultant_id = p_consultant_id;
  if v_from is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  select least(greatest(p_to, 1), count(*)) into v_to from public.shortlist_candidates x
  where x.shortlist_id = p_shortlist_id and x.removed_at is null;
  if v_from = v_to then
    return;
  end if;
  set constraints public.shortlist_candidates_shortlist_id_position_key deferred;
  update public.shortlist_candidates set position = case
    when consultant_id = p_consultant_id then v_to
    when v_from < v_to and position > v_from and position <= v_to then position - 1
    when v_from > v_to and position >= v_to and position < v_from then position + 1
    else position end
  where shortlist_id = p_shortlist_id and removed_at is null;
  set constraints public.shortlist_candidates_shortlist_id_position_key immediate;
  update public.shortlists set version = version + 1 where id = p_shortlist_id;
end
$$;
comment on function public.move_shortlisted is
  'Gives somebody another place on the list; the others close up. 409 stale_page when a colleague '
  'changed the list meanwhile.';
grant execute on function public.move_shortlisted to authenticated;

create function public.note_shortlisted(p_shortlist_id uuid, p_consultant_id uuid, p_note text)
returns void
language plpgsql volatile security definer -- shortlist_candidates has no update grant
set search_path = ''
as $$
begin
  perform private.lock_my_shortlist(p_shortlist_id);
  update public.shortlist_candidates set note = btrim(coalesce(p_note, ''))
  where shortlist_id = p_shortlist_id and consultant_id = p_consultant_id and removed_at is null;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
exception
  when check_violation then
    perform private.raise_problem(400, 'note_too_long', '{"limit": 1000}');
end
$$;
comment on function public.note_shortlisted is 'Why the company singled somebody out, in its own words; empty takes the words away.';
grant execute on function public.note_shortlisted to authenticated;

create function public.ask_shortlisted(
  p_shortlist_id uuid, p_consultant_ids uuid[], p_message text default '')
returns int
language plpgsql volatile security definer -- notes the choice beside the requests
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_sent int;
begin
  if exists (select from unnest(p_consultant_ids) p(id) where not exists (
    select from public.shortlist_candidates x where x.shortlist_id = p_shortlist_id
      and x.consultant_id = p.id and x.removed_at is null)) then
    perform private.raise_problem(409, 'candidate_removed');
  end if;
  v_sent := public.send_requests(v_shortlist.brief_role_id, p_consultant_ids, p_message);
  if v_sent > 0 then
    perform private.record_event('shortlist', p_shortlist_id, 'shortlist_chosen', null, null, 'company',
      auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
        'brief_role_id', v_shortlist.brief_role_id, 'consultant_ids', p_consultant_ids, 'count', v_sent));
  end if;
  return v_sent;
end
$$;
comment on function public.ask_shortlisted is
  'Asks consultants of the shortlist about the role, as send_requests does, and notes which person at '
  'the company chose them. 409 candidate_removed when a colleague took somebody off meanwhile.';
grant execute on function public.ask_shortlisted to authenticated;
