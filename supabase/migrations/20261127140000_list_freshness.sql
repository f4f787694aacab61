-- An open list can ask whether it has become older than what it rests on (matching.md §9).

create table private.profile_changes (
  consultant_id uuid primary key references public.consultants (id) on delete cascade,
  changed_at timestamptz not null,
  changed_by xid8 not null,
  before text,
  before_by xid8 not null
);
comment on table private.profile_changes is
  'When each consultant''s packed profile last became another one, and in which transaction.';
comment on column private.profile_changes.changed_by is
  'A list is older than the change when its snapshot does not see this transaction: instants alone '
  'would miss what began before the list was read and was committed after.';
comment on column private.profile_changes.before is
  'Digest of the packed row as it was when that transaction began, null for none: a form that is '
  'saved as it was takes rows away and puts them back, which is no change.';
comment on column private.profile_changes.before_by is 'The transaction of the change before that one; 0 for none.';
create index profile_changes_changed_by_idx on private.profile_changes (changed_by);
alter table private.profile_changes enable row level security;

create function private.note_profile_changes(
  p_was private.match_profiles[], p_is private.match_profiles[])
returns void
language sql volatile set search_path = ''
as $$
  insert into private.profile_changes as c (consultant_id, changed_at, changed_by, before, before_by)
  select k.id, clock_timestamp(), pg_current_xact_id(), md5(w::text), '0'
  from (select coalesce(w.consultant_id, i.consultant_id) as id, w, i
    from unnest(p_was) w full join unnest(p_is) i on i.consultant_id = w.consultant_id) x
  join public.consultants k on k.id = x.id
  order by k.id
  on conflict (consultant_id) do update set
    changed_at = excluded.changed_at,
    changed_by = case when c.changed_by <> excluded.changed_by then excluded.changed_by
      when c.before is not distinct from (select md5(i::text) from unnest(p_is) i
        where i.consultant_id = c.consultant_id) then c.before_by
      else c.changed_by end,
    before = case when c.changed_by <> excluded.changed_by then excluded.before else c.before end,
    before_by = case when c.changed_by <> excluded.changed_by then c.changed_by else c.before_by end
$$;
comment on function private.note_profile_changes is
  'Writes down that packed rows became others; and that they did not after all, when the same '
  'transaction has made them what they were.';

create or replace function private.refresh_match_profiles(p_consultant_ids uuid[])
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_is private.match_profiles[];
  v_was private.match_profiles[];
  v_same uuid[];
begin
  -- One writer for each consultant at a time, in one order.
  perform from public.consultants where id = any (p_consultant_ids) order by id for no key update;
  v_is := array(select b from private.build_match_profiles(p_consultant_ids) b);
  v_was := array(select p from private.match_profiles p where p.consultant_id = any (p_consultant_ids));
  v_same := array(select i.consultant_id from unnest(v_is) i
    join unnest(v_was) w on w.consultant_id = i.consultant_id where i.* is not distinct from w.*);
  if cardinality(v_same) = cardinality(v_is) and cardinality(v_is) = cardinality(v_was) then
    return;
  end if;
  v_is := array(select i from unnest(v_is) i where i.consultant_id <> all (v_same));
  v_was := array(select w from unnest(v_was) w where w.consultant_id <> all (v_same));
  delete from private.match_profiles
  where consultant_id in (select w.consultant_id from unnest(v_was) w);
  insert into private.match_profiles select i.* from unnest(v_is) i;
  perform private.note_profile_changes(v_was, v_is);
end
$$;
comment on function private.refresh_match_profiles is
  'Rebuilds the packed rows of these consultants, and writes down whose became another.';

create or replace function public.open_ranking(p_brief_role_id uuid, p_page int default 1)
returns jsonb
language plpgsql volatile security definer -- the log and the ledger have no insert grants
set search_path = ''
as $$
declare
  -- Before anything is read: what is committed later is newer than the list.
  v_as_of text := pg_current_snapshot()::text;
  v_rules public.matching_rules := private.rules_in_force();
  v_first int := 20 * (least(greatest(p_page, 1), 50000) - 1) + 1;
  v_ask jsonb;
  v_rows jsonb;
  v_id uuid;
begin
  if not private.may_see_ranking(p_brief_role_id) then
    perform private.raise_problem(404, 'not_found');
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  select coalesce(jsonb_agg(to_jsonb(m) order by m.place), '[]')
  into v_rows from private.ranked_rows(v_ask, v_rules, 20, v_first - 1) m;
  if v_first = 1 or v_rows <> '[]' then
    v_id := private.log_ranking(v_ask, v_rules, v_first, v_rows);
  end if;
  if v_first = 1 and exists (select from public.briefs b where b.id = (v_ask ->> 'brief_id')::uuid
    and b.state in ('draft', 'open') and b.company_id in (select private.my_company_ids()))
  then
    perform private.record_exposure(p_brief_role_id, v_rows);
  end if;
  return jsonb_build_object('ranking_id', v_id, 'as_of', v_as_of, 'matches', v_rows);
end
$$;
comment on function public.open_ranking is
  'A page of twenty of a role''s ranking for its company or the agency, as list_matches gives it, and '
  'the entry of the log that says it was shown: one for each person, page and day while the inputs '
  'are the same. What is shown and what is logged is one reading; as_of is what ranking_is_older() '
  'is asked with later. For the company the day''s first first page counts as exposure. A page after '
  'the last is empty and not logged. 404 not_found.';

create function private.profiles_changed(p_as_of pg_snapshot, p_not_before timestamptz)
returns uuid[]
language sql stable set search_path = ''
as $$
  select array(select c.consultant_id from private.profile_changes c
    where c.changed_by >= pg_snapshot_xmin(p_as_of)
      and not pg_visible_in_snapshot(c.changed_by, p_as_of)
      -- A database that was restored counts its transactions anew.
      and c.changed_at > p_not_before - interval '1 hour')
$$;
comment on function private.profiles_changed is
  'Consultants whose packed profiles became others after a snapshot; changes of more than an hour '
  'before p_not_before are none.';

create function private.ranking_rests_on_other(p_shown public.rankings, p_rules public.matching_rules)
returns boolean
language sql stable set search_path = ''
as $$
  select b.version <> p_shown.brief_version or p_rules.version <> p_shown.rules_version
    or private.rarity_version() <> p_shown.rarity_version
    or private.catalogue_version() <> p_shown.catalogue_version
    or (select count(*) from public.ranking_places p where p.ranking_id = p_shown.id)
      < least(20, p_shown.ranked - p_shown.first_place + 1)
    or exists (select from public.ranking_places p
      join public.consultant_blocked_companies k on k.consultant_id = p.consultant_id
      where p.ranking_id = p_shown.id
        and (k.company_id = c.id or k.organisation_number = c.organisation_number))
  from public.briefs b join public.companies c on c.id = b.company_id
  where b.id = p_shown.brief_id
$$;
comment on function private.ranking_rests_on_other is
  'Whether a logged page was made from another brief, other rules, rarity or catalogue than today''s, '
  'or shows somebody whose account is gone or who has blocked the company.';

create function private.may_reach_page(
  p_shown public.rankings, p_ask jsonb, p_rules public.matching_rules, p_ids uuid[])
returns boolean
language sql stable set search_path = ''
as $$
  select p_shown.first_place > 1 or exists (
    select from private.score_consultants(p_ask, p_rules, p_ids) s
    where s.failed = '{}' and s.k * 100 >= p_rules.ask_first_below
      and s.mutual >= (select case when count(*) < 20 then 0 else min(p.mutual)
          - greatest(p_rules.rotation_band / 10.0, p_rules.newcomer_band) end
        from public.ranking_places p where p.ranking_id = p_shown.id))
$$;
comment on function private.may_reach_page is
  'Whether somebody of these could stand on the page, by their scores alone: a cheap test before the '
  'whole order is asked for. Later pages also move when somebody on an earlier one does.';

create function public.ranking_is_older(p_ranking_id uuid, p_as_of text)
returns boolean
language plpgsql stable security definer -- the log and profiles are not the company's to read
set search_path = ''
as $$
declare
  v_shown public.rankings;
  v_rules public.matching_rules := private.rules_in_force();
  v_ask jsonb;
  v_changed uuid[];
begin
  select * into v_shown from public.rankings r where r.id = p_ranking_id;
  if v_shown.id is null or not private.may_see_ranking(v_shown.brief_role_id) then
    perform private.raise_problem(404, 'not_found');
  end if;
  v_changed := private.profiles_changed(p_as_of::pg_snapshot, v_shown.recorded_at);
  if private.ranking_rests_on_other(v_shown, v_rules) or exists (select from public.ranking_places p
    where p.ranking_id = v_shown.id and p.consultant_id = any (v_changed))
  then
    return true;
  elsif v_changed = '{}' then
    return false;
  end if;
  v_ask := private.match_ask(v_shown.brief_role_id);
  return private.may_reach_page(v_shown, v_ask, v_rules, v_changed) and exists (
    select from private.rank_consultants(v_ask, v_rules, 20, v_shown.first_place - 1) r
    left join public.ranking_places p on p.ranking_id = v_shown.id and p.place = r.place
    where p.consultant_id is distinct from r.consultant_id);
exception
  -- Whoever asks with a snapshot that is none gets a new one by reading the list again.
  when invalid_text_representation then
    return true;
end
$$;
comment on function public.ranking_is_older is
  'Whether a page of a ranking, as it was shown and logged, has become older than what it rests on: '
  'somebody on it has another profile since p_as_of (from open_ranking), somebody else has come to '
  'stand on it, or the brief, the rules, rarity or catalogue are others. For the brief''s company and '
  'the agency; 404 not_found for everybody else.';
grant execute on function public.ranking_is_older to authenticated;
