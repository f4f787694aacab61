-- Briefs: a company's described need.

create table public.briefs (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id) on delete restrict,
  created_by uuid references public.people (user_id) on delete set null,
  state text not null default 'draft' check (state in ('draft', 'open', 'filled', 'withdrawn')),
  title text not null check (length(btrim(title)) between 3 and 120),
  goal text not null check (length(btrim(goal)) between 10 and 4000),
  during daterange not null check (
    not isempty(during) and lower(during) >= '2024-01-01' and upper(during) <= '2035-12-31'),
  currency char(3) not null default 'SEK' check (currency = 'SEK'),
  work_mode text not null check (work_mode in ('on_site', 'hybrid', 'remote', 'any')),
  region_id text references public.regions (id) on delete restrict,
  sector_id text references public.sectors (id) on delete restrict,
  business_goal_id text,
  communication_goal_id text,
  departments text[] not null default '{}' check (
    cardinality(departments) <= 12 and length(array_to_string(departments, '')) <= 960),
  decider_name text not null default '' check (length(decider_name) <= 120),
  decider_title text not null default '' check (length(decider_title) <= 120),
  kept_together text[] not null default '{}',
  form_key uuid unique,
  version int not null default 1,
  created_at timestamptz not null default now(),
  opened_at timestamptz,
  check (work_mode <> 'on_site' or region_id is not null)
);
comment on table public.briefs is 'A described need: one or more roles, the goal they work for, place and sector.';
comment on column public.briefs.during is 'Half-open days from the first to the last day that any role is asked for; kept by save_brief.';
comment on column public.briefs.departments is 'Departments that the work involves; the consultant sees them.';
comment on column public.briefs.decider_name is 'Who decides, at the company; the consultant sees it.';
comment on column public.briefs.kept_together is
  'Marks of the splitter''s findings that the company has read and knowingly kept.';
comment on column public.briefs.form_key is 'Id of the form that made it: a form posted twice makes one brief.';
comment on column public.briefs.version is 'Raised at each edit, so that a stale page is refused.';
create index briefs_company_id_idx on public.briefs (company_id, created_at desc);
create index briefs_state_idx on public.briefs (state, opened_at desc);
create index briefs_created_by_idx on public.briefs (created_by);
create index briefs_region_id_idx on public.briefs (region_id);
create index briefs_sector_id_idx on public.briefs (sector_id);

create table public.brief_roles (
  id uuid primary key default gen_random_uuid(),
  brief_id uuid not null references public.briefs (id) on delete cascade,
  position smallint not null check (position between 1 and 6),
  role_id text not null references public.roles (id) on delete restrict,
  phase text not null check (phase in ('strategy', 'organise', 'run', 'experiment', 'measure')),
  budget_rate_ore bigint not null check (budget_rate_ore between 10000 and 1000000),
  filled_at timestamptz,
  unique (brief_id, position) deferrable initially immediate
);
comment on table public.brief_roles is
  'A role that a brief asks for: matched, requested, offered and booked on its own.';
comment on column public.brief_roles.phase is 'Which phase of the plan the role works in (diagnosis.json).';
comment on column public.brief_roles.budget_rate_ore is 'Öre per hour to the client, excluding VAT, including the agency''s margin.';
comment on column public.brief_roles.filled_at is 'When an offer for the role was accepted.';
create index brief_roles_role_id_idx on public.brief_roles (role_id);

create table public.brief_role_times (
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  during daterange not null check (
    not isempty(during) and lower(during) >= '2024-01-01' and upper(during) <= '2035-12-31'),
  percent smallint not null check (percent between 1 and 100),
  primary key (brief_role_id, during),
  exclude using gist (brief_role_id with =, during with &&)
);
comment on table public.brief_role_times is
  'When a role is wanted: percent of full time on every working day of half-open, separate ranges.';

create table public.brief_competencies (
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  competency_id text not null references public.competencies (id) on delete restrict,
  position smallint not null,
  level smallint not null check (level between 1 and 5),
  weight smallint not null check (weight between 1 and 3),
  is_must boolean not null default false,
  primary key (brief_role_id, competency_id)
);
comment on table public.brief_competencies is 'What a role of a brief asks for.';
comment on column public.brief_competencies.weight is '3 essential, 2 important, 1 useful.';
comment on column public.brief_competencies.is_must is 'A must filters: no direct credit, no place (H5).';
create index brief_competencies_competency_id_idx on public.brief_competencies (competency_id);

create table public.brief_languages (
  brief_id uuid not null references public.briefs (id) on delete cascade,
  language_code text not null references public.languages (code) on delete restrict,
  cefr smallint not null check (cefr between 1 and 6),
  primary key (brief_id, language_code)
);
comment on table public.brief_languages is 'Required languages with the lowest level (H1).';
create index brief_languages_language_code_idx on public.brief_languages (language_code);

revoke all on public.briefs, public.brief_roles, public.brief_role_times, public.brief_competencies,
  public.brief_languages from anon, authenticated;
grant select on public.briefs, public.brief_roles, public.brief_role_times,
  public.brief_competencies, public.brief_languages to authenticated;
alter table public.briefs enable row level security;
alter table public.brief_roles enable row level security;
alter table public.brief_role_times enable row level security;
alter table public.brief_competencies enable row level security;
alter table public.brief_languages enable row level security;

create function private.lock_my_brief(p_brief_id uuid)
returns public.briefs
language plpgsql volatile set search_path = ''
as $$
declare
  v_brief public.briefs;
begin
  select * into v_brief from public.briefs where id = p_brief_id for no key update;
  perform private.require_member(v_brief.company_id);
  return v_brief;
end
$$;
comment on function private.lock_my_brief is
  'Locks a brief of the caller''s company; 404 otherwise. Every booking step takes this lock first.';

create function public.save_brief(p_company_id uuid, p jsonb, p_brief_id uuid default null,
  p_version int default null, p_form_key uuid default null)
returns uuid
language plpgsql volatile security definer -- one transaction over several tables
set search_path = ''
as $$
declare
  v_user uuid := private.require_member(p_company_id);
  v_id uuid := p_brief_id;
  v_brief public.briefs;
  v_during daterange := private.asked_period(p -> 'roles');
begin
  delete from public.brief_drafts
  where id = nullif(p ->> 'draft_id', '')::uuid and user_id = v_user;
  if v_id is null then
    insert into public.briefs (company_id, created_by, form_key, title, goal, during, work_mode,
      region_id)
    values (p_company_id, v_user, p_form_key, btrim(p ->> 'title'), btrim(p ->> 'goal'), v_during,
      p ->> 'work_mode', nullif(p ->> 'region_id', ''))
    on conflict (form_key) do nothing
    returning id into v_id;
    if v_id is null then
      return (select b.id from public.briefs b
        where b.form_key = p_form_key and b.company_id = p_company_id);
    end if;
  else
    v_brief := private.lock_my_brief(v_id);
    if v_brief.version is distinct from p_version or v_brief.company_id <> p_company_id then
      perform private.raise_problem(409, 'stale_page');
    elsif v_brief.state not in ('draft', 'open') then
      perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
    elsif private.has_live_requests(v_id) then
      perform private.raise_problem(409, 'brief_has_requests');
    end if;
    update public.briefs set
      title = btrim(p ->> 'title'), goal = btrim(p ->> 'goal'), during = v_during,
      work_mode = p ->> 'work_mode', region_id = nullif(p ->> 'region_id', ''),
      version = version + 1
    where id = v_id;
  end if;
  update public.briefs set
    sector_id = nullif(p ->> 'sector_id', ''),
    business_goal_id = nullif(p ->> 'business_goal_id', ''),
    communication_goal_id = nullif(p ->> 'communication_goal_id', ''),
    departments = array(select btrim(d.value) from jsonb_array_elements_text(
        coalesce(p -> 'departments', '[]')) with ordinality d
      where btrim(d.value) <> '' order by d.ordinality),
    decider_name = btrim(coalesce(p ->> 'decider_name', '')),
    decider_title = btrim(coalesce(p ->> 'decider_title', ''))
  where id = v_id
  returning * into v_brief;
  perform private.replace_brief_roles(v_id, p -> 'roles');
  perform private.replace_brief_languages(v_id, p -> 'languages');
  perform private.replace_brief_measures(v_id, p -> 'measures');
  if v_brief.state = 'open' then
    perform private.assert_brief_ready(v_brief);
  end if;
  perform private.keep_brief_version(v_id, v_user);
  perform private.record_event('brief', v_id,
    case when p_brief_id is null then 'brief_created' else 'brief_changed' end, null, null,
    'company', v_user, p_company_id => p_company_id);
  return v_id;
exception
  when exclusion_violation then
    perform private.raise_problem(409, 'ranges_overlap');
    return null;
  when check_violation or not_null_violation or foreign_key_violation or unique_violation
    or numeric_value_out_of_range or invalid_text_representation or data_exception then
    perform private.raise_problem(400, 'brief_invalid');
    return null;
end
$$;
comment on function public.save_brief is
  'Creates or changes a brief: {title, goal, work_mode, region_id, sector_id, languages: [{code, '
  'cefr}], roles: [{id?, role_id, phase, budget_rate_ore, times: [{starts_on, ends_on, percent}], '
  'competencies: [{competency_id, level, weight, is_must}]}], business_goal_id, '
  'communication_goal_id, measures: [{measure_id, baseline, target}], departments: [text], '
  'decider_name, decider_title, draft_id?}, both days of a time included. A role that is sent with '
  'its id keeps it; the caller''s draft with draft_id goes. Refused when changed elsewhere '
  '(stale_page), closed, or while consultants are considering it; what an open brief must have '
  '(assert_brief_ready) holds for its edits too.';
grant execute on function public.save_brief to authenticated;

create function private.asked_period(p_roles jsonb)
returns daterange
language sql immutable set search_path = ''
as $$
  select daterange(min((t ->> 'starts_on')::date), max((t ->> 'ends_on')::date), '[]')
  from jsonb_array_elements(p_roles) r, jsonb_array_elements(r -> 'times') t
$$;
comment on function private.asked_period is 'From the first to the last day that any role is asked for.';

create function private.replace_brief_roles(p_brief_id uuid, p_roles jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_role record;
  v_id uuid;
begin
  if coalesce(jsonb_array_length(p_roles), 0) not between 1 and 6 then
    perform private.raise_problem(400, 'brief_without_roles');
  end if;
  if exists (select from public.requests q where q.brief_id = p_brief_id and not exists (
    select from jsonb_array_elements(p_roles) e where e ->> 'id' = q.brief_role_id::text))
  then
    perform private.raise_problem(409, 'brief_role_was_asked');
  end if;
  delete from public.brief_roles r where r.brief_id = p_brief_id and not exists (
    select from jsonb_array_elements(p_roles) e where e ->> 'id' = r.id::text);
  -- Two roles that change places share a position in between.
  set constraints public.brief_roles_brief_id_position_key deferred;
  for v_role in select value as e, ordinality as at from jsonb_array_elements(p_roles) with ordinality
  loop
    update public.brief_roles set position = v_role.at, role_id = v_role.e ->> 'role_id',
      phase = v_role.e ->> 'phase', budget_rate_ore = (v_role.e ->> 'budget_rate_ore')::bigint
    where brief_id = p_brief_id and id = nullif(v_role.e ->> 'id', '')::uuid
    returning id into v_id;
    if v_id is null then
      insert into public.brief_roles (brief_id, position, role_id, phase, budget_rate_ore)
      values (p_brief_id, v_role.at, v_role.e ->> 'role_id', v_role.e ->> 'phase',
        (v_role.e ->> 'budget_rate_ore')::bigint)
      returning id into v_id;
    end if;
    perform private.replace_role_requirements(v_id, v_role.e);
    v_id := null;
  end loop;
  set constraints public.brief_roles_brief_id_position_key immediate;
end
$$;
comment on function private.replace_brief_roles is
  'Writes a brief''s roles in their order; a role keeps its id, and with it its ranking, over an edit.';

create function private.replace_role_requirements(p_brief_role_id uuid, p jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  delete from public.brief_role_times where brief_role_id = p_brief_role_id;
  insert into public.brief_role_times (brief_role_id, during, percent)
  select p_brief_role_id, daterange((t ->> 'starts_on')::date, (t ->> 'ends_on')::date, '[]'),
    (t ->> 'percent')::smallint
  from jsonb_array_elements(p -> 'times') t;
  if not found then
    perform private.raise_problem(400, 'brief_without_time');
  end if;
  delete from public.brief_competencies where brief_role_id = p_brief_role_id;
  insert into public.brief_competencies
    (brief_role_id, competency_id, position, level, weight, is_must)
  select p_brief_role_id, c.value ->> 'competency_id', c.ordinality, (c.value ->> 'level')::smallint,
    (c.value ->> 'weight')::smallint, coalesce((c.value ->> 'is_must')::boolean, false)
  from jsonb_array_elements(p -> 'competencies') with ordinality c;
  if not found then
    perform private.raise_problem(400, 'brief_without_competencies');
  end if;
end
$$;
comment on function private.replace_role_requirements is 'Writes the time and the competencies a role asks for anew.';

create function private.replace_brief_languages(p_brief_id uuid, p_languages jsonb)
returns void
language sql volatile set search_path = ''
as $$
  delete from public.brief_languages where brief_id = p_brief_id;
  insert into public.brief_languages (brief_id, language_code, cefr)
  select p_brief_id, l ->> 'code', (l ->> 'cefr')::smallint
  from jsonb_array_elements(coalesce(p_languages, '[]')) l;
$$;
comment on function private.replace_brief_languages is 'Writes the languages a brief asks for anew.';
