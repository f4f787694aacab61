-- Foundation: schemas, problems (errors), transitions, events, jobs, rate limits.
-- Conventions: supabase/CONVENTIONS.md.

create schema if not exists private;
comment on schema private is
  'Helpers, counters and ledgers. Never exposed by the API; reached only through functions.';
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

create schema if not exists extensions;
create extension if not exists btree_gist with schema extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;

-- Functions are private until granted. The default right of everybody can only be taken back for
-- all schemas at once; hosted Supabase adds its own defaults for the API roles in public.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;

-- ---------------------------------------------------------------------------------------------
-- Problems
-- ---------------------------------------------------------------------------------------------

create function private.raise_problem(p_status int, p_code text, p_values jsonb default '{}')
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT' || p_status,
    message = p_code,
    detail = p_values::text;
end
$$;
comment on function private.raise_problem is
  'Raises a domain error: HTTP status (400–499), stable code, values for the sentence. PostgREST '
  'answers with the status; the code is turned into words by the server.';

-- ---------------------------------------------------------------------------------------------
-- Who acts
-- ---------------------------------------------------------------------------------------------

create type public.actor_role as enum ('company', 'consultant', 'agency', 'system');
comment on type public.actor_role is 'Which side made a state change; system is a clock or Stripe.';

-- ---------------------------------------------------------------------------------------------
-- Transitions: the only allowed state changes, as data
-- ---------------------------------------------------------------------------------------------

create table public.state_transitions (
  entity text not null check (entity in (
    'consultant', 'brief', 'request', 'offer', 'assignment', 'timesheet', 'invoice',
    'payment_attempt')),
  from_state text not null,
  to_state text not null check (to_state <> from_state),
  actor public.actor_role not null,
  primary key (entity, from_state, to_state, actor)
);
comment on table public.state_transitions is
  'Every allowed change of state and the side that may make it. Rows are reference data; the '
  'transition functions refuse all else.';
comment on column public.state_transitions.entity is 'The kind of thing that changes state.';
comment on column public.state_transitions.actor is 'The side that may make the change.';
revoke all on public.state_transitions from anon, authenticated;
grant select on public.state_transitions to authenticated;
alter table public.state_transitions enable row level security;
create policy state_transitions_select_authenticated on public.state_transitions
  for select to authenticated using (true);

create function private.assert_transition(
  p_entity text, p_from text, p_to text, p_actor public.actor_role)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if exists (
    select from public.state_transitions t
    where t.entity = p_entity and t.from_state = p_from and t.to_state = p_to
      and t.actor = p_actor
  ) then
    return;
  end if;
  perform private.raise_problem(409, 'transition_refused', jsonb_build_object(
    'entity', p_entity, 'from', p_from, 'to', p_to, 'actor', p_actor));
end
$$;
comment on function private.assert_transition is
  'Passes silently when the change is in state_transitions for this actor; else raises 409 '
  'transition_refused with the current state, so that a stale page can say what happened.';

-- ---------------------------------------------------------------------------------------------
-- Events: append-only record of who changed what, when and why
-- ---------------------------------------------------------------------------------------------

create table public.events (
  id bigint generated always as identity primary key,
  occurred_at timestamptz not null default now(),
  entity text not null,
  entity_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]+$'),
  from_state text,
  to_state text,
  actor public.actor_role not null,
  actor_id uuid references auth.users (id) on delete set null,
  reason text check (length(reason) <= 2000),
  details jsonb not null default '{}',
  company_id uuid,
  consultant_id uuid
);
comment on table public.events is
  'What happened: one row for each state change or edit, never changed or deleted.';
comment on column public.events.kind is 'Past tense, such as offer_accepted.';
comment on column public.events.company_id is 'The company that may see the event, if any.';
comment on column public.events.consultant_id is 'The consultant who may see the event, if any.';
create index events_entity_idx on public.events (entity, entity_id, id);
create index events_company_id_idx on public.events (company_id, id desc);
create index events_consultant_id_idx on public.events (consultant_id, id desc);
create index events_actor_id_idx on public.events (actor_id);
revoke all on public.events from anon, authenticated;
grant select on public.events to authenticated;
alter table public.events enable row level security;

create function private.refuse_change()
returns trigger
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform private.raise_problem(409, 'record_is_immutable',
    jsonb_build_object('table', tg_table_name, 'operation', lower(tg_op)));
  return null;
end
$$;
comment on function private.refuse_change is 'Trigger: the row, once written, is never changed.';

create trigger events_refuse_change before update or delete on public.events
  for each row
  when (pg_trigger_depth() = 0)
  execute function private.refuse_change();
comment on trigger events_refuse_change on public.events is
  'Append-only. Depth above 0 is the foreign key that forgets a deleted person.';

create function private.record_event(
  p_entity text, p_entity_id uuid, p_kind text, p_from text, p_to text,
  p_actor public.actor_role, p_actor_id uuid, p_reason text default null,
  p_company_id uuid default null, p_consultant_id uuid default null,
  p_details jsonb default '{}')
returns void
language sql
volatile
set search_path = ''
as $$
  insert into public.events
    (entity, entity_id, kind, from_state, to_state, actor, actor_id, reason, company_id,
     consultant_id, details)
  values
    (p_entity, p_entity_id, p_kind, p_from, p_to, p_actor, p_actor_id,
     nullif(btrim(p_reason), ''), p_company_id, p_consultant_id, p_details)
$$;
comment on function private.record_event is 'Writes one event; called by the command functions.';

-- ---------------------------------------------------------------------------------------------
-- Jobs: added in the same transaction as the change they follow from
-- ---------------------------------------------------------------------------------------------

create table private.waiting_jobs (
  id bigint generated always as identity primary key,
  task text not null,
  payload jsonb not null,
  job_key text,
  created_at timestamptz not null default now()
);
comment on table private.waiting_jobs is
  'Jobs added before the worker''s own schema existed; the worker takes them over when it starts.';
alter table private.waiting_jobs enable row level security;

create function private.enqueue(p_task text, p_payload jsonb, p_job_key text default null)
returns void
language plpgsql
volatile
security definer -- callers have no rights in the worker's schema
set search_path = ''
as $$
begin
  if to_regprocedure('graphile_worker.add_job(text,json,text,timestamp with time zone,integer,text,integer,text[],text)') is null then
    insert into private.waiting_jobs (task, payload, job_key)
    values (p_task, p_payload, p_job_key);
  else
    execute 'select graphile_worker.add_job(identifier => $1, payload => $2, job_key => $3)'
      using p_task, p_payload::json, p_job_key;
  end if;
end
$$;
comment on function private.enqueue is
  'Adds a job in the caller''s transaction. A job key makes the job unique while it waits.';

-- ---------------------------------------------------------------------------------------------
-- Rate limits
-- ---------------------------------------------------------------------------------------------

create table private.rate_limits (
  bucket text not null,
  window_start timestamptz not null,
  taken int not null check (taken > 0),
  primary key (bucket, window_start)
);
comment on table private.rate_limits is
  'Fixed-window counters. The bucket is a hash, so that no address or e-mail is stored.';
create index rate_limits_window_start_idx on private.rate_limits (window_start);
alter table private.rate_limits enable row level security;

create function public.take_rate_limit(p_bucket text, p_limit int, p_seconds int)
returns boolean
language plpgsql
volatile
security definer -- the counters lie in the private schema
set search_path = ''
as $$
declare
  v_start timestamptz := to_timestamp(
    floor(extract(epoch from now()) / p_seconds) * p_seconds);
  v_taken int;
begin
  delete from private.rate_limits where window_start < now() - interval '1 day';
  insert into private.rate_limits as r (bucket, window_start, taken)
  values (encode(sha256(convert_to(p_bucket, 'UTF8')), 'hex'), v_start, 1)
  on conflict (bucket, window_start) do update set taken = r.taken + 1
  returning taken into v_taken;
  return v_taken <= p_limit;
end
$$;
comment on function public.take_rate_limit is
  'Counts one try in the current window of p_seconds; false when more than p_limit were made. '
  'Service role only.';
grant execute on function public.take_rate_limit to service_role;
