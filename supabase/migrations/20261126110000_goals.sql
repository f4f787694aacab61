-- Goals: business goals, communication goals, measures and activities (reference rows from
-- supabase/seed/kpis.json), what a brief chooses among them, and what an assignment freezes.

create table public.measure_stages (
  id text primary key,
  position smallint not null unique,
  name_sv text not null,
  name_en text not null,
  description_sv text not null,
  description_en text not null
);
comment on table public.measure_stages is
  'The chain from what is put in to what it is worth: input, activity, output, outtake, outcome, impact.';

create table public.business_goals (
  id text primary key,
  position smallint not null unique,
  name_sv text not null,
  name_en text not null
);
comment on table public.business_goals is 'What a company wants to achieve.';

create table public.communication_goals (
  id text primary key,
  position smallint not null unique,
  name_sv text not null,
  name_en text not null
);
comment on table public.communication_goals is 'What communication shall do for a business goal.';

create table public.communication_goal_uses (
  business_goal_id text not null references public.business_goals (id) on delete cascade,
  communication_goal_id text not null references public.communication_goals (id) on delete cascade,
  position smallint not null,
  primary key (business_goal_id, communication_goal_id)
);
comment on table public.communication_goal_uses is 'Which communication goals serve which business goal.';
create index communication_goal_uses_communication_goal_id_idx
  on public.communication_goal_uses (communication_goal_id);

create table public.measures (
  id text primary key,
  position smallint not null unique,
  stage_id text not null references public.measure_stages (id) on delete restrict,
  name_sv text not null,
  name_en text not null,
  description_sv text not null,
  description_en text not null,
  unit_sv text not null,
  unit_en text not null,
  direction text not null check (direction in ('up', 'down', 'neutral')),
  is_surface boolean not null,
  cadence text not null check (cadence in ('week', 'month', 'quarter')),
  formula text not null,
  variables jsonb not null,
  data_source_sv text not null,
  data_source_en text not null,
  pitfall_sv text not null,
  pitfall_en text not null
);
comment on table public.measures is 'What can be measured, with formula, unit and where the figure comes from.';
comment on column public.measures.is_surface is 'Looks good and says little; may never be the only measure.';
comment on column public.measures.formula is 'Arithmetic (+ - * / and parentheses) on the ids of variables.';
comment on column public.measures.direction is 'Which way is better.';
create index measures_stage_id_idx on public.measures (stage_id);

create table public.communication_goal_measures (
  communication_goal_id text not null references public.communication_goals (id) on delete cascade,
  measure_id text not null references public.measures (id) on delete cascade,
  position smallint not null,
  primary key (communication_goal_id, measure_id)
);
comment on table public.communication_goal_measures is 'The measures that suit a communication goal, the best first.';
create index communication_goal_measures_measure_id_idx on public.communication_goal_measures (measure_id);

create table public.activities (
  id text primary key,
  position smallint not null unique,
  phase text not null check (phase in ('strategy', 'organise', 'run', 'experiment', 'measure')),
  name_sv text not null,
  name_en text not null,
  description_sv text not null,
  description_en text not null,
  deliverable_sv text not null,
  deliverable_en text not null,
  hours_min smallint not null check (hours_min >= 0),
  hours_max smallint not null,
  check (hours_max >= hours_min)
);
comment on table public.activities is 'Work that leads to communication goals, with what comes out of it and about how long it takes.';

create table public.activity_roles (
  activity_id text not null references public.activities (id) on delete cascade,
  role_id text not null references public.roles (id) on delete cascade,
  position smallint not null,
  primary key (activity_id, role_id)
);
comment on table public.activity_roles is 'Which roles do an activity.';
create index activity_roles_role_id_idx on public.activity_roles (role_id);

create table public.communication_goal_activities (
  communication_goal_id text not null references public.communication_goals (id) on delete cascade,
  activity_id text not null references public.activities (id) on delete cascade,
  position smallint not null,
  primary key (communication_goal_id, activity_id)
);
comment on table public.communication_goal_activities is 'Which activities lead to a communication goal.';
create index communication_goal_activities_activity_id_idx
  on public.communication_goal_activities (activity_id);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['measure_stages', 'business_goals', 'communication_goals',
    'communication_goal_uses', 'measures', 'communication_goal_measures', 'activities',
    'activity_roles', 'communication_goal_activities']
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

-- ---------------------------------------------------------------------------------------------
-- What a brief is to be measured by
-- ---------------------------------------------------------------------------------------------

alter table public.briefs
  add constraint briefs_goals_fkey foreign key (business_goal_id, communication_goal_id)
    references public.communication_goal_uses (business_goal_id, communication_goal_id)
    on delete restrict,
  add constraint briefs_goals_together check ((business_goal_id is null) = (communication_goal_id is null));
create index briefs_goals_idx on public.briefs (business_goal_id, communication_goal_id);

create table public.brief_measures (
  brief_id uuid not null references public.briefs (id) on delete cascade,
  measure_id text not null references public.measures (id) on delete restrict,
  position smallint not null check (position between 1 and 5),
  baseline numeric(14, 2),
  target numeric(14, 2),
  primary key (brief_id, measure_id),
  unique (brief_id, position),
  check (baseline is null or target is not null)
);
comment on table public.brief_measures is 'What a brief is followed up by: at most five measures.';
comment on column public.brief_measures.baseline is
  'Where things stand before the work; null is unknown, to be measured first.';
comment on column public.brief_measures.target is
  'Where they are to be; null only while the baseline is unknown.';
create index brief_measures_measure_id_idx on public.brief_measures (measure_id);
revoke all on public.brief_measures from anon, authenticated;
grant select on public.brief_measures to authenticated;
alter table public.brief_measures enable row level security;
create policy brief_measures_select_party on public.brief_measures
  for select to authenticated using (brief_id in (select b.id from public.briefs b));

create function private.replace_brief_measures(p_brief_id uuid, p_measures jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if coalesce(jsonb_array_length(p_measures), 0) > 5 then
    perform private.raise_problem(400, 'brief_too_many_measures', jsonb_build_object('limit', 5));
  end if;
  delete from public.brief_measures where brief_id = p_brief_id;
  insert into public.brief_measures (brief_id, measure_id, position, baseline, target)
  select p_brief_id, m.value ->> 'measure_id', m.ordinality,
    (m.value ->> 'baseline')::numeric, (m.value ->> 'target')::numeric
  from jsonb_array_elements(coalesce(p_measures, '[]')) with ordinality m;
end
$$;
comment on function private.replace_brief_measures is 'Writes what a brief is followed up by anew.';

create function private.assert_brief_goals(p_brief public.briefs)
returns void
language plpgsql stable set search_path = ''
as $$
begin
  if p_brief.business_goal_id is null then
    perform private.raise_problem(409, 'brief_without_goal');
  elsif not exists (
    select from public.brief_measures b
    join public.measures m on m.id = b.measure_id
    where b.brief_id = p_brief.id and m.stage_id in ('outcome', 'impact') and not m.is_surface
  ) then
    perform private.raise_problem(409, 'brief_without_effect_measure');
  end if;
end
$$;
comment on function private.assert_brief_goals is
  'An open brief has a goal and at least one outcome or impact measure (kpis.json, rules 1 and 3): '
  'surface measures are never the only ones.';

-- ---------------------------------------------------------------------------------------------
-- What an assignment freezes
-- ---------------------------------------------------------------------------------------------

alter table public.assignment_goals
  add column business_goal_id text references public.business_goals (id) on delete restrict,
  add column communication_goal_id text references public.communication_goals (id) on delete restrict;
comment on column public.assignment_goals.business_goal_id is 'The business goal that the title puts in words.';
create index assignment_goals_business_goal_id_idx on public.assignment_goals (business_goal_id);
create index assignment_goals_communication_goal_id_idx
  on public.assignment_goals (communication_goal_id);
create trigger assignment_goals_refuse_change before update or delete on public.assignment_goals
  for each row execute function private.refuse_change();

create table public.assignment_measures (
  id uuid primary key default gen_random_uuid(),
  goal_id uuid not null references public.assignment_goals (id) on delete restrict,
  measure_id text not null references public.measures (id) on delete restrict,
  position smallint not null check (position between 1 and 5),
  name_sv text not null,
  name_en text not null,
  unit_sv text not null,
  unit_en text not null,
  stage_id text not null references public.measure_stages (id) on delete restrict,
  baseline numeric(14, 2),
  target numeric(14, 2),
  unique (goal_id, position),
  unique (goal_id, measure_id),
  check (baseline is null or target is not null)
);
comment on table public.assignment_measures is
  'Measures with baseline and target as agreed: names and figures of the day of acceptance, never changed.';
comment on column public.assignment_measures.baseline is 'Null: unknown when it was agreed, to be measured first.';
create index assignment_measures_measure_id_idx on public.assignment_measures (measure_id);
create index assignment_measures_stage_id_idx on public.assignment_measures (stage_id);
revoke all on public.assignment_measures from anon, authenticated;
grant select on public.assignment_measures to authenticated;
alter table public.assignment_measures enable row level security;
create policy assignment_measures_select_party on public.assignment_measures
  for select to authenticated using (goal_id in (select g.id from public.assignment_goals g));
create trigger assignment_measures_refuse_change before update or delete on public.assignment_measures
  for each row execute function private.refuse_change();

create function private.freeze_goals(p_assignment_id uuid, p_brief public.briefs)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_goal uuid;
begin
  insert into public.assignment_goals (assignment_id, title, business_goal_id, communication_goal_id)
  values (p_assignment_id, p_brief.goal, p_brief.business_goal_id, p_brief.communication_goal_id)
  returning id into v_goal;
  insert into public.assignment_measures
    (goal_id, measure_id, position, name_sv, name_en, unit_sv, unit_en, stage_id, baseline, target)
  select v_goal, m.id, b.position, m.name_sv, m.name_en, m.unit_sv, m.unit_en, m.stage_id,
    b.baseline, b.target
  from public.brief_measures b
  join public.measures m on m.id = b.measure_id
  where b.brief_id = p_brief.id;
end
$$;
comment on function private.freeze_goals is
  'Copies a brief''s goal, measures, baselines and targets into the agreement.';
