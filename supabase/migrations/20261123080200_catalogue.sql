-- Catalogue: roles, competencies, levels, sectors, regions, languages and the calendar.
-- Rows come from supabase/seed/reference.sql, which is generated from the JSON files beside it.

create table public.competency_groups (
  id text primary key,
  position smallint not null unique,
  name_sv text not null,
  name_en text not null
);
comment on table public.competency_groups is 'The eight groups that the competencies are shown in.';

create table public.competencies (
  id text primary key,
  group_id text not null references public.competency_groups (id) on delete restrict,
  name_sv text not null,
  name_en text not null,
  description_sv text not null,
  description_en text not null,
  esco jsonb not null default '[]'
);
comment on table public.competencies is 'What a role needs and a consultant has, with ESCO links.';
create index competencies_group_id_idx on public.competencies (group_id);

create table public.competency_relations (
  a text not null references public.competencies (id) on delete cascade,
  b text not null references public.competencies (id) on delete cascade,
  similarity numeric(3, 2) not null check (similarity > 0 and similarity < 1),
  primary key (a, b),
  check (a < b)
);
comment on table public.competency_relations is 'Neighbouring competencies, each pair once with a before b.';
create index competency_relations_b_idx on public.competency_relations (b);

create table public.proficiency_levels (
  level smallint primary key check (level between 1 and 5),
  name_sv text not null,
  name_en text not null,
  description_sv text not null,
  description_en text not null,
  evidence_sv text[] not null,
  evidence_en text[] not null
);
comment on table public.proficiency_levels is 'The five levels with the behaviour and evidence of each.';

create table public.roles (
  id text primary key check (id ~ '^[a-z][a-z-]*$'),
  position smallint not null unique,
  name_sv text not null,
  name_en text not null,
  aliases text[] not null default '{}',
  description_sv text not null,
  description_en text not null,
  responsibilities_sv text[] not null,
  responsibilities_en text[] not null,
  deliverables_sv text[] not null,
  deliverables_en text[] not null,
  wrong_when_sv text[] not null default '{}',
  wrong_when_en text[] not null default '{}',
  first_in_place_sv text[] not null default '{}',
  first_in_place_en text[] not null default '{}',
  day_rate_low_ore bigint check (day_rate_low_ore > 0),
  day_rate_high_ore bigint check (day_rate_high_ore >= day_rate_low_ore),
  day_rate_basis text check (day_rate_basis in ('anchored', 'assumption')),
  phases text[] not null default '{}',
  esco jsonb not null default '[]',
  search_text text not null
);
comment on table public.roles is 'The catalogue''s roles.';
comment on column public.roles.wrong_when_sv is 'Situations in which this is the wrong role, and which to look at instead.';
comment on column public.roles.first_in_place_sv is 'What must be in place before the role can do good.';
comment on column public.roles.phases is 'Phases of a plan that the role works in, the first one most (diagnosis.json).';
comment on column public.roles.day_rate_basis is 'Only anchored spans may be shown as fact.';
comment on column public.roles.search_text is 'Lower-case names and aliases in both languages.';
create index roles_search_text_idx on public.roles using gin (search_text extensions.gin_trgm_ops);

create table public.role_competencies (
  role_id text not null references public.roles (id) on delete cascade,
  competency_id text not null references public.competencies (id) on delete restrict,
  position smallint not null,
  level smallint not null check (level between 1 and 5),
  weight smallint not null check (weight between 1 and 3),
  primary key (role_id, competency_id)
);
comment on table public.role_competencies is 'A role''s competency profile.';
comment on column public.role_competencies.weight is '3 essential, 2 important, 1 useful.';
create index role_competencies_competency_id_idx on public.role_competencies (competency_id);

create table public.sectors (
  id text primary key,
  position smallint not null unique,
  name_sv text not null,
  name_en text not null
);
comment on table public.sectors is 'Lines of business.';

create table public.sector_relations (
  a text not null references public.sectors (id) on delete cascade,
  b text not null references public.sectors (id) on delete cascade,
  primary key (a, b),
  check (a < b)
);
comment on table public.sector_relations is 'Related sectors, each pair once with a before b; worth 0.7 in matching.';
create index sector_relations_b_idx on public.sector_relations (b);

create table public.regions (
  id text primary key,
  position smallint not null unique,
  name_sv text not null,
  name_en text not null
);
comment on table public.regions is 'The 21 Swedish counties (län).';

create table public.languages (
  code text primary key check (code ~ '^[a-z]{2}$'),
  position smallint not null unique,
  name_sv text not null,
  name_en text not null
);
comment on table public.languages is 'Languages that can be required or declared (ISO 639-1).';

create table public.calendar_days (
  day date primary key,
  is_working boolean not null,
  working_days_before int not null check (working_days_before >= 0),
  name_sv text,
  name_en text
);
comment on table public.calendar_days is
  'Every day of 2024–2035. Working: Monday to Friday less Swedish public holidays, '
  'midsommarafton, julafton and nyårsafton.';
comment on column public.calendar_days.working_days_before is
  'Working days since the calendar''s first day, this one excluded: a range''s working days are '
  'one subtraction.';

alter table public.companies add constraint companies_sector_id_fkey
  foreign key (sector_id) references public.sectors (id) on delete restrict;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['competency_groups', 'competencies', 'competency_relations',
    'proficiency_levels', 'roles', 'role_competencies', 'sectors', 'sector_relations', 'regions',
    'languages', 'calendar_days']
  loop
    execute format('revoke all on public.%I from anon, authenticated', v_table);
    execute format('grant select on public.%I to anon, authenticated', v_table);
    execute format('alter table public.%I enable row level security', v_table);
    execute format(
      'create policy %I on public.%I for select to anon, authenticated using (true)',
      v_table || '_select_everyone', v_table);
  end loop;
end
$$;

create function private.working_days_in(p_days daterange)
returns int
language sql stable set search_path = ''
as $$
  select u.working_days_before - l.working_days_before
  from public.calendar_days l, public.calendar_days u
  where l.day = lower(p_days) and u.day = upper(p_days)
$$;
comment on function private.working_days_in is
  'Working days in a half-open range; null outside the stored calendar.';

create function private.today()
returns date
language sql stable set search_path = ''
as $$ select (now() at time zone 'Europe/Stockholm')::date $$;
comment on function private.today is 'The day it is in Sweden.';

create function public.search_roles(p_query text default '')
returns setof public.roles
language sql stable set search_path = ''
as $$
  with q as (select lower(btrim(coalesce(p_query, ''))) as text)
  select r.*
  from public.roles r, q
  where q.text = ''
    or r.search_text like '%' || replace(replace(replace(q.text, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    or extensions.word_similarity(q.text, r.search_text) >= 0.5
  order by
    case when q.text = '' then 0
      else -extensions.word_similarity(q.text, r.search_text) end,
    r.position
$$;
comment on function public.search_roles is
  'Roles whose name or alias, in either language, holds or resembles the query; best first.';
grant execute on function public.search_roles to anon, authenticated;
