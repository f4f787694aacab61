-- The log says who was a candidate and on which constraints each one fell, not only how many
-- (matching.md §9: candidate set, filter codes). A set is kept once for as long as it stays the same,
-- by the consultants' numbers: four bytes for each of them.

create table public.ranking_pools (
  id uuid primary key default gen_random_uuid(),
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  unique (brief_role_id, fingerprint)
);
comment on table public.ranking_pools is
  'The candidates of rankings that were shown, once for each role of a brief and each set of them.';
comment on column public.ranking_pools.fingerprint is
  'SHA-256 of who failed what: the same set has the same, whatever order it is read in.';
revoke all on public.ranking_pools from anon, authenticated;
grant select on public.ranking_pools to authenticated;
alter table public.ranking_pools enable row level security;
create policy ranking_pools_select_agency on public.ranking_pools
  for select to authenticated using ((select private.is_agency()));

create table public.ranking_pool_groups (
  pool_id uuid not null references public.ranking_pools (id) on delete cascade,
  failed smallint not null check (failed between 0 and 127),
  is_willing boolean not null,
  numbers int[] not null,
  primary key (pool_id, failed, is_willing)
);
comment on table public.ranking_pool_groups is 'Candidates who failed the same constraints; with their accounts, their numbers go.';
comment on column public.ranking_pool_groups.failed is 'One bit for each constraint H1–H7, the lowest for H1; 0 for whoever passed them all.';
comment on column public.ranking_pool_groups.is_willing is 'Whether the wishes fit well enough to be ranked without being asked first.';
comment on column public.ranking_pool_groups.numbers is 'Numbers of consultants, rising.';
revoke all on public.ranking_pool_groups from anon, authenticated;
grant select on public.ranking_pool_groups to authenticated;
alter table public.ranking_pool_groups enable row level security;
create policy ranking_pool_groups_select_agency on public.ranking_pool_groups
  for select to authenticated using ((select private.is_agency()));

create trigger ranking_pools_refuse_change before update on public.ranking_pools
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_ranking_change();
create trigger ranking_pool_groups_refuse_change before update on public.ranking_pool_groups
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_ranking_change();

create function private.forget_candidate()
returns trigger
language plpgsql volatile security definer -- whoever removes an account has no grant on the log
set search_path = ''
as $$
begin
  update public.ranking_pool_groups g set numbers = array_remove(g.numbers, old.number)
  where old.number = any (g.numbers);
  return null;
end
$$;
comment on function private.forget_candidate is
  'Trigger: a consultant who is gone leaves the sets of candidates; the counts of the rankings stay. '
  'Reads every set, once for an account.';
create trigger consultants_forget_candidate after delete on public.consultants
  for each row execute function private.forget_candidate();

alter table public.rankings add column pool_id uuid
  references public.ranking_pools (id) on delete cascade;
comment on column public.rankings.pool_id is 'The candidates; null for lists shown before they were kept.';
create index rankings_pool_id_idx on public.rankings (pool_id);

create function private.keep_pool(
  p_ask jsonb, p_rules public.matching_rules, out pool_id uuid, out counts jsonb)
language plpgsql volatile set search_path = ''
as $$
declare
  v_role uuid := (p_ask ->> 'brief_role_id')::uuid;
  v_print text;
begin
  with grouped as materialized (
    select f.failed, f.is_willing, count(*) as n, array_agg(f.consultant_id) as ids,
      -- The same for the same people in whatever order they are read.
      bit_xor(uuid_hash_extended(f.consultant_id, 0)) as a, bit_xor(uuid_hash_extended(f.consultant_id, 1)) as b
    from private.filter_rows(p_ask, p_rules) f
    group by f.failed, f.is_willing
  ), counted as (
    select case when g.failed = 0 then case when g.is_willing then 'ranked' else 'ask_first' end
        when not g.is_willing then 'unwilling' else 'H' || (log(2, g.failed & -g.failed)::int + 1) end as code,
      sum(g.n) as n
    from grouped g group by 1
  ), printed as (
    select encode(sha256(convert_to(coalesce(jsonb_agg(jsonb_build_array(g.failed, g.is_willing, g.n, g.a, g.b)
      order by g.failed, g.is_willing), '[]')::text, 'UTF8')), 'hex') as print
    from grouped g
  ), kept as (
    insert into public.ranking_pools (brief_role_id, fingerprint)
    select v_role, p.print from printed p
    on conflict (brief_role_id, fingerprint) do nothing
    returning id
  ), members as (
    insert into public.ranking_pool_groups (pool_id, failed, is_willing, numbers)
    select k.id, g.failed, g.is_willing,
      array(select c.number from public.consultants c where c.id = any (g.ids) order by c.number)
    from kept k cross join grouped g
  )
  select k.id, (select coalesce(jsonb_object_agg(c.code, c.n), '{}') from counted c), p.print
  into pool_id, counts, v_print
  from printed p left join kept k on true;
  if pool_id is null then
    pool_id := (select r.id from public.ranking_pools r
      where r.brief_role_id = v_role and r.fingerprint = v_print);
  end if;
end
$$;
comment on function private.keep_pool is
  'Goes once through all candidates of a ranking: keeps the set, unless it is kept already, and counts '
  'ranked, ask_first, each first failing code, and unwilling, who are in no count that is shown.';

drop function private.filter_counts(jsonb, public.matching_rules);

create or replace function private.log_ranking(
  p_ask jsonb, p_rules public.matching_rules, p_first_place int, p_rows jsonb)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_role uuid := (p_ask ->> 'brief_role_id')::uuid;
  v_brief public.briefs;
  v_rows jsonb := (select coalesce(jsonb_agg(m - array['consultant_number', 'region_id', 'work_modes',
    'asked_rate_ore', 'request_state', 'match_count', 'failed']), '[]') from jsonb_array_elements(p_rows) m);
  v_pool record := private.keep_pool(p_ask, p_rules);
  v_rarity int := (p_ask ->> 'rarity_version')::int;
  v_print text;
  v_id uuid;
begin
  select b.* into v_brief from public.briefs b where b.id = (p_ask ->> 'brief_id')::uuid;
  v_print := encode(sha256(convert_to(jsonb_build_array(v_rows, v_pool.counts, v_brief.version,
    p_rules.version, v_rarity, private.catalogue_version(), v_pool.pool_id)::text, 'UTF8')), 'hex');
  insert into public.rankings (brief_role_id, brief_id, company_id, day, first_place, fingerprint, actor,
    actor_id, brief_version, rules_version, rarity_version, catalogue_version, pool_id, candidates, ranked,
    ask_first, filtered)
  select v_role, v_brief.id, v_brief.company_id, private.today(), p_first_place, v_print,
    (case when v_brief.company_id in (select private.my_company_ids()) then 'company' else 'agency' end)::public.actor_role,
    auth.uid(), v_brief.version, p_rules.version, v_rarity, private.catalogue_version(), v_pool.pool_id,
    coalesce((select sum(n::int) from jsonb_each_text(v_pool.counts) c(code, n)), 0),
    coalesce((v_pool.counts ->> 'ranked')::int, 0), coalesce((v_pool.counts ->> 'ask_first')::int, 0),
    v_pool.counts - array['ranked', 'ask_first', 'unwilling']
  on conflict (brief_role_id, day, first_place, fingerprint, actor_id) do nothing
  returning id into v_id;
  if v_id is null then
    return (select r.id from public.rankings r
      where r.brief_role_id = v_role and r.day = private.today() and r.first_place = p_first_place
        and r.fingerprint = v_print and r.actor_id = auth.uid());
  end if;
  insert into public.ranking_places
    (ranking_id, place, raw_place, consultant_id, mutual, is_rotated, is_newcomer_place, match)
  select v_id, (m ->> 'place')::int, (m ->> 'raw_place')::int, (m ->> 'consultant_id')::uuid,
    (m ->> 'mutual')::numeric, (m ->> 'is_rotated')::boolean, (m ->> 'is_newcomer_place')::boolean,
    m - array['consultant_id', 'place', 'raw_place', 'is_rotated', 'is_newcomer_place']
  from jsonb_array_elements(v_rows) m;
  return v_id;
end
$$;
