-- Every list that somebody was shown is in the log: each page, for each person, with what stood on it.

alter table public.rankings
  add column first_place int not null default 1 check (first_place > 0),
  drop constraint rankings_brief_role_id_day_fingerprint_key;
comment on table public.rankings is
  'One row for each page of a ranking shown to somebody, once a day for the same inputs: versions, '
  'sizes, filter codes. Never changed; what people did is in ranking_actions.';
comment on column public.rankings.first_place is 'The first place on the page that was shown.';
-- Whose account is gone is null, and never stands in another's way.
create unique index rankings_shown_key
  on public.rankings (brief_role_id, day, first_place, fingerprint, actor_id);

drop function public.open_ranking(uuid);

create function private.log_ranking(
  p_ask jsonb, p_rules public.matching_rules, p_first_place int, p_rows jsonb)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_role uuid := (p_ask ->> 'brief_role_id')::uuid;
  v_brief public.briefs;
  v_rows jsonb := (select coalesce(jsonb_agg(m - array['consultant_number', 'region_id', 'work_modes',
    'asked_rate_ore', 'request_state', 'match_count', 'failed']), '[]') from jsonb_array_elements(p_rows) m);
  v_counts jsonb := private.filter_counts(p_ask, p_rules);
  v_rarity int := (p_ask ->> 'rarity_version')::int;
  v_print text;
  v_id uuid;
begin
  select b.* into v_brief from public.briefs b where b.id = (p_ask ->> 'brief_id')::uuid;
  v_print := encode(sha256(convert_to(jsonb_build_array(v_rows, v_counts, v_brief.version,
    p_rules.version, v_rarity, private.catalogue_version())::text, 'UTF8')), 'hex');
  insert into public.rankings (brief_role_id, brief_id, company_id, day, first_place, fingerprint, actor,
    actor_id, brief_version, rules_version, rarity_version, catalogue_version, candidates, ranked,
    ask_first, filtered)
  select v_role, v_brief.id, v_brief.company_id, private.today(), p_first_place, v_print,
    (case when v_brief.company_id in (select private.my_company_ids()) then 'company' else 'agency' end)::public.actor_role,
    auth.uid(), v_brief.version, p_rules.version, v_rarity, private.catalogue_version(),
    coalesce((select sum(n::int) from jsonb_each_text(v_counts) c(code, n)), 0),
    coalesce((v_counts ->> 'ranked')::int, 0), coalesce((v_counts ->> 'ask_first')::int, 0),
    v_counts - array['ranked', 'ask_first', 'unwilling']
  on conflict (brief_role_id, day, first_place, fingerprint, actor_id) do nothing
  returning id into v_id;
  if v_id is null then
    return (select r.id from public.rankings r
      where r.brief_role_id = v_role and r.day = private.today() and r.first_place = p_first_place
        and r.fingerprint = v_print and r.actor_id = auth.uid());
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
comment on function private.log_ranking is
  'Writes down a page of a ranking as it is shown to whoever asks, or finds the entry when the same '
  'was shown to them today. The fingerprint is of what was shown: the same for everybody who saw it.';

create function public.open_ranking(p_brief_role_id uuid, p_page int default 1)
returns jsonb
language plpgsql volatile security definer -- the log and the ledger have no insert grants
set search_path = ''
as $$
declare
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
  return jsonb_build_object('ranking_id', v_id, 'matches', v_rows);
end
$$;
comment on function public.open_ranking is
  'A page of twenty of a role''s ranking for its company or the agency, as list_matches gives it, and '
  'the entry of the log that says it was shown: one for each person, page and day while the inputs '
  'are the same. What is shown and what is logged is one reading. For the company the day''s first '
  'first page counts as exposure. A page after the last is empty and not logged. 404 not_found.';
grant execute on function public.open_ranking to authenticated;

drop function public.list_rankings(uuid, uuid, date, date, int, int);
create function public.list_rankings(
  p_brief_role_id uuid default null, p_company_id uuid default null, p_from date default null,
  p_to date default null, p_limit int default 50, p_offset int default 0)
returns table (id uuid, recorded_at timestamptz, brief_id uuid, brief_role_id uuid, brief_title text,
  role_id text, company_id uuid, company_name text, actor public.actor_role, actor_name text,
  brief_version int, rules_version int, rarity_version int, catalogue_version text, fingerprint text,
  first_place int, candidates int, ranked int, ask_first int, filtered jsonb, row_count bigint)
language sql stable set search_path = ''
as $$
  select r.id, r.recorded_at, r.brief_id, r.brief_role_id, b.title, br.role_id, r.company_id, c.name,
    r.actor, p.name, r.brief_version, r.rules_version, r.rarity_version, r.catalogue_version,
    r.fingerprint, r.first_place, r.candidates, r.ranked, r.ask_first, r.filtered, count(*) over ()
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
  'see no row.';
grant execute on function public.list_rankings to authenticated;

create function public.list_shown_places(
  p_brief_role_id uuid default null, p_company_id uuid default null, p_from date default null,
  p_to date default null, p_limit int default 100, p_offset int default 0)
returns table (ranking jsonb, place jsonb)
language sql stable set search_path = ''
as $$
  select to_jsonb(r) || jsonb_build_object('brief_title', b.title, 'role_id', br.role_id,
      'company_name', c.name, 'actor_name', p.name, 'row_count', 0),
    case when s.place is not null then jsonb_build_object('place', s.place, 'raw_place', s.raw_place,
      'consultant_id', s.consultant_id, 'consultant_number', k.number, 'mutual', s.mutual,
      'is_rotated', s.is_rotated, 'is_newcomer_place', s.is_newcomer_place, 'actions', '[]'::jsonb,
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
comment on function public.list_shown_places is
  'The log for the agency with one row for each place shown, for an export: the ranking as '
  'list_rankings has it, and the place as list_ranking_places has it, without requirements and '
  'actions; null for a list that nobody was on. Others see no row.';
grant execute on function public.list_shown_places to authenticated;
