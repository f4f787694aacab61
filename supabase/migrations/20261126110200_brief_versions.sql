-- Versions of a brief: what it said at each edit, copies of it, and who else is on the team.

create table public.brief_versions (
  brief_id uuid not null references public.briefs (id) on delete cascade,
  version int not null,
  content jsonb not null,
  saved_by uuid references public.people (user_id) on delete set null,
  saved_at timestamptz not null default now(),
  primary key (brief_id, version)
);
comment on table public.brief_versions is
  'What a brief said after each edit, in the form that save_brief takes it; budgets included, so '
  'only the company and the agency see them.';
create index brief_versions_saved_by_idx on public.brief_versions (saved_by);
revoke all on public.brief_versions from anon, authenticated;
grant select on public.brief_versions to authenticated;
alter table public.brief_versions enable row level security;
create policy brief_versions_select_party on public.brief_versions
  for select to authenticated using (
    brief_id in (select b.id from public.briefs b
      where b.company_id in (select private.my_company_ids()))
    or (select private.is_agency()));
create trigger brief_versions_refuse_change before update or delete on public.brief_versions
  for each row
  when (pg_trigger_depth() = 0)
  execute function private.refuse_change();
comment on trigger brief_versions_refuse_change on public.brief_versions is
  'Depth above 0 is the foreign key that forgets a deleted person.';

create function private.brief_snapshot(p_brief_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'title', b.title, 'goal', b.goal, 'work_mode', b.work_mode, 'region_id', b.region_id,
    'sector_id', b.sector_id, 'business_goal_id', b.business_goal_id,
    'communication_goal_id', b.communication_goal_id, 'departments', to_jsonb(b.departments),
    'decider_name', b.decider_name, 'decider_title', b.decider_title,
    'languages', coalesce((select jsonb_agg(jsonb_build_object('code', l.language_code, 'cefr', l.cefr)
        order by l.language_code)
      from public.brief_languages l where l.brief_id = b.id), '[]'),
    'measures', coalesce((select jsonb_agg(jsonb_build_object('measure_id', m.measure_id,
        'baseline', m.baseline, 'target', m.target) order by m.position)
      from public.brief_measures m where m.brief_id = b.id), '[]'),
    'roles', (select jsonb_agg(jsonb_build_object(
        'id', r.id, 'role_id', r.role_id, 'phase', r.phase, 'budget_rate_ore', r.budget_rate_ore,
        'times', (select jsonb_agg(jsonb_build_object('starts_on', lower(t.during),
            'ends_on', upper(t.during) - 1, 'percent', t.percent) order by t.during)
          from public.brief_role_times t where t.brief_role_id = r.id),
        'competencies', (select jsonb_agg(jsonb_build_object('competency_id', c.competency_id,
            'level', c.level, 'weight', c.weight, 'is_must', c.is_must) order by c.position)
          from public.brief_competencies c where c.brief_role_id = r.id)) order by r.position)
      from public.brief_roles r where r.brief_id = b.id))
  from public.briefs b where b.id = p_brief_id
$$;
comment on function private.brief_snapshot is 'A brief as save_brief would take it.';

create function private.keep_brief_version(p_brief_id uuid, p_user uuid)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.brief_versions (brief_id, version, content, saved_by)
  select b.id, b.version, private.brief_snapshot(b.id), p_user
  from public.briefs b where b.id = p_brief_id
$$;
comment on function private.keep_brief_version is 'Keeps what the brief says now; called by save_brief.';

create function public.duplicate_brief(p_brief_id uuid, p_title text, p_form_key uuid default null)
returns uuid
language plpgsql volatile security definer -- briefs has no insert grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
  v_copy uuid;
begin
  select b.id into v_copy from public.briefs b
  where b.form_key = p_form_key and b.company_id = v_brief.company_id;
  if found then
    return v_copy;
  end if;
  v_copy := public.save_brief(v_brief.company_id,
    private.brief_snapshot(p_brief_id) || jsonb_build_object('title', p_title),
    null, null, p_form_key);
  perform private.record_event('brief', v_copy, 'brief_duplicated', null, null, 'company',
    auth.uid(), p_company_id => v_brief.company_id,
    p_details => jsonb_build_object('from', p_brief_id));
  return v_copy;
end
$$;
comment on function public.duplicate_brief is
  'A new draft that asks for what another brief of the company does, whatever its state. The same '
  'form key gives the same copy.';
grant execute on function public.duplicate_brief to authenticated;

create function public.keep_brief_together(p_brief_id uuid, p_findings text[])
returns void
language plpgsql volatile security definer -- briefs has no update grant
set search_path = ''
as $$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
begin
  if v_brief.state not in ('draft', 'open') then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  elsif cardinality(p_findings) not between 1 and 60 or exists (
    select from unnest(p_findings) f where f is null or length(f) > 200) then
    perform private.raise_problem(400, 'brief_invalid');
  elsif p_findings <@ v_brief.kept_together then
    return;
  end if;
  update public.briefs set kept_together = p_findings where id = v_brief.id;
  perform private.record_event('brief', v_brief.id, 'brief_kept_together', null, null, 'company',
    auth.uid(), p_company_id => v_brief.company_id,
    p_details => jsonb_build_object('findings', to_jsonb(p_findings)));
end
$$;
comment on function public.keep_brief_together is
  'The company has read why a role asks for several people and keeps it as one: the findings by '
  'their marks are not shown as open any more.';
grant execute on function public.keep_brief_together to authenticated;

create function public.list_brief_team(p_brief_id uuid)
returns table ("position" smallint, role_id text, phase text, is_filled boolean, is_mine boolean)
language sql stable security definer -- a consultant may not read the other roles, whose budgets are not theirs
set search_path = ''
as $$
  select r.position, r.role_id, r.phase, r.filled_at is not null,
    r.id in (select private.my_requested_brief_role_ids())
  from public.brief_roles r
  where r.brief_id = p_brief_id and p_brief_id in (select private.my_requested_brief_ids())
  order by r.position
$$;
comment on function public.list_brief_team is
  'The roles of a brief for a consultant who was asked about one of them: what the team consists '
  'of, without budgets, times and competencies.';
grant execute on function public.list_brief_team to authenticated;
