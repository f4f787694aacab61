-- Booking: requests, offers, assignments, bookings and the capacity they take.

create table public.agency_settings (
  id boolean primary key default true check (id),
  name text not null,
  organisation_number text not null check (organisation_number ~ '^[0-9]{10}$'),
  vat_number text not null,
  street text not null,
  postal_code text not null,
  city text not null,
  seat text not null,
  email text not null,
  phone text not null,
  bankgiro text not null check (bankgiro ~ '^[0-9]{7,8}$'),
  margin_bp int not null check (margin_bp between 0 and 5000),
  first_invoice_number bigint not null default 10001 check (first_invoice_number > 0)
);
comment on table public.agency_settings is 'The agency itself: one row, shown on invoices and the site.';
comment on column public.agency_settings.margin_bp is 'The agency''s share of the client price, hundredths of a percent.';
revoke all on public.agency_settings from anon, authenticated;
grant select on public.agency_settings to anon, authenticated;
alter table public.agency_settings enable row level security;
create policy agency_settings_select_everyone on public.agency_settings
  for select to anon, authenticated using (true);

create table public.requests (
  id uuid primary key default gen_random_uuid(),
  brief_id uuid not null references public.briefs (id) on delete restrict,
  company_id uuid not null references public.companies (id) on delete restrict,
  brief_role_id uuid not null references public.brief_roles (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  state text not null default 'sent' check (state in (
    'sent', 'offered', 'declined', 'withdrawn', 'expired', 'closed', 'won')),
  company_name text not null,
  consultant_number int not null,
  message text not null default '' check (length(message) <= 2000),
  match jsonb not null,
  sent_by uuid references public.people (user_id) on delete set null,
  sent_at timestamptz not null default now(),
  answer_by date not null,
  decline_reason text check (length(decline_reason) <= 1000),
  unique (brief_role_id, consultant_id)
);
comment on table public.requests is 'A company asks one consultant about one role of a brief.';
comment on column public.requests.match is 'The match as the company saw it, with every part of the score.';
comment on column public.requests.answer_by is 'Last day to answer; after it the request expires.';
create index requests_brief_id_idx on public.requests (brief_id);
create index requests_company_id_idx on public.requests (company_id, sent_at desc);
create index requests_consultant_id_idx on public.requests (consultant_id, sent_at desc);
create index requests_sent_by_idx on public.requests (sent_by);
create index requests_answer_by_idx on public.requests (answer_by) where state = 'sent';
revoke all on public.requests from anon, authenticated;
grant select on public.requests to authenticated;
alter table public.requests enable row level security;
create policy requests_select_party on public.requests
  for select to authenticated using (
    company_id in (select private.my_company_ids())
    or consultant_id = (select private.my_consultant_id())
    or (select private.is_agency()));

create table public.offers (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references public.requests (id) on delete restrict,
  brief_id uuid not null references public.briefs (id) on delete restrict,
  company_id uuid not null references public.companies (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  consultant_name text not null,
  state text not null default 'open' check (state in (
    'open', 'accepted', 'withdrawn', 'expired', 'lapsed')),
  during daterange not null check (
    not isempty(during) and lower(during) >= '2024-01-01' and upper(during) <= '2035-12-31'),
  percent smallint not null check (percent between 1 and 100),
  rate_ore bigint not null check (rate_ore between 10000 and 1000000),
  margin_ore bigint not null check (margin_ore >= 0),
  fee_ore bigint not null check (fee_ore > 0),
  currency char(3) not null default 'SEK' check (currency = 'SEK'),
  message text not null default '' check (length(message) <= 2000),
  valid_until date not null,
  made_at timestamptz not null default now(),
  check (fee_ore + margin_ore = rate_ore)
);
comment on table public.offers is 'A consultant''s answer with price, period and share. Both sides see fee and margin.';
comment on column public.offers.rate_ore is 'Client price per hour, excluding VAT.';
comment on column public.offers.consultant_name is 'From here on the company knows the name: both sides have shown interest.';
create unique index offers_request_id_open_key on public.offers (request_id) where state = 'open';
create index offers_request_id_idx on public.offers (request_id);
create index offers_brief_id_idx on public.offers (brief_id);
create index offers_company_id_idx on public.offers (company_id);
create index offers_consultant_id_idx on public.offers (consultant_id);
create index offers_valid_until_idx on public.offers (valid_until) where state = 'open';
revoke all on public.offers from anon, authenticated;
grant select on public.offers to authenticated;
alter table public.offers enable row level security;
create policy offers_select_party on public.offers
  for select to authenticated using (
    company_id in (select private.my_company_ids())
    or consultant_id = (select private.my_consultant_id())
    or (select private.is_agency()));

create table public.assignments (
  id uuid primary key default gen_random_uuid(),
  number int generated always as identity (start with 5001) unique,
  offer_id uuid not null unique references public.offers (id) on delete restrict,
  brief_id uuid not null references public.briefs (id) on delete restrict,
  company_id uuid not null references public.companies (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  state text not null default 'booked' check (state in ('booked', 'active', 'finished', 'cancelled')),
  title text not null,
  role_id text not null references public.roles (id) on delete restrict,
  company_name text not null,
  consultant_name text not null,
  goal text not null,
  during daterange not null,
  percent smallint not null check (percent between 1 and 100),
  rate_ore bigint not null check (rate_ore > 0),
  margin_ore bigint not null check (margin_ore >= 0),
  fee_ore bigint not null check (fee_ore > 0),
  currency char(3) not null,
  payment_terms_days smallint not null,
  terms_version text not null,
  booked_at timestamptz not null default now(),
  check (fee_ore + margin_ore = rate_ore)
);
comment on table public.assignments is 'A booked engagement with its terms frozen at acceptance.';
comment on column public.assignments.terms_version is 'Version of the agreement text both sides accepted.';
create index assignments_company_id_idx on public.assignments (company_id, booked_at desc);
create index assignments_consultant_id_idx on public.assignments (consultant_id, booked_at desc);
create index assignments_brief_id_idx on public.assignments (brief_id);
create index assignments_role_id_idx on public.assignments (role_id);
create index assignments_state_idx on public.assignments (state, booked_at desc);
revoke all on public.assignments from anon, authenticated;
grant select on public.assignments to authenticated;
alter table public.assignments enable row level security;

create function private.my_assignment_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select a.id from public.assignments a
  where a.company_id in (select private.my_company_ids())
    or a.consultant_id = (select private.my_consultant_id())
$$;
comment on function private.my_assignment_ids is 'The assignments the signed-in person is a party to.';
grant execute on function private.my_assignment_ids to authenticated, service_role;

create policy assignments_select_party on public.assignments
  for select to authenticated using (
    company_id in (select private.my_company_ids())
    or consultant_id = (select private.my_consultant_id())
    or (select private.is_agency()));

create function private.freeze_terms()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' then
    perform private.raise_problem(409, 'record_is_immutable',
      jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_terms is 'Trigger: only the state of the row may change.';
create trigger assignments_freeze_terms before update or delete on public.assignments
  for each row execute function private.freeze_terms();

create table public.assignment_goals (
  id uuid primary key default gen_random_uuid(),
  assignment_id uuid not null references public.assignments (id) on delete restrict,
  position smallint not null default 1,
  title text not null check (length(btrim(title)) between 1 and 4000),
  unique (assignment_id, position)
);
comment on table public.assignment_goals is 'What the assignment''s hours are for; frozen at acceptance.';
revoke all on public.assignment_goals from anon, authenticated;
grant select on public.assignment_goals to authenticated;
alter table public.assignment_goals enable row level security;
create policy assignment_goals_select_party on public.assignment_goals
  for select to authenticated using (
    assignment_id in (select private.my_assignment_ids()) or (select private.is_agency()));

create table public.bookings (
  assignment_id uuid primary key references public.assignments (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  during daterange not null check (not isempty(during)),
  percent smallint not null check (percent between 1 and 100)
);
comment on table public.bookings is 'The consultant''s time that an assignment takes.';
create index bookings_consultant_id_idx on public.bookings (consultant_id);
create index bookings_during_idx on public.bookings using gist (during);
revoke all on public.bookings from anon, authenticated;
grant select on public.bookings to authenticated;
alter table public.bookings enable row level security;
create policy bookings_select_party on public.bookings
  for select to authenticated using (
    assignment_id in (select private.my_assignment_ids()) or (select private.is_agency()));

-- ---------------------------------------------------------------------------------------------
-- Capacity
-- ---------------------------------------------------------------------------------------------

create function private.rebuild_capacity(p_consultant_id uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform from public.consultants where id = p_consultant_id for no key update;
  delete from private.capacity_spans where consultant_id = p_consultant_id;
  insert into private.capacity_spans (consultant_id, during, available, booked)
  with edges as (
    select lower(during) as day from public.consultant_availability where consultant_id = p_consultant_id
    union select upper(during) from public.consultant_availability where consultant_id = p_consultant_id
    union select lower(during) from public.bookings where consultant_id = p_consultant_id
    union select upper(during) from public.bookings where consultant_id = p_consultant_id
  ), spans as (
    select day as from_day, lead(day) over (order by day) as to_day from edges
  ), shares as (
    select s.from_day, s.to_day,
      coalesce((select a.percent from public.consultant_availability a
        where a.consultant_id = p_consultant_id and a.during @> s.from_day), 0) as available,
      coalesce((select sum(b.percent) from public.bookings b
        where b.consultant_id = p_consultant_id and b.during @> s.from_day), 0) as booked
    from spans s where s.to_day is not null
  )
  select p_consultant_id, daterange(from_day, to_day), available, booked
  from shares where available > 0 or booked > 0;
end
$$;
comment on function private.rebuild_capacity is
  'Recomputes a consultant''s step function under a lock on the consultant. Fails on the check '
  'capacity_spans_booked_within_full_time when any day would be booked above 100 %.';

create function private.rebuild_capacity_of_row()
returns trigger
language plpgsql volatile security definer -- writes the private table for whoever changes a booking
set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    perform private.rebuild_capacity(old.consultant_id);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.consultant_id <> old.consultant_id
    or new is distinct from old) then
    perform private.rebuild_capacity(new.consultant_id);
  end if;
  return null;
end
$$;
comment on function private.rebuild_capacity_of_row is 'Trigger: keeps capacity_spans true.';
create trigger bookings_rebuild_capacity after insert or update or delete on public.bookings
  for each row execute function private.rebuild_capacity_of_row();

create function public.save_availability(p_ranges jsonb)
returns void
language plpgsql volatile security definer -- one transaction, then one rebuild
set search_path = ''
as $$
declare
  v_id uuid := private.require_consultant();
begin
  perform from public.consultants where id = v_id for no key update;
  delete from public.consultant_availability where consultant_id = v_id;
  insert into public.consultant_availability (consultant_id, during, percent)
  select v_id, daterange((r ->> 'starts_on')::date, (r ->> 'ends_on')::date, '[]'),
    (r ->> 'percent')::smallint
  from jsonb_array_elements(p_ranges) r;
  perform private.rebuild_capacity(v_id);
  perform private.record_event('consultant', v_id, 'availability_changed', null, null,
    'consultant', auth.uid(), p_consultant_id => v_id);
exception
  when exclusion_violation then
    perform private.raise_problem(409, 'ranges_overlap');
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'availability_invalid');
end
$$;
comment on function public.save_availability is
  'Replaces the consultant''s own availability: [{starts_on, ends_on, percent}], both days included.';
grant execute on function public.save_availability to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Who sees briefs and profiles
-- ---------------------------------------------------------------------------------------------

create function private.my_requested_brief_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select r.brief_id from public.requests r
  where r.consultant_id = (select private.my_consultant_id())
$$;
comment on function private.my_requested_brief_ids is 'Briefs the signed-in consultant was asked about.';
grant execute on function private.my_requested_brief_ids to authenticated, service_role;

create function private.my_requested_brief_role_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select r.brief_role_id from public.requests r
  where r.consultant_id = (select private.my_consultant_id())
$$;
comment on function private.my_requested_brief_role_ids is
  'Roles of briefs the signed-in consultant was asked about: what other roles may cost is not theirs to see.';
grant execute on function private.my_requested_brief_role_ids to authenticated, service_role;

create policy briefs_select_party on public.briefs
  for select to authenticated using (
    company_id in (select private.my_company_ids())
    or id in (select private.my_requested_brief_ids())
    or (select private.is_agency()));
create policy brief_roles_select_party on public.brief_roles
  for select to authenticated using (
    brief_id in (select b.id from public.briefs b
      where b.company_id in (select private.my_company_ids()))
    or id in (select private.my_requested_brief_role_ids())
    or (select private.is_agency()));
create policy brief_role_times_select_party on public.brief_role_times
  for select to authenticated using (brief_role_id in (select r.id from public.brief_roles r));
create policy brief_competencies_select_party on public.brief_competencies
  for select to authenticated using (brief_role_id in (select r.id from public.brief_roles r));
create policy brief_languages_select_party on public.brief_languages
  for select to authenticated using (brief_id in (select b.id from public.briefs b));

create policy consultants_select_self on public.consultants
  for select to authenticated using (
    user_id = (select auth.uid()) or (select private.is_agency()));
do $$
declare
  v_table text;
begin
  foreach v_table in array array['consultant_roles', 'consultant_declined_roles',
    'consultant_competencies', 'consultant_languages', 'consultant_sectors', 'consultant_regions',
    'consultant_availability']
  loop
    execute format(
      'create policy %I on public.%I for select to authenticated using '
      '(consultant_id = (select private.my_consultant_id()) or (select private.is_agency()))',
      v_table || '_select_self', v_table);
  end loop;
end
$$;

create policy events_select_party on public.events
  for select to authenticated using (
    company_id in (select private.my_company_ids())
    or consultant_id = (select private.my_consultant_id())
    or (select private.is_agency()));

create function private.has_live_requests(p_brief_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.requests r
    where r.brief_id = p_brief_id and r.state in ('sent', 'offered', 'won'))
$$;
comment on function private.has_live_requests is 'True while a consultant is considering, or has won, the brief.';
