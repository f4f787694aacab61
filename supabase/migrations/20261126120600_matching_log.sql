-- The log of rankings (matching.md §9): what was shown to whom, by which rules, and what people did.

create table public.rankings (
  id uuid primary key default gen_random_uuid(),
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  brief_id uuid not null references public.briefs (id) on delete cascade,
  company_id uuid not null references public.companies (id) on delete restrict,
  day date not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  actor public.actor_role not null,
  actor_id uuid references public.people (user_id) on delete set null,
  brief_version int not null,
  rules_version int not null references public.matching_rules (version) on delete restrict,
  rarity_version int not null,
  catalogue_version text not null,
  candidates int not null,
  ranked int not null,
  ask_first int not null,
  filtered jsonb not null,
  unique (brief_role_id, day, fingerprint)
);
comment on table public.rankings is
  'One row for each ranking shown, once a day for the same inputs: versions, sizes, filter codes. '
  'Never changed; what people did is in ranking_actions.';
comment on column public.rankings.fingerprint is 'SHA-256 of all that was shown: the same inputs and versions give the same.';
comment on column public.rankings.catalogue_version is 'Digest of related competencies and sectors.';
comment on column public.rankings.candidates is 'Active consultants.';
comment on column public.rankings.filtered is 'How many under each first failing code, H1–H7.';
create index rankings_brief_id_idx on public.rankings (brief_id);
create index rankings_company_id_idx on public.rankings (company_id, recorded_at desc);
create index rankings_recorded_at_idx on public.rankings (recorded_at desc, id);
create index rankings_actor_id_idx on public.rankings (actor_id);
create index rankings_rules_version_idx on public.rankings (rules_version);
revoke all on public.rankings from anon, authenticated;
grant select on public.rankings to authenticated;
alter table public.rankings enable row level security;
create policy rankings_select_agency on public.rankings
  for select to authenticated using ((select private.is_agency()));

create table public.ranking_places (
  ranking_id uuid not null references public.rankings (id) on delete cascade,
  place int not null check (place > 0),
  raw_place int not null check (raw_place > 0),
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  mutual numeric(7, 4) not null,
  is_rotated boolean not null,
  is_newcomer_place boolean not null,
  match jsonb not null,
  primary key (ranking_id, place)
);
comment on table public.ranking_places is
  'Who was shown where, with every part of the score and the explanation as shown; goes with the '
  'consultant''s account, while the counts stay.';
create index ranking_places_consultant_id_idx on public.ranking_places (consultant_id);
revoke all on public.ranking_places from anon, authenticated;
grant select on public.ranking_places to authenticated;
alter table public.ranking_places enable row level security;
create policy ranking_places_select_agency on public.ranking_places
  for select to authenticated using ((select private.is_agency()));

create table public.ranking_actions (
  id bigint generated always as identity primary key,
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  ranking_id uuid references public.rankings (id) on delete set null,
  action text not null check (action in ('asked', 'declined', 'moved')),
  actor public.actor_role not null,
  actor_id uuid references public.people (user_id) on delete set null,
  reason text check (length(reason) <= 2000),
  acted_at timestamptz not null default now(),
  check (action <> 'moved' or nullif(btrim(reason), '') is not null)
);
comment on table public.ranking_actions is
  'What people did with a ranking: asked somebody, declined, or moved somebody against the order, with the reason.';
create index ranking_actions_brief_role_id_idx on public.ranking_actions (brief_role_id, acted_at);
create index ranking_actions_consultant_id_idx on public.ranking_actions (consultant_id);
create index ranking_actions_ranking_id_idx on public.ranking_actions (ranking_id);
create index ranking_actions_actor_id_idx on public.ranking_actions (actor_id);
revoke all on public.ranking_actions from anon, authenticated;
grant select on public.ranking_actions to authenticated;
alter table public.ranking_actions enable row level security;
create policy ranking_actions_select_agency on public.ranking_actions
  for select to authenticated using ((select private.is_agency()));

create function private.refuse_ranking_change()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  return null;
end
$$;
comment on function private.refuse_ranking_change is 'Trigger: what was shown, and done, stays as it was.';
create trigger rankings_refuse_change before update on public.rankings
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_ranking_change();
create trigger ranking_places_refuse_change before update on public.ranking_places
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_ranking_change();
create trigger ranking_actions_refuse_change before update on public.ranking_actions
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_ranking_change();

create function private.catalogue_version()
returns text
language sql stable set search_path = ''
as $$
  select left(md5(
    coalesce((select string_agg(r.a || r.b || r.similarity, ',' order by r.a, r.b) from public.competency_relations r), '')
    || coalesce((select string_agg(s.a || s.b, ',' order by s.a, s.b) from public.sector_relations s), '')), 12)
$$;
comment on function private.catalogue_version is 'Twelve digits that change when related competencies or sectors do.';

create function private.filter_counts(p_ask jsonb, p_rules public.matching_rules)
returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(x.code, x.n), '{}') from (
    select case when not f.is_willing and f.failed = 0 then 'ask_first' when f.failed = 0 then 'ranked'
        when not f.is_willing then 'unwilling' else 'H' || (log(2, f.failed & -f.failed)::int + 1) end as code,
      count(*) as n
    from private.filter_rows(p_ask, p_rules) f group by 1) x
$$;
comment on function private.filter_counts is
  'Ranked, to be asked first, and how many under each first failing code; unwilling are those in no count that is shown.';

create function public.open_ranking(p_brief_role_id uuid)
returns uuid
language plpgsql volatile security definer -- the log and the ledger have no insert grants
set search_path = ''
as $$
declare
  v_ask jsonb;
  v_rules public.matching_rules := private.rules_in_force();
  v_brief public.briefs;
  v_rows jsonb;
  v_counts jsonb;
  v_print text;
  v_id uuid;
begin
  if not private.may_see_ranking(p_brief_role_id) then
    perform private.raise_problem(404, 'not_found');
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  select b.* into v_brief from public.briefs b where b.id = (v_ask ->> 'brief_id')::uuid;
  select coalesce(jsonb_agg(to_jsonb(m) - array['consultant_number', 'region_id', 'work_modes',
    'asked_rate_ore', 'request_state', 'match_count', 'failed'] order by m.place), '[]')
  into v_rows from private.ranked_rows(v_ask, v_rules, 20, 0) m;
  v_counts := private.filter_counts(v_ask, v_rules);
  if v_brief.state in ('draft', 'open') and v_brief.company_id in (select private.my_company_ids()) then
    perform private.record_exposure(p_brief_role_id, v_rows);
  end if;
  v_print := encode(sha256(convert_to(jsonb_build_array(v_rows, v_counts, v_brief.version,
    v_rules.version, private.rarity_version(), private.catalogue_version())::text, 'UTF8')), 'hex');
  insert into public.rankings (brief_role_id, brief_id, company_id, day, fingerprint, actor, actor_id,
    brief_version, rules_version, rarity_version, catalogue_version, candidates, ranked, ask_first, filtered)
  select p_brief_role_id, v_brief.id, v_brief.company_id, private.today(), v_print,
    (case when v_brief.company_id in (select private.my_company_ids()) then 'company' else 'agency' end)::public.actor_role,
    auth.uid(), v_brief.version, v_rules.version, private.rarity_version(), private.catalogue_version(),
    coalesce((select sum(n::int) from jsonb_each_text(v_counts) c(code, n)), 0),
    coalesce((v_counts ->> 'ranked')::int, 0), coalesce((v_counts ->> 'ask_first')::int, 0),
    v_counts - array['ranked', 'ask_first', 'unwilling']
  on conflict (brief_role_id, day, fingerprint) do nothing
  returning id into v_id;
  if v_id is null then
    return (select r.id from public.rankings r
      where r.brief_role_id = p_brief_role_id and r.day = private.today() and r.fingerprint = v_print);
  end if;
  insert into public.ranking_places
    (ranking_id, place, raw_place, consultant_id, mutual, is_rotated, is_newcomer_place, match)
  select v_id, (m ->> 'place')::int, (m ->> 'raw_place')::int, (m ->> 'consultant_id')::uuid,
    (m ->> 'mutual')::numeric, (m ->> 'is_rotated')::boolean, (m ->> 'is_newcomer_place')::boolean,
    m - array['consultant_id', 'place', 'raw_place', 'is_rotated', 'is_newcomer_place']
  from jsonb_array_elements(v_rows) m;
  return v_id;
end
$$;
comment on function public.open_ranking is
  'Called when the ranking of a role is shown to its company or the agency: logs it, once a day for '
  'the same inputs, and for the company counts the day''s first list as exposure. Returns the log '
  'entry. 404 not_found.';
grant execute on function public.open_ranking to authenticated;

create function private.place_exposure(p_place int)
returns numeric
language sql immutable set search_path = ''
as $$ select round(1 / log(2::numeric, (1 + p_place)::numeric), 12) $$;
comment on function private.place_exposure is '1/log2(1+place), rounded half up to 12 decimals.';

create function private.record_exposure(p_brief_role_id uuid, p_rows jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_list bigint;
begin
  insert into private.exposure_lists (brief_role_id, day, exposure)
  select p_brief_role_id, private.today(), coalesce(sum(private.place_exposure((m ->> 'place')::int)), 0)
  from jsonb_array_elements(p_rows) m
  on conflict (brief_role_id, day) do nothing
  returning id into v_list;
  if v_list is null then
    return;
  end if;
  insert into private.exposure_places (list_id, place, consultant_id)
  select v_list, (m ->> 'place')::smallint, (m ->> 'consultant_id')::uuid
  from jsonb_array_elements(p_rows) m;
  update private.match_profiles p set lists_shown = p.lists_shown + 1
  where p.consultant_id in (select e.consultant_id from private.exposure_places e where e.list_id = v_list);
  perform private.enqueue('book_exposure', jsonb_build_object('list_id', v_list), 'exposure:' || v_list);
end
$$;
comment on function private.record_exposure is
  'Writes the day''s first list of a role; everybody''s deserved share is added by the worker.';

create function public.book_exposure(p_list_id bigint)
returns int
language plpgsql volatile security definer -- the worker acts for nobody
set search_path = ''
as $$
declare
  v_list private.exposure_lists;
  v_booked int;
begin
  select * into v_list from private.exposure_lists where id = p_list_id for no key update;
  if not found or v_list.booked_at is not null then
    return 0;
  end if;
  insert into private.exposure_shares (list_id, consultant_id, deserved, received)
  select v_list.id, coalesce(r.consultant_id, p.consultant_id),
    coalesce(round(r.mutual * v_list.exposure / nullif(r.mutual_sum, 0), 12), 0),
    coalesce(private.place_exposure(p.place), 0)
  from private.rank_consultants(private.match_ask(v_list.brief_role_id), private.rules_in_force(), 1000000) r
  full join (select e.* from private.exposure_places e where e.list_id = v_list.id) p
    on p.consultant_id = r.consultant_id;
  get diagnostics v_booked = row_count;
  insert into private.exposure_days as d (consultant_id, day, deserved, received)
  select s.consultant_id, v_list.day, s.deserved, s.received
  from private.exposure_shares s where s.list_id = v_list.id order by s.consultant_id
  on conflict (consultant_id, day) do update
    set deserved = d.deserved + excluded.deserved, received = d.received + excluded.received;
  insert into private.exposure_sums as d (consultant_id, deserved, received)
  select s.consultant_id, s.deserved, s.received
  from private.exposure_shares s where s.list_id = v_list.id order by s.consultant_id
  on conflict (consultant_id) do update
    set deserved = d.deserved + excluded.deserved, received = d.received + excluded.received;
  update private.exposure_lists set booked_at = now() where id = v_list.id;
  return v_booked;
end
$$;
comment on function public.book_exposure is
  'Adds a list to the exposure everybody ranked deserved and received; once, however often it is '
  'called. Service role only.';
grant execute on function public.book_exposure to service_role;

create function private.settle_exposure()
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_first date := private.today() - (private.rules_in_force()).exposure_days + 1;
begin
  delete from private.exposure_shares s using private.exposure_lists l
  where l.id = s.list_id and l.day < private.today();
  delete from private.exposure_days where day < v_first;
  delete from private.exposure_sums;
  insert into private.exposure_sums (consultant_id, deserved, received)
  select d.consultant_id, sum(d.deserved), sum(d.received)
  from private.exposure_days d group by d.consultant_id;
end
$$;
comment on function private.settle_exposure is
  'Takes what is 90 days old or older out of the sums (today is day 0, day 90 is out).';

create function public.run_daily_matching_clock()
returns void
language plpgsql volatile security definer -- the clock acts for nobody
set search_path = ''
as $$
begin
  perform private.settle_exposure();
  perform private.compute_rarity();
end
$$;
comment on function public.run_daily_matching_clock is
  'Every night: exposure over the last 90 days, and the day''s rarity weights. Service role only; '
  'safe to run at any time.';
grant execute on function public.run_daily_matching_clock to service_role;

-- ---------------------------------------------------------------------------------------------
-- What people did
-- ---------------------------------------------------------------------------------------------

create function private.note_request_action()
returns trigger
language plpgsql volatile security definer -- the log has no insert grant
set search_path = ''
as $$
begin
  insert into public.ranking_actions (brief_role_id, consultant_id, ranking_id, action, actor, actor_id, reason)
  select new.brief_role_id, new.consultant_id, (
      select r.id from public.rankings r where r.brief_role_id = new.brief_role_id
      order by r.recorded_at desc limit 1),
    case when tg_op = 'INSERT' then 'asked' else 'declined' end,
    (case when tg_op = 'INSERT' then 'company' else 'consultant' end)::public.actor_role, auth.uid(),
    case when tg_op = 'INSERT' then null else new.decline_reason end;
  return null;
end
$$;
comment on function private.note_request_action is 'Trigger: asking and declining are logged with the ranking they followed from.';
create trigger requests_note_asked after insert on public.requests
  for each row execute function private.note_request_action();
create trigger requests_note_declined after update of state on public.requests
  for each row when (new.state = 'declined' and old.state <> 'declined')
  execute function private.note_request_action();

create function public.note_ranking_move(p_brief_role_id uuid, p_consultant_id uuid, p_reason text)
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
  select r.id, c.id, (select k.id from public.rankings k where k.brief_role_id = r.id
    order by k.recorded_at desc limit 1), 'moved', 'agency', v_user, btrim(p_reason)
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
comment on function public.note_ranking_move is
  'The agency puts somebody before the order, or after it, and says why. 400 reason_required, 404 not_found.';
grant execute on function public.note_ranking_move to authenticated;

create function public.list_rankings(
  p_brief_role_id uuid default null, p_company_id uuid default null, p_from date default null,
  p_to date default null, p_limit int default 50, p_offset int default 0)
returns table (id uuid, recorded_at timestamptz, brief_id uuid, brief_role_id uuid, brief_title text,
  role_id text, company_id uuid, company_name text, actor public.actor_role, actor_name text,
  brief_version int, rules_version int, rarity_version int, catalogue_version text, fingerprint text,
  candidates int, ranked int, ask_first int, filtered jsonb, row_count bigint)
language sql stable set search_path = ''
as $$
  select r.id, r.recorded_at, r.brief_id, r.brief_role_id, b.title, br.role_id, r.company_id, c.name,
    r.actor, p.name, r.brief_version, r.rules_version, r.rarity_version, r.catalogue_version,
    r.fingerprint, r.candidates, r.ranked, r.ask_first, r.filtered, count(*) over ()
  from public.rankings r
  join public.briefs b on b.id = r.brief_id
  join public.brief_roles br on br.id = r.brief_role_id
  join public.companies c on c.id = r.company_id
  left join public.people p on p.user_id = r.actor_id
  where (p_brief_role_id is null or r.brief_role_id = p_brief_role_id)
    and (p_company_id is null or r.company_id = p_company_id)
    and (p_from is null or r.day >= p_from) and (p_to is null or r.day <= p_to)
  order by r.recorded_at desc, r.id
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$$;
comment on function public.list_rankings is
  'The log for the agency, latest first, filtered by role, company and day (both included); others '
  'see no row. Pages of up to 500 serve an export.';
grant execute on function public.list_rankings to authenticated;

create function public.list_ranking_places(p_ranking_id uuid, p_limit int default 50, p_offset int default 0)
returns table (place int, raw_place int, consultant_id uuid, consultant_number int, mutual numeric,
  is_rotated boolean, is_newcomer_place boolean, match jsonb, actions jsonb)
language sql stable set search_path = ''
as $$
  select p.place, p.raw_place, p.consultant_id, c.number, p.mutual, p.is_rotated, p.is_newcomer_place,
    p.match, (select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'actor', a.actor,
        'reason', a.reason, 'acted_at', a.acted_at) order by a.id), '[]')
      from public.ranking_actions a
      where a.brief_role_id = r.brief_role_id and a.consultant_id = p.consultant_id)
  from public.ranking_places p
  join public.rankings r on r.id = p.ranking_id
  join public.consultants c on c.id = p.consultant_id
  where p.ranking_id = p_ranking_id
  order by p.place
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$$;
comment on function public.list_ranking_places is
  'Who was shown in a logged ranking, with the match as shown and what people did; for the agency.';
grant execute on function public.list_ranking_places to authenticated;
