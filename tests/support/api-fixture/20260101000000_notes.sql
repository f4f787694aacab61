-- A table, a trigger and functions that show whether the API treats rights and values as hosted
-- Supabase does.
create table public.notes (
  id bigint generated always as identity primary key,
  owner_id uuid not null references auth.users (id),
  body text not null,
  details jsonb
);

revoke all on public.notes from anon, authenticated, service_role;
grant select on public.notes to authenticated;
grant insert (owner_id, body, details) on public.notes to authenticated;
alter table public.notes enable row level security;
create policy notes_select_own on public.notes for select to authenticated
  using (owner_id = (select auth.uid()));
create policy notes_insert_own on public.notes for insert to authenticated
  with check (owner_id = (select auth.uid()));

create table public.profiles (
  user_id uuid primary key references auth.users (id),
  first_name text
);
revoke all on public.profiles from anon, authenticated;
alter table public.profiles enable row level security;

create function public.on_sign_up() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles values (new.id, new.raw_user_meta_data ->> 'first_name');
  return new;
end
$$;
create trigger on_sign_up after insert on auth.users
  for each row execute function public.on_sign_up();

create function public.kind_of(value jsonb) returns text
language sql immutable set search_path = '' as $$ select pg_catalog.jsonb_typeof(value) $$;

create function public.who() returns jsonb
language sql stable set search_path = '' as $$
  select pg_catalog.jsonb_build_object(
    'uid', auth.uid(), 'role', auth.role(), 'email', auth.email(), 'user', current_user
  )
$$;

create function public.refuse() returns void
language plpgsql volatile set search_path = '' as $$
begin
  raise exception 'capacity_taken' using errcode = 'PT409', detail = '{"free_percent": 20}';
end
$$;

create schema private;
create table private.secrets (value text);
alter table private.secrets enable row level security;
