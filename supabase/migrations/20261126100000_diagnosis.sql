-- Diagnosis (behovsanalys): versions of the rules, analyses, their answers and private links.

create table public.diagnosis_versions (
  version text primary key check (version ~ '^[0-9]+\.[0-9]+\.[0-9]+$'),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  activated_at timestamptz not null default now()
);
comment on table public.diagnosis_versions is
  'Questions, rules, weights and texts of the needs analysis, one row a version. A version is '
  'never changed, so that any result can be made again from its answers; the one activated last '
  'is in use.';
comment on column public.diagnosis_versions.data is
  'supabase/seed/diagnosis.json with the order and phases of the catalogue''s roles.';
create index diagnosis_versions_activated_at_idx on public.diagnosis_versions (activated_at desc);
revoke all on public.diagnosis_versions from anon, authenticated;
grant select on public.diagnosis_versions to anon, authenticated;
alter table public.diagnosis_versions enable row level security;
create policy diagnosis_versions_select_everyone on public.diagnosis_versions
  for select to anon, authenticated using (true);
create trigger diagnosis_versions_refuse_change before update or delete
  on public.diagnosis_versions
  for each row
  execute function private.refuse_change();
comment on trigger diagnosis_versions_refuse_change on public.diagnosis_versions is
  'Other rules need another number.';

create table public.diagnoses (
  id uuid primary key default gen_random_uuid(),
  version text not null references public.diagnosis_versions (version) on delete restrict,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  context jsonb not null check (jsonb_typeof(context) = 'object'),
  created_at timestamptz not null default now(),
  company_id uuid references public.companies (id) on delete cascade,
  claimed_at timestamptz,
  check ((company_id is null) = (claimed_at is null))
);
comment on table public.diagnoses is
  'A finished needs analysis. Anonymous until a company member saves it; until then whoever holds '
  'the secret may read it, and after 90 days it is deleted.';
comment on column public.diagnoses.secret_hash is
  'SHA-256 of the secret in the visitor''s cookie; also makes a form sent twice one analysis.';
comment on column public.diagnoses.context is 'Chosen option by context question.';
create index diagnoses_company_id_idx on public.diagnoses (company_id, created_at desc);
create index diagnoses_version_idx on public.diagnoses (version);
create index diagnoses_unclaimed_idx on public.diagnoses (created_at) where company_id is null;
revoke all on public.diagnoses from anon, authenticated;
grant select (id, version, context, created_at, company_id, claimed_at)
  on public.diagnoses to authenticated;
alter table public.diagnoses enable row level security;
create policy diagnoses_select_member on public.diagnoses
  for select to authenticated using (company_id in (select private.my_company_ids()));

create table public.diagnosis_responses (
  id uuid primary key default gen_random_uuid(),
  diagnosis_id uuid not null references public.diagnoses (id) on delete cascade,
  user_id uuid references public.people (user_id) on delete set null,
  is_owner boolean not null default false,
  perspective text check (perspective in ('management', 'practitioner')),
  department text not null default '' check (length(department) <= 80),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  answered_at timestamptz not null default now(),
  check (is_owner or perspective is not null)
);
comment on table public.diagnosis_responses is
  'One person''s answers to an analysis: the one who made it, and colleagues who answered it too.';
comment on column public.diagnosis_responses.is_owner is 'The answers that the analysis was made with.';
comment on column public.diagnosis_responses.perspective is
  'Answers as management or as one who does the work; the owner says so after saving.';
comment on column public.diagnosis_responses.answers is
  'Score by question; a question left out is not there.';
create unique index diagnosis_responses_owner_key on public.diagnosis_responses (diagnosis_id)
  where is_owner;
create unique index diagnosis_responses_person_key
  on public.diagnosis_responses (diagnosis_id, user_id);
create index diagnosis_responses_user_id_idx on public.diagnosis_responses (user_id);
revoke all on public.diagnosis_responses from anon, authenticated;
grant select on public.diagnosis_responses to authenticated;
alter table public.diagnosis_responses enable row level security;
create policy diagnosis_responses_select_member on public.diagnosis_responses
  for select to authenticated using (diagnosis_id in (
    select d.id from public.diagnoses d
    where d.company_id in (select private.my_company_ids())));

create table public.diagnosis_shares (
  id uuid primary key default gen_random_uuid(),
  diagnosis_id uuid not null references public.diagnoses (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null default now(),
  created_by uuid references public.people (user_id) on delete set null,
  revoked_at timestamptz
);
comment on table public.diagnosis_shares is
  'Private links to a result. Only a hash of each link''s secret is kept; a revoked link says so.';
create index diagnosis_shares_diagnosis_id_idx on public.diagnosis_shares (diagnosis_id, created_at);
create index diagnosis_shares_created_by_idx on public.diagnosis_shares (created_by);
revoke all on public.diagnosis_shares from anon, authenticated;
grant select (id, diagnosis_id, created_at, created_by, revoked_at)
  on public.diagnosis_shares to authenticated;
alter table public.diagnosis_shares enable row level security;
create policy diagnosis_shares_select_member on public.diagnosis_shares
  for select to authenticated using (diagnosis_id in (
    select d.id from public.diagnoses d
    where d.company_id in (select private.my_company_ids())));

-- ---------------------------------------------------------------------------------------------
-- Arithmetic that others build on
-- ---------------------------------------------------------------------------------------------

create function private.dimension_percent(p_version text, p_dimension text, p_answers jsonb)
returns numeric
language sql stable set search_path = ''
as $$
  select 100 * sum(coalesce((p_answers ->> (q.item ->> 'id'))::numeric, 0)) / sum(m.most)
  from public.diagnosis_versions v,
    jsonb_array_elements(v.data -> 'questions') as q (item),
    lateral (
      select max((o.item ->> 'score')::numeric) as most
      from jsonb_array_elements(q.item -> 'options') as o (item)) m
  where v.version = p_version and q.item ->> 'dimension' = p_dimension
$$;
comment on function private.dimension_percent is
  'Per cent 0–100 of one dimension; a missing answer counts as 0. The same as the domain''s '
  'evaluation, which a test compares it with.';

create function private.latest_strategy_percent(p_company_id uuid)
returns numeric
language sql stable security definer -- asked by gates of people who may not read analyses
set search_path = ''
as $$
  select private.dimension_percent(d.version, 'strategy', r.answers)
  from public.diagnoses d
  join public.diagnosis_responses r on r.diagnosis_id = d.id
  where d.company_id = p_company_id and (r.is_owner or r.perspective = 'management')
  order by r.answered_at desc, r.id
  limit 1
$$;
comment on function private.latest_strategy_percent is
  'The strategy dimension''s per cent 0–100 in the latest answers of the company''s management or '
  'of one who made an analysis; null when there are none.';
