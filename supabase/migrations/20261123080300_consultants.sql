-- Consultants: profile, competencies, languages, sectors, regions, roles, availability, capacity.

create table public.consultants (
  id uuid primary key default gen_random_uuid(),
  number int generated always as identity (start with 1001) unique,
  user_id uuid unique references public.people (user_id) on delete set null,
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'approved', 'rejected')),
  paused_at timestamptz,
  name text not null check (length(btrim(name)) between 1 and 120),
  headline text not null default '' check (length(headline) <= 160),
  about text not null default '' check (length(about) <= 4000),
  region_id text references public.regions (id) on delete restrict,
  wished_rate_ore bigint check (wished_rate_ore between 10000 and 1000000),
  floor_rate_ore bigint check (floor_rate_ore between 10000 and 1000000),
  work_modes text[] not null default '{}'
    check (work_modes <@ array['on_site', 'hybrid', 'remote']),
  approved_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  check (floor_rate_ore is null or wished_rate_ore is not null),
  check (floor_rate_ore <= wished_rate_ore)
);
comment on table public.consultants is 'A consultant''s profile. Only approved and unpaused ones are matched.';
comment on column public.consultants.number is 'Shown in place of the name until both sides have shown interest.';
comment on column public.consultants.wished_rate_ore is
  'Asked price to the client, öre per hour, excluding VAT, including the agency''s margin.';
comment on column public.consultants.floor_rate_ore is 'Lowest acceptable price; missing means the asked one.';
comment on column public.consultants.work_modes is 'Stated modes; empty counts as all.';
comment on column public.consultants.version is 'Raised at each edit, so that a stale page is refused.';
create index consultants_region_id_idx on public.consultants (region_id);
create index consultants_state_idx on public.consultants (state, created_at);
create index consultants_active_idx on public.consultants (id)
  where state = 'approved' and paused_at is null;

create table public.consultant_roles (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  role_id text not null references public.roles (id) on delete cascade,
  primary key (consultant_id, role_id)
);
comment on table public.consultant_roles is 'The roles a consultant works in.';
create index consultant_roles_role_id_idx on public.consultant_roles (role_id);

create table public.consultant_declined_roles (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  role_id text not null references public.roles (id) on delete cascade,
  declined_at timestamptz not null default now(),
  primary key (consultant_id, role_id)
);
comment on table public.consultant_declined_roles is
  'Kinds of assignment the consultant has said no to (H7); never shown to companies.';
create index consultant_declined_roles_role_id_idx on public.consultant_declined_roles (role_id);

create table public.consultant_competencies (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  competency_id text not null references public.competencies (id) on delete cascade,
  level smallint not null check (level between 1 and 5),
  verification text not null default 'declared'
    check (verification in ('declared', 'referenced', 'verified')),
  evidence text not null default '' check (length(evidence) <= 2000),
  effective_level smallint not null generated always as (
    case when level = 5 and verification <> 'verified' then 4 else level end) stored,
  primary key (consultant_id, competency_id)
);
comment on table public.consultant_competencies is 'What a consultant can do, at which level, and how well it is proved.';
comment on column public.consultant_competencies.effective_level is
  'The level that counts: a 5 the agency has not verified counts as 4 (matching.md §12).';
create index consultant_competencies_competency_idx
  on public.consultant_competencies (competency_id, effective_level) include (consultant_id);

create table public.consultant_languages (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  language_code text not null references public.languages (code) on delete cascade,
  cefr smallint not null check (cefr between 1 and 6),
  primary key (consultant_id, language_code)
);
comment on table public.consultant_languages is 'CEFR: 1 = A1 … 6 = C2; mother tongue is 6.';
create index consultant_languages_language_code_idx on public.consultant_languages (language_code, cefr);

create table public.consultant_sectors (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  sector_id text not null references public.sectors (id) on delete cascade,
  primary key (consultant_id, sector_id)
);
comment on table public.consultant_sectors is 'Sectors a consultant has worked in.';
create index consultant_sectors_sector_id_idx on public.consultant_sectors (sector_id);

create table public.consultant_regions (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  region_id text not null references public.regions (id) on delete cascade,
  primary key (consultant_id, region_id)
);
comment on table public.consultant_regions is 'Regions where the consultant can work on site.';
create index consultant_regions_region_id_idx on public.consultant_regions (region_id);

create table public.consultant_availability (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  during daterange not null check (
    not isempty(during) and lower(during) >= '2024-01-01' and upper(during) <= '2035-12-31'),
  percent smallint not null check (percent between 0 and 100),
  exclude using gist (consultant_id extensions.gist_uuid_ops with =, during with &&)
);
comment on table public.consultant_availability is
  'Share of full time the consultant wants to work, per date range; days outside are not free.';
comment on column public.consultant_availability.during is 'Half-open days; ranges never overlap.';

create table private.capacity_spans (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  during daterange not null,
  available smallint not null check (available between 0 and 100),
  booked smallint not null,
  free smallint not null generated always as (greatest(0, available - booked)) stored,
  primary key (consultant_id, during),
  constraint capacity_spans_booked_within_full_time check (booked between 0 and 100)
);
comment on table private.capacity_spans is
  'A consultant''s time as a step function: available, booked and free percent of each span. '
  'Kept by rebuild_capacity(). The check on booked is what makes double booking impossible.';
create index capacity_spans_during_idx on private.capacity_spans
  using gist (during, consultant_id extensions.gist_uuid_ops);
alter table private.capacity_spans enable row level security;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['consultants', 'consultant_roles', 'consultant_declined_roles',
    'consultant_competencies', 'consultant_languages', 'consultant_sectors', 'consultant_regions',
    'consultant_availability']
  loop
    execute format('revoke all on public.%I from anon, authenticated', v_table);
    execute format('grant select on public.%I to authenticated', v_table);
    execute format('alter table public.%I enable row level security', v_table);
  end loop;
end
$$;

create function private.my_consultant_id()
returns uuid
language sql stable security definer set search_path = ''
as $$ select c.id from public.consultants c where c.user_id = (select auth.uid()) $$;
comment on function private.my_consultant_id is 'The signed-in person''s consultant profile, or null.';
grant execute on function private.my_consultant_id to authenticated, service_role;

create function private.require_consultant()
returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  v_id uuid := private.my_consultant_id();
begin
  if v_id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_id;
end
$$;
comment on function private.require_consultant is 'The signed-in consultant''s id; 404 for everybody else.';

-- ---------------------------------------------------------------------------------------------
-- Commands
-- ---------------------------------------------------------------------------------------------

create function public.register_consultant(p_name text)
returns uuid
language plpgsql volatile security definer -- consultants has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid;
begin
  insert into public.consultants (user_id, name) values (v_user, btrim(p_name))
  on conflict (user_id) do nothing returning id into v_id;
  if v_id is null then
    return private.my_consultant_id();
  end if;
  perform private.record_event('consultant', v_id, 'consultant_registered', null, 'draft',
    'consultant', v_user, p_consultant_id => v_id);
  return v_id;
exception
  when check_violation or foreign_key_violation then
    perform private.raise_problem(400, 'name_invalid');
    return null;
end
$$;
comment on function public.register_consultant is 'Opens a draft profile for the signed-in person; idempotent.';
grant execute on function public.register_consultant to authenticated;

create function public.save_profile(p jsonb, p_version int)
returns void
language plpgsql volatile security definer -- one transaction over several tables
set search_path = ''
as $$
declare
  v_id uuid := private.require_consultant();
begin
  update public.consultants set
    name = btrim(p ->> 'name'),
    headline = btrim(coalesce(p ->> 'headline', '')),
    about = btrim(coalesce(p ->> 'about', '')),
    region_id = nullif(p ->> 'region_id', ''),
    wished_rate_ore = (p ->> 'wished_rate_ore')::bigint,
    floor_rate_ore = (p ->> 'floor_rate_ore')::bigint,
    work_modes = array(select jsonb_array_elements_text(p -> 'work_modes')),
    version = version + 1
  where id = v_id and version = p_version;
  if not found then
    perform private.raise_problem(409, 'stale_page');
  end if;
  delete from public.consultant_roles where consultant_id = v_id;
  insert into public.consultant_roles
    select v_id, jsonb_array_elements_text(p -> 'role_ids');
  delete from public.consultant_sectors where consultant_id = v_id;
  insert into public.consultant_sectors
    select v_id, jsonb_array_elements_text(p -> 'sector_ids');
  delete from public.consultant_regions where consultant_id = v_id;
  insert into public.consultant_regions
    select v_id, jsonb_array_elements_text(p -> 'on_site_region_ids');
  delete from public.consultant_languages where consultant_id = v_id;
  insert into public.consultant_languages
    select v_id, l ->> 'code', (l ->> 'cefr')::smallint
    from jsonb_array_elements(p -> 'languages') l;
  perform private.record_event('consultant', v_id, 'profile_changed', null, null, 'consultant',
    auth.uid(), p_consultant_id => v_id);
exception
  when check_violation or not_null_violation or foreign_key_violation or unique_violation
    or numeric_value_out_of_range or invalid_text_representation then
    perform private.raise_problem(400, 'profile_invalid');
end
$$;
comment on function public.save_profile is
  'Replaces the consultant''s own profile: text, rates, work modes, roles, sectors, on-site '
  'regions and languages. 409 stale_page when it was changed elsewhere meanwhile.';
grant execute on function public.save_profile to authenticated;

create function public.save_competencies(p_rows jsonb)
returns void
language plpgsql volatile security definer -- verification may not be written by the consultant
set search_path = ''
as $$
declare
  v_id uuid := private.require_consultant();
begin
  perform from public.consultants where id = v_id for no key update;
  delete from public.consultant_competencies
  where consultant_id = v_id
    and competency_id not in (select r ->> 'competency_id' from jsonb_array_elements(p_rows) r);
  insert into public.consultant_competencies as c (consultant_id, competency_id, level, evidence)
  select v_id, r ->> 'competency_id', (r ->> 'level')::smallint,
    btrim(coalesce(r ->> 'evidence', ''))
  from jsonb_array_elements(p_rows) r
  on conflict (consultant_id, competency_id) do update set
    verification = case when excluded.level > c.level then 'declared' else c.verification end,
    level = excluded.level,
    evidence = excluded.evidence;
  perform private.record_event('consultant', v_id, 'competencies_changed', null, null,
    'consultant', auth.uid(), p_consultant_id => v_id);
exception
  when check_violation or not_null_violation or foreign_key_violation or cardinality_violation
    or numeric_value_out_of_range or invalid_text_representation then
    perform private.raise_problem(400, 'competencies_invalid');
end
$$;
comment on function public.save_competencies is
  'Replaces the consultant''s competencies. Raising a level takes it back to self-declared.';
grant execute on function public.save_competencies to authenticated;

create function public.verify_competency(
  p_consultant_id uuid, p_competency_id text, p_verification text)
returns void
language plpgsql volatile security definer -- only the agency may write verification
set search_path = ''
as $$
declare
  v_user uuid := private.require_agency();
begin
  update public.consultant_competencies set verification = p_verification
  where consultant_id = p_consultant_id and competency_id = p_competency_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('consultant', p_consultant_id, 'competency_verified', null, null,
    'agency', v_user, p_consultant_id => p_consultant_id, p_details => jsonb_build_object(
      'competency_id', p_competency_id, 'verification', p_verification));
exception
  when check_violation then
    perform private.raise_problem(400, 'verification_invalid');
end
$$;
comment on function public.verify_competency is 'The agency records how well a competency is proved.';
grant execute on function public.verify_competency to authenticated;

create function public.set_paused(p_paused boolean)
returns void
language plpgsql volatile security definer -- consultants has no update grant
set search_path = ''
as $$
declare
  v_id uuid := private.require_consultant();
begin
  update public.consultants set
    paused_at = case when p_paused then coalesce(paused_at, now()) end
  where id = v_id;
  perform private.record_event('consultant', v_id,
    case when p_paused then 'consultant_paused' else 'consultant_resumed' end, null, null,
    'consultant', auth.uid(), p_consultant_id => v_id);
end
$$;
comment on function public.set_paused is 'The consultant steps out of, or back into, matching.';
grant execute on function public.set_paused to authenticated;

create function public.consultant_transition(
  p_consultant_id uuid, p_to text, p_reason text default null)
returns void
language plpgsql volatile security definer -- the only writer of consultants.state
set search_path = ''
as $$
declare
  v_row public.consultants;
  v_actor public.actor_role := case when private.is_agency() then 'agency' else 'consultant' end;
begin
  select * into v_row from public.consultants where id = p_consultant_id
    and (v_actor = 'agency' or user_id = auth.uid()) for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('consultant', v_row.state, p_to, v_actor);
  if p_to = 'submitted' and (v_row.wished_rate_ore is null or v_row.region_id is null
    or not exists (select from public.consultant_roles where consultant_id = v_row.id)
    or (select count(*) from public.consultant_competencies where consultant_id = v_row.id) < 3)
  then
    perform private.raise_problem(409, 'profile_incomplete');
  end if;
  if p_to = 'rejected' and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  update public.consultants set state = p_to,
    approved_at = case when p_to = 'approved' then coalesce(approved_at, now()) else approved_at end
  where id = v_row.id;
  perform private.record_event('consultant', v_row.id, 'consultant_' || p_to, v_row.state, p_to,
    v_actor, auth.uid(), p_reason, p_consultant_id => v_row.id);
  if v_actor = 'agency' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'consultant_' || p_to, 'consultant_id', v_row.id));
  end if;
end
$$;
comment on function public.consultant_transition is
  'The only way a profile changes state: the consultant submits, the agency approves or rejects '
  'with a reason.';
grant execute on function public.consultant_transition to authenticated;

create function public.get_my_access()
returns table (
  name text, locale text, is_agency boolean, consultant_id uuid, consultant_state text,
  company_id uuid, company_name text, company_role text)
language sql stable security definer -- answers about the caller alone
set search_path = ''
as $$
  select p.name, p.locale,
    exists (select from public.agency_staff s where s.user_id = p.user_id),
    k.id, k.state, c.id, c.name, m.role
  from public.people p
  left join public.consultants k on k.user_id = p.user_id
  left join public.company_members m on m.user_id = p.user_id
  left join public.companies c on c.id = m.company_id
  where p.user_id = (select auth.uid())
  order by c.name, c.id
$$;
comment on function public.get_my_access is
  'One row for each company membership (one row in all cases): the ground for guards and menus.';
grant execute on function public.get_my_access to authenticated;
