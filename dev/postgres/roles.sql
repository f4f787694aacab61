-- What a hosted Supabase project has before its first migration: roles, schemas, grants.
-- Run as the superuser `supabase_admin`. Run once, on an empty cluster.

-- Migrations and the worker connect as `postgres`, which on Supabase is not a superuser.
do $$
declare
  wanted text[];
  roles constant text[] := array[
    'postgres login createdb createrole replication bypassrls',
    'anon nologin noinherit',
    'authenticated nologin noinherit',
    'service_role nologin noinherit bypassrls',
    'authenticator login noinherit',
    'supabase_auth_admin login noinherit createrole'
  ];
  entry text;
begin
  foreach entry in array roles loop
    wanted := regexp_match(entry, '^(\S+) (.*)$');
    if not exists (select from pg_catalog.pg_roles where rolname = wanted[1]) then
      execute pg_catalog.format('create role %I', wanted[1]);
    end if;
    execute pg_catalog.format('alter role %I with %s', wanted[1], wanted[2]);
  end loop;
end
$$;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
-- Local only: the API serves sign-in and data over one connection, so it must be able to change role.
-- `inherit false` keeps triggers on auth.users as powerless as they are on Supabase.
grant anon, authenticated, service_role to supabase_auth_admin with inherit false, set true;

alter database postgres owner to postgres;
alter database postgres set search_path to "$user", public, extensions;
grant create on database postgres to supabase_auth_admin;
alter role supabase_auth_admin set search_path to auth;

create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists extensions authorization postgres;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pgcrypto with schema extensions;

alter schema public owner to pg_database_owner;
grant usage on schema public to postgres, anon, authenticated, service_role;
grant usage on schema extensions to postgres, anon, authenticated, service_role, supabase_auth_admin;
grant usage on schema auth to postgres, anon, authenticated, service_role;

-- Supabase hands every new object in public to the API roles. Migrations must take it back
-- themselves, and tests must see what happens when they forget.
alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
