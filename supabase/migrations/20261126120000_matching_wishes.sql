-- What a consultant wishes (the consultant side K of matching.md §3) and whom they must not meet (H6).

alter table public.consultants
  add column wanted_share_min smallint check (wanted_share_min between 1 and 100),
  add column wanted_share_max smallint check (wanted_share_max between 1 and 100),
  add column wished_modes text[] not null default '{}'
    check (wished_modes <@ array['on_site', 'hybrid', 'remote']),
  add constraint consultants_wanted_share_check check (
    (wanted_share_min is null) = (wanted_share_max is null) and wanted_share_min <= wanted_share_max);
comment on column public.consultants.wanted_share_min is
  'Smallest share of full time wished for, percent; without a range every share is as good.';
comment on column public.consultants.wished_modes is
  'Work modes the consultant would rather have, among those possible; empty is no wish.';

create table public.consultant_sector_wishes (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  sector_id text not null references public.sectors (id) on delete cascade,
  wish text not null check (wish in ('wanted', 'avoided')),
  primary key (consultant_id, sector_id)
);
comment on table public.consultant_sector_wishes is
  'Sectors a consultant would rather, or rather not, work in. Never shown to companies one by one.';
create index consultant_sector_wishes_sector_id_idx on public.consultant_sector_wishes (sector_id);
revoke all on public.consultant_sector_wishes from anon, authenticated;
grant select on public.consultant_sector_wishes to authenticated;
alter table public.consultant_sector_wishes enable row level security;
create policy consultant_sector_wishes_select_self on public.consultant_sector_wishes
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));

create table public.consultant_blocked_companies (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  company_id uuid references public.companies (id) on delete cascade,
  organisation_number text check (organisation_number ~ '^[0-9]{10}$'),
  name text not null check (length(btrim(name)) between 1 and 160),
  reason text not null default '' check (length(reason) <= 1000),
  declared_by public.actor_role not null check (declared_by in ('consultant', 'agency')),
  created_at timestamptz not null default now(),
  check (company_id is not null or organisation_number is not null),
  unique nulls not distinct (consultant_id, company_id, organisation_number)
);
comment on table public.consultant_blocked_companies is
  'Conflicts of interest and blocked clients (H6): never matched with each other, never told to the company.';
comment on column public.consultant_blocked_companies.organisation_number is
  'So that a company can be blocked before it has an account, and without telling whether it has one.';
comment on column public.consultant_blocked_companies.name is 'As the one who declared it wrote it.';
create index consultant_blocked_companies_company_id_idx
  on public.consultant_blocked_companies (company_id);
create index consultant_blocked_companies_organisation_number_idx
  on public.consultant_blocked_companies (organisation_number);
revoke all on public.consultant_blocked_companies from anon, authenticated;
grant select on public.consultant_blocked_companies to authenticated;
alter table public.consultant_blocked_companies enable row level security;
create policy consultant_blocked_companies_select_self on public.consultant_blocked_companies
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));

create function public.block_company(
  p_name text, p_organisation_number text default null, p_company_id uuid default null,
  p_reason text default '', p_consultant_id uuid default null)
returns uuid
language plpgsql volatile security definer -- consultant_blocked_companies has no insert grant
set search_path = ''
as $$
declare
  v_agency boolean := p_consultant_id is not null and private.is_agency();
  v_consultant uuid := case when v_agency then p_consultant_id else private.require_consultant() end;
  v_number text := nullif(regexp_replace(coalesce(p_organisation_number, ''), '[^0-9]', '', 'g'), '');
  v_id uuid;
begin
  if not v_agency and (p_consultant_id is distinct from null and p_consultant_id <> v_consultant
    or p_company_id is not null and not exists (select from public.requests r
      where r.company_id = p_company_id and r.consultant_id = v_consultant)) then
    perform private.raise_problem(404, 'not_found');
  end if;
  insert into public.consultant_blocked_companies
    (consultant_id, company_id, organisation_number, name, reason, declared_by)
  values (v_consultant, p_company_id, v_number, btrim(p_name), btrim(coalesce(p_reason, '')),
    (case when v_agency then 'agency' else 'consultant' end)::public.actor_role)
  on conflict (consultant_id, company_id, organisation_number) do update
    set name = excluded.name, reason = excluded.reason
  returning id into v_id;
  perform private.record_event('consultant', v_consultant, 'company_blocked', null, null,
    (case when v_agency then 'agency' else 'consultant' end)::public.actor_role, auth.uid(), p_reason,
    p_consultant_id => v_consultant, p_details => jsonb_build_object('name', btrim(p_name)));
  return v_id;
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'blocked_company_invalid');
    return null;
  when foreign_key_violation then
    perform private.raise_problem(404, 'not_found');
    return null;
end
$$;
comment on function public.block_company is
  'The consultant, or the agency for a consultant, declares a conflict of interest or a client that '
  'the consultant must not be matched with, by organisation number or by company; the consultant '
  'may name only companies that have asked them. 404 not_found, 400 blocked_company_invalid.';
grant execute on function public.block_company to authenticated;

create function public.unblock_company(p_id uuid)
returns void
language plpgsql volatile security definer -- consultant_blocked_companies has no delete grant
set search_path = ''
as $$
declare
  v_agency boolean := private.is_agency();
  v_row public.consultant_blocked_companies;
begin
  delete from public.consultant_blocked_companies
  where id = p_id and (v_agency
    or (consultant_id = private.my_consultant_id() and declared_by = 'consultant'))
  returning * into v_row;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('consultant', v_row.consultant_id, 'company_unblocked', null, null,
    (case when v_agency then 'agency' else 'consultant' end)::public.actor_role, auth.uid(),
    p_consultant_id => v_row.consultant_id, p_details => jsonb_build_object('name', v_row.name));
end
$$;
comment on function public.unblock_company is
  'Takes a declaration back: the agency any, the consultant their own. 404 not_found.';
grant execute on function public.unblock_company to authenticated;

create or replace function public.save_profile(p jsonb, p_version int)
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
    wished_modes = array(select jsonb_array_elements_text(coalesce(p -> 'wished_modes', '[]'))),
    wanted_share_min = (p ->> 'wanted_share_min')::smallint,
    wanted_share_max = (p ->> 'wanted_share_max')::smallint,
    version = version + 1
  where id = v_id and version = p_version;
  if not found then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.replace_profile_lists(v_id, p);
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
  'regions, languages and wishes (share of full time, sectors, modes). 409 stale_page when it was '
  'changed elsewhere meanwhile.';

create function private.replace_profile_lists(p_consultant_id uuid, p jsonb)
returns void
language sql volatile set search_path = ''
as $$
  delete from public.consultant_roles where consultant_id = p_consultant_id;
  insert into public.consultant_roles
    select p_consultant_id, jsonb_array_elements_text(p -> 'role_ids');
  delete from public.consultant_sectors where consultant_id = p_consultant_id;
  insert into public.consultant_sectors
    select p_consultant_id, jsonb_array_elements_text(p -> 'sector_ids');
  delete from public.consultant_regions where consultant_id = p_consultant_id;
  insert into public.consultant_regions
    select p_consultant_id, jsonb_array_elements_text(p -> 'on_site_region_ids');
  delete from public.consultant_languages where consultant_id = p_consultant_id;
  insert into public.consultant_languages
    select p_consultant_id, l ->> 'code', (l ->> 'cefr')::smallint
    from jsonb_array_elements(p -> 'languages') l;
  delete from public.consultant_sector_wishes where consultant_id = p_consultant_id;
  insert into public.consultant_sector_wishes
    select p_consultant_id, s, 'wanted'
    from jsonb_array_elements_text(coalesce(p -> 'wanted_sector_ids', '[]')) s
    union all
    select p_consultant_id, s, 'avoided'
    from jsonb_array_elements_text(coalesce(p -> 'avoided_sector_ids', '[]')) s;
$$;
comment on function private.replace_profile_lists is
  'Writes anew what a profile has several of: roles, sectors, regions, languages, sector wishes.';
