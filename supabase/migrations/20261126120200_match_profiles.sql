-- What the score needs of each consultant, packed into one narrow row (docs/matching.md).

create table private.match_slots (
  kind text not null check (kind in ('competency', 'language', 'sector', 'region', 'role')),
  id text not null,
  slot smallint not null check (slot >= 0 and slot < case kind
    when 'competency' then 128 when 'language' then 64 else 63 end),
  primary key (kind, id),
  unique (kind, slot)
);
comment on table private.match_slots is
  'The stable place of each catalogue row in packed profiles: a byte for competencies and languages, '
  'a bit for sectors, regions and roles. Never changed or used again.';
alter table private.match_slots enable row level security;

create function private.assign_slots()
returns trigger
language plpgsql volatile security definer -- writes the private table for whoever loads the catalogue
set search_path = ''
as $$
begin
  execute format($sql$
    insert into private.match_slots (kind, id, slot)
    select %1$L, n.id, (select coalesce(max(slot) + 1, 0) from private.match_slots where kind = %1$L)
      + row_number() over (order by n.at, n.id) - 1
    from (select %2$I as id, min(%3$s) as at from added group by 1) n
    where not exists (select from private.match_slots s where s.kind = %1$L and s.id = n.id)
  $sql$, tg_argv[0], tg_argv[1], tg_argv[2]);
  return null;
end
$$;
comment on function private.assign_slots is 'Trigger: a new catalogue row gets the next free slot of its kind.';
create trigger competencies_assign_slots after insert on public.competencies
  referencing new table as added for each statement
  execute function private.assign_slots('competency', 'id', '0');
create trigger languages_assign_slots after insert on public.languages
  referencing new table as added for each statement
  execute function private.assign_slots('language', 'code', 'position');
create trigger sectors_assign_slots after insert on public.sectors
  referencing new table as added for each statement
  execute function private.assign_slots('sector', 'id', 'position');
create trigger regions_assign_slots after insert on public.regions
  referencing new table as added for each statement
  execute function private.assign_slots('region', 'id', 'position');
create trigger roles_assign_slots after insert on public.roles
  referencing new table as added for each statement
  execute function private.assign_slots('role', 'id', 'position');

-- Fixed columns first and none null, so that reading one is an addition of offsets.
create table private.match_profiles (
  consultant_id uuid primary key references public.consultants (id) on delete cascade,
  sectors bigint not null,
  wanted_sectors bigint not null,
  avoided_sectors bigint not null,
  regions bigint not null,
  declined_roles bigint not null,
  asked_ore int not null,
  floor_ore int not null,
  approved_on date not null,
  lists_shown int not null,
  work_modes smallint not null,
  wished_modes smallint not null,
  share_min smallint not null,
  share_max smallint not null,
  span_count smallint not null,
  levels bytea not null check (octet_length(levels) = 192),
  spans smallint[] not null
);
comment on table private.match_profiles is
  'One row for each active consultant with all that the score reads. Kept by triggers; '
  'build_match_profiles() is what it must equal at any time.';
comment on column private.match_profiles.sectors is 'Bits by slot; likewise the other masks.';
comment on column private.match_profiles.work_modes is 'Bits 1 on site, 2 hybrid, 4 remote; 0 counts as all (no wish, in wished_modes).';
comment on column private.match_profiles.share_min is 'Wished share in percent; 0 to 100 when none is stated.';
comment on column private.match_profiles.levels is
  'Bytes 0–127: effective level of the competency with that slot; 128–191: CEFR of the language.';
comment on column private.match_profiles.spans is
  'Free time, latest first: first working day, working day after the last, free percent; working '
  'days counted from the calendar''s beginning.';
comment on column private.match_profiles.lists_shown is 'Lists in which the consultant had one of places 1–20.';
-- Out of line or with a short header, each reading of a byte would copy the whole value first.
alter table private.match_profiles alter column levels set storage plain, alter column spans set storage plain;
alter table private.match_profiles enable row level security;

-- ---------------------------------------------------------------------------------------------
-- Exposure (matching.md §5, §12): what lists have shown, and who deserved what
-- ---------------------------------------------------------------------------------------------

create table private.exposure_lists (
  id bigint generated always as identity primary key,
  brief_role_id uuid not null references public.brief_roles (id) on delete cascade,
  day date not null,
  opened_at timestamptz not null default now(),
  exposure numeric(14, 12) not null,
  booked_at timestamptz,
  unique (brief_role_id, day)
);
comment on table private.exposure_lists is 'One list for each role of a brief and day: the first that the client opened.';
comment on column private.exposure_lists.exposure is 'Sum of 1/log2(1+place) over the places shown.';
comment on column private.exposure_lists.booked_at is 'When the worker had added the list to everybody''s sums.';
create index exposure_lists_day_idx on private.exposure_lists (day);
alter table private.exposure_lists enable row level security;

create table private.exposure_places (
  list_id bigint not null references private.exposure_lists (id) on delete cascade,
  place smallint not null check (place between 1 and 20),
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  primary key (list_id, place)
);
comment on table private.exposure_places is 'Who stood where, places 1–20.';
create index exposure_places_consultant_id_idx on private.exposure_places (consultant_id);
alter table private.exposure_places enable row level security;

create table private.exposure_shares (
  list_id bigint not null references private.exposure_lists (id) on delete cascade,
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  deserved numeric(16, 12) not null,
  received numeric(16, 12) not null,
  primary key (list_id, consultant_id)
);
comment on table private.exposure_shares is
  'Each ranked consultant''s part of today''s lists, so that a list does not move itself when it is '
  'opened again; gone the day after, when exposure_days has the sums.';
create index exposure_shares_consultant_id_idx on private.exposure_shares (consultant_id);
alter table private.exposure_shares enable row level security;

create table private.exposure_days (
  consultant_id uuid not null references public.consultants (id) on delete cascade,
  day date not null,
  deserved numeric(16, 12) not null,
  received numeric(16, 12) not null,
  primary key (consultant_id, day)
);
comment on table private.exposure_days is 'Exposure deserved and received by consultant and day.';
create index exposure_days_day_idx on private.exposure_days (day);
alter table private.exposure_days enable row level security;

create table private.exposure_sums (
  consultant_id uuid primary key references public.consultants (id) on delete cascade,
  deserved numeric(16, 12) not null,
  received numeric(16, 12) not null
);
comment on table private.exposure_sums is 'Sums of exposure_days over the last 90 days; set right every night.';
alter table private.exposure_sums enable row level security;

-- ---------------------------------------------------------------------------------------------
-- Building and keeping the rows
-- ---------------------------------------------------------------------------------------------

create function private.slot_mask(p_kind text, p_ids text[])
returns bigint
language sql stable set search_path = ''
as $$
  select coalesce(bit_or(1::bigint << s.slot), 0)
  from private.match_slots s where s.kind = p_kind and s.id = any (p_ids)
$$;
comment on function private.slot_mask is 'The bits of catalogue rows of one kind.';

create function private.mode_mask(p_modes text[])
returns smallint
language sql immutable set search_path = ''
as $$
  select (('on_site' = any (p_modes))::int + 2 * ('hybrid' = any (p_modes))::int
    + 4 * ('remote' = any (p_modes))::int)::smallint
$$;
comment on function private.mode_mask is 'Bits 1 on site, 2 hybrid, 4 remote.';

create function private.build_match_profiles(p_consultant_ids uuid[] default null)
returns setof private.match_profiles
language sql stable set search_path = ''
as $$
  with active as materialized (
    select c.* from public.consultants c
    where c.state = 'approved' and c.paused_at is null and c.wished_rate_ore is not null
      and (p_consultant_ids is null or c.id = any (p_consultant_ids))
  ), bytes as (
    select h.consultant_id, s.slot, h.effective_level as value
    from public.consultant_competencies h
    join active a on a.id = h.consultant_id
    join private.match_slots s on s.kind = 'competency' and s.id = h.competency_id
    union all
    select l.consultant_id, 128 + s.slot, l.cefr
    from public.consultant_languages l
    join active a on a.id = l.consultant_id
    join private.match_slots s on s.kind = 'language' and s.id = l.language_code
  ), gaps as (
    select b.*, b.slot - lag(b.slot, 1, -1) over (partition by b.consultant_id order by b.slot) - 1 as gap
    from bytes b
  ), levels as (
    select g.consultant_id,
      string_agg(repeat('00', g.gap) || lpad(to_hex(g.value::int), 2, '0'), '' order by g.slot) as hex
    from gaps g group by g.consultant_id
  ), masks as (
    select x.consultant_id, x.what, bit_or(1::bigint << s.slot) as mask
    from (
      select consultant_id, 'worked' as what, 'sector' as kind, sector_id as id from public.consultant_sectors
      union all select consultant_id, wish, 'sector', sector_id from public.consultant_sector_wishes
      union all select consultant_id, 'region', 'region', region_id from public.consultant_regions
      union all select consultant_id, 'declined', 'role', role_id from public.consultant_declined_roles
    ) x
    join active a on a.id = x.consultant_id
    join private.match_slots s on s.kind = x.kind and s.id = x.id
    group by x.consultant_id, x.what
  ), masked as (
    select m.consultant_id, coalesce(max(m.mask) filter (where m.what = 'worked'), 0) as sectors,
      coalesce(max(m.mask) filter (where m.what = 'wanted'), 0) as wanted,
      coalesce(max(m.mask) filter (where m.what = 'avoided'), 0) as avoided,
      coalesce(max(m.mask) filter (where m.what = 'region'), 0) as regions,
      coalesce(max(m.mask) filter (where m.what = 'declined'), 0) as declined
    from masks m group by m.consultant_id
  ), free as (
    select s.consultant_id, count(*) as spans,
      string_agg(l.working_days_before || ',' || u.working_days_before || ',' || s.free, ','
        order by l.working_days_before desc) as flat
    from private.capacity_spans s
    join active a on a.id = s.consultant_id
    join public.calendar_days l on l.day = lower(s.during)
    join public.calendar_days u on u.day = upper(s.during)
    where s.free > 0 and u.working_days_before > l.working_days_before
    group by s.consultant_id
  ), shown as (
    select p.consultant_id, count(*) as lists
    from private.exposure_places p join active a on a.id = p.consultant_id
    group by p.consultant_id
  )
  select a.id, coalesce(m.sectors, 0), coalesce(m.wanted, 0), coalesce(m.avoided, 0),
    coalesce(m.regions, 0), coalesce(m.declined, 0),
    a.wished_rate_ore::int, coalesce(a.floor_rate_ore, a.wished_rate_ore)::int,
    coalesce((a.approved_at at time zone 'Europe/Stockholm')::date, '2024-01-01'),
    coalesce(s.lists, 0)::int,
    private.mode_mask(a.work_modes), private.mode_mask(a.wished_modes),
    coalesce(a.wanted_share_min, 0)::smallint, coalesce(a.wanted_share_max, 100)::smallint,
    coalesce(f.spans, 0)::smallint,
    decode(rpad(coalesce(l.hex, ''), 384, '0'), 'hex'),
    coalesce('{' || f.flat || '}', '{}')::smallint[]
  from active a
  left join levels l on l.consultant_id = a.id
  left join masked m on m.consultant_id = a.id
  left join free f on f.consultant_id = a.id
  left join shown s on s.consultant_id = a.id
$$;
comment on function private.build_match_profiles is
  'The packed rows of the given consultants, or of all, as their tables stand now. Consultants '
  'without a price are not active.';

create function private.refresh_match_profiles(p_consultant_ids uuid[])
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  -- One writer for each consultant at a time, in one order.
  perform from public.consultants where id = any (p_consultant_ids) order by id for no key update;
  delete from private.match_profiles where consultant_id = any (p_consultant_ids);
  insert into private.match_profiles select * from private.build_match_profiles(p_consultant_ids);
end
$$;
comment on function private.refresh_match_profiles is 'Rebuilds the packed rows of these consultants.';

create function private.rebuild_match_profiles()
returns void
language sql volatile set search_path = ''
as $$
  delete from private.match_profiles;
  insert into private.match_profiles select * from private.build_match_profiles();
$$;
comment on function private.rebuild_match_profiles is 'Rebuilds every packed row, such as after a load past the triggers.';

create function private.note_profile_change()
returns trigger
language plpgsql volatile security definer -- writes the private table for whoever changes a profile
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  execute format('select array_agg(distinct %1$I) from (%2$s) x',
    case tg_table_name when 'consultants' then 'id' else 'consultant_id' end,
    case tg_op when 'INSERT' then 'select * from added' when 'DELETE' then 'select * from gone'
      else 'select * from added union all select * from gone' end)
  into v_ids;
  if v_ids is not null then
    perform private.refresh_match_profiles(v_ids);
  end if;
  return null;
end
$$;
comment on function private.note_profile_change is 'Trigger: keeps match_profiles true, once for each statement.';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['public.consultants', 'public.consultant_competencies',
    'public.consultant_languages', 'public.consultant_sectors', 'public.consultant_regions',
    'public.consultant_declined_roles', 'public.consultant_sector_wishes', 'private.capacity_spans']
  loop
    execute format('create trigger %2$s_note_insert after insert on %1$s
      referencing new table as added for each statement execute function private.note_profile_change()',
      v_table, split_part(v_table, '.', 2));
    execute format('create trigger %2$s_note_update after update on %1$s
      referencing new table as added old table as gone for each statement
      execute function private.note_profile_change()', v_table, split_part(v_table, '.', 2));
    execute format('create trigger %2$s_note_delete after delete on %1$s
      referencing old table as gone for each statement execute function private.note_profile_change()',
      v_table, split_part(v_table, '.', 2));
  end loop;
end
$$;
