-- Votes: colleagues from other departments say yes, no or unsure about each on a shortlist.

create table public.shortlist_links (
  key uuid primary key default gen_random_uuid(),
  shortlist_id uuid not null references public.shortlists (id) on delete cascade,
  created_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid references public.people (user_id) on delete set null
);
comment on table public.shortlist_links is
  'The addresses that a shortlist was shared under. An address alone opens nothing: it takes a sign-in as a member of the company.';
create unique index shortlist_links_live_key on public.shortlist_links (shortlist_id) where revoked_at is null;
create index shortlist_links_shortlist_id_idx on public.shortlist_links (shortlist_id);
create index shortlist_links_created_by_idx on public.shortlist_links (created_by);
create index shortlist_links_revoked_by_idx on public.shortlist_links (revoked_by);

create table public.shortlist_voters (
  shortlist_id uuid not null references public.shortlists (id) on delete cascade,
  user_id uuid not null references public.people (user_id) on delete cascade,
  department text not null default '' check (length(department) <= 80),
  invited_at timestamptz,
  voted_at timestamptz,
  primary key (shortlist_id, user_id)
);
comment on table public.shortlist_voters is 'Who was asked to vote or has voted about a shortlist, and for which department they speak.';
comment on column public.shortlist_voters.department is 'In the voter''s own words; empty until they have said.';
create index shortlist_voters_user_id_idx on public.shortlist_voters (user_id);

create table public.shortlist_votes (
  shortlist_id uuid not null,
  consultant_id uuid not null,
  user_id uuid not null,
  vote text not null check (vote in ('yes', 'no', 'unsure')),
  comment text not null default '' check (length(comment) <= 1000),
  voted_at timestamptz not null default now(),
  primary key (shortlist_id, consultant_id, user_id),
  foreign key (shortlist_id, consultant_id)
    references public.shortlist_candidates (shortlist_id, consultant_id) on delete cascade,
  foreign key (shortlist_id, user_id)
    references public.shortlist_voters (shortlist_id, user_id) on delete cascade
);
comment on table public.shortlist_votes is 'What one colleague says of one candidate. For the company alone.';
create index shortlist_votes_voter_idx on public.shortlist_votes (shortlist_id, user_id);

revoke all on public.shortlist_links, public.shortlist_voters, public.shortlist_votes
  from anon, authenticated;
grant select on public.shortlist_links, public.shortlist_voters, public.shortlist_votes to authenticated;
alter table public.shortlist_links enable row level security;
alter table public.shortlist_voters enable row level security;
alter table public.shortlist_votes enable row level security;

create function private.my_shortlist_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select s.id from public.shortlists s where s.company_id in (select private.my_company_ids())
$$;
comment on function private.my_shortlist_ids is 'The shortlists of the companies the signed-in person acts for.';
grant execute on function private.my_shortlist_ids to authenticated, service_role;

create policy shortlist_links_select_member on public.shortlist_links
  for select to authenticated using (shortlist_id in (select private.my_shortlist_ids()));
create policy shortlist_voters_select_member on public.shortlist_voters
  for select to authenticated using (shortlist_id in (select private.my_shortlist_ids()));
create policy shortlist_votes_select_member on public.shortlist_votes
  for select to authenticated using (shortlist_id in (select private.my_shortlist_ids()));

create function private.voting_is_open(p_shortlist public.shortlists)
returns boolean
language sql stable set search_path = ''
as $$
  select p_shortlist.closed_at is null and p_shortlist.closes_on >= private.today()
    and exists (select from public.shortlist_links l
      where l.shortlist_id = p_shortlist.id and l.revoked_at is null)
$$;
comment on function private.voting_is_open is 'Shared, not closed, and the last day has not passed in Sweden.';

create function public.share_shortlist(
  p_shortlist_id uuid, p_closes_on date, p_question text default '', p_voter_ids uuid[] default '{}')
returns uuid
language plpgsql volatile security definer -- shortlists has no update grant
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_was_open boolean := private.voting_is_open(v_shortlist);
  v_key uuid;
  v_invited uuid[];
begin
  if not exists (select from public.shortlist_candidates x
    where x.shortlist_id = p_shortlist_id and x.removed_at is null) then
    perform private.raise_problem(409, 'shortlist_empty');
  elsif p_closes_on is null or p_closes_on not between private.today() and private.today() + 60 then
    perform private.raise_problem(400, 'deadline_invalid', '{"limit": 60}');
  elsif exists (select from unnest(p_voter_ids) v(id) where not exists (
    select from public.company_members m where m.company_id = v_shortlist.company_id and m.user_id = v.id)) then
    perform private.raise_problem(404, 'not_found');
  end if;
  update public.shortlists set closes_on = p_closes_on, question = btrim(coalesce(p_question, '')),
    closed_at = null, shared_at = coalesce(shared_at, now())
  where id = p_shortlist_id;
  insert into public.shortlist_links (shortlist_id, created_by) values (p_shortlist_id, auth.uid())
  on conflict (shortlist_id) where revoked_at is null do nothing;
  select l.key into v_key from public.shortlist_links l
  where l.shortlist_id = p_shortlist_id and l.revoked_at is null;
  with invited as (
    insert into public.shortlist_voters as w (shortlist_id, user_id, invited_at)
    select distinct p_shortlist_id, v.id, now() from unnest(p_voter_ids) v(id) where v.id <> auth.uid()
    on conflict (shortlist_id, user_id) do update set invited_at = now() where w.invited_at is null
    returning w.user_id)
  select coalesce(array_agg(i.user_id), '{}') into v_invited from invited i;
  if not v_was_open or v_invited <> '{}' or p_closes_on <> v_shortlist.closes_on
    or btrim(coalesce(p_question, '')) <> v_shortlist.question then
    perform private.record_event('shortlist', p_shortlist_id,
      case when v_was_open then 'shortlist_share_changed' else 'shortlist_shared' end, null, null,
      'company', auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
        'brief_role_id', v_shortlist.brief_role_id, 'closes_on', p_closes_on, 'invited', cardinality(v_invited)));
  end if;
  if v_invited <> '{}' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'shortlist_shared', 'shortlist_id', p_shortlist_id, 'user_ids', v_invited));
  end if;
  return v_key;
exception
  when check_violation then
    perform private.raise_problem(400, 'note_too_long', '{"limit": 1000}');
    return null;
end
$$;
comment on function public.share_shortlist is
  'Opens the list to the company''s colleagues until a last day (today to 60 days ahead), with a '
  'question to them; those named for the first time get a mail. Shared already: the day and the '
  'question change and the address stays. Returns the address''s key. 409 shortlist_empty, 400 deadline_invalid.';
grant execute on function public.share_shortlist to authenticated;

create function public.revoke_shortlist_link(p_shortlist_id uuid)
returns void
language plpgsql volatile security definer -- shortlist_links has no update grant
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
begin
  update public.shortlist_links set revoked_at = now(), revoked_by = auth.uid()
  where shortlist_id = p_shortlist_id and revoked_at is null;
  if found then
    perform private.record_event('shortlist', p_shortlist_id, 'shortlist_link_revoked', null, null,
      'company', auth.uid(), p_company_id => v_shortlist.company_id);
  end if;
end
$$;
comment on function public.revoke_shortlist_link is
  'The address stops working at once; votes already given stay. Sharing again makes a new address.';
grant execute on function public.revoke_shortlist_link to authenticated;

create function public.close_voting(p_shortlist_id uuid)
returns void
language plpgsql volatile security definer -- shortlists has no update grant
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
begin
  if not private.voting_is_open(v_shortlist) then
    return;
  end if;
  update public.shortlists set closed_at = now() where id = p_shortlist_id;
  perform private.record_event('shortlist', p_shortlist_id, 'shortlist_voting_closed', null, null,
    'company', auth.uid(), p_company_id => v_shortlist.company_id);
end
$$;
comment on function public.close_voting is 'Ends the voting before its last day; once more is nothing.';
grant execute on function public.close_voting to authenticated;

create function private.open_link(p_key uuid)
returns public.shortlists
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.shortlists;
begin
  -- Shared: votes of many pass side by side, but none passes a link being revoked or closed.
  select s.* into v_row from public.shortlist_links l
  join public.shortlists s on s.id = l.shortlist_id
  where l.key = p_key for share of s;
  perform private.require_member(v_row.company_id);
  if exists (select from public.shortlist_links l where l.key = p_key and l.revoked_at is not null) then
    perform private.raise_problem(409, 'link_revoked');
  elsif not private.voting_is_open(v_row) then
    perform private.raise_problem(409, 'voting_closed', jsonb_build_object('closes_on', v_row.closes_on));
  end if;
  return v_row;
end
$$;
comment on function private.open_link is
  'The shortlist behind an address, held open for one vote. 404 for everybody outside the company, '
  '409 link_revoked or voting_closed for those inside.';

create function public.cast_votes(p_key uuid, p_department text, p_votes jsonb)
returns int
language plpgsql volatile security definer -- shortlist_votes has no write grant
set search_path = ''
as $$
declare
  v_shortlist public.shortlists := private.open_link(p_key);
  v_department text := btrim(regexp_replace(coalesce(p_department, ''), '\s+', ' ', 'g'));
  v_changed int;
begin
  if v_department = '' then
    perform private.raise_problem(400, 'department_required');
  elsif coalesce(jsonb_array_length(p_votes), 0) = 0 then
    perform private.raise_problem(400, 'vote_required');
  elsif exists (select from jsonb_array_elements(p_votes) v where not exists (
    select from public.shortlist_candidates x where x.shortlist_id = v_shortlist.id
      and x.consultant_id = (v ->> 'consultant_id')::uuid and x.removed_at is null)) then
    perform private.raise_problem(409, 'candidate_removed');
  end if;
  insert into public.shortlist_voters as w (shortlist_id, user_id, department, voted_at)
  values (v_shortlist.id, auth.uid(), v_department, now())
  on conflict (shortlist_id, user_id) do update set department = excluded.department, voted_at = now();
  with given as (
    insert into public.shortlist_votes as w (shortlist_id, consultant_id, user_id, vote, comment)
    select v_shortlist.id, (v ->> 'consultant_id')::uuid, auth.uid(), v ->> 'vote',
      btrim(coalesce(v ->> 'comment', ''))
    from jsonb_array_elements(p_votes) v
    on conflict (shortlist_id, consultant_id, user_id) do update
      set vote = excluded.vote, comment = excluded.comment, voted_at = now()
      where (w.vote, w.comment) is distinct from (excluded.vote, excluded.comment)
    returning 1)
  select count(*) into v_changed from given;
  if v_changed > 0 then
    perform private.record_event('shortlist', v_shortlist.id, 'shortlist_voted', null, null, 'company',
      auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
        'department', v_department, 'count', v_changed));
  end if;
  return v_changed;
exception
  when check_violation then
    perform private.raise_problem(400, 'vote_invalid', '{"limit": 1000}');
    return 0;
  when not_null_violation or invalid_text_representation or cardinality_violation then
    perform private.raise_problem(400, 'vote_required');
    return 0;
end
$$;
comment on function public.cast_votes is
  'A member of the company votes through the address, for a department: [{consultant_id, vote: yes | no '
  '| unsure, comment}]. Voting again changes the vote; the same form twice changes nothing. Returns how '
  'many votes changed. 409 link_revoked, voting_closed, candidate_removed; 400 department_required, '
  'vote_required, vote_invalid.';
grant execute on function public.cast_votes to authenticated;

create function public.list_my_ballots()
returns table (key uuid, title text, role_id text, closes_on date, candidates int, voted int)
language sql stable security definer -- answers about the caller alone
set search_path = ''
as $$
  select l.key, b.title, r.role_id, s.closes_on,
    (select count(*)::int from public.shortlist_candidates x
      where x.shortlist_id = s.id and x.removed_at is null),
    (select count(*)::int from public.shortlist_votes v
      join public.shortlist_candidates x using (shortlist_id, consultant_id)
      where v.shortlist_id = s.id and v.user_id = w.user_id and x.removed_at is null)
  from public.shortlist_voters w
  join public.shortlists s on s.id = w.shortlist_id
  join public.shortlist_links l on l.shortlist_id = s.id and l.revoked_at is null
  join public.briefs b on b.id = s.brief_id
  join public.brief_roles r on r.id = s.brief_role_id
  where w.user_id = (select auth.uid()) and w.invited_at is not null
    and s.company_id in (select private.my_company_ids()) and private.voting_is_open(s)
  order by s.closes_on, b.title
$$;
comment on function public.list_my_ballots is 'The open votings that the signed-in person was asked to take part in.';
grant execute on function public.list_my_ballots to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Notices
-- ---------------------------------------------------------------------------------------------

create function public.list_vote_receivers(p_shortlist_id uuid, p_user_ids uuid[] default null)
returns table (email text, name text, locale text)
language sql stable security definer -- addresses lie in auth.users
set search_path = ''
as $$
  select u.email::text, p.name, p.locale
  from public.shortlist_voters w
  join public.shortlists s on s.id = w.shortlist_id
  join public.company_members m on m.company_id = s.company_id and m.user_id = w.user_id
  join public.people p on p.user_id = w.user_id
  join auth.users u on u.id = w.user_id
  where w.shortlist_id = p_shortlist_id and w.invited_at is not null and private.voting_is_open(s)
    and case when p_user_ids is not null then w.user_id = any (p_user_ids)
      else exists (select from public.shortlist_candidates x
        where x.shortlist_id = s.id and x.removed_at is null and not exists (
          select from public.shortlist_votes v where v.shortlist_id = s.id
            and v.consultant_id = x.consultant_id and v.user_id = w.user_id)) end
$$;
comment on function public.list_vote_receivers is
  'Invited members who are still in the company: those named, or without names those who have not '
  'voted about everybody. None once the voting is over. Service role only.';
grant execute on function public.list_vote_receivers to service_role;

create function public.run_shortlist_clock()
returns int
language plpgsql volatile security definer -- the clock acts for nobody
set search_path = ''
as $$
declare
  v_row public.shortlists;
  v_sent int := 0;
begin
  if extract(hour from now() at time zone 'Europe/Stockholm') < 7
    or not (select d.is_working from public.calendar_days d where d.day = private.today()) then
    return 0;
  end if;
  for v_row in select s.* from public.shortlists s
    where s.closed_at is null and s.closes_on > private.today()
      and s.closes_on < private.today() + 15
      and s.reminded_for is distinct from s.closes_on
      and private.working_days_in(daterange(private.today(), s.closes_on)) = 1
    order by s.id for no key update skip locked
  loop
    continue when not private.voting_is_open(v_row);
    update public.shortlists set reminded_for = v_row.closes_on where id = v_row.id;
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'shortlist_reminder', 'shortlist_id', v_row.id, 'closes_on', v_row.closes_on));
    v_sent := v_sent + 1;
  end loop;
  return v_sent;
end
$$;
comment on function public.run_shortlist_clock is
  'Reminds those who have not voted, on the working day before the last day, from seven in the '
  'morning, once for each last day. Returns the number of lists. Service role only; safe at any time.';
grant execute on function public.run_shortlist_clock to service_role;
