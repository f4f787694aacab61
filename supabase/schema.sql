-- The schema as the migrations make it, object by object: for reading and for comparing.
-- Made by `npm run db:schema`; never edited and never run.

alter default privileges for role "postgres" in schema "public" grant select,
  update, usage on sequences to "anon";

alter default privileges for role "postgres" in schema "public" grant select,
  update, usage on sequences to "authenticated";

alter default privileges for role "postgres" in schema "public" grant select,
  update, usage on sequences to "service_role";

alter default privileges for role "postgres" in schema "public" revoke all on FUNCTIONS from public;

alter default privileges for role "postgres" in schema "public" grant execute
  on FUNCTIONS to "service_role";

alter default privileges for role "postgres" in schema "public" grant delete,
  insert, maintain, references, select, trigger, truncate, update on tables to "anon";

alter default privileges for role "postgres" in schema "public" grant delete,
  insert, maintain, references, select, trigger, truncate, update on tables to "authenticated";

alter default privileges for role "postgres" in schema "public" grant delete,
  insert, maintain, references, select, trigger, truncate, update on tables to "service_role";

create extension "btree_gist" schema "extensions";

comment on extension "btree_gist" is 'support for indexing common datatypes in GiST';

create extension "pg_trgm" schema "extensions";

comment on extension "pg_trgm" is 'text similarity measurement and index searching based on trigrams';

create extension "pgcrypto" schema "extensions";

comment on extension "pgcrypto" is 'cryptographic functions';

create extension "uuid-ossp" schema "extensions";

comment on extension "uuid-ossp" is 'generate universally unique identifiers (UUIDs)';

alter default privileges for role "postgres" revoke all on FUNCTIONS from public;

create schema "private";

comment on schema "private" is 'Helpers, counters and ledgers. Never exposed by the API; reached only through functions.';

grant usage on schema "private" to "authenticated";

grant create, usage on schema "private" to "postgres";

grant usage on schema "private" to "service_role";

comment on schema "public" is 'standard public schema';

revoke all on schema "public" from public;

grant usage on schema "public" to public;

revoke all on schema "public" from "anon";

grant usage on schema "public" to "anon";

revoke all on schema "public" from "authenticated";

grant usage on schema "public" to "authenticated";

revoke all on schema "public" from "pg_database_owner";

grant create, usage on schema "public" to "pg_database_owner";

revoke all on schema "public" from "postgres";

grant usage on schema "public" to "postgres";

revoke all on schema "public" from "service_role";

grant usage on schema "public" to "service_role";

create type "private"."match_row" as (
  "place"             bigint,
  "raw_place"         bigint,
  "is_rotated"        boolean,
  "is_newcomer_place" boolean,
  "is_new"            boolean,
  "consultant_id"     uuid,
  "consultant_number" integer,
  "region_id"         text,
  "work_modes"        text[],
  "asked_rate_ore"    bigint,
  "competence"        numeric,
  "availability"      numeric,
  "rate"              numeric,
  "sector"            numeric,
  "work_mode"         numeric,
  "sum_score"         numeric,
  "is_capped"         boolean,
  "total"             numeric,
  "k_rate"            numeric,
  "k_share"           numeric,
  "k_sector"          numeric,
  "k_mode"            numeric,
  "k"                 numeric,
  "mutual"            numeric,
  "points"            integer,
  "band"              text,
  "details"           jsonb,
  "rules"             jsonb,
  "failed"            text[],
  "request_state"     text,
  "match_count"       bigint
);

comment on type "private"."match_row" is 'One match with every part of its score, without name or contact.';

grant usage on type "private"."match_row" to "postgres";

create type "private"."scored_row" as (
  "id"     uuid,
  "m"      integer,
  "credit" bigint,
  "free"   integer,
  "is_new" boolean
);

comment on type "private"."scored_row" is 'The same with the score rounded half up.';

grant usage on type "private"."scored_row" to "postgres";

create type "private"."unrounded_row" as (
  "id"     uuid,
  "x"      double precision,
  "credit" bigint,
  "free"   integer,
  "is_new" boolean
);

comment on type "private"."unrounded_row" is 'Somebody ranked: mutual score in ten-thousandths before rounding, weighted credits with marks, free percent-days.';

grant usage on type "private"."unrounded_row" to "postgres";

create type "public"."actor_role" as enum (
  'company',
  'consultant',
  'agency',
  'system'
);

comment on type "public"."actor_role" is 'Which side made a state change; system is a clock or Stripe.';

grant usage on type "public"."actor_role" to "postgres";

create table "private"."capacity_spans" (
  "consultant_id" uuid      not null,
  "during"        daterange not null,
  "available"     smallint  not null,
  "booked"        smallint  not null,
  constraint "capacity_spans_available_check" check (((available >= 0) AND (available <= 100))),
  constraint "capacity_spans_booked_within_full_time" check (((booked >= 0) AND (booked <= 100))),
  constraint "capacity_spans_pkey" primary key (consultant_id, during),
  constraint "capacity_spans_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "private"."capacity_spans"
  enable row level security;

alter table "private"."capacity_spans"
  add column "free" smallint generated always as (GREATEST(0, ((available - booked))::integer))
    stored not null;

create index capacity_spans_during_idx on private.capacity_spans using gist (during, consultant_id);

create trigger capacity_spans_note_delete
  after delete on private.capacity_spans referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger capacity_spans_note_insert
  after insert on private.capacity_spans referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger capacity_spans_note_update
  after update on private.capacity_spans referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

comment on table "private"."capacity_spans" is 'A consultant''s time as a step function: available, booked and free percent of each span. Kept by rebuild_capacity(). The check on booked is what makes double booking impossible.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."capacity_spans"
  to "postgres";

create table "private"."exposure_days" (
  "consultant_id" uuid           not null,
  "day"           date           not null,
  "deserved"      numeric(16,12) not null,
  "received"      numeric(16,12) not null,
  constraint "exposure_days_pkey" primary key (consultant_id, day),
  constraint "exposure_days_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "private"."exposure_days"
  enable row level security;

create index exposure_days_day_idx on private.exposure_days using btree (day);

comment on table "private"."exposure_days" is 'Exposure deserved and received by consultant and day.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."exposure_days"
  to "postgres";

create table "private"."exposure_lists" (
  "id"            bigint                   generated always as identity not null,
  "brief_role_id" uuid                     not null,
  "day"           date                     not null,
  "opened_at"     timestamp with time zone not null default now(),
  "exposure"      numeric(14,12)           not null,
  "booked_at"     timestamp with time zone,
  constraint "exposure_lists_brief_role_id_day_key" unique (brief_role_id, day),
  constraint "exposure_lists_pkey" primary key (id),
  constraint "exposure_lists_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade
);

alter table "private"."exposure_lists"
  enable row level security;

create index exposure_lists_day_idx on private.exposure_lists using btree (day);

comment on column "private"."exposure_lists"."booked_at" is 'When the worker had added the list to everybody''s sums.';

comment on column "private"."exposure_lists"."exposure" is 'Sum of 1/log2(1+place) over the places shown.';

comment on table "private"."exposure_lists" is 'One list for each role of a brief and day: the first that the client opened.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."exposure_lists"
  to "postgres";

create table "private"."exposure_places" (
  "list_id"       bigint   not null,
  "place"         smallint not null,
  "consultant_id" uuid     not null,
  constraint "exposure_places_list_id_fkey" foreign key (list_id)
    references private.exposure_lists(id) on delete cascade,
  constraint "exposure_places_pkey" primary key (list_id, place),
  constraint "exposure_places_place_check" check (((place >= 1) AND (place <= 20))),
  constraint "exposure_places_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "private"."exposure_places"
  enable row level security;

create index exposure_places_consultant_id_idx on private.exposure_places
  using btree (consultant_id);

comment on table "private"."exposure_places" is 'Who stood where, places 1–20.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."exposure_places"
  to "postgres";

create table "private"."exposure_shares" (
  "list_id"       bigint         not null,
  "consultant_id" uuid           not null,
  "deserved"      numeric(16,12) not null,
  "received"      numeric(16,12) not null,
  constraint "exposure_shares_list_id_fkey" foreign key (list_id)
    references private.exposure_lists(id) on delete cascade,
  constraint "exposure_shares_pkey" primary key (list_id, consultant_id),
  constraint "exposure_shares_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "private"."exposure_shares"
  enable row level security;

create index exposure_shares_consultant_id_idx on private.exposure_shares
  using btree (consultant_id);

comment on table "private"."exposure_shares" is 'Each ranked consultant''s part of today''s lists, so that a list does not move itself when it is opened again; gone the day after, when exposure_days has the sums.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."exposure_shares"
  to "postgres";

create table "private"."exposure_sums" (
  "consultant_id" uuid           not null,
  "deserved"      numeric(16,12) not null,
  "received"      numeric(16,12) not null,
  constraint "exposure_sums_pkey" primary key (consultant_id),
  constraint "exposure_sums_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "private"."exposure_sums"
  enable row level security;

comment on table "private"."exposure_sums" is 'Sums of exposure_days over the last 90 days; set right every night.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."exposure_sums"
  to "postgres";

create table "private"."invoice_counters" (
  "series"      text   not null,
  "last_number" bigint not null,
  constraint "invoice_counters_last_number_check" check ((last_number >= 0)),
  constraint "invoice_counters_pkey" primary key (series)
);

alter table "private"."invoice_counters"
  enable row level security;

comment on table "private"."invoice_counters" is 'The last number given in each series. Locked while an invoice is issued: no gap, no double.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."invoice_counters"
  to "postgres";

create table "private"."mails" (
  "key"        text                     not null,
  "template"   text                     not null,
  "state"      text                     not null,
  "tries"      integer                  not null default 0,
  "last_error" text,
  "updated_at" timestamp with time zone not null default now(),
  constraint "mails_pkey" primary key (key),
  constraint "mails_state_check" check ((state = ANY (ARRAY['sent'::text, 'waiting'::text])))
);

alter table "private"."mails"
  enable row level security;

create index mails_waiting_idx on private.mails using btree (updated_at)
  where (state = 'waiting'::text);

comment on table "private"."mails" is 'Each notice by job and receiver (hashed): a retried job never sends twice, and the agency sees what has not left.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."mails"
  to "postgres";

create table "private"."match_profiles" (
  "consultant_id"   uuid       not null,
  "sectors"         bigint     not null,
  "wanted_sectors"  bigint     not null,
  "avoided_sectors" bigint     not null,
  "regions"         bigint     not null,
  "declined_roles"  bigint     not null,
  "asked_ore"       integer    not null,
  "floor_ore"       integer    not null,
  "approved_on"     date       not null,
  "lists_shown"     integer    not null,
  "work_modes"      smallint   not null,
  "wished_modes"    smallint   not null,
  "share_min"       smallint   not null,
  "share_max"       smallint   not null,
  "span_count"      smallint   not null,
  "levels"          bytea      not null,
  "spans"           smallint[] not null,
  constraint "match_profiles_levels_check" check ((octet_length(levels) = 192)),
  constraint "match_profiles_pkey" primary key (consultant_id),
  constraint "match_profiles_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "private"."match_profiles"
  enable row level security;

comment on column "private"."match_profiles"."levels" is 'Bytes 0–127: effective level of the competency with that slot; 128–191: CEFR of the language.';

comment on column "private"."match_profiles"."lists_shown" is 'Lists in which the consultant had one of places 1–20.';

comment on column "private"."match_profiles"."sectors" is 'Bits by slot; likewise the other masks.';

comment on column "private"."match_profiles"."share_min" is 'Wished share in percent; 0 to 100 when none is stated.';

comment on column "private"."match_profiles"."spans" is 'Free time, latest first: first working day, working day after the last, free percent; working days counted from the calendar''s beginning.';

comment on column "private"."match_profiles"."work_modes" is 'Bits 1 on site, 2 hybrid, 4 remote; 0 counts as all (no wish, in wished_modes).';

comment on table "private"."match_profiles" is 'One row for each active consultant with all that the score reads. Kept by triggers; build_match_profiles() is what it must equal at any time.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."match_profiles"
  to "postgres";

create table "private"."match_slots" (
  "kind" text     not null,
  "id"   text     not null,
  "slot" smallint not null,
  constraint "match_slots_check" check (((slot >= 0) AND (slot <
CASE kind
    WHEN 'competency'::text THEN 128
    WHEN 'language'::text THEN 64
    ELSE 63
END))),
  constraint "match_slots_kind_check"
    check
    ((kind = ANY (ARRAY['competency'::text, 'language'::text, 'sector'::text, 'region'::text,
    'role'::text]))),
  constraint "match_slots_kind_slot_key" unique (kind, slot),
  constraint "match_slots_pkey" primary key (kind, id)
);

alter table "private"."match_slots"
  enable row level security;

comment on table "private"."match_slots" is 'The stable place of each catalogue row in packed profiles: a byte for competencies and languages, a bit for sectors, regions and roles. Never changed or used again.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."match_slots"
  to "postgres";

create table "private"."rarity_versions" (
  "version"       integer generated always as identity not null,
  "day"           date    not null,
  "consultants"   integer not null,
  "rules_version" integer not null,
  constraint "rarity_versions_consultants_check" check ((consultants >= 0)),
  constraint "rarity_versions_day_key" unique (day),
  constraint "rarity_versions_pkey" primary key (version),
  constraint "rarity_versions_rules_version_fkey" foreign key (rules_version)
    references public.matching_rules(version) on delete restrict
);

alter table "private"."rarity_versions"
  enable row level security;

create index rarity_versions_rules_version_idx on private.rarity_versions
  using btree (rules_version);

comment on table "private"."rarity_versions" is 'One computation of the rarity weights a night, so that scores do not move during the day.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."rarity_versions"
  to "postgres";

create table "private"."rarity_weights" (
  "version"       integer      not null,
  "competency_id" text         not null,
  "able"          integer      not null,
  "factor"        numeric(6,4) not null,
  constraint "rarity_weights_able_check" check ((able >= 0)),
  constraint "rarity_weights_factor_check" check ((factor >= (1)::numeric)),
  constraint "rarity_weights_pkey" primary key (version, competency_id),
  constraint "rarity_weights_version_fkey" foreign key (version)
    references private.rarity_versions(version) on delete cascade,
  constraint "rarity_weights_competency_id_fkey" foreign key (competency_id)
    references public.competencies(id) on delete cascade
);

alter table "private"."rarity_weights"
  enable row level security;

create index rarity_weights_competency_id_idx on private.rarity_weights using btree (competency_id);

comment on table "private"."rarity_weights" is 'How many active consultants reach level 3, and the factor that follows.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."rarity_weights"
  to "postgres";

create table "private"."rate_limits" (
  "bucket"       text                     not null,
  "window_start" timestamp with time zone not null,
  "taken"        integer                  not null,
  constraint "rate_limits_pkey" primary key (bucket, window_start),
  constraint "rate_limits_taken_check" check ((taken > 0))
);

alter table "private"."rate_limits"
  enable row level security;

create index rate_limits_window_start_idx on private.rate_limits using btree (window_start);

comment on table "private"."rate_limits" is 'Fixed-window counters. The bucket is a hash, so that no address or e-mail is stored.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."rate_limits"
  to "postgres";

create table "private"."stripe_events" (
  "id"           text                     not null,
  "type"         text                     not null,
  "api_version"  text,
  "created"      timestamp with time zone not null,
  "payload"      jsonb                    not null,
  "received_at"  timestamp with time zone not null default now(),
  "processed_at" timestamp with time zone,
  "error"        text,
  constraint "stripe_events_pkey" primary key (id)
);

alter table "private"."stripe_events"
  enable row level security;

create index stripe_events_unprocessed_idx on private.stripe_events using btree (received_at)
  where (processed_at is null);

comment on table "private"."stripe_events" is 'Verified webhooks, each once, worked by a job afterwards.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."stripe_events"
  to "postgres";

create table "private"."voucher_counters" (
  "year"        smallint not null,
  "last_number" bigint   not null,
  constraint "voucher_counters_last_number_check" check ((last_number >= 0)),
  constraint "voucher_counters_pkey" primary key (year)
);

alter table "private"."voucher_counters"
  enable row level security;

comment on table "private"."voucher_counters" is 'The last voucher number of each year. Locked from the posting to the end of its transaction: no gap, no double. Taken last by every command, so that nobody waits for anything with it in hand.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."voucher_counters"
  to "postgres";

create table "private"."waiting_jobs" (
  "id"         bigint                   generated always as identity not null,
  "task"       text                     not null,
  "payload"    jsonb                    not null,
  "job_key"    text,
  "created_at" timestamp with time zone not null default now(),
  constraint "waiting_jobs_pkey" primary key (id)
);

alter table "private"."waiting_jobs"
  enable row level security;

comment on table "private"."waiting_jobs" is 'Jobs added before the worker''s own schema existed; the worker takes them over when it starts.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."waiting_jobs"
  to "postgres";

create table "public"."activities" (
  "id"             text     not null,
  "position"       smallint not null,
  "phase"          text     not null,
  "name_sv"        text     not null,
  "name_en"        text     not null,
  "description_sv" text     not null,
  "description_en" text     not null,
  "deliverable_sv" text     not null,
  "deliverable_en" text     not null,
  "hours_min"      smallint not null,
  "hours_max"      smallint not null,
  constraint "activities_check" check ((hours_max >= hours_min)),
  constraint "activities_hours_min_check" check ((hours_min >= 0)),
  constraint "activities_phase_check"
    check
    ((phase = ANY (ARRAY['strategy'::text, 'organise'::text, 'run'::text, 'experiment'::text,
    'measure'::text]))),
  constraint "activities_pkey" primary key (id),
  constraint "activities_position_key" unique ("position")
);

alter table "public"."activities"
  enable row level security;

create policy "activities_select_everyone" on "public"."activities"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."activities" is 'Work that leads to communication goals, with what comes out of it and about how long it takes.';

revoke all on table "public"."activities" from "anon";

grant select on table "public"."activities" to "anon";

revoke all on table "public"."activities" from "authenticated";

grant select on table "public"."activities" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."activities"
  to "postgres", "service_role";

create table "public"."activity_roles" (
  "activity_id" text     not null,
  "role_id"     text     not null,
  "position"    smallint not null,
  constraint "activity_roles_activity_id_fkey" foreign key (activity_id)
    references public.activities(id) on delete cascade,
  constraint "activity_roles_pkey" primary key (activity_id, role_id),
  constraint "activity_roles_role_id_fkey" foreign key (role_id) references public.roles(id)
    on delete cascade
);

alter table "public"."activity_roles"
  enable row level security;

create index activity_roles_role_id_idx on public.activity_roles using btree (role_id);

create policy "activity_roles_select_everyone" on "public"."activity_roles"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."activity_roles" is 'Which roles do an activity.';

revoke all on table "public"."activity_roles" from "anon";

grant select on table "public"."activity_roles" to "anon";

revoke all on table "public"."activity_roles" from "authenticated";

grant select on table "public"."activity_roles" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."activity_roles"
  to "postgres", "service_role";

create table "public"."agency_settings" (
  "id"                   boolean not null default true,
  "name"                 text    not null,
  "organisation_number"  text    not null,
  "vat_number"           text    not null,
  "street"               text    not null,
  "postal_code"          text    not null,
  "city"                 text    not null,
  "seat"                 text    not null,
  "email"                text    not null,
  "phone"                text    not null,
  "bankgiro"             text    not null,
  "margin_bp"            integer not null,
  "first_invoice_number" bigint  not null default 10001,
  constraint "agency_settings_bankgiro_check" check ((bankgiro ~ '^[0-9]{7,8}$'::text)),
  constraint "agency_settings_first_invoice_number_check" check ((first_invoice_number > 0)),
  constraint "agency_settings_id_check" check (id),
  constraint "agency_settings_margin_bp_check" check (((margin_bp >= 0) AND (margin_bp <= 5000))),
  constraint "agency_settings_organisation_number_check"
    check ((organisation_number ~ '^[0-9]{10}$'::text)),
  constraint "agency_settings_pkey" primary key (id)
);

alter table "public"."agency_settings"
  enable row level security;

create policy "agency_settings_select_everyone" on "public"."agency_settings"
  for select
  to "anon", "authenticated"
  using (true);

comment on column "public"."agency_settings"."margin_bp" is 'The agency''s share of the client price, hundredths of a percent.';

comment on table "public"."agency_settings" is 'The agency itself: one row, shown on invoices and the site.';

revoke all on table "public"."agency_settings" from "anon";

grant select on table "public"."agency_settings" to "anon";

revoke all on table "public"."agency_settings" from "authenticated";

grant select on table "public"."agency_settings" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."agency_settings"
  to "postgres", "service_role";

create table "public"."agency_staff" (
  "user_id"   uuid                     not null,
  "joined_at" timestamp with time zone not null default now(),
  constraint "agency_staff_pkey" primary key (user_id),
  constraint "agency_staff_user_id_fkey" foreign key (user_id) references public.people(user_id)
    on delete cascade
);

alter table "public"."agency_staff"
  enable row level security;

create policy "agency_staff_select_agency" on "public"."agency_staff"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on table "public"."agency_staff" is 'The agency''s own people.';

revoke all on table "public"."agency_staff" from "authenticated";

grant select on table "public"."agency_staff" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."agency_staff"
  to "postgres", "service_role";

create table "public"."assignment_goals" (
  "id"                    uuid     not null default gen_random_uuid(),
  "assignment_id"         uuid     not null,
  "position"              smallint not null default 1,
  "title"                 text     not null,
  "business_goal_id"      text,
  "communication_goal_id" text,
  constraint "assignment_goals_assignment_id_position_key" unique (assignment_id, "position"),
  constraint "assignment_goals_pkey" primary key (id),
  constraint "assignment_goals_title_check"
    check (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 4000))),
  constraint "assignment_goals_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "assignment_goals_business_goal_id_fkey" foreign key (business_goal_id)
    references public.business_goals(id) on delete restrict,
  constraint "assignment_goals_communication_goal_id_fkey" foreign key (communication_goal_id)
    references public.communication_goals(id) on delete restrict
);

alter table "public"."assignment_goals"
  enable row level security;

create index assignment_goals_business_goal_id_idx on public.assignment_goals
  using btree (business_goal_id);

create index assignment_goals_communication_goal_id_idx on public.assignment_goals
  using btree (communication_goal_id);

create trigger assignment_goals_refuse_change
  before delete or update on public.assignment_goals
  for each row
  execute function private.refuse_change();

create policy "assignment_goals_select_party" on "public"."assignment_goals"
  for select
  to "authenticated"
  using
    (((assignment_id in ( select private.my_assignment_ids() as my_assignment_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."assignment_goals"."business_goal_id" is 'The business goal that the title puts in words.';

comment on table "public"."assignment_goals" is 'What the assignment''s hours are for; frozen at acceptance.';

revoke all on table "public"."assignment_goals" from "authenticated";

grant select on table "public"."assignment_goals" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."assignment_goals"
  to "postgres", "service_role";

create table "public"."assignment_measures" (
  "id"         uuid          not null default gen_random_uuid(),
  "goal_id"    uuid          not null,
  "measure_id" text          not null,
  "position"   smallint      not null,
  "name_sv"    text          not null,
  "name_en"    text          not null,
  "unit_sv"    text          not null,
  "unit_en"    text          not null,
  "stage_id"   text          not null,
  "baseline"   numeric(14,2),
  "target"     numeric(14,2),
  constraint "assignment_measures_check" check (((baseline IS NULL) OR (target IS NOT NULL))),
  constraint "assignment_measures_goal_id_fkey" foreign key (goal_id)
    references public.assignment_goals(id) on delete restrict,
  constraint "assignment_measures_goal_id_measure_id_key" unique (goal_id, measure_id),
  constraint "assignment_measures_goal_id_position_key" unique (goal_id, "position"),
  constraint "assignment_measures_pkey" primary key (id),
  constraint "assignment_measures_position_check" check ((("position" >= 1) AND ("position" <= 5))),
  constraint "assignment_measures_stage_id_fkey" foreign key (stage_id)
    references public.measure_stages(id) on delete restrict,
  constraint "assignment_measures_measure_id_fkey" foreign key (measure_id)
    references public.measures(id) on delete restrict
);

alter table "public"."assignment_measures"
  enable row level security;

create index assignment_measures_measure_id_idx on public.assignment_measures
  using btree (measure_id);

create index assignment_measures_stage_id_idx on public.assignment_measures using btree (stage_id);

create trigger assignment_measures_refuse_change
  before delete or update on public.assignment_measures
  for each row
  execute function private.refuse_change();

create policy "assignment_measures_select_party" on "public"."assignment_measures"
  for select
  to "authenticated"
  using ((goal_id in ( select g.id
   from public.assignment_goals g)));

comment on column "public"."assignment_measures"."baseline" is 'Null: unknown when it was agreed, to be measured first.';

comment on table "public"."assignment_measures" is 'Measures with baseline and target as agreed: names and figures of the day of acceptance, never changed.';

revoke all on table "public"."assignment_measures" from "authenticated";

grant select on table "public"."assignment_measures" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."assignment_measures"
  to "postgres", "service_role";

create table "public"."assignments" (
  "id"                 uuid                     not null default gen_random_uuid(),
  "number"             integer                  generated always as identity
    (increment by 1 minvalue 1 maxvalue 2147483647 START with 5001 cache 1 no cycle) not null,
  "offer_id"           uuid                     not null,
  "brief_id"           uuid                     not null,
  "company_id"         uuid                     not null,
  "consultant_id"      uuid                     not null,
  "state"              text                     not null default 'booked'::text,
  "title"              text                     collate pg_catalog."sv-x-icu" not null,
  "role_id"            text                     not null,
  "company_name"       text                     collate pg_catalog."sv-x-icu" not null,
  "consultant_name"    text                     collate pg_catalog."sv-x-icu" not null,
  "goal"               text                     not null,
  "during"             daterange                not null,
  "percent"            smallint                 not null,
  "rate_ore"           bigint                   not null,
  "margin_ore"         bigint                   not null,
  "fee_ore"            bigint                   not null,
  "currency"           character(3)             not null,
  "payment_terms_days" smallint                 not null,
  "terms_version"      text                     not null,
  "booked_at"          timestamp with time zone not null default now(),
  constraint "assignments_check" check (((fee_ore + margin_ore) = rate_ore)),
  constraint "assignments_fee_ore_check" check ((fee_ore > 0)),
  constraint "assignments_margin_ore_check" check ((margin_ore >= 0)),
  constraint "assignments_number_key" unique (number),
  constraint "assignments_offer_id_key" unique (offer_id),
  constraint "assignments_percent_check" check (((percent >= 1) AND (percent <= 100))),
  constraint "assignments_pkey" primary key (id),
  constraint "assignments_rate_ore_check" check ((rate_ore > 0)),
  constraint "assignments_state_check"
    check
    ((state = ANY (ARRAY['booked'::text, 'active'::text, 'finished'::text, 'cancelled'::text]))),
  constraint "assignments_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete restrict,
  constraint "assignments_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "assignments_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "assignments_offer_id_fkey" foreign key (offer_id) references public.offers(id)
    on delete restrict,
  constraint "assignments_role_id_fkey" foreign key (role_id) references public.roles(id)
    on delete restrict
);

alter table "public"."assignments"
  enable row level security;

create index assignments_brief_id_idx on public.assignments using btree (brief_id);

create index assignments_company_id_idx on public.assignments
  using btree (company_id, booked_at desc);

create index assignments_company_name_trgm_idx on public.assignments
  using gin (company_name extensions.gin_trgm_ops);

create index assignments_consultant_id_idx on public.assignments
  using btree (consultant_id, booked_at desc);

create index assignments_consultant_name_idx on public.assignments using btree (consultant_name, id);

create index assignments_consultant_name_trgm_idx on public.assignments
  using gin (consultant_name extensions.gin_trgm_ops);

create index assignments_during_idx on public.assignments using btree (during, id);

create index assignments_percent_idx on public.assignments using btree (percent, id);

create index assignments_role_id_idx on public.assignments using btree (role_id);

create index assignments_state_idx on public.assignments using btree (state, booked_at desc);

create index assignments_title_idx on public.assignments using btree (title, id);

create index assignments_title_trgm_idx on public.assignments
  using gin (title extensions.gin_trgm_ops);

create trigger assignments_freeze_terms
  before delete or update on public.assignments
  for each row
  execute function private.freeze_terms();

create policy "assignments_select_party" on "public"."assignments"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or (consultant_id = (
    select private.my_consultant_id() as my_consultant_id)) or
    ( select private.is_agency() as is_agency)));

comment on column "public"."assignments"."terms_version" is 'Version of the agreement text both sides accepted.';

comment on table "public"."assignments" is 'A booked engagement with its terms frozen at acceptance.';

revoke all on table "public"."assignments" from "authenticated";

grant select on table "public"."assignments" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."assignments"
  to "postgres", "service_role";

create table "public"."bookings" (
  "assignment_id" uuid      not null,
  "consultant_id" uuid      not null,
  "during"        daterange not null,
  "percent"       smallint  not null,
  constraint "bookings_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "bookings_during_check" check ((NOT isempty(during))),
  constraint "bookings_percent_check" check (((percent >= 1) AND (percent <= 100))),
  constraint "bookings_pkey" primary key (assignment_id),
  constraint "bookings_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict
);

alter table "public"."bookings"
  enable row level security;

create index bookings_consultant_id_idx on public.bookings using btree (consultant_id);

create index bookings_during_idx on public.bookings using gist (during);

create trigger bookings_rebuild_capacity
  after insert or delete or update on public.bookings
  for each row
  execute function private.rebuild_capacity_of_row();

create policy "bookings_select_party" on "public"."bookings"
  for select
  to "authenticated"
  using
    (((assignment_id in ( select private.my_assignment_ids() as my_assignment_ids)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."bookings" is 'The consultant''s time that an assignment takes.';

revoke all on table "public"."bookings" from "authenticated";

grant select on table "public"."bookings" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."bookings"
  to "postgres", "service_role";

create table "public"."brief_competencies" (
  "brief_role_id" uuid     not null,
  "competency_id" text     not null,
  "position"      smallint not null,
  "level"         smallint not null,
  "weight"        smallint not null,
  "is_must"       boolean  not null default false,
  constraint "brief_competencies_level_check" check (((level >= 1) AND (level <= 5))),
  constraint "brief_competencies_pkey" primary key (brief_role_id, competency_id),
  constraint "brief_competencies_weight_check" check (((weight >= 1) AND (weight <= 3))),
  constraint "brief_competencies_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade,
  constraint "brief_competencies_competency_id_fkey" foreign key (competency_id)
    references public.competencies(id) on delete restrict
);

alter table "public"."brief_competencies"
  enable row level security;

create index brief_competencies_competency_id_idx on public.brief_competencies
  using btree (competency_id);

create policy "brief_competencies_select_party" on "public"."brief_competencies"
  for select
  to "authenticated"
  using ((brief_role_id in ( select r.id
   from public.brief_roles r)));

comment on column "public"."brief_competencies"."is_must" is 'A must filters: no direct credit, no place (H5).';

comment on column "public"."brief_competencies"."weight" is '3 essential, 2 important, 1 useful.';

comment on table "public"."brief_competencies" is 'What a role of a brief asks for.';

revoke all on table "public"."brief_competencies" from "authenticated";

grant select on table "public"."brief_competencies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_competencies"
  to "postgres", "service_role";

create table "public"."brief_drafts" (
  "id"         uuid                     not null,
  "company_id" uuid                     not null,
  "user_id"    uuid                     not null,
  "brief_id"   uuid,
  "title"      text                     not null default ''::text,
  "fields"     jsonb                    not null,
  "saved_at"   timestamp with time zone not null default now(),
  constraint "brief_drafts_fields_check"
    check (((jsonb_typeof(fields) = 'object'::text) AND (length((fields)::text) <= 300000))),
  constraint "brief_drafts_pkey" primary key (id),
  constraint "brief_drafts_title_check" check ((length(title) <= 200)),
  constraint "brief_drafts_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "brief_drafts_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete cascade,
  constraint "brief_drafts_user_id_fkey" foreign key (user_id) references public.people(user_id)
    on delete cascade
);

alter table "public"."brief_drafts"
  enable row level security;

create index brief_drafts_brief_id_idx on public.brief_drafts using btree (brief_id);

create index brief_drafts_company_id_idx on public.brief_drafts using btree (company_id);

create index brief_drafts_user_id_idx on public.brief_drafts using btree (user_id, saved_at desc);

create policy "brief_drafts_select_self" on "public"."brief_drafts"
  for select
  to "authenticated"
  using
    (((user_id = ( select auth.uid() as uid)) AND (company_id in ( select private.my_company_ids()
    as my_company_ids))));

comment on column "public"."brief_drafts"."brief_id" is 'The brief that the form changes; null for a new one.';

comment on column "public"."brief_drafts"."id" is 'The form''s own key.';

comment on table "public"."brief_drafts" is 'An unfinished brief form, kept as it is typed, for the one who types it: nothing in it has been checked. A draft goes when its form becomes a brief.';

revoke all on table "public"."brief_drafts" from "authenticated";

grant select on table "public"."brief_drafts" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_drafts"
  to "postgres", "service_role";

create table "public"."brief_gate_overrides" (
  "brief_id" uuid                     not null,
  "name"     text                     not null,
  "title"    text                     not null,
  "reason"   text                     not null,
  "given_by" uuid,
  "given_at" timestamp with time zone not null default now(),
  constraint "brief_gate_overrides_name_check"
    check (((length(btrim(name)) >= 2) AND (length(btrim(name)) <= 120))),
  constraint "brief_gate_overrides_pkey" primary key (brief_id),
  constraint "brief_gate_overrides_reason_check"
    check (((length(btrim(reason)) >= 40) AND (length(btrim(reason)) <= 2000))),
  constraint "brief_gate_overrides_title_check"
    check (((length(btrim(title)) >= 2) AND (length(btrim(title)) <= 120))),
  constraint "brief_gate_overrides_brief_id_fkey" foreign key (brief_id)
    references public.briefs(id) on delete cascade,
  constraint "brief_gate_overrides_given_by_fkey" foreign key (given_by)
    references public.people(user_id) on delete set null
);

alter table "public"."brief_gate_overrides"
  enable row level security;

create index brief_gate_overrides_given_by_idx on public.brief_gate_overrides using btree (given_by);

create trigger brief_gate_overrides_refuse_change
  before delete or update on public.brief_gate_overrides
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "brief_gate_overrides_select_party" on "public"."brief_gate_overrides"
  for select
  to "authenticated"
  using ((brief_id in ( select b.id
   from public.briefs b)));

comment on table "public"."brief_gate_overrides" is 'Why a company buys execution before it has a strategy, and who answers for it. The agency and every consultant who is asked may read it.';

comment on trigger "brief_gate_overrides_refuse_change"
  on "public"."brief_gate_overrides" is 'Depth above 0 is the foreign key that forgets a deleted person.';

revoke all on table "public"."brief_gate_overrides" from "authenticated";

grant select on table "public"."brief_gate_overrides" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_gate_overrides"
  to "postgres", "service_role";

create table "public"."brief_languages" (
  "brief_id"      uuid     not null,
  "language_code" text     not null,
  "cefr"          smallint not null,
  constraint "brief_languages_cefr_check" check (((cefr >= 1) AND (cefr <= 6))),
  constraint "brief_languages_pkey" primary key (brief_id, language_code),
  constraint "brief_languages_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "brief_languages_language_code_fkey" foreign key (language_code)
    references public.languages(code) on delete restrict
);

alter table "public"."brief_languages"
  enable row level security;

create index brief_languages_language_code_idx on public.brief_languages using btree (language_code);

create policy "brief_languages_select_party" on "public"."brief_languages"
  for select
  to "authenticated"
  using ((brief_id in ( select b.id
   from public.briefs b)));

comment on table "public"."brief_languages" is 'Required languages with the lowest level (H1).';

revoke all on table "public"."brief_languages" from "authenticated";

grant select on table "public"."brief_languages" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_languages"
  to "postgres", "service_role";

create table "public"."brief_measures" (
  "brief_id"   uuid          not null,
  "measure_id" text          not null,
  "position"   smallint      not null,
  "baseline"   numeric(14,2),
  "target"     numeric(14,2),
  constraint "brief_measures_brief_id_position_key" unique (brief_id, "position"),
  constraint "brief_measures_check" check (((baseline IS NULL) OR (target IS NOT NULL))),
  constraint "brief_measures_pkey" primary key (brief_id, measure_id),
  constraint "brief_measures_position_check" check ((("position" >= 1) AND ("position" <= 5))),
  constraint "brief_measures_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "brief_measures_measure_id_fkey" foreign key (measure_id)
    references public.measures(id) on delete restrict
);

alter table "public"."brief_measures"
  enable row level security;

create index brief_measures_measure_id_idx on public.brief_measures using btree (measure_id);

create policy "brief_measures_select_party" on "public"."brief_measures"
  for select
  to "authenticated"
  using ((brief_id in ( select b.id
   from public.briefs b)));

comment on column "public"."brief_measures"."baseline" is 'Where things stand before the work; null is unknown, to be measured first.';

comment on column "public"."brief_measures"."target" is 'Where they are to be; null only while the baseline is unknown.';

comment on table "public"."brief_measures" is 'What a brief is followed up by: at most five measures.';

revoke all on table "public"."brief_measures" from "authenticated";

grant select on table "public"."brief_measures" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_measures"
  to "postgres", "service_role";

create table "public"."brief_role_times" (
  "brief_role_id" uuid      not null,
  "during"        daterange not null,
  "percent"       smallint  not null,
  constraint "brief_role_times_brief_role_id_during_excl" EXCLUDE using gist (brief_role_id
    with =, during with &&),
  constraint "brief_role_times_during_check"
    check
    (((NOT isempty(during)) AND (lower(during) >= '2024-01-01'::date) AND (upper(during) <=
    '2035-12-31'::date))),
  constraint "brief_role_times_percent_check" check (((percent >= 1) AND (percent <= 100))),
  constraint "brief_role_times_pkey" primary key (brief_role_id, during),
  constraint "brief_role_times_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade
);

alter table "public"."brief_role_times"
  enable row level security;

create policy "brief_role_times_select_party" on "public"."brief_role_times"
  for select
  to "authenticated"
  using ((brief_role_id in ( select r.id
   from public.brief_roles r)));

comment on table "public"."brief_role_times" is 'When a role is wanted: percent of full time on every working day of half-open, separate ranges.';

revoke all on table "public"."brief_role_times" from "authenticated";

grant select on table "public"."brief_role_times" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_role_times"
  to "postgres", "service_role";

create table "public"."brief_roles" (
  "id"              uuid                     not null default gen_random_uuid(),
  "brief_id"        uuid                     not null,
  "position"        smallint                 not null,
  "role_id"         text                     not null,
  "phase"           text                     not null,
  "budget_rate_ore" bigint                   not null,
  "filled_at"       timestamp with time zone,
  constraint "brief_roles_brief_id_position_key" unique (brief_id, "position") deferrable,
  constraint "brief_roles_budget_rate_ore_check"
    check (((budget_rate_ore >= 10000) AND (budget_rate_ore <= 1000000))),
  constraint "brief_roles_phase_check"
    check
    ((phase = ANY (ARRAY['strategy'::text, 'organise'::text, 'run'::text, 'experiment'::text,
    'measure'::text]))),
  constraint "brief_roles_pkey" primary key (id),
  constraint "brief_roles_position_check" check ((("position" >= 1) AND ("position" <= 6))),
  constraint "brief_roles_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "brief_roles_role_id_fkey" foreign key (role_id) references public.roles(id)
    on delete restrict
);

alter table "public"."brief_roles"
  enable row level security;

create index brief_roles_role_id_idx on public.brief_roles using btree (role_id);

create policy "brief_roles_select_party" on "public"."brief_roles"
  for select
  to "authenticated"
  using (((brief_id in ( select b.id
   from public.briefs b
  where (b.company_id in ( select private.my_company_ids() as my_company_ids)))) or
    (id in ( select private.my_requested_brief_role_ids() as my_requested_brief_role_ids)) or
    ( select private.is_agency() as is_agency)));

comment on column "public"."brief_roles"."budget_rate_ore" is 'Öre per hour to the client, excluding VAT, including the agency''s margin.';

comment on column "public"."brief_roles"."filled_at" is 'When an offer for the role was accepted.';

comment on column "public"."brief_roles"."phase" is 'Which phase of the plan the role works in (diagnosis.json).';

comment on table "public"."brief_roles" is 'A role that a brief asks for: matched, requested, offered and booked on its own.';

revoke all on table "public"."brief_roles" from "authenticated";

grant select on table "public"."brief_roles" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_roles"
  to "postgres", "service_role";

create table "public"."brief_versions" (
  "brief_id" uuid                     not null,
  "version"  integer                  not null,
  "content"  jsonb                    not null,
  "saved_by" uuid,
  "saved_at" timestamp with time zone not null default now(),
  constraint "brief_versions_pkey" primary key (brief_id, version),
  constraint "brief_versions_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "brief_versions_saved_by_fkey" foreign key (saved_by) references public.people(user_id)
    on delete set null
);

alter table "public"."brief_versions"
  enable row level security;

create index brief_versions_saved_by_idx on public.brief_versions using btree (saved_by);

create trigger brief_versions_refuse_change
  before delete or update on public.brief_versions
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "brief_versions_select_party" on "public"."brief_versions"
  for select
  to "authenticated"
  using (((brief_id in ( select b.id
   from public.briefs b
  where (b.company_id in ( select private.my_company_ids() as my_company_ids)))) or
    ( select private.is_agency() as is_agency)));

comment on table "public"."brief_versions" is 'What a brief said after each edit, in the form that save_brief takes it; budgets included, so only the company and the agency see them.';

comment on trigger "brief_versions_refuse_change"
  on "public"."brief_versions" is 'Depth above 0 is the foreign key that forgets a deleted person.';

revoke all on table "public"."brief_versions" from "authenticated";

grant select on table "public"."brief_versions" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."brief_versions"
  to "postgres", "service_role";

create table "public"."briefs" (
  "id"                    uuid                     not null default gen_random_uuid(),
  "company_id"            uuid                     not null,
  "created_by"            uuid,
  "state"                 text                     not null default 'draft'::text,
  "title"                 text                     not null,
  "goal"                  text                     not null,
  "during"                daterange                not null,
  "currency"              character(3)             not null default 'SEK'::bpchar,
  "work_mode"             text                     not null,
  "region_id"             text,
  "sector_id"             text,
  "business_goal_id"      text,
  "communication_goal_id" text,
  "departments"           text[]                   not null default '{}'::text[],
  "decider_name"          text                     not null default ''::text,
  "decider_title"         text                     not null default ''::text,
  "kept_together"         text[]                   not null default '{}'::text[],
  "form_key"              uuid,
  "version"               integer                  not null default 1,
  "created_at"            timestamp with time zone not null default now(),
  "opened_at"             timestamp with time zone,
  constraint "briefs_check" check (((work_mode <> 'on_site'::text) OR (region_id IS NOT NULL))),
  constraint "briefs_currency_check" check ((currency = 'SEK'::bpchar)),
  constraint "briefs_decider_name_check" check ((length(decider_name) <= 120)),
  constraint "briefs_decider_title_check" check ((length(decider_title) <= 120)),
  constraint "briefs_departments_check"
    check
    (((cardinality(departments) <= 12) AND (length(array_to_string(departments, ''::text)) <=
    960))),
  constraint "briefs_during_check"
    check
    (((NOT isempty(during)) AND (lower(during) >= '2024-01-01'::date) AND (upper(during) <=
    '2035-12-31'::date))),
  constraint "briefs_form_key_key" unique (form_key),
  constraint "briefs_goal_check"
    check (((length(btrim(goal)) >= 10) AND (length(btrim(goal)) <= 4000))),
  constraint "briefs_goals_together"
    check (((business_goal_id IS NULL) = (communication_goal_id IS NULL))),
  constraint "briefs_pkey" primary key (id),
  constraint "briefs_state_check"
    check ((state = ANY (ARRAY['draft'::text, 'open'::text, 'filled'::text, 'withdrawn'::text]))),
  constraint "briefs_title_check"
    check (((length(btrim(title)) >= 3) AND (length(btrim(title)) <= 120))),
  constraint "briefs_work_mode_check"
    check ((work_mode = ANY (ARRAY['on_site'::text, 'hybrid'::text, 'remote'::text, 'any'::text]))),
  constraint "briefs_goals_fkey" foreign key (business_goal_id, communication_goal_id)
    references public.communication_goal_uses(business_goal_id, communication_goal_id)
    on delete restrict,
  constraint "briefs_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "briefs_created_by_fkey" foreign key (created_by) references public.people(user_id)
    on delete set null,
  constraint "briefs_region_id_fkey" foreign key (region_id) references public.regions(id)
    on delete restrict,
  constraint "briefs_sector_id_fkey" foreign key (sector_id) references public.sectors(id)
    on delete restrict
);

alter table "public"."briefs"
  enable row level security;

create index briefs_company_id_idx on public.briefs using btree (company_id, created_at desc);

create index briefs_created_by_idx on public.briefs using btree (created_by);

create index briefs_goals_idx on public.briefs using btree (business_goal_id, communication_goal_id);

create index briefs_region_id_idx on public.briefs using btree (region_id);

create index briefs_sector_id_idx on public.briefs using btree (sector_id);

create index briefs_state_idx on public.briefs using btree (state, opened_at desc);

create policy "briefs_select_party" on "public"."briefs"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or (id in ( select
    private.my_requested_brief_ids() as my_requested_brief_ids)) or
    ( select private.is_agency() as is_agency)));

comment on column "public"."briefs"."decider_name" is 'Who decides, at the company; the consultant sees it.';

comment on column "public"."briefs"."departments" is 'Departments that the work involves; the consultant sees them.';

comment on column "public"."briefs"."during" is 'Half-open days from the first to the last day that any role is asked for; kept by save_brief.';

comment on column "public"."briefs"."form_key" is 'Id of the form that made it: a form posted twice makes one brief.';

comment on column "public"."briefs"."kept_together" is 'Marks of the splitter''s findings that the company has read and knowingly kept.';

comment on column "public"."briefs"."version" is 'Raised at each edit, so that a stale page is refused.';

comment on table "public"."briefs" is 'A described need: one or more roles, the goal they work for, place and sector.';

revoke all on table "public"."briefs" from "authenticated";

grant select on table "public"."briefs" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."briefs"
  to "postgres", "service_role";

create table "public"."business_goals" (
  "id"       text     not null,
  "position" smallint not null,
  "name_sv"  text     not null,
  "name_en"  text     not null,
  constraint "business_goals_pkey" primary key (id),
  constraint "business_goals_position_key" unique ("position")
);

alter table "public"."business_goals"
  enable row level security;

create policy "business_goals_select_everyone" on "public"."business_goals"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."business_goals" is 'What a company wants to achieve.';

revoke all on table "public"."business_goals" from "anon";

grant select on table "public"."business_goals" to "anon";

revoke all on table "public"."business_goals" from "authenticated";

grant select on table "public"."business_goals" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."business_goals"
  to "postgres", "service_role";

create table "public"."calendar_days" (
  "day"                 date    not null,
  "is_working"          boolean not null,
  "working_days_before" integer not null,
  "name_sv"             text,
  "name_en"             text,
  constraint "calendar_days_pkey" primary key (day),
  constraint "calendar_days_working_days_before_check" check ((working_days_before >= 0))
);

alter table "public"."calendar_days"
  enable row level security;

create policy "calendar_days_select_everyone" on "public"."calendar_days"
  for select
  to "anon", "authenticated"
  using (true);

comment on column "public"."calendar_days"."working_days_before" is 'Working days since the calendar''s first day, this one excluded: a range''s working days are one subtraction.';

comment on table "public"."calendar_days" is 'Every day of 2024–2035. Working: Monday to Friday less Swedish public holidays, midsommarafton, julafton and nyårsafton.';

revoke all on table "public"."calendar_days" from "anon";

grant select on table "public"."calendar_days" to "anon";

revoke all on table "public"."calendar_days" from "authenticated";

grant select on table "public"."calendar_days" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."calendar_days"
  to "postgres", "service_role";

create table "public"."communication_goal_activities" (
  "communication_goal_id" text     not null,
  "activity_id"           text     not null,
  "position"              smallint not null,
  constraint "communication_goal_activities_activity_id_fkey" foreign key (activity_id)
    references public.activities(id) on delete cascade,
  constraint "communication_goal_activities_pkey" primary key (communication_goal_id, activity_id),
  constraint "communication_goal_activities_communication_goal_id_fkey"
    foreign key (communication_goal_id) references public.communication_goals(id) on delete cascade
);

alter table "public"."communication_goal_activities"
  enable row level security;

create index communication_goal_activities_activity_id_idx on public.communication_goal_activities
  using btree (activity_id);

create policy "communication_goal_activities_select_everyone"
  on "public"."communication_goal_activities"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."communication_goal_activities" is 'Which activities lead to a communication goal.';

revoke all on table "public"."communication_goal_activities" from "anon";

grant select on table "public"."communication_goal_activities" to "anon";

revoke all on table "public"."communication_goal_activities" from "authenticated";

grant select on table "public"."communication_goal_activities" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."communication_goal_activities"
  to "postgres", "service_role";

create table "public"."communication_goal_measures" (
  "communication_goal_id" text     not null,
  "measure_id"            text     not null,
  "position"              smallint not null,
  constraint "communication_goal_measures_pkey" primary key (communication_goal_id, measure_id),
  constraint "communication_goal_measures_communication_goal_id_fkey"
    foreign key (communication_goal_id) references public.communication_goals(id) on delete cascade,
  constraint "communication_goal_measures_measure_id_fkey" foreign key (measure_id)
    references public.measures(id) on delete cascade
);

alter table "public"."communication_goal_measures"
  enable row level security;

create index communication_goal_measures_measure_id_idx on public.communication_goal_measures
  using btree (measure_id);

create policy "communication_goal_measures_select_everyone"
  on "public"."communication_goal_measures"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."communication_goal_measures" is 'The measures that suit a communication goal, the best first.';

revoke all on table "public"."communication_goal_measures" from "anon";

grant select on table "public"."communication_goal_measures" to "anon";

revoke all on table "public"."communication_goal_measures" from "authenticated";

grant select on table "public"."communication_goal_measures" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."communication_goal_measures"
  to "postgres", "service_role";

create table "public"."communication_goal_uses" (
  "business_goal_id"      text     not null,
  "communication_goal_id" text     not null,
  "position"              smallint not null,
  constraint "communication_goal_uses_business_goal_id_fkey" foreign key (business_goal_id)
    references public.business_goals(id) on delete cascade,
  constraint "communication_goal_uses_pkey" primary key (business_goal_id, communication_goal_id),
  constraint "communication_goal_uses_communication_goal_id_fkey"
    foreign key (communication_goal_id) references public.communication_goals(id) on delete cascade
);

alter table "public"."communication_goal_uses"
  enable row level security;

create index communication_goal_uses_communication_goal_id_idx on public.communication_goal_uses
  using btree (communication_goal_id);

create policy "communication_goal_uses_select_everyone" on "public"."communication_goal_uses"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."communication_goal_uses" is 'Which communication goals serve which business goal.';

revoke all on table "public"."communication_goal_uses" from "anon";

grant select on table "public"."communication_goal_uses" to "anon";

revoke all on table "public"."communication_goal_uses" from "authenticated";

grant select on table "public"."communication_goal_uses" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."communication_goal_uses"
  to "postgres", "service_role";

create table "public"."communication_goals" (
  "id"       text     not null,
  "position" smallint not null,
  "name_sv"  text     not null,
  "name_en"  text     not null,
  constraint "communication_goals_pkey" primary key (id),
  constraint "communication_goals_position_key" unique ("position")
);

alter table "public"."communication_goals"
  enable row level security;

create policy "communication_goals_select_everyone" on "public"."communication_goals"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."communication_goals" is 'What communication shall do for a business goal.';

revoke all on table "public"."communication_goals" from "anon";

grant select on table "public"."communication_goals" to "anon";

revoke all on table "public"."communication_goals" from "authenticated";

grant select on table "public"."communication_goals" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."communication_goals"
  to "postgres", "service_role";

create table "public"."companies" (
  "id"                  uuid                     not null default gen_random_uuid(),
  "name"                text                     collate pg_catalog."sv-x-icu" not null,
  "country"             character(2)             not null default 'SE'::bpchar,
  "organisation_number" text,
  "vat_number"          text,
  "sector_id"           text,
  "is_public_body"      boolean                  not null default false,
  "street"              text                     not null default ''::text,
  "postal_code"         text                     not null default ''::text,
  "city"                text                     not null default ''::text,
  "invoice_email"       text,
  "invoice_reference"   text                     not null default ''::text,
  "order_number"        text                     not null default ''::text,
  "payment_terms_days"  smallint                 not null default 30,
  "locale"              text                     not null default 'sv'::text,
  "created_at"          timestamp with time zone not null default now(),
  "invoice_currency"    character(3)             not null default 'SEK'::bpchar,
  "rounds_to_krona"     boolean                  not null default false,
  constraint "companies_check1" check (((NOT is_public_body) OR (payment_terms_days <= 30))),
  constraint "companies_check2" check (("left"(vat_number, 2) = (
CASE country
    WHEN 'GR'::bpchar THEN 'EL'::bpchar
    ELSE country
END)::text)),
  constraint "companies_check" check (((country <> 'SE'::bpchar) OR (organisation_number IS
    NOT NULL))),
  constraint "companies_city_check" check ((length(city) <= 100)),
  constraint "companies_country_check" check ((country ~ '^[A-Z]{2}$'::text)),
  constraint "companies_invoice_currency_check"
    check ((invoice_currency = ANY (ARRAY['SEK'::bpchar, 'EUR'::bpchar]))),
  constraint "companies_invoice_email_check" check ((length(invoice_email) <= 254)),
  constraint "companies_invoice_reference_check" check ((length(invoice_reference) <= 120)),
  constraint "companies_locale_check" check ((locale = ANY (ARRAY['sv'::text, 'en'::text]))),
  constraint "companies_name_check"
    check (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 160))),
  constraint "companies_order_number_check" check ((length(order_number) <= 60)),
  constraint "companies_organisation_number_check"
    check ((organisation_number ~ '^[0-9]{10}$'::text)),
  constraint "companies_payment_terms_days_check"
    check (((payment_terms_days >= 0) AND (payment_terms_days <= 60))),
  constraint "companies_pkey" primary key (id),
  constraint "companies_postal_code_check" check ((length(postal_code) <= 20)),
  constraint "companies_street_check" check ((length(street) <= 200)),
  constraint "companies_vat_number_check" check ((vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'::text)),
  constraint "companies_sector_id_fkey" foreign key (sector_id) references public.sectors(id)
    on delete restrict
);

alter table "public"."companies"
  enable row level security;

create index companies_created_at_idx on public.companies using btree (created_at, id);

create index companies_name_idx on public.companies using btree (lower(name));

create index companies_name_order_idx on public.companies using btree (name, id);

create index companies_name_trgm_idx on public.companies using gin (name extensions.gin_trgm_ops);

create unique index companies_organisation_number_key on public.companies
  using btree (organisation_number)
  where (country = 'SE'::bpchar);

create index companies_sector_id_idx on public.companies using btree (sector_id);

create policy "companies_select_member" on "public"."companies"
  for select
  to "authenticated"
  using
    (((id in ( select private.my_company_ids() as my_company_ids)) or ( select private.is_agency()
    as is_agency)));

comment on column "public"."companies"."locale" is 'Language of invoices and of mail to the company.';

comment on column "public"."companies"."organisation_number" is 'Ten digits, no hyphen (Swedish companies).';

comment on column "public"."companies"."payment_terms_days" is 'Days from issue to due. Public bodies never above 30 (räntelagen).';

comment on column "public"."companies"."rounds_to_krona" is 'Invoices in kronor are rounded to whole ones (lag 1970:1029): for those who pay in cash terms.';

comment on column "public"."companies"."vat_number" is 'With country prefix; needed for reverse charge.';

comment on table "public"."companies" is 'A client organisation.';

revoke all on table "public"."companies" from "authenticated";

grant select on table "public"."companies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."companies"
  to "postgres", "service_role";

create table "public"."company_members" (
  "company_id" uuid                     not null,
  "user_id"    uuid                     not null,
  "role"       text                     not null,
  "joined_at"  timestamp with time zone not null default now(),
  constraint "company_members_company_id_fkey" foreign key (company_id)
    references public.companies(id) on delete cascade,
  constraint "company_members_pkey" primary key (company_id, user_id),
  constraint "company_members_role_check"
    check ((role = ANY (ARRAY['owner'::text, 'member'::text]))),
  constraint "company_members_user_id_fkey" foreign key (user_id) references public.people(user_id)
    on delete cascade
);

alter table "public"."company_members"
  enable row level security;

create index company_members_user_id_idx on public.company_members using btree (user_id);

create policy "company_members_select_member" on "public"."company_members"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."company_members" is 'Who acts for a company. An owner also handles members.';

revoke all on table "public"."company_members" from "authenticated";

grant select on table "public"."company_members" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."company_members"
  to "postgres", "service_role";

create table "public"."competencies" (
  "id"             text  not null,
  "group_id"       text  not null,
  "name_sv"        text  not null,
  "name_en"        text  not null,
  "description_sv" text  not null,
  "description_en" text  not null,
  "esco"           jsonb not null default '[]'::jsonb,
  constraint "competencies_pkey" primary key (id),
  constraint "competencies_group_id_fkey" foreign key (group_id)
    references public.competency_groups(id) on delete restrict
);

alter table "public"."competencies"
  enable row level security;

create index competencies_group_id_idx on public.competencies using btree (group_id);

create trigger competencies_assign_slots after insert on public.competencies
  referencing NEW table as added for each STATEMENT execute function private.assign_slots (
  'competency',
  'id',
  '0'
);

create policy "competencies_select_everyone" on "public"."competencies"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."competencies" is 'What a role needs and a consultant has, with ESCO links.';

revoke all on table "public"."competencies" from "anon";

grant select on table "public"."competencies" to "anon";

revoke all on table "public"."competencies" from "authenticated";

grant select on table "public"."competencies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."competencies"
  to "postgres", "service_role";

create table "public"."competency_groups" (
  "id"       text     not null,
  "position" smallint not null,
  "name_sv"  text     not null,
  "name_en"  text     not null,
  constraint "competency_groups_pkey" primary key (id),
  constraint "competency_groups_position_key" unique ("position")
);

alter table "public"."competency_groups"
  enable row level security;

create policy "competency_groups_select_everyone" on "public"."competency_groups"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."competency_groups" is 'The eight groups that the competencies are shown in.';

revoke all on table "public"."competency_groups" from "anon";

grant select on table "public"."competency_groups" to "anon";

revoke all on table "public"."competency_groups" from "authenticated";

grant select on table "public"."competency_groups" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."competency_groups"
  to "postgres", "service_role";

create table "public"."competency_relations" (
  "a"          text         not null,
  "b"          text         not null,
  "similarity" numeric(3,2) not null,
  constraint "competency_relations_a_fkey" foreign key (a) references public.competencies(id)
    on delete cascade,
  constraint "competency_relations_b_fkey" foreign key (b) references public.competencies(id)
    on delete cascade,
  constraint "competency_relations_check" check ((a < b)),
  constraint "competency_relations_pkey" primary key (a, b),
  constraint "competency_relations_similarity_check"
    check (((similarity > (0)::numeric) AND (similarity < (1)::numeric)))
);

alter table "public"."competency_relations"
  enable row level security;

create index competency_relations_b_idx on public.competency_relations using btree (b);

create policy "competency_relations_select_everyone" on "public"."competency_relations"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."competency_relations" is 'Neighbouring competencies, each pair once with a before b.';

revoke all on table "public"."competency_relations" from "anon";

grant select on table "public"."competency_relations" to "anon";

revoke all on table "public"."competency_relations" from "authenticated";

grant select on table "public"."competency_relations" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."competency_relations"
  to "postgres", "service_role";

create table "public"."consultant_availability" (
  "id"            uuid      not null default gen_random_uuid(),
  "consultant_id" uuid      not null,
  "during"        daterange not null,
  "percent"       smallint  not null,
  constraint "consultant_availability_consultant_id_during_excl" EXCLUDE using gist (consultant_id
    with =, during with &&),
  constraint "consultant_availability_during_check"
    check
    (((NOT isempty(during)) AND (lower(during) >= '2024-01-01'::date) AND (upper(during) <=
    '2035-12-31'::date))),
  constraint "consultant_availability_percent_check" check (((percent >= 0) AND (percent <= 100))),
  constraint "consultant_availability_pkey" primary key (id),
  constraint "consultant_availability_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "public"."consultant_availability"
  enable row level security;

create policy "consultant_availability_select_self" on "public"."consultant_availability"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."consultant_availability"."during" is 'Half-open days; ranges never overlap.';

comment on table "public"."consultant_availability" is 'Share of full time the consultant wants to work, per date range; days outside are not free.';

revoke all on table "public"."consultant_availability" from "authenticated";

grant select on table "public"."consultant_availability" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_availability"
  to "postgres", "service_role";

create table "public"."consultant_blocked_companies" (
  "id"                  uuid                     not null default gen_random_uuid(),
  "consultant_id"       uuid                     not null,
  "company_id"          uuid,
  "organisation_number" text,
  "name"                text                     not null,
  "reason"              text                     not null default ''::text,
  "created_at"          timestamp with time zone not null default now(),
  constraint "consultant_blocked_companies_check" check (((company_id IS
    NOT NULL) OR (organisation_number IS NOT NULL))),
  constraint "consultant_blocked_companies_company_id_fkey" foreign key (company_id)
    references public.companies(id) on delete cascade,
  constraint "consultant_blocked_companies_consultant_id_company_id_organ_key" unique nulls
    not DISTINCT (consultant_id, company_id, organisation_number),
  constraint "consultant_blocked_companies_name_check"
    check (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 160))),
  constraint "consultant_blocked_companies_organisation_number_check"
    check ((organisation_number ~ '^[0-9]{10}$'::text)),
  constraint "consultant_blocked_companies_pkey" primary key (id),
  constraint "consultant_blocked_companies_reason_check" check ((length(reason) <= 1000)),
  constraint "consultant_blocked_companies_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "public"."consultant_blocked_companies"
  enable row level security;

alter table "public"."consultant_blocked_companies"
  add column "declared_by" public.actor_role not null;

alter table "public"."consultant_blocked_companies"
  add constraint "consultant_blocked_companies_declared_by_check"
    check
    ((declared_by = ANY (ARRAY['consultant'::public.actor_role, 'agency'::public.actor_role])));

create index consultant_blocked_companies_company_id_idx on public.consultant_blocked_companies
  using btree (company_id);

create index consultant_blocked_companies_organisation_number_idx
  on public.consultant_blocked_companies using btree (organisation_number);

create policy "consultant_blocked_companies_select_self" on "public"."consultant_blocked_companies"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."consultant_blocked_companies"."name" is 'As the one who declared it wrote it.';

comment on column "public"."consultant_blocked_companies"."organisation_number" is
  'So that a company can be blocked before it has an account, and without telling whether it has one.';

comment on table "public"."consultant_blocked_companies" is 'Conflicts of interest and blocked clients (H6): never matched with each other, never told to the company.';

revoke all on table "public"."consultant_blocked_companies" from "authenticated";

grant select on table "public"."consultant_blocked_companies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_blocked_companies"
  to "postgres", "service_role";

create table "public"."consultant_competencies" (
  "consultant_id" uuid     not null,
  "competency_id" text     not null,
  "level"         smallint not null,
  "verification"  text     not null default 'declared'::text,
  "evidence"      text     not null default ''::text,
  constraint "consultant_competencies_competency_id_fkey" foreign key (competency_id)
    references public.competencies(id) on delete cascade,
  constraint "consultant_competencies_evidence_check" check ((length(evidence) <= 2000)),
  constraint "consultant_competencies_level_check" check (((level >= 1) AND (level <= 5))),
  constraint "consultant_competencies_pkey" primary key (consultant_id, competency_id),
  constraint "consultant_competencies_verification_check"
    check ((verification = ANY (ARRAY['declared'::text, 'referenced'::text, 'verified'::text]))),
  constraint "consultant_competencies_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade
);

alter table "public"."consultant_competencies"
  enable row level security;

alter table "public"."consultant_competencies"
  add column "effective_level" smallint generated always as (
CASE
    when ((level = 5) AND (verification <> 'verified'::text)) THEN 4
    ELSE (level)::integer
end) stored not null;

create index consultant_competencies_competency_idx on public.consultant_competencies
  using btree (competency_id, effective_level) include (consultant_id);

create trigger consultant_competencies_note_delete
  after delete on public.consultant_competencies referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_competencies_note_insert
  after insert on public.consultant_competencies referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_competencies_note_update
  after update on public.consultant_competencies referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultant_competencies_select_self" on "public"."consultant_competencies"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."consultant_competencies"."effective_level" is 'The level that counts: a 5 the agency has not verified counts as 4 (matching.md §12).';

comment on table "public"."consultant_competencies" is 'What a consultant can do, at which level, and how well it is proved.';

revoke all on table "public"."consultant_competencies" from "authenticated";

grant select on table "public"."consultant_competencies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_competencies"
  to "postgres", "service_role";

create table "public"."consultant_declined_roles" (
  "consultant_id" uuid                     not null,
  "role_id"       text                     not null,
  "declined_at"   timestamp with time zone not null default now(),
  constraint "consultant_declined_roles_pkey" primary key (consultant_id, role_id),
  constraint "consultant_declined_roles_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "consultant_declined_roles_role_id_fkey" foreign key (role_id)
    references public.roles(id) on delete cascade
);

alter table "public"."consultant_declined_roles"
  enable row level security;

create index consultant_declined_roles_role_id_idx on public.consultant_declined_roles
  using btree (role_id);

create trigger consultant_declined_roles_note_delete
  after delete on public.consultant_declined_roles referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_declined_roles_note_insert
  after insert on public.consultant_declined_roles referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_declined_roles_note_update
  after update on public.consultant_declined_roles referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultant_declined_roles_select_self" on "public"."consultant_declined_roles"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."consultant_declined_roles" is 'Kinds of assignment the consultant has said no to (H7); never shown to companies.';

revoke all on table "public"."consultant_declined_roles" from "authenticated";

grant select on table "public"."consultant_declined_roles" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_declined_roles"
  to "postgres", "service_role";

create table "public"."consultant_languages" (
  "consultant_id" uuid     not null,
  "language_code" text     not null,
  "cefr"          smallint not null,
  constraint "consultant_languages_cefr_check" check (((cefr >= 1) AND (cefr <= 6))),
  constraint "consultant_languages_pkey" primary key (consultant_id, language_code),
  constraint "consultant_languages_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "consultant_languages_language_code_fkey" foreign key (language_code)
    references public.languages(code) on delete cascade
);

alter table "public"."consultant_languages"
  enable row level security;

create index consultant_languages_language_code_idx on public.consultant_languages
  using btree (language_code, cefr);

create trigger consultant_languages_note_delete
  after delete on public.consultant_languages referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_languages_note_insert
  after insert on public.consultant_languages referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_languages_note_update
  after update on public.consultant_languages referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultant_languages_select_self" on "public"."consultant_languages"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."consultant_languages" is 'CEFR: 1 = A1 … 6 = C2; mother tongue is 6.';

revoke all on table "public"."consultant_languages" from "authenticated";

grant select on table "public"."consultant_languages" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_languages"
  to "postgres", "service_role";

create table "public"."consultant_regions" (
  "consultant_id" uuid not null,
  "region_id"     text not null,
  constraint "consultant_regions_pkey" primary key (consultant_id, region_id),
  constraint "consultant_regions_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "consultant_regions_region_id_fkey" foreign key (region_id)
    references public.regions(id) on delete cascade
);

alter table "public"."consultant_regions"
  enable row level security;

create index consultant_regions_region_id_idx on public.consultant_regions using btree (region_id);

create trigger consultant_regions_note_delete
  after delete on public.consultant_regions referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_regions_note_insert
  after insert on public.consultant_regions referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_regions_note_update
  after update on public.consultant_regions referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultant_regions_select_self" on "public"."consultant_regions"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."consultant_regions" is 'Regions where the consultant can work on site.';

revoke all on table "public"."consultant_regions" from "authenticated";

grant select on table "public"."consultant_regions" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_regions"
  to "postgres", "service_role";

create table "public"."consultant_roles" (
  "consultant_id" uuid not null,
  "role_id"       text not null,
  constraint "consultant_roles_pkey" primary key (consultant_id, role_id),
  constraint "consultant_roles_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "consultant_roles_role_id_fkey" foreign key (role_id) references public.roles(id)
    on delete cascade
);

alter table "public"."consultant_roles"
  enable row level security;

create index consultant_roles_role_id_idx on public.consultant_roles using btree (role_id);

create policy "consultant_roles_select_self" on "public"."consultant_roles"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."consultant_roles" is 'The roles a consultant works in.';

revoke all on table "public"."consultant_roles" from "authenticated";

grant select on table "public"."consultant_roles" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_roles"
  to "postgres", "service_role";

create table "public"."consultant_sector_wishes" (
  "consultant_id" uuid not null,
  "sector_id"     text not null,
  "wish"          text not null,
  constraint "consultant_sector_wishes_pkey" primary key (consultant_id, sector_id),
  constraint "consultant_sector_wishes_wish_check"
    check ((wish = ANY (ARRAY['wanted'::text, 'avoided'::text]))),
  constraint "consultant_sector_wishes_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "consultant_sector_wishes_sector_id_fkey" foreign key (sector_id)
    references public.sectors(id) on delete cascade
);

alter table "public"."consultant_sector_wishes"
  enable row level security;

create index consultant_sector_wishes_sector_id_idx on public.consultant_sector_wishes
  using btree (sector_id);

create trigger consultant_sector_wishes_note_delete
  after delete on public.consultant_sector_wishes referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_sector_wishes_note_insert
  after insert on public.consultant_sector_wishes referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_sector_wishes_note_update
  after update on public.consultant_sector_wishes referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultant_sector_wishes_select_self" on "public"."consultant_sector_wishes"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."consultant_sector_wishes" is 'Sectors a consultant would rather, or rather not, work in. Never shown to companies one by one.';

revoke all on table "public"."consultant_sector_wishes" from "authenticated";

grant select on table "public"."consultant_sector_wishes" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_sector_wishes"
  to "postgres", "service_role";

create table "public"."consultant_sectors" (
  "consultant_id" uuid not null,
  "sector_id"     text not null,
  constraint "consultant_sectors_pkey" primary key (consultant_id, sector_id),
  constraint "consultant_sectors_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "consultant_sectors_sector_id_fkey" foreign key (sector_id)
    references public.sectors(id) on delete cascade
);

alter table "public"."consultant_sectors"
  enable row level security;

create index consultant_sectors_sector_id_idx on public.consultant_sectors using btree (sector_id);

create trigger consultant_sectors_note_delete
  after delete on public.consultant_sectors referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_sectors_note_insert
  after insert on public.consultant_sectors referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultant_sectors_note_update
  after update on public.consultant_sectors referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultant_sectors_select_self" on "public"."consultant_sectors"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."consultant_sectors" is 'Sectors a consultant has worked in.';

revoke all on table "public"."consultant_sectors" from "authenticated";

grant select on table "public"."consultant_sectors" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultant_sectors"
  to "postgres", "service_role";

create table "public"."consultants" (
  "id"               uuid                     not null default gen_random_uuid(),
  "number"           integer                  generated always as identity
    (increment by 1 minvalue 1 maxvalue 2147483647 START with 1001 cache 1 no cycle) not null,
  "user_id"          uuid,
  "state"            text                     not null default 'draft'::text,
  "paused_at"        timestamp with time zone,
  "name"             text                     collate pg_catalog."sv-x-icu" not null,
  "headline"         text                     not null default ''::text,
  "about"            text                     not null default ''::text,
  "region_id"        text,
  "wished_rate_ore"  bigint,
  "floor_rate_ore"   bigint,
  "work_modes"       text[]                   not null default '{}'::text[],
  "approved_at"      timestamp with time zone,
  "version"          integer                  not null default 1,
  "created_at"       timestamp with time zone not null default now(),
  "wanted_share_min" smallint,
  "wanted_share_max" smallint,
  "wished_modes"     text[]                   not null default '{}'::text[],
  constraint "consultants_about_check" check ((length(about) <= 4000)),
  constraint "consultants_check1" check ((floor_rate_ore <= wished_rate_ore)),
  constraint "consultants_check" check (((floor_rate_ore IS NULL) OR (wished_rate_ore IS
    NOT NULL))),
  constraint "consultants_floor_rate_ore_check"
    check (((floor_rate_ore >= 10000) AND (floor_rate_ore <= 1000000))),
  constraint "consultants_headline_check" check ((length(headline) <= 160)),
  constraint "consultants_name_check"
    check (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 120))),
  constraint "consultants_number_key" unique (number),
  constraint "consultants_pkey" primary key (id),
  constraint "consultants_state_check"
    check
    ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'rejected'::text]))),
  constraint "consultants_user_id_key" unique (user_id),
  constraint "consultants_wanted_share_check"
    check
    ((((wanted_share_min IS NULL) = (wanted_share_max IS NULL)) AND (wanted_share_min <=
    wanted_share_max))),
  constraint "consultants_wanted_share_max_check"
    check (((wanted_share_max >= 1) AND (wanted_share_max <= 100))),
  constraint "consultants_wanted_share_min_check"
    check (((wanted_share_min >= 1) AND (wanted_share_min <= 100))),
  constraint "consultants_wished_modes_check"
    check ((wished_modes <@ ARRAY['on_site'::text, 'hybrid'::text, 'remote'::text])),
  constraint "consultants_wished_rate_ore_check"
    check (((wished_rate_ore >= 10000) AND (wished_rate_ore <= 1000000))),
  constraint "consultants_work_modes_check"
    check ((work_modes <@ ARRAY['on_site'::text, 'hybrid'::text, 'remote'::text])),
  constraint "consultants_user_id_fkey" foreign key (user_id) references public.people(user_id)
    on delete set null,
  constraint "consultants_region_id_fkey" foreign key (region_id) references public.regions(id)
    on delete restrict
);

alter table "public"."consultants"
  enable row level security;

create index consultants_active_idx on public.consultants using btree (id)
  where ((state = 'approved'::text) AND (paused_at is null));

create index consultants_created_at_idx on public.consultants using btree (created_at, id);

create index consultants_name_idx on public.consultants using btree (name, id);

create index consultants_name_trgm_idx on public.consultants
  using gin (name extensions.gin_trgm_ops);

create index consultants_region_id_idx on public.consultants using btree (region_id);

create index consultants_state_idx on public.consultants using btree (state, created_at);

create index consultants_wished_rate_ore_idx on public.consultants using btree (wished_rate_ore, id);

create trigger consultants_note_delete
  after delete on public.consultants referencing OLD table as gone
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultants_note_insert
  after insert on public.consultants referencing NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create trigger consultants_note_update
  after update on public.consultants referencing OLD table as gone NEW table as added
  for each STATEMENT
  execute function private.note_profile_change();

create policy "consultants_select_self" on "public"."consultants"
  for select
  to "authenticated"
  using (((user_id = ( select auth.uid() as uid)) or ( select private.is_agency() as is_agency)));

comment on column "public"."consultants"."floor_rate_ore" is 'Lowest acceptable price; missing means the asked one.';

comment on column "public"."consultants"."number" is 'Shown in place of the name until both sides have shown interest.';

comment on column "public"."consultants"."version" is 'Raised at each edit, so that a stale page is refused.';

comment on column "public"."consultants"."wanted_share_min" is 'Smallest share of full time wished for, percent; without a range every share is as good.';

comment on column "public"."consultants"."wished_modes" is 'Work modes the consultant would rather have, among those possible; empty is no wish.';

comment on column "public"."consultants"."wished_rate_ore" is 'Asked price to the client, öre per hour, excluding VAT, including the agency''s margin.';

comment on column "public"."consultants"."work_modes" is 'Stated modes; empty counts as all.';

comment on table "public"."consultants" is 'A consultant''s profile. Only approved and unpaused ones are matched.';

revoke all on table "public"."consultants" from "authenticated";

grant select on table "public"."consultants" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultants"
  to "postgres", "service_role";

create table "public"."credit_notes" (
  "id"           uuid                     not null default gen_random_uuid(),
  "series"       text                     not null default 'K'::text,
  "number"       bigint                   not null,
  "invoice_id"   uuid                     not null,
  "company_id"   uuid                     not null,
  "issue_date"   date                     not null,
  "reason"       text                     not null,
  "net_ore"      bigint                   not null,
  "vat_ore"      bigint                   not null,
  "total_ore"    bigint                   not null,
  "rounding_ore" bigint                   not null,
  "settlement"   text                     not null,
  "seller"       jsonb                    not null,
  "issued_by"    uuid,
  "issued_at"    timestamp with time zone not null default now(),
  constraint "credit_notes_check" check ((total_ore = (net_ore + vat_ore))),
  constraint "credit_notes_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "credit_notes_net_ore_check" check ((net_ore > 0)),
  constraint "credit_notes_pkey" primary key (id),
  constraint "credit_notes_reason_check"
    check (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 500))),
  constraint "credit_notes_rounding_ore_check"
    check (((rounding_ore >= '-50'::integer) AND (rounding_ore <= 50))),
  constraint "credit_notes_series_number_key" unique (series, number),
  constraint "credit_notes_settlement_check"
    check ((settlement = ANY (ARRAY['deducted'::text, 'kept'::text]))),
  constraint "credit_notes_vat_ore_check" check ((vat_ore >= 0)),
  constraint "credit_notes_invoice_id_fkey" foreign key (invoice_id) references public.invoices(id)
    on delete restrict,
  constraint "credit_notes_issued_by_fkey" foreign key (issued_by) references public.people(user_id)
    on delete set null
);

alter table "public"."credit_notes"
  enable row level security;

create index credit_notes_company_id_idx on public.credit_notes
  using btree (company_id, issue_date desc);

create index credit_notes_invoice_id_idx on public.credit_notes using btree (invoice_id);

create index credit_notes_issue_date_idx on public.credit_notes using btree (issue_date, id);

create index credit_notes_issued_by_idx on public.credit_notes using btree (issued_by);

create trigger credit_notes_freeze
  before delete or update on public.credit_notes
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "credit_notes_select_company" on "public"."credit_notes"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."credit_notes"."settlement" is 'Taken off what was still to pay, or kept as the customer''s credit because more than that was paid.';

comment on table "public"."credit_notes" is 'Corrections of an invoice, line by line (mervärdesskattelagen 17 kap. 22–23 §§): never changed. Buyer, references, currency and rate are those of the invoice they refer to.';

revoke all on table "public"."credit_notes" from "authenticated";

grant select on table "public"."credit_notes" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."credit_notes"
  to "postgres", "service_role";

create table "public"."diagnoses" (
  "id"          uuid                     not null default gen_random_uuid(),
  "version"     text                     not null,
  "secret_hash" bytea                    not null,
  "context"     jsonb                    not null,
  "created_at"  timestamp with time zone not null default now(),
  "company_id"  uuid,
  "claimed_at"  timestamp with time zone,
  constraint "diagnoses_check" check (((company_id IS NULL) = (claimed_at IS NULL))),
  constraint "diagnoses_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete cascade,
  constraint "diagnoses_context_check" check ((jsonb_typeof(context) = 'object'::text)),
  constraint "diagnoses_pkey" primary key (id),
  constraint "diagnoses_secret_hash_check" check ((length(secret_hash) = 32)),
  constraint "diagnoses_secret_hash_key" unique (secret_hash),
  constraint "diagnoses_version_fkey" foreign key (version)
    references public.diagnosis_versions(version) on delete restrict
);

alter table "public"."diagnoses"
  enable row level security;

create index diagnoses_company_id_idx on public.diagnoses using btree (company_id, created_at desc);

create index diagnoses_unclaimed_idx on public.diagnoses using btree (created_at)
  where (company_id is null);

create index diagnoses_version_idx on public.diagnoses using btree (version);

create policy "diagnoses_select_member" on "public"."diagnoses"
  for select
  to "authenticated"
  using ((company_id in ( select private.my_company_ids() as my_company_ids)));

comment on column "public"."diagnoses"."context" is 'Chosen option by context question.';

comment on column "public"."diagnoses"."secret_hash" is 'SHA-256 of the secret in the visitor''s cookie; also makes a form sent twice one analysis.';

comment on table "public"."diagnoses" is 'A finished needs analysis. Anonymous until a company member saves it; until then whoever holds the secret may read it, and after 90 days it is deleted.';

revoke all ("claimed_at") on table "public"."diagnoses" from "authenticated";

grant select ("claimed_at") on table "public"."diagnoses" to "authenticated";

revoke all ("company_id") on table "public"."diagnoses" from "authenticated";

grant select ("company_id") on table "public"."diagnoses" to "authenticated";

revoke all ("context") on table "public"."diagnoses" from "authenticated";

grant select ("context") on table "public"."diagnoses" to "authenticated";

revoke all ("created_at") on table "public"."diagnoses" from "authenticated";

grant select ("created_at") on table "public"."diagnoses" to "authenticated";

revoke all ("id") on table "public"."diagnoses" from "authenticated";

grant select ("id") on table "public"."diagnoses" to "authenticated";

revoke all ("version") on table "public"."diagnoses" from "authenticated";

grant select ("version") on table "public"."diagnoses" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."diagnoses"
  to "postgres", "service_role";

create table "public"."diagnosis_invitations" (
  "id"           uuid                     not null default gen_random_uuid(),
  "diagnosis_id" uuid                     not null,
  "token_hash"   bytea                    not null,
  "name"         text                     not null,
  "created_at"   timestamp with time zone not null default now(),
  "created_by"   uuid,
  "expires_at"   timestamp with time zone not null default (now() + '30 days'::interval),
  "revoked_at"   timestamp with time zone,
  constraint "diagnosis_invitations_diagnosis_id_fkey" foreign key (diagnosis_id)
    references public.diagnoses(id) on delete cascade,
  constraint "diagnosis_invitations_name_check"
    check (((length(name) >= 1) AND (length(name) <= 80))),
  constraint "diagnosis_invitations_pkey" primary key (id),
  constraint "diagnosis_invitations_token_hash_check" check ((length(token_hash) = 32)),
  constraint "diagnosis_invitations_token_hash_key" unique (token_hash),
  constraint "diagnosis_invitations_created_by_fkey" foreign key (created_by)
    references public.people(user_id) on delete set null
);

alter table "public"."diagnosis_invitations"
  enable row level security;

create index diagnosis_invitations_created_by_idx on public.diagnosis_invitations
  using btree (created_by);

create index diagnosis_invitations_diagnosis_id_idx on public.diagnosis_invitations
  using btree (diagnosis_id, created_at);

create policy "diagnosis_invitations_select_member" on "public"."diagnosis_invitations"
  for select
  to "authenticated"
  using ((diagnosis_id in ( select d.id
   from public.diagnoses d
  where (d.company_id in ( select private.my_company_ids() as my_company_ids)))));

comment on column "public"."diagnosis_invitations"."name" is 'Who it is for, in the words of the one who made it.';

comment on table "public"."diagnosis_invitations" is 'Links by which one colleague without an account answers a saved analysis. Only a hash of each link''s secret is kept. A link opens the questions and nothing else of the company''s.';

revoke all ("created_at") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("created_at") on table "public"."diagnosis_invitations" to "authenticated";

revoke all ("created_by") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("created_by") on table "public"."diagnosis_invitations" to "authenticated";

revoke all ("diagnosis_id") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("diagnosis_id") on table "public"."diagnosis_invitations" to "authenticated";

revoke all ("expires_at") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("expires_at") on table "public"."diagnosis_invitations" to "authenticated";

revoke all ("id") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("id") on table "public"."diagnosis_invitations" to "authenticated";

revoke all ("name") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("name") on table "public"."diagnosis_invitations" to "authenticated";

revoke all ("revoked_at") on table "public"."diagnosis_invitations" from "authenticated";

grant select ("revoked_at") on table "public"."diagnosis_invitations" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."diagnosis_invitations"
  to "postgres", "service_role";

create table "public"."diagnosis_responses" (
  "id"            uuid                     not null default gen_random_uuid(),
  "diagnosis_id"  uuid                     not null,
  "user_id"       uuid,
  "is_owner"      boolean                  not null default false,
  "perspective"   text,
  "department"    text                     not null default ''::text,
  "answers"       jsonb                    not null,
  "answered_at"   timestamp with time zone not null default now(),
  "invitation_id" uuid,
  constraint "diagnosis_responses_answers_check" check ((jsonb_typeof(answers) = 'object'::text)),
  constraint "diagnosis_responses_check" check ((is_owner OR (perspective IS NOT NULL))),
  constraint "diagnosis_responses_department_check" check ((length(department) <= 80)),
  constraint "diagnosis_responses_diagnosis_id_fkey" foreign key (diagnosis_id)
    references public.diagnoses(id) on delete cascade,
  constraint "diagnosis_responses_invitation_id_fkey" foreign key (invitation_id)
    references public.diagnosis_invitations(id) on delete cascade,
  constraint "diagnosis_responses_invitation_id_key" unique (invitation_id),
  constraint "diagnosis_responses_perspective_check"
    check ((perspective = ANY (ARRAY['management'::text, 'practitioner'::text]))),
  constraint "diagnosis_responses_pkey" primary key (id),
  constraint "diagnosis_responses_user_id_fkey" foreign key (user_id)
    references public.people(user_id) on delete set null
);

alter table "public"."diagnosis_responses"
  enable row level security;

create unique index diagnosis_responses_owner_key on public.diagnosis_responses
  using btree (diagnosis_id)
  where is_owner;

create unique index diagnosis_responses_person_key on public.diagnosis_responses
  using btree (diagnosis_id, user_id);

create index diagnosis_responses_user_id_idx on public.diagnosis_responses using btree (user_id);

create policy "diagnosis_responses_select_member" on "public"."diagnosis_responses"
  for select
  to "authenticated"
  using ((diagnosis_id in ( select d.id
   from public.diagnoses d
  where (d.company_id in ( select private.my_company_ids() as my_company_ids)))));

comment on column "public"."diagnosis_responses"."answers" is 'Score by question; a question left out is not there.';

comment on column "public"."diagnosis_responses"."invitation_id" is 'The link the answers came by; one set of answers a link. Null for members.';

comment on column "public"."diagnosis_responses"."is_owner" is 'The answers that the analysis was made with.';

comment on column "public"."diagnosis_responses"."perspective" is 'Answers as management or as one who does the work; the owner says so after saving.';

comment on table "public"."diagnosis_responses" is 'One person''s answers to an analysis: the one who made it, and colleagues who answered it too.';

revoke all on table "public"."diagnosis_responses" from "authenticated";

grant select on table "public"."diagnosis_responses" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."diagnosis_responses"
  to "postgres", "service_role";

create table "public"."diagnosis_shares" (
  "id"           uuid                     not null default gen_random_uuid(),
  "diagnosis_id" uuid                     not null,
  "token_hash"   bytea                    not null,
  "created_at"   timestamp with time zone not null default now(),
  "created_by"   uuid,
  "revoked_at"   timestamp with time zone,
  constraint "diagnosis_shares_diagnosis_id_fkey" foreign key (diagnosis_id)
    references public.diagnoses(id) on delete cascade,
  constraint "diagnosis_shares_pkey" primary key (id),
  constraint "diagnosis_shares_token_hash_check" check ((length(token_hash) = 32)),
  constraint "diagnosis_shares_token_hash_key" unique (token_hash),
  constraint "diagnosis_shares_created_by_fkey" foreign key (created_by)
    references public.people(user_id) on delete set null
);

alter table "public"."diagnosis_shares"
  enable row level security;

create index diagnosis_shares_created_by_idx on public.diagnosis_shares using btree (created_by);

create index diagnosis_shares_diagnosis_id_idx on public.diagnosis_shares
  using btree (diagnosis_id, created_at);

create policy "diagnosis_shares_select_member" on "public"."diagnosis_shares"
  for select
  to "authenticated"
  using ((diagnosis_id in ( select d.id
   from public.diagnoses d
  where (d.company_id in ( select private.my_company_ids() as my_company_ids)))));

comment on table "public"."diagnosis_shares" is 'Private links to a result. Only a hash of each link''s secret is kept; a revoked link says so.';

revoke all ("created_at") on table "public"."diagnosis_shares" from "authenticated";

grant select ("created_at") on table "public"."diagnosis_shares" to "authenticated";

revoke all ("created_by") on table "public"."diagnosis_shares" from "authenticated";

grant select ("created_by") on table "public"."diagnosis_shares" to "authenticated";

revoke all ("diagnosis_id") on table "public"."diagnosis_shares" from "authenticated";

grant select ("diagnosis_id") on table "public"."diagnosis_shares" to "authenticated";

revoke all ("id") on table "public"."diagnosis_shares" from "authenticated";

grant select ("id") on table "public"."diagnosis_shares" to "authenticated";

revoke all ("revoked_at") on table "public"."diagnosis_shares" from "authenticated";

grant select ("revoked_at") on table "public"."diagnosis_shares" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."diagnosis_shares"
  to "postgres", "service_role";

create table "public"."diagnosis_versions" (
  "version"      text                     not null,
  "data"         jsonb                    not null,
  "activated_at" timestamp with time zone not null default now(),
  constraint "diagnosis_versions_data_check" check ((jsonb_typeof(data) = 'object'::text)),
  constraint "diagnosis_versions_pkey" primary key (version),
  constraint "diagnosis_versions_version_check" check ((version ~ '^[0-9]+\.[0-9]+\.[0-9]+$'::text))
);

alter table "public"."diagnosis_versions"
  enable row level security;

create index diagnosis_versions_activated_at_idx on public.diagnosis_versions
  using btree (activated_at desc);

create trigger diagnosis_versions_refuse_change
  before delete or update on public.diagnosis_versions
  for each row
  execute function private.refuse_change();

create policy "diagnosis_versions_select_everyone" on "public"."diagnosis_versions"
  for select
  to "anon", "authenticated"
  using (true);

comment on column "public"."diagnosis_versions"."data" is 'supabase/seed/diagnosis.json with the order and phases of the catalogue''s roles.';

comment on table "public"."diagnosis_versions" is 'Questions, rules, weights and texts of the needs analysis, one row a version. A version is never changed, so that any result can be made again from its answers; the one activated last is in use.';

comment on trigger "diagnosis_versions_refuse_change"
  on "public"."diagnosis_versions" is 'Other rules need another number.';

revoke all on table "public"."diagnosis_versions" from "anon";

grant select on table "public"."diagnosis_versions" to "anon";

revoke all on table "public"."diagnosis_versions" from "authenticated";

grant select on table "public"."diagnosis_versions" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."diagnosis_versions"
  to "postgres", "service_role";

create table "public"."events" (
  "id"            bigint                   generated always as identity not null,
  "occurred_at"   timestamp with time zone not null default now(),
  "entity"        text                     not null,
  "entity_id"     uuid                     not null,
  "kind"          text                     not null,
  "from_state"    text,
  "to_state"      text,
  "actor_id"      uuid,
  "reason"        text,
  "details"       jsonb                    not null default '{}'::jsonb,
  "company_id"    uuid,
  "consultant_id" uuid,
  constraint "events_actor_id_fkey" foreign key (actor_id) references auth.users(id) on delete
    set null,
  constraint "events_kind_check" check ((kind ~ '^[a-z_]+$'::text)),
  constraint "events_pkey" primary key (id),
  constraint "events_reason_check" check ((length(reason) <= 2000))
);

alter table "public"."events"
  enable row level security;

alter table "public"."events"
  add column "actor" public.actor_role not null;

create index events_actor_id_idx on public.events using btree (actor_id);

create index events_company_id_idx on public.events using btree (company_id, id desc);

create index events_consultant_id_idx on public.events using btree (consultant_id, id desc);

create index events_entity_idx on public.events using btree (entity, entity_id, id);

create index events_kind_idx on public.events using btree (kind, occurred_at)
  where
    (kind = ANY (ARRAY['brief_open'::text, 'shortlist_shared'::text, 'proposal_sent'::text,
    'assignment_cancelled'::text, 'review_asked'::text, 'review_answered'::text]));

create trigger events_refuse_change
  before delete or update on public.events
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "events_select_party" on "public"."events"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or (consultant_id = (
    select private.my_consultant_id() as my_consultant_id)) or
    ( select private.is_agency() as is_agency)));

comment on column "public"."events"."company_id" is 'The company that may see the event, if any.';

comment on column "public"."events"."consultant_id" is 'The consultant who may see the event, if any.';

comment on column "public"."events"."kind" is 'Past tense, such as offer_accepted.';

comment on table "public"."events" is 'What happened: one row for each state change or edit, never changed or deleted.';

comment on trigger "events_refuse_change" on "public"."events" is 'Append-only. Depth above 0 is the foreign key that forgets a deleted person.';

revoke all on table "public"."events" from "authenticated";

grant select on table "public"."events" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."events"
  to "postgres", "service_role";

create table "public"."exchange_rates" (
  "currency" character(3)  not null,
  "day"      date          not null,
  "rate"     numeric(12,6) not null,
  "source"   text          not null,
  "set_by"   uuid,
  constraint "exchange_rates_currency_check" check ((currency = 'EUR'::bpchar)),
  constraint "exchange_rates_pkey" primary key (currency, day),
  constraint "exchange_rates_rate_check" check ((rate > (0)::numeric)),
  constraint "exchange_rates_source_check"
    check (((length(btrim(source)) >= 1) AND (length(btrim(source)) <= 120))),
  constraint "exchange_rates_set_by_fkey" foreign key (set_by) references public.people(user_id)
    on delete set null
);

alter table "public"."exchange_rates"
  enable row level security;

create index exchange_rates_set_by_idx on public.exchange_rates using btree (set_by);

create policy "exchange_rates_select_agency" on "public"."exchange_rates"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on table "public"."exchange_rates" is 'Kronor for one unit of a currency, as published for a day. VAT is stated at the rate of the day on which it falls due.';

revoke all on table "public"."exchange_rates" from "authenticated";

grant select on table "public"."exchange_rates" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."exchange_rates"
  to "postgres", "service_role";

create table "public"."expenses" (
  "id"            uuid                     not null default gen_random_uuid(),
  "assignment_id" uuid                     not null,
  "state"         text                     not null default 'submitted'::text,
  "spent_on"      date                     not null,
  "description"   text                     not null,
  "net_ore"       bigint                   not null,
  "reject_reason" text,
  "version"       integer                  not null default 1,
  "submitted_at"  timestamp with time zone not null default now(),
  "decided_at"    timestamp with time zone,
  constraint "expenses_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "expenses_description_check"
    check (((length(btrim(description)) >= 1) AND (length(btrim(description)) <= 300))),
  constraint "expenses_net_ore_check" check (((net_ore >= 100) AND (net_ore <= 100000000))),
  constraint "expenses_pkey" primary key (id),
  constraint "expenses_reject_reason_check" check ((length(reject_reason) <= 1000)),
  constraint "expenses_state_check"
    check
    ((state = ANY (ARRAY['submitted'::text, 'approved'::text, 'rejected'::text, 'invoiced'::text])))
);

alter table "public"."expenses"
  enable row level security;

create index expenses_assignment_id_idx on public.expenses using btree (assignment_id, spent_on);

create index expenses_state_idx on public.expenses using btree (state, spent_on);

create policy "expenses_select_party" on "public"."expenses"
  for select
  to "authenticated"
  using
    (((assignment_id in ( select private.my_assignment_ids() as my_assignment_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."expenses"."net_ore" is 'Öre, excluding VAT.';

comment on table "public"."expenses" is 'What a consultant has laid out for an assignment; passed on at cost when the company approves it.';

revoke all on table "public"."expenses" from "authenticated";

grant select on table "public"."expenses" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."expenses"
  to "postgres", "service_role";

create table "public"."invitations" (
  "id"          uuid                     not null default gen_random_uuid(),
  "kind"        text                     not null,
  "company_id"  uuid,
  "email"       text                     not null,
  "token_hash"  bytea                    not null,
  "invited_by"  uuid,
  "created_at"  timestamp with time zone not null default now(),
  "expires_at"  timestamp with time zone not null default (now() + '7 days'::interval),
  "accepted_at" timestamp with time zone,
  "accepted_by" uuid,
  "revoked_at"  timestamp with time zone,
  constraint "invitations_check" check (((kind = 'company_member'::text) = (company_id IS
    NOT NULL))),
  constraint "invitations_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete cascade,
  constraint "invitations_email_check"
    check (((email ~ '^[^@\s]+@[^@\s]+$'::text) AND (length(email) <= 254))),
  constraint "invitations_kind_check"
    check ((kind = ANY (ARRAY['company_member'::text, 'agency_staff'::text]))),
  constraint "invitations_pkey" primary key (id),
  constraint "invitations_token_hash_key" unique (token_hash),
  constraint "invitations_accepted_by_fkey" foreign key (accepted_by)
    references public.people(user_id) on delete set null,
  constraint "invitations_invited_by_fkey" foreign key (invited_by)
    references public.people(user_id) on delete set null
);

alter table "public"."invitations"
  enable row level security;

create index invitations_accepted_by_idx on public.invitations using btree (accepted_by);

create index invitations_company_id_idx on public.invitations using btree (company_id);

create index invitations_invited_by_idx on public.invitations using btree (invited_by);

create policy "invitations_select_owner" on "public"."invitations"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_owned_company_ids() as my_owned_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."invitations" is 'A link by e-mail that makes the receiver a member. Only a hash of its secret is kept.';

revoke all ("accepted_at") on table "public"."invitations" from "authenticated";

grant select ("accepted_at") on table "public"."invitations" to "authenticated";

revoke all ("accepted_by") on table "public"."invitations" from "authenticated";

grant select ("accepted_by") on table "public"."invitations" to "authenticated";

revoke all ("company_id") on table "public"."invitations" from "authenticated";

grant select ("company_id") on table "public"."invitations" to "authenticated";

revoke all ("created_at") on table "public"."invitations" from "authenticated";

grant select ("created_at") on table "public"."invitations" to "authenticated";

revoke all ("email") on table "public"."invitations" from "authenticated";

grant select ("email") on table "public"."invitations" to "authenticated";

revoke all ("expires_at") on table "public"."invitations" from "authenticated";

grant select ("expires_at") on table "public"."invitations" to "authenticated";

revoke all ("id") on table "public"."invitations" from "authenticated";

grant select ("id") on table "public"."invitations" to "authenticated";

revoke all ("invited_by") on table "public"."invitations" from "authenticated";

grant select ("invited_by") on table "public"."invitations" to "authenticated";

revoke all ("kind") on table "public"."invitations" from "authenticated";

grant select ("kind") on table "public"."invitations" to "authenticated";

revoke all ("revoked_at") on table "public"."invitations" from "authenticated";

grant select ("revoked_at") on table "public"."invitations" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."invitations"
  to "postgres", "service_role";

create table "public"."invoice_lines" (
  "invoice_id"     uuid      not null,
  "position"       smallint  not null,
  "timesheet_id"   uuid,
  "description"    text      not null,
  "minutes"        integer,
  "unit_price_ore" bigint    not null,
  "net_ore"        bigint    not null,
  "vat_rate_bp"    integer   not null,
  "period"         daterange not null,
  "expense_id"     uuid,
  "assignment_id"  uuid      not null,
  "credit_note_id" uuid,
  constraint "invoice_lines_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "invoice_lines_credit_note_id_fkey" foreign key (credit_note_id)
    references public.credit_notes(id) on delete restrict,
  constraint "invoice_lines_description_check"
    check (((length(description) >= 1) AND (length(description) <= 500))),
  constraint "invoice_lines_expense_id_fkey" foreign key (expense_id) references public.expenses(id)
    on delete restrict,
  constraint "invoice_lines_minutes_check1" check (((timesheet_id IS NULL) = (minutes IS NULL))),
  constraint "invoice_lines_minutes_check" check ((minutes > 0)),
  constraint "invoice_lines_pkey" primary key (invoice_id, "position"),
  constraint "invoice_lines_position_check" check (("position" > 0)),
  constraint "invoice_lines_source_check" check ((num_nonnulls(timesheet_id, expense_id) = 1)),
  constraint "invoice_lines_unit_price_ore_check" check ((unit_price_ore > 0)),
  constraint "invoice_lines_vat_rate_bp_check"
    check ((vat_rate_bp = ANY (ARRAY[0, 600, 1200, 2500]))),
  constraint "invoice_lines_invoice_id_fkey" foreign key (invoice_id) references public.invoices(id)
    on delete restrict,
  constraint "invoice_lines_timesheet_id_fkey" foreign key (timesheet_id)
    references public.timesheets(id) on delete restrict
);

alter table "public"."invoice_lines"
  enable row level security;

create index invoice_lines_assignment_id_idx on public.invoice_lines using btree (assignment_id);

create index invoice_lines_credit_note_id_idx on public.invoice_lines using btree (credit_note_id);

create index invoice_lines_expense_id_idx on public.invoice_lines using btree (expense_id);

create unique index invoice_lines_expense_id_key on public.invoice_lines using btree (expense_id)
  where (credit_note_id is null);

create index invoice_lines_timesheet_id_idx on public.invoice_lines using btree (timesheet_id);

create unique index invoice_lines_timesheet_id_key on public.invoice_lines
  using btree (timesheet_id)
  where (credit_note_id is null);

create trigger invoice_lines_freeze
  before delete or update on public.invoice_lines
  for each row
  execute function private.freeze_invoice_line();

create policy "invoice_lines_select_company" on "public"."invoice_lines"
  for select
  to "authenticated"
  using ((invoice_id in ( select i.id
   from public.invoices i)));

comment on column "public"."invoice_lines"."credit_note_id" is 'The credit note that took the row back.';

comment on column "public"."invoice_lines"."unit_price_ore" is 'Hundredths of the currency per hour, or for the whole expense, excluding VAT.';

comment on table "public"."invoice_lines" is 'One row for each timesheet or expense: invoiced once, and again only when the row was credited.';

revoke all on table "public"."invoice_lines" from "authenticated";

grant select on table "public"."invoice_lines" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."invoice_lines"
  to "postgres", "service_role";

create table "public"."invoices" (
  "id"                 uuid                     not null default gen_random_uuid(),
  "series"             text                     not null default 'A'::text,
  "number"             bigint                   not null,
  "state"              text                     not null default 'issued'::text,
  "company_id"         uuid                     not null,
  "assignment_id"      uuid,
  "issue_date"         date                     not null,
  "due_date"           date                     not null,
  "period"             daterange                not null,
  "currency"           character(3)             not null,
  "vat_category"       text                     not null,
  "net_ore"            bigint                   not null,
  "vat_ore"            bigint                   not null,
  "total_ore"          bigint                   not null,
  "ocr"                text                     not null,
  "locale"             text                     not null,
  "seller"             jsonb                    not null,
  "buyer"              jsonb                    not null,
  "our_reference"      text                     not null,
  "your_reference"     text                     not null,
  "order_number"       text                     not null,
  "payment_terms_days" smallint                 not null,
  "issued_by"          uuid,
  "issued_at"          timestamp with time zone not null default now(),
  "paid_at"            timestamp with time zone,
  "rounding_ore"       bigint                   not null,
  "sek_rate"           numeric(12,6),
  "sek_rate_day"       date,
  "sek_rate_source"    text,
  "vat_sek_ore"        bigint,
  constraint "invoices_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "invoices_check1" check ((total_ore = (net_ore + vat_ore))),
  constraint "invoices_check2" check (((state = 'paid'::text) = (paid_at IS NOT NULL))),
  constraint "invoices_check" check ((due_date >= issue_date)),
  constraint "invoices_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "invoices_currency_check"
    check ((currency = ANY (ARRAY['SEK'::bpchar, 'EUR'::bpchar]))),
  constraint "invoices_locale_check" check ((locale = ANY (ARRAY['sv'::text, 'en'::text]))),
  constraint "invoices_net_ore_check" check ((net_ore > 0)),
  constraint "invoices_ocr_check" check ((ocr ~ '^[0-9]{2,25}$'::text)),
  constraint "invoices_ocr_key" unique (ocr),
  constraint "invoices_pkey" primary key (id),
  constraint "invoices_rate_check"
    check
    ((((currency = 'SEK'::bpchar) = (sek_rate IS NULL)) AND ((sek_rate IS NULL) = (sek_rate_day IS
    NULL)) AND ((sek_rate IS NULL) = (sek_rate_source IS NULL)) AND
    ((sek_rate IS NULL) = (vat_sek_ore IS NULL)))),
  constraint "invoices_rounding_check" check (((rounding_ore = 0) OR (currency = 'SEK'::bpchar))),
  constraint "invoices_rounding_ore_check"
    check (((rounding_ore >= '-50'::integer) AND (rounding_ore <= 50))),
  constraint "invoices_sek_rate_check" check ((sek_rate > (0)::numeric)),
  constraint "invoices_series_number_key" unique (series, number),
  constraint "invoices_state_check"
    check ((state = ANY (ARRAY['issued'::text, 'paid'::text, 'credited'::text]))),
  constraint "invoices_vat_category_check"
    check ((vat_category = ANY (ARRAY['S'::text, 'AE'::text]))),
  constraint "invoices_vat_ore_check" check ((vat_ore >= 0)),
  constraint "invoices_issued_by_fkey" foreign key (issued_by) references public.people(user_id)
    on delete set null
);

alter table "public"."invoices"
  enable row level security;

create index invoices_assignment_id_idx on public.invoices using btree (assignment_id);

create index invoices_buyer_name_trgm_idx on public.invoices
  using gin (((buyer ->> 'name'::text)) extensions.gin_trgm_ops);

create index invoices_company_id_idx on public.invoices using btree (company_id, issue_date desc);

create index invoices_due_date_idx on public.invoices using btree (due_date, id);

create index invoices_issue_date_idx on public.invoices using btree (issue_date, id);

create index invoices_issued_by_idx on public.invoices using btree (issued_by);

create index invoices_net_ore_idx on public.invoices using btree (net_ore, id);

create index invoices_number_idx on public.invoices using btree (number);

create index invoices_state_due_date_idx on public.invoices using btree (state, due_date);

create index invoices_total_ore_idx on public.invoices using btree (total_ore, id);

create trigger invoices_freeze
  before delete or update on public.invoices
  for each row
  execute function private.freeze_invoice();

create policy "invoices_select_company" on "public"."invoices"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."invoices"."assignment_id" is 'Null when the invoice collects several assignments.';

comment on column "public"."invoices"."buyer" is 'The company as it was when the invoice was issued.';

comment on column "public"."invoices"."period" is 'Days of supply, half-open.';

comment on column "public"."invoices"."rounding_ore" is 'Added to the total to make whole kronor (EN 16931 BT-114).';

comment on column "public"."invoices"."seller" is 'The agency as it was when the invoice was issued.';

comment on column "public"."invoices"."vat_category" is 'EN 16931: S standard rate, AE reverse charge.';

comment on column "public"."invoices"."vat_sek_ore" is 'VAT in öre on an invoice in another currency (BT-111).';

comment on table "public"."invoices" is 'Issued invoices; nothing but the state of payment ever changes.';

revoke all on table "public"."invoices" from "authenticated";

grant select on table "public"."invoices" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."invoices"
  to "postgres", "service_role";

create table "public"."issued_documents" (
  "document_id"    uuid                     not null,
  "invoice_id"     uuid,
  "credit_note_id" uuid,
  "media_type"     text                     not null,
  "bytes"          bytea                    not null,
  "sha256"         text                     not null,
  "made_at"        timestamp with time zone not null default now(),
  constraint "issued_documents_bytes_check"
    check (((length(bytes) >= 100) AND (length(bytes) <= 20000000))),
  constraint "issued_documents_check" check ((sha256 = encode(sha256(bytes), 'hex'::text))),
  constraint "issued_documents_credit_note_id_fkey" foreign key (credit_note_id)
    references public.credit_notes(id) on delete restrict,
  constraint "issued_documents_invoice_id_fkey" foreign key (invoice_id)
    references public.invoices(id) on delete restrict,
  constraint "issued_documents_media_type_check"
    check ((media_type = ANY (ARRAY['application/pdf'::text, 'application/xml'::text]))),
  constraint "issued_documents_owner_check"
    check
    (((num_nonnulls(invoice_id, credit_note_id) = 1) AND (document_id = COALESCE(invoice_id,
    credit_note_id)))),
  constraint "issued_documents_pkey" primary key (document_id, media_type),
  constraint "issued_documents_sha256_check" check ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

alter table "public"."issued_documents"
  enable row level security;

create index issued_documents_credit_note_id_idx on public.issued_documents
  using btree (credit_note_id);

create index issued_documents_invoice_id_idx on public.issued_documents using btree (invoice_id);

create trigger issued_documents_freeze
  before delete or update on public.issued_documents
  for each row
  execute function private.refuse_change();

create policy "issued_documents_select_reader" on "public"."issued_documents"
  for select
  to "authenticated"
  using (((invoice_id in ( select i.id
   from public.invoices i)) or (credit_note_id in ( select c.id
   from public.credit_notes c))));

comment on table "public"."issued_documents" is 'PDF and XML of what was issued, byte for byte, with their hash. Never changed or deleted; kept seven years and longer (bokföringslagen 7 kap. 2 §).';

revoke all on table "public"."issued_documents" from "authenticated";

grant select on table "public"."issued_documents" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."issued_documents"
  to "postgres", "service_role";

create table "public"."languages" (
  "code"     text     not null,
  "position" smallint not null,
  "name_sv"  text     not null,
  "name_en"  text     not null,
  constraint "languages_code_check" check ((code ~ '^[a-z]{2}$'::text)),
  constraint "languages_pkey" primary key (code),
  constraint "languages_position_key" unique ("position")
);

alter table "public"."languages"
  enable row level security;

create trigger languages_assign_slots after insert on public.languages
  referencing NEW table as added for each STATEMENT execute function private.assign_slots (
  'language',
  'code',
  'position'
);

create policy "languages_select_everyone" on "public"."languages"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."languages" is 'Languages that can be required or declared (ISO 639-1).';

revoke all on table "public"."languages" from "anon";

grant select on table "public"."languages" to "anon";

revoke all on table "public"."languages" from "authenticated";

grant select on table "public"."languages" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."languages"
  to "postgres", "service_role";

create table "public"."ledger_accounts" (
  "number"  integer not null,
  "name_sv" text    not null,
  "name_en" text    not null,
  constraint "ledger_accounts_name_en_check"
    check (((length(btrim(name_en)) >= 1) AND (length(btrim(name_en)) <= 120))),
  constraint "ledger_accounts_name_sv_check"
    check (((length(btrim(name_sv)) >= 1) AND (length(btrim(name_sv)) <= 120))),
  constraint "ledger_accounts_number_check" check (((number >= 1000) AND (number <= 8999))),
  constraint "ledger_accounts_pkey" primary key (number)
);

alter table "public"."ledger_accounts"
  enable row level security;

create policy "ledger_accounts_select_agency" on "public"."ledger_accounts"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on table "public"."ledger_accounts" is 'The chart of accounts (BAS). An account with postings keeps its number; its name may change.';

revoke all on table "public"."ledger_accounts" from "authenticated";

grant select on table "public"."ledger_accounts" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ledger_accounts"
  to "postgres", "service_role";

create table "public"."ledger_checks" (
  "id"         bigint                   generated always as identity not null,
  "checked_at" timestamp with time zone not null default now(),
  "problems"   jsonb                    not null,
  constraint "ledger_checks_pkey" primary key (id)
);

alter table "public"."ledger_checks"
  enable row level security;

create index ledger_checks_checked_at_idx on public.ledger_checks using btree (checked_at desc);

create policy "ledger_checks_select_agency" on "public"."ledger_checks"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on table "public"."ledger_checks" is 'What the nightly check of the books found; an empty list when all is well.';

revoke all on table "public"."ledger_checks" from "authenticated";

grant select on table "public"."ledger_checks" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ledger_checks"
  to "postgres", "service_role";

create table "public"."ledger_entries" (
  "id"            uuid                     not null default gen_random_uuid(),
  "year"          smallint                 not null,
  "number"        bigint                   not null,
  "booked_on"     date                     not null,
  "kind"          text                     not null,
  "source_id"     uuid                     not null,
  "label"         text                     not null default ''::text,
  "company_id"    uuid,
  "consultant_id" uuid,
  "created_by"    uuid,
  "created_at"    timestamp with time zone not null default now(),
  constraint "ledger_entries_check" check ((EXTRACT(year FROM booked_on) = (year)::numeric)),
  constraint "ledger_entries_company_id_fkey" foreign key (company_id)
    references public.companies(id) on delete restrict,
  constraint "ledger_entries_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "ledger_entries_kind_check" check ((kind ~ '^[a-z_]+$'::text)),
  constraint "ledger_entries_kind_source_id_key" unique (kind, source_id),
  constraint "ledger_entries_label_check" check ((length(label) <= 200)),
  constraint "ledger_entries_number_check" check ((number > 0)),
  constraint "ledger_entries_pkey" primary key (id),
  constraint "ledger_entries_year_number_key" unique (year, number),
  constraint "ledger_entries_created_by_fkey" foreign key (created_by)
    references public.people(user_id) on delete set null
);

alter table "public"."ledger_entries"
  enable row level security;

create index ledger_entries_booked_on_idx on public.ledger_entries using btree (booked_on, number);

create index ledger_entries_company_id_idx on public.ledger_entries
  using btree (company_id, booked_on);

create index ledger_entries_consultant_id_idx on public.ledger_entries
  using btree (consultant_id, booked_on);

create index ledger_entries_created_by_idx on public.ledger_entries using btree (created_by);

create index ledger_entries_source_id_idx on public.ledger_entries using btree (source_id);

create constraint TRIGGER ledger_entries_balance
  after insert on public.ledger_entries deferrable initially deferred
  for each row
  execute function private.check_entry_balance();

create trigger ledger_entries_freeze
  before delete or update on public.ledger_entries
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "ledger_entries_select_agency" on "public"."ledger_entries"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on column "public"."ledger_entries"."kind" is 'What happened, past tense, such as payment_received.';

comment on column "public"."ledger_entries"."label" is 'Number or reference that a reader knows the source by.';

comment on column "public"."ledger_entries"."source_id" is 'The row that tells what happened: an invoice, a payment.';

comment on table "public"."ledger_entries" is 'Vouchers (verifikationer), numbered without gaps within the year. A kind and a source are booked once, however often the same happening is told.';

comment on trigger "ledger_entries_freeze" on "public"."ledger_entries" is 'A voucher never changes. Depth above 0 is the foreign key that forgets a deleted person.';

revoke all on table "public"."ledger_entries" from "authenticated";

grant select on table "public"."ledger_entries" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ledger_entries"
  to "postgres", "service_role";

create table "public"."ledger_months" (
  "month"     date                     not null,
  "closed_by" uuid,
  "closed_at" timestamp with time zone not null default now(),
  constraint "ledger_months_month_check" check ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint "ledger_months_pkey" primary key (month),
  constraint "ledger_months_closed_by_fkey" foreign key (closed_by)
    references public.people(user_id) on delete set null
);

alter table "public"."ledger_months"
  enable row level security;

create index ledger_months_closed_by_idx on public.ledger_months using btree (closed_by);

create policy "ledger_months_select_agency" on "public"."ledger_months"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on column "public"."ledger_months"."month" is 'First day of the month.';

comment on table "public"."ledger_months" is 'Closed months: nothing is booked on their days any more.';

revoke all on table "public"."ledger_months" from "authenticated";

grant select on table "public"."ledger_months" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ledger_months"
  to "postgres", "service_role";

create table "public"."ledger_postings" (
  "entry_id"      uuid         not null,
  "position"      smallint     not null,
  "account"       integer      not null,
  "amount_ore"    bigint       not null,
  "currency"      character(3) not null,
  "sek_ore"       bigint       not null,
  "document_id"   uuid,
  "assignment_id" uuid,
  constraint "ledger_postings_account_fkey" foreign key (account)
    references public.ledger_accounts(number) on delete restrict,
  constraint "ledger_postings_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "ledger_postings_check1"
    check (((currency <> 'SEK'::bpchar) OR (sek_ore = amount_ore))),
  constraint "ledger_postings_check" check (((amount_ore <> 0) OR (sek_ore <> 0))),
  constraint "ledger_postings_currency_check"
    check ((currency = ANY (ARRAY['SEK'::bpchar, 'EUR'::bpchar]))),
  constraint "ledger_postings_entry_id_fkey" foreign key (entry_id)
    references public.ledger_entries(id) on delete restrict,
  constraint "ledger_postings_pkey" primary key (entry_id, "position"),
  constraint "ledger_postings_position_check" check (("position" > 0))
);

alter table "public"."ledger_postings"
  enable row level security;

create index ledger_postings_account_idx on public.ledger_postings
  using btree (account, document_id);

create index ledger_postings_assignment_id_idx on public.ledger_postings using btree (assignment_id);

create index ledger_postings_document_id_idx on public.ledger_postings using btree (document_id)
  where (document_id is not null);

create constraint TRIGGER ledger_postings_balance
  after insert on public.ledger_postings deferrable initially deferred
  for each row
  execute function private.check_entry_balance();

create trigger ledger_postings_freeze
  before delete or update on public.ledger_postings
  for each row
  execute function private.refuse_change();

create policy "ledger_postings_select_agency" on "public"."ledger_postings"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on column "public"."ledger_postings"."amount_ore" is 'In hundredths of the currency.';

comment on column "public"."ledger_postings"."document_id" is 'The invoice or self-billing invoice whose balance the row changes, on accounts of debts.';

comment on column "public"."ledger_postings"."sek_ore" is 'The same in öre, at the rate of the document: the books are kept in kronor.';

comment on table "public"."ledger_postings" is 'The rows of a voucher: debit positive, credit negative.';

revoke all on table "public"."ledger_postings" from "authenticated";

grant select on table "public"."ledger_postings" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ledger_postings"
  to "postgres", "service_role";

create table "public"."ledger_roles" (
  "role"        text    not null,
  "account"     integer not null,
  "from_number" integer not null,
  "to_number"   integer not null,
  constraint "ledger_roles_account_fkey" foreign key (account)
    references public.ledger_accounts(number) on delete restrict,
  constraint "ledger_roles_check" check (((account >= from_number) AND (account <= to_number))),
  constraint "ledger_roles_pkey" primary key (role),
  constraint "ledger_roles_role_check" check ((role ~ '^[a-z_]+$'::text))
);

alter table "public"."ledger_roles"
  enable row level security;

create index ledger_roles_account_idx on public.ledger_roles using btree (account);

create policy "ledger_roles_select_agency" on "public"."ledger_roles"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on column "public"."ledger_roles"."from_number" is 'First account that may play the part.';

comment on table "public"."ledger_roles" is 'Which account plays which part. The agency may choose another one of the same class; what is posted already stays where it was.';

revoke all on table "public"."ledger_roles" from "authenticated";

grant select on table "public"."ledger_roles" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ledger_roles"
  to "postgres", "service_role";

create table "public"."matching_rules" (
  "version"             integer                  not null,
  "note"                text                     not null default ''::text,
  "weight_competence"   smallint                 not null,
  "weight_availability" smallint                 not null,
  "weight_rate"         smallint                 not null,
  "weight_sector"       smallint                 not null,
  "weight_work_mode"    smallint                 not null,
  "weight_essential"    smallint                 not null,
  "weight_important"    smallint                 not null,
  "weight_useful"       smallint                 not null,
  "credit_one_short"    smallint                 not null,
  "credit_two_short"    smallint                 not null,
  "credit_three_short"  smallint                 not null,
  "cap_points"          smallint                 not null,
  "cap_credit"          smallint                 not null,
  "availability_least"  smallint                 not null,
  "rate_ceiling"        smallint                 not null,
  "sector_related"      smallint                 not null,
  "sector_none"         smallint                 not null,
  "mode_one_step"       smallint                 not null,
  "rarity_from"         integer                  not null,
  "rarity_slope"        smallint                 not null,
  "rarity_most"         smallint                 not null,
  "wish_rate_ceiling"   smallint                 not null,
  "wish_share_slack"    smallint                 not null,
  "ask_first_below"     smallint                 not null,
  "mutual_exponent"     smallint                 not null,
  "band_very_good"      smallint                 not null,
  "band_good"           smallint                 not null,
  "band_possible"       smallint                 not null,
  "rotation_band"       smallint                 not null,
  "newcomer_band"       smallint                 not null,
  "newcomer_days"       smallint                 not null,
  "newcomer_lists"      smallint                 not null,
  "newcomer_last_day"   smallint                 not null,
  "exposure_days"       smallint                 not null,
  "created_by"          uuid,
  "created_at"          timestamp with time zone not null default now(),
  "activated_by"        uuid,
  "activated_at"        timestamp with time zone,
  "is_in_force"         boolean                  not null default false,
  constraint "matching_rules_ask_first_below_check"
    check (((ask_first_below >= 0) AND (ask_first_below <= 100))),
  constraint "matching_rules_availability_least_check"
    check (((availability_least >= 0) AND (availability_least <= 100))),
  constraint "matching_rules_band_very_good_check" check ((band_very_good <= 100)),
  constraint "matching_rules_cap_credit_check" check (((cap_credit >= 0) AND (cap_credit <= 100))),
  constraint "matching_rules_cap_points_check" check (((cap_points >= 0) AND (cap_points <= 100))),
  constraint "matching_rules_check1" check (((band_possible < band_good) AND (band_possible >= 0))),
  constraint "matching_rules_check2" check ((newcomer_last_day >= newcomer_days)),
  constraint "matching_rules_check3" check (((NOT is_in_force) OR (activated_at IS NOT NULL))),
  constraint "matching_rules_check" check ((band_good < band_very_good)),
  constraint "matching_rules_credit_one_short_check"
    check (((credit_one_short >= 0) AND (credit_one_short <= 100))),
  constraint "matching_rules_credit_three_short_check"
    check (((credit_three_short >= 0) AND (credit_three_short <= 100))),
  constraint "matching_rules_credit_two_short_check"
    check (((credit_two_short >= 0) AND (credit_two_short <= 100))),
  constraint "matching_rules_credits_fall"
    check (((credit_one_short >= credit_two_short) AND (credit_two_short >= credit_three_short))),
  constraint "matching_rules_exposure_days_check"
    check (((exposure_days >= 1) AND (exposure_days <= 366))),
  constraint "matching_rules_mode_one_step_check"
    check (((mode_one_step >= 0) AND (mode_one_step <= 100))),
  constraint "matching_rules_mutual_exponent_check"
    check (((mutual_exponent >= 50) AND (mutual_exponent <= 100))),
  constraint "matching_rules_newcomer_band_check"
    check (((newcomer_band >= 0) AND (newcomer_band <= 100))),
  constraint "matching_rules_newcomer_days_check"
    check (((newcomer_days >= 0) AND (newcomer_days <= 1000))),
  constraint "matching_rules_newcomer_lists_check"
    check (((newcomer_lists >= 0) AND (newcomer_lists <= 1000))),
  constraint "matching_rules_note_check" check ((length(note) <= 1000)),
  constraint "matching_rules_pkey" primary key (version),
  constraint "matching_rules_rarity_from_check" check ((rarity_from >= 1)),
  constraint "matching_rules_rarity_most_check"
    check (((rarity_most >= 100) AND (rarity_most <= 300))),
  constraint "matching_rules_rarity_slope_check"
    check (((rarity_slope >= 0) AND (rarity_slope <= 200))),
  constraint "matching_rules_rate_ceiling_check"
    check (((rate_ceiling >= 101) AND (rate_ceiling <= 300))),
  constraint "matching_rules_rotation_band_check"
    check (((rotation_band >= 0) AND (rotation_band <= 100))),
  constraint "matching_rules_sector_none_check"
    check (((sector_none >= 0) AND (sector_none <= 100))),
  constraint "matching_rules_sector_related_check"
    check (((sector_related >= 0) AND (sector_related <= 100))),
  constraint "matching_rules_some_importance"
    check (((weight_essential > 0) AND (weight_important > 0) AND (weight_useful > 0))),
  constraint "matching_rules_some_weight"
    check
    ((((((weight_competence + weight_availability) + weight_rate) + weight_sector) +
    weight_work_mode) > 0)),
  constraint "matching_rules_version_check" check ((version > 0)),
  constraint "matching_rules_weight_availability_check"
    check (((weight_availability >= 0) AND (weight_availability <= 1000))),
  constraint "matching_rules_weight_competence_check"
    check (((weight_competence >= 0) AND (weight_competence <= 1000))),
  constraint "matching_rules_weight_essential_check"
    check (((weight_essential >= 0) AND (weight_essential <= 100))),
  constraint "matching_rules_weight_important_check"
    check (((weight_important >= 0) AND (weight_important <= 100))),
  constraint "matching_rules_weight_rate_check"
    check (((weight_rate >= 0) AND (weight_rate <= 1000))),
  constraint "matching_rules_weight_sector_check"
    check (((weight_sector >= 0) AND (weight_sector <= 1000))),
  constraint "matching_rules_weight_useful_check"
    check (((weight_useful >= 0) AND (weight_useful <= 100))),
  constraint "matching_rules_weight_work_mode_check"
    check (((weight_work_mode >= 0) AND (weight_work_mode <= 1000))),
  constraint "matching_rules_wish_rate_ceiling_check"
    check (((wish_rate_ceiling >= 100) AND (wish_rate_ceiling <= 300))),
  constraint "matching_rules_wish_share_slack_check"
    check (((wish_share_slack >= 0) AND (wish_share_slack <= 100))),
  constraint "matching_rules_activated_by_fkey" foreign key (activated_by)
    references public.people(user_id) on delete set null,
  constraint "matching_rules_created_by_fkey" foreign key (created_by)
    references public.people(user_id) on delete set null
);

alter table "public"."matching_rules"
  enable row level security;

create index matching_rules_activated_by_idx on public.matching_rules using btree (activated_by);

create index matching_rules_created_by_idx on public.matching_rules using btree (created_by);

create unique index matching_rules_in_force_key on public.matching_rules using btree (is_in_force)
  where is_in_force;

create policy "matching_rules_select_agency" on "public"."matching_rules"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

create policy "matching_rules_select_everyone" on "public"."matching_rules"
  for select
  to "anon", "authenticated"
  using ((activated_at is not null));

comment on column "public"."matching_rules"."ask_first_below" is 'Consultant side K (hundredths) below which nobody is proposed without asking.';

comment on column "public"."matching_rules"."availability_least" is 'H2: percent of the time asked for that must be free.';

comment on column "public"."matching_rules"."cap_credit" is 'An essential competency with less credit than this (hundredths) caps the score.';

comment on column "public"."matching_rules"."credit_one_short" is 'Credit in hundredths at one level short of the need.';

comment on column "public"."matching_rules"."mutual_exponent" is 'Exponent of the total in the mutual score, hundredths; K has the rest.';

comment on column "public"."matching_rules"."newcomer_band" is 'Whole points below number five within which a new consultant gets place five.';

comment on column "public"."matching_rules"."rarity_slope" is 'Hundredths of ln((N+1)/(n+1))/ln(N+1) that a rare competency weighs more.';

comment on column "public"."matching_rules"."rate_ceiling" is 'Percent of the budget at which the rate part is 0, and above which the floor fails H3.';

comment on column "public"."matching_rules"."rotation_band" is 'Tenths of a point within which the order rotates.';

comment on column "public"."matching_rules"."weight_competence" is 'Parts'' weights; only their relation counts, so that scaling all of them changes no score.';

comment on column "public"."matching_rules"."weight_essential" is 'What an essential competency weighs against an important and a useful one.';

comment on column "public"."matching_rules"."wish_share_slack" is 'Percentage points outside the wished share that still count half.';

comment on table "public"."matching_rules" is 'Versions of the rules. A version that has been in force is never changed; exactly one is in force.';

revoke all on table "public"."matching_rules" from "anon";

grant select on table "public"."matching_rules" to "anon";

revoke all on table "public"."matching_rules" from "authenticated";

grant select on table "public"."matching_rules" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."matching_rules"
  to "postgres", "service_role";

create table "public"."measure_stages" (
  "id"             text     not null,
  "position"       smallint not null,
  "name_sv"        text     not null,
  "name_en"        text     not null,
  "description_sv" text     not null,
  "description_en" text     not null,
  constraint "measure_stages_pkey" primary key (id),
  constraint "measure_stages_position_key" unique ("position")
);

alter table "public"."measure_stages"
  enable row level security;

create policy "measure_stages_select_everyone" on "public"."measure_stages"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."measure_stages" is 'The chain from what is put in to what it is worth: input, activity, output, outtake, outcome, impact.';

revoke all on table "public"."measure_stages" from "anon";

grant select on table "public"."measure_stages" to "anon";

revoke all on table "public"."measure_stages" from "authenticated";

grant select on table "public"."measure_stages" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."measure_stages"
  to "postgres", "service_role";

create table "public"."measures" (
  "id"             text     not null,
  "position"       smallint not null,
  "stage_id"       text     not null,
  "name_sv"        text     not null,
  "name_en"        text     not null,
  "description_sv" text     not null,
  "description_en" text     not null,
  "unit_sv"        text     not null,
  "unit_en"        text     not null,
  "direction"      text     not null,
  "is_surface"     boolean  not null,
  "cadence"        text     not null,
  "formula"        text     not null,
  "variables"      jsonb    not null,
  "data_source_sv" text     not null,
  "data_source_en" text     not null,
  "pitfall_sv"     text     not null,
  "pitfall_en"     text     not null,
  constraint "measures_cadence_check"
    check ((cadence = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text]))),
  constraint "measures_direction_check"
    check ((direction = ANY (ARRAY['up'::text, 'down'::text, 'neutral'::text]))),
  constraint "measures_pkey" primary key (id),
  constraint "measures_position_key" unique ("position"),
  constraint "measures_stage_id_fkey" foreign key (stage_id) references public.measure_stages(id)
    on delete restrict
);

alter table "public"."measures"
  enable row level security;

create index measures_stage_id_idx on public.measures using btree (stage_id);

create policy "measures_select_everyone" on "public"."measures"
  for select
  to "anon", "authenticated"
  using (true);

comment on column "public"."measures"."direction" is 'Which way is better.';

comment on column "public"."measures"."formula" is 'Arithmetic (+ - * / and parentheses) on the ids of variables.';

comment on column "public"."measures"."is_surface" is 'Looks good and says little; may never be the only measure.';

comment on table "public"."measures" is 'What can be measured, with formula, unit and where the figure comes from.';

revoke all on table "public"."measures" from "anon";

grant select on table "public"."measures" to "anon";

revoke all on table "public"."measures" from "authenticated";

grant select on table "public"."measures" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."measures"
  to "postgres", "service_role";

create table "public"."offers" (
  "id"              uuid                     not null default gen_random_uuid(),
  "request_id"      uuid                     not null,
  "brief_id"        uuid                     not null,
  "company_id"      uuid                     not null,
  "consultant_id"   uuid                     not null,
  "consultant_name" text                     not null,
  "state"           text                     not null default 'open'::text,
  "during"          daterange                not null,
  "percent"         smallint                 not null,
  "rate_ore"        bigint                   not null,
  "margin_ore"      bigint                   not null,
  "fee_ore"         bigint                   not null,
  "currency"        character(3)             not null default 'SEK'::bpchar,
  "message"         text                     not null default ''::text,
  "valid_until"     date                     not null,
  "made_at"         timestamp with time zone not null default now(),
  constraint "offers_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete restrict,
  constraint "offers_check" check (((fee_ore + margin_ore) = rate_ore)),
  constraint "offers_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "offers_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "offers_currency_check" check ((currency = 'SEK'::bpchar)),
  constraint "offers_during_check"
    check
    (((NOT isempty(during)) AND (lower(during) >= '2024-01-01'::date) AND (upper(during) <=
    '2035-12-31'::date))),
  constraint "offers_fee_ore_check" check ((fee_ore > 0)),
  constraint "offers_margin_ore_check" check ((margin_ore >= 0)),
  constraint "offers_message_check" check ((length(message) <= 2000)),
  constraint "offers_percent_check" check (((percent >= 1) AND (percent <= 100))),
  constraint "offers_pkey" primary key (id),
  constraint "offers_rate_ore_check" check (((rate_ore >= 10000) AND (rate_ore <= 1000000))),
  constraint "offers_state_check"
    check
    ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'withdrawn'::text, 'expired'::text,
    'lapsed'::text]))),
  constraint "offers_request_id_fkey" foreign key (request_id) references public.requests(id)
    on delete restrict
);

alter table "public"."offers"
  enable row level security;

create index offers_brief_id_idx on public.offers using btree (brief_id);

create index offers_company_id_idx on public.offers using btree (company_id);

create index offers_consultant_id_idx on public.offers using btree (consultant_id);

create index offers_request_id_idx on public.offers using btree (request_id);

create unique index offers_request_id_open_key on public.offers using btree (request_id)
  where (state = 'open'::text);

create index offers_valid_until_idx on public.offers using btree (valid_until)
  where (state = 'open'::text);

create policy "offers_select_party" on "public"."offers"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or (consultant_id = (
    select private.my_consultant_id() as my_consultant_id)) or
    ( select private.is_agency() as is_agency)));

comment on column "public"."offers"."consultant_name" is 'From here on the company knows the name: both sides have shown interest.';

comment on column "public"."offers"."rate_ore" is 'Client price per hour, excluding VAT.';

comment on table "public"."offers" is 'A consultant''s answer with price, period and share. Both sides see fee and margin.';

revoke all on table "public"."offers" from "authenticated";

grant select on table "public"."offers" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."offers"
  to "postgres", "service_role";

create table "public"."payment_allocations" (
  "id"           uuid                     not null default gen_random_uuid(),
  "payment_id"   uuid                     not null,
  "invoice_id"   uuid                     not null,
  "amount_ore"   bigint                   not null,
  "allocated_by" uuid,
  "allocated_at" timestamp with time zone not null default now(),
  constraint "payment_allocations_amount_ore_check" check ((amount_ore <> 0)),
  constraint "payment_allocations_invoice_id_fkey" foreign key (invoice_id)
    references public.invoices(id) on delete restrict,
  constraint "payment_allocations_pkey" primary key (id),
  constraint "payment_allocations_payment_id_fkey" foreign key (payment_id)
    references public.payments(id) on delete restrict,
  constraint "payment_allocations_allocated_by_fkey" foreign key (allocated_by)
    references public.people(user_id) on delete set null
);

alter table "public"."payment_allocations"
  enable row level security;

create index payment_allocations_allocated_by_idx on public.payment_allocations
  using btree (allocated_by);

create index payment_allocations_invoice_id_idx on public.payment_allocations
  using btree (invoice_id);

create index payment_allocations_payment_id_idx on public.payment_allocations
  using btree (payment_id);

create trigger payment_allocations_freeze
  before delete or update on public.payment_allocations
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "payment_allocations_select_company" on "public"."payment_allocations"
  for select
  to "authenticated"
  using ((payment_id in ( select p.id
   from public.payments p)));

comment on table "public"."payment_allocations" is 'What each payment was used for. A use is taken back by a negative row when the invoice is credited; the rows are never changed.';

revoke all on table "public"."payment_allocations" from "authenticated";

grant select on table "public"."payment_allocations" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."payment_allocations"
  to "postgres", "service_role";

create table "public"."payment_attempts" (
  "id"                uuid                     not null default gen_random_uuid(),
  "invoice_id"        uuid                     not null,
  "attempt"           smallint                 not null,
  "state"             text                     not null default 'created'::text,
  "amount_ore"        bigint                   not null,
  "currency"          character(3)             not null,
  "idempotency_key"   text                     not null,
  "stripe_session_id" text,
  "url"               text,
  "expires_at"        timestamp with time zone,
  "started_by"        uuid,
  "started_at"        timestamp with time zone not null default now(),
  "concluded_at"      timestamp with time zone,
  constraint "payment_attempts_amount_ore_check" check ((amount_ore > 0)),
  constraint "payment_attempts_attempt_check" check ((attempt > 0)),
  constraint "payment_attempts_idempotency_key_key" unique (idempotency_key),
  constraint "payment_attempts_invoice_id_attempt_key" unique (invoice_id, attempt),
  constraint "payment_attempts_invoice_id_fkey" foreign key (invoice_id)
    references public.invoices(id) on delete restrict,
  constraint "payment_attempts_pkey" primary key (id),
  constraint "payment_attempts_state_check"
    check
    ((state = ANY (ARRAY['created'::text, 'open'::text, 'processing'::text, 'paid'::text,
    'failed'::text, 'expired'::text]))),
  constraint "payment_attempts_stripe_session_id_key" unique (stripe_session_id),
  constraint "payment_attempts_started_by_fkey" foreign key (started_by)
    references public.people(user_id) on delete set null
);

alter table "public"."payment_attempts"
  enable row level security;

create unique index payment_attempts_live_key on public.payment_attempts using btree (invoice_id)
  where (state = ANY (ARRAY['created'::text, 'open'::text]));

create index payment_attempts_started_by_idx on public.payment_attempts using btree (started_by);

create policy "payment_attempts_select_company" on "public"."payment_attempts"
  for select
  to "authenticated"
  using ((invoice_id in ( select i.id
   from public.invoices i)));

comment on table "public"."payment_attempts" is 'One visit to the card page. Written with its idempotency key before Stripe is called, so that a crash can be resumed.';

revoke all ("amount_ore") on table "public"."payment_attempts" from "authenticated";

grant select ("amount_ore") on table "public"."payment_attempts" to "authenticated";

revoke all ("attempt") on table "public"."payment_attempts" from "authenticated";

grant select ("attempt") on table "public"."payment_attempts" to "authenticated";

revoke all ("concluded_at") on table "public"."payment_attempts" from "authenticated";

grant select ("concluded_at") on table "public"."payment_attempts" to "authenticated";

revoke all ("currency") on table "public"."payment_attempts" from "authenticated";

grant select ("currency") on table "public"."payment_attempts" to "authenticated";

revoke all ("expires_at") on table "public"."payment_attempts" from "authenticated";

grant select ("expires_at") on table "public"."payment_attempts" to "authenticated";

revoke all ("id") on table "public"."payment_attempts" from "authenticated";

grant select ("id") on table "public"."payment_attempts" to "authenticated";

revoke all ("invoice_id") on table "public"."payment_attempts" from "authenticated";

grant select ("invoice_id") on table "public"."payment_attempts" to "authenticated";

revoke all ("started_at") on table "public"."payment_attempts" from "authenticated";

grant select ("started_at") on table "public"."payment_attempts" to "authenticated";

revoke all ("state") on table "public"."payment_attempts" from "authenticated";

grant select ("state") on table "public"."payment_attempts" to "authenticated";

revoke all ("stripe_session_id") on table "public"."payment_attempts" from "authenticated";

grant select ("stripe_session_id") on table "public"."payment_attempts" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."payment_attempts"
  to "postgres", "service_role";

create table "public"."payments" (
  "id"                    uuid                     not null default gen_random_uuid(),
  "invoice_id"            uuid,
  "method"                text                     not null,
  "amount_ore"            bigint                   not null,
  "currency"              character(3)             not null,
  "stripe_payment_intent" text,
  "received_at"           timestamp with time zone not null default now(),
  "company_id"            uuid                     not null,
  "sek_rate"              numeric(12,6),
  "received_on"           date                     not null,
  constraint "payments_amount_ore_check" check ((amount_ore > 0)),
  constraint "payments_card_check" check (((method = 'card'::text) = (stripe_payment_intent IS
    NOT NULL))),
  constraint "payments_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "payments_currency_check"
    check ((currency = ANY (ARRAY['SEK'::bpchar, 'EUR'::bpchar]))),
  constraint "payments_invoice_id_fkey" foreign key (invoice_id) references public.invoices(id)
    on delete restrict,
  constraint "payments_method_check" check ((method = ANY (ARRAY['card'::text, 'bank'::text]))),
  constraint "payments_pkey" primary key (id),
  constraint "payments_rate_check" check (((currency = 'SEK'::bpchar) = (sek_rate IS NULL))),
  constraint "payments_sek_rate_check" check ((sek_rate > (0)::numeric)),
  constraint "payments_stripe_payment_intent_key" unique (stripe_payment_intent)
);

alter table "public"."payments"
  enable row level security;

create index payments_company_id_idx on public.payments using btree (company_id, received_on desc);

create index payments_invoice_id_idx on public.payments using btree (invoice_id);

create index payments_received_on_idx on public.payments using btree (received_on, id);

create trigger payments_freeze
  before delete or update on public.payments
  for each row
  execute function private.refuse_change();

create policy "payments_select_company" on "public"."payments"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."payments"."invoice_id" is 'The invoice the payer named; what the money was used for stands in payment_allocations.';

comment on column "public"."payments"."sek_rate" is 'Kronor for one unit of the currency on the day it arrived.';

comment on table "public"."payments" is 'Money that arrived: one row for each card payment or row of the bank, however often it is told of.';

revoke all on table "public"."payments" from "authenticated";

grant select on table "public"."payments" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."payments"
  to "postgres", "service_role";

create table "public"."people" (
  "user_id"    uuid                     not null,
  "name"       text                     not null,
  "locale"     text                     not null default 'sv'::text,
  "created_at" timestamp with time zone not null default now(),
  constraint "people_locale_check" check ((locale = ANY (ARRAY['sv'::text, 'en'::text]))),
  constraint "people_name_check"
    check (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 120))),
  constraint "people_pkey" primary key (user_id),
  constraint "people_user_id_fkey" foreign key (user_id) references auth.users(id) on delete cascade
);

alter table "public"."people"
  enable row level security;

create policy "people_select_self" on "public"."people"
  for select
  to "authenticated"
  using
    (((user_id = ( select auth.uid() as uid)) or (user_id in ( select private.my_colleague_ids() as
    my_colleague_ids)) or ( select private.is_agency() as is_agency)));

comment on column "public"."people"."locale" is 'Language of notices: sv or en.';

comment on table "public"."people" is 'A signed-in person: the name colleagues see and the language of mail.';

revoke all on table "public"."people" from "authenticated";

grant select on table "public"."people" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."people"
  to "postgres", "service_role";

create table "public"."proficiency_levels" (
  "level"          smallint not null,
  "name_sv"        text     not null,
  "name_en"        text     not null,
  "description_sv" text     not null,
  "description_en" text     not null,
  "evidence_sv"    text[]   not null,
  "evidence_en"    text[]   not null,
  constraint "proficiency_levels_level_check" check (((level >= 1) AND (level <= 5))),
  constraint "proficiency_levels_pkey" primary key (level)
);

alter table "public"."proficiency_levels"
  enable row level security;

create policy "proficiency_levels_select_everyone" on "public"."proficiency_levels"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."proficiency_levels" is 'The five levels with the behaviour and evidence of each.';

revoke all on table "public"."proficiency_levels" from "anon";

grant select on table "public"."proficiency_levels" to "anon";

revoke all on table "public"."proficiency_levels" from "authenticated";

grant select on table "public"."proficiency_levels" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."proficiency_levels"
  to "postgres", "service_role";

create table "public"."proposal_candidates" (
  "proposal_id"   uuid     not null,
  "consultant_id" uuid     not null,
  "position"      smallint not null,
  "ranked_place"  integer,
  constraint "proposal_candidates_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "proposal_candidates_pkey" primary key (proposal_id, consultant_id),
  constraint "proposal_candidates_position_check"
    check ((("position" >= 1) AND ("position" <= 10))),
  constraint "proposal_candidates_proposal_id_position_key" unique (proposal_id, "position")
    deferrable,
  constraint "proposal_candidates_proposal_id_fkey" foreign key (proposal_id)
    references public.proposals(id) on delete cascade
);

alter table "public"."proposal_candidates"
  enable row level security;

create index proposal_candidates_consultant_id_idx on public.proposal_candidates
  using btree (consultant_id);

create policy "proposal_candidates_select_party" on "public"."proposal_candidates"
  for select
  to "authenticated"
  using ((proposal_id in ( select p.id
   from public.proposals p)));

comment on column "public"."proposal_candidates"."ranked_place" is 'The place in the ranking when the person was put on the list; null when not ranked by score.';

comment on table "public"."proposal_candidates" is 'Whom the agency proposes, in its order.';

revoke all on table "public"."proposal_candidates" from "authenticated";

grant select on table "public"."proposal_candidates" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."proposal_candidates"
  to "postgres", "service_role";

create table "public"."proposal_moves" (
  "id"            uuid                     not null default gen_random_uuid(),
  "proposal_id"   uuid                     not null,
  "consultant_id" uuid                     not null,
  "move"          text                     not null,
  "from_position" smallint,
  "to_position"   smallint,
  "reason"        text                     not null,
  "moved_by"      uuid,
  "moved_by_name" text                     not null,
  "moved_at"      timestamp with time zone not null default now(),
  constraint "proposal_moves_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "proposal_moves_move_check"
    check ((move = ANY (ARRAY['up'::text, 'down'::text, 'in'::text, 'out'::text]))),
  constraint "proposal_moves_moved_by_fkey" foreign key (moved_by) references public.people(user_id)
    on delete set null,
  constraint "proposal_moves_pkey" primary key (id),
  constraint "proposal_moves_reason_check"
    check (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 1000))),
  constraint "proposal_moves_proposal_id_fkey" foreign key (proposal_id)
    references public.proposals(id) on delete cascade
);

alter table "public"."proposal_moves"
  enable row level security;

create index proposal_moves_consultant_id_idx on public.proposal_moves using btree (consultant_id);

create index proposal_moves_moved_by_idx on public.proposal_moves using btree (moved_by);

create index proposal_moves_proposal_id_idx on public.proposal_moves
  using btree (proposal_id, moved_at);

create trigger proposal_moves_refuse_change
  before update on public.proposal_moves
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_change();

create policy "proposal_moves_select_party" on "public"."proposal_moves"
  for select
  to "authenticated"
  using ((proposal_id in ( select p.id
   from public.proposals p)));

comment on table "public"."proposal_moves" is 'Each departure from the ranking that a person at the agency made, with the reason. Never changed.';

comment on trigger "proposal_moves_refuse_change"
  on "public"."proposal_moves" is 'The reason stands as it was written. Depth above 0 is the foreign key that forgets a deleted person.';

revoke all on table "public"."proposal_moves" from "authenticated";

grant select on table "public"."proposal_moves" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."proposal_moves"
  to "postgres", "service_role";

create table "public"."proposals" (
  "id"               uuid                     not null default gen_random_uuid(),
  "brief_role_id"    uuid                     not null,
  "brief_id"         uuid                     not null,
  "company_id"       uuid                     not null,
  "state"            text                     not null default 'draft'::text,
  "note"             text                     not null default ''::text,
  "version"          integer                  not null default 1,
  "proposed_by"      uuid,
  "proposed_by_name" text                     not null,
  "created_at"       timestamp with time zone not null default now(),
  "sent_at"          timestamp with time zone,
  "adopted_at"       timestamp with time zone,
  "adopted_by"       uuid,
  constraint "proposals_adopted_by_fkey" foreign key (adopted_by) references public.people(user_id)
    on delete set null,
  constraint "proposals_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "proposals_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade,
  constraint "proposals_check" check (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint "proposals_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "proposals_note_check" check ((length(note) <= 2000)),
  constraint "proposals_pkey" primary key (id),
  constraint "proposals_proposed_by_fkey" foreign key (proposed_by)
    references public.people(user_id) on delete set null,
  constraint "proposals_state_check" check ((state = ANY (ARRAY['draft'::text, 'sent'::text])))
);

alter table "public"."proposals"
  enable row level security;

create index proposals_adopted_by_idx on public.proposals using btree (adopted_by);

create index proposals_brief_id_idx on public.proposals using btree (brief_id);

create index proposals_brief_role_id_idx on public.proposals
  using btree (brief_role_id, sent_at desc);

create index proposals_company_id_idx on public.proposals using btree (company_id);

create unique index proposals_draft_key on public.proposals using btree (brief_role_id)
  where (state = 'draft'::text);

create index proposals_proposed_by_idx on public.proposals using btree (proposed_by);

create policy "proposals_select_party" on "public"."proposals"
  for select
  to "authenticated"
  using
    ((((state = 'sent'::text) AND (company_id in ( select private.my_company_ids() as
    my_company_ids))) or ( select private.is_agency() as is_agency)));

comment on column "public"."proposals"."note" is 'What the agency says to the company about the whole list.';

comment on column "public"."proposals"."proposed_by_name" is 'The name as it was: the company may not look up the agency''s staff.';

comment on table "public"."proposals" is 'A shortlist that the agency puts together for a role of a brief.';

revoke all on table "public"."proposals" from "authenticated";

grant select on table "public"."proposals" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."proposals"
  to "postgres", "service_role";

create table "public"."ranking_actions" (
  "id"            bigint                   generated always as identity not null,
  "brief_role_id" uuid                     not null,
  "consultant_id" uuid                     not null,
  "ranking_id"    uuid,
  "action"        text                     not null,
  "actor_id"      uuid,
  "reason"        text,
  "acted_at"      timestamp with time zone not null default now(),
  constraint "ranking_actions_action_check"
    check ((action = ANY (ARRAY['asked'::text, 'declined'::text, 'moved'::text]))),
  constraint "ranking_actions_actor_id_fkey" foreign key (actor_id)
    references public.people(user_id) on delete set null,
  constraint "ranking_actions_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade,
  constraint "ranking_actions_check"
    check (((action <> 'moved'::text) OR (NULLIF(btrim(reason), ''::text) IS NOT NULL))),
  constraint "ranking_actions_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "ranking_actions_pkey" primary key (id),
  constraint "ranking_actions_reason_check" check ((length(reason) <= 2000)),
  constraint "ranking_actions_ranking_id_fkey" foreign key (ranking_id)
    references public.rankings(id) on delete set null
);

alter table "public"."ranking_actions"
  enable row level security;

alter table "public"."ranking_actions"
  add column "actor" public.actor_role not null;

create index ranking_actions_actor_id_idx on public.ranking_actions using btree (actor_id);

create index ranking_actions_brief_role_id_idx on public.ranking_actions
  using btree (brief_role_id, acted_at);

create index ranking_actions_consultant_id_idx on public.ranking_actions using btree (consultant_id);

create index ranking_actions_ranking_id_idx on public.ranking_actions using btree (ranking_id);

create trigger ranking_actions_refuse_change
  before update on public.ranking_actions
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_ranking_change();

create policy "ranking_actions_select_agency" on "public"."ranking_actions"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on table "public"."ranking_actions" is 'What people did with a ranking: asked somebody, declined, or moved somebody against the order, with the reason.';

revoke all on table "public"."ranking_actions" from "authenticated";

grant select on table "public"."ranking_actions" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ranking_actions"
  to "postgres", "service_role";

create table "public"."ranking_places" (
  "ranking_id"        uuid         not null,
  "place"             integer      not null,
  "raw_place"         integer      not null,
  "consultant_id"     uuid         not null,
  "mutual"            numeric(7,4) not null,
  "is_rotated"        boolean      not null,
  "is_newcomer_place" boolean      not null,
  "match"             jsonb        not null,
  constraint "ranking_places_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete cascade,
  constraint "ranking_places_pkey" primary key (ranking_id, place),
  constraint "ranking_places_place_check" check ((place > 0)),
  constraint "ranking_places_raw_place_check" check ((raw_place > 0)),
  constraint "ranking_places_ranking_id_fkey" foreign key (ranking_id)
    references public.rankings(id) on delete cascade
);

alter table "public"."ranking_places"
  enable row level security;

create index ranking_places_consultant_id_idx on public.ranking_places using btree (consultant_id);

create trigger ranking_places_refuse_change
  before update on public.ranking_places
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_ranking_change();

create policy "ranking_places_select_agency" on "public"."ranking_places"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on table "public"."ranking_places" is 'Who was shown where, with every part of the score and the explanation as shown; goes with the consultant''s account, while the counts stay.';

revoke all on table "public"."ranking_places" from "authenticated";

grant select on table "public"."ranking_places" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ranking_places"
  to "postgres", "service_role";

create table "public"."ranking_reviews" (
  "id"               uuid                     not null default gen_random_uuid(),
  "consultant_id"    uuid                     not null,
  "request_id"       uuid,
  "reason"           text                     not null,
  "asked_at"         timestamp with time zone not null default now(),
  "state"            text                     not null default 'open'::text,
  "outcome"          text,
  "answer"           text,
  "answered_by"      uuid,
  "answered_by_name" text,
  "answered_at"      timestamp with time zone,
  constraint "ranking_reviews_answer_check"
    check (((length(btrim(answer)) >= 1) AND (length(btrim(answer)) <= 4000))),
  constraint "ranking_reviews_answered_by_fkey" foreign key (answered_by)
    references public.people(user_id) on delete set null,
  constraint "ranking_reviews_check" check (((state = 'answered'::text) = ((outcome IS
    NOT NULL) AND (answer IS NOT NULL) AND (answered_by_name IS NOT NULL) AND (answered_at IS
    NOT NULL)))),
  constraint "ranking_reviews_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "ranking_reviews_outcome_check"
    check ((outcome = ANY (ARRAY['stands'::text, 'corrected'::text]))),
  constraint "ranking_reviews_pkey" primary key (id),
  constraint "ranking_reviews_reason_check"
    check (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000))),
  constraint "ranking_reviews_state_check"
    check ((state = ANY (ARRAY['open'::text, 'answered'::text]))),
  constraint "ranking_reviews_request_id_fkey" foreign key (request_id)
    references public.requests(id) on delete restrict
);

alter table "public"."ranking_reviews"
  enable row level security;

create index ranking_reviews_answered_by_idx on public.ranking_reviews using btree (answered_by);

create index ranking_reviews_consultant_id_idx on public.ranking_reviews
  using btree (consultant_id, asked_at desc);

create unique index ranking_reviews_open_key on public.ranking_reviews
  using btree (consultant_id, request_id) nulls not DISTINCT
  where (state = 'open'::text);

create index ranking_reviews_request_id_idx on public.ranking_reviews using btree (request_id);

create index ranking_reviews_state_idx on public.ranking_reviews using btree (state, asked_at);

create policy "ranking_reviews_select_party" on "public"."ranking_reviews"
  for select
  to "authenticated"
  using
    (((consultant_id = ( select private.my_consultant_id() as my_consultant_id)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."ranking_reviews"."answered_by_name" is 'The name as it was: the consultant may not look up the agency''s staff.';

comment on column "public"."ranking_reviews"."outcome" is 'stands: the ranking was right; corrected: something was wrong and has been put right.';

comment on column "public"."ranking_reviews"."request_id" is 'The request whose ranking it is about; null when it is about not being shown.';

comment on table "public"."ranking_reviews" is 'A consultant''s question to a human about how they were ranked, or not shown, and the answer.';

revoke all on table "public"."ranking_reviews" from "authenticated";

grant select on table "public"."ranking_reviews" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."ranking_reviews"
  to "postgres", "service_role";

create table "public"."rankings" (
  "id"                uuid                     not null default gen_random_uuid(),
  "brief_role_id"     uuid                     not null,
  "brief_id"          uuid                     not null,
  "company_id"        uuid                     not null,
  "day"               date                     not null,
  "fingerprint"       text                     not null,
  "recorded_at"       timestamp with time zone not null default now(),
  "actor_id"          uuid,
  "brief_version"     integer                  not null,
  "rules_version"     integer                  not null,
  "rarity_version"    integer                  not null,
  "catalogue_version" text                     not null,
  "candidates"        integer                  not null,
  "ranked"            integer                  not null,
  "ask_first"         integer                  not null,
  "filtered"          jsonb                    not null,
  "first_place"       integer                  not null default 1,
  constraint "rankings_actor_id_fkey" foreign key (actor_id) references public.people(user_id)
    on delete set null,
  constraint "rankings_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "rankings_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade,
  constraint "rankings_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "rankings_fingerprint_check" check ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint "rankings_first_place_check" check ((first_place > 0)),
  constraint "rankings_pkey" primary key (id),
  constraint "rankings_rules_version_fkey" foreign key (rules_version)
    references public.matching_rules(version) on delete restrict
);

alter table "public"."rankings"
  enable row level security;

alter table "public"."rankings"
  add column "actor" public.actor_role not null;

create index rankings_actor_id_idx on public.rankings using btree (actor_id);

create index rankings_brief_id_idx on public.rankings using btree (brief_id);

create index rankings_company_id_idx on public.rankings using btree (company_id, recorded_at desc);

create index rankings_recorded_at_idx on public.rankings using btree (recorded_at desc, id);

create index rankings_rules_version_idx on public.rankings using btree (rules_version);

create unique index rankings_shown_key on public.rankings
  using btree (brief_role_id, day, first_place, fingerprint, actor_id);

create trigger rankings_refuse_change
  before update on public.rankings
  for each row
  when ((pg_trigger_depth() = 0))
  execute function private.refuse_ranking_change();

create policy "rankings_select_agency" on "public"."rankings"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

comment on column "public"."rankings"."candidates" is 'Active consultants.';

comment on column "public"."rankings"."catalogue_version" is 'Digest of related competencies and sectors.';

comment on column "public"."rankings"."filtered" is 'How many under each first failing code, H1–H7.';

comment on column "public"."rankings"."fingerprint" is 'SHA-256 of all that was shown: the same inputs and versions give the same.';

comment on column "public"."rankings"."first_place" is 'The first place on the page that was shown.';

comment on table "public"."rankings" is 'One row for each page of a ranking shown to somebody, once a day for the same inputs: versions, sizes, filter codes. Never changed; what people did is in ranking_actions.';

revoke all on table "public"."rankings" from "authenticated";

grant select on table "public"."rankings" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."rankings"
  to "postgres", "service_role";

create table "public"."regions" (
  "id"       text     not null,
  "position" smallint not null,
  "name_sv"  text     not null,
  "name_en"  text     not null,
  constraint "regions_pkey" primary key (id),
  constraint "regions_position_key" unique ("position")
);

alter table "public"."regions"
  enable row level security;

create trigger regions_assign_slots after insert on public.regions
  referencing NEW table as added for each STATEMENT execute function private.assign_slots (
  'region',
  'id',
  'position'
);

create policy "regions_select_everyone" on "public"."regions"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."regions" is 'The 21 Swedish counties (län).';

revoke all on table "public"."regions" from "anon";

grant select on table "public"."regions" to "anon";

revoke all on table "public"."regions" from "authenticated";

grant select on table "public"."regions" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."regions"
  to "postgres", "service_role";

create table "public"."requests" (
  "id"                uuid                     not null default gen_random_uuid(),
  "brief_id"          uuid                     not null,
  "company_id"        uuid                     not null,
  "brief_role_id"     uuid                     not null,
  "consultant_id"     uuid                     not null,
  "state"             text                     not null default 'sent'::text,
  "company_name"      text                     not null,
  "consultant_number" integer                  not null,
  "message"           text                     not null default ''::text,
  "match"             jsonb                    not null,
  "sent_by"           uuid,
  "sent_at"           timestamp with time zone not null default now(),
  "answer_by"         date                     not null,
  "decline_reason"    text,
  constraint "requests_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete restrict,
  constraint "requests_brief_role_id_consultant_id_key" unique (brief_role_id, consultant_id),
  constraint "requests_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete restrict,
  constraint "requests_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "requests_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "requests_decline_reason_check" check ((length(decline_reason) <= 1000)),
  constraint "requests_message_check" check ((length(message) <= 2000)),
  constraint "requests_pkey" primary key (id),
  constraint "requests_sent_by_fkey" foreign key (sent_by) references public.people(user_id)
    on delete set null,
  constraint "requests_state_check"
    check
    ((state = ANY (ARRAY['sent'::text, 'offered'::text, 'declined'::text, 'withdrawn'::text,
    'expired'::text, 'closed'::text, 'won'::text])))
);

alter table "public"."requests"
  enable row level security;

create index requests_answer_by_idx on public.requests using btree (answer_by)
  where (state = 'sent'::text);

create index requests_brief_id_idx on public.requests using btree (brief_id);

create index requests_company_id_idx on public.requests using btree (company_id, sent_at desc);

create index requests_consultant_id_idx on public.requests using btree (consultant_id, sent_at desc);

create index requests_sent_by_idx on public.requests using btree (sent_by);

create trigger requests_note_asked
  after insert on public.requests
  for each row
  execute function private.note_request_action();

create trigger requests_note_declined
  after update of state on public.requests
  for each row
  when (((new.state = 'declined'::text) AND (old.state <> 'declined'::text)))
  execute function private.note_request_action();

create policy "requests_select_party" on "public"."requests"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or (consultant_id = (
    select private.my_consultant_id() as my_consultant_id)) or
    ( select private.is_agency() as is_agency)));

comment on column "public"."requests"."answer_by" is 'Last day to answer; after it the request expires.';

comment on column "public"."requests"."match" is 'The match as the company saw it, with every part of the score.';

comment on table "public"."requests" is 'A company asks one consultant about one role of a brief.';

revoke all on table "public"."requests" from "authenticated";

grant select on table "public"."requests" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."requests"
  to "postgres", "service_role";

create table "public"."role_competencies" (
  "role_id"       text     not null,
  "competency_id" text     not null,
  "position"      smallint not null,
  "level"         smallint not null,
  "weight"        smallint not null,
  constraint "role_competencies_competency_id_fkey" foreign key (competency_id)
    references public.competencies(id) on delete restrict,
  constraint "role_competencies_level_check" check (((level >= 1) AND (level <= 5))),
  constraint "role_competencies_pkey" primary key (role_id, competency_id),
  constraint "role_competencies_weight_check" check (((weight >= 1) AND (weight <= 3))),
  constraint "role_competencies_role_id_fkey" foreign key (role_id) references public.roles(id)
    on delete cascade
);

alter table "public"."role_competencies"
  enable row level security;

create index role_competencies_competency_id_idx on public.role_competencies
  using btree (competency_id);

create policy "role_competencies_select_everyone" on "public"."role_competencies"
  for select
  to "anon", "authenticated"
  using (true);

comment on column "public"."role_competencies"."weight" is '3 essential, 2 important, 1 useful.';

comment on table "public"."role_competencies" is 'A role''s competency profile.';

revoke all on table "public"."role_competencies" from "anon";

grant select on table "public"."role_competencies" to "anon";

revoke all on table "public"."role_competencies" from "authenticated";

grant select on table "public"."role_competencies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."role_competencies"
  to "postgres", "service_role";

create table "public"."roles" (
  "id"                  text     not null,
  "position"            smallint not null,
  "name_sv"             text     not null,
  "name_en"             text     not null,
  "aliases"             text[]   not null default '{}'::text[],
  "description_sv"      text     not null,
  "description_en"      text     not null,
  "responsibilities_sv" text[]   not null,
  "responsibilities_en" text[]   not null,
  "deliverables_sv"     text[]   not null,
  "deliverables_en"     text[]   not null,
  "wrong_when_sv"       text[]   not null default '{}'::text[],
  "wrong_when_en"       text[]   not null default '{}'::text[],
  "first_in_place_sv"   text[]   not null default '{}'::text[],
  "first_in_place_en"   text[]   not null default '{}'::text[],
  "day_rate_low_ore"    bigint,
  "day_rate_high_ore"   bigint,
  "day_rate_basis"      text,
  "phases"              text[]   not null default '{}'::text[],
  "esco"                jsonb    not null default '[]'::jsonb,
  "search_text"         text     not null,
  constraint "roles_check" check ((day_rate_high_ore >= day_rate_low_ore)),
  constraint "roles_day_rate_basis_check"
    check ((day_rate_basis = ANY (ARRAY['anchored'::text, 'assumption'::text]))),
  constraint "roles_day_rate_low_ore_check" check ((day_rate_low_ore > 0)),
  constraint "roles_id_check" check ((id ~ '^[a-z][a-z-]*$'::text)),
  constraint "roles_pkey" primary key (id),
  constraint "roles_position_key" unique ("position")
);

alter table "public"."roles"
  enable row level security;

create index roles_search_text_idx on public.roles using gin (search_text extensions.gin_trgm_ops);

create trigger roles_assign_slots after insert on public.roles
  referencing NEW table as added for each STATEMENT execute function private.assign_slots (
  'role',
  'id',
  'position'
);

create policy "roles_select_everyone" on "public"."roles"
  for select
  to "anon", "authenticated"
  using (true);

comment on column "public"."roles"."day_rate_basis" is 'Only anchored spans may be shown as fact.';

comment on column "public"."roles"."first_in_place_sv" is 'What must be in place before the role can do good.';

comment on column "public"."roles"."phases" is 'Phases of a plan that the role works in, the first one most (diagnosis.json).';

comment on column "public"."roles"."search_text" is 'Lower-case names and aliases in both languages.';

comment on column "public"."roles"."wrong_when_sv" is 'Situations in which this is the wrong role, and which to look at instead.';

comment on table "public"."roles" is 'The catalogue''s roles.';

revoke all on table "public"."roles" from "anon";

grant select on table "public"."roles" to "anon";

revoke all on table "public"."roles" from "authenticated";

grant select on table "public"."roles" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."roles"
  to "postgres", "service_role";

create table "public"."sector_relations" (
  "a" text not null,
  "b" text not null,
  constraint "sector_relations_check" check ((a < b)),
  constraint "sector_relations_pkey" primary key (a, b),
  constraint "sector_relations_a_fkey" foreign key (a) references public.sectors(id)
    on delete cascade,
  constraint "sector_relations_b_fkey" foreign key (b) references public.sectors(id)
    on delete cascade
);

alter table "public"."sector_relations"
  enable row level security;

create index sector_relations_b_idx on public.sector_relations using btree (b);

create policy "sector_relations_select_everyone" on "public"."sector_relations"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."sector_relations" is 'Related sectors, each pair once with a before b; worth 0.7 in matching.';

revoke all on table "public"."sector_relations" from "anon";

grant select on table "public"."sector_relations" to "anon";

revoke all on table "public"."sector_relations" from "authenticated";

grant select on table "public"."sector_relations" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."sector_relations"
  to "postgres", "service_role";

create table "public"."sectors" (
  "id"       text     not null,
  "position" smallint not null,
  "name_sv"  text     not null,
  "name_en"  text     not null,
  constraint "sectors_pkey" primary key (id),
  constraint "sectors_position_key" unique ("position")
);

alter table "public"."sectors"
  enable row level security;

create trigger sectors_assign_slots after insert on public.sectors
  referencing NEW table as added for each STATEMENT execute function private.assign_slots (
  'sector',
  'id',
  'position'
);

create policy "sectors_select_everyone" on "public"."sectors"
  for select
  to "anon", "authenticated"
  using (true);

comment on table "public"."sectors" is 'Lines of business.';

revoke all on table "public"."sectors" from "anon";

grant select on table "public"."sectors" to "anon";

revoke all on table "public"."sectors" from "authenticated";

grant select on table "public"."sectors" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."sectors"
  to "postgres", "service_role";

create table "public"."service_promises" (
  "id"           text     not null,
  "position"     smallint not null,
  "target_days"  smallint not null,
  "fewest_cases" smallint not null default 5,
  constraint "service_promises_fewest_cases_check"
    check (((fewest_cases >= 1) AND (fewest_cases <= 100))),
  constraint "service_promises_id_check" check ((id ~ '^[a-z_]+$'::text)),
  constraint "service_promises_pkey" primary key (id),
  constraint "service_promises_position_key" unique ("position"),
  constraint "service_promises_target_days_check"
    check (((target_days >= 1) AND (target_days <= 60)))
);

alter table "public"."service_promises"
  enable row level security;

create policy "service_promises_select_signed_in" on "public"."service_promises"
  for select
  to "authenticated"
  using (true);

comment on column "public"."service_promises"."fewest_cases" is 'Below this many a median says nothing and is not shown.';

comment on column "public"."service_promises"."target_days" is 'Working days from start to end, both measured as days in Sweden.';

comment on table "public"."service_promises" is 'What the agency promises, in working days. Rows are reference data.';

revoke all on table "public"."service_promises" from "authenticated";

grant select on table "public"."service_promises" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."service_promises"
  to "postgres", "service_role";

create table "public"."shortlist_candidates" (
  "shortlist_id"  uuid                     not null,
  "consultant_id" uuid                     not null,
  "position"      smallint,
  "note"          text                     not null default ''::text,
  "added_by"      uuid,
  "added_at"      timestamp with time zone not null default now(),
  "removed_at"    timestamp with time zone,
  constraint "shortlist_candidates_added_by_fkey" foreign key (added_by)
    references public.people(user_id) on delete set null,
  constraint "shortlist_candidates_check" check ((("position" IS NULL) = (removed_at IS NOT NULL))),
  constraint "shortlist_candidates_consultant_id_fkey" foreign key (consultant_id)
    references public.consultants(id) on delete restrict,
  constraint "shortlist_candidates_note_check" check ((length(note) <= 1000)),
  constraint "shortlist_candidates_pkey" primary key (shortlist_id, consultant_id),
  constraint "shortlist_candidates_position_check"
    check ((("position" >= 1) AND ("position" <= 10))),
  constraint "shortlist_candidates_shortlist_id_position_key" unique (shortlist_id, "position")
    deferrable,
  constraint "shortlist_candidates_shortlist_id_fkey" foreign key (shortlist_id)
    references public.shortlists(id) on delete cascade
);

alter table "public"."shortlist_candidates"
  enable row level security;

create index shortlist_candidates_added_by_idx on public.shortlist_candidates using btree (added_by);

create index shortlist_candidates_consultant_id_idx on public.shortlist_candidates
  using btree (consultant_id);

create policy "shortlist_candidates_select_member" on "public"."shortlist_candidates"
  for select
  to "authenticated"
  using ((shortlist_id in ( select s.id
   from public.shortlists s)));

comment on column "public"."shortlist_candidates"."note" is 'Why the company singled this person out.';

comment on table "public"."shortlist_candidates" is 'Who is on a shortlist, by consultant number only. Who is taken off stays as a row, so that votes are not lost.';

revoke all on table "public"."shortlist_candidates" from "authenticated";

grant select on table "public"."shortlist_candidates" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."shortlist_candidates"
  to "postgres", "service_role";

create table "public"."shortlist_links" (
  "key"          uuid                     not null default gen_random_uuid(),
  "shortlist_id" uuid                     not null,
  "created_by"   uuid,
  "created_at"   timestamp with time zone not null default now(),
  "revoked_at"   timestamp with time zone,
  "revoked_by"   uuid,
  constraint "shortlist_links_created_by_fkey" foreign key (created_by)
    references public.people(user_id) on delete set null,
  constraint "shortlist_links_pkey" primary key (key),
  constraint "shortlist_links_revoked_by_fkey" foreign key (revoked_by)
    references public.people(user_id) on delete set null,
  constraint "shortlist_links_shortlist_id_fkey" foreign key (shortlist_id)
    references public.shortlists(id) on delete cascade
);

alter table "public"."shortlist_links"
  enable row level security;

create index shortlist_links_created_by_idx on public.shortlist_links using btree (created_by);

create unique index shortlist_links_live_key on public.shortlist_links using btree (shortlist_id)
  where (revoked_at is null);

create index shortlist_links_revoked_by_idx on public.shortlist_links using btree (revoked_by);

create index shortlist_links_shortlist_id_idx on public.shortlist_links using btree (shortlist_id);

create policy "shortlist_links_select_member" on "public"."shortlist_links"
  for select
  to "authenticated"
  using ((shortlist_id in ( select private.my_shortlist_ids() as my_shortlist_ids)));

comment on table "public"."shortlist_links" is 'The addresses that a shortlist was shared under. An address alone opens nothing: it takes a sign-in as a member of the company.';

revoke all on table "public"."shortlist_links" from "authenticated";

grant select on table "public"."shortlist_links" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."shortlist_links"
  to "postgres", "service_role";

create table "public"."shortlist_voters" (
  "shortlist_id" uuid                     not null,
  "user_id"      uuid                     not null,
  "department"   text                     not null default ''::text,
  "invited_at"   timestamp with time zone,
  "voted_at"     timestamp with time zone,
  constraint "shortlist_voters_department_check" check ((length(department) <= 80)),
  constraint "shortlist_voters_pkey" primary key (shortlist_id, user_id),
  constraint "shortlist_voters_user_id_fkey" foreign key (user_id) references public.people(user_id)
    on delete cascade,
  constraint "shortlist_voters_shortlist_id_fkey" foreign key (shortlist_id)
    references public.shortlists(id) on delete cascade
);

alter table "public"."shortlist_voters"
  enable row level security;

create index shortlist_voters_user_id_idx on public.shortlist_voters using btree (user_id);

create policy "shortlist_voters_select_member" on "public"."shortlist_voters"
  for select
  to "authenticated"
  using ((shortlist_id in ( select private.my_shortlist_ids() as my_shortlist_ids)));

comment on column "public"."shortlist_voters"."department" is 'In the voter''s own words; empty until they have said.';

comment on table "public"."shortlist_voters" is 'Who was asked to vote or has voted about a shortlist, and for which department they speak.';

revoke all on table "public"."shortlist_voters" from "authenticated";

grant select on table "public"."shortlist_voters" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."shortlist_voters"
  to "postgres", "service_role";

create table "public"."shortlist_votes" (
  "shortlist_id"  uuid                     not null,
  "consultant_id" uuid                     not null,
  "user_id"       uuid                     not null,
  "vote"          text                     not null,
  "comment"       text                     not null default ''::text,
  "voted_at"      timestamp with time zone not null default now(),
  constraint "shortlist_votes_comment_check" check ((length(comment) <= 1000)),
  constraint "shortlist_votes_pkey" primary key (shortlist_id, consultant_id, user_id),
  constraint "shortlist_votes_shortlist_id_consultant_id_fkey"
    foreign key (shortlist_id, consultant_id)
    references public.shortlist_candidates(shortlist_id, consultant_id) on delete cascade,
  constraint "shortlist_votes_shortlist_id_user_id_fkey" foreign key (shortlist_id, user_id)
    references public.shortlist_voters(shortlist_id, user_id) on delete cascade,
  constraint "shortlist_votes_vote_check"
    check ((vote = ANY (ARRAY['yes'::text, 'no'::text, 'unsure'::text])))
);

alter table "public"."shortlist_votes"
  enable row level security;

create index shortlist_votes_voter_idx on public.shortlist_votes using btree (shortlist_id, user_id);

create policy "shortlist_votes_select_member" on "public"."shortlist_votes"
  for select
  to "authenticated"
  using ((shortlist_id in ( select private.my_shortlist_ids() as my_shortlist_ids)));

comment on table "public"."shortlist_votes" is 'What one colleague says of one candidate. For the company alone.';

revoke all on table "public"."shortlist_votes" from "authenticated";

grant select on table "public"."shortlist_votes" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."shortlist_votes"
  to "postgres", "service_role";

create table "public"."shortlists" (
  "id"            uuid                     not null default gen_random_uuid(),
  "brief_role_id" uuid                     not null,
  "brief_id"      uuid                     not null,
  "company_id"    uuid                     not null,
  "created_by"    uuid,
  "created_at"    timestamp with time zone not null default now(),
  "version"       integer                  not null default 1,
  "question"      text                     not null default ''::text,
  "closes_on"     date,
  "closed_at"     timestamp with time zone,
  "shared_at"     timestamp with time zone,
  "reminded_for"  date,
  constraint "shortlists_brief_id_fkey" foreign key (brief_id) references public.briefs(id)
    on delete cascade,
  constraint "shortlists_brief_role_id_fkey" foreign key (brief_role_id)
    references public.brief_roles(id) on delete cascade,
  constraint "shortlists_brief_role_id_key" unique (brief_role_id),
  constraint "shortlists_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "shortlists_created_by_fkey" foreign key (created_by) references public.people(user_id)
    on delete set null,
  constraint "shortlists_pkey" primary key (id),
  constraint "shortlists_question_check" check ((length(question) <= 1000))
);

alter table "public"."shortlists"
  enable row level security;

create index shortlists_brief_id_idx on public.shortlists using btree (brief_id);

create index shortlists_closes_on_idx on public.shortlists using btree (closes_on)
  where (closed_at is null);

create index shortlists_company_id_idx on public.shortlists
  using btree (company_id, created_at desc);

create index shortlists_created_by_idx on public.shortlists using btree (created_by);

create policy "shortlists_select_member" on "public"."shortlists"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."shortlists"."closed_at" is 'Set when the voting was closed before its last day.';

comment on column "public"."shortlists"."closes_on" is 'Last day to vote; null before the list was first shared.';

comment on column "public"."shortlists"."question" is 'What the colleagues are asked to think about.';

comment on column "public"."shortlists"."reminded_for" is 'The last day that a reminder has been sent about.';

comment on column "public"."shortlists"."shared_at" is 'When the list was first shared with colleagues.';

comment on column "public"."shortlists"."version" is 'Raised at each change of the list, so that a stale page is refused.';

comment on table "public"."shortlists" is 'The consultants a company singled out for a role of a brief; one list for each role.';

revoke all on table "public"."shortlists" from "authenticated";

grant select on table "public"."shortlists" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."shortlists"
  to "postgres", "service_role";

create table "public"."state_transitions" (
  "entity"     text not null,
  "from_state" text not null,
  "to_state"   text not null,
  constraint "state_transitions_check" check ((to_state <> from_state)),
  constraint "state_transitions_entity_check"
    check
    ((entity = ANY (ARRAY['consultant'::text, 'brief'::text, 'request'::text, 'offer'::text,
    'assignment'::text,
    'timesheet'::text, 'invoice'::text, 'payment_attempt'::text, 'expense'::text])))
);

alter table "public"."state_transitions"
  enable row level security;

alter table "public"."state_transitions"
  add column "actor" public.actor_role not null;

alter table "public"."state_transitions"
  add constraint "state_transitions_pkey" primary key (entity, from_state, to_state, actor);

create policy "state_transitions_select_authenticated" on "public"."state_transitions"
  for select
  to "authenticated"
  using (true);

comment on column "public"."state_transitions"."actor" is 'The side that may make the change.';

comment on column "public"."state_transitions"."entity" is 'The kind of thing that changes state.';

comment on table "public"."state_transitions" is 'Every allowed change of state and the side that may make it. Rows are reference data; the transition functions refuse all else.';

revoke all on table "public"."state_transitions" from "authenticated";

grant select on table "public"."state_transitions" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."state_transitions"
  to "postgres", "service_role";

create table "public"."strategies" (
  "id"                uuid                     not null default gen_random_uuid(),
  "company_id"        uuid                     not null,
  "form_key"          uuid,
  "title"             text                     not null,
  "summary"           text                     not null,
  "approved_by_name"  text                     not null,
  "approved_by_title" text                     not null,
  "approved_on"       date                     not null,
  "registered_by"     uuid,
  "registered_at"     timestamp with time zone not null default now(),
  "ended_at"          timestamp with time zone,
  constraint "strategies_approved_by_name_check"
    check (((length(btrim(approved_by_name)) >= 2) AND (length(btrim(approved_by_name)) <= 120))),
  constraint "strategies_approved_by_title_check"
    check (((length(btrim(approved_by_title)) >= 2) AND (length(btrim(approved_by_title)) <= 120))),
  constraint "strategies_approved_on_check" check ((approved_on >= '2000-01-01'::date)),
  constraint "strategies_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "strategies_form_key_key" unique (form_key),
  constraint "strategies_pkey" primary key (id),
  constraint "strategies_registered_by_fkey" foreign key (registered_by)
    references public.people(user_id) on delete set null,
  constraint "strategies_summary_check"
    check (((length(btrim(summary)) >= 20) AND (length(btrim(summary)) <= 4000))),
  constraint "strategies_title_check"
    check (((length(btrim(title)) >= 3) AND (length(btrim(title)) <= 120)))
);

alter table "public"."strategies"
  enable row level security;

create index strategies_company_id_idx on public.strategies
  using btree (company_id, approved_on desc);

create index strategies_registered_by_idx on public.strategies using btree (registered_by);

create policy "strategies_select_member" on "public"."strategies"
  for select
  to "authenticated"
  using
    (((company_id in ( select private.my_company_ids() as my_company_ids)) or ( select
    private.is_agency() as is_agency)));

comment on column "public"."strategies"."approved_by_name" is 'The person who decided; not necessarily a user.';

comment on column "public"."strategies"."ended_at" is 'When it stopped being in force; null while it is.';

comment on table "public"."strategies" is 'A strategy that a company''s management has approved, as the company''s owner registered it.';

revoke all on table "public"."strategies" from "authenticated";

grant select on table "public"."strategies" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."strategies"
  to "postgres", "service_role";

create table "public"."time_entries" (
  "id"           uuid     not null default gen_random_uuid(),
  "timesheet_id" uuid     not null,
  "position"     smallint not null,
  "work_date"    date     not null,
  "minutes"      smallint not null,
  "activity"     text     not null,
  "goal_id"      uuid,
  constraint "time_entries_activity_check"
    check (((length(btrim(activity)) >= 1) AND (length(btrim(activity)) <= 500))),
  constraint "time_entries_goal_id_fkey" foreign key (goal_id)
    references public.assignment_goals(id) on delete restrict,
  constraint "time_entries_minutes_check"
    check ((((minutes >= 15) AND (minutes <= 1440)) AND (((minutes)::integer % 15) = 0))),
  constraint "time_entries_pkey" primary key (id),
  constraint "time_entries_timesheet_id_position_key" unique (timesheet_id, "position"),
  constraint "time_entries_timesheet_id_fkey" foreign key (timesheet_id)
    references public.timesheets(id) on delete restrict
);

alter table "public"."time_entries"
  enable row level security;

create index time_entries_goal_id_idx on public.time_entries using btree (goal_id);

create policy "time_entries_select_party" on "public"."time_entries"
  for select
  to "authenticated"
  using ((timesheet_id in ( select t.id
   from public.timesheets t)));

comment on column "public"."time_entries"."goal_id" is 'What the time was for; null is shown honestly as unlinked.';

comment on table "public"."time_entries" is 'Minutes of one activity on one day, in quarters of an hour.';

revoke all on table "public"."time_entries" from "authenticated";

grant select on table "public"."time_entries" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."time_entries"
  to "postgres", "service_role";

create table "public"."timesheets" (
  "id"            uuid                     not null default gen_random_uuid(),
  "assignment_id" uuid                     not null,
  "week_start"    date                     not null,
  "state"         text                     not null default 'draft'::text,
  "version"       integer                  not null default 1,
  "submitted_at"  timestamp with time zone,
  "decided_at"    timestamp with time zone,
  "reject_reason" text,
  "created_at"    timestamp with time zone not null default now(),
  constraint "timesheets_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "timesheets_assignment_id_week_start_key" unique (assignment_id, week_start),
  constraint "timesheets_pkey" primary key (id),
  constraint "timesheets_reject_reason_check" check ((length(reject_reason) <= 1000)),
  constraint "timesheets_state_check"
    check
    ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'rejected'::text,
    'invoiced'::text]))),
  constraint "timesheets_week_start_check" check ((EXTRACT(isodow FROM week_start) = (1)::numeric))
);

alter table "public"."timesheets"
  enable row level security;

create index timesheets_state_idx on public.timesheets using btree (state, week_start);

create policy "timesheets_select_company" on "public"."timesheets"
  for select
  to "authenticated"
  using
    (((state <> 'draft'::text) AND (assignment_id in ( select private.my_assignment_ids() as
    my_assignment_ids))));

create policy "timesheets_select_consultant" on "public"."timesheets"
  for select
  to "authenticated"
  using
    (((assignment_id in ( select private.my_work_assignment_ids() as my_work_assignment_ids)) or (
    select private.is_agency() as is_agency)));

comment on column "public"."timesheets"."week_start" is 'The Monday of the ISO week.';

comment on table "public"."timesheets" is 'A week''s rows on one assignment, submitted and approved together.';

revoke all on table "public"."timesheets" from "authenticated";

grant select on table "public"."timesheets" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."timesheets"
  to "postgres", "service_role";

create view "public"."assignment_progress" with (security_invoker=true) AS  SELECT a.id AS assignment_id,
    (round(((((d.working_days * 480) * a.percent))::numeric / 100.0)))::integer AS planned_minutes,
    (COALESCE(s.reported, (0)::bigint))::integer AS reported_minutes,
    (COALESCE(s.approved, (0)::bigint))::integer AS approved_minutes,
    (COALESCE(s.invoiced, (0)::bigint))::integer AS invoiced_minutes,
    (COALESCE(s.linked, (0)::bigint))::integer AS linked_minutes
   FROM ((public.assignments a
     CROSS JOIN LATERAL ( SELECT (u.working_days_before - l.working_days_before) AS working_days
           FROM public.calendar_days l,
            public.calendar_days u
          WHERE ((l.day = lower(a.during)) AND (u.day = upper(a.during)))) d)
     LEFT JOIN LATERAL ( SELECT sum(e.minutes) AS reported,
            sum(e.minutes) FILTER (WHERE (t.state = ANY (ARRAY['approved'::text, 'invoiced'::text]))) AS approved,
            sum(e.minutes) FILTER (WHERE (t.state = 'invoiced'::text)) AS invoiced,
            sum(e.minutes) FILTER (WHERE (e.goal_id IS NOT NULL)) AS linked
           FROM (public.timesheets t
             JOIN public.time_entries e ON ((e.timesheet_id = t.id)))
          WHERE (t.assignment_id = a.id)) s ON (true));

comment on view "public"."assignment_progress" is 'Planned minutes (working days × 8 hours × share) against reported, approved, invoiced and goal-linked ones. Rows as the reader may see assignments.';

revoke all on table "public"."assignment_progress" from "authenticated";

grant select on table "public"."assignment_progress" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."assignment_progress"
  to "postgres", "service_role";

create view "public"."invoice_balances" with (security_invoker=true) AS  SELECT i.id AS invoice_id,
    i.total_ore,
    (COALESCE(a.paid_ore, (0)::numeric))::bigint AS paid_ore,
    (COALESCE(c.credited_ore, (0)::numeric))::bigint AS credited_ore,
    (GREATEST((0)::numeric, ((((i.total_ore + i.rounding_ore))::numeric - COALESCE(c.credited_ore, (0)::numeric)) - COALESCE(a.paid_ore, (0)::numeric))))::bigint AS open_ore,
    (COALESCE(s.surplus_ore, (0)::numeric))::bigint AS surplus_ore,
    ((i.state = 'issued'::text) AND (i.due_date < ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date)) AS is_overdue
   FROM (((public.invoices i
     LEFT JOIN LATERAL ( SELECT sum(x.amount_ore) AS paid_ore
           FROM public.payment_allocations x
          WHERE (x.invoice_id = i.id)) a ON (true))
     LEFT JOIN LATERAL ( SELECT sum((x.total_ore + x.rounding_ore)) AS credited_ore
           FROM public.credit_notes x
          WHERE (x.invoice_id = i.id)) c ON (true))
     LEFT JOIN LATERAL ( SELECT sum(((p.amount_ore)::numeric - COALESCE(( SELECT sum(y.amount_ore) AS sum
                   FROM public.payment_allocations y
                  WHERE (y.payment_id = p.id)), (0)::numeric))) AS surplus_ore
           FROM public.payments p
          WHERE (p.invoice_id = i.id)) s ON (true));

comment on view "public"."invoice_balances" is 'What is paid, credited and open on each invoice, what was paid too much by those who named it, and whether it is past its due date.';

revoke all on table "public"."invoice_balances" from "authenticated";

grant select on table "public"."invoice_balances" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."invoice_balances"
  to "postgres", "service_role";

create view "public"."timesheet_sums" with (security_invoker=true) AS  SELECT t.id AS timesheet_id,
    t.assignment_id,
    t.week_start,
    t.state,
    a.company_id,
    a.consultant_id,
    a.company_name,
    a.consultant_name,
    a.title,
    a.number AS assignment_number,
    (COALESCE(e.minutes, (0)::bigint))::integer AS minutes,
    (COALESCE(e.linked_minutes, (0)::bigint))::integer AS linked_minutes,
    (round((((COALESCE(e.minutes, (0)::bigint) * a.rate_ore))::numeric / 60.0)))::bigint AS amount_ore,
    (round((((COALESCE(e.minutes, (0)::bigint) * a.fee_ore))::numeric / 60.0)))::bigint AS fee_ore,
    t.submitted_at,
    t.decided_at,
    t.reject_reason,
    t.version
   FROM ((public.timesheets t
     JOIN public.assignments a ON ((a.id = t.assignment_id)))
     LEFT JOIN LATERAL ( SELECT sum(x.minutes) AS minutes,
            sum(x.minutes) FILTER (WHERE (x.goal_id IS NOT NULL)) AS linked_minutes
           FROM public.time_entries x
          WHERE (x.timesheet_id = t.id)) e ON (true));

comment on view "public"."timesheet_sums" is 'Each timesheet with its minutes, the client''s amount and the consultant''s fee (öre, excluding VAT, rounded half up once). Rows as the reader may see timesheets.';

revoke all on table "public"."timesheet_sums" from "authenticated";

grant select on table "public"."timesheet_sums" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."timesheet_sums"
  to "postgres", "service_role";

create or replace function private.account_of (
  p_role text
)
  returns integer
  language sql
  stable
  set search_path to ''
  AS $function$ select r.account from public.ledger_roles r where r.role = p_role $function$;

comment on function "private"."account_of"(text) is 'The account that plays a part now; null for an unknown part.';

revoke all on function "private"."account_of"(text) from public;

grant execute on function "private"."account_of"(text) to "postgres";

create or replace function private.allocate_payment (
  p_payment    public.payments,
  p_invoice    public.invoices,
  p_amount_ore bigint,
  p_actor      uuid            default null::uuid
)
  returns bigint
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_amount bigint := least(p_amount_ore, private.unused_amount(p_payment.id), private.open_amount(p_invoice.id));
  v_row public.payment_allocations;
begin
  if v_amount <= 0 or p_payment.currency <> p_invoice.currency
    or p_payment.company_id <> p_invoice.company_id then
    return 0;
  end if;
  insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
  values (p_payment.id, p_invoice.id, v_amount, p_actor) returning * into v_row;
  perform private.settle_invoice(p_invoice);
  perform private.post_allocation(v_row);
  return v_amount;
end
$function$;

comment on function "private"."allocate_payment"(public.payments, public.invoices, bigint, uuid) is
  'Uses a payment for an invoice, at most what is unused of the one and open of the other. The invoice''s row is locked by the caller. Returns the amount used.';

revoke all
  on function "private"."allocate_payment"(public.payments, public.invoices, bigint, uuid)
  from public;

grant execute
  on function "private"."allocate_payment"(public.payments, public.invoices, bigint, uuid)
  to "postgres";

create or replace function private.ask_under (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns jsonb
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_version int := (p_ask ->> 'rarity_version')::int;
begin
  if v_version = 0 then
    return p_ask;
  end if;
  return jsonb_set(p_ask, '{requirements}', (
    select jsonb_agg(case when f.able is null then w.row else jsonb_set(w.row, '{rarity}',
        to_jsonb(round(10000 * private.rarity_factor(f.able, v.consultants, p_rules))::int)) end order by w.at)
    from jsonb_array_elements(p_ask -> 'requirements') with ordinality w(row, at)
    join private.rarity_versions v on v.version = v_version
    left join private.rarity_weights f on f.version = v_version and f.competency_id = w.row ->> 'id'));
end
$function$;

comment on function "private"."ask_under"(jsonb, public.matching_rules) is 'What a role asks for with rarity weights worked out by other rules from the same night''s count of people: what a version would make of it. Without a night yet nothing is rare.';

revoke all on function "private"."ask_under"(jsonb, public.matching_rules) from public;

grant execute on function "private"."ask_under"(jsonb, public.matching_rules) to "postgres";

create or replace function private.asked_period (
  p_roles jsonb
)
  returns daterange
  language sql
  immutable
  set search_path to ''
  AS $function$
  select daterange(min((t ->> 'starts_on')::date), max((t ->> 'ends_on')::date), '[]')
  from jsonb_array_elements(p_roles) r, jsonb_array_elements(r -> 'times') t
$function$;

comment on function "private"."asked_period"(jsonb) is 'From the first to the last day that any role is asked for.';

revoke all on function "private"."asked_period"(jsonb) from public;

grant execute on function "private"."asked_period"(jsonb) to "postgres";

create or replace function private.asked_sum (
  p_ask jsonb
)
  returns bigint
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return (select coalesce(sum((t ->> 'percent')::bigint * ((t ->> 'hi')::int - (t ->> 'lo')::int)), 0)
    from jsonb_array_elements(p_ask -> 'times') t);
end
$function$;

comment on function "private"."asked_sum"(jsonb) is 'The percent-days asked for.';

revoke all on function "private"."asked_sum"(jsonb) from public;

grant execute on function "private"."asked_sum"(jsonb) to "postgres";

create or replace function private.assert_brief_goals (
  p_brief public.briefs
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."assert_brief_goals"(public.briefs) is 'An open brief has a goal and at least one outcome or impact measure (kpis.json, rules 1 and 3): surface measures are never the only ones.';

revoke all on function "private"."assert_brief_goals"(public.briefs) from public;

grant execute on function "private"."assert_brief_goals"(public.briefs) to "postgres";

create or replace function private.assert_brief_ready (
  p_brief public.briefs
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_execution date;
  v_strategy date;
begin
  perform private.assert_brief_goals(p_brief);
  select min(lower(t.during)) filter (where private.is_execution(r.phase)),
    min(lower(t.during)) filter (where r.phase = 'strategy')
  into v_execution, v_strategy
  from public.brief_roles r
  join public.brief_role_times t on t.brief_role_id = r.id
  where r.brief_id = p_brief.id;
  if v_execution is null or v_strategy <= v_execution or private.may_buy_execution(p_brief) then
    return;
  end if;
  perform private.raise_problem(409, 'strategy_first', private.strategy_standing(p_brief.company_id));
end
$function$;

comment on function "private"."assert_brief_ready"(public.briefs) is 'What an open brief must have: goals, and a strategy before execution. A brief that itself begins with a strategy role may be open; its other roles wait (assert_role_may_start).';

revoke all on function "private"."assert_brief_ready"(public.briefs) from public;

grant execute on function "private"."assert_brief_ready"(public.briefs) to "postgres";

create or replace function private.assert_brief_role_open (
  p_brief         public.briefs,
  p_brief_role_id uuid
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  if p_brief.state not in ('draft', 'open') then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', p_brief.state));
  elsif exists (select from public.brief_roles r
    where r.id = p_brief_role_id and r.filled_at is not null) then
    perform private.raise_problem(409, 'role_filled');
  end if;
end
$function$;

comment on function "private"."assert_brief_role_open"(public.briefs, uuid) is
  'Raises 409 brief_closed or role_filled when there is nothing left to choose about.';

revoke all on function "private"."assert_brief_role_open"(public.briefs, uuid) from public;

grant execute on function "private"."assert_brief_role_open"(public.briefs, uuid) to "postgres";

create or replace function private.assert_diagnosis_answers (
  p_version text,
  p_answers jsonb
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_questions jsonb;
begin
  select v.data -> 'questions' into v_questions
  from public.diagnosis_versions v where v.version = p_version;
  if v_questions is null or jsonb_typeof(p_answers) is distinct from 'object' then
    perform private.raise_problem(400, 'diagnosis_invalid');
  end if;
  if exists (
    select from jsonb_each(p_answers) a
    where not exists (
      select from jsonb_array_elements(v_questions) as q (item),
        jsonb_array_elements(q.item -> 'options') as o (item)
      where q.item ->> 'id' = a.key and o.item -> 'score' = a.value)
  ) then
    perform private.raise_problem(400, 'diagnosis_invalid');
  end if;
end
$function$;

comment on function "private"."assert_diagnosis_answers"(text, jsonb) is 'Passes when every answer is one of its question''s scores in that version; else 400 diagnosis_invalid.';

revoke all on function "private"."assert_diagnosis_answers"(text, jsonb) from public;

grant execute on function "private"."assert_diagnosis_answers"(text, jsonb) to "postgres";

create or replace function private.assert_diagnosis_context (
  p_version text,
  p_context jsonb
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  if jsonb_typeof(p_context) is distinct from 'object' or exists (
    select from public.diagnosis_versions v, jsonb_array_elements(v.data -> 'context') as q (item)
    where v.version = p_version and not exists (
      select from jsonb_array_elements(q.item -> 'options') as o (item)
      where o.item -> 'id' = p_context -> (q.item ->> 'id'))
  ) or (select count(*) from jsonb_object_keys(p_context)) <> (
    select jsonb_array_length(v.data -> 'context')
    from public.diagnosis_versions v where v.version = p_version)
  then
    perform private.raise_problem(400, 'diagnosis_invalid');
  end if;
end
$function$;

comment on function "private"."assert_diagnosis_context"(text, jsonb) is 'Passes when each context question, and nothing else, has one of its options; else 400 diagnosis_invalid.';

revoke all on function "private"."assert_diagnosis_context"(text, jsonb) from public;

grant execute on function "private"."assert_diagnosis_context"(text, jsonb) to "postgres";

create or replace function private.assert_role_may_start (
  p_role public.brief_roles
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs;
begin
  select * into v_brief from public.briefs where id = p_role.brief_id;
  if private.is_execution(p_role.phase) and not private.may_buy_execution(v_brief) then
    perform private.raise_problem(409, 'strategy_first_role');
  end if;
end
$function$;

comment on function "private"."assert_role_may_start"(public.brief_roles) is
  'Nobody is asked about an execution role before there is a strategy, or a reason to go on without.';

revoke all on function "private"."assert_role_may_start"(public.brief_roles) from public;

grant execute on function "private"."assert_role_may_start"(public.brief_roles) to "postgres";

create or replace function private.assert_transition (
  p_entity text,
  p_from   text,
  p_to     text,
  p_actor  public.actor_role
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."assert_transition"(text, text, text, public.actor_role) is
  'Passes silently when the change is in state_transitions for this actor; else raises 409 transition_refused with the current state, so that a stale page can say what happened.';

revoke all
  on function "private"."assert_transition"(text, text, text, public.actor_role)
  from public;

grant execute
  on function "private"."assert_transition"(text, text, text, public.actor_role)
  to "postgres";

create or replace function private.assign_slots()
  returns trigger
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."assign_slots"() is 'Trigger: a new catalogue row gets the next free slot of its kind.';

revoke all on function "private"."assign_slots"() from public;

grant execute on function "private"."assign_slots"() to "postgres";

create or replace function private.band_firsts (
  p_mutuals integer[],
  p_band    integer
)
  returns integer[]
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_firsts int[] := '{}';
  v_mutual int;
begin
  foreach v_mutual in array coalesce(p_mutuals, '{}') loop
    if v_firsts = '{}' or v_mutual < v_firsts[cardinality(v_firsts)] - p_band then
      v_firsts := v_firsts || v_mutual;
    end if;
  end loop;
  return v_firsts;
end
$function$;

comment on function "private"."band_firsts"(integer[], integer) is 'The first score of each band, of scores in falling order.';

revoke all on function "private"."band_firsts"(integer[], integer) from public;

grant execute on function "private"."band_firsts"(integer[], integer) to "postgres";

create or replace function private.band_of (
  p_mutual numeric,
  p_rules  public.matching_rules
)
  returns text
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return case when round(p_mutual) >= p_rules.band_very_good then 'very_good'
    when round(p_mutual) >= p_rules.band_good then 'good'
    when round(p_mutual) >= p_rules.band_possible then 'possible' else 'more' end;
end
$function$;

comment on function "private"."band_of"(numeric, public.matching_rules) is 'The word for whole points, rounded half up.';

revoke all on function "private"."band_of"(numeric, public.matching_rules) from public;

grant execute on function "private"."band_of"(numeric, public.matching_rules) to "postgres";

create or replace function private.basis_sql (
  p_ask         jsonb,
  p_rules       public.matching_rules,
  p_only_ranked boolean,
  p_ids         uuid[]                default null::uuid[],
  p_pages       integer               default null::integer,
  p_credits     boolean               default true
)
  returns text
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_fails text[] := private.constraint_sql(p_ask, p_rules);
  v_wishes text[] := private.wish_sql(p_ask, p_rules);
  v_k text := format('(%s)', array_to_string(v_wishes, ' + '));
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
  v_inner text := 'true';
begin
  if p_ids is not null then
    v_inner := format('p.consultant_id = any (%L::uuid[])', p_ids);
  elsif p_pages is not null then
    v_inner := format('p.ctid < ''(%s,0)''::tid', p_pages);
  end if;
  if p_only_ranked then
    -- Cheap tests first; the time, which takes a sum, is tested outside.
    v_inner := v_inner
      || coalesce((select string_agg(format(' and not (%s)', v_fails[n]), '' order by array_position(array[1, 4, 3, 7, 6, 5], n))
        from generate_series(1, 7) n where n <> 2 and v_fails[n] <> 'false'), '')
      || format(' and %s >= %s', v_k, ceil(p_rules.ask_first_below * 8 / 100.0));
  end if;
  return format($sql$
    select p.consultant_id, %1$s as failed, %2$s as credit, p.free,
      greatest(0, least(%3$s::bigint, %4$s - p.asked_ore * 100::bigint)) as rate, %5$s as sector,
      (%6$L::int[])[1 + p.work_modes] as mode, %7$s as k_rate, %8$s as k_share, %9$s as k_sector,
      %10$s as k_mode, %11$s as k_sum, p.approved_on, p.lists_shown
    from (select p.*, %12$s as free from private.match_profiles p where %13$s offset 0) p
    where %14$s
    -- Kept apart, so that what is read of it several times is worked out once.
    offset 0 $sql$,
    case when p_only_ranked then '0' else (select string_agg(
      format('case when %s then %s else 0 end', v_fails[n], 1 << (n - 1)), ' + ')
      from generate_series(1, 7) n) end,
    case when p_credits then (select string_agg(private.credit_sql(w, p_rules), ' + ')
      from jsonb_array_elements(p_ask -> 'requirements') w) else '0' end,
    v_budget * (p_rules.rate_ceiling - 100), v_budget * p_rules.rate_ceiling,
    case when (p_ask ->> 'sector_mask')::bigint = 0 then '100' else format(
      'case when p.sectors & %s <> 0 then 100 when p.sectors & %s <> 0 then %s else %s end',
      p_ask ->> 'sector_mask', p_ask ->> 'related_mask', p_rules.sector_related, p_rules.sector_none) end,
    private.mode_credits(p_ask ->> 'mode', p_rules.mode_one_step),
    v_wishes[1], v_wishes[2], v_wishes[3], v_wishes[4], v_k, private.free_sql(p_ask -> 'times'),
    v_inner, case when p_only_ranked then format('not (%s)', v_fails[2]) else 'true' end);
end
$function$;

comment on function
  "private"."basis_sql"(jsonb, public.matching_rules, boolean, uuid[], integer, boolean) is
  'The query that the whole ranking rests on: for each active consultant (or those given) the failing constraints as bits, weighted credits with the marks of essentials, free percent-days, rate in parts of budget × 25, sector and mode in hundredths, wishes in halves. p_pages looks at the first pages of the table alone; p_credits can leave the credits out. Only numbers, ids and constants that were read as such go into its text.';

revoke all
  on function "private"."basis_sql"(jsonb, public.matching_rules, boolean, uuid[], integer, boolean)
  from public;

grant execute
  on function "private"."basis_sql"(jsonb, public.matching_rules, boolean, uuid[], integer, boolean)
  to "postgres";

create or replace function private.book_payment (
  p_payment public.payments
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_sek bigint := private.to_sek(p_payment.amount_ore, p_payment.sek_rate);
begin
  perform private.post_entry('payment_received', p_payment.id,
    coalesce(p_payment.stripe_payment_intent, ''), p_payment.received_on, jsonb_build_array(
      private.posting(case p_payment.method when 'card' then 'card_receivables' else 'bank' end,
        p_payment.amount_ore, null, p_payment.currency, v_sek),
      private.posting('customer_credit', -p_payment.amount_ore, p_payment.id, p_payment.currency, -v_sek)),
    p_payment.company_id);
end
$function$;

comment on function "private"."book_payment"(public.payments) is 'Books money that arrived as the customer''s credit; its uses are booked one by one.';

revoke all on function "private"."book_payment"(public.payments) from public;

grant execute on function "private"."book_payment"(public.payments) to "postgres";

create or replace function private.booking_day (
  p_day date
)
  returns date
  language sql
  stable
  set search_path to ''
  AS $function$
  select case when exists (select from public.ledger_months m where m.month = date_trunc('month', p_day)::date)
    then greatest(p_day, (select (max(m.month) + interval '1 month')::date from public.ledger_months m))
    else p_day end
$function$;

comment on function "private"."booking_day"(date) is 'The day itself, or the first day after the closed months when it lies in one of them.';

revoke all on function "private"."booking_day"(date) from public;

grant execute on function "private"."booking_day"(date) to "postgres";

create or replace function private.brief_snapshot (
  p_brief_id uuid
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."brief_snapshot"(uuid) is 'A brief as save_brief would take it.';

revoke all on function "private"."brief_snapshot"(uuid) from public;

grant execute on function "private"."brief_snapshot"(uuid) to "postgres";

create or replace function private.build_match_profiles (
  p_consultant_ids uuid[] default null::uuid[]
)
  returns SETOF private.match_profiles
  language sql
  stable
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."build_match_profiles"(uuid[]) is 'The packed rows of the given consultants, or of all, as their tables stand now. Consultants without a price are not active.';

revoke all on function "private"."build_match_profiles"(uuid[]) from public;

grant execute on function "private"."build_match_profiles"(uuid[]) to "postgres";

create or replace function private.catalogue_version()
  returns text
  language sql
  stable
  set search_path to ''
  AS $function$
  select left(md5(
    coalesce((select string_agg(r.a || r.b || r.similarity, ',' order by r.a, r.b) from public.competency_relations r), '')
    || coalesce((select string_agg(s.a || s.b, ',' order by s.a, s.b) from public.sector_relations s), '')), 12)
$function$;

comment on function "private"."catalogue_version"() is 'Twelve digits that change when related competencies or sectors do.';

revoke all on function "private"."catalogue_version"() from public;

grant execute on function "private"."catalogue_version"() to "postgres";

create or replace function private.changed_asks (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns table (
    change        text,
    budget_ore    bigint,
    shift_weeks   integer,
    percent       integer,
    competency_id text,
    ask           jsonb
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  with budgets as (
    select (p_ask ->> 'budget_ore')::bigint as now, (
      select min(private.needed_budget_ore(p.floor_ore, p_rules))
      from private.nearly_ids(p_ask, p_rules) i
      join private.match_profiles p on p.consultant_id = i.consultant_id
      where i.code = 3) as needed
  ), raised as (
    select distinct x as budget from budgets b,
      unnest(array[b.needed, ceil(b.now * 1.05 / 100)::bigint * 100, ceil(b.now * 1.1 / 100)::bigint * 100,
        ceil(b.now * 1.25 / 100)::bigint * 100]) x
    where x is not null
  )
  select 'budget', r.budget, null::int, null::int, null::text,
    p_ask || jsonb_build_object('budget_ore', r.budget)
  from raised r
  union all
  select 'start', null, w, null, null, private.shifted_ask(p_ask, w) from generate_series(1, 8) w
  union all
  select 'share', null, null, d, null, jsonb_set(p_ask, '{times}', (
    select jsonb_agg(t || jsonb_build_object('percent', greatest(1, (t ->> 'percent')::int - d)))
    from jsonb_array_elements(p_ask -> 'times') t))
  from unnest(array[10, 20]) d
  where exists (select from jsonb_array_elements(p_ask -> 'times') t where (t ->> 'percent')::int > d)
  union all
  select 'must', null, null, null, w ->> 'id', jsonb_set(p_ask,
    array['requirements', (at - 1)::text, 'is_must'], 'false')
  from jsonb_array_elements(p_ask -> 'requirements') with ordinality x(w, at)
  where (w ->> 'is_must')::boolean
$function$;

comment on function "private"."changed_asks"(jsonb, public.matching_rules) is
  'The role as it would be asked for with one thing changed: a budget that lets the first one in, or 5, 10 or 25 % more; a start 1–8 weeks later; 10 or 20 percentage points less; a must unticked.';

revoke all on function "private"."changed_asks"(jsonb, public.matching_rules) from public;

grant execute on function "private"."changed_asks"(jsonb, public.matching_rules) to "postgres";

create or replace function private.check_entry_balance()
  returns trigger
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_entry uuid := case tg_table_name when 'ledger_entries' then (to_jsonb(new) ->> 'id')::uuid
    else (to_jsonb(new) ->> 'entry_id')::uuid end;
  v_bad text;
begin
  select case
    when count(*) < 2 then 'fewer than two postings'
    when sum(p.sek_ore) <> 0 then 'kronor'
    when exists (select from public.ledger_postings x where x.entry_id = v_entry
      group by x.currency having sum(x.amount_ore) <> 0) then 'currency' end
  into v_bad from public.ledger_postings p where p.entry_id = v_entry;
  if v_bad is not null then
    perform private.raise_problem(409, 'entry_unbalanced',
      jsonb_build_object('entry', v_entry, 'what', v_bad));
  end if;
  return null;
end
$function$;

comment on function "private"."check_entry_balance"() is 'Deferred trigger: at the end of its transaction every voucher has equal debits and credits, in each currency and in kronor.';

revoke all on function "private"."check_entry_balance"() from public;

grant execute on function "private"."check_entry_balance"() to "postgres";

create or replace function private.check_invoice_sums (
  p_invoice_id    uuid,
  p_timesheet_ids uuid[],
  p_expense_ids   uuid[],
  p_company       public.companies
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_bad text;
begin
  with lines as (
    select l.*, i.sek_rate,
      case when l.expense_id is null then a.rate_ore else x.net_ore end as price_sek_ore,
      (select sum(e.minutes) from public.time_entries e where e.timesheet_id = l.timesheet_id) as worked,
      coalesce(t.assignment_id, x.assignment_id) as true_assignment_id
    from public.invoice_lines l
    join public.invoices i on i.id = l.invoice_id
    join public.assignments a on a.id = l.assignment_id
    left join public.timesheets t on t.id = l.timesheet_id
    left join public.expenses x on x.id = l.expense_id
    where l.invoice_id = p_invoice_id
  ), vat as (
    select vat_rate_bp, round(sum(net_ore) * vat_rate_bp / 10000.0) as vat_ore
    from lines group by vat_rate_bp
  )
  select case
    when (select array_agg(timesheet_id order by timesheet_id) from lines where timesheet_id is not null)
      is distinct from (select array_agg(x order by x) from unnest(p_timesheet_ids) x) then 'timesheets'
    when (select array_agg(expense_id order by expense_id) from lines where expense_id is not null)
      is distinct from (select array_agg(x order by x) from unnest(p_expense_ids) x) then 'expenses'
    when exists (select from lines where assignment_id <> true_assignment_id) then 'assignments'
    when exists (select from lines where minutes is distinct from worked) then 'minutes'
    when exists (select from lines where unit_price_ore <>
      round(price_sek_ore / coalesce(sek_rate, 1))) then 'prices'
    when exists (select from lines where net_ore <>
      case when minutes is null then unit_price_ore else round(unit_price_ore * minutes / 60.0) end)
      then 'line nets'
    when i.net_ore <> (select sum(net_ore) from lines) then 'net'
    when i.vat_ore <> (select sum(vat_ore) from vat) then 'vat'
    when i.rounding_ore <> case when p_company.rounds_to_krona and i.currency = 'SEK'
      then round(i.total_ore / 100.0) * 100 - i.total_ore else 0 end then 'rounding'
    when i.vat_sek_ore is distinct from (case when i.sek_rate is not null
      then private.to_sek(i.vat_ore, i.sek_rate) end) then 'vat in kronor'
    when (p_company.country = 'SE') <> (i.vat_category = 'S') then 'vat category'
    when exists (select from lines where vat_rate_bp <> case i.vat_category when 'S' then 2500 else 0 end)
      then 'vat rate'
    when i.vat_category = 'AE' and p_company.vat_number is null then 'buyer vat number'
  end into v_bad
  from public.invoices i where i.id = p_invoice_id;
  if v_bad is not null then
    perform private.raise_problem(409, 'invoice_sums_differ', jsonb_build_object('what', v_bad));
  end if;
end
$function$;

comment on function "private"."check_invoice_sums"(uuid, uuid[], uuid[], public.companies) is
  'Derives lines, prices in the invoice''s currency, net, VAT and rounding again from time, expenses and terms (EN 16931: VAT for each rate on the sum of its lines) and refuses any difference.';

revoke all
  on function "private"."check_invoice_sums"(uuid, uuid[], uuid[], public.companies)
  from public;

grant execute
  on function "private"."check_invoice_sums"(uuid, uuid[], uuid[], public.companies)
  to "postgres";

create or replace function private.check_time_entries (
  p_sheet      public.timesheets,
  p_assignment public.assignments
)
  returns void
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_day date;
begin
  select min(e.work_date) into v_day from public.time_entries e
  where e.timesheet_id = p_sheet.id
    and (not p_assignment.during @> e.work_date
      or e.work_date not between p_sheet.week_start and p_sheet.week_start + 6);
  if v_day is not null then
    perform private.raise_problem(400, 'day_outside_assignment', jsonb_build_object('day', v_day));
  end if;
  select min(e.work_date) into v_day from public.time_entries e
  where e.timesheet_id = p_sheet.id and e.work_date > private.today();
  if v_day is not null then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', v_day));
  end if;
  select min(d.work_date) into v_day from (
    select e.work_date from public.time_entries e where e.timesheet_id = p_sheet.id
    group by e.work_date having sum(e.minutes) > 1440) d;
  if v_day is not null then
    perform private.raise_problem(400, 'day_too_long', jsonb_build_object('day', v_day));
  end if;
  if exists (select from public.time_entries e
    join public.assignment_goals g on g.id = e.goal_id
    where e.timesheet_id = p_sheet.id and g.assignment_id <> p_assignment.id) then
    perform private.raise_problem(400, 'goal_of_other_assignment');
  end if;
end
$function$;

comment on function "private"."check_time_entries"(public.timesheets, public.assignments) is
  'Refuses days outside the week or the assignment, days to come, more than 24 hours on a day and goals of other assignments.';

revoke all
  on function "private"."check_time_entries"(public.timesheets, public.assignments)
  from public;

grant execute
  on function "private"."check_time_entries"(public.timesheets, public.assignments)
  to "postgres";

create or replace function private.checked_demands (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns jsonb
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return jsonb_build_object(
    'languages', (select coalesce(jsonb_agg(jsonb_build_object('code', l -> 'code', 'cefr', l -> 'cefr')
      order by l ->> 'code'), '[]') from jsonb_array_elements(p_ask -> 'languages') l),
    'on_site_region', case when p_ask ->> 'mode' = 'on_site' then p_ask -> 'region_id' end,
    'availability_least', p_rules.availability_least, 'rate_ceiling', p_rules.rate_ceiling);
end
$function$;

comment on function "private"."checked_demands"(jsonb, public.matching_rules) is
  'What H1–H4 were checked against; the musts of H5 are among the requirements.';

revoke all on function "private"."checked_demands"(jsonb, public.matching_rules) from public;

grant execute on function "private"."checked_demands"(jsonb, public.matching_rules) to "postgres";

create or replace function private.close_requests (
  p_brief_id      uuid,
  p_actor         public.actor_role,
  p_brief_role_id uuid              default null::uuid
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_offer public.offers;
  v_request public.requests;
begin
  for v_offer in select o.* from public.offers o
    join public.requests r on r.id = o.request_id
    where o.brief_id = p_brief_id and o.state = 'open'
      and (p_brief_role_id is null or r.brief_role_id = p_brief_role_id)
    order by o.id for no key update of o
  loop
    perform private.move_offer(v_offer, 'lapsed', p_actor);
  end loop;
  for v_request in select * from public.requests
    where brief_id = p_brief_id and state in ('sent', 'offered')
      and (p_brief_role_id is null or brief_role_id = p_brief_role_id)
    order by id for no key update
  loop
    perform private.move_request(v_request, 'closed', p_actor);
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'request_closed', 'request_id', v_request.id));
  end loop;
end
$function$;

comment on function "private"."close_requests"(uuid, public.actor_role, uuid) is
  'Lapses what is still open when a role is filled or the brief is withdrawn, and tells those asked.';

revoke all on function "private"."close_requests"(uuid, public.actor_role, uuid) from public;

grant execute on function "private"."close_requests"(uuid, public.actor_role, uuid) to "postgres";

create or replace function private.compute_rarity()
  returns integer
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_rules public.matching_rules := private.rules_in_force();
  v_consultants int := (select count(*) from public.consultants
    where state = 'approved' and paused_at is null);
  v_version int;
begin
  insert into private.rarity_versions (day, consultants, rules_version)
  values (private.today(), v_consultants, v_rules.version)
  on conflict (day) do nothing
  returning version into v_version;
  if v_version is null then
    return (select max(version) from private.rarity_versions);
  end if;
  insert into private.rarity_weights (version, competency_id, able, factor)
  select v_version, c.id, coalesce(n.able, 0),
    private.rarity_factor(coalesce(n.able, 0), v_consultants, v_rules)
  from public.competencies c
  left join (
    select h.competency_id, count(*)::int as able
    from public.consultant_competencies h
    join public.consultants k on k.id = h.consultant_id
    where k.state = 'approved' and k.paused_at is null and h.effective_level >= 3
    group by h.competency_id) n on n.competency_id = c.id;
  return v_version;
end
$function$;

comment on function "private"."compute_rarity"() is 'Computes the day''s rarity weights once and returns their version; the same version all day.';

revoke all on function "private"."compute_rarity"() from public;

grant execute on function "private"."compute_rarity"() to "postgres";

create or replace function private.constraint_sql (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns text[]
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
  v_asked bigint := private.asked_sum(p_ask);
  v_language text;
  v_must text;
  v_blocked text;
begin
  select string_agg(format('pg_catalog.get_byte(p.levels, %s) < %s', 128 + (l ->> 'slot')::int, l ->> 'cefr'), ' or ')
  into v_language from jsonb_array_elements(p_ask -> 'languages') l;
  select string_agg(format('pg_catalog.get_byte(p.levels, %s) < %s', w ->> 'slot',
    coalesce((select min(at) - 1 from unnest(private.level_credits((w ->> 'need')::int, p_rules))
      with ordinality x(credit, at) where credit > 0), 6)), ' or ')
  into v_must from jsonb_array_elements(p_ask -> 'requirements') w where (w ->> 'is_must')::boolean;
  select string_agg(format('%L::uuid', k.consultant_id), ', ')
  into v_blocked from public.consultant_blocked_companies k
  where k.company_id = (p_ask ->> 'company_id')::uuid
    or k.organisation_number = p_ask ->> 'organisation_number';
  return array[
    coalesce(v_language, 'false'),
    format('p.free * 100 < %s', greatest(1, v_asked * p_rules.availability_least)),
    format('p.floor_ore > %s', v_budget * p_rules.rate_ceiling / 100),
    case when p_ask ->> 'mode' = 'on_site'
      then format('p.regions & %s = 0', p_ask ->> 'region_mask') else 'false' end,
    coalesce(v_must, 'false'),
    case when v_blocked is null then 'false' else format('p.consultant_id = any (array[%s])', v_blocked) end,
    format('p.declined_roles & %s <> 0', p_ask ->> 'role_mask')];
end
$function$;

comment on function "private"."constraint_sql"(jsonb, public.matching_rules) is
  'When each of H1–H7 fails, in that order; p is the packed profile with its free percent-days.';

revoke all on function "private"."constraint_sql"(jsonb, public.matching_rules) from public;

grant execute on function "private"."constraint_sql"(jsonb, public.matching_rules) to "postgres";

create or replace function private.create_invitation (
  p_kind       text,
  p_company_id uuid,
  p_email      text,
  p_invited_by uuid,
  p_actor      public.actor_role
)
  returns uuid
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_token text := encode(extensions.gen_random_bytes(32), 'hex');
  v_id uuid;
begin
  update public.invitations set revoked_at = now()
  where email = lower(btrim(p_email)) and kind = p_kind
    and company_id is not distinct from p_company_id
    and accepted_at is null and revoked_at is null;
  insert into public.invitations (kind, company_id, email, token_hash, invited_by)
  values (p_kind, p_company_id, lower(btrim(p_email)), sha256(convert_to(v_token, 'UTF8')),
    p_invited_by)
  returning id into v_id;
  perform private.record_event('invitation', v_id, 'invitation_sent', null, null, p_actor,
    p_invited_by, p_company_id => p_company_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'invitation', 'invitation_id', v_id, 'token', v_token));
  return v_id;
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'email_invalid');
    return null;
end
$function$;

comment on function "private"."create_invitation"(text, uuid, text, uuid, public.actor_role) is
  'Replaces earlier open invitations to the same address and mails a link valid for 7 days.';

revoke all
  on function "private"."create_invitation"(text, uuid, text, uuid, public.actor_role)
  from public;

grant execute
  on function "private"."create_invitation"(text, uuid, text, uuid, public.actor_role)
  to "postgres";

create or replace function private.credit_rows (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]
)
  returns table (
    consultant_id uuid,
    at            bigint,
    id            text,
    need          integer,
    tier          integer,
    is_must       boolean,
    rarity        integer,
    weight        bigint,
    credits       integer[],
    have          integer,
    direct        integer,
    credit        integer,
    related_id    text,
    related_have  integer,
    similarity    integer
  )
  language plpgsql
  stable
  rows 240
  set search_path to ''
  AS $function$
begin
  return query
  with wanted as materialized (
      select * from private.requirement_rows(p_ask, p_rules)
    ), people as materialized (
      select p.consultant_id, p.levels from private.match_profiles p where p.consultant_id = any (p_ids)
    ), nearest as (
      select distinct on (p.consultant_id, w.at) p.consultant_id, w.at, n ->> 'id' as id,
        (n ->> 'similarity')::int as similarity, get_byte(p.levels, (n ->> 'slot')::int) as have,
        (n ->> 'similarity')::int * w.credits[1 + get_byte(p.levels, (n ->> 'slot')::int)] / 100 as credit
      from people p cross join wanted w cross join jsonb_array_elements(w.related) n
      order by p.consultant_id, w.at, credit desc, similarity desc, id
    )
    select p.consultant_id, w.at, w.id, w.need, w.tier, w.is_must, w.rarity, w.weight, w.credits,
      get_byte(p.levels, w.slot), d.credit, greatest(d.credit, r.credit),
      case when r.credit > d.credit then r.id end, case when r.credit > d.credit then r.have end,
      case when r.credit > d.credit then r.similarity end
    from people p cross join wanted w
    cross join lateral (select w.credits[1 + get_byte(p.levels, w.slot)] as credit) d
    left join nearest r on r.consultant_id = p.consultant_id and r.at = w.at;
end
$function$;

comment on function "private"."credit_rows"(jsonb, public.matching_rules, uuid[]) is
  'Credit of each consultant for each requirement, in ten-thousandths: direct, and the larger of it and the best neighbour''s; the neighbour is named when it gave the credit.';

revoke all on function "private"."credit_rows"(jsonb, public.matching_rules, uuid[]) from public;

grant execute
  on function "private"."credit_rows"(jsonb, public.matching_rules, uuid[])
  to "postgres";

create or replace function private.credit_sql (
  p_requirement jsonb,
  p_rules       public.matching_rules
)
  returns text
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_weight bigint := private.requirement_weight(p_requirement, p_rules);
  v_mark bigint := case when (p_requirement ->> 'weight')::int = 3 then private.essential_mark() else 0 end;
  v_least int := p_rules.cap_credit * 100;
  v_direct int[] := private.level_credits((p_requirement ->> 'need')::int, p_rules);
  v_related jsonb := p_requirement -> 'related';
  v_slots text[] := array[p_requirement ->> 'slot'];
  v_shares int[] := array[100];
  v_terms text[] := '{}';
  v_values text;
  v_best int;
  v_credit int;
begin
  for n in 0 .. jsonb_array_length(v_related) - 1 loop
    v_slots := v_slots || (v_related -> n ->> 'slot');
    v_shares := v_shares || (v_related -> n ->> 'similarity')::int;
  end loop;
  -- Two levels make one key into a table of the better credit; the larger table wins.
  for n in 1 .. cardinality(v_slots) by 2 loop
    v_values := '';
    foreach v_best in array v_direct loop
      for m in 1 .. case when v_slots[n + 1] is null then 1 else 6 end loop
        v_credit := greatest(v_best * v_shares[n], v_direct[m] * v_shares[n + 1]) / 100;
        v_values := v_values || ',' || v_weight * v_credit + case when v_credit >= v_least then v_mark else 0 end;
      end loop;
    end loop;
    v_terms := v_terms || format('(''{%s}''::bigint[])[1 + %s]', substr(v_values, 2), case
      when v_slots[n + 1] is null then format('pg_catalog.get_byte(p.levels, %s)', v_slots[n])
      else format('6 * pg_catalog.get_byte(p.levels, %s) + pg_catalog.get_byte(p.levels, %s)',
        v_slots[n], v_slots[n + 1]) end);
  end loop;
  return case when cardinality(v_terms) = 1 then v_terms[1]
    else 'greatest(' || array_to_string(v_terms, ', ') || ')' end;
end
$function$;

comment on function "private"."credit_sql"(jsonb, public.matching_rules) is
  'Expression for weight × the larger of direct and related credit of one requirement; an essential one with enough credit carries the mark.';

revoke all on function "private"."credit_sql"(jsonb, public.matching_rules) from public;

grant execute on function "private"."credit_sql"(jsonb, public.matching_rules) to "postgres";

create or replace function private.day_in_sweden (
  p_at timestamp with time zone
)
  returns date
  language sql
  immutable
  set search_path to ''
  AS $function$ select (p_at at time zone 'Europe/Stockholm')::date $function$;

comment on function "private"."day_in_sweden"(timestamp with time zone) is 'The day in Sweden that an instant lies in.';

revoke all on function "private"."day_in_sweden"(timestamp with time zone) from public;

grant execute on function "private"."day_in_sweden"(timestamp with time zone) to "postgres";

create or replace function private.diagnosis_invitation_state (
  p_row public.diagnosis_invitations
)
  returns text
  language sql
  stable
  set search_path to ''
  AS $function$
  select case
    when p_row.revoked_at is not null then 'revoked'
    when p_row.expires_at <= now() then 'expired'
    else 'open'
  end
$function$;

comment on function "private"."diagnosis_invitation_state"(public.diagnosis_invitations) is
  'open, revoked or expired.';

revoke all
  on function "private"."diagnosis_invitation_state"(public.diagnosis_invitations)
  from public;

grant execute
  on function "private"."diagnosis_invitation_state"(public.diagnosis_invitations)
  to "postgres";

create or replace function private.dimension_percent (
  p_version   text,
  p_dimension text,
  p_answers   jsonb
)
  returns numeric
  language sql
  stable
  set search_path to ''
  AS $function$
  select 100 * sum(coalesce((p_answers ->> (q.item ->> 'id'))::numeric, 0)) / sum(m.most)
  from public.diagnosis_versions v,
    jsonb_array_elements(v.data -> 'questions') as q (item),
    lateral (
      select max((o.item ->> 'score')::numeric) as most
      from jsonb_array_elements(q.item -> 'options') as o (item)) m
  where v.version = p_version and q.item ->> 'dimension' = p_dimension
$function$;

comment on function "private"."dimension_percent"(text, text, jsonb) is 'Per cent 0–100 of one dimension; a missing answer counts as 0. The same as the domain''s evaluation, which a test compares it with.';

revoke all on function "private"."dimension_percent"(text, text, jsonb) from public;

grant execute on function "private"."dimension_percent"(text, text, jsonb) to "postgres";

create or replace function private.enqueue (
  p_task    text,
  p_payload jsonb,
  p_job_key text  default null::text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
begin
  if to_regprocedure('graphile_worker.add_job(text,json,text,timestamp with time zone,integer,text,integer,text[],text)') is null then
    insert into private.waiting_jobs (task, payload, job_key)
    values (p_task, p_payload, p_job_key);
  else
    execute 'select graphile_worker.add_job(identifier => $1, payload => $2, job_key => $3)'
      using p_task, p_payload::json, p_job_key;
  end if;
end
$function$;

comment on function "private"."enqueue"(text, jsonb, text) is 'Adds a job in the caller''s transaction. A job key makes the job unique while it waits.';

revoke all on function "private"."enqueue"(text, jsonb, text) from public;

grant execute on function "private"."enqueue"(text, jsonb, text) to "postgres";

create or replace function private.ensure_shortlist (
  p_brief         public.briefs,
  p_brief_role_id uuid,
  p_user          uuid
)
  returns public.shortlists
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_row public.shortlists;
begin
  insert into public.shortlists (brief_role_id, brief_id, company_id, created_by)
  values (p_brief_role_id, p_brief.id, p_brief.company_id, p_user)
  on conflict (brief_role_id) do nothing;
  select * into v_row from public.shortlists where brief_role_id = p_brief_role_id for no key update;
  return v_row;
end
$function$;

comment on function "private"."ensure_shortlist"(public.briefs, uuid, uuid) is
  'The role''s shortlist, made when there is none; the brief is locked by the caller.';

revoke all on function "private"."ensure_shortlist"(public.briefs, uuid, uuid) from public;

grant execute on function "private"."ensure_shortlist"(public.briefs, uuid, uuid) to "postgres";

create or replace function private.essential_count (
  p_ask jsonb
)
  returns integer
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return (select count(*) from jsonb_array_elements(p_ask -> 'requirements') w
    where (w ->> 'weight')::int = 3);
end
$function$;

comment on function "private"."essential_count"(jsonb) is 'How many essential competencies are asked for.';

revoke all on function "private"."essential_count"(jsonb) from public;

grant execute on function "private"."essential_count"(jsonb) to "postgres";

create or replace function private.essential_mark()
  returns bigint
  language plpgsql
  immutable
  set search_path to ''
  AS $function$ begin return 1125899906842624; end $function$;

comment on function "private"."essential_mark"() is '2^50: above any sum of weighted credits.';

revoke all on function "private"."essential_mark"() from public;

grant execute on function "private"."essential_mark"() to "postgres";

create or replace function private.exact_mutual (
  p_total    numeric,
  p_k        numeric,
  p_exponent integer,
  p_most     integer
)
  returns numeric
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_e float8 := p_exponent / 100.0;
  v_near float8 := 1000000 * power(greatest(p_total, 0)::float8 / 100, v_e) * power(p_k::float8, 1 - v_e);
  v_whole numeric;
begin
  if p_total <= 0 or p_k <= 0 then
    return 0;
  elsif abs(v_near - floor(v_near) - 0.5) > 0.00001 then
    v_whole := floor(v_near + 0.5);
  else
    -- So close to a half that binary fractions could round it the wrong way: 30 decimals decide.
    v_whole := round(1000000 * power(round(p_total / 100, 30), p_exponent / 100.0)
      * power(round(p_k, 30), (100 - p_exponent) / 100.0));
  end if;
  return round(least(v_whole / 10000, p_most), 4);
end
$function$;

comment on function "private"."exact_mutual"(numeric, numeric, integer, integer) is
  '100·(total/100)^0.85·K^0.15 rounded half up to 4 decimals, and at most p_most (the cap). Binary fractions are off by less than 0.000001 of the last decimal, so only what lies within ten times that of a half is worked out in decimals.';

revoke all on function "private"."exact_mutual"(numeric, numeric, integer, integer) from public;

grant execute on function "private"."exact_mutual"(numeric, numeric, integer, integer) to "postgres";

create or replace function private.expire_unanswered (
  p_brief_id uuid
)
  returns integer
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_request public.requests;
  v_offer public.offers;
  v_moved int := 0;
begin
  perform from public.briefs where id = p_brief_id for no key update;
  for v_request in select * from public.requests
    where brief_id = p_brief_id and state = 'sent' and answer_by < private.today()
    order by id for no key update
  loop
    perform private.move_request(v_request, 'expired', 'system');
    v_moved := v_moved + 1;
  end loop;
  for v_request in select r.* from public.requests r
    join public.offers o on o.request_id = r.id
    where r.brief_id = p_brief_id and r.state = 'offered' and o.state = 'open'
      and o.valid_until < private.today()
    order by r.id for no key update of r
  loop
    select * into v_offer from public.offers
    where request_id = v_request.id and state = 'open' for no key update;
    perform private.move_offer(v_offer, 'expired', 'system');
    perform private.move_request(v_request, 'expired', 'system');
    v_moved := v_moved + 1;
  end loop;
  return v_moved;
end
$function$;

comment on function "private"."expire_unanswered"(uuid) is 'Expires a brief''s requests without answer and its offers past their last day, each with its request. Returns the number of requests moved.';

revoke all on function "private"."expire_unanswered"(uuid) from public;

grant execute on function "private"."expire_unanswered"(uuid) to "postgres";

create or replace function private.filter_counts (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
  select coalesce(jsonb_object_agg(x.code, x.n), '{}') from (
    select case when not f.is_willing and f.failed = 0 then 'ask_first' when f.failed = 0 then 'ranked'
        when not f.is_willing then 'unwilling' else 'H' || (log(2, f.failed & -f.failed)::int + 1) end as code,
      count(*) as n
    from private.filter_rows(p_ask, p_rules) f group by 1) x
$function$;

comment on function "private"."filter_counts"(jsonb, public.matching_rules) is
  'Ranked, to be asked first, and how many under each first failing code; unwilling are those in no count that is shown.';

revoke all on function "private"."filter_counts"(jsonb, public.matching_rules) from public;

grant execute on function "private"."filter_counts"(jsonb, public.matching_rules) to "postgres";

create or replace function private.filter_rows (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]                default null::uuid[]
)
  returns table (
    consultant_id uuid,
    failed        integer,
    is_willing    boolean,
    mutual        double precision
  )
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  return query execute format(
    'select b.consultant_id, b.failed, b.k_sum * 100 >= %s, %s from (%s) b',
    p_rules.ask_first_below * 8,
    private.mutual_sql(p_ask, p_rules, private.total_sql(p_ask, p_rules)),
    private.basis_sql(p_ask, p_rules, false, p_ids));
end
$function$;

comment on function "private"."filter_rows"(jsonb, public.matching_rules, uuid[]) is
  'For each active consultant the failing constraints as bits (1 is H1, 2 is H2, 4 is H3 …), whether the consultant side reaches what is needed to be proposed, and the mutual score, nearly exact.';

revoke all on function "private"."filter_rows"(jsonb, public.matching_rules, uuid[]) from public;

grant execute
  on function "private"."filter_rows"(jsonb, public.matching_rules, uuid[])
  to "postgres";

create or replace function private.find_ledger_problems()
  returns table (
    problem      text,
    subject      text,
    expected_ore bigint,
    found_ore    bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select 'entry_unbalanced', e.year || '-' || e.number, 0::bigint, sum(p.sek_ore)::bigint
  from public.ledger_postings p join public.ledger_entries e on e.id = p.entry_id
  group by e.id having sum(p.sek_ore) <> 0
  union all
  select 'currency_unbalanced', p.currency::text, 0::bigint, sum(p.amount_ore)::bigint
  from public.ledger_postings p group by p.currency having sum(p.amount_ore) <> 0
  union all
  select 'receivable_differs', i.number::text, private.invoice_balance(i.id), coalesce(b.amount_ore, 0)
  from public.invoices i
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles r on r.role = 'receivables'
      and p.account between r.from_number and r.to_number
    group by p.document_id) b on b.document_id = i.id
  where private.invoice_balance(i.id) <> coalesce(b.amount_ore, 0)
  union all
  select 'credit_differs', coalesce(y.stripe_payment_intent, y.id::text), private.unused_amount(y.id),
    coalesce(-b.amount_ore, 0)
  from public.payments y
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles r on r.role = 'customer_credit'
      and p.account between r.from_number and r.to_number
    group by p.document_id) b on b.document_id = y.id
  where private.unused_amount(y.id) <> coalesce(-b.amount_ore, 0)
  union all
  select 'kronor_left', p.document_id::text, 0::bigint, sum(p.sek_ore)::bigint
  from public.ledger_postings p
  where p.document_id is not null
  group by p.document_id having sum(p.amount_ore) = 0 and sum(p.sek_ore) <> 0
$function$;

comment on function "private"."find_ledger_problems"() is 'What does not balance in the books: vouchers, currencies, receivables against open invoices, customers'' credit against what is unused of their payments, and kronor left on a debt that is settled in its own currency.';

revoke all on function "private"."find_ledger_problems"() from public;

grant execute on function "private"."find_ledger_problems"() to "postgres";

create or replace function private.free_share (
  p_brief_role_id uuid,
  p_consultant_id uuid
)
  returns numeric
  language sql
  stable
  set search_path to ''
  AS $function$
  select coalesce(sum(least(t.percent, s.free) * private.working_days_in(t.during * s.during)), 0)::numeric
    / nullif((select sum(x.percent * private.working_days_in(x.during))
        from public.brief_role_times x where x.brief_role_id = p_brief_role_id), 0)
  from public.brief_role_times t
  join private.capacity_spans s on s.consultant_id = p_consultant_id and s.during && t.during
  where t.brief_role_id = p_brief_role_id
$function$;

comment on function "private"."free_share"(uuid, uuid) is 'How much of the time that a role asks for the consultant is free for, 0–1; null without working days.';

revoke all on function "private"."free_share"(uuid, uuid) from public;

grant execute on function "private"."free_share"(uuid, uuid) to "postgres";

create or replace function private.free_sql (
  p_times jsonb
)
  returns text
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_sums text[] := '{}';
  v_sum text;
  v_time record;
  v_depth constant int := 8;
begin
  for v_time in select (t ->> 'lo')::int as lo, (t ->> 'hi')::int as hi, (t ->> 'percent')::int as percent
    from jsonb_array_elements(p_times) t
  loop
    -- Spans are sorted latest first and never overlap: the first that ends too early ends the sum.
    v_sum := format('case when p.span_count <= %1$s then 0 else (select coalesce(sum('
      'least(%2$s, p.spans[3 * i + 3]) * greatest(0, least(%4$s, p.spans[3 * i + 2]) '
      '- greatest(%3$s, p.spans[3 * i + 1]))), 0)::int '
      'from pg_catalog.generate_series(%1$s, p.span_count - 1) i) end',
      v_depth, v_time.percent, v_time.lo, v_time.hi);
    for v_span in reverse v_depth - 1 .. 0 loop
      v_sum := format('case when p.span_count <= %1$s or p.spans[%6$s] <= %3$s then 0 else '
        'least(%2$s, p.spans[%7$s]) * greatest(0, least(%4$s, p.spans[%6$s]) - greatest(%3$s, p.spans[%5$s])) '
        '+ %8$s end', v_span, v_time.percent, v_time.lo, v_time.hi, 3 * v_span + 1, 3 * v_span + 2,
        3 * v_span + 3, v_sum);
    end loop;
    v_sums := v_sums || v_sum;
  end loop;
  return array_to_string(v_sums, ' + ');
end
$function$;

comment on function "private"."free_sql"(jsonb) is 'Expression for the free percent-days within the time asked for: Σ min(asked, free) over working days.';

revoke all on function "private"."free_sql"(jsonb) from public;

grant execute on function "private"."free_sql"(jsonb) to "postgres";

create or replace function private.freeze_goals (
  p_assignment_id uuid,
  p_brief         public.briefs
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."freeze_goals"(uuid, public.briefs) is 'Copies a brief''s goal, measures, baselines and targets into the agreement.';

revoke all on function "private"."freeze_goals"(uuid, public.briefs) from public;

grant execute on function "private"."freeze_goals"(uuid, public.briefs) to "postgres";

create or replace function private.freeze_invoice()
  returns trigger
  language plpgsql
  set search_path to ''
  AS $function$
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - array['state', 'paid_at', 'issued_by']
      <> to_jsonb(old) - array['state', 'paid_at', 'issued_by']
    or (new.issued_by is distinct from old.issued_by and new.issued_by is not null) then
    perform private.raise_problem(409, 'record_is_immutable',
      jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$function$;

comment on function "private"."freeze_invoice"() is 'Trigger: of an issued invoice only the state of payment changes (and a deleted person is forgotten).';

revoke all on function "private"."freeze_invoice"() from public;

grant execute on function "private"."freeze_invoice"() to "postgres";

create or replace function private.freeze_invoice_line()
  returns trigger
  language plpgsql
  set search_path to ''
  AS $function$
begin
  if tg_op = 'DELETE' or old.credit_note_id is not null or new.credit_note_id is null
    or to_jsonb(new) - 'credit_note_id' <> to_jsonb(old) - 'credit_note_id' then
    perform private.raise_problem(409, 'record_is_immutable',
      jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$function$;

comment on function "private"."freeze_invoice_line"() is 'Trigger: of an issued row only the credit note that takes it back is ever noted, once.';

revoke all on function "private"."freeze_invoice_line"() from public;

grant execute on function "private"."freeze_invoice_line"() to "postgres";

create or replace function private.freeze_terms()
  returns trigger
  language plpgsql
  set search_path to ''
  AS $function$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' then
    perform private.raise_problem(409, 'record_is_immutable',
      jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$function$;

comment on function "private"."freeze_terms"() is 'Trigger: only the state of the row may change.';

revoke all on function "private"."freeze_terms"() from public;

grant execute on function "private"."freeze_terms"() to "postgres";

create or replace function private.has_live_requests (
  p_brief_id uuid
)
  returns boolean
  language sql
  stable
  set search_path to ''
  AS $function$
  select exists (select from public.requests r
    where r.brief_id = p_brief_id and r.state in ('sent', 'offered', 'won'))
$function$;

comment on function "private"."has_live_requests"(uuid) is 'True while a consultant is considering, or has won, the brief.';

revoke all on function "private"."has_live_requests"(uuid) from public;

grant execute on function "private"."has_live_requests"(uuid) to "postgres";

create or replace function private.ids_found (
  p_pattern text,
  p_number  bigint,
  p_digits  text
)
  returns table (
    kind     text,
    id       uuid,
    is_exact boolean
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select f.kind, f.id, f.is_exact
  from (
    (select 'consultant', c.id, false from public.consultants c where c.name ilike p_pattern
     order by c.number desc limit 50)
    union all
    (select 'company', c.id, false from public.companies c where c.name ilike p_pattern
     order by c.name limit 50)
    union all
    (select 'assignment', a.id, false from public.assignments a
     where a.title ilike p_pattern or a.company_name ilike p_pattern
       or a.consultant_name ilike p_pattern
     order by a.number desc limit 50)
    union all
    (select 'invoice', i.id, false from public.invoices i where i.buyer ->> 'name' ilike p_pattern
     order by i.number desc limit 50)
    union all
    select 'consultant', c.id, true from public.consultants c where c.number = p_number
    union all
    select 'company', c.id, true from public.companies c where c.organisation_number = p_digits
    union all
    select 'assignment', a.id, true from public.assignments a where a.number = p_number
    union all
    select 'invoice', i.id, true from public.invoices i where i.number = p_number
    union all
    select 'invoice', i.id, true from public.invoices i where i.ocr = p_digits
  ) f (kind, id, is_exact)
  where (select private.is_agency())
$function$;

comment on function "private"."ids_found"(text, bigint, text) is 'Ids of things whose name holds a pattern, at most 50 of a kind, or that carry a number. For the agency alone, and ids alone: the caller reads the rows under row-level security, which decides what is shown.';

revoke all on function "private"."ids_found"(text, bigint, text) from public;

grant execute on function "private"."ids_found"(text, bigint, text) to "authenticated", "postgres";

create or replace function private.invoice_balance (
  p_invoice_id uuid
)
  returns bigint
  language sql
  stable
  set search_path to ''
  AS $function$
  select (i.total_ore + i.rounding_ore
    - coalesce((select sum(c.total_ore + c.rounding_ore) from public.credit_notes c
        where c.invoice_id = i.id), 0)
    - coalesce((select sum(a.amount_ore) from public.payment_allocations a
        where a.invoice_id = i.id), 0))::bigint
  from public.invoices i where i.id = p_invoice_id
$function$;

comment on function "private"."invoice_balance"(uuid) is 'Issued less credited and paid, in hundredths of the invoice''s currency: positive is owed by the customer, negative is too much.';

revoke all on function "private"."invoice_balance"(uuid) from public;

grant execute on function "private"."invoice_balance"(uuid) to "postgres";

create or replace function private.is_agency()
  returns boolean
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$ select exists (select from public.agency_staff s where s.user_id = (select auth.uid())) $function$;

comment on function "private"."is_agency"() is 'True when the signed-in person is agency staff.';

revoke all on function "private"."is_agency"() from public;

grant execute on function "private"."is_agency"() to "authenticated", "postgres", "service_role";

create or replace function private.is_execution (
  p_phase text
)
  returns boolean
  language sql
  immutable
  set search_path to ''
  AS $function$ select p_phase in ('run', 'experiment') $function$;

comment on function "private"."is_execution"(text) is 'Phases that a strategy must come before.';

revoke all on function "private"."is_execution"(text) from public;

grant execute on function "private"."is_execution"(text) to "postgres";

create or replace function private.keep_brief_version (
  p_brief_id uuid,
  p_user     uuid
)
  returns void
  language sql
  set search_path to ''
  AS $function$
  insert into public.brief_versions (brief_id, version, content, saved_by)
  select b.id, b.version, private.brief_snapshot(b.id), p_user
  from public.briefs b where b.id = p_brief_id
$function$;

comment on function "private"."keep_brief_version"(uuid, uuid) is 'Keeps what the brief says now; called by save_brief.';

revoke all on function "private"."keep_brief_version"(uuid, uuid) from public;

grant execute on function "private"."keep_brief_version"(uuid, uuid) to "postgres";

create or replace function private.languages_short (
  p_ask    jsonb,
  p_levels bytea
)
  returns jsonb
  language sql
  immutable
  set search_path to ''
  AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('code', l ->> 'code', 'needed', (l ->> 'cefr')::int,
    'reached', nullif(get_byte(p_levels, 128 + (l ->> 'slot')::int), 0)) order by l ->> 'code'), '[]')
  from jsonb_array_elements(p_ask -> 'languages') l
  where get_byte(p_levels, 128 + (l ->> 'slot')::int) < (l ->> 'cefr')::int
$function$;

comment on function "private"."languages_short"(jsonb, bytea) is 'The required languages that packed levels do not reach, with the level reached.';

revoke all on function "private"."languages_short"(jsonb, bytea) from public;

grant execute on function "private"."languages_short"(jsonb, bytea) to "postgres";

create or replace function private.latest_strategy_percent (
  p_company_id uuid
)
  returns numeric
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select private.dimension_percent(d.version, 'strategy', r.answers)
  from public.diagnoses d
  join public.diagnosis_responses r on r.diagnosis_id = d.id
  where d.company_id = p_company_id and (r.is_owner or r.perspective = 'management')
    and r.invitation_id is null
  order by r.answered_at desc, r.id
  limit 1
$function$;

comment on function "private"."latest_strategy_percent"(uuid) is 'The strategy dimension''s per cent 0–100 in the latest answers of the company''s management or of one who made an analysis; null when there are none. Answers by an invitation''s link open no gate: nobody has shown who gave them.';

revoke all on function "private"."latest_strategy_percent"(uuid) from public;

grant execute on function "private"."latest_strategy_percent"(uuid) to "postgres";

create or replace function private.least_to_reach (
  p_ask      jsonb,
  p_rules    public.matching_rules,
  p_page_end integer,
  OUT        low double precision,
  OUT        low_new double precision
)
  returns record
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_pages int := pg_relation_size('private.match_profiles') / 8192 / 25;
  v_best float8[];
begin
  low := -1;
  low_new := -1;
  if v_pages < 4 or p_page_end > 100 then
    return;
  end if;
  execute format('select array_agg(b.x order by b.x desc) from (select %s as x from '
    '(select b.*, %s as t from (%s) b offset 0) b order by 1 desc limit %s) b',
    private.mutual_sql(p_ask, p_rules, 'b.t'), private.total_sql(p_ask, p_rules),
    private.basis_sql(p_ask, p_rules, true, null, v_pages), greatest(5, p_page_end))
  into v_best;
  if cardinality(v_best) >= greatest(5, p_page_end) then
    -- Two ten-thousandths below, for the rounding of both.
    low := v_best[p_page_end] - p_rules.rotation_band * 1000 - 2;
    low_new := least(low, v_best[5] - p_rules.newcomer_band * 10000 - 2);
  end if;
end
$function$;

comment on function "private"."least_to_reach"(jsonb, public.matching_rules, integer) is
  'A score that everybody on or before a page surely reaches, and one for new consultants: whoever is best in a twenty-fifth of the pool can only be beaten in all of it. −1 when the pool is small.';

revoke all on function "private"."least_to_reach"(jsonb, public.matching_rules, integer) from public;

grant execute
  on function "private"."least_to_reach"(jsonb, public.matching_rules, integer)
  to "postgres";

create or replace function private.least_totals (
  p_mutual double precision,
  p_rules  public.matching_rules
)
  returns double precision[]
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_e float8 := p_rules.mutual_exponent / 100.0;
begin
  return array(select case when k = 0 then 2 else power(greatest(p_mutual, 0) / 1000000
      / power(k / 8.0::float8, 1 - v_e), 1 / v_e) - 1e-9 end
    from generate_series(0, 8) k order by k);
end
$function$;

comment on function "private"."least_totals"(double precision, public.matching_rules) is
  'The totals (0–1) that reach a mutual score for each sum of wishes in halves, a hair too low.';

revoke all on function "private"."least_totals"(double precision, public.matching_rules) from public;

grant execute
  on function "private"."least_totals"(double precision, public.matching_rules)
  to "postgres";

create or replace function private.level_credits (
  p_need  integer,
  p_rules public.matching_rules
)
  returns integer[]
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_credits int[] := array[0];
begin
  for v_have in 1 .. 5 loop
    v_credits := v_credits || case
      when v_have >= p_need then 10000
      when p_need - v_have = 1 then p_rules.credit_one_short * 100
      when p_need - v_have = 2 then p_rules.credit_two_short * 100
      when p_need - v_have = 3 then p_rules.credit_three_short * 100
      else 0 end;
  end loop;
  return v_credits;
end
$function$;

comment on function "private"."level_credits"(integer, public.matching_rules) is
  'Credit in ten-thousandths for each level held (0–5) against a need.';

revoke all on function "private"."level_credits"(integer, public.matching_rules) from public;

grant execute on function "private"."level_credits"(integer, public.matching_rules) to "postgres";

create or replace function private.lock_my_brief (
  p_brief_id uuid
)
  returns public.briefs
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs;
begin
  select * into v_brief from public.briefs where id = p_brief_id for no key update;
  perform private.require_member(v_brief.company_id);
  return v_brief;
end
$function$;

comment on function "private"."lock_my_brief"(uuid) is 'Locks a brief of the caller''s company; 404 otherwise. Every booking step takes this lock first.';

revoke all on function "private"."lock_my_brief"(uuid) from public;

grant execute on function "private"."lock_my_brief"(uuid) to "postgres";

create or replace function private.lock_my_request (
  p_request_id uuid
)
  returns public.requests
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_request public.requests;
begin
  perform from public.briefs b where b.id =
    (select r.brief_id from public.requests r where r.id = p_request_id) for no key update;
  select * into v_request from public.requests
  where id = p_request_id and consultant_id = private.my_consultant_id() for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_request;
end
$function$;

comment on function "private"."lock_my_request"(uuid) is 'Locks the brief, then a request to the signed-in consultant; 404 otherwise.';

revoke all on function "private"."lock_my_request"(uuid) from public;

grant execute on function "private"."lock_my_request"(uuid) to "postgres";

create or replace function private.lock_my_shortlist (
  p_shortlist_id uuid
)
  returns public.shortlists
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_row public.shortlists;
begin
  perform private.lock_my_brief((select s.brief_id from public.shortlists s where s.id = p_shortlist_id));
  select * into v_row from public.shortlists where id = p_shortlist_id for no key update;
  return v_row;
end
$function$;

comment on function "private"."lock_my_shortlist"(uuid) is 'Locks the brief, then a shortlist of the caller''s company; 404 otherwise.';

revoke all on function "private"."lock_my_shortlist"(uuid) from public;

grant execute on function "private"."lock_my_shortlist"(uuid) to "postgres";

create or replace function private.lock_proposal (
  p_proposal_id uuid,
  p_version     integer
)
  returns public.proposals
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_row public.proposals;
begin
  perform private.require_agency();
  perform from public.briefs where id = (select p.brief_id from public.proposals p
    where p.id = p_proposal_id) for no key update;
  select * into v_row from public.proposals where id = p_proposal_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state <> 'draft' then
    perform private.raise_problem(409, 'proposal_sent');
  elsif v_row.version is distinct from p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  return v_row;
end
$function$;

comment on function "private"."lock_proposal"(uuid, integer) is 'Locks the brief, then an unfinished proposal at the version that the page showed.';

revoke all on function "private"."lock_proposal"(uuid, integer) from public;

grant execute on function "private"."lock_proposal"(uuid, integer) to "postgres";

create or replace function private.lock_timesheet (
  p_timesheet_id uuid,
  p_as           public.actor_role
)
  returns public.timesheets
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_row public.timesheets;
begin
  select t.* into v_row from public.timesheets t
  join public.assignments a on a.id = t.assignment_id
  where t.id = p_timesheet_id and case p_as
    when 'company' then a.company_id in (select private.my_company_ids())
    when 'consultant' then a.consultant_id = private.my_consultant_id()
    else private.is_agency() end
  for no key update of t;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_row;
end
$function$;

comment on function "private"."lock_timesheet"(uuid, public.actor_role) is 'Locks a timesheet that the caller may handle in the given part; 404 otherwise.';

revoke all on function "private"."lock_timesheet"(uuid, public.actor_role) from public;

grant execute on function "private"."lock_timesheet"(uuid, public.actor_role) to "postgres";

create or replace function private.log_ranking (
  p_ask         jsonb,
  p_rules       public.matching_rules,
  p_first_place integer,
  p_rows        jsonb
)
  returns uuid
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_role uuid := (p_ask ->> 'brief_role_id')::uuid;
  v_brief public.briefs;
  v_rows jsonb := (select coalesce(jsonb_agg(m - array['consultant_number', 'region_id', 'work_modes',
    'asked_rate_ore', 'request_state', 'match_count', 'failed']), '[]') from jsonb_array_elements(p_rows) m);
  v_counts jsonb := private.filter_counts(p_ask, p_rules);
  v_rarity int := (p_ask ->> 'rarity_version')::int;
  v_print text;
  v_id uuid;
begin
  select b.* into v_brief from public.briefs b where b.id = (p_ask ->> 'brief_id')::uuid;
  v_print := encode(sha256(convert_to(jsonb_build_array(v_rows, v_counts, v_brief.version,
    p_rules.version, v_rarity, private.catalogue_version())::text, 'UTF8')), 'hex');
  insert into public.rankings (brief_role_id, brief_id, company_id, day, first_place, fingerprint, actor,
    actor_id, brief_version, rules_version, rarity_version, catalogue_version, candidates, ranked,
    ask_first, filtered)
  select v_role, v_brief.id, v_brief.company_id, private.today(), p_first_place, v_print,
    (case when v_brief.company_id in (select private.my_company_ids()) then 'company' else 'agency' end)::public.actor_role,
    auth.uid(), v_brief.version, p_rules.version, v_rarity, private.catalogue_version(),
    coalesce((select sum(n::int) from jsonb_each_text(v_counts) c(code, n)), 0),
    coalesce((v_counts ->> 'ranked')::int, 0), coalesce((v_counts ->> 'ask_first')::int, 0),
    v_counts - array['ranked', 'ask_first', 'unwilling']
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
$function$;

comment on function "private"."log_ranking"(jsonb, public.matching_rules, integer, jsonb) is
  'Writes down a page of a ranking as it is shown to whoever asks, or finds the entry when the same was shown to them today. The fingerprint is of what was shown: the same for everybody who saw it.';

revoke all
  on function "private"."log_ranking"(jsonb, public.matching_rules, integer, jsonb)
  from public;

grant execute
  on function "private"."log_ranking"(jsonb, public.matching_rules, integer, jsonb)
  to "postgres";

create or replace function private.luhn_digit (
  p_digits text
)
  returns integer
  language sql
  immutable
  set search_path to ''
  AS $function$
  select ((10 - sum(case when (length(p_digits) - i) % 2 = 0
      then (d * 2) / 10 + (d * 2) % 10 else d end) % 10) % 10)::int
  from (select i, substr(p_digits, i, 1)::int as d from generate_series(1, length(p_digits)) i) x
$function$;

comment on function "private"."luhn_digit"(text) is 'Check digit, modulus 10, to put after p_digits.';

revoke all on function "private"."luhn_digit"(text) from public;

grant execute on function "private"."luhn_digit"(text) to "postgres";

create or replace function private.match_ask (
  p_brief_role_id  uuid,
  p_rarity_version integer default null::integer
)
  returns jsonb
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_rarity int := coalesce(p_rarity_version, private.rarity_version());
begin
  return (
  select jsonb_build_object(
      'brief_id', b.id, 'brief_role_id', r.id, 'rarity_version', v_rarity, 'company_id', b.company_id,
      'organisation_number', co.organisation_number, 'budget_ore', r.budget_rate_ore,
      'mode', b.work_mode, 'region_id', b.region_id,
      'region_mask', private.slot_mask('region', array[b.region_id]),
      'sector_mask', private.slot_mask('sector', array[b.sector_id]),
      'related_mask', private.slot_mask('sector', array(
        select case when s.a = b.sector_id then s.b else s.a end
        from public.sector_relations s where b.sector_id in (s.a, s.b))),
      'role_mask', private.slot_mask('role', array[r.role_id]),
      'times', (select jsonb_agg(jsonb_build_object('from_day', lower(t.during), 'to_day', upper(t.during),
          'lo', l.working_days_before, 'hi', u.working_days_before, 'percent', t.percent)
          order by t.during)
        from public.brief_role_times t
        join public.calendar_days l on l.day = lower(t.during)
        join public.calendar_days u on u.day = upper(t.during)
        where t.brief_role_id = r.id),
      'languages', (select coalesce(jsonb_agg(jsonb_build_object(
          'code', l.language_code, 'slot', s.slot, 'cefr', l.cefr) order by s.slot), '[]')
        from public.brief_languages l
        join private.match_slots s on s.kind = 'language' and s.id = l.language_code
        where l.brief_id = b.id),
      'requirements', (select jsonb_agg(jsonb_build_object(
          'id', w.competency_id, 'slot', s.slot, 'need', w.level, 'weight', w.weight,
          'is_must', w.is_must, 'rarity', round(10000 * coalesce(f.factor, 1))::int,
          'related', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'slot', ns.slot,
              'similarity', (100 * n.similarity)::int) order by n.similarity desc, n.id), '[]')
            from (select case when k.a = w.competency_id then k.b else k.a end as id, k.similarity
              from public.competency_relations k where w.competency_id in (k.a, k.b)) n
            join private.match_slots ns on ns.kind = 'competency' and ns.id = n.id))
          order by w.position, w.competency_id)
        from public.brief_competencies w
        join private.match_slots s on s.kind = 'competency' and s.id = w.competency_id
        left join private.rarity_weights f
          on f.version = v_rarity and f.competency_id = w.competency_id
        where w.brief_role_id = r.id))
    from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    join public.companies co on co.id = b.company_id
    where r.id = p_brief_role_id);
end
$function$;

comment on function "private"."match_ask"(uuid, integer) is 'Everything that a role asks for, by slot: what the score is written out from. Counterfactuals change it and score anew. Rarity weights are the latest, or those of a given version: an old ranking is counted again with its own.';

revoke all on function "private"."match_ask"(uuid, integer) from public;

grant execute on function "private"."match_ask"(uuid, integer) to "postgres";

create or replace function private.match_rows (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]
)
  returns SETOF private.match_row
  language plpgsql
  stable
  rows 20
  set search_path to ''
  set plan_cache_mode to 'force_generic_plan'
  AS $function$
declare
  v_summary jsonb := private.rules_summary(p_ask, p_rules);
  v_cap_credit int := p_rules.cap_credit * 100;
  v_cap_points int := p_rules.cap_points;
  v_exponent int := p_rules.mutual_exponent;
  v_bands int[] := array[p_rules.band_very_good, p_rules.band_good, p_rules.band_possible];
  -- What a ten-thousandth of credit at weight one is worth in points.
  v_point numeric := (v_summary -> 'weights' ->> 'competence')::numeric
    / (10000 * private.weight_sum(p_ask, p_rules));
begin
  return query
  with scores as materialized (
    select * from private.score_consultants(p_ask, p_rules, p_ids)
  ), neighbours as materialized (
    select w.at, n ->> 'id' as id, (n ->> 'similarity')::int as similarity
    from private.requirement_rows(p_ask, p_rules) w, jsonb_array_elements(w.related) n
  ), credited as materialized (
    select * from private.credit_rows(p_ask, p_rules, p_ids)
  ), closed as (
    select g.consultant_id, g.at, sum(o.weight * (a.credit - o.credit)) * v_point as more,
      bool_or(o.tier = 3 and a.credit < v_cap_credit) as short
    from credited g
    join credited o on o.consultant_id = g.consultant_id
    left join neighbours n on n.at = o.at and n.id = g.id
    cross join lateral (select case when o.at = g.at then 10000
      else greatest(o.credit, coalesce(n.similarity * o.credits[1 + g.need] / 100, 0)) end as credit) a
    where g.have < g.need
    group by g.consultant_id, g.at
  ), detailed as materialized (
    select c.consultant_id, jsonb_agg(jsonb_build_object(
      'competency_id', c.id, 'need', c.need, 'weight', c.tier, 'is_must', c.is_must, 'have', c.have,
      'declared', coalesce(h.level, 0), 'verification', h.verification,
      'direct', round(c.direct / 10000.0, 4), 'credit', round(c.credit / 10000.0, 4), 'related_id', c.related_id,
      'related_have', c.related_have, 'similarity', round(c.similarity / 100.0, 2),
      'rarity', round(c.rarity / 10000.0, 4), 'points', round(c.weight * c.credit * v_point, 6),
      'max_points', round(c.weight * 10000 * v_point, 6),
      'gain', case when x.more is not null then private.exact_mutual(
        case when x.short then least(s.exact_sum + x.more, v_cap_points) else s.exact_sum + x.more end,
        s.k, v_exponent, case when x.short then v_cap_points else 100 end) - s.mutual end) order by c.at) as details
    from credited c
    join scores s on s.consultant_id = c.consultant_id
    left join closed x on x.consultant_id = c.consultant_id and x.at = c.at
    left join (select x.* from public.consultant_competencies x where x.consultant_id = any (p_ids)) h
      on h.consultant_id = c.consultant_id and h.competency_id = c.id
    group by c.consultant_id
  )
  select null::bigint, null::bigint, false, false, s.is_new, s.consultant_id, c.number, c.region_id,
    c.work_modes, c.wished_rate_ore, s.competence, s.availability, s.rate, s.sector, s.work_mode,
    s.sum_score, s.is_capped, s.total, s.k_rate, s.k_share, s.k_sector, s.k_mode, s.k, s.mutual,
    round(s.mutual)::int, case when round(s.mutual) >= v_bands[1] then 'very_good'
      when round(s.mutual) >= v_bands[2] then 'good' when round(s.mutual) >= v_bands[3] then 'possible'
      else 'more' end, d.details, v_summary, s.failed, q.state,
    null::bigint
  from scores s
  join detailed d on d.consultant_id = s.consultant_id
  join (select x.* from public.consultants x where x.id = any (p_ids)) c on c.id = s.consultant_id
  left join public.requests q
    on q.brief_role_id = (p_ask ->> 'brief_role_id')::uuid and q.consultant_id = s.consultant_id;
end
$function$;

comment on function "private"."match_rows"(jsonb, public.matching_rules, uuid[]) is
  'Matches of these consultants, ranked or not, without places. Of each requirement: need, level, credit (direct, or through the nearest neighbour), points and proof; gain is what the mutual score would change by if the level were reached, recomputed in full: a level also lifts its neighbours, and may lift the cap.';

revoke all on function "private"."match_rows"(jsonb, public.matching_rules, uuid[]) from public;

grant execute on function "private"."match_rows"(jsonb, public.matching_rules, uuid[]) to "postgres";

create or replace function private.match_snapshot (
  p_brief_role_id uuid,
  p_consultant_id uuid
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
  select to_jsonb(m) - array['consultant_id', 'consultant_number', 'region_id', 'work_modes',
    'asked_rate_ore', 'request_state', 'match_count', 'failed']
  from private.placed_rows(private.match_ask(p_brief_role_id), private.rules_in_force(),
    array[p_consultant_id]) m
  where m.failed = '{}'
$function$;

comment on function "private"."match_snapshot"(uuid, uuid) is 'One match as shown now, to be kept with a request; null when a constraint fails. Whoever is to be asked first has no place.';

revoke all on function "private"."match_snapshot"(uuid, uuid) from public;

grant execute on function "private"."match_snapshot"(uuid, uuid) to "postgres";

create or replace function private.may_buy_execution (
  p_brief public.briefs
)
  returns boolean
  language plpgsql
  set search_path to ''
  AS $function$
begin
  -- Whoever ends a strategy meanwhile waits until this is decided.
  perform from public.strategies s
  where s.company_id = p_brief.company_id and s.ended_at is null for share;
  return (private.strategy_standing(p_brief.company_id) ->> 'is_met')::boolean
    or exists (select from public.brief_gate_overrides o where o.brief_id = p_brief.id);
end
$function$;

comment on function "private"."may_buy_execution"(public.briefs) is 'Whether execution may be bought with a brief now: a strategy, an analysis, or a reason given.';

revoke all on function "private"."may_buy_execution"(public.briefs) from public;

grant execute on function "private"."may_buy_execution"(public.briefs) to "postgres";

create or replace function private.may_see_ranking (
  p_brief_role_id uuid
)
  returns boolean
  language sql
  stable
  set search_path to ''
  AS $function$
  select private.is_agency() or exists (select from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    where r.id = p_brief_role_id and b.company_id in (select private.my_company_ids()))
$function$;

comment on function "private"."may_see_ranking"(uuid) is 'The brief''s company and the agency.';

revoke all on function "private"."may_see_ranking"(uuid) from public;

grant execute on function "private"."may_see_ranking"(uuid) to "postgres";

create or replace function private.mode_credits (
  p_mode     text,
  p_one_step integer
)
  returns integer[]
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return case p_mode
    when 'on_site' then array[100, 100, p_one_step, 100, 0, 100, p_one_step, 100]
    when 'hybrid' then array[100, p_one_step, 100, 100, p_one_step, p_one_step, 100, 100]
    when 'remote' then array[100, 0, p_one_step, p_one_step, 100, 100, 100, 100]
    else array[100, 100, 100, 100, 100, 100, 100, 100] end;
end
$function$;

comment on function "private"."mode_credits"(text, integer) is 'Hundredths for each set of modes (mask 0–7): same 100, one step in the order on site, hybrid, remote as the rules say, opposite 0; everything fits a brief that says any, and nothing stated fits all.';

revoke all on function "private"."mode_credits"(text, integer) from public;

grant execute on function "private"."mode_credits"(text, integer) to "postgres";

create or replace function private.mode_mask (
  p_modes text[]
)
  returns smallint
  language sql
  immutable
  set search_path to ''
  AS $function$
  select (('on_site' = any (p_modes))::int + 2 * ('hybrid' = any (p_modes))::int
    + 4 * ('remote' = any (p_modes))::int)::smallint
$function$;

comment on function "private"."mode_mask"(text[]) is 'Bits 1 on site, 2 hybrid, 4 remote.';

revoke all on function "private"."mode_mask"(text[]) from public;

grant execute on function "private"."mode_mask"(text[]) to "postgres";

create or replace function private.move_assignment (
  p_row      public.assignments,
  p_to       text,
  p_actor    public.actor_role,
  p_actor_id uuid,
  p_reason   text
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.assert_transition('assignment', p_row.state, p_to, p_actor);
  update public.assignments set state = p_to where id = p_row.id;
  if p_to = 'cancelled' then
    if lower(p_row.during) >= private.today() then
      delete from public.bookings where assignment_id = p_row.id;
    else
      update public.bookings set during = daterange(lower(during), private.today())
      where assignment_id = p_row.id and upper(during) > private.today();
    end if;
  end if;
  perform private.record_event('assignment', p_row.id, 'assignment_' || p_to, p_row.state, p_to,
    p_actor, p_actor_id, p_reason, p_row.company_id, p_row.consultant_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'assignment_' || p_to, 'assignment_id', p_row.id));
end
$function$;

comment on function
  "private"."move_assignment"(public.assignments, text, public.actor_role, uuid, text) is
  'The only writer of assignments.state. Cancelling frees the time from today on.';

revoke all
  on function "private"."move_assignment"(public.assignments, text, public.actor_role, uuid, text)
  from public;

grant execute
  on function "private"."move_assignment"(public.assignments, text, public.actor_role, uuid, text)
  to "postgres";

create or replace function private.move_attempt (
  p_attempt public.payment_attempts,
  p_to      text
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.assert_transition('payment_attempt', p_attempt.state, p_to, 'system');
  update public.payment_attempts set state = p_to,
    concluded_at = case when p_to in ('paid', 'failed', 'expired') then now() end
  where id = p_attempt.id;
  perform private.record_event('payment_attempt', p_attempt.id, 'payment_attempt_' || p_to,
    p_attempt.state, p_to, 'system', null,
    p_company_id => (select i.company_id from public.invoices i where i.id = p_attempt.invoice_id),
    p_details => jsonb_build_object('invoice_id', p_attempt.invoice_id));
end
$function$;

comment on function "private"."move_attempt"(public.payment_attempts, text) is
  'The only writer of payment_attempts.state, with its event; the row is locked by the caller.';

revoke all on function "private"."move_attempt"(public.payment_attempts, text) from public;

grant execute on function "private"."move_attempt"(public.payment_attempts, text) to "postgres";

create or replace function private.move_brief (
  p_brief  public.briefs,
  p_to     text,
  p_actor  public.actor_role,
  p_reason text
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.assert_transition('brief', p_brief.state, p_to, p_actor);
  update public.briefs set state = p_to,
    opened_at = case when p_to = 'open' then now() else opened_at end
  where id = p_brief.id;
  perform private.record_event('brief', p_brief.id, 'brief_' || p_to, p_brief.state, p_to, p_actor,
    auth.uid(), p_reason, p_company_id => p_brief.company_id);
end
$function$;

comment on function "private"."move_brief"(public.briefs, text, public.actor_role, text) is
  'The only writer of briefs.state; the row is locked by the caller.';

revoke all
  on function "private"."move_brief"(public.briefs, text, public.actor_role, text)
  from public;

grant execute
  on function "private"."move_brief"(public.briefs, text, public.actor_role, text)
  to "postgres";

create or replace function private.move_expense (
  p_row      public.expenses,
  p_to       text,
  p_actor    public.actor_role,
  p_reason   text              default null::text,
  p_actor_id uuid              default auth.uid()
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_assignment public.assignments;
begin
  perform private.assert_transition('expense', p_row.state, p_to, p_actor);
  update public.expenses set state = p_to, version = version + 1,
    submitted_at = case when p_to = 'submitted' then now() else submitted_at end,
    decided_at = case when p_actor = 'company' then now() else decided_at end,
    reject_reason = case when p_to = 'rejected' then btrim(p_reason) else reject_reason end
  where id = p_row.id;
  select * into v_assignment from public.assignments where id = p_row.assignment_id;
  perform private.record_event('expense', p_row.id, 'expense_' || p_to, p_row.state, p_to, p_actor,
    p_actor_id, p_reason, v_assignment.company_id, v_assignment.consultant_id,
    jsonb_build_object('assignment_id', p_row.assignment_id));
end
$function$;

comment on function "private"."move_expense"(public.expenses, text, public.actor_role, text, uuid)
  is 'The only writer of expenses.state; the row is locked by the caller.';

revoke all
  on function "private"."move_expense"(public.expenses, text, public.actor_role, text, uuid)
  from public;

grant execute
  on function "private"."move_expense"(public.expenses, text, public.actor_role, text, uuid)
  to "postgres";

create or replace function private.move_offer (
  p_offer  public.offers,
  p_to     text,
  p_actor  public.actor_role,
  p_reason text              default null::text
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.assert_transition('offer', p_offer.state, p_to, p_actor);
  update public.offers set state = p_to where id = p_offer.id;
  perform private.record_event('offer', p_offer.id, 'offer_' || p_to, p_offer.state, p_to, p_actor,
    auth.uid(), p_reason, p_offer.company_id, p_offer.consultant_id);
end
$function$;

comment on function "private"."move_offer"(public.offers, text, public.actor_role, text) is
  'The only writer of offers.state; the row is locked by the caller.';

revoke all
  on function "private"."move_offer"(public.offers, text, public.actor_role, text)
  from public;

grant execute
  on function "private"."move_offer"(public.offers, text, public.actor_role, text)
  to "postgres";

create or replace function private.move_request (
  p_request public.requests,
  p_to      text,
  p_actor   public.actor_role,
  p_reason  text              default null::text
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.assert_transition('request', p_request.state, p_to, p_actor);
  update public.requests set state = p_to,
    decline_reason = case when p_to = 'declined' then nullif(btrim(p_reason), '') else decline_reason end
  where id = p_request.id;
  perform private.record_event('request', p_request.id, 'request_' || p_to, p_request.state, p_to,
    p_actor, auth.uid(), p_reason, p_request.company_id, p_request.consultant_id);
end
$function$;

comment on function "private"."move_request"(public.requests, text, public.actor_role, text) is
  'The only writer of requests.state; the row is locked by the caller.';

revoke all
  on function "private"."move_request"(public.requests, text, public.actor_role, text)
  from public;

grant execute
  on function "private"."move_request"(public.requests, text, public.actor_role, text)
  to "postgres";

create or replace function private.move_timesheet (
  p_row      public.timesheets,
  p_to       text,
  p_actor    public.actor_role,
  p_reason   text              default null::text,
  p_actor_id uuid              default auth.uid()
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_assignment public.assignments;
begin
  perform private.assert_transition('timesheet', p_row.state, p_to, p_actor);
  update public.timesheets set state = p_to,
    version = version + 1,
    submitted_at = case when p_to = 'submitted' then now() else submitted_at end,
    decided_at = case when p_to in ('approved', 'rejected') then now() else decided_at end,
    reject_reason = case when p_to = 'rejected' then btrim(p_reason) else reject_reason end
  where id = p_row.id;
  select * into v_assignment from public.assignments where id = p_row.assignment_id;
  perform private.record_event('timesheet', p_row.id, 'timesheet_' || p_to, p_row.state, p_to,
    p_actor, p_actor_id, p_reason, v_assignment.company_id, v_assignment.consultant_id,
    jsonb_build_object('assignment_id', p_row.assignment_id, 'week_start', p_row.week_start));
end
$function$;

comment on function
  "private"."move_timesheet"(public.timesheets, text, public.actor_role, text, uuid) is
  'The only writer of timesheets.state; the row is locked by the caller.';

revoke all
  on function "private"."move_timesheet"(public.timesheets, text, public.actor_role, text, uuid)
  from public;

grant execute
  on function "private"."move_timesheet"(public.timesheets, text, public.actor_role, text, uuid)
  to "postgres";

create or replace function private.musts_short (
  p_ask    jsonb,
  p_rules  public.matching_rules,
  p_levels bytea
)
  returns text[]
  language sql
  stable
  set search_path to ''
  AS $function$
  select coalesce(array_agg(w.id order by w.at), '{}')
  from private.requirement_rows(p_ask, p_rules) w
  where w.is_must and w.credits[1 + get_byte(p_levels, w.slot)] = 0
$function$;

comment on function "private"."musts_short"(jsonb, public.matching_rules, bytea) is
  'The musts that packed levels give no direct credit for.';

revoke all on function "private"."musts_short"(jsonb, public.matching_rules, bytea) from public;

grant execute on function "private"."musts_short"(jsonb, public.matching_rules, bytea) to "postgres";

create or replace function private.mutual_sql (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_total text
)
  returns text
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_e float8 := p_rules.mutual_exponent / 100.0;
begin
  return format('least(case when b.credit >> 50 < %s then %s else 1000000 end::float8, '
    '(%L::float8[])[1 + b.k_sum] * power(%s, %s::float8))',
    private.essential_count(p_ask), p_rules.cap_points * 10000,
    array(select 1000000 * power(k / 8.0::float8, 1 - v_e) from generate_series(0, 8) k order by k),
    p_total, v_e);
end
$function$;

comment on function "private"."mutual_sql"(jsonb, public.matching_rules, text) is
  'Expression for the mutual score in ten-thousandths of a point, in binary fractions, over the columns of basis_sql as b and a total 0–1. It is off by less than a millionth: whoever rounds it asks for decimals near a half.';

revoke all on function "private"."mutual_sql"(jsonb, public.matching_rules, text) from public;

grant execute on function "private"."mutual_sql"(jsonb, public.matching_rules, text) to "postgres";

create or replace function private.my_assignment_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select a.id from public.assignments a
  where a.company_id in (select private.my_company_ids())
    or a.consultant_id = (select private.my_consultant_id())
$function$;

comment on function "private"."my_assignment_ids"() is 'The assignments the signed-in person is a party to.';

revoke all on function "private"."my_assignment_ids"() from public;

grant execute
  on function "private"."my_assignment_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_colleague_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select m.user_id from public.company_members m
  where m.company_id in (select private.my_company_ids())
$function$;

comment on function "private"."my_colleague_ids"() is 'Everyone who shares a company with the signed-in person.';

revoke all on function "private"."my_colleague_ids"() from public;

grant execute
  on function "private"."my_colleague_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_company_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select m.company_id from public.company_members m where m.user_id = (select auth.uid())
$function$;

comment on function "private"."my_company_ids"() is 'The companies the signed-in person acts for.';

revoke all on function "private"."my_company_ids"() from public;

grant execute
  on function "private"."my_company_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_consultant_id()
  returns uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$ select c.id from public.consultants c where c.user_id = (select auth.uid()) $function$;

comment on function "private"."my_consultant_id"() is 'The signed-in person''s consultant profile, or null.';

revoke all on function "private"."my_consultant_id"() from public;

grant execute
  on function "private"."my_consultant_id"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_diagnosis (
  p_diagnosis_id uuid,
  p_secret       text
)
  returns public.diagnoses
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses;
begin
  select * into v_row from public.diagnoses where id = p_diagnosis_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.company_id is not null then
    perform private.require_member(v_row.company_id);
  elsif v_row.secret_hash <> private.secret_hash(p_secret) then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_row;
end
$function$;

comment on function "private"."my_diagnosis"(uuid, text) is 'Locks and returns an analysis that the caller may act on: a member of the company that saved it, or before that whoever holds the secret. Everybody else gets 404.';

revoke all on function "private"."my_diagnosis"(uuid, text) from public;

grant execute on function "private"."my_diagnosis"(uuid, text) to "postgres";

create or replace function private.my_owned_company_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select m.company_id from public.company_members m
  where m.user_id = (select auth.uid()) and m.role = 'owner'
$function$;

comment on function "private"."my_owned_company_ids"() is 'The companies the signed-in person owns.';

revoke all on function "private"."my_owned_company_ids"() from public;

grant execute
  on function "private"."my_owned_company_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_requested_brief_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select r.brief_id from public.requests r
  where r.consultant_id = (select private.my_consultant_id())
$function$;

comment on function "private"."my_requested_brief_ids"() is 'Briefs the signed-in consultant was asked about.';

revoke all on function "private"."my_requested_brief_ids"() from public;

grant execute
  on function "private"."my_requested_brief_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_requested_brief_role_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select r.brief_role_id from public.requests r
  where r.consultant_id = (select private.my_consultant_id())
$function$;

comment on function "private"."my_requested_brief_role_ids"() is 'Roles of briefs the signed-in consultant was asked about: what other roles may cost is not theirs to see.';

revoke all on function "private"."my_requested_brief_role_ids"() from public;

grant execute
  on function "private"."my_requested_brief_role_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_shortlist_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select s.id from public.shortlists s where s.company_id in (select private.my_company_ids())
$function$;

comment on function "private"."my_shortlist_ids"() is 'The shortlists of the companies the signed-in person acts for.';

revoke all on function "private"."my_shortlist_ids"() from public;

grant execute
  on function "private"."my_shortlist_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.my_work_assignment_ids()
  returns SETOF uuid
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select a.id from public.assignments a
  where a.consultant_id = (select private.my_consultant_id())
$function$;

comment on function "private"."my_work_assignment_ids"() is 'The assignments the signed-in consultant works on.';

revoke all on function "private"."my_work_assignment_ids"() from public;

grant execute
  on function "private"."my_work_assignment_ids"()
  to "authenticated", "postgres", "service_role";

create or replace function private.near_page (
  p_ask      jsonb,
  p_rules    public.matching_rules,
  p_page_end integer,
  p_list     bigint,
  OUT        ranked bigint,
  OUT        mutual_sum numeric,
  OUT        firsts integer[],
  OUT        above bigint,
  OUT        near private.scored_row[]
)
  returns record
  language plpgsql
  stable
  set search_path to ''
  set work_mem to '64MB'
  AS $function$
declare
  v_least record;
  v_scan record;
  v_rows private.scored_row[];
  v_bottom int;
  v_best_new int;
begin
  select * into v_least from private.least_to_reach(p_ask, p_rules, p_page_end);
  select * into v_scan from private.scan_ranked(p_ask, p_rules, p_list, v_least.low, v_least.low_new);
  ranked := v_scan.ranked;
  v_rows := private.round_ranked(p_ask, p_rules, v_scan.reaching);
  if v_least.low < 0 then
    mutual_sum := (select coalesce(sum(r.m), 0) / 10000.0 from unnest(v_rows) r);
  end if;
  firsts := private.band_firsts(array(
    select r.m from unnest(v_rows) r order by r.m desc limit p_page_end), p_rules.rotation_band * 1000);
  v_bottom := firsts[cardinality(firsts)] - p_rules.rotation_band * 1000;
  v_best_new := (select max(r.m) from unnest(v_rows) r where r.is_new);
  near := array(select r from unnest(v_rows) r where r.m >= v_bottom or r.m = v_best_new);
  if v_best_new < v_bottom then
    above := (select count(*) from unnest(private.round_ranked(p_ask, p_rules, (
      select s.reaching from private.scan_ranked(p_ask, p_rules, p_list, v_best_new, v_best_new) s))) r
      where r.m > v_best_new);
  end if;
end
$function$;

comment on function "private"."near_page"(jsonb, public.matching_rules, integer, bigint) is
  'Who can stand on or before a page: all in the bands down to the one that the page ends in, and whoever is as good as the best new consultant; above counts those who are better than a best new one further down. mutual_sum, of all ranked, only when the whole order is asked for.';

revoke all
  on function "private"."near_page"(jsonb, public.matching_rules, integer, bigint)
  from public;

grant execute
  on function "private"."near_page"(jsonb, public.matching_rules, integer, bigint)
  to "postgres";

create or replace function private.nearly_ids (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns table (
    consultant_id uuid,
    code          integer,
    mutual        double precision
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select f.consultant_id, n, f.mutual
  from private.filter_rows(p_ask, p_rules) f
  join generate_series(1, 5) n on f.failed = 1 << (n - 1)
  where f.is_willing
$function$;

comment on function "private"."nearly_ids"(jsonb, public.matching_rules) is
  'Everybody whose only failing constraint is one of H1–H5, and which.';

revoke all on function "private"."nearly_ids"(jsonb, public.matching_rules) from public;

grant execute on function "private"."nearly_ids"(jsonb, public.matching_rules) to "postgres";

create or replace function private.needed_budget_ore (
  p_floor_ore bigint,
  p_rules     public.matching_rules
)
  returns bigint
  language sql
  immutable
  set search_path to ''
  AS $function$ select (ceil(p_floor_ore::numeric / p_rules.rate_ceiling) * 100)::bigint $function$;

comment on function "private"."needed_budget_ore"(bigint, public.matching_rules) is
  'The smallest budget in whole kronor that a floor passes H3 with.';

revoke all on function "private"."needed_budget_ore"(bigint, public.matching_rules) from public;

grant execute on function "private"."needed_budget_ore"(bigint, public.matching_rules) to "postgres";

create or replace function private.next_invoice_number (
  p_series text
)
  returns bigint
  language sql
  set search_path to ''
  AS $function$
  insert into private.invoice_counters as c (series, last_number)
  select p_series, s.first_invoice_number from public.agency_settings s
  on conflict (series) do update set last_number = c.last_number + 1
  returning last_number
$function$;

comment on function "private"."next_invoice_number"(text) is 'The next number; the counter row stays locked until the issuing transaction ends.';

revoke all on function "private"."next_invoice_number"(text) from public;

grant execute on function "private"."next_invoice_number"(text) to "postgres";

create or replace function private.next_number (
  p_series text,
  p_first  bigint
)
  returns bigint
  language sql
  set search_path to ''
  AS $function$
  insert into private.invoice_counters as c (series, last_number) values (p_series, p_first)
  on conflict (series) do update set last_number = c.last_number + 1
  returning last_number
$function$;

comment on function "private"."next_number"(text, bigint) is 'The next number of a series; the counter row stays locked until the issuing transaction ends.';

revoke all on function "private"."next_number"(text, bigint) from public;

grant execute on function "private"."next_number"(text, bigint) to "postgres";

create or replace function private.note_profile_change()
  returns trigger
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."note_profile_change"() is 'Trigger: keeps match_profiles true, once for each statement.';

revoke all on function "private"."note_profile_change"() from public;

grant execute on function "private"."note_profile_change"() to "postgres";

create or replace function private.note_request_action()
  returns trigger
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
begin
  insert into public.ranking_actions (brief_role_id, consultant_id, ranking_id, action, actor, actor_id, reason)
  select new.brief_role_id, new.consultant_id, (
      select r.id from public.rankings r where r.brief_role_id = new.brief_role_id
      order by r.recorded_at desc limit 1),
    case when tg_op = 'INSERT' then 'asked' else 'declined' end,
    (case when tg_op = 'INSERT' then 'company' else 'consultant' end)::public.actor_role, auth.uid(),
    case when tg_op = 'INSERT' then null else new.decline_reason end;
  return null;
end
$function$;

comment on function "private"."note_request_action"() is 'Trigger: asking and declining are logged with the ranking they followed from.';

revoke all on function "private"."note_request_action"() from public;

grant execute on function "private"."note_request_action"() to "postgres";

create or replace function private.ocr_reference (
  p_number bigint
)
  returns text
  language sql
  immutable
  set search_path to ''
  AS $function$
  with base as (select p_number::text || ((length(p_number::text) + 2) % 10)::text as digits)
  select digits || private.luhn_digit(digits) from base
$function$;

comment on function "private"."ocr_reference"(bigint) is 'OCR reference: number, length digit (whole length modulo 10), check digit (Bankgirot OCR level 3).';

revoke all on function "private"."ocr_reference"(bigint) from public;

grant execute on function "private"."ocr_reference"(bigint) to "postgres";

create or replace function private.open_amount (
  p_invoice_id uuid
)
  returns bigint
  language sql
  stable
  set search_path to ''
  AS $function$ select greatest(0, private.invoice_balance(p_invoice_id)) $function$;

comment on function "private"."open_amount"(uuid) is 'Still to pay on an invoice, never negative.';

revoke all on function "private"."open_amount"(uuid) from public;

grant execute on function "private"."open_amount"(uuid) to "postgres";

create or replace function private.open_link (
  p_key uuid
)
  returns public.shortlists
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_row public.shortlists;
begin
  -- Shared: votes of many pass side by side, but none passes a link being revoked or closed.
  select s.* into v_row from public.shortlist_links l
  join public.shortlists s on s.id = l.shortlist_id
  where l.key = p_key for share of s;
  perform private.require_member(v_row.company_id);
  if exists (select from public.shortlist_links l where l.key = p_key and l.revoked_at is not null) then
    perform private.raise_problem(409, 'link_revoked');
  elsif not private.voting_is_open(v_row) then
    perform private.raise_problem(409, 'voting_closed', jsonb_build_object('closes_on', v_row.closes_on));
  end if;
  return v_row;
end
$function$;

comment on function "private"."open_link"(uuid) is 'The shortlist behind an address, held open for one vote. 404 for everybody outside the company, 409 link_revoked or voting_closed for those inside.';

revoke all on function "private"."open_link"(uuid) from public;

grant execute on function "private"."open_link"(uuid) to "postgres";

create or replace function private.place_exposure (
  p_place integer
)
  returns numeric
  language sql
  immutable
  set search_path to ''
  AS $function$ select round(1 / log(2::numeric, (1 + p_place)::numeric), 12) $function$;

comment on function "private"."place_exposure"(integer) is '1/log2(1+place), rounded half up to 12 decimals.';

revoke all on function "private"."place_exposure"(integer) from public;

grant execute on function "private"."place_exposure"(integer) to "postgres";

create or replace function private.place_in_ranking (
  p_brief_role_id uuid,
  p_consultant_id uuid
)
  returns integer
  language sql
  stable
  set search_path to ''
  AS $function$
  select (private.match_snapshot(p_brief_role_id, p_consultant_id) ->> 'place')::int
$function$;

comment on function "private"."place_in_ranking"(uuid, uuid) is 'The place a consultant holds for a role now; null when not ranked.';

revoke all on function "private"."place_in_ranking"(uuid, uuid) from public;

grant execute on function "private"."place_in_ranking"(uuid, uuid) to "postgres";

create or replace function private.placed_rows (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]
)
  returns SETOF private.match_row
  language sql
  stable
  rows 20
  set search_path to ''
  AS $function$
  select p.place, p.raw_place, coalesce(p.is_rotated, false), coalesce(p.is_newcomer_place, false),
    coalesce(p.is_new, m.is_new), m.consultant_id, m.consultant_number, m.region_id, m.work_modes,
    m.asked_rate_ore, m.competence, m.availability, m.rate, m.sector, m.work_mode, m.sum_score, m.is_capped, m.total,
    m.k_rate, m.k_share, m.k_sector, m.k_mode, m.k, m.mutual, m.points, m.band, m.details, m.rules,
    m.failed, m.request_state, p.match_count
  from private.match_rows(p_ask, p_rules, p_ids) m
  left join private.places_of(p_ask, p_rules, p_ids) p on p.consultant_id = m.consultant_id
$function$;

comment on function "private"."placed_rows"(jsonb, public.matching_rules, uuid[]) is
  'Matches of these consultants with their places; null places when not ranked.';

revoke all on function "private"."placed_rows"(jsonb, public.matching_rules, uuid[]) from public;

grant execute
  on function "private"."placed_rows"(jsonb, public.matching_rules, uuid[])
  to "postgres";

create or replace function private.places_of (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]
)
  returns table (
    consultant_id     uuid,
    place             bigint,
    raw_place         bigint,
    is_rotated        boolean,
    is_newcomer_place boolean,
    is_new            boolean,
    match_count       bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select r.consultant_id, r.place, r.raw_place, r.is_rotated, r.is_newcomer_place, r.is_new, r.match_count
  from private.rank_consultants(p_ask, p_rules, 1000000) r
  where r.consultant_id = any (p_ids)
$function$;

comment on function "private"."places_of"(jsonb, public.matching_rules, uuid[]) is
  'Where these consultants stand in the whole order.';

revoke all on function "private"."places_of"(jsonb, public.matching_rules, uuid[]) from public;

grant execute on function "private"."places_of"(jsonb, public.matching_rules, uuid[]) to "postgres";

create or replace function private.post_allocation (
  p_allocation public.payment_allocations
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_payment public.payments;
  v_invoice public.invoices;
  v_paid_sek bigint;
  v_owed_sek bigint;
begin
  select * into v_payment from public.payments where id = p_allocation.payment_id;
  select * into v_invoice from public.invoices where id = p_allocation.invoice_id;
  -- What ends a debt ends it in kronor too: no öre of rounding stays behind on it.
  v_paid_sek := case when private.unused_amount(v_payment.id) = 0
    then -private.sek_balance('customer_credit', v_payment.id)
    else private.to_sek(p_allocation.amount_ore, v_payment.sek_rate) end;
  v_owed_sek := case when private.invoice_balance(v_invoice.id) = 0
    then private.sek_balance('receivables', v_invoice.id)
    else private.to_sek(p_allocation.amount_ore, v_invoice.sek_rate) end;
  perform private.post_entry('payment_allocated', p_allocation.id,
    v_invoice.number::text, private.today(), jsonb_build_array(
      private.posting('customer_credit', p_allocation.amount_ore, p_allocation.payment_id,
        v_payment.currency, v_paid_sek),
      private.posting('receivables', -p_allocation.amount_ore, v_invoice.id, v_invoice.currency, -v_owed_sek),
      private.posting('exchange_differences', 0, null, v_invoice.currency, v_owed_sek - v_paid_sek)),
    v_invoice.company_id, p_actor => p_allocation.allocated_by);
end
$function$;

comment on function "private"."post_allocation"(public.payment_allocations) is
  'Books a use of a payment, or its taking back; a difference between the two rates is a gain or loss.';

revoke all on function "private"."post_allocation"(public.payment_allocations) from public;

grant execute on function "private"."post_allocation"(public.payment_allocations) to "postgres";

create or replace function private.post_credit_note (
  p_note    public.credit_notes,
  p_invoice public.invoices
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_sales text := case p_invoice.vat_category when 'S' then 'sales' else 'sales_eu' end;
  v_lines jsonb;
  v_sek bigint;
  v_owed_sek bigint;
begin
  select jsonb_agg(private.posting(v_sales, x.net_ore, null, p_invoice.currency,
    private.to_sek(x.net_ore, p_invoice.sek_rate), x.assignment_id) order by x.assignment_id)
  into v_lines
  from (select l.assignment_id, sum(l.net_ore)::bigint as net_ore from public.invoice_lines l
    where l.credit_note_id = p_note.id group by l.assignment_id) x;
  v_lines := v_lines
    || private.posting('output_vat', p_note.vat_ore, null, p_invoice.currency,
      private.to_sek(p_note.vat_ore, p_invoice.sek_rate))
    || private.posting('rounding', p_note.rounding_ore);
  select sum((x ->> 'sek_ore')::bigint) into v_sek from jsonb_array_elements(v_lines) x;
  -- A credit that ends the debt ends it in kronor too; parts may have been rounded another way.
  v_owed_sek := case when private.invoice_balance(p_invoice.id) = 0
    then private.sek_balance('receivables', p_invoice.id) else v_sek end;
  perform private.post_entry('credit_note_issued', p_note.id, p_note.series || p_note.number,
    p_note.issue_date, jsonb_build_array(
      private.posting('receivables', -(p_note.total_ore + p_note.rounding_ore), p_invoice.id,
        p_invoice.currency, -v_owed_sek),
      private.posting('exchange_differences', 0, null, p_invoice.currency, v_owed_sek - v_sek)) || v_lines,
    p_note.company_id, p_actor => p_note.issued_by);
end
$function$;

comment on function "private"."post_credit_note"(public.credit_notes, public.invoices) is
  'Books a credit note: the invoice''s rows the other way round, at the invoice''s rate.';

revoke all
  on function "private"."post_credit_note"(public.credit_notes, public.invoices)
  from public;

grant execute
  on function "private"."post_credit_note"(public.credit_notes, public.invoices)
  to "postgres";

create or replace function private.post_entry (
  p_kind          text,
  p_source_id     uuid,
  p_label         text,
  p_day           date,
  p_postings      jsonb,
  p_company_id    uuid  default null::uuid,
  p_consultant_id uuid  default null::uuid,
  p_actor         uuid  default null::uuid
)
  returns uuid
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_id uuid;
  v_day date;
  v_number bigint;
begin
  select e.id into v_id from public.ledger_entries e where e.kind = p_kind and e.source_id = p_source_id;
  if found or not exists (
    select from jsonb_to_recordset(p_postings) x (amount_ore bigint) where x.amount_ore <> 0) then
    return v_id;
  end if;
  v_day := private.booking_day(p_day);
  insert into private.voucher_counters as c (year, last_number)
  values (extract(year from v_day), 1)
  on conflict (year) do update set last_number = c.last_number + 1
  returning last_number into v_number;
  -- A month may have been closed while this waited for the counter.
  if private.booking_day(v_day) <> v_day then
    perform private.raise_problem(409, 'month_closed', jsonb_build_object('day', v_day));
  end if;
  insert into public.ledger_entries (year, number, booked_on, kind, source_id, label, company_id,
    consultant_id, created_by)
  values (extract(year from v_day), v_number, v_day, p_kind, p_source_id, coalesce(p_label, ''),
    p_company_id, p_consultant_id, p_actor)
  returning id into v_id;
  insert into public.ledger_postings (entry_id, position, account, amount_ore, currency, sek_ore,
    document_id, assignment_id)
  select v_id, row_number() over (order by x.ordinality), coalesce(
      (x.value ->> 'account')::int, private.account_of(x.value ->> 'role')),
    (x.value ->> 'amount_ore')::bigint, coalesce(x.value ->> 'currency', 'SEK'),
    coalesce((x.value ->> 'sek_ore')::bigint, (x.value ->> 'amount_ore')::bigint),
    (x.value ->> 'document_id')::uuid, (x.value ->> 'assignment_id')::uuid
  from jsonb_array_elements(p_postings) with ordinality x
  where (x.value ->> 'amount_ore')::bigint <> 0 or (x.value ->> 'sek_ore')::bigint <> 0;
  return v_id;
end
$function$;

comment on function "private"."post_entry"(text, uuid, text, date, jsonb, uuid, uuid, uuid) is
  'Books one happening: [{role or account, amount_ore (debit positive), currency, sek_ore, document_id, assignment_id}]; zero rows are left out. Idempotent by kind and source. Called last in a command: the year''s counter stays locked until its transaction ends. The source''s own row must be locked by the caller, so that two do not book the same thing at once.';

revoke all
  on function "private"."post_entry"(text, uuid, text, date, jsonb, uuid, uuid, uuid)
  from public;

grant execute
  on function "private"."post_entry"(text, uuid, text, date, jsonb, uuid, uuid, uuid)
  to "postgres";

create or replace function private.post_invoice (
  p_invoice public.invoices
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_sales text := case p_invoice.vat_category when 'S' then 'sales' else 'sales_eu' end;
  v_lines jsonb;
  v_vat_sek bigint := private.to_sek(p_invoice.vat_ore, p_invoice.sek_rate);
begin
  select jsonb_agg(private.posting(v_sales, -x.net_ore, null, p_invoice.currency,
    -private.to_sek(x.net_ore, p_invoice.sek_rate), x.assignment_id) order by x.assignment_id)
  into v_lines
  from (select l.assignment_id, sum(l.net_ore)::bigint as net_ore from public.invoice_lines l
    where l.invoice_id = p_invoice.id group by l.assignment_id) x;
  v_lines := v_lines
    || private.posting('output_vat', -p_invoice.vat_ore, null, p_invoice.currency, -v_vat_sek)
    || private.posting('rounding', -p_invoice.rounding_ore);
  perform private.post_entry('invoice_issued', p_invoice.id, p_invoice.number::text,
    p_invoice.issue_date, jsonb_build_array(private.posting('receivables',
      p_invoice.total_ore + p_invoice.rounding_ore, p_invoice.id, p_invoice.currency,
      -(select sum((x ->> 'sek_ore')::bigint) from jsonb_array_elements(v_lines) x)::bigint)) || v_lines,
    p_invoice.company_id, p_actor => p_invoice.issued_by);
end
$function$;

comment on function "private"."post_invoice"(public.invoices) is 'Books an issued invoice: the customer owes the total; sales for each assignment, VAT, rounding.';

revoke all on function "private"."post_invoice"(public.invoices) from public;

grant execute on function "private"."post_invoice"(public.invoices) to "postgres";

create or replace function private.posting (
  p_role          text,
  p_amount_ore    bigint,
  p_document_id   uuid   default null::uuid,
  p_currency      text   default 'SEK'::text,
  p_sek_ore       bigint default null::bigint,
  p_assignment_id uuid   default null::uuid
)
  returns jsonb
  language sql
  immutable
  set search_path to ''
  AS $function$
  select jsonb_build_object('role', p_role, 'amount_ore', p_amount_ore, 'currency', p_currency,
    'sek_ore', coalesce(p_sek_ore, p_amount_ore), 'document_id', p_document_id,
    'assignment_id', p_assignment_id)
$function$;

comment on function "private"."posting"(text, bigint, uuid, text, bigint, uuid) is
  'One row for post_entry; debit positive, credit negative.';

revoke all on function "private"."posting"(text, bigint, uuid, text, bigint, uuid) from public;

grant execute on function "private"."posting"(text, bigint, uuid, text, bigint, uuid) to "postgres";

create or replace function private.put_on_shortlist (
  p_shortlist      public.shortlists,
  p_consultant_ids uuid[],
  p_user           uuid
)
  returns integer
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_id uuid;
  v_next int;
  v_added int := 0;
begin
  foreach v_id in array p_consultant_ids
  loop
    continue when exists (select from public.shortlist_candidates x where x.shortlist_id = p_shortlist.id
      and x.consultant_id = v_id and x.removed_at is null);
    if private.match_snapshot(p_shortlist.brief_role_id, v_id) is null then
      perform private.raise_problem(409, 'consultant_no_longer_matches');
    end if;
    select coalesce(max(x.position), 0) + 1 into v_next from public.shortlist_candidates x
    where x.shortlist_id = p_shortlist.id;
    if v_next > 10 then
      perform private.raise_problem(409, 'shortlist_full', '{"limit": 10}');
    end if;
    insert into public.shortlist_candidates as x (shortlist_id, consultant_id, position, added_by)
    values (p_shortlist.id, v_id, v_next, p_user)
    on conflict (shortlist_id, consultant_id) do update
      set position = excluded.position, removed_at = null, added_by = excluded.added_by, added_at = now();
    v_added := v_added + 1;
  end loop;
  if v_added > 0 then
    update public.shortlists set version = version + 1 where id = p_shortlist.id;
    perform private.record_event('shortlist', p_shortlist.id, 'shortlist_extended', null, null,
      'company', p_user, p_company_id => p_shortlist.company_id, p_details => jsonb_build_object(
        'brief_role_id', p_shortlist.brief_role_id, 'count', v_added));
  end if;
  return v_added;
end
$function$;

comment on function "private"."put_on_shortlist"(public.shortlists, uuid[], uuid) is
  'Adds those who are not on the list yet, last, up to ten in all. Returns how many were added.';

revoke all on function "private"."put_on_shortlist"(public.shortlists, uuid[], uuid) from public;

grant execute
  on function "private"."put_on_shortlist"(public.shortlists, uuid[], uuid)
  to "postgres";

create or replace function private.raise_problem (
  p_status integer,
  p_code   text,
  p_values jsonb   default '{}'::jsonb
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  raise exception using
    errcode = 'PT' || p_status,
    message = p_code,
    detail = p_values::text;
end
$function$;

comment on function "private"."raise_problem"(integer, text, jsonb) is 'Raises a domain error: HTTP status (400–499), stable code, values for the sentence. PostgREST answers with the status; the code is turned into words by the server.';

revoke all on function "private"."raise_problem"(integer, text, jsonb) from public;

grant execute on function "private"."raise_problem"(integer, text, jsonb) to "postgres";

create or replace function private.rank_consultants (
  p_ask    jsonb,
  p_rules  public.matching_rules,
  p_limit  integer,
  p_offset integer               default 0
)
  returns table (
    place             bigint,
    raw_place         bigint,
    consultant_id     uuid,
    mutual            numeric,
    deficit           numeric,
    is_capped         boolean,
    is_rotated        boolean,
    is_newcomer_place boolean,
    is_new            boolean,
    match_count       bigint,
    mutual_sum        numeric
  )
  language plpgsql
  stable
  rows 20
  set search_path to ''
  set plan_cache_mode to 'force_generic_plan'
  AS $function$
declare
  v_list bigint := (select l.id from private.exposure_lists l
    where l.brief_role_id = (p_ask ->> 'brief_role_id')::uuid and l.day = private.today());
  v_page record;
  v_whole bigint := 10000 * private.weight_sum(p_ask, p_rules);
  v_asked bigint := greatest(1, private.asked_sum(p_ask));
  v_mask bigint := private.essential_mark() - 1;
  v_essentials int := private.essential_count(p_ask);
  v_brief text := p_ask ->> 'brief_id';
begin
  select * into v_page from private.near_page(p_ask, p_rules, p_limit + p_offset, v_list);
  return query
  with keyed as (
    select n.id, n.m, n.is_new, n.credit >> 50 < v_essentials as is_capped,
      (2 * (n.credit & v_mask) * 10000 + v_whole) / (2 * v_whole) as competence,
      (2 * n.free::bigint * 10000 + v_asked) / (2 * v_asked) as availability,
      round(coalesce(e.deserved - e.received, 0) - coalesce(o.deserved - o.received, 0), 4) as deficit,
      encode(sha256(convert_to(v_brief || ':' || n.id, 'UTF8')), 'hex') as hash,
      (select min(f) from unnest(v_page.firsts) f where f >= n.m
        and n.m >= v_page.firsts[cardinality(v_page.firsts)] - p_rules.rotation_band * 1000) as band
    from unnest(v_page.near) n
    left join private.exposure_sums e on e.consultant_id = n.id
    left join private.exposure_shares o on o.consultant_id = n.id and o.list_id = v_list
  ), raw as materialized (
    select k.*, row_number() over w as at
    from keyed k window w as (order by k.m desc, k.competence desc, k.availability desc, k.deficit desc, k.hash)
  ), rotated as materialized (
    select r.*, row_number() over (order by r.band desc, r.deficit desc, r.at) as turn
    from raw r where r.band is not null
  ), newcomer as materialized (
    select n.id, n.m, n.is_capped, n.deficit, t.turn,
      case when t.turn is null then v_page.above + n.at - (select count(*) from raw r where r.m > n.m) else n.at end as at
    from (select r.* from raw r where r.is_new order by r.at limit 1) n
    left join rotated t on t.id = n.id
    where not exists (select from rotated t where t.turn <= 5 and t.is_new)
      and n.m >= (select r.m - p_rules.newcomer_band * 10000 from raw r where r.at = 5 and r.band is not null)
  ), stepping as materialized (
    select t.id from rotated t
    where t.turn <= 5 and exists (select from newcomer) order by t.at desc limit 1
  ), placed as (
    select t.id, t.m, t.deficit, t.is_capped, t.is_new, t.at, t.turn, case
        when not exists (select from newcomer) then t.turn
        when t.id = (select s.id from stepping s) then 6
        when t.turn <= 5 then row_number() over (
          partition by t.turn <= 5 and t.id <> (select s.id from stepping s) order by t.turn)
        when t.turn < coalesce((select n.turn from newcomer n), 9223372036854775807) then t.turn + 1
        else t.turn end as place
    from rotated t where not exists (select from newcomer n where n.id = t.id)
    union all
    select n.id, n.m, n.deficit, n.is_capped, true, n.at, n.turn, 5 from newcomer n
  )
  select p.place, p.at, p.id, p.m / 10000.0, p.deficit, p.is_capped, coalesce(p.turn <> p.at, false),
    exists (select from newcomer n where n.id = p.id), p.is_new, v_page.ranked, v_page.mutual_sum
  from placed p
  where p.place > p_offset and p.place <= p_offset + p_limit
  order by p.place;
end
$function$;

comment on function "private"."rank_consultants"(jsonb, public.matching_rules, integer, integer) is
  'A page of the order: raw place by mutual score, competence, availability, exposure deficit and hash; final place after rotation inside bands and the newcomer''s place five. What the role''s own list of today gave is left out of the deficit and of the count of lists, so that a list does not move itself when it is opened again. mutual_sum, of all ranked scores, is null unless the whole order is asked for.';

revoke all
  on function "private"."rank_consultants"(jsonb, public.matching_rules, integer, integer)
  from public;

grant execute
  on function "private"."rank_consultants"(jsonb, public.matching_rules, integer, integer)
  to "postgres";

create or replace function private.ranked_rows (
  p_ask    jsonb,
  p_rules  public.matching_rules,
  p_limit  integer,
  p_offset integer               default 0
)
  returns SETOF private.match_row
  language plpgsql
  stable
  rows 20
  set search_path to ''
  AS $function$
declare
  v_places jsonb;
  v_ids uuid[];
begin
  select jsonb_object_agg(r.consultant_id, to_jsonb(r)), array_agg(r.consultant_id)
  into v_places, v_ids
  from private.rank_consultants(p_ask, p_rules, p_limit, p_offset) r;
  if v_ids is null then
    return;
  end if;
  return query
    select (r.p ->> 'place')::bigint, (r.p ->> 'raw_place')::bigint, (r.p ->> 'is_rotated')::boolean,
      (r.p ->> 'is_newcomer_place')::boolean, (r.p ->> 'is_new')::boolean, m.consultant_id, m.consultant_number,
      m.region_id, m.work_modes, m.asked_rate_ore, m.competence, m.availability, m.rate, m.sector,
      m.work_mode, m.sum_score, m.is_capped, m.total, m.k_rate, m.k_share, m.k_sector, m.k_mode, m.k,
      m.mutual, m.points, m.band, m.details, m.rules, m.failed, m.request_state,
      (r.p ->> 'match_count')::bigint
    from private.match_rows(p_ask, p_rules, v_ids) m
    cross join lateral (select v_places -> m.consultant_id::text as p) r
    order by 1;
end
$function$;

comment on function "private"."ranked_rows"(jsonb, public.matching_rules, integer, integer) is
  'A page of the ranking with places and everything that explains it.';

revoke all
  on function "private"."ranked_rows"(jsonb, public.matching_rules, integer, integer)
  from public;

grant execute
  on function "private"."ranked_rows"(jsonb, public.matching_rules, integer, integer)
  to "postgres";

create or replace function private.rarity_factor (
  p_able        integer,
  p_consultants integer,
  p_rules       public.matching_rules
)
  returns numeric
  language sql
  immutable
  set search_path to ''
  AS $function$
  select case when p_consultants < p_rules.rarity_from then 1
    else round(greatest(1, least(p_rules.rarity_most / 100.0, 1 + p_rules.rarity_slope / 100.0
      * ln((p_consultants + 1)::numeric / (p_able + 1)) / ln((p_consultants + 1)::numeric))), 4) end
$function$;

comment on function "private"."rarity_factor"(integer, integer, public.matching_rules) is
  'clamp(1 + 0.5·ln((N+1)/(n+1))/ln(N+1), 1, 1.5) rounded half up to 4 decimals; 1 while N < 30.';

revoke all
  on function "private"."rarity_factor"(integer, integer, public.matching_rules)
  from public;

grant execute
  on function "private"."rarity_factor"(integer, integer, public.matching_rules)
  to "postgres";

create or replace function private.rarity_version()
  returns integer
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  return (
  select coalesce(max(version), 0) from private.rarity_versions);
end
$function$;

comment on function "private"."rarity_version"() is 'The latest rarity weights; 0 before the first night, when every factor is 1.';

revoke all on function "private"."rarity_version"() from public;

grant execute on function "private"."rarity_version"() to "postgres";

create or replace function private.rate_on (
  p_currency text,
  p_day      date
)
  returns public.exchange_rates
  language sql
  stable
  set search_path to ''
  AS $function$
  select r.* from public.exchange_rates r
  where r.currency = p_currency and r.day between p_day - 7 and p_day order by r.day desc limit 1
$function$;

comment on function "private"."rate_on"(text, date) is 'The rate of a day or the last one published within a week before it.';

revoke all on function "private"."rate_on"(text, date) from public;

grant execute on function "private"."rate_on"(text, date) to "postgres";

create or replace function private.rebuild_capacity (
  p_consultant_id uuid
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."rebuild_capacity"(uuid) is 'Recomputes a consultant''s step function under a lock on the consultant. Fails on the check capacity_spans_booked_within_full_time when any day would be booked above 100 %.';

revoke all on function "private"."rebuild_capacity"(uuid) from public;

grant execute on function "private"."rebuild_capacity"(uuid) to "postgres";

create or replace function private.rebuild_capacity_of_row()
  returns trigger
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."rebuild_capacity_of_row"() is 'Trigger: keeps capacity_spans true.';

revoke all on function "private"."rebuild_capacity_of_row"() from public;

grant execute on function "private"."rebuild_capacity_of_row"() to "postgres";

create or replace function private.rebuild_match_profiles()
  returns void
  language sql
  set search_path to ''
  AS $function$
  delete from private.match_profiles;
  insert into private.match_profiles select * from private.build_match_profiles();
$function$;

comment on function "private"."rebuild_match_profiles"() is 'Rebuilds every packed row, such as after a load past the triggers.';

revoke all on function "private"."rebuild_match_profiles"() from public;

grant execute on function "private"."rebuild_match_profiles"() to "postgres";

create or replace function private.record_event (
  p_entity        text,
  p_entity_id     uuid,
  p_kind          text,
  p_from          text,
  p_to            text,
  p_actor         public.actor_role,
  p_actor_id      uuid,
  p_reason        text              default null::text,
  p_company_id    uuid              default null::uuid,
  p_consultant_id uuid              default null::uuid,
  p_details       jsonb             default '{}'::jsonb
)
  returns void
  language sql
  set search_path to ''
  AS $function$
  insert into public.events
    (entity, entity_id, kind, from_state, to_state, actor, actor_id, reason, company_id,
     consultant_id, details)
  values
    (p_entity, p_entity_id, p_kind, p_from, p_to, p_actor, p_actor_id,
     nullif(btrim(p_reason), ''), p_company_id, p_consultant_id, p_details)
$function$;

comment on function
  "private"."record_event"(text, uuid, text, text, text, public.actor_role, uuid, text, uuid, uuid,
  jsonb) is 'Writes one event; called by the command functions.';

revoke all
  on function
    "private"."record_event"(text, uuid, text, text, text, public.actor_role, uuid, text, uuid,
    uuid, jsonb)
  from public;

grant execute
  on function
    "private"."record_event"(text, uuid, text, text, text, public.actor_role, uuid, text, uuid,
    uuid, jsonb)
  to "postgres";

create or replace function private.record_exposure (
  p_brief_role_id uuid,
  p_rows          jsonb
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_list bigint;
begin
  insert into private.exposure_lists (brief_role_id, day, exposure)
  select p_brief_role_id, private.today(), coalesce(sum(private.place_exposure((m ->> 'place')::int)), 0)
  from jsonb_array_elements(p_rows) m
  on conflict (brief_role_id, day) do nothing
  returning id into v_list;
  if v_list is null then
    return;
  end if;
  insert into private.exposure_places (list_id, place, consultant_id)
  select v_list, (m ->> 'place')::smallint, (m ->> 'consultant_id')::uuid
  from jsonb_array_elements(p_rows) m;
  update private.match_profiles p set lists_shown = p.lists_shown + 1
  where p.consultant_id in (select e.consultant_id from private.exposure_places e where e.list_id = v_list);
  perform private.enqueue('book_exposure', jsonb_build_object('list_id', v_list), 'exposure:' || v_list);
end
$function$;

comment on function "private"."record_exposure"(uuid, jsonb) is 'Writes the day''s first list of a role; everybody''s deserved share is added by the worker.';

revoke all on function "private"."record_exposure"(uuid, jsonb) from public;

grant execute on function "private"."record_exposure"(uuid, jsonb) to "postgres";

create or replace function private.refresh_match_profiles (
  p_consultant_ids uuid[]
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  -- One writer for each consultant at a time, in one order.
  perform from public.consultants where id = any (p_consultant_ids) order by id for no key update;
  delete from private.match_profiles where consultant_id = any (p_consultant_ids);
  insert into private.match_profiles select * from private.build_match_profiles(p_consultant_ids);
end
$function$;

comment on function "private"."refresh_match_profiles"(uuid[]) is 'Rebuilds the packed rows of these consultants.';

revoke all on function "private"."refresh_match_profiles"(uuid[]) from public;

grant execute on function "private"."refresh_match_profiles"(uuid[]) to "postgres";

create or replace function private.refuse_change()
  returns trigger
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.raise_problem(409, 'record_is_immutable',
    jsonb_build_object('table', tg_table_name, 'operation', lower(tg_op)));
  return null;
end
$function$;

comment on function "private"."refuse_change"() is 'Trigger: the row, once written, is never changed.';

revoke all on function "private"."refuse_change"() from public;

grant execute on function "private"."refuse_change"() to "postgres";

create or replace function private.refuse_ranking_change()
  returns trigger
  language plpgsql
  set search_path to ''
  AS $function$
begin
  perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  return null;
end
$function$;

comment on function "private"."refuse_ranking_change"() is 'Trigger: what was shown, and done, stays as it was.';

revoke all on function "private"."refuse_ranking_change"() from public;

grant execute on function "private"."refuse_ranking_change"() to "postgres";

create or replace function private.release_surplus (
  p_invoice public.invoices,
  p_actor   uuid            default null::uuid
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_surplus bigint := greatest(0, -private.invoice_balance(p_invoice.id));
  v_used record;
  v_row public.payment_allocations;
begin
  for v_used in
    select a.payment_id, sum(a.amount_ore) as amount_ore from public.payment_allocations a
    where a.invoice_id = p_invoice.id group by a.payment_id having sum(a.amount_ore) > 0
    order by max(a.allocated_at) desc, a.payment_id
  loop
    exit when v_surplus = 0;
    insert into public.payment_allocations (payment_id, invoice_id, amount_ore, allocated_by)
    values (v_used.payment_id, p_invoice.id, -least(v_used.amount_ore, v_surplus), p_actor)
    returning * into v_row;
    v_surplus := v_surplus + v_row.amount_ore;
    perform private.post_allocation(v_row);
  end loop;
end
$function$;

comment on function "private"."release_surplus"(public.invoices, uuid) is 'What was paid and then credited becomes the customer''s credit, the latest payment first. The invoice''s row is locked by the caller.';

revoke all on function "private"."release_surplus"(public.invoices, uuid) from public;

grant execute on function "private"."release_surplus"(public.invoices, uuid) to "postgres";

create or replace function private.reopen_credited_rows (
  p_credit_note_id uuid,
  p_actor          uuid
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_sheet public.timesheets;
  v_expense public.expenses;
begin
  for v_sheet in select t.* from public.timesheets t
    join public.invoice_lines l on l.timesheet_id = t.id
    where l.credit_note_id = p_credit_note_id order by t.id for no key update of t
  loop
    perform private.move_timesheet(v_sheet, 'approved', 'agency', null, p_actor);
  end loop;
  for v_expense in select x.* from public.expenses x
    join public.invoice_lines l on l.expense_id = x.id
    where l.credit_note_id = p_credit_note_id order by x.id for no key update of x
  loop
    perform private.move_expense(v_expense, 'approved', 'agency', null, p_actor);
  end loop;
end
$function$;

comment on function "private"."reopen_credited_rows"(uuid, uuid) is 'Makes the time and expenses of credited rows ready to be invoiced again.';

revoke all on function "private"."reopen_credited_rows"(uuid, uuid) from public;

grant execute on function "private"."reopen_credited_rows"(uuid, uuid) to "postgres";

create or replace function private.replace_brief_languages (
  p_brief_id  uuid,
  p_languages jsonb
)
  returns void
  language sql
  set search_path to ''
  AS $function$
  delete from public.brief_languages where brief_id = p_brief_id;
  insert into public.brief_languages (brief_id, language_code, cefr)
  select p_brief_id, l ->> 'code', (l ->> 'cefr')::smallint
  from jsonb_array_elements(coalesce(p_languages, '[]')) l;
$function$;

comment on function "private"."replace_brief_languages"(uuid, jsonb) is 'Writes the languages a brief asks for anew.';

revoke all on function "private"."replace_brief_languages"(uuid, jsonb) from public;

grant execute on function "private"."replace_brief_languages"(uuid, jsonb) to "postgres";

create or replace function private.replace_brief_measures (
  p_brief_id uuid,
  p_measures jsonb
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."replace_brief_measures"(uuid, jsonb) is 'Writes what a brief is followed up by anew.';

revoke all on function "private"."replace_brief_measures"(uuid, jsonb) from public;

grant execute on function "private"."replace_brief_measures"(uuid, jsonb) to "postgres";

create or replace function private.replace_brief_roles (
  p_brief_id uuid,
  p_roles    jsonb
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_role record;
  v_id uuid;
begin
  if coalesce(jsonb_array_length(p_roles), 0) not between 1 and 6 then
    perform private.raise_problem(400, 'brief_without_roles');
  end if;
  if exists (select from public.requests q where q.brief_id = p_brief_id and not exists (
    select from jsonb_array_elements(p_roles) e where e ->> 'id' = q.brief_role_id::text))
  then
    perform private.raise_problem(409, 'brief_role_was_asked');
  end if;
  delete from public.brief_roles r where r.brief_id = p_brief_id and not exists (
    select from jsonb_array_elements(p_roles) e where e ->> 'id' = r.id::text);
  -- Two roles that change places share a position in between.
  set constraints public.brief_roles_brief_id_position_key deferred;
  for v_role in select value as e, ordinality as at from jsonb_array_elements(p_roles) with ordinality
  loop
    update public.brief_roles set position = v_role.at, role_id = v_role.e ->> 'role_id',
      phase = v_role.e ->> 'phase', budget_rate_ore = (v_role.e ->> 'budget_rate_ore')::bigint
    where brief_id = p_brief_id and id = nullif(v_role.e ->> 'id', '')::uuid
    returning id into v_id;
    if v_id is null then
      insert into public.brief_roles (brief_id, position, role_id, phase, budget_rate_ore)
      values (p_brief_id, v_role.at, v_role.e ->> 'role_id', v_role.e ->> 'phase',
        (v_role.e ->> 'budget_rate_ore')::bigint)
      returning id into v_id;
    end if;
    perform private.replace_role_requirements(v_id, v_role.e);
    v_id := null;
  end loop;
  set constraints public.brief_roles_brief_id_position_key immediate;
end
$function$;

comment on function "private"."replace_brief_roles"(uuid, jsonb) is 'Writes a brief''s roles in their order; a role keeps its id, and with it its ranking, over an edit.';

revoke all on function "private"."replace_brief_roles"(uuid, jsonb) from public;

grant execute on function "private"."replace_brief_roles"(uuid, jsonb) to "postgres";

create or replace function private.replace_profile_lists (
  p_consultant_id uuid,
  p               jsonb
)
  returns void
  language sql
  set search_path to ''
  AS $function$
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
$function$;

comment on function "private"."replace_profile_lists"(uuid, jsonb) is 'Writes anew what a profile has several of: roles, sectors, regions, languages, sector wishes.';

revoke all on function "private"."replace_profile_lists"(uuid, jsonb) from public;

grant execute on function "private"."replace_profile_lists"(uuid, jsonb) to "postgres";

create or replace function private.replace_role_requirements (
  p_brief_role_id uuid,
  p               jsonb
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  delete from public.brief_role_times where brief_role_id = p_brief_role_id;
  insert into public.brief_role_times (brief_role_id, during, percent)
  select p_brief_role_id, daterange((t ->> 'starts_on')::date, (t ->> 'ends_on')::date, '[]'),
    (t ->> 'percent')::smallint
  from jsonb_array_elements(p -> 'times') t;
  if not found then
    perform private.raise_problem(400, 'brief_without_time');
  end if;
  delete from public.brief_competencies where brief_role_id = p_brief_role_id;
  insert into public.brief_competencies
    (brief_role_id, competency_id, position, level, weight, is_must)
  select p_brief_role_id, c.value ->> 'competency_id', c.ordinality, (c.value ->> 'level')::smallint,
    (c.value ->> 'weight')::smallint, coalesce((c.value ->> 'is_must')::boolean, false)
  from jsonb_array_elements(p -> 'competencies') with ordinality c;
  if not found then
    perform private.raise_problem(400, 'brief_without_competencies');
  end if;
end
$function$;

comment on function "private"."replace_role_requirements"(uuid, jsonb) is 'Writes the time and the competencies a role asks for anew.';

revoke all on function "private"."replace_role_requirements"(uuid, jsonb) from public;

grant execute on function "private"."replace_role_requirements"(uuid, jsonb) to "postgres";

create or replace function private.request_lives()
  returns table (
    request_id    uuid,
    brief_role_id uuid,
    company_id    uuid,
    sent_at       timestamp with time zone,
    answered_at   timestamp with time zone,
    ended_at      timestamp with time zone,
    ended_as      text,
    ended_by      public.actor_role
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select q.id, q.brief_role_id, q.company_id,
    min(e.occurred_at) filter (where e.kind = 'request_sent'),
    min(e.occurred_at) filter (where e.to_state in ('offered', 'declined')),
    min(e.occurred_at) filter (where e.to_state in ('declined', 'withdrawn', 'expired', 'closed', 'won')),
    (array_agg(e.to_state order by e.id) filter (
      where e.to_state in ('declined', 'withdrawn', 'expired', 'closed', 'won')))[1],
    (array_agg(e.actor order by e.id) filter (
      where e.to_state in ('declined', 'withdrawn', 'expired', 'closed', 'won')))[1]
  from public.requests q
  join public.events e on e.entity = 'request' and e.entity_id = q.id
  group by q.id
$function$;

comment on function "private"."request_lives"() is 'Each request as its events tell: sent, first answer, end, and how and by whom it ended.';

revoke all on function "private"."request_lives"() from public;

grant execute on function "private"."request_lives"() to "postgres";

create or replace function private.require_agency()
  returns uuid
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  if not private.is_agency() then
    perform private.raise_problem(404, 'not_found');
  end if;
  return auth.uid();
end
$function$;

comment on function "private"."require_agency"() is 'The staff member''s id; strangers get 404, as if nothing were there.';

revoke all on function "private"."require_agency"() from public;

grant execute on function "private"."require_agency"() to "postgres";

create or replace function private.require_consultant()
  returns uuid
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_id uuid := private.my_consultant_id();
begin
  if v_id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_id;
end
$function$;

comment on function "private"."require_consultant"() is 'The signed-in consultant''s id; 404 for everybody else.';

revoke all on function "private"."require_consultant"() from public;

grant execute on function "private"."require_consultant"() to "postgres";

create or replace function private.require_member (
  p_company_id uuid,
  p_owner      boolean default false
)
  returns uuid
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  if p_company_id is null or p_company_id not in (select private.my_company_ids()) then
    perform private.raise_problem(404, 'not_found');
  end if;
  if p_owner and p_company_id not in (select private.my_owned_company_ids()) then
    perform private.raise_problem(403, 'owner_only');
  end if;
  return auth.uid();
end
$function$;

comment on function "private"."require_member"(uuid, boolean) is 'The member''s id; 404 for strangers, 403 owner_only for a colleague without the right.';

revoke all on function "private"."require_member"(uuid, boolean) from public;

grant execute on function "private"."require_member"(uuid, boolean) to "postgres";

create or replace function private.require_user()
  returns uuid
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  if auth.uid() is null then
    perform private.raise_problem(401, 'signed_out');
  end if;
  return auth.uid();
end
$function$;

comment on function "private"."require_user"() is 'The signed-in person''s id; raises 401 signed_out without one.';

revoke all on function "private"."require_user"() from public;

grant execute on function "private"."require_user"() to "postgres";

create or replace function private.requirement_rows (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns table (
    at      bigint,
    id      text,
    slot    integer,
    need    integer,
    tier    integer,
    is_must boolean,
    rarity  integer,
    weight  bigint,
    credits integer[],
    related jsonb
  )
  language plpgsql
  stable
  rows 12
  set search_path to ''
  AS $function$
begin
  return query
  select r.at, r.w ->> 'id', (r.w ->> 'slot')::int, (r.w ->> 'need')::int, (r.w ->> 'weight')::int,
      (r.w ->> 'is_must')::boolean, (r.w ->> 'rarity')::int, private.requirement_weight(r.w, p_rules),
      private.level_credits((r.w ->> 'need')::int, p_rules), r.w -> 'related'
    from jsonb_array_elements(p_ask -> 'requirements') with ordinality r(w, at);
end
$function$;

comment on function "private"."requirement_rows"(jsonb, public.matching_rules) is
  'The requirements as rows in their order, with the credit (ten-thousandths) of each level 0–5.';

revoke all on function "private"."requirement_rows"(jsonb, public.matching_rules) from public;

grant execute on function "private"."requirement_rows"(jsonb, public.matching_rules) to "postgres";

create or replace function private.requirement_weight (
  p_requirement jsonb,
  p_rules       public.matching_rules
)
  returns bigint
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return (p_requirement ->> 'rarity')::bigint * case (p_requirement ->> 'weight')::int
    when 3 then p_rules.weight_essential when 2 then p_rules.weight_important
    else p_rules.weight_useful end;
end
$function$;

comment on function "private"."requirement_weight"(jsonb, public.matching_rules) is
  'Weight of a requirement times its rarity, in ten-thousandths.';

revoke all on function "private"."requirement_weight"(jsonb, public.matching_rules) from public;

grant execute on function "private"."requirement_weight"(jsonb, public.matching_rules) to "postgres";

create or replace function private.round_ranked (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_rows  private.unrounded_row[]
)
  returns private.scored_row[]
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  return array(select row(r.id, case
      when abs(r.x - floor(r.x) - 0.5) > 0.00001 then floor(r.x + 0.5)::int
      else (select (10000 * s.mutual)::int from private.score_consultants(p_ask, p_rules, array[r.id]) s)
    end, r.credit, r.free, r.is_new)::private.scored_row
  from unnest(p_rows) r);
end
$function$;

comment on function "private"."round_ranked"(jsonb, public.matching_rules, private.unrounded_row[])
  is 'Rounds scores half up. Where binary fractions could round the wrong way, decimals are asked for.';

revoke all
  on function "private"."round_ranked"(jsonb, public.matching_rules, private.unrounded_row[])
  from public;

grant execute
  on function "private"."round_ranked"(jsonb, public.matching_rules, private.unrounded_row[])
  to "postgres";

create or replace function private.rules_event_id()
  returns uuid
  language sql
  immutable
  set search_path to ''
  AS $function$ select '00000000-0000-4000-8000-000000000052'::uuid $function$;

comment on function "private"."rules_event_id"() is 'The rules as a thing that has events; their versions are numbers.';

revoke all on function "private"."rules_event_id"() from public;

grant execute on function "private"."rules_event_id"() to "postgres";

create or replace function private.rules_in_force()
  returns public.matching_rules
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  return (
  select r from public.matching_rules r where r.is_in_force);
end
$function$;

comment on function "private"."rules_in_force"() is 'The one version that rankings follow now.';

revoke all on function "private"."rules_in_force"() from public;

grant execute on function "private"."rules_in_force"() to "postgres";

create or replace function private.rules_summary (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns jsonb
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  return (
  select jsonb_build_object('version', p_rules.version, 'rarity_version', (p_ask ->> 'rarity_version')::int,
      'catalogue_version', private.catalogue_version(), 'checked', private.checked_demands(p_ask, p_rules),
      'weights', jsonb_build_object(
        'competence', round(100.0 * p_rules.weight_competence / s.weights, 6),
        'availability', round(100.0 * p_rules.weight_availability / s.weights, 6),
        'rate', round(100.0 * p_rules.weight_rate / s.weights, 6),
        'sector', round(100.0 * p_rules.weight_sector / s.weights, 6),
        'work_mode', round(100.0 * p_rules.weight_work_mode / s.weights, 6)),
      'cap_points', p_rules.cap_points, 'cap_credit', p_rules.cap_credit / 100.0,
      'bands', jsonb_build_array(p_rules.band_very_good, p_rules.band_good, p_rules.band_possible))
    from (select p_rules.weight_competence + p_rules.weight_availability + p_rules.weight_rate
      + p_rules.weight_sector + p_rules.weight_work_mode as weights) s);
end
$function$;

comment on function "private"."rules_summary"(jsonb, public.matching_rules) is
  'What an explanation needs of the rules and of what was checked, kept with each match so that an old one still adds up and tells the same.';

revoke all on function "private"."rules_summary"(jsonb, public.matching_rules) from public;

grant execute on function "private"."rules_summary"(jsonb, public.matching_rules) to "postgres";

create or replace function private.scan_ranked (
  p_ask     jsonb,
  p_rules   public.matching_rules,
  p_list    bigint,
  p_low     double precision,
  p_low_new double precision,
  OUT       ranked bigint,
  OUT       reaching private.unrounded_row[]
)
  returns record
  language plpgsql
  stable
  set search_path to ''
  set max_parallel_workers_per_gather to '0'
  AS $function$
begin
  execute format($sql$
    select count(*), array_agg(row(b.consultant_id, b.x, b.credit, b.free, b.is_new)::private.unrounded_row)
        filter (where b.x >= 0)
    from (select b.consultant_id, b.credit, b.free, b.is_new,
        case when b.t >= (%4$L::float8[])[1 + b.k_sum]
            or (b.is_new and b.t >= (%5$L::float8[])[1 + b.k_sum])
          then %6$s else -1 end as x
      from (select b.*, %2$s as t, %3$s as is_new from (%1$s) b offset 0) b offset 0) b $sql$,
    private.basis_sql(p_ask, p_rules, true), private.total_sql(p_ask, p_rules),
    format('(b.approved_on > %1$L::date or (b.approved_on > %2$L::date '
      'and b.lists_shown - (b.consultant_id = any (%3$L::uuid[]))::int < %4$s))',
      private.today() - p_rules.newcomer_days, private.today() - p_rules.newcomer_last_day,
      array(select p.consultant_id from private.exposure_places p where p.list_id = p_list),
      p_rules.newcomer_lists),
    private.least_totals(p_low, p_rules), private.least_totals(p_low_new, p_rules),
    private.mutual_sql(p_ask, p_rules, 'b.t'))
  into ranked, reaching;
end
$function$;

comment on function
  "private"."scan_ranked"(jsonb, public.matching_rules, bigint, double precision, double precision)
  is 'One pass over all profiles: how many are ranked, and those who reach a mutual score (in ten-thousandths), or another one if they are new. What does not reach it is never carried further. Without workers: every row would be sent between them.';

revoke all
  on function
    "private"."scan_ranked"(jsonb, public.matching_rules, bigint, double precision, double
    precision)
  from public;

grant execute
  on function
    "private"."scan_ranked"(jsonb, public.matching_rules, bigint, double precision, double
    precision)
  to "postgres";

create or replace function private.score_consultants (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]
)
  returns table (
    consultant_id uuid,
    failed        text[],
    competence    numeric,
    availability  numeric,
    rate          numeric,
    sector        numeric,
    work_mode     numeric,
    sum_score     numeric,
    is_capped     boolean,
    total         numeric,
    k_rate        numeric,
    k_share       numeric,
    k_sector      numeric,
    k_mode        numeric,
    k             numeric,
    mutual        numeric,
    is_new        boolean,
    exact_sum     numeric
  )
  language plpgsql
  stable
  rows 20
  set search_path to ''
  AS $function$
begin
  return query execute format($sql$
    with basis as (%1$s), credits as materialized (
      select c.consultant_id, sum(c.weight * c.credit) as credit,
        bool_or(c.tier = 3 and c.credit < %2$s) as short
      from private.credit_rows($1, $2, $3) c group by c.consultant_id
    ), parts as (
      select b.*, c.credit / (10000 * %3$s::numeric) as competence, c.short,
        b.free::numeric / %4$s as availability, b.rate::numeric / %5$s as rate_part
      from basis b join credits c on c.consultant_id = b.consultant_id
    ), summed as (
      select p.*, 100 * (%6$s * p.competence + %7$s * p.availability + %8$s * p.rate_part
        + %9$s * p.sector / 100.0 + %10$s * p.mode / 100.0) / %11$s as points
      from parts p
    ), capped as (
      select s.*, case when s.short then least(s.points, %12$s) else s.points end as capped_points
      from summed s
    )
    select c.consultant_id,
      array(select 'H' || n from generate_series(1, 7) n where c.failed & (1 << (n - 1)) <> 0 order by n),
      round(c.competence, 10), round(c.availability, 10), round(c.rate_part, 10),
      round(c.sector / 100.0, 2), round(c.mode / 100.0, 2), round(c.points, 4), c.short,
      round(c.capped_points, 4), round(c.k_rate / 2.0, 1), round(c.k_share / 2.0, 1),
      round(c.k_sector / 2.0, 1), round(c.k_mode / 2.0, 1), round(c.k_sum / 8.0, 3),
      private.exact_mutual(c.capped_points, c.k_sum / 8.0, %13$s, case when c.short then %12$s else 100 end),
      c.approved_on > %14$L::date or (c.approved_on > %15$L::date and c.lists_shown < %16$s), c.points
    from capped c $sql$,
    private.basis_sql(p_ask, p_rules, false, p_ids, null, false), p_rules.cap_credit * 100,
    private.weight_sum(p_ask, p_rules), greatest(1, private.asked_sum(p_ask)),
    (p_ask ->> 'budget_ore')::bigint * (p_rules.rate_ceiling - 100),
    p_rules.weight_competence, p_rules.weight_availability, p_rules.weight_rate, p_rules.weight_sector,
    p_rules.weight_work_mode, p_rules.weight_competence + p_rules.weight_availability
      + p_rules.weight_rate + p_rules.weight_sector + p_rules.weight_work_mode, p_rules.cap_points,
    p_rules.mutual_exponent, private.today() - p_rules.newcomer_days,
    private.today() - p_rules.newcomer_last_day, p_rules.newcomer_lists)
  using p_ask, p_rules, p_ids;
end
$function$;

comment on function "private"."score_consultants"(jsonb, public.matching_rules, uuid[]) is
  'These consultants against what a role asks for, in decimals: failing constraints H1–H7 in order, the five parts 0–1, their weighted sum 0–100, whether an essential competency is too weak, the total under the cap, the four wishes and their mean K, the mutual score. The credits come from credit_rows(), where the whole ranking adds them up in its own query: a test holds them equal.';

revoke all
  on function "private"."score_consultants"(jsonb, public.matching_rules, uuid[])
  from public;

grant execute
  on function "private"."score_consultants"(jsonb, public.matching_rules, uuid[])
  to "postgres";

create or replace function private.search_agency (
  p_pattern text,
  p_number  bigint,
  p_digits  text
)
  returns table (
    kind     text,
    id       uuid,
    title    text,
    note     text,
    state    text,
    due_date date,
    is_exact boolean,
    recency  bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  with found as materialized (
    select f.kind, f.id, bool_or(f.is_exact) as is_exact
    from private.ids_found(p_pattern, p_number, p_digits) f group by f.kind, f.id)
  select f.kind, c.id, c.name, 'K-' || c.number, c.state, null::date, f.is_exact, c.number::bigint
  from found f join public.consultants c on c.id = f.id where f.kind = 'consultant'
  union all
  select f.kind, c.id, c.name, c.city, null, null, f.is_exact, 0
  from found f join public.companies c on c.id = f.id where f.kind = 'company'
  union all
  select f.kind, a.id, a.title, a.number || ' · ' || a.company_name || ' · ' || a.consultant_name,
    a.state, null, f.is_exact, a.number
  from found f join public.assignments a on a.id = f.id where f.kind = 'assignment'
  union all
  select f.kind, i.id, i.number::text, i.buyer ->> 'name', i.state, i.due_date, f.is_exact, i.number
  from found f join public.invoices i on i.id = f.id where f.kind = 'invoice'
$function$;

comment on function "private"."search_agency"(text, bigint, text) is 'What the agency''s search finds; rows as the reader may see them.';

revoke all on function "private"."search_agency"(text, bigint, text) from public;

grant execute
  on function "private"."search_agency"(text, bigint, text)
  to "authenticated", "postgres";

create or replace function private.search_company (
  p_company_id uuid,
  p_pattern    text,
  p_number     bigint,
  p_digits     text
)
  returns table (
    kind     text,
    id       uuid,
    title    text,
    note     text,
    state    text,
    due_date date,
    is_exact boolean,
    recency  bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select 'brief', b.id, b.title, null, b.state, null::date, false,
    extract(epoch from b.created_at)::bigint
  from public.briefs b
  where b.company_id = p_company_id and b.title ilike p_pattern
  union all
  select 'assignment', a.id, a.title, a.number || ' · ' || a.consultant_name, a.state, null,
    a.number = p_number, a.number
  from public.assignments a
  where a.company_id = p_company_id
    and (a.number = p_number or a.title ilike p_pattern or a.consultant_name ilike p_pattern)
  union all
  select 'invoice', i.id, i.number::text, a.title, i.state, i.due_date,
    i.number = p_number or i.ocr = p_digits, i.number
  from public.invoices i
  join public.assignments a on a.id = i.assignment_id
  where i.company_id = p_company_id
    and (i.number = p_number or i.ocr = p_digits or a.title ilike p_pattern)
$function$;

comment on function "private"."search_company"(uuid, text, bigint, text) is
  'What a company''s search finds among its own; rows as the reader may see them.';

revoke all on function "private"."search_company"(uuid, text, bigint, text) from public;

grant execute
  on function "private"."search_company"(uuid, text, bigint, text)
  to "authenticated", "postgres";

create or replace function private.search_consultant (
  p_pattern text,
  p_number  bigint
)
  returns table (
    kind     text,
    id       uuid,
    title    text,
    note     text,
    state    text,
    due_date date,
    is_exact boolean,
    recency  bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select 'request', r.id, b.title, r.company_name, r.state, null::date, false,
    extract(epoch from r.sent_at)::bigint
  from public.requests r
  join public.briefs b on b.id = r.brief_id
  where r.consultant_id = (select private.my_consultant_id())
    and (b.title ilike p_pattern or r.company_name ilike p_pattern)
  union all
  select 'assignment', a.id, a.title, a.number || ' · ' || a.company_name, a.state, null,
    a.number = p_number, a.number
  from public.assignments a
  where a.consultant_id = (select private.my_consultant_id())
    and (a.number = p_number or a.title ilike p_pattern or a.company_name ilike p_pattern)
$function$;

comment on function "private"."search_consultant"(text, bigint) is 'What a consultant''s search finds among their own; rows as the reader may see them.';

revoke all on function "private"."search_consultant"(text, bigint) from public;

grant execute on function "private"."search_consultant"(text, bigint) to "authenticated", "postgres";

create or replace function private.secret_hash (
  p_secret text
)
  returns bytea
  language sql
  immutable
  set search_path to ''
  AS $function$ select sha256(convert_to(coalesce(p_secret, ''), 'UTF8')) $function$;

comment on function "private"."secret_hash"(text) is 'What is kept of a secret in a cookie or a link.';

revoke all on function "private"."secret_hash"(text) from public;

grant execute on function "private"."secret_hash"(text) to "postgres";

create or replace function private.sees_shortlist (
  p_company_id uuid
)
  returns boolean
  language sql
  stable
  set search_path to ''
  AS $function$ select private.is_agency() or p_company_id in (select private.my_company_ids()) $function$;

comment on function "private"."sees_shortlist"(uuid) is 'The company''s members and the agency.';

revoke all on function "private"."sees_shortlist"(uuid) from public;

grant execute on function "private"."sees_shortlist"(uuid) to "postgres";

create or replace function private.sek_balance (
  p_role        text,
  p_document_id uuid
)
  returns bigint
  language sql
  stable
  set search_path to ''
  AS $function$
  select coalesce(sum(p.sek_ore), 0)::bigint from public.ledger_postings p
  join public.ledger_roles r on p.account between r.from_number and r.to_number
  where r.role = p_role and p.document_id = p_document_id
$function$;

comment on function "private"."sek_balance"(text, uuid) is 'What a document stands at in the books, in öre; debit positive.';

revoke all on function "private"."sek_balance"(text, uuid) from public;

grant execute on function "private"."sek_balance"(text, uuid) to "postgres";

create or replace function private.service_cases (
  p_from date,
  p_to   date
)
  returns table (
    promise_id   text,
    subject_id   uuid,
    company_id   uuid,
    started_at   timestamp with time zone,
    ended_at     timestamp with time zone,
    given_up_at  timestamp with time zone,
    working_days integer,
    target_days  smallint,
    is_broken    boolean
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select s.promise_id, s.subject_id, s.company_id, s.started_at, s.ended_at, s.given_up_at, d.days,
    p.target_days, d.days > p.target_days or s.given_up_at is not null
  from private.service_spans() s
  join public.service_promises p on p.id = s.promise_id
  cross join lateral (select coalesce(private.working_days_in(daterange(
    private.day_in_sweden(s.started_at),
    greatest(private.day_in_sweden(s.started_at),
      private.day_in_sweden(coalesce(s.ended_at, s.given_up_at, now()))))), 0) as days) d
  where private.day_in_sweden(s.started_at) >= p_from and private.day_in_sweden(s.started_at) < p_to
$function$;

comment on function "private"."service_cases"(date, date) is 'Cases that began in the half-open days, with the working days they took (so far) and whether the promise was broken. The same day is 0, Friday to Monday is 1.';

revoke all on function "private"."service_cases"(date, date) from public;

grant execute on function "private"."service_cases"(date, date) to "postgres";

create or replace function private.service_spans()
  returns table (
    promise_id  text,
    subject_id  uuid,
    company_id  uuid,
    started_at  timestamp with time zone,
    ended_at    timestamp with time zone,
    given_up_at timestamp with time zone
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  with lives as materialized (select * from private.request_lives()),
  listed as (
    select (e.details ->> 'brief_role_id')::uuid as brief_role_id, min(e.occurred_at) as at
    from public.events e where e.kind in ('shortlist_shared', 'proposal_sent') group by 1
  ), opened as (
    select e.entity_id as brief_id, min(e.occurred_at) as at
    from public.events e where e.kind = 'brief_open' group by 1
  ), ends as (
    select l.brief_role_id, l.company_id, l.ended_at as at, l.request_id
    from lives l
    where (l.ended_as in ('declined', 'expired', 'withdrawn')
        or (l.ended_as = 'closed' and l.ended_by = 'consultant'))
      and not exists (select from lives o where o.brief_role_id = l.brief_role_id
        and o.request_id <> l.request_id and o.sent_at <= l.ended_at
        and (o.ended_at is null or o.ended_at > l.ended_at))
  )
  select 'first_shortlist', r.id, b.company_id, o.at, greatest(l.at, o.at), null::timestamptz
  from opened o
  join public.briefs b on b.id = o.brief_id
  join public.brief_roles r on r.brief_id = b.id
  left join listed l on l.brief_role_id = r.id
  where l.at is not null or (b.state = 'open' and r.filled_at is null
    and not exists (select from lives q where q.brief_role_id = r.id))
  union all
  select 'first_answer', l.request_id, l.company_id, l.sent_at, l.answered_at,
    case when l.answered_at is null then l.ended_at end
  from lives l
  where l.answered_at is not null or l.ended_at is null or l.ended_as = 'expired'
  union all
  select 'rematch', e.brief_role_id, e.company_id, e.at, n.at, null
  from ends e
  join public.brief_roles r on r.id = e.brief_role_id
  join public.briefs b on b.id = r.brief_id
  left join lateral (select min(x.sent_at) as at from lives x
    where x.brief_role_id = e.brief_role_id and x.sent_at > e.at) n on true
  where n.at is not null or (b.state = 'open' and r.filled_at is null)
  union all
  select 'rematch', a.id, a.company_id, c.occurred_at, n.at, null
  from public.events c
  join public.assignments a on a.id = c.entity_id
  join lateral (select min(x.sent_at) as at from lives x
    join public.brief_roles r on r.id = x.brief_role_id
    where x.company_id = a.company_id and r.role_id = a.role_id and x.sent_at > c.occurred_at) n
    on n.at is not null
  where c.kind = 'assignment_cancelled'
  union all
  select 'review', r.id, null, q.occurred_at, x.occurred_at, null
  from public.ranking_reviews r
  join public.events q on q.kind = 'review_asked' and q.entity_id = r.id
  left join public.events x on x.kind = 'review_answered' and x.entity_id = r.id
$function$;

comment on function "private"."service_spans"() is 'Every case of every promise, from events. first_shortlist: opened brief to first list shared or proposed for the role; a role asked about straight from the ranking, or closed before, is no case. first_answer: request to offer or no; given up when it expired, no case when the company took it back. rematch: the last live request of a role fell away (no, expired, taken back, offer withdrawn) to the next request; also a cancelled assignment, when the company asked about the same role again. review: asked to answered.';

revoke all on function "private"."service_spans"() from public;

grant execute on function "private"."service_spans"() to "postgres";

create or replace function private.settle_exposure()
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_first date := private.today() - (private.rules_in_force()).exposure_days + 1;
begin
  delete from private.exposure_shares s using private.exposure_lists l
  where l.id = s.list_id and l.day < private.today();
  delete from private.exposure_days where day < v_first;
  delete from private.exposure_sums;
  insert into private.exposure_sums (consultant_id, deserved, received)
  select d.consultant_id, sum(d.deserved), sum(d.received)
  from private.exposure_days d group by d.consultant_id;
end
$function$;

comment on function "private"."settle_exposure"() is 'Takes what is 90 days old or older out of the sums (today is day 0, day 90 is out).';

revoke all on function "private"."settle_exposure"() from public;

grant execute on function "private"."settle_exposure"() to "postgres";

create or replace function private.settle_invoice (
  p_invoice public.invoices,
  p_actor   uuid            default null::uuid
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
declare
  v_now public.invoices;
  v_paid boolean;
  v_to text;
begin
  select * into v_now from public.invoices where id = p_invoice.id;
  v_paid := coalesce((select sum(a.amount_ore) from public.payment_allocations a
    where a.invoice_id = v_now.id), 0) > 0;
  v_to := case
    when private.open_amount(v_now.id) > 0 then 'issued'
    when v_paid then 'paid' else 'credited' end;
  if v_to = v_now.state or v_now.state = 'credited' or (v_now.state = 'paid' and v_to = 'credited') then
    return;
  end if;
  perform private.assert_transition('invoice', v_now.state, v_to,
    case when v_to = 'credited' then 'agency' else 'system' end::public.actor_role);
  update public.invoices set state = v_to, paid_at = case when v_to = 'paid' then now() end
  where id = v_now.id;
  perform private.record_event('invoice', v_now.id,
    case v_to when 'issued' then 'invoice_reopened' else 'invoice_' || v_to end, v_now.state, v_to,
    case when v_to = 'credited' then 'agency' else 'system' end::public.actor_role,
    case when v_to = 'credited' then p_actor end, p_company_id => v_now.company_id);
  if v_to = 'paid' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'invoice_paid', 'invoice_id', v_now.id));
  end if;
end
$function$;

comment on function "private"."settle_invoice"(public.invoices, uuid) is 'Brings an invoice''s state in line with its balance: paid or credited when nothing is open, issued again when a payment was undone. The row is locked by the caller.';

revoke all on function "private"."settle_invoice"(public.invoices, uuid) from public;

grant execute on function "private"."settle_invoice"(public.invoices, uuid) to "postgres";

create or replace function private.shifted_ask (
  p_ask   jsonb,
  p_weeks integer
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
  select jsonb_set(p_ask, '{times}', coalesce(jsonb_agg(t || jsonb_build_object(
      'from_day', l.day, 'to_day', u.day, 'lo', l.working_days_before, 'hi', u.working_days_before)), '[]'))
  from jsonb_array_elements(p_ask -> 'times') t
  join public.calendar_days l on l.day = (t ->> 'from_day')::date + 7 * p_weeks
  join public.calendar_days u on u.day = (t ->> 'to_day')::date + 7 * p_weeks
$function$;

comment on function "private"."shifted_ask"(jsonb, integer) is 'The same asked for a number of weeks later.';

revoke all on function "private"."shifted_ask"(jsonb, integer) from public;

grant execute on function "private"."shifted_ask"(jsonb, integer) to "postgres";

create or replace function private.shifts_that_help (
  p_ask   jsonb,
  p_rules public.matching_rules,
  p_ids   uuid[]
)
  returns table (
    consultant_id uuid,
    weeks         integer,
    adds          bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  with passing as materialized (
    select f.consultant_id, w.weeks
    from generate_series(1, 8) as w(weeks)
    cross join lateral private.filter_rows(private.shifted_ask(p_ask, w.weeks), p_rules, p_ids) f
    where f.failed = 0 and f.is_willing and p_ids <> '{}'
  )
  select s.consultant_id, s.weeks, (select count(*) from passing p where p.weeks = s.weeks)
  from (select p.consultant_id, min(p.weeks) as weeks from passing p group by p.consultant_id) s
$function$;

comment on function "private"."shifts_that_help"(jsonb, public.matching_rules, uuid[]) is
  'For consultants who have too little time: the smallest shift of 1–8 weeks at which they pass, and how many of them pass at that shift.';

revoke all
  on function "private"."shifts_that_help"(jsonb, public.matching_rules, uuid[])
  from public;

grant execute
  on function "private"."shifts_that_help"(jsonb, public.matching_rules, uuid[])
  to "postgres";

create or replace function private.slot_mask (
  p_kind text,
  p_ids  text[]
)
  returns bigint
  language sql
  stable
  set search_path to ''
  AS $function$
  select coalesce(bit_or(1::bigint << s.slot), 0)
  from private.match_slots s where s.kind = p_kind and s.id = any (p_ids)
$function$;

comment on function "private"."slot_mask"(text, text[]) is 'The bits of catalogue rows of one kind.';

revoke all on function "private"."slot_mask"(text, text[]) from public;

grant execute on function "private"."slot_mask"(text, text[]) to "postgres";

create or replace function private.standing_of (
  p_brief_role_id uuid,
  p_consultant_id uuid
)
  returns text
  language sql
  stable
  set search_path to ''
  AS $function$
  select case
    when c.state <> 'approved' or c.paused_at is not null then 'paused'
    when coalesce(private.free_share(p_brief_role_id, c.id), 0) < 0.5 then 'booked'
    when private.match_snapshot(p_brief_role_id, c.id) is null then 'changed'
    else 'available' end
  from public.consultants c where c.id = p_consultant_id
$function$;

comment on function "private"."standing_of"(uuid, uuid) is 'Whether a consultant can still be asked about a role: available, paused (stepped out of matching), booked (less than half of the time is free) or changed (another constraint keeps them out).';

revoke all on function "private"."standing_of"(uuid, uuid) from public;

grant execute on function "private"."standing_of"(uuid, uuid) to "postgres";

create or replace function private.strategy_standing (
  p_company_id uuid
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
  select jsonb_build_object(
    'strategy_id', s.id, 'percent', l.percent, 'threshold', t.threshold,
    'is_met', s.id is not null or coalesce(l.percent >= t.threshold, false))
  from (select private.latest_strategy_percent(p_company_id) as percent) l
  cross join (select private.strategy_threshold() as threshold) t
  left join lateral (
    select s.id from public.strategies s
    where s.company_id = p_company_id and s.ended_at is null
    order by s.approved_on desc, s.id limit 1) s on true
$function$;

comment on function "private"."strategy_standing"(uuid) is 'Whether a company may buy execution: an approved strategy in force, or an analysis that reaches the threshold (decision 0015).';

revoke all on function "private"."strategy_standing"(uuid) from public;

grant execute on function "private"."strategy_standing"(uuid) to "postgres";

create or replace function private.strategy_threshold()
  returns numeric
  language sql
  stable
  set search_path to ''
  AS $function$
  select (p.item -> 'when' ->> 'value')::numeric
  from public.diagnosis_versions v, jsonb_array_elements(v.data -> 'profiles') as p (item)
  where p.item -> 'when' ->> 'dim' = 'strategy' and p.item -> 'when' ->> 'op' = '<'
    and v.activated_at <= now()
  order by v.activated_at desc, v.version desc
  limit 1
$function$;

comment on function "private"."strategy_threshold"() is 'Per cent of the strategy dimension below which the needs analysis in use says: strategy first (the condition of its foundation profile). Null without an analysis to read.';

revoke all on function "private"."strategy_threshold"() from public;

grant execute on function "private"."strategy_threshold"() to "postgres";

create or replace function private.team_candidates (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns table (
    consultant_id uuid,
    place         bigint,
    mutual        numeric
  )
  language plpgsql
  stable
  set search_path to ''
  AS $function$
begin
  return query
    select r.consultant_id, r.place, r.mutual from private.rank_consultants(p_ask, p_rules, 100) r
    where not r.is_capped order by r.place limit 20;
  -- Most rankings hold 20 uncapped ones near the top; only else is the whole order asked for.
  if (select count(*) from private.rank_consultants(p_ask, p_rules, 100) r where not r.is_capped) < 20 then
    return query
      select r.consultant_id, r.place, r.mutual from private.rank_consultants(p_ask, p_rules, 1000000) r
      where not r.is_capped and r.place > 100 order by r.place limit 20;
  end if;
end
$function$;

comment on function "private"."team_candidates"(jsonb, public.matching_rules) is
  'At least the 20 best ranked who are not capped in the role, when there are as many.';

revoke all on function "private"."team_candidates"(jsonb, public.matching_rules) from public;

grant execute on function "private"."team_candidates"(jsonb, public.matching_rules) to "postgres";

create or replace function private.to_sek (
  p_amount_ore bigint,
  p_rate       numeric
)
  returns bigint
  language sql
  immutable
  set search_path to ''
  AS $function$ select case when p_rate is null then p_amount_ore else round(p_amount_ore * p_rate)::bigint end $function$;

comment on function "private"."to_sek"(bigint, numeric) is 'Öre of an amount at a rate, half up away from zero; without a rate the amount is in kronor.';

revoke all on function "private"."to_sek"(bigint, numeric) from public;

grant execute on function "private"."to_sek"(bigint, numeric) to "postgres";

create or replace function private.today()
  returns date
  language sql
  stable
  set search_path to ''
  AS $function$ select (now() at time zone 'Europe/Stockholm')::date $function$;

comment on function "private"."today"() is 'The day it is in Sweden.';

revoke all on function "private"."today"() from public;

grant execute on function "private"."today"() to "postgres";

create or replace function private.total_sql (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns text
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_weights bigint := p_rules.weight_competence + p_rules.weight_availability + p_rules.weight_rate
    + p_rules.weight_sector + p_rules.weight_work_mode;
begin
  return format($sql$ least(case when b.credit >> 50 < %1$s then %2$s else 1 end::float8,
    (b.credit & %3$s) * %4$s::float8 + b.free * %5$s::float8 + b.rate * %6$s::float8
    + b.sector * %7$s::float8 + b.mode * %8$s::float8) $sql$,
    private.essential_count(p_ask), p_rules.cap_points / 100.0, private.essential_mark() - 1,
    p_rules.weight_competence::float8 / v_weights / (10000 * private.weight_sum(p_ask, p_rules)),
    p_rules.weight_availability::float8 / v_weights / greatest(1, private.asked_sum(p_ask)),
    p_rules.weight_rate::float8 / v_weights
      / ((p_ask ->> 'budget_ore')::bigint * (p_rules.rate_ceiling - 100)),
    p_rules.weight_sector::float8 / v_weights / 100, p_rules.weight_work_mode::float8 / v_weights / 100);
end
$function$;

comment on function "private"."total_sql"(jsonb, public.matching_rules) is 'Expression for the total under the cap, 0–1, in binary fractions, over the columns of basis_sql as b.';

revoke all on function "private"."total_sql"(jsonb, public.matching_rules) from public;

grant execute on function "private"."total_sql"(jsonb, public.matching_rules) to "postgres";

create or replace function private.unused_amount (
  p_payment_id uuid
)
  returns bigint
  language sql
  stable
  set search_path to ''
  AS $function$
  select (p.amount_ore
    - coalesce((select sum(a.amount_ore) from public.payment_allocations a where a.payment_id = p.id), 0))::bigint
  from public.payments p where p.id = p_payment_id
$function$;

comment on function "private"."unused_amount"(uuid) is 'What of a payment is not used for an invoice: the customer''s credit.';

revoke all on function "private"."unused_amount"(uuid) from public;

grant execute on function "private"."unused_amount"(uuid) to "postgres";

create or replace function private.voting_is_open (
  p_shortlist public.shortlists
)
  returns boolean
  language sql
  stable
  set search_path to ''
  AS $function$
  select p_shortlist.closed_at is null and p_shortlist.closes_on >= private.today()
    and exists (select from public.shortlist_links l
      where l.shortlist_id = p_shortlist.id and l.revoked_at is null)
$function$;

comment on function "private"."voting_is_open"(public.shortlists) is 'Shared, not closed, and the last day has not passed in Sweden.';

revoke all on function "private"."voting_is_open"(public.shortlists) from public;

grant execute on function "private"."voting_is_open"(public.shortlists) to "postgres";

create or replace function private.weight_sum (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns bigint
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
begin
  return (select sum(private.requirement_weight(w, p_rules))
    from jsonb_array_elements(p_ask -> 'requirements') w);
end
$function$;

comment on function "private"."weight_sum"(jsonb, public.matching_rules) is
  'Σ of the requirements'' weights times rarity, in ten-thousandths.';

revoke all on function "private"."weight_sum"(jsonb, public.matching_rules) from public;

grant execute on function "private"."weight_sum"(jsonb, public.matching_rules) to "postgres";

create or replace function private.wish_sql (
  p_ask   jsonb,
  p_rules public.matching_rules
)
  returns text[]
  language plpgsql
  immutable
  set search_path to ''
  AS $function$
declare
  v_budget bigint := (p_ask ->> 'budget_ore')::bigint;
  v_asked bigint := private.asked_sum(p_ask);
  v_days bigint := (select sum((t ->> 'hi')::int - (t ->> 'lo')::int) from jsonb_array_elements(p_ask -> 'times') t);
begin
  return array[
    format('case when p.floor_ore <= %s then 2 when p.floor_ore <= %s then 1 else 0 end',
      v_budget, v_budget * p_rules.wish_rate_ceiling / 100),
    format('case when p.share_min * %1$s <= %2$s and p.share_max * %1$s >= %2$s then 2 '
      'when (p.share_min - %3$s) * %1$s <= %2$s and (p.share_max + %3$s) * %1$s >= %2$s then 1 else 0 end',
      v_days, v_asked, p_rules.wish_share_slack),
    format('case when p.avoided_sectors & %1$s <> 0 then 0 when p.wanted_sectors & %1$s <> 0 then 2 '
      'when p.wanted_sectors <> 0 then 1 else 2 end', p_ask ->> 'sector_mask'),
    format('(%L::int[])[1 + p.wished_modes]', array(
      select c / 50 from unnest(private.mode_credits(p_ask ->> 'mode', 50)) with ordinality x(c, at) order by at))];
end
$function$;

comment on function "private"."wish_sql"(jsonb, public.matching_rules) is 'The four parts of the consultant side in halves: rate, share, sector, mode.';

revoke all on function "private"."wish_sql"(jsonb, public.matching_rules) from public;

grant execute on function "private"."wish_sql"(jsonb, public.matching_rules) to "postgres";

create or replace function private.working_days_in (
  p_days daterange
)
  returns integer
  language sql
  stable
  set search_path to ''
  AS $function$
  select u.working_days_before - l.working_days_before
  from public.calendar_days l, public.calendar_days u
  where l.day = lower(p_days) and u.day = upper(p_days)
$function$;

comment on function "private"."working_days_in"(daterange) is 'Working days in a half-open range; null outside the stored calendar.';

revoke all on function "private"."working_days_in"(daterange) from public;

grant execute on function "private"."working_days_in"(daterange) to "postgres";

create or replace function public.accept_invitation (
  p_token text
)
  returns text
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_user();
  v_invitation public.invitations;
begin
  select * into v_invitation from public.invitations
  where token_hash = sha256(convert_to(p_token, 'UTF8')) for no key update;
  if not found then
    perform private.raise_problem(404, 'invitation_unknown');
  elsif v_invitation.accepted_at is not null and v_invitation.accepted_by = v_user then
    return v_invitation.kind;
  elsif v_invitation.accepted_at is not null or v_invitation.revoked_at is not null
    or v_invitation.expires_at <= now() then
    perform private.raise_problem(409, 'invitation_closed');
  elsif v_invitation.email is distinct from
    (select lower(u.email) from auth.users u where u.id = v_user) then
    perform private.raise_problem(409, 'invitation_for_other_email');
  end if;
  update public.invitations set accepted_at = now(), accepted_by = v_user
  where id = v_invitation.id;
  if v_invitation.kind = 'agency_staff' then
    insert into public.agency_staff (user_id) values (v_user) on conflict do nothing;
  else
    insert into public.company_members (company_id, user_id, role)
    values (v_invitation.company_id, v_user, 'member') on conflict do nothing;
  end if;
  perform private.record_event('invitation', v_invitation.id, 'invitation_accepted', null, null,
    case v_invitation.kind when 'agency_staff' then 'agency' else 'company' end::public.actor_role,
    v_user, p_company_id => v_invitation.company_id);
  return v_invitation.kind;
end
$function$;

comment on function "public"."accept_invitation"(text) is 'The invited address joins. Idempotent for the same person; other addresses are refused.';

revoke all on function "public"."accept_invitation"(text) from public;

grant execute
  on function "public"."accept_invitation"(text)
  to "authenticated", "postgres", "service_role";

create or replace function public.accept_offer (
  p_offer_id uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs;
  v_request public.requests;
  v_offer public.offers;
  v_role public.brief_roles;
  v_assignment uuid;
  v_constraint text;
begin
  v_brief := private.lock_my_brief((select o.brief_id from public.offers o where o.id = p_offer_id));
  select * into v_offer from public.offers where id = p_offer_id for no key update;
  select * into v_request from public.requests where id = v_offer.request_id for no key update;
  select * into v_role from public.brief_roles where id = v_request.brief_role_id;
  if v_offer.state = 'accepted' then
    return (select a.id from public.assignments a where a.offer_id = v_offer.id);
  elsif v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  elsif v_role.filled_at is not null then
    perform private.raise_problem(409, 'role_filled');
  elsif v_offer.valid_until < private.today() then
    perform private.raise_problem(409, 'offer_expired');
  end if;
  perform private.move_offer(v_offer, 'accepted', 'company');
  perform private.move_request(v_request, 'won', 'company');
  insert into public.assignments (offer_id, brief_id, company_id, consultant_id, title, role_id,
    company_name, consultant_name, goal, during, percent, rate_ore, margin_ore, fee_ore, currency,
    payment_terms_days, terms_version)
  select v_offer.id, v_brief.id, v_brief.company_id, v_offer.consultant_id, v_brief.title,
    v_role.role_id, c.name, v_offer.consultant_name, v_brief.goal, v_offer.during,
    v_offer.percent, v_offer.rate_ore, v_offer.margin_ore, v_offer.fee_ore, v_offer.currency,
    least(c.payment_terms_days, case when c.is_public_body then 30 else 60 end), '2026-11'
  from public.companies c where c.id = v_brief.company_id
  returning id into v_assignment;
  perform private.freeze_goals(v_assignment, v_brief);
  insert into public.bookings (assignment_id, consultant_id, during, percent)
  values (v_assignment, v_offer.consultant_id, v_offer.during, v_offer.percent);
  update public.brief_roles set filled_at = now() where id = v_role.id;
  if not exists (select from public.brief_roles r
    where r.brief_id = v_brief.id and r.filled_at is null) then
    perform private.move_brief(v_brief, 'filled', 'company', null);
  end if;
  perform private.close_requests(v_brief.id, 'company', v_role.id);
  perform private.record_event('assignment', v_assignment, 'assignment_booked', null, 'booked',
    'company', auth.uid(), p_company_id => v_brief.company_id,
    p_consultant_id => v_offer.consultant_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'assignment_booked', 'assignment_id', v_assignment));
  return v_assignment;
exception
  when check_violation then
    get stacked diagnostics v_constraint = constraint_name;
    if v_constraint <> 'capacity_spans_booked_within_full_time' then
      raise;
    end if;
    perform private.raise_problem(409, 'capacity_taken');
    return null;
end
$function$;

comment on function "public"."accept_offer"(uuid) is 'The company accepts: assignment with frozen terms, booked time, everything else about that role closed, and the brief filled with its last role; all or nothing. 409 capacity_taken when the consultant''s time is gone on any day, role_filled or brief_closed when a colleague was first. Accepting the same offer again returns the assignment.';

revoke all on function "public"."accept_offer"(uuid) from public;

grant execute
  on function "public"."accept_offer"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.activate_matching_rules (
  p_version  integer,
  p_in_force integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
begin
  perform pg_advisory_xact_lock(hashtext('matching_rules'));
  if (private.rules_in_force()).version is distinct from p_in_force then
    perform private.raise_problem(409, 'stale_page');
  elsif not exists (select from public.matching_rules where version = p_version) then
    perform private.raise_problem(404, 'not_found');
  elsif p_version = p_in_force then
    return;
  end if;
  update public.matching_rules set is_in_force = false where is_in_force;
  update public.matching_rules set is_in_force = true, activated_by = v_user, activated_at = now()
  where version = p_version;
  perform private.record_event('matching_rules', private.rules_event_id(), 'rules_activated',
    p_in_force::text, p_version::text, 'agency', v_user);
end
$function$;

comment on function "public"."activate_matching_rules"(integer, integer) is
  'Puts a version in force in place of p_in_force; 409 stale_page when another was put in force meanwhile. Rarity weights follow from the next night.';

revoke all on function "public"."activate_matching_rules"(integer, integer) from public;

grant execute
  on function "public"."activate_matching_rules"(integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.add_to_shortlist (
  p_brief_role_id  uuid,
  p_consultant_ids uuid[]
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs := private.lock_my_brief(
    (select r.brief_id from public.brief_roles r where r.id = p_brief_role_id));
  v_shortlist public.shortlists;
begin
  perform private.assert_brief_role_open(v_brief, p_brief_role_id);
  v_shortlist := private.ensure_shortlist(v_brief, p_brief_role_id, auth.uid());
  perform private.put_on_shortlist(v_shortlist, p_consultant_ids, auth.uid());
  return v_shortlist.id;
end
$function$;

comment on function "public"."add_to_shortlist"(uuid, uuid[]) is 'The company singles out ranked consultants for a role, at most ten; those already there stay where they are, so a double click changes nothing. 409 shortlist_full, consultant_no_longer_matches, brief_closed, role_filled.';

revoke all on function "public"."add_to_shortlist"(uuid, uuid[]) from public;

grant execute
  on function "public"."add_to_shortlist"(uuid, uuid[])
  to "authenticated", "postgres", "service_role";

create or replace function public.adopt_proposal (
  p_proposal_id uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_proposal public.proposals;
  v_brief public.briefs;
  v_shortlist public.shortlists;
  v_before uuid[];
  v_order uuid[];
begin
  select * into v_proposal from public.proposals where id = p_proposal_id and state = 'sent';
  v_brief := private.lock_my_brief(v_proposal.brief_id);
  perform private.assert_brief_role_open(v_brief, v_proposal.brief_role_id);
  v_shortlist := private.ensure_shortlist(v_brief, v_proposal.brief_role_id, auth.uid());
  select coalesce(array_agg(x.consultant_id order by x.position), '{}') into v_before
  from public.shortlist_candidates x where x.shortlist_id = v_shortlist.id and x.removed_at is null;
  select array_agg(x.consultant_id order by x.position) into v_order
  from public.proposal_candidates x where x.proposal_id = p_proposal_id
    and private.standing_of(v_proposal.brief_role_id, x.consultant_id) = 'available';
  perform private.put_on_shortlist(v_shortlist, coalesce(v_order, '{}'), auth.uid());
  v_order := v_order || (select coalesce(array_agg(b.id order by b.at), '{}')
    from unnest(v_before) with ordinality b(id, at) where not b.id = any (coalesce(v_order, '{}')));
  set constraints public.shortlist_candidates_shortlist_id_position_key deferred;
  update public.shortlist_candidates x set position = array_position(v_order, x.consultant_id)
  where x.shortlist_id = v_shortlist.id and x.removed_at is null;
  set constraints public.shortlist_candidates_shortlist_id_position_key immediate;
  if v_proposal.adopted_at is null then
    update public.proposals set adopted_at = now(), adopted_by = auth.uid() where id = p_proposal_id;
    update public.shortlists set version = version + 1 where id = v_shortlist.id;
    perform private.record_event('proposal', p_proposal_id, 'proposal_adopted', null, null, 'company',
      auth.uid(), p_company_id => v_proposal.company_id,
      p_details => jsonb_build_object('brief_role_id', v_proposal.brief_role_id));
  end if;
  return v_shortlist.id;
end
$function$;

comment on function "public"."adopt_proposal"(uuid) is 'The company makes the agency''s proposal its own list: those proposed first and in that order, then whom it had singled out before. Who cannot be asked any longer is left out. 409 shortlist_full above ten.';

revoke all on function "public"."adopt_proposal"(uuid) from public;

grant execute
  on function "public"."adopt_proposal"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.answer_diagnosis (
  p_diagnosis_id uuid,
  p_perspective  text,
  p_department   text,
  p_answers      jsonb
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(p_diagnosis_id, null);
  v_user uuid := private.require_member(v_row.company_id);
begin
  perform private.assert_diagnosis_answers(v_row.version, p_answers);
  if exists (select from public.diagnosis_responses r
    where r.diagnosis_id = v_row.id and r.user_id = v_user and r.is_owner) then
    perform private.raise_problem(409, 'diagnosis_is_yours');
  end if;
  insert into public.diagnosis_responses (diagnosis_id, user_id, perspective, department, answers)
  values (v_row.id, v_user, p_perspective, btrim(coalesce(p_department, '')), p_answers)
  on conflict (diagnosis_id, user_id) do update set
    perspective = excluded.perspective, department = excluded.department,
    answers = excluded.answers, answered_at = now();
  perform private.record_event('diagnosis', v_row.id, 'diagnosis_answered', null, null, 'company',
    v_user, p_company_id => v_row.company_id);
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'diagnosis_invalid');
end
$function$;

comment on function "public"."answer_diagnosis"(uuid, text, text, jsonb) is
  'A member answers a colleague''s analysis; answering again replaces the earlier answers. Raises 404, 400 diagnosis_invalid, 409 diagnosis_is_yours.';

revoke all on function "public"."answer_diagnosis"(uuid, text, text, jsonb) from public;

grant execute
  on function "public"."answer_diagnosis"(uuid, text, text, jsonb)
  to "authenticated", "postgres", "service_role";

create or replace function public.answer_invited_diagnosis (
  p_token       text,
  p_perspective text,
  p_department  text,
  p_answers     jsonb
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_invitation public.diagnosis_invitations;
  v_row public.diagnoses;
begin
  -- Held while answering, so that no answer passes a link that is being revoked.
  select * into v_invitation from public.diagnosis_invitations
  where token_hash = private.secret_hash(p_token) for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif private.diagnosis_invitation_state(v_invitation) <> 'open' then
    perform private.raise_problem(409, 'diagnosis_invitation_closed');
  end if;
  select * into v_row from public.diagnoses where id = v_invitation.diagnosis_id;
  perform private.assert_diagnosis_answers(v_row.version, p_answers);
  insert into public.diagnosis_responses
    (diagnosis_id, invitation_id, perspective, department, answers)
  values (v_row.id, v_invitation.id, p_perspective, btrim(coalesce(p_department, '')), p_answers)
  on conflict (invitation_id) do update set
    perspective = excluded.perspective, department = excluded.department,
    answers = excluded.answers, answered_at = now();
  perform private.record_event('diagnosis', v_row.id, 'diagnosis_answered', null, null, 'company',
    null, p_company_id => v_row.company_id,
    p_details => jsonb_build_object('invitation_id', v_invitation.id));
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'diagnosis_invalid');
end
$function$;

comment on function "public"."answer_invited_diagnosis"(text, text, text, jsonb) is
  'Whoever holds an invitation''s link answers; again replaces the earlier answers. Raises 404, 409 diagnosis_invitation_closed, 400 diagnosis_invalid.';

revoke all on function "public"."answer_invited_diagnosis"(text, text, text, jsonb) from public;

grant execute
  on function "public"."answer_invited_diagnosis"(text, text, text, jsonb)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.answer_review (
  p_review_id uuid,
  p_outcome   text,
  p_answer    text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
  v_row public.ranking_reviews;
begin
  select * into v_row from public.ranking_reviews where id = p_review_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.state <> 'open' then
    perform private.raise_problem(409, 'review_answered', jsonb_build_object('name', v_row.answered_by_name));
  elsif nullif(btrim(p_answer), '') is null then
    perform private.raise_problem(400, 'answer_required');
  elsif length(btrim(p_answer)) > 4000 then
    perform private.raise_problem(400, 'answer_too_long', '{"limit": 4000}');
  elsif p_outcome is null or p_outcome not in ('stands', 'corrected') then
    perform private.raise_problem(400, 'outcome_required');
  end if;
  update public.ranking_reviews set state = 'answered', outcome = p_outcome, answer = btrim(p_answer),
    answered_by = v_user, answered_at = now(),
    answered_by_name = (select p.name from public.people p where p.user_id = v_user)
  where id = p_review_id;
  perform private.record_event('review', p_review_id, 'review_answered', 'open', 'answered', 'agency',
    v_user, p_consultant_id => v_row.consultant_id,
    p_details => jsonb_build_object('outcome', p_outcome));
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'review_answered', 'review_id', p_review_id));
end
$function$;

comment on function "public"."answer_review"(uuid, text, text) is 'A named person at the agency answers in words; once. 409 review_answered when a colleague was first.';

revoke all on function "public"."answer_review"(uuid, text, text) from public;

grant execute
  on function "public"."answer_review"(uuid, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.ask_review (
  p_reason     text,
  p_request_id uuid default null::uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_consultant uuid := private.require_consultant();
  v_id uuid;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(btrim(p_reason)) > 2000 then
    perform private.raise_problem(400, 'message_too_long');
  elsif p_request_id is not null and not exists (select from public.requests r
    where r.id = p_request_id and r.consultant_id = v_consultant) then
    perform private.raise_problem(404, 'not_found');
  end if;
  insert into public.ranking_reviews (consultant_id, request_id, reason)
  values (v_consultant, p_request_id, btrim(p_reason))
  on conflict (consultant_id, request_id) where state = 'open' do nothing
  returning id into v_id;
  if v_id is null then
    return (select r.id from public.ranking_reviews r where r.consultant_id = v_consultant
      and r.request_id is not distinct from p_request_id and r.state = 'open');
  end if;
  perform private.record_event('review', v_id, 'review_asked', null, 'open', 'consultant', auth.uid(),
    p_reason, p_consultant_id => v_consultant,
    p_details => jsonb_build_object('request_id', p_request_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'review_asked', 'review_id', v_id));
  return v_id;
end
$function$;

comment on function "public"."ask_review"(text, uuid) is 'The consultant asks a human to look at how they were ranked for a request, or why they are not shown; one open question about each, so a double click asks once.';

revoke all on function "public"."ask_review"(text, uuid) from public;

grant execute
  on function "public"."ask_review"(text, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.ask_shortlisted (
  p_shortlist_id   uuid,
  p_consultant_ids uuid[],
  p_message        text   default ''::text
)
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_sent int;
begin
  if exists (select from unnest(p_consultant_ids) p(id) where not exists (
    select from public.shortlist_candidates x where x.shortlist_id = p_shortlist_id
      and x.consultant_id = p.id and x.removed_at is null)) then
    perform private.raise_problem(409, 'candidate_removed');
  end if;
  v_sent := public.send_requests(v_shortlist.brief_role_id, p_consultant_ids, p_message);
  if v_sent > 0 then
    perform private.record_event('shortlist', p_shortlist_id, 'shortlist_chosen', null, null, 'company',
      auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
        'brief_role_id', v_shortlist.brief_role_id, 'consultant_ids', p_consultant_ids, 'count', v_sent));
  end if;
  return v_sent;
end
$function$;

comment on function "public"."ask_shortlisted"(uuid, uuid[], text) is 'Asks consultants of the shortlist about the role, as send_requests does, and notes which person at the company chose them. 409 candidate_removed when a colleague took somebody off meanwhile.';

revoke all on function "public"."ask_shortlisted"(uuid, uuid[], text) from public;

grant execute
  on function "public"."ask_shortlisted"(uuid, uuid[], text)
  to "authenticated", "postgres", "service_role";

create or replace function public.assignment_transition (
  p_assignment_id uuid,
  p_to            text,
  p_reason        text default null::text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.assignments;
  v_user uuid := private.require_agency();
begin
  select * into v_row from public.assignments where id = p_assignment_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_to = 'cancelled' and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  perform private.move_assignment(v_row, p_to, 'agency', v_user, p_reason);
end
$function$;

comment on function "public"."assignment_transition"(uuid, text, text) is 'The agency starts, finishes or cancels an assignment; cancelling takes a reason.';

revoke all on function "public"."assignment_transition"(uuid, text, text) from public;

grant execute
  on function "public"."assignment_transition"(uuid, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.attach_checkout_session (
  p_attempt_id uuid,
  p_session_id text,
  p_url        text,
  p_expires_at timestamp with time zone
)
  returns text
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_attempt public.payment_attempts;
begin
  select * into v_attempt from public.payment_attempts where id = p_attempt_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_attempt.stripe_session_id is not null then
    return v_attempt.stripe_session_id;
  end if;
  update public.payment_attempts set stripe_session_id = p_session_id, url = p_url,
    expires_at = p_expires_at
  where id = p_attempt_id;
  if v_attempt.state = 'created' then
    perform private.move_attempt(v_attempt, 'open');
  end if;
  return p_session_id;
end
$function$;

comment on function "public"."attach_checkout_session"(uuid, text, text, timestamp
  with time zone) is 'Notes Stripe''s page for an attempt; the first one stays. Returns the id of the session that is kept. Service role only.';

revoke all
  on function "public"."attach_checkout_session"(uuid, text, text, timestamp with time zone)
  from public;

grant execute
  on function "public"."attach_checkout_session"(uuid, text, text, timestamp with time zone)
  to "postgres", "service_role";

create or replace function public.block_company (
  p_name                text,
  p_organisation_number text default null::text,
  p_company_id          uuid default null::uuid,
  p_reason              text default ''::text,
  p_consultant_id       uuid default null::uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."block_company"(text, text, uuid, text, uuid) is
  'The consultant, or the agency for a consultant, declares a conflict of interest or a client that the consultant must not be matched with, by organisation number or by company; the consultant may name only companies that have asked them. 404 not_found, 400 blocked_company_invalid.';

revoke all on function "public"."block_company"(text, text, uuid, text, uuid) from public;

grant execute
  on function "public"."block_company"(text, text, uuid, text, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.book_exposure (
  p_list_id bigint
)
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_list private.exposure_lists;
  v_booked int;
begin
  select * into v_list from private.exposure_lists where id = p_list_id for no key update;
  if not found or v_list.booked_at is not null then
    return 0;
  end if;
  insert into private.exposure_shares (list_id, consultant_id, deserved, received)
  select v_list.id, coalesce(r.consultant_id, p.consultant_id),
    coalesce(round(r.mutual * v_list.exposure / nullif(r.mutual_sum, 0), 12), 0),
    coalesce(private.place_exposure(p.place), 0)
  from private.rank_consultants(private.match_ask(v_list.brief_role_id), private.rules_in_force(), 1000000) r
  full join (select e.* from private.exposure_places e where e.list_id = v_list.id) p
    on p.consultant_id = r.consultant_id;
  get diagnostics v_booked = row_count;
  insert into private.exposure_days as d (consultant_id, day, deserved, received)
  select s.consultant_id, v_list.day, s.deserved, s.received
  from private.exposure_shares s where s.list_id = v_list.id order by s.consultant_id
  on conflict (consultant_id, day) do update
    set deserved = d.deserved + excluded.deserved, received = d.received + excluded.received;
  insert into private.exposure_sums as d (consultant_id, deserved, received)
  select s.consultant_id, s.deserved, s.received
  from private.exposure_shares s where s.list_id = v_list.id order by s.consultant_id
  on conflict (consultant_id) do update
    set deserved = d.deserved + excluded.deserved, received = d.received + excluded.received;
  update private.exposure_lists set booked_at = now() where id = v_list.id;
  return v_booked;
end
$function$;

comment on function "public"."book_exposure"(bigint) is 'Adds a list to the exposure everybody ranked deserved and received; once, however often it is called. Service role only.';

revoke all on function "public"."book_exposure"(bigint) from public;

grant execute on function "public"."book_exposure"(bigint) to "postgres", "service_role";

create or replace function public.brief_transition (
  p_brief_id uuid,
  p_to       text,
  p_reason   text default null::text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
begin
  if p_to = 'filled' then
    perform private.raise_problem(409, 'transition_refused');
  elsif p_to = 'open' and upper(v_brief.during) <= private.today() then
    perform private.raise_problem(409, 'period_past');
  elsif p_to = 'open' then
    perform private.assert_brief_ready(v_brief);
  end if;
  perform private.move_brief(v_brief, p_to, 'company', p_reason);
  if p_to = 'withdrawn' then
    perform private.close_requests(v_brief.id, 'company');
  end if;
end
$function$;

comment on function "public"."brief_transition"(uuid, text, text) is 'The company opens or withdraws a brief; only accepting an offer fills it. Opening takes a goal with an outcome or impact measure (brief_without_goal, brief_without_effect_measure), and a strategy before execution (strategy_first).';

revoke all on function "public"."brief_transition"(uuid, text, text) from public;

grant execute
  on function "public"."brief_transition"(uuid, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.cast_votes (
  p_key        uuid,
  p_department text,
  p_votes      jsonb
)
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.open_link(p_key);
  v_department text := btrim(regexp_replace(coalesce(p_department, ''), '\s+', ' ', 'g'));
  v_changed int;
begin
  if v_department = '' then
    perform private.raise_problem(400, 'department_required');
  elsif coalesce(jsonb_array_length(p_votes), 0) = 0 then
    perform private.raise_problem(400, 'vote_required');
  elsif exists (select from jsonb_array_elements(p_votes) v where not exists (
    select from public.shortlist_candidates x where x.shortlist_id = v_shortlist.id
      and x.consultant_id = (v ->> 'consultant_id')::uuid and x.removed_at is null)) then
    perform private.raise_problem(409, 'candidate_removed');
  end if;
  insert into public.shortlist_voters as w (shortlist_id, user_id, department, voted_at)
  values (v_shortlist.id, auth.uid(), v_department, now())
  on conflict (shortlist_id, user_id) do update set department = excluded.department, voted_at = now();
  with given as (
    insert into public.shortlist_votes as w (shortlist_id, consultant_id, user_id, vote, comment)
    select v_shortlist.id, (v ->> 'consultant_id')::uuid, auth.uid(), v ->> 'vote',
      btrim(coalesce(v ->> 'comment', ''))
    from jsonb_array_elements(p_votes) v
    on conflict (shortlist_id, consultant_id, user_id) do update
      set vote = excluded.vote, comment = excluded.comment, voted_at = now()
      where (w.vote, w.comment) is distinct from (excluded.vote, excluded.comment)
    returning 1)
  select count(*) into v_changed from given;
  if v_changed > 0 then
    perform private.record_event('shortlist', v_shortlist.id, 'shortlist_voted', null, null, 'company',
      auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
        'department', v_department, 'count', v_changed));
  end if;
  return v_changed;
exception
  when check_violation then
    perform private.raise_problem(400, 'vote_invalid', '{"limit": 1000}');
    return 0;
  when not_null_violation or invalid_text_representation or cardinality_violation then
    perform private.raise_problem(400, 'vote_required');
    return 0;
end
$function$;

comment on function "public"."cast_votes"(uuid, text, jsonb) is 'A member of the company votes through the address, for a department: [{consultant_id, vote: yes | no | unsure, comment}]. Voting again changes the vote; the same form twice changes nothing. Returns how many votes changed. 409 link_revoked, voting_closed, candidate_removed; 400 department_required, vote_required, vote_invalid.';

revoke all on function "public"."cast_votes"(uuid, text, jsonb) from public;

grant execute
  on function "public"."cast_votes"(uuid, text, jsonb)
  to "authenticated", "postgres", "service_role";

create or replace function public.check_database()
  returns boolean
  language sql
  stable
  set search_path to ''
  AS $function$ select true $function$;

comment on function "public"."check_database"() is 'Answers when the database does: for GET /health.';

revoke all on function "public"."check_database"() from public;

grant execute
  on function "public"."check_database"()
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.check_ledger()
  returns table (
    problem      text,
    subject      text,
    expected_ore bigint,
    found_ore    bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
begin
  if coalesce(auth.role(), '') <> 'service_role' then
    perform private.require_agency();
  end if;
  return query select * from private.find_ledger_problems();
end
$function$;

comment on function "public"."check_ledger"() is 'Agency or service role: find_ledger_problems, now.';

revoke all on function "public"."check_ledger"() from public;

grant execute on function "public"."check_ledger"() to "authenticated", "postgres", "service_role";

create or replace function public.choose_ledger_account (
  p_role    text,
  p_account integer,
  p_name_sv text,
  p_name_en text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_actor uuid := private.require_agency();
  v_role public.ledger_roles;
begin
  select * into v_role from public.ledger_roles where role = p_role for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_account is null or p_account not between v_role.from_number and v_role.to_number then
    perform private.raise_problem(400, 'account_out_of_class',
      jsonb_build_object('from', v_role.from_number, 'to', v_role.to_number));
  elsif exists (select from public.ledger_roles r where r.account = p_account and r.role <> p_role) then
    perform private.raise_problem(409, 'account_in_use', jsonb_build_object('account', p_account));
  end if;
  insert into public.ledger_accounts (number, name_sv, name_en)
  values (p_account, btrim(p_name_sv), btrim(p_name_en))
  on conflict (number) do update set name_sv = excluded.name_sv, name_en = excluded.name_en;
  update public.ledger_roles set account = p_account where role = p_role;
  perform private.record_event('ledger_account', gen_random_uuid(), 'ledger_account_chosen',
    v_role.account::text, p_account::text, 'agency', v_actor,
    p_details => jsonb_build_object('role', p_role));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'account_name_invalid');
end
$function$;

comment on function "public"."choose_ledger_account"(text, integer, text, text) is
  'Agency: lets another account of the same class play a part from now on, or renames the present one. Postings made before stay where they are; the check of debts looks at the whole class. Codes: account_out_of_class, account_in_use, account_name_invalid.';

revoke all on function "public"."choose_ledger_account"(text, integer, text, text) from public;

grant execute
  on function "public"."choose_ledger_account"(text, integer, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.claim_diagnosis (
  p_secret     text,
  p_company_id uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id);
  v_row public.diagnoses;
begin
  select * into v_row from public.diagnoses
  where secret_hash = private.secret_hash(p_secret) for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.company_id = p_company_id then
    return v_row.id;
  elsif v_row.company_id is not null then
    perform private.raise_problem(409, 'diagnosis_saved_elsewhere');
  end if;
  update public.diagnoses set company_id = p_company_id, claimed_at = now() where id = v_row.id;
  update public.diagnosis_responses set user_id = v_user
  where diagnosis_id = v_row.id and is_owner;
  perform private.record_event('diagnosis', v_row.id, 'diagnosis_saved', null, null, 'company',
    v_user, p_company_id => p_company_id);
  return v_row.id;
end
$function$;

comment on function "public"."claim_diagnosis"(text, uuid) is 'A member saves the analysis of this device with the company; again changes nothing. Raises 404, 409 diagnosis_saved_elsewhere.';

revoke all on function "public"."claim_diagnosis"(text, uuid) from public;

grant execute
  on function "public"."claim_diagnosis"(text, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.close_month (
  p_month date
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_actor uuid := private.require_agency();
  v_month date := date_trunc('month', p_month)::date;
  v_problems int;
begin
  insert into private.voucher_counters (year, last_number) values (extract(year from v_month), 0)
  on conflict (year) do nothing;
  perform from private.voucher_counters c where c.year = extract(year from v_month) for no key update;
  if v_month + interval '1 month' > private.today() then
    perform private.raise_problem(409, 'month_not_over');
  elsif exists (select from public.ledger_months m where m.month = v_month) then
    return;
  elsif exists (
    select from public.ledger_entries e
    where e.booked_on < v_month and not exists (
      select from public.ledger_months m where m.month = date_trunc('month', e.booked_on)::date)) then
    perform private.raise_problem(409, 'earlier_month_open');
  end if;
  select count(*) into v_problems from private.find_ledger_problems();
  if v_problems > 0 then
    perform private.raise_problem(409, 'ledger_has_problems', jsonb_build_object('count', v_problems));
  end if;
  insert into public.ledger_months (month, closed_by) values (v_month, v_actor);
  perform private.record_event('ledger_month', gen_random_uuid(), 'month_closed', 'open', 'closed',
    'agency', v_actor, p_details => jsonb_build_object('month', v_month));
end
$function$;

comment on function "public"."close_month"(date) is 'Agency: closes a month that is over, the oldest first, when the books have no problem. Twice is once. Codes: month_not_over, earlier_month_open, ledger_has_problems.';

revoke all on function "public"."close_month"(date) from public;

grant execute
  on function "public"."close_month"(date)
  to "authenticated", "postgres", "service_role";

create or replace function public.close_voting (
  p_shortlist_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
begin
  if not private.voting_is_open(v_shortlist) then
    return;
  end if;
  update public.shortlists set closed_at = now() where id = p_shortlist_id;
  perform private.record_event('shortlist', p_shortlist_id, 'shortlist_voting_closed', null, null,
    'company', auth.uid(), p_company_id => v_shortlist.company_id);
end
$function$;

comment on function "public"."close_voting"(uuid) is 'Ends the voting before its last day; once more is nothing.';

revoke all on function "public"."close_voting"(uuid) from public;

grant execute
  on function "public"."close_voting"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.compare_matches (
  p_brief_role_id  uuid,
  p_consultant_ids uuid[]
)
  returns table (
    place             bigint,
    raw_place         bigint,
    is_rotated        boolean,
    is_newcomer_place boolean,
    is_new            boolean,
    consultant_id     uuid,
    consultant_number integer,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    competence        numeric,
    availability      numeric,
    rate              numeric,
    sector            numeric,
    work_mode         numeric,
    sum_score         numeric,
    is_capped         boolean,
    total             numeric,
    k_rate            numeric,
    k_share           numeric,
    k_sector          numeric,
    k_mode            numeric,
    k                 numeric,
    mutual            numeric,
    points            integer,
    band              text,
    details           jsonb,
    rules             jsonb,
    failed            text[],
    request_state     text,
    match_count       bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
begin
  if cardinality(p_consultant_ids) > 4 then
    perform private.raise_problem(400, 'too_many_to_compare', '{"limit": 4}');
  end if;
  if private.may_see_ranking(p_brief_role_id) then
    return query select * from private.placed_rows(private.match_ask(p_brief_role_id),
      private.rules_in_force(), p_consultant_ids) m
    where not (m.failed && array['H6', 'H7']) or private.is_agency()
    order by m.place nulls last, m.consultant_number;
  end if;
end
$function$;

comment on function "public"."compare_matches"(uuid, uuid[]) is 'Up to four matches side by side, best place first. 400 too_many_to_compare.';

revoke all on function "public"."compare_matches"(uuid, uuid[]) from public;

grant execute
  on function "public"."compare_matches"(uuid, uuid[])
  to "authenticated", "postgres", "service_role";

create or replace function public.conclude_checkout (
  p_session_id     text,
  p_status         text,
  p_payment_status text,
  p_payment_intent text,
  p_amount_ore     bigint,
  p_currency       text,
  p_failed         boolean default false
)
  returns text
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_attempt public.payment_attempts;
  v_invoice public.invoices;
  v_payment public.payments;
  v_to text := case
    when p_payment_status = 'paid' then 'paid'
    when p_failed then 'failed'
    when p_status = 'complete' then 'processing'
    when p_status = 'expired' then 'expired'
    else 'open' end;
begin
  select i.* into v_invoice from public.invoices i
  join public.payment_attempts a on a.invoice_id = i.id
  where a.stripe_session_id = p_session_id for no key update of i;
  if not found then
    return 'unknown';
  end if;
  select * into v_attempt from public.payment_attempts
  where stripe_session_id = p_session_id for no key update;
  if v_attempt.state <> v_to and exists (select from public.state_transitions t
    where t.entity = 'payment_attempt' and t.from_state = v_attempt.state and t.to_state = v_to) then
    perform private.move_attempt(v_attempt, v_to);
  end if;
  if v_to = 'paid' then
    insert into public.payments (invoice_id, company_id, method, amount_ore, currency,
      stripe_payment_intent, received_on, sek_rate)
    values (v_invoice.id, v_invoice.company_id, 'card', p_amount_ore, upper(p_currency),
      p_payment_intent, private.today(), v_invoice.sek_rate)
    on conflict (stripe_payment_intent) do nothing returning * into v_payment;
    if found then
      perform private.record_event('invoice', v_invoice.id, 'payment_received', null, null,
        'system', null, p_company_id => v_invoice.company_id,
        p_details => jsonb_build_object('amount_ore', p_amount_ore));
      perform private.book_payment(v_payment);
      perform private.allocate_payment(v_payment, v_invoice, p_amount_ore);
    end if;
  end if;
  return v_to;
end
$function$;

comment on function "public"."conclude_checkout"(text, text, text, text, bigint, text, boolean) is
  'Takes in what Stripe says of a session now. Idempotent and free of order: an attempt only moves forward, a payment intent is booked once, money is never dropped: what is more than the invoice needs is the customer''s credit. Service role only.';

revoke all
  on function "public"."conclude_checkout"(text, text, text, text, bigint, text, boolean)
  from public;

grant execute
  on function "public"."conclude_checkout"(text, text, text, text, bigint, text, boolean)
  to "postgres", "service_role";

create or replace function public.consultant_transition (
  p_consultant_id uuid,
  p_to            text,
  p_reason        text default null::text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.consultants;
  v_actor public.actor_role := case when private.is_agency() then 'agency' else 'consultant' end;
begin
  select * into v_row from public.consultants where id = p_consultant_id
    and (v_actor = 'agency' or user_id = auth.uid()) for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('consultant', v_row.state, p_to, v_actor);
  if p_to = 'submitted' and (v_row.wished_rate_ore is null or v_row.region_id is null
    or not exists (select from public.consultant_roles where consultant_id = v_row.id)
    or (select count(*) from public.consultant_competencies where consultant_id = v_row.id) < 3)
  then
    perform private.raise_problem(409, 'profile_incomplete');
  end if;
  if p_to = 'rejected' and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  update public.consultants set state = p_to,
    approved_at = case when p_to = 'approved' then coalesce(approved_at, now()) else approved_at end
  where id = v_row.id;
  perform private.record_event('consultant', v_row.id, 'consultant_' || p_to, v_row.state, p_to,
    v_actor, auth.uid(), p_reason, p_consultant_id => v_row.id);
  if v_actor = 'agency' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'consultant_' || p_to, 'consultant_id', v_row.id));
  end if;
end
$function$;

comment on function "public"."consultant_transition"(uuid, text, text) is 'The only way a profile changes state: the consultant submits, the agency approves or rejects with a reason.';

revoke all on function "public"."consultant_transition"(uuid, text, text) from public;

grant execute
  on function "public"."consultant_transition"(uuid, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.count_available_by_role()
  returns table (
    role_id     text,
    consultants bigint
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select cr.role_id, count(*)
  from public.consultant_roles cr
  join public.consultants c on c.id = cr.consultant_id
  where c.state = 'approved' and c.paused_at is null
    and exists (select from private.capacity_spans s
      where s.consultant_id = c.id and s.free > 0
        and s.during && daterange(private.today(), private.today() + 90))
  group by cr.role_id
$function$;

comment on function "public"."count_available_by_role"() is 'Active consultants for each role with free time within the next 90 days.';

revoke all on function "public"."count_available_by_role"() from public;

grant execute
  on function "public"."count_available_by_role"()
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.decide_expense (
  p_expense_id uuid,
  p_approve    boolean,
  p_reason     text    default null::text,
  p_version    integer default null::integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.expenses;
begin
  select e.* into v_row from public.expenses e
  join public.assignments a on a.id = e.assignment_id
  where e.id = p_expense_id and a.company_id in (select private.my_company_ids())
  for no key update of e;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif p_version is not null and v_row.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.move_expense(v_row, case when p_approve then 'approved' else 'rejected' end,
    'company', p_reason);
end
$function$;

comment on function "public"."decide_expense"(uuid, boolean, text, integer) is
  'The company approves an expense, or sends it back with a reason.';

revoke all on function "public"."decide_expense"(uuid, boolean, text, integer) from public;

grant execute
  on function "public"."decide_expense"(uuid, boolean, text, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.decide_timesheet (
  p_timesheet_id uuid,
  p_approve      boolean,
  p_reason       text    default null::text,
  p_version      integer default null::integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.timesheets := private.lock_timesheet(p_timesheet_id, 'company');
begin
  if not p_approve and nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif p_version is not null and v_row.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  perform private.move_timesheet(v_row, case when p_approve then 'approved' else 'rejected' end,
    'company', p_reason);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', case when p_approve then 'timesheet_approved' else 'timesheet_rejected' end,
    'timesheet_id', v_row.id));
end
$function$;

comment on function "public"."decide_timesheet"(uuid, boolean, text, integer) is
  'The company approves the week, or sends it back with a reason. With p_version, rows that changed since the page was shown are refused (stale_page).';

revoke all on function "public"."decide_timesheet"(uuid, boolean, text, integer) from public;

grant execute
  on function "public"."decide_timesheet"(uuid, boolean, text, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.decline_request (
  p_request_id      uuid,
  p_reason          text,
  p_never_this_role boolean default false
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_request public.requests := private.lock_my_request(p_request_id);
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  perform private.move_request(v_request, 'declined', 'consultant', p_reason);
  if p_never_this_role then
    insert into public.consultant_declined_roles (consultant_id, role_id)
    select v_request.consultant_id, r.role_id from public.brief_roles r
    where r.id = v_request.brief_role_id
    on conflict do nothing;
  end if;
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'request_declined', 'request_id', v_request.id));
end
$function$;

comment on function "public"."decline_request"(uuid, text, boolean) is 'The consultant says no, with a reason; optionally to every brief for this role (H7).';

revoke all on function "public"."decline_request"(uuid, text, boolean) from public;

grant execute
  on function "public"."decline_request"(uuid, text, boolean)
  to "authenticated", "postgres", "service_role";

create or replace function public.delete_brief_draft (
  p_id uuid
)
  returns void
  language sql
  security definer
  set search_path to ''
  AS $function$
  delete from public.brief_drafts where id = p_id and user_id = auth.uid()
$function$;

comment on function "public"."delete_brief_draft"(uuid) is 'Throws the caller''s own draft away; somebody else''s is left alone.';

revoke all on function "public"."delete_brief_draft"(uuid) from public;

grant execute
  on function "public"."delete_brief_draft"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.describe_diagnosis_answer (
  p_diagnosis_id uuid,
  p_perspective  text,
  p_department   text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(p_diagnosis_id, null);
begin
  update public.diagnosis_responses
  set perspective = p_perspective, department = btrim(coalesce(p_department, ''))
  where diagnosis_id = v_row.id and user_id = private.require_member(v_row.company_id);
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('diagnosis', v_row.id, 'diagnosis_answer_described', null, null,
    'company', auth.uid(), p_company_id => v_row.company_id);
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'diagnosis_invalid');
end
$function$;

comment on function "public"."describe_diagnosis_answer"(uuid, text, text) is
  'One who has answered says whether as management or as one who does the work, and where they work. Raises 404, 400 diagnosis_invalid.';

revoke all on function "public"."describe_diagnosis_answer"(uuid, text, text) from public;

grant execute
  on function "public"."describe_diagnosis_answer"(uuid, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.draft_matching_rules (
  p      jsonb,
  p_note text
)
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
  v_rules public.matching_rules := private.rules_in_force();
begin
  if nullif(btrim(p_note), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  -- One draft at a time gets the next number.
  perform pg_advisory_xact_lock(hashtext('matching_rules'));
  v_rules := jsonb_populate_record(v_rules, p - array['version', 'note', 'created_by', 'created_at',
    'activated_by', 'activated_at', 'is_in_force']);
  v_rules.version := (select max(version) + 1 from public.matching_rules);
  v_rules.note := btrim(p_note);
  v_rules.created_by := v_user;
  v_rules.created_at := now();
  v_rules.activated_by := null;
  v_rules.activated_at := null;
  v_rules.is_in_force := false;
  insert into public.matching_rules select (v_rules).*;
  perform private.record_event('matching_rules', private.rules_event_id(), 'rules_drafted', null, null, 'agency',
    v_user, p_note, p_details => jsonb_build_object('version', v_rules.version));
  return v_rules.version;
exception
  when check_violation or not_null_violation or numeric_value_out_of_range or invalid_text_representation then
    perform private.raise_problem(400, 'rules_invalid');
    return null;
end
$function$;

comment on function "public"."draft_matching_rules"(jsonb, text) is 'A new version: the one in force with the numbers in p changed (columns of matching_rules). Negative weights, weights that are all zero and credits that rise are refused (400 rules_invalid).';

revoke all on function "public"."draft_matching_rules"(jsonb, text) from public;

grant execute
  on function "public"."draft_matching_rules"(jsonb, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.duplicate_brief (
  p_brief_id uuid,
  p_title    text,
  p_form_key uuid default null::uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."duplicate_brief"(uuid, text, uuid) is 'A new draft that asks for what another brief of the company does, whatever its state. The same form key gives the same copy.';

revoke all on function "public"."duplicate_brief"(uuid, text, uuid) from public;

grant execute
  on function "public"."duplicate_brief"(uuid, text, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.end_strategy (
  p_strategy_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.strategies;
begin
  select * into v_row from public.strategies where id = p_strategy_id for no key update;
  perform private.require_member(v_row.company_id, true);
  if v_row.ended_at is not null then
    return;
  end if;
  update public.strategies set ended_at = now() where id = v_row.id;
  perform private.record_event('strategy', v_row.id, 'strategy_ended', null, null, 'company',
    auth.uid(), p_company_id => v_row.company_id);
end
$function$;

comment on function "public"."end_strategy"(uuid) is 'An owner says that a strategy is no longer in force; again changes nothing. What was opened under it stays open.';

revoke all on function "public"."end_strategy"(uuid) from public;

grant execute
  on function "public"."end_strategy"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.find_diagnosis_invitation (
  p_token text
)
  returns table (
    id                  uuid,
    state               text,
    company_name        text,
    expires_at          timestamp with time zone,
    version             text,
    answers             jsonb,
    perspective         text,
    department          text,
    member_diagnosis_id uuid
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select i.id, s.state,
    case when s.state = 'open' then c.name end,
    case when s.state = 'open' then i.expires_at end,
    case when s.state = 'open' then d.version end,
    case when s.state = 'open' then r.answers end,
    case when s.state = 'open' then r.perspective end,
    case when s.state = 'open' then r.department end,
    case when d.company_id in (select private.my_company_ids()) then d.id end
  from public.diagnosis_invitations i
  cross join lateral (select private.diagnosis_invitation_state(i) as state) s
  join public.diagnoses d on d.id = i.diagnosis_id
  join public.companies c on c.id = d.company_id
  left join public.diagnosis_responses r on r.invitation_id = i.id
  where i.token_hash = private.secret_hash(p_token)
$function$;

comment on function "public"."find_diagnosis_invitation"(text) is 'What an invitation''s link opens: who asks, which version of the questions, and the answers given by the same link. Never the result, nor anybody else''s answers. Of a link that has ended only that it has. A member of the company is told which analysis it is.';

revoke all on function "public"."find_diagnosis_invitation"(text) from public;

grant execute
  on function "public"."find_diagnosis_invitation"(text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.find_invitation (
  p_token text
)
  returns table (
    kind         text,
    company_name text,
    email        text,
    state        text
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select i.kind, c.name, i.email,
    case
      when i.accepted_at is not null then 'accepted'
      when i.revoked_at is not null then 'revoked'
      when i.expires_at <= now() then 'expired'
      else 'open'
    end
  from public.invitations i
  left join public.companies c on c.id = i.company_id
  where i.token_hash = sha256(convert_to(p_token, 'UTF8'))
$function$;

comment on function "public"."find_invitation"(text) is 'What a link invites to, and whether it still works: open, accepted, revoked or expired.';

revoke all on function "public"."find_invitation"(text) from public;

grant execute
  on function "public"."find_invitation"(text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.find_my_diagnosis (
  p_diagnosis_id uuid,
  p_secret       text
)
  returns table (
    version    text,
    context    jsonb,
    answers    jsonb,
    created_at timestamp with time zone,
    is_saved   boolean
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select d.version,
    case when d.company_id is null then d.context end,
    case when d.company_id is null then r.answers end,
    d.created_at, d.company_id is not null
  from public.diagnoses d
  join public.diagnosis_responses r on r.diagnosis_id = d.id and r.is_owner
  where d.id = p_diagnosis_id and d.secret_hash = private.secret_hash(p_secret)
$function$;

comment on function "public"."find_my_diagnosis"(uuid, text) is 'The analysis made on this device. Once a company has saved it, only that it is saved.';

revoke all on function "public"."find_my_diagnosis"(uuid, text) from public;

grant execute
  on function "public"."find_my_diagnosis"(uuid, text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.find_shared_diagnosis (
  p_token text
)
  returns table (
    state      text,
    version    text,
    context    jsonb,
    answers    jsonb,
    created_at timestamp with time zone
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select case when s.revoked_at is null then 'open' else 'revoked' end,
    case when s.revoked_at is null then d.version end,
    case when s.revoked_at is null then d.context end,
    case when s.revoked_at is null then r.answers end,
    case when s.revoked_at is null then d.created_at end
  from public.diagnosis_shares s
  join public.diagnoses d on d.id = s.diagnosis_id
  join public.diagnosis_responses r on r.diagnosis_id = d.id and r.is_owner
  where s.token_hash = private.secret_hash(p_token)
$function$;

comment on function "public"."find_shared_diagnosis"(text) is 'What a private link shows: the answers and nobody''s name; of a revoked one only that it is.';

revoke all on function "public"."find_shared_diagnosis"(text) from public;

grant execute
  on function "public"."find_shared_diagnosis"(text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.finish_stripe_event (
  p_id    text,
  p_error text default null::text
)
  returns void
  language sql
  security definer
  set search_path to ''
  AS $function$
  update private.stripe_events set error = p_error,
    processed_at = case when p_error is null then coalesce(processed_at, now()) else processed_at end
  where id = p_id
$function$;

comment on function "public"."finish_stripe_event"(text, text) is 'Marks an event as worked, or notes why it was not. Service role only.';

revoke all on function "public"."finish_stripe_event"(text, text) from public;

grant execute on function "public"."finish_stripe_event"(text, text) to "postgres", "service_role";

create or replace function public.get_match (
  p_brief_role_id uuid,
  p_consultant_id uuid default null::uuid
)
  returns table (
    place             bigint,
    raw_place         bigint,
    is_rotated        boolean,
    is_newcomer_place boolean,
    is_new            boolean,
    consultant_id     uuid,
    consultant_number integer,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    competence        numeric,
    availability      numeric,
    rate              numeric,
    sector            numeric,
    work_mode         numeric,
    sum_score         numeric,
    is_capped         boolean,
    total             numeric,
    k_rate            numeric,
    k_share           numeric,
    k_sector          numeric,
    k_mode            numeric,
    k                 numeric,
    mutual            numeric,
    points            integer,
    band              text,
    details           jsonb,
    rules             jsonb,
    failed            text[],
    request_state     text,
    match_count       bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_own uuid := private.my_consultant_id();
  v_id uuid := coalesce(p_consultant_id, v_own);
  v_party boolean := private.may_see_ranking(p_brief_role_id);
begin
  if not v_party and not (v_id = v_own and exists (select from public.requests r
    where r.brief_role_id = p_brief_role_id and r.consultant_id = v_own)) then
    return;
  end if;
  -- H6 and H7 are never told to a company: it gets nothing, as for somebody who is not there.
  return query select * from private.placed_rows(private.match_ask(p_brief_role_id),
    private.rules_in_force(), array[v_id]) m
  where not (m.failed && array['H6', 'H7']) or private.is_agency() or v_id = v_own;
end
$function$;

comment on function "public"."get_match"(uuid, uuid) is 'One match with its explanation: for the brief''s company and the agency, and for the consultant about themselves when they have been asked. Places are null when not ranked.';

revoke all on function "public"."get_match"(uuid, uuid) from public;

grant execute
  on function "public"."get_match"(uuid, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.get_matching_rules()
  returns SETOF public.matching_rules
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$ select (private.rules_in_force()).* $function$;

comment on function "public"."get_matching_rules"() is 'The rules in force, every number of them, for "Så rangordnar vi".';

revoke all on function "public"."get_matching_rules"() from public;

grant execute
  on function "public"."get_matching_rules"()
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.get_my_access()
  returns table (
    name             text,
    locale           text,
    is_agency        boolean,
    consultant_id    uuid,
    consultant_state text,
    company_id       uuid,
    company_name     text,
    company_role     text
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select p.name, p.locale,
    exists (select from public.agency_staff s where s.user_id = p.user_id),
    k.id, k.state, c.id, c.name, m.role
  from public.people p
  left join public.consultants k on k.user_id = p.user_id
  left join public.company_members m on m.user_id = p.user_id
  left join public.companies c on c.id = m.company_id
  where p.user_id = (select auth.uid())
  order by c.name, c.id
$function$;

comment on function "public"."get_my_access"() is 'One row for each company membership (one row in all cases): the ground for guards and menus.';

revoke all on function "public"."get_my_access"() from public;

grant execute on function "public"."get_my_access"() to "authenticated", "postgres", "service_role";

create or replace function public.get_strategy_standing (
  p_company_id uuid
)
  returns jsonb
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
begin
  if not private.is_agency() then
    perform private.require_member(p_company_id);
  end if;
  return private.strategy_standing(p_company_id);
end
$function$;

comment on function "public"."get_strategy_standing"(uuid) is 'For a company''s members and the agency: {strategy_id, percent, threshold, is_met}; percent is null without an analysis.';

revoke all on function "public"."get_strategy_standing"(uuid) from public;

grant execute
  on function "public"."get_strategy_standing"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.get_stripe_event (
  p_id text
)
  returns table (
    type         text,
    object_id    text,
    processed_at timestamp with time zone
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select e.type, e.payload #>> '{data,object,id}', e.processed_at
  from private.stripe_events e where e.id = p_id
$function$;

comment on function "public"."get_stripe_event"(text) is 'What an event is about; the object itself is read anew from Stripe. Service role only.';

revoke all on function "public"."get_stripe_event"(text) from public;

grant execute on function "public"."get_stripe_event"(text) to "postgres", "service_role";

create or replace function public.invite_colleague (
  p_company_id uuid,
  p_email      text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id, true);
begin
  return private.create_invitation('company_member', p_company_id, p_email, v_user, 'company');
end
$function$;

comment on function "public"."invite_colleague"(uuid, text) is 'A company owner invites a colleague by e-mail.';

revoke all on function "public"."invite_colleague"(uuid, text) from public;

grant execute
  on function "public"."invite_colleague"(uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.invite_first_staff (
  p_email text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
begin
  if exists (select from public.agency_staff) then
    perform private.raise_problem(409, 'staff_exists');
  end if;
  return private.create_invitation('agency_staff', null, p_email, null, 'system');
end
$function$;

comment on function "public"."invite_first_staff"(text) is 'Opens a new installation: invites the first agency person. Service role only, refused later.';

revoke all on function "public"."invite_first_staff"(text) from public;

grant execute on function "public"."invite_first_staff"(text) to "postgres", "service_role";

create or replace function public.invite_staff (
  p_email text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
begin
  return private.create_invitation('agency_staff', null, p_email, v_user, 'agency');
end
$function$;

comment on function "public"."invite_staff"(text) is 'The agency invites one of its own.';

revoke all on function "public"."invite_staff"(text) from public;

grant execute
  on function "public"."invite_staff"(text)
  to "authenticated", "postgres", "service_role";

create or replace function public.invite_to_diagnosis (
  p_diagnosis_id uuid,
  p_name         text
)
  returns text
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(p_diagnosis_id, null);
  v_user uuid := private.require_member(v_row.company_id);
  v_token text := encode(extensions.gen_random_bytes(32), 'hex');
  v_id uuid;
begin
  if (select count(*) from public.diagnosis_invitations i
    where i.diagnosis_id = v_row.id and i.revoked_at is null) >= 30 then
    perform private.raise_problem(409, 'diagnosis_too_many_invitations',
      jsonb_build_object('limit', 30));
  end if;
  insert into public.diagnosis_invitations (diagnosis_id, token_hash, name, created_by)
  values (v_row.id, private.secret_hash(v_token),
    btrim(regexp_replace(coalesce(p_name, ''), '\s+', ' ', 'g')), v_user)
  returning id into v_id;
  perform private.record_event('diagnosis', v_row.id, 'diagnosis_colleague_invited', null, null,
    'company', v_user, p_company_id => v_row.company_id,
    p_details => jsonb_build_object('invitation_id', v_id));
  return v_token;
exception
  when check_violation then
    perform private.raise_problem(400, 'diagnosis_invitee_invalid', jsonb_build_object('limit', 80));
    return null;
end
$function$;

comment on function "public"."invite_to_diagnosis"(uuid, text) is 'A member makes a link for one colleague, named 1–80 characters, that works for 30 days. Returns its secret, which is shown once. Raises 404, 400 diagnosis_invitee_invalid, 409 diagnosis_too_many_invitations.';

revoke all on function "public"."invite_to_diagnosis"(uuid, text) from public;

grant execute
  on function "public"."invite_to_diagnosis"(uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.issue_credit_note (
  p_invoice_id uuid,
  p_positions  smallint[],
  p_reason     text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_actor uuid := private.require_agency();
  v_invoice public.invoices;
  v_note public.credit_notes;
  v_id uuid := gen_random_uuid();
  v_net bigint;
  v_vat bigint;
  v_is_whole boolean;
begin
  perform from public.timesheets t join public.invoice_lines l on l.timesheet_id = t.id
  where l.invoice_id = p_invoice_id order by t.id for no key update of t;
  select * into v_invoice from public.invoices where id = p_invoice_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif cardinality(p_positions) is distinct from (
    select count(*)::int from public.invoice_lines l
    where l.invoice_id = p_invoice_id and l.position = any (p_positions)) or cardinality(p_positions) = 0 then
    perform private.raise_problem(400, 'credit_lines_unknown');
  elsif exists (select from public.invoice_lines l where l.invoice_id = p_invoice_id
    and l.position = any (p_positions) and l.credit_note_id is not null) then
    perform private.raise_problem(409, 'line_already_credited');
  end if;
  select not exists (select from public.invoice_lines l where l.invoice_id = p_invoice_id
    and l.credit_note_id is null and l.position <> all (p_positions)) into v_is_whole;
  select sum(l.net_ore) into v_net from public.invoice_lines l
  where l.invoice_id = p_invoice_id and l.position = any (p_positions);
  -- VAT of what is credited now and before, less that of before: all credits together give zero.
  select sum(x.vat) into v_vat from (
    select round(coalesce(sum(l.net_ore), 0) * l.vat_rate_bp / 10000.0)
      - round(coalesce(sum(l.net_ore) filter (where l.credit_note_id is not null), 0)
        * l.vat_rate_bp / 10000.0) as vat
    from public.invoice_lines l
    where l.invoice_id = p_invoice_id
      and (l.credit_note_id is not null or l.position = any (p_positions))
    group by l.vat_rate_bp) x;
  insert into public.credit_notes (id, number, invoice_id, company_id, issue_date, reason, net_ore,
    vat_ore, total_ore, rounding_ore, settlement, seller, issued_by)
  select v_id, private.next_number('K', 1), v_invoice.id, v_invoice.company_id, private.today(),
    btrim(p_reason), v_net, v_vat, v_net + v_vat,
    case when v_is_whole then v_invoice.rounding_ore else 0 end,
    case when private.open_amount(p_invoice_id)
      >= v_net + v_vat + case when v_is_whole then v_invoice.rounding_ore else 0 end
      then 'deducted' else 'kept' end,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'], v_actor
  from public.agency_settings s returning * into v_note;
  update public.invoice_lines set credit_note_id = v_id
  where invoice_id = p_invoice_id and position = any (p_positions);
  perform private.reopen_credited_rows(v_id, v_actor);
  perform private.settle_invoice(v_invoice, v_actor);
  perform private.record_event('invoice', v_invoice.id, 'credit_note_issued', null, null, 'agency',
    v_actor, p_reason, v_invoice.company_id,
    p_details => jsonb_build_object('credit_note_id', v_id, 'number', v_note.series || v_note.number));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'credit_note_issued', 'credit_note_id', v_id));
  perform private.post_credit_note(v_note, v_invoice);
  perform private.release_surplus(v_invoice, v_actor);
  return v_id;
end
$function$;

comment on function "public"."issue_credit_note"(uuid, smallint[], text) is
  'Agency: credits rows of an invoice, whole rows only. The time and expenses behind them may be invoiced again; what was already paid becomes the customer''s credit. Codes: reason_required, credit_lines_unknown, line_already_credited.';

revoke all on function "public"."issue_credit_note"(uuid, smallint[], text) from public;

grant execute
  on function "public"."issue_credit_note"(uuid, smallint[], text)
  to "authenticated", "postgres", "service_role";

create or replace function public.issue_invoice (
  p_actor         uuid,
  p_timesheet_ids uuid[],
  p_invoice       jsonb,
  p_expense_ids   uuid[] default '{}'::uuid[]
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_sheet public.timesheets;
  v_expense public.expenses;
  v_assignments uuid[];
  v_company public.companies;
  v_terms smallint;
  v_rate public.exchange_rates;
  v_invoice public.invoices;
  v_id uuid := gen_random_uuid();
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  for v_sheet in select * from public.timesheets where id = any (p_timesheet_ids)
    order by id for no key update
  loop
    perform private.move_timesheet(v_sheet, 'invoiced', 'agency', null, p_actor);
    v_assignments := v_assignments || v_sheet.assignment_id;
  end loop;
  for v_expense in select * from public.expenses where id = any (p_expense_ids)
    order by id for no key update
  loop
    perform private.move_expense(v_expense, 'invoiced', 'agency', null, p_actor);
    v_assignments := v_assignments || v_expense.assignment_id;
  end loop;
  select array_agg(distinct x order by x) into v_assignments from unnest(v_assignments) x;
  if v_assignments is null then
    perform private.raise_problem(404, 'not_found');
  elsif (select count(distinct a.company_id) from public.assignments a where a.id = any (v_assignments)) > 1 then
    perform private.raise_problem(400, 'several_companies');
  end if;
  select min(a.payment_terms_days) into v_terms from public.assignments a where a.id = any (v_assignments);
  select c.* into v_company from public.companies c
  where c.id = (select a.company_id from public.assignments a where a.id = v_assignments[1]) for share;
  if v_company.invoice_currency <> 'SEK' then
    v_rate := private.rate_on(v_company.invoice_currency, private.today());
    if v_rate.rate is null then
      perform private.raise_problem(409, 'exchange_rate_missing',
        jsonb_build_object('currency', v_company.invoice_currency));
    end if;
  end if;
  insert into public.invoices (id, number, company_id, assignment_id, issue_date, due_date,
    period, currency, vat_category, net_ore, vat_ore, total_ore, rounding_ore, sek_rate,
    sek_rate_day, sek_rate_source, vat_sek_ore, ocr, locale, seller, buyer,
    our_reference, your_reference, order_number, payment_terms_days, issued_by)
  select v_id, n.number, v_company.id,
    case when cardinality(v_assignments) = 1 then v_assignments[1] end, private.today(),
    private.today() + v_terms,
    daterange((p_invoice ->> 'period_from')::date, (p_invoice ->> 'period_to')::date, '[]'),
    v_company.invoice_currency, p_invoice ->> 'vat_category', (p_invoice ->> 'net_ore')::bigint,
    (p_invoice ->> 'vat_ore')::bigint, (p_invoice ->> 'total_ore')::bigint,
    coalesce((p_invoice ->> 'rounding_ore')::bigint, 0), v_rate.rate, v_rate.day, v_rate.source,
    (p_invoice ->> 'vat_sek_ore')::bigint,
    private.ocr_reference(n.number), v_company.locale,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'],
    jsonb_build_object('name', v_company.name, 'organisation_number',
      v_company.organisation_number, 'vat_number', v_company.vat_number, 'street',
      v_company.street, 'postal_code', v_company.postal_code, 'city', v_company.city, 'country',
      v_company.country),
    coalesce((select p.name from public.people p where p.user_id = p_actor), s.name),
    v_company.invoice_reference, v_company.order_number, v_terms, p_actor
  from public.agency_settings s,
    lateral (select private.next_invoice_number('A') as number) n
  returning * into v_invoice;
  insert into public.invoice_lines (invoice_id, position, timesheet_id, expense_id, assignment_id,
    description, minutes, unit_price_ore, net_ore, vat_rate_bp, period)
  select v_id, l.ordinality, (l.value ->> 'timesheet_id')::uuid, (l.value ->> 'expense_id')::uuid,
    coalesce((select t.assignment_id from public.timesheets t where t.id = (l.value ->> 'timesheet_id')::uuid),
      (select x.assignment_id from public.expenses x where x.id = (l.value ->> 'expense_id')::uuid)),
    l.value ->> 'description', (l.value ->> 'minutes')::int, (l.value ->> 'unit_price_ore')::bigint,
    (l.value ->> 'net_ore')::bigint, (l.value ->> 'vat_rate_bp')::int,
    daterange((l.value ->> 'period_from')::date, (l.value ->> 'period_to')::date, '[]')
  from jsonb_array_elements(p_invoice -> 'lines') with ordinality l;
  perform private.check_invoice_sums(v_id, nullif(p_timesheet_ids, '{}'), nullif(p_expense_ids, '{}'), v_company);
  perform private.record_event('invoice', v_id, 'invoice_issued', null, 'issued', 'agency',
    p_actor, p_company_id => v_company.id,
    p_details => jsonb_build_object('number', v_invoice.number, 'assignment_id', v_invoice.assignment_id));
  perform private.enqueue('render_document', jsonb_build_object('document_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'invoice_issued', 'invoice_id', v_id));
  perform private.post_invoice(v_invoice);
  return v_id;
end
$function$;

comment on function "public"."issue_invoice"(uuid, uuid[], jsonb, uuid[]) is
  'Issues one invoice for approved timesheets and expenses of one company: number from the gapless series, OCR reference, frozen parties and rate, lines, voucher. Prices in another currency are the terms in kronor at the rate of the day. The sums come from the invoicing domain and are derived again here. Service role only; p_actor must be agency staff.';

revoke all on function "public"."issue_invoice"(uuid, uuid[], jsonb, uuid[]) from public;

grant execute
  on function "public"."issue_invoice"(uuid, uuid[], jsonb, uuid[])
  to "postgres", "service_role";

create or replace function public.keep_brief_together (
  p_brief_id uuid,
  p_findings text[]
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."keep_brief_together"(uuid, text[]) is 'The company has read why a role asks for several people and keeps it as one: the findings by their marks are not shown as open any more.';

revoke all on function "public"."keep_brief_together"(uuid, text[]) from public;

grant execute
  on function "public"."keep_brief_together"(uuid, text[])
  to "authenticated", "postgres", "service_role";

create or replace function public.list_agency_queue()
  returns table (
    kind       text,
    entity_id  uuid,
    title      text,
    party      text,
    since      timestamp with time zone,
    amount_ore bigint
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  with queue as (
    select 'consultant_to_approve' as kind, c.id as entity_id, 'K-' || c.number as title,
      c.name as party, c.created_at as since, null::bigint as amount_ore
    from public.consultants c where c.state = 'submitted'
    union all
    select 'timesheet_to_invoice', t.id, a.title, a.company_name, t.decided_at,
      round((select sum(e.minutes) from public.time_entries e where e.timesheet_id = t.id)
        * a.rate_ore / 60.0)::bigint
    from public.timesheets t join public.assignments a on a.id = t.assignment_id
    where t.state = 'approved'
    union all
    select 'invoice_overdue', i.id, i.number::text, i.buyer ->> 'name', i.due_date::timestamptz,
      private.open_amount(i.id)
    from public.invoices i where i.state = 'issued' and i.due_date < private.today()
    union all
    select 'payment_surplus', i.id, i.number::text, i.buyer ->> 'name', i.paid_at,
      (select sum(p.amount_ore) from public.payments p where p.invoice_id = i.id)::bigint - i.total_ore
    from public.invoices i where i.state = 'paid'
      and (select sum(p.amount_ore) from public.payments p where p.invoice_id = i.id) > i.total_ore
    union all
    select 'mail_waiting', null, m.template, null, m.updated_at, null
    from private.mails m where m.state = 'waiting'
    union all
    select 'stripe_event_failed', null, e.type, null, e.received_at, null
    from private.stripe_events e where e.processed_at is null and e.error is not null
  )
  select q.* from queue q where private.is_agency() order by q.since nulls last limit 200
$function$;

comment on function "public"."list_agency_queue"() is 'What waits for a human at the agency, oldest first: profiles to approve, timesheets to invoice, overdue invoices, surplus payments, notices and Stripe events that did not get through.';

revoke all on function "public"."list_agency_queue"() from public;

grant execute
  on function "public"."list_agency_queue"()
  to "authenticated", "postgres", "service_role";

create or replace function public.list_ask_first (
  p_brief_role_id uuid
)
  returns table (
    consultant_id     uuid,
    consultant_number integer,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    k_rate            numeric,
    k_share           numeric,
    k_sector          numeric,
    k_mode            numeric,
    k                 numeric,
    request_state     text
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_ask jsonb;
  v_rules public.matching_rules := private.rules_in_force();
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  return query
    select s.consultant_id, c.number, c.region_id, c.work_modes, c.wished_rate_ore, s.k_rate, s.k_share,
      s.k_sector, s.k_mode, s.k, q.state
    from private.score_consultants(v_ask, v_rules, array(
      select f.consultant_id from private.filter_rows(v_ask, v_rules) f
      where f.failed = 0 and not f.is_willing limit 200)) s
    join public.consultants c on c.id = s.consultant_id
    left join public.requests q
      on q.brief_role_id = p_brief_role_id and q.consultant_id = s.consultant_id
    order by c.number;
end
$function$;

comment on function "public"."list_ask_first"(uuid) is 'Those who pass every constraint but whose wishes the assignment hardly meets (K < 0.3): not proposed without asking, no rank, in no count. By number.';

revoke all on function "public"."list_ask_first"(uuid) from public;

grant execute
  on function "public"."list_ask_first"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_assignment_contacts (
  p_assignment_id uuid
)
  returns table (
    side  public.actor_role,
    name  text,
    email text
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  with mine as (
    select a.* from public.assignments a
    where a.id = p_assignment_id
      and (a.id in (select private.my_assignment_ids()) or private.is_agency())
  ), booked as (
    select m.company_id, coalesce(
      (select e.actor_id from public.events e
        join public.company_members k on k.user_id = e.actor_id and k.company_id = m.company_id
        where e.entity = 'assignment' and e.entity_id = m.id and e.kind = 'assignment_booked'
        order by e.id limit 1),
      (select k.user_id from public.company_members k where k.company_id = m.company_id
        and k.role = 'owner' order by k.joined_at, k.user_id limit 1)) as user_id
    from mine m
  )
  select 'consultant'::public.actor_role, m.consultant_name, u.email::text
  from mine m
  join public.consultants c on c.id = m.consultant_id
  join auth.users u on u.id = c.user_id
  union all
  select 'company', p.name, u.email::text
  from booked b
  join public.people p on p.user_id = b.user_id
  join auth.users u on u.id = b.user_id
$function$;

comment on function "public"."list_assignment_contacts"(uuid) is 'Name and address of the consultant and of the person at the company who booked (an owner when that person has left); for the parties of a booked assignment and the agency, nobody else and never before.';

revoke all on function "public"."list_assignment_contacts"(uuid) from public;

grant execute
  on function "public"."list_assignment_contacts"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_brief_changes (
  p_brief_role_id uuid
)
  returns table (
    change         text,
    budget_ore     bigint,
    shift_weeks    integer,
    percent_less   integer,
    competency_id  text,
    joins          bigint,
    leaves         bigint,
    ranked_before  bigint,
    ranked_after   bigint,
    moves          bigint,
    best_new_place bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_rules public.matching_rules := private.rules_in_force();
  v_ask jsonb;
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  return query
  with before as materialized (
    select r.consultant_id, r.place, r.match_count from private.rank_consultants(v_ask, v_rules, 1000000) r
  ), after as materialized (
    select c.change, c.budget_ore, c.shift_weeks, c.percent, c.competency_id, r.consultant_id, r.place
    from private.changed_asks(v_ask, v_rules) c
    left join lateral private.rank_consultants(c.ask, v_rules, 1000000) r on true
  ), summed as (
    select a.change, a.budget_ore, a.shift_weeks, a.percent, a.competency_id,
      count(*) filter (where a.consultant_id is not null and b.consultant_id is null) as joins,
      count(b.consultant_id) as stay, count(a.consultant_id) as ranked,
      count(*) filter (where a.place <> b.place and least(a.place, b.place) <= 20) as moves,
      min(a.place) filter (where a.consultant_id is not null and b.consultant_id is null) as best
    from after a left join before b on b.consultant_id = a.consultant_id
    group by 1, 2, 3, 4, 5
  )
  select s.change, s.budget_ore, s.shift_weeks, s.percent, s.competency_id, s.joins,
    n.ranked - s.stay, n.ranked, s.ranked, s.moves, s.best
  from summed s cross join (select count(*) as ranked from before) n
  where s.joins > 0 or s.moves > 0 or s.stay < n.ranked
  order by s.change, s.budget_ore, s.shift_weeks, s.percent, s.competency_id;
end
$function$;

comment on function "public"."list_brief_changes"(uuid) is 'What would change the order, each recomputed in full: who would join and leave the ranking, how many of today''s or the changed top 20 would move, and the best place a new one would get. Only changes that change something.';

revoke all on function "public"."list_brief_changes"(uuid) from public;

grant execute
  on function "public"."list_brief_changes"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_brief_team (
  p_brief_id uuid
)
  returns table (
    "position" smallint,
    role_id    text,
    phase      text,
    is_filled  boolean,
    is_mine    boolean
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select r.position, r.role_id, r.phase, r.filled_at is not null,
    r.id in (select private.my_requested_brief_role_ids())
  from public.brief_roles r
  where r.brief_id = p_brief_id and p_brief_id in (select private.my_requested_brief_ids())
  order by r.position
$function$;

comment on function "public"."list_brief_team"(uuid) is 'The roles of a brief for a consultant who was asked about one of them: what the team consists of, without budgets, times and competencies.';

revoke all on function "public"."list_brief_team"(uuid) from public;

grant execute
  on function "public"."list_brief_team"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_broken_promises (
  p_from       date,
  p_to         date,
  p_promise_id text default null::text
)
  returns table (
    promise_id        text,
    title             text,
    company_name      text,
    role_id           text,
    consultant_number integer,
    company_id        uuid,
    review_id         uuid,
    started_at        timestamp with time zone,
    ended_at          timestamp with time zone,
    given_up_at       timestamp with time zone,
    working_days      integer,
    target_days       smallint
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select c.promise_id, coalesce(b.title, a.title, ''), co.name, coalesce(r.role_id, a.role_id),
    coalesce(q.consultant_number, k.number), c.company_id, v.id, c.started_at, c.ended_at, c.given_up_at,
    c.working_days, c.target_days
  from private.service_cases(p_from, p_to) c
  left join public.requests q on c.promise_id = 'first_answer' and q.id = c.subject_id
  left join public.assignments a on c.promise_id = 'rematch' and a.id = c.subject_id
  left join public.ranking_reviews v on c.promise_id = 'review' and v.id = c.subject_id
  left join public.consultants k on k.id = v.consultant_id
  left join public.brief_roles r on r.id = coalesce(q.brief_role_id,
    case when c.promise_id in ('first_shortlist', 'rematch') then c.subject_id end)
  left join public.briefs b on b.id = r.brief_id
  left join public.companies co on co.id = c.company_id
  where c.is_broken and private.is_agency() and (p_promise_id is null or c.promise_id = p_promise_id)
  order by c.started_at desc, c.subject_id
  limit 200
$function$;

comment on function "public"."list_broken_promises"(date, date, text) is 'The cases behind the broken promises, latest first, at most 200: what it was about, when, and how long it took.';

revoke all on function "public"."list_broken_promises"(date, date, text) from public;

grant execute
  on function "public"."list_broken_promises"(date, date, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_consultant_cards (
  p_role_id   text    default null::text,
  p_region_id text    default null::text,
  p_work_mode text    default null::text,
  p_limit     integer default 24,
  p_offset    integer default 0
)
  returns table (
    consultant_number integer,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    role_ids          text[],
    competency_ids    text[],
    free_percent      smallint,
    free_from         date,
    card_count        bigint
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select c.number, c.region_id, c.work_modes, c.wished_rate_ore,
    array(select cr.role_id from public.consultant_roles cr
      where cr.consultant_id = c.id order by cr.role_id),
    array(select cc.competency_id from public.consultant_competencies cc
      where cc.consultant_id = c.id
      order by cc.effective_level desc, cc.verification desc, cc.competency_id limit 5),
    s.free, greatest(lower(s.during), private.today()), count(*) over ()
  from public.consultants c
  left join lateral (
    select cs.free, cs.during from private.capacity_spans cs
    where cs.consultant_id = c.id and cs.free > 0 and upper(cs.during) > private.today()
    order by lower(cs.during) limit 1) s on true
  where c.state = 'approved' and c.paused_at is null
    and (p_role_id is null or exists (select from public.consultant_roles cr
      where cr.consultant_id = c.id and cr.role_id = p_role_id))
    and (p_region_id is null or c.region_id = p_region_id or exists (
      select from public.consultant_regions g
      where g.consultant_id = c.id and g.region_id = p_region_id))
    and (p_work_mode is null or cardinality(c.work_modes) = 0 or p_work_mode = any (c.work_modes))
  order by lower(s.during) nulls last, s.free desc nulls last, c.number
  limit least(greatest(p_limit, 1), 48) offset greatest(p_offset, 0)
$function$;

comment on function "public"."list_consultant_cards"(text, text, text, integer, integer) is
  'Anonymous cards of active consultants: number, place, roles, best competencies, next free time and asked price. Never a name.';

revoke all
  on function "public"."list_consultant_cards"(text, text, text, integer, integer)
  from public;

grant execute
  on function "public"."list_consultant_cards"(text, text, text, integer, integer)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.list_diagnosis_shares (
  p_diagnosis_id uuid,
  p_secret       text default null::text
)
  returns table (
    id         uuid,
    created_at timestamp with time zone
  )
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(p_diagnosis_id, p_secret);
begin
  return query
    select s.id, s.created_at from public.diagnosis_shares s
    where s.diagnosis_id = v_row.id and s.revoked_at is null order by s.created_at, s.id;
end
$function$;

comment on function "public"."list_diagnosis_shares"(uuid, text) is 'The links that work, oldest first, for those who may end them.';

revoke all on function "public"."list_diagnosis_shares"(uuid, text) from public;

grant execute
  on function "public"."list_diagnosis_shares"(uuid, text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.list_filtered (
  p_brief_role_id uuid
)
  returns table (
    code              text,
    consultants       bigint,
    only_this         bigint,
    lowest_budget_ore bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_rules public.matching_rules := private.rules_in_force();
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  return query
    select 'H' || c.n, c.all_of_it, c.only_this, case when c.n = 3 then
      (select private.needed_budget_ore(c.least_floor, v_rules)) end
    from (
      select n, count(*) as all_of_it, count(*) filter (where f.failed = 1 << (n - 1)) as only_this,
        min(p.floor_ore) filter (where f.failed = 1 << (n - 1)) as least_floor
      from private.filter_rows(private.match_ask(p_brief_role_id), v_rules) f
      join private.match_profiles p on p.consultant_id = f.consultant_id
      join generate_series(1, 5) n on f.failed & -f.failed = 1 << (n - 1)
      where f.is_willing
      group by n) c
    order by c.n;
end
$function$;

comment on function "public"."list_filtered"(uuid) is 'How many each constraint kept out, counted once under the first failing code (H1–H5); only_this would join the ranking if that constraint alone were relaxed; lowest_budget_ore is the smallest budget, in whole kronor, that lets the first of them in (H3). Who is to be asked first is in no count.';

revoke all on function "public"."list_filtered"(uuid) from public;

grant execute
  on function "public"."list_filtered"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_mail_recipients (
  p_company_id    uuid    default null::uuid,
  p_consultant_id uuid    default null::uuid,
  p_agency        boolean default false,
  p_user_id       uuid    default null::uuid
)
  returns table (
    user_id uuid,
    email   text,
    name    text,
    locale  text
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select p.user_id, u.email::text, p.name, p.locale
  from public.people p
  join auth.users u on u.id = p.user_id
  where p.user_id = p_user_id
    or exists (select from public.company_members m
      where m.user_id = p.user_id and m.company_id = p_company_id)
    or exists (select from public.consultants c
      where c.user_id = p.user_id and c.id = p_consultant_id)
    or (p_agency and exists (select from public.agency_staff s where s.user_id = p.user_id))
$function$;

comment on function "public"."list_mail_recipients"(uuid, uuid, boolean, uuid) is
  'Who is to get a notice: a company''s members, a consultant, the agency, one person. Service role only.';

revoke all on function "public"."list_mail_recipients"(uuid, uuid, boolean, uuid) from public;

grant execute
  on function "public"."list_mail_recipients"(uuid, uuid, boolean, uuid)
  to "postgres", "service_role";

create or replace function public.list_matches (
  p_brief_role_id uuid,
  p_limit         integer default 20,
  p_offset        integer default 0
)
  returns table (
    place             bigint,
    raw_place         bigint,
    is_rotated        boolean,
    is_newcomer_place boolean,
    is_new            boolean,
    consultant_id     uuid,
    consultant_number integer,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    competence        numeric,
    availability      numeric,
    rate              numeric,
    sector            numeric,
    work_mode         numeric,
    sum_score         numeric,
    is_capped         boolean,
    total             numeric,
    k_rate            numeric,
    k_share           numeric,
    k_sector          numeric,
    k_mode            numeric,
    k                 numeric,
    mutual            numeric,
    points            integer,
    band              text,
    details           jsonb,
    rules             jsonb,
    failed            text[],
    request_state     text,
    match_count       bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
begin
  if private.may_see_ranking(p_brief_role_id) then
    return query select * from private.ranked_rows(private.match_ask(p_brief_role_id),
      private.rules_in_force(), least(greatest(p_limit, 1), 50), greatest(p_offset, 0));
  end if;
end
$function$;

comment on function "public"."list_matches"(uuid, integer, integer) is 'A page of the ranking with every part of the score, without name or contact. Empty for strangers. match_count is the number of all ranked.';

revoke all on function "public"."list_matches"(uuid, integer, integer) from public;

grant execute
  on function "public"."list_matches"(uuid, integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_matching_rules()
  returns SETOF public.matching_rules
  language sql
  stable
  set search_path to ''
  AS $function$ select r.* from public.matching_rules r order by r.version desc $function$;

comment on function "public"."list_matching_rules"() is 'Every version for the agency, and those that have been in force for others; latest first.';

revoke all on function "public"."list_matching_rules"() from public;

grant execute
  on function "public"."list_matching_rules"()
  to "authenticated", "postgres", "service_role";

create or replace function public.list_my_ballots()
  returns table (
    key        uuid,
    title      text,
    role_id    text,
    closes_on  date,
    candidates integer,
    voted      integer
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select l.key, b.title, r.role_id, s.closes_on,
    (select count(*)::int from public.shortlist_candidates x
      where x.shortlist_id = s.id and x.removed_at is null),
    (select count(*)::int from public.shortlist_votes v
      join public.shortlist_candidates x using (shortlist_id, consultant_id)
      where v.shortlist_id = s.id and v.user_id = w.user_id and x.removed_at is null)
  from public.shortlist_voters w
  join public.shortlists s on s.id = w.shortlist_id
  join public.shortlist_links l on l.shortlist_id = s.id and l.revoked_at is null
  join public.briefs b on b.id = s.brief_id
  join public.brief_roles r on r.id = s.brief_role_id
  where w.user_id = (select auth.uid()) and w.invited_at is not null
    and s.company_id in (select private.my_company_ids()) and private.voting_is_open(s)
  order by s.closes_on, b.title
$function$;

comment on function "public"."list_my_ballots"() is 'The open votings that the signed-in person was asked to take part in.';

revoke all on function "public"."list_my_ballots"() from public;

grant execute
  on function "public"."list_my_ballots"()
  to "authenticated", "postgres", "service_role";

create or replace function public.list_my_load()
  returns table (
    during    daterange,
    available smallint,
    booked    smallint,
    free      smallint
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select s.during, s.available, s.booked, s.free
  from private.capacity_spans s
  where s.consultant_id = private.my_consultant_id() and upper(s.during) > private.today()
  order by lower(s.during)
$function$;

comment on function "public"."list_my_load"() is 'The signed-in consultant''s own time from today on.';

revoke all on function "public"."list_my_load"() from public;

grant execute on function "public"."list_my_load"() to "authenticated", "postgres", "service_role";

create or replace function public.list_my_moves()
  returns table (
    role_id       text,
    move          text,
    from_position smallint,
    to_position   smallint,
    reason        text,
    moved_by_name text,
    moved_at      timestamp with time zone
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select r.role_id, v.move, v.from_position, v.to_position, v.reason, v.moved_by_name, v.moved_at
  from public.proposal_moves v
  join public.proposals p on p.id = v.proposal_id and p.state = 'sent'
  join public.brief_roles r on r.id = p.brief_role_id
  where v.consultant_id = private.my_consultant_id()
  order by v.moved_at desc, v.id
$function$;

comment on function "public"."list_my_moves"() is 'How the agency moved the signed-in consultant in proposals it has sent, why and who. The company is not named.';

revoke all on function "public"."list_my_moves"() from public;

grant execute on function "public"."list_my_moves"() to "authenticated", "postgres", "service_role";

create or replace function public.list_nearly (
  p_brief_role_id uuid
)
  returns table (
    consultant_id     uuid,
    consultant_number integer,
    region_id         text,
    mutual            numeric,
    points            integer,
    band              text,
    code              text,
    languages         jsonb,
    shift_weeks       integer,
    budget_ore        bigint,
    place_region_id   text,
    competency_ids    text[],
    adds              bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_ask jsonb;
  v_rules public.matching_rules := private.rules_in_force();
begin
  if not private.may_see_ranking(p_brief_role_id) then
    return;
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  if (select count(*) from private.filter_rows(v_ask, v_rules) f where f.failed = 0 and f.is_willing) >= 3 then
    return;
  end if;
  return query
  with everybody as materialized (
    select i.*, p.floor_ore,
      case when i.code = 1 then private.languages_short(v_ask, p.levels) end as languages,
      case when i.code = 3 then private.needed_budget_ore(p.floor_ore, v_rules) end as budget_ore,
      case when i.code = 5 then private.musts_short(v_ask, v_rules, p.levels) end as musts
    from private.nearly_ids(v_ask, v_rules) i
    join private.match_profiles p on p.consultant_id = i.consultant_id
  ), best as materialized (
    select e.* from everybody e order by e.mutual desc limit 20
  ), shifts as materialized (
    select s.* from private.shifts_that_help(v_ask, v_rules,
      array(select e.consultant_id from everybody e where e.code = 2)) s
  )
  select b.consultant_id, c.number, c.region_id, s.mutual, round(s.mutual)::int,
    private.band_of(s.mutual, v_rules), 'H' || b.code, b.languages, h.weeks, b.budget_ore,
    case when b.code = 4 then v_ask ->> 'region_id' end, b.musts,
    case b.code
      when 1 then (select count(*) from everybody e where e.code = 1 and not exists (
        select from jsonb_array_elements(e.languages) x where coalesce((x ->> 'reached')::int, 0) < coalesce((
          select (m ->> 'reached')::int from jsonb_array_elements(b.languages) m where m ->> 'code' = x ->> 'code'),
          case when b.languages @> jsonb_build_array(jsonb_build_object('code', x ->> 'code')) then 0 else 7 end)))
      when 2 then h.adds
      when 3 then (select count(*) from everybody e where e.code = 3 and e.budget_ore <= b.budget_ore)
      when 4 then (select count(*) from everybody e where e.code = 4)
      else (select count(*) from everybody e where e.code = 5 and e.musts <@ b.musts) end
  from best b
  join public.consultants c on c.id = b.consultant_id
  join private.score_consultants(v_ask, v_rules, array(select x.consultant_id from best x)) s
    on s.consultant_id = b.consultant_id
  left join shifts h on h.consultant_id = b.consultant_id and b.code = 2
  order by s.mutual desc, s.competence desc, s.availability desc,
    encode(sha256(convert_to((v_ask ->> 'brief_id') || ':' || b.consultant_id, 'UTF8')), 'hex');
end
$function$;

comment on function "public"."list_nearly"(uuid) is 'When fewer than three are ranked: those whose only failing constraint is one of H1–H5, best mutual score first (at most 20), with what to relax: languages and the level reached (H1), the smallest shift of 1–8 weeks that is enough, null when none is (H2), the budget needed in whole kronor (H3), the place (H4), the musts (H5); adds is how many the same relaxation lets in.';

revoke all on function "public"."list_nearly"(uuid) from public;

grant execute
  on function "public"."list_nearly"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_open_roles()
  returns table (
    brief_role_id uuid,
    brief_id      uuid,
    title         text,
    company_name  text,
    role_id       text,
    opened_at     timestamp with time zone,
    shortlisted   integer,
    draft_id      uuid,
    sent_id       uuid,
    sent_at       timestamp with time zone,
    adopted_at    timestamp with time zone,
    requests      integer
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select r.id, b.id, b.title, c.name, r.role_id, b.opened_at,
    (select count(*)::int from public.shortlists s join public.shortlist_candidates x on x.shortlist_id = s.id
      where s.brief_role_id = r.id and x.removed_at is null),
    d.id, p.id, p.sent_at, p.adopted_at,
    (select count(*)::int from public.requests q where q.brief_role_id = r.id)
  from public.briefs b
  join public.brief_roles r on r.brief_id = b.id and r.filled_at is null
  join public.companies c on c.id = b.company_id
  left join public.proposals d on d.brief_role_id = r.id and d.state = 'draft'
  left join lateral (select x.* from public.proposals x
    where x.brief_role_id = r.id and x.state = 'sent' order by x.sent_at desc limit 1) p on true
  where b.state = 'open' and private.is_agency()
  order by b.opened_at, b.title, r.position
$function$;

comment on function "public"."list_open_roles"() is 'For the agency: each role of an open brief that nobody has taken yet, with its shortlist and proposal.';

revoke all on function "public"."list_open_roles"() from public;

grant execute
  on function "public"."list_open_roles"()
  to "authenticated", "postgres", "service_role";

create or replace function public.list_proposal (
  p_proposal_id uuid
)
  returns table (
    consultant_id     uuid,
    consultant_number integer,
    "position"        smallint,
    ranked_place      integer,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    standing          text,
    request_state     text,
    match             jsonb
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select c.id, c.number, x.position, x.ranked_place, c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(p.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = p.brief_role_id and q.consultant_id = c.id),
    private.match_snapshot(p.brief_role_id, c.id)
  from public.proposals p
  join public.proposal_candidates x on x.proposal_id = p.id
  join public.consultants c on c.id = x.consultant_id
  where p.id = p_proposal_id
    and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  order by x.position
$function$;

comment on function "public"."list_proposal"(uuid) is 'A proposal in its order, as list_shortlist shows one; for the agency, and for the company once it is sent.';

revoke all on function "public"."list_proposal"(uuid) from public;

grant execute
  on function "public"."list_proposal"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_proposal_moves (
  p_proposal_id uuid
)
  returns table (
    consultant_number integer,
    move              text,
    from_position     smallint,
    to_position       smallint,
    reason            text,
    moved_by_name     text,
    moved_at          timestamp with time zone
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select c.number, v.move, v.from_position, v.to_position, v.reason, v.moved_by_name, v.moved_at
  from public.proposals p
  join public.proposal_moves v on v.proposal_id = p.id
  join public.consultants c on c.id = v.consultant_id
  where p.id = p_proposal_id
    and (private.is_agency() or (p.state = 'sent' and p.company_id in (select private.my_company_ids())))
  order by v.moved_at, v.id
$function$;

comment on function "public"."list_proposal_moves"(uuid) is 'Every departure from the ranking in a proposal, oldest first.';

revoke all on function "public"."list_proposal_moves"(uuid) from public;

grant execute
  on function "public"."list_proposal_moves"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_ranking_places (
  p_ranking_id uuid,
  p_limit      integer default 50,
  p_offset     integer default 0
)
  returns table (
    place             integer,
    raw_place         integer,
    consultant_id     uuid,
    consultant_number integer,
    mutual            numeric,
    is_rotated        boolean,
    is_newcomer_place boolean,
    match             jsonb,
    actions           jsonb
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select p.place, p.raw_place, p.consultant_id, c.number, p.mutual, p.is_rotated, p.is_newcomer_place,
    p.match, (select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'actor', a.actor,
        'reason', a.reason, 'acted_at', a.acted_at) order by a.id), '[]')
      from public.ranking_actions a
      where a.brief_role_id = r.brief_role_id and a.consultant_id = p.consultant_id)
  from public.ranking_places p
  join public.rankings r on r.id = p.ranking_id
  join public.consultants c on c.id = p.consultant_id
  where p.ranking_id = p_ranking_id
  order by p.place
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$function$;

comment on function "public"."list_ranking_places"(uuid, integer, integer) is
  'Who was shown in a logged ranking, with the match as shown and what people did; for the agency.';

revoke all on function "public"."list_ranking_places"(uuid, integer, integer) from public;

grant execute
  on function "public"."list_ranking_places"(uuid, integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_rankings (
  p_brief_role_id uuid    default null::uuid,
  p_company_id    uuid    default null::uuid,
  p_from          date    default null::date,
  p_to            date    default null::date,
  p_limit         integer default 50,
  p_offset        integer default 0
)
  returns table (
    id                uuid,
    recorded_at       timestamp with time zone,
    brief_id          uuid,
    brief_role_id     uuid,
    brief_title       text,
    role_id           text,
    company_id        uuid,
    company_name      text,
    actor             public.actor_role,
    actor_name        text,
    brief_version     integer,
    rules_version     integer,
    rarity_version    integer,
    catalogue_version text,
    fingerprint       text,
    first_place       integer,
    candidates        integer,
    ranked            integer,
    ask_first         integer,
    filtered          jsonb,
    row_count         bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select r.id, r.recorded_at, r.brief_id, r.brief_role_id, b.title, br.role_id, r.company_id, c.name,
    r.actor, p.name, r.brief_version, r.rules_version, r.rarity_version, r.catalogue_version,
    r.fingerprint, r.first_place, r.candidates, r.ranked, r.ask_first, r.filtered, count(*) over ()
  from public.rankings r
  join public.briefs b on b.id = r.brief_id
  join public.brief_roles br on br.id = r.brief_role_id
  join public.companies c on c.id = r.company_id
  left join public.people p on p.user_id = r.actor_id
  where (p_brief_role_id is null or r.brief_role_id = p_brief_role_id)
    and (p_company_id is null or r.company_id = p_company_id)
    and (p_from is null or r.day >= p_from) and (p_to is null or r.day <= p_to)
  order by r.recorded_at desc, r.id
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$function$;

comment on function "public"."list_rankings"(uuid, uuid, date, date, integer, integer) is
  'The log for the agency, latest first, filtered by role, company and day (both included); others see no row.';

revoke all
  on function "public"."list_rankings"(uuid, uuid, date, date, integer, integer)
  from public;

grant execute
  on function "public"."list_rankings"(uuid, uuid, date, date, integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_service_measures (
  p_from date,
  p_to   date
)
  returns table (
    month       date,
    promise_id  text,
    cases       integer,
    ended       integer,
    still_open  integer,
    given_up    integer,
    broken      integer,
    median_days numeric,
    p90_days    numeric
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select date_trunc('month', private.day_in_sweden(c.started_at))::date, c.promise_id, count(*)::int,
    count(c.ended_at)::int,
    count(*) filter (where c.ended_at is null and c.given_up_at is null)::int,
    count(c.given_up_at)::int, count(*) filter (where c.is_broken)::int,
    case when count(c.ended_at) >= p.fewest_cases then round(percentile_cont(0.5) within group (
      order by c.working_days) filter (where c.ended_at is not null)::numeric, 1) end,
    case when count(c.ended_at) >= p.fewest_cases then round(percentile_cont(0.9) within group (
      order by c.working_days) filter (where c.ended_at is not null)::numeric, 1) end
  from private.service_cases(p_from, p_to) c
  join public.service_promises p on p.id = c.promise_id
  where private.is_agency()
  group by 1, c.promise_id, p.position, p.fewest_cases
  order by 1 desc, p.position
$function$;

comment on function "public"."list_service_measures"(date, date) is 'Each promise by the month in which its cases began: how many, ended, open, given up, broken; median and 90th percentile in working days of those that ended, null when they are too few to say anything.';

revoke all on function "public"."list_service_measures"(date, date) from public;

grant execute
  on function "public"."list_service_measures"(date, date)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_shortlist (
  p_shortlist_id uuid
)
  returns table (
    consultant_id     uuid,
    consultant_number integer,
    "position"        smallint,
    note              text,
    region_id         text,
    work_modes        text[],
    asked_rate_ore    bigint,
    standing          text,
    request_state     text,
    match             jsonb
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select c.id, c.number, x.position, x.note, c.region_id, c.work_modes, c.wished_rate_ore,
    private.standing_of(s.brief_role_id, c.id),
    (select q.state from public.requests q
      where q.brief_role_id = s.brief_role_id and q.consultant_id = c.id),
    private.match_snapshot(s.brief_role_id, c.id)
  from public.shortlists s
  join public.shortlist_candidates x on x.shortlist_id = s.id and x.removed_at is null
  join public.consultants c on c.id = x.consultant_id
  where s.id = p_shortlist_id and private.sees_shortlist(s.company_id)
  order by x.position
$function$;

comment on function "public"."list_shortlist"(uuid) is 'A shortlist in its order with each match as it is now (null when the person is no longer ranked), the standing and the state of a request; number in place of name. Empty for strangers.';

revoke all on function "public"."list_shortlist"(uuid) from public;

grant execute
  on function "public"."list_shortlist"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_shown_places (
  p_brief_role_id uuid    default null::uuid,
  p_company_id    uuid    default null::uuid,
  p_from          date    default null::date,
  p_to            date    default null::date,
  p_limit         integer default 100,
  p_offset        integer default 0
)
  returns table (
    ranking jsonb,
    place   jsonb
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select to_jsonb(r) || jsonb_build_object('brief_title', b.title, 'role_id', br.role_id,
      'company_name', c.name, 'actor_name', p.name, 'row_count', 0),
    case when s.place is not null then jsonb_build_object('place', s.place, 'raw_place', s.raw_place,
      'consultant_id', s.consultant_id, 'consultant_number', k.number, 'mutual', s.mutual,
      'is_rotated', s.is_rotated, 'is_newcomer_place', s.is_newcomer_place, 'actions', '[]'::jsonb,
      -- Requirements are not in a line of a file, and a hundred of them are much to send.
      'match', s.match || '{"details": []}') end
  from public.rankings r
  join public.briefs b on b.id = r.brief_id
  join public.brief_roles br on br.id = r.brief_role_id
  join public.companies c on c.id = r.company_id
  left join public.people p on p.user_id = r.actor_id
  left join public.ranking_places s on s.ranking_id = r.id
  left join public.consultants k on k.id = s.consultant_id
  where (p_brief_role_id is null or r.brief_role_id = p_brief_role_id)
    and (p_company_id is null or r.company_id = p_company_id)
    and (p_from is null or r.day >= p_from) and (p_to is null or r.day <= p_to)
  order by r.recorded_at desc, r.id, s.place
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0)
$function$;

comment on function "public"."list_shown_places"(uuid, uuid, date, date, integer, integer) is
  'The log for the agency with one row for each place shown, for an export: the ranking as list_rankings has it, and the place as list_ranking_places has it, without requirements and actions; null for a list that nobody was on. Others see no row.';

revoke all
  on function "public"."list_shown_places"(uuid, uuid, date, date, integer, integer)
  from public;

grant execute
  on function "public"."list_shown_places"(uuid, uuid, date, date, integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_team_candidates (
  p_brief_id uuid
)
  returns table (
    brief_role_id     uuid,
    role_id           text,
    budget_ore        bigint,
    times             jsonb,
    consultant_id     uuid,
    consultant_number integer,
    rate_ore          bigint,
    mutual            numeric,
    spans             smallint[],
    credits           jsonb
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_rules public.matching_rules := private.rules_in_force();
begin
  return query
  with roles as materialized (
    select r.id, r.role_id, r.position, r.budget_rate_ore, private.match_ask(r.id) as ask
    from public.brief_roles r
    where r.brief_id = p_brief_id and private.may_see_ranking(r.id)
  ), candidates as materialized (
    select r.id, r.ask, t.consultant_id, t.place, t.mutual
    from roles r cross join lateral (
      select c.* from private.team_candidates(r.ask, v_rules) c order by c.place limit 20) t
  ), credits as (
    select g.id, c.consultant_id, jsonb_agg(jsonb_build_array(c.weight, c.credit, c.tier = 3) order by c.at) as rows
    from (select k.id, (array_agg(k.ask))[1] as ask, array_agg(k.consultant_id) as ids
      from candidates k group by k.id) g
    cross join lateral private.credit_rows(g.ask, v_rules, g.ids) c
    group by g.id, c.consultant_id
  )
  select r.id, r.role_id, r.budget_rate_ore, r.ask -> 'times', k.consultant_id, c.number,
    c.wished_rate_ore, k.mutual, p.spans, w.rows
  from roles r
  left join candidates k on k.id = r.id
  left join public.consultants c on c.id = k.consultant_id
  left join private.match_profiles p on p.consultant_id = k.consultant_id
  left join credits w on w.id = k.id and w.consultant_id = k.consultant_id
  order by r.position, k.place;
end
$function$;

comment on function "public"."list_team_candidates"(uuid) is 'For each role of a brief its time and budget, and the 20 best ranked who are not capped in it, with price, mutual score, free time (working day from, to, percent; counted from the calendar''s beginning) and, for each requirement, [weight, credit in ten-thousandths, is essential]. Empty for strangers.';

revoke all on function "public"."list_team_candidates"(uuid) from public;

grant execute
  on function "public"."list_team_candidates"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.list_vote_receivers (
  p_shortlist_id uuid,
  p_user_ids     uuid[] default null::uuid[]
)
  returns table (
    email  text,
    name   text,
    locale text
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select u.email::text, p.name, p.locale
  from public.shortlist_voters w
  join public.shortlists s on s.id = w.shortlist_id
  join public.company_members m on m.company_id = s.company_id and m.user_id = w.user_id
  join public.people p on p.user_id = w.user_id
  join auth.users u on u.id = w.user_id
  where w.shortlist_id = p_shortlist_id and w.invited_at is not null and private.voting_is_open(s)
    and case when p_user_ids is not null then w.user_id = any (p_user_ids)
      else exists (select from public.shortlist_candidates x
        where x.shortlist_id = s.id and x.removed_at is null and not exists (
          select from public.shortlist_votes v where v.shortlist_id = s.id
            and v.consultant_id = x.consultant_id and v.user_id = w.user_id)) end
$function$;

comment on function "public"."list_vote_receivers"(uuid, uuid[]) is 'Invited members who are still in the company: those named, or without names those who have not voted about everybody. None once the voting is over. Service role only.';

revoke all on function "public"."list_vote_receivers"(uuid, uuid[]) from public;

grant execute on function "public"."list_vote_receivers"(uuid, uuid[]) to "postgres", "service_role";

create or replace function public.make_offer (
  p_request_id uuid,
  p_rate_ore   bigint,
  p_starts_on  date,
  p_ends_on    date,
  p_percent    integer,
  p_message    text    default ''::text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_request public.requests := private.lock_my_request(p_request_id);
  v_margin bigint;
  v_offer uuid;
begin
  if p_ends_on < private.today() then
    perform private.raise_problem(400, 'period_past');
  end if;
  perform private.move_request(v_request, 'offered', 'consultant');
  select round(p_rate_ore * s.margin_bp / 10000.0) into v_margin from public.agency_settings s;
  insert into public.offers (request_id, brief_id, company_id, consultant_id, consultant_name,
    during, percent, rate_ore, margin_ore, fee_ore, message, valid_until)
  select v_request.id, v_request.brief_id, v_request.company_id, v_request.consultant_id, c.name,
    daterange(p_starts_on, p_ends_on, '[]'), p_percent, p_rate_ore, v_margin,
    p_rate_ore - v_margin, btrim(coalesce(p_message, '')), private.today() + 14
  from public.consultants c where c.id = v_request.consultant_id
  returning id into v_offer;
  perform private.record_event('offer', v_offer, 'offer_made', null, 'open', 'consultant',
    auth.uid(), p_company_id => v_request.company_id, p_consultant_id => v_request.consultant_id);
  perform private.enqueue('send_mail', jsonb_build_object('template', 'offer_made', 'offer_id', v_offer));
  return v_offer;
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'offer_invalid');
    return null;
end
$function$;

comment on function "public"."make_offer"(uuid, bigint, date, date, integer, text) is
  'The consultant answers with a price to the client (öre per hour, excluding VAT; a statement of their own price, from which fee and margin are derived here), period and share.';

revoke all on function "public"."make_offer"(uuid, bigint, date, date, integer, text) from public;

grant execute
  on function "public"."make_offer"(uuid, bigint, date, date, integer, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.move_proposed (
  p_proposal_id   uuid,
  p_consultant_id uuid,
  p_move          text,
  p_reason        text,
  p_version       integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_proposal public.proposals := private.lock_proposal(p_proposal_id, p_version);
  v_from smallint;
  v_to smallint;
  v_last smallint;
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(btrim(p_reason)) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  end if;
  select x.position into v_from from public.proposal_candidates x
  where x.proposal_id = p_proposal_id and x.consultant_id = p_consultant_id;
  select coalesce(max(x.position), 0) into v_last from public.proposal_candidates x
  where x.proposal_id = p_proposal_id;
  if (p_move = 'in') = (v_from is not null) then
    perform private.raise_problem(409, 'stale_page');
  end if;
  set constraints public.proposal_candidates_proposal_id_position_key deferred;
  case p_move
    when 'in' then
      if v_last >= 10 then
        perform private.raise_problem(409, 'shortlist_full', '{"limit": 10}');
      elsif private.match_snapshot(v_proposal.brief_role_id, p_consultant_id) is null then
        perform private.raise_problem(409, 'consultant_no_longer_matches');
      end if;
      v_to := v_last + 1;
      insert into public.proposal_candidates (proposal_id, consultant_id, position, ranked_place)
      values (p_proposal_id, p_consultant_id, v_to,
        private.place_in_ranking(v_proposal.brief_role_id, p_consultant_id));
    when 'out' then
      delete from public.proposal_candidates
      where proposal_id = p_proposal_id and consultant_id = p_consultant_id;
      update public.proposal_candidates set position = position - 1
      where proposal_id = p_proposal_id and position > v_from;
    else
      v_to := case p_move when 'up' then v_from - 1 when 'down' then v_from + 1 end;
      if v_to is null or v_to not between 1 and v_last then
        perform private.raise_problem(409, 'stale_page');
      end if;
      update public.proposal_candidates set position = case when position = v_from then v_to else v_from end
      where proposal_id = p_proposal_id and position in (v_from, v_to);
  end case;
  set constraints public.proposal_candidates_proposal_id_position_key immediate;
  insert into public.proposal_moves (proposal_id, consultant_id, move, from_position, to_position, reason,
    moved_by, moved_by_name)
  select p_proposal_id, p_consultant_id, p_move, v_from, v_to, btrim(p_reason), auth.uid(), p.name
  from public.people p where p.user_id = auth.uid();
  update public.proposals set version = version + 1 where id = p_proposal_id;
  perform private.record_event('proposal', p_proposal_id, 'proposal_changed', null, null, 'agency',
    auth.uid(), p_reason, p_details => jsonb_build_object('brief_role_id', v_proposal.brief_role_id,
      'consultant_id', p_consultant_id, 'move', p_move, 'from', v_from, 'to', v_to));
  perform public.note_ranking_move(v_proposal.brief_role_id, p_consultant_id, btrim(p_reason));
end
$function$;

comment on function "public"."move_proposed"(uuid, uuid, text, text, integer) is
  'The agency departs from the ranking: somebody one place up or down, in (last) or out, always with a reason that the company and the person it concerns can read. 409 stale_page, shortlist_full, consultant_no_longer_matches.';

revoke all on function "public"."move_proposed"(uuid, uuid, text, text, integer) from public;

grant execute
  on function "public"."move_proposed"(uuid, uuid, text, text, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.move_shortlisted (
  p_shortlist_id  uuid,
  p_consultant_id uuid,
  p_to            integer,
  p_version       integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_from int;
  v_to int;
begin
  if v_shortlist.version is distinct from p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  select x.position into v_from from public.shortlist_candidates x
  where x.shortlist_id = p_shortlist_id and x.consultant_id = p_consultant_id;
  if v_from is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  select least(greatest(p_to, 1), count(*)) into v_to from public.shortlist_candidates x
  where x.shortlist_id = p_shortlist_id and x.removed_at is null;
  if v_from = v_to then
    return;
  end if;
  set constraints public.shortlist_candidates_shortlist_id_position_key deferred;
  update public.shortlist_candidates set position = case
    when consultant_id = p_consultant_id then v_to
    when v_from < v_to and position > v_from and position <= v_to then position - 1
    when v_from > v_to and position >= v_to and position < v_from then position + 1
    else position end
  where shortlist_id = p_shortlist_id and removed_at is null;
  set constraints public.shortlist_candidates_shortlist_id_position_key immediate;
  update public.shortlists set version = version + 1 where id = p_shortlist_id;
end
$function$;

comment on function "public"."move_shortlisted"(uuid, uuid, integer, integer) is
  'Gives somebody another place on the list; the others close up. 409 stale_page when a colleague changed the list meanwhile.';

revoke all on function "public"."move_shortlisted"(uuid, uuid, integer, integer) from public;

grant execute
  on function "public"."move_shortlisted"(uuid, uuid, integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.note_mail (
  p_key      text,
  p_template text,
  p_sent     boolean,
  p_error    text    default null::text
)
  returns boolean
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_was_sent boolean;
begin
  select m.state = 'sent' into v_was_sent from private.mails m where m.key = p_key;
  if v_was_sent then
    return true;
  end if;
  insert into private.mails as m (key, template, state, tries, last_error)
  values (p_key, p_template, case when p_sent then 'sent' else 'waiting' end, 1, p_error)
  on conflict (key) do update set
    state = excluded.state, tries = m.tries + 1, last_error = excluded.last_error, updated_at = now();
  return p_sent;
end
$function$;

comment on function "public"."note_mail"(text, text, boolean, text) is 'Notes a try to send; true when the notice has left, now or before. Service role only.';

revoke all on function "public"."note_mail"(text, text, boolean, text) from public;

grant execute
  on function "public"."note_mail"(text, text, boolean, text)
  to "postgres", "service_role";

create or replace function public.note_ranking_move (
  p_brief_role_id uuid,
  p_consultant_id uuid,
  p_reason        text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  insert into public.ranking_actions (brief_role_id, consultant_id, ranking_id, action, actor, actor_id, reason)
  select r.id, c.id, (select k.id from public.rankings k where k.brief_role_id = r.id
    order by k.recorded_at desc limit 1), 'moved', 'agency', v_user, btrim(p_reason)
  from public.brief_roles r, public.consultants c
  where r.id = p_brief_role_id and c.id = p_consultant_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
exception
  when check_violation then
    perform private.raise_problem(400, 'reason_too_long');
end
$function$;

comment on function "public"."note_ranking_move"(uuid, uuid, text) is 'The agency puts somebody before the order, or after it, and says why. 400 reason_required, 404 not_found.';

revoke all on function "public"."note_ranking_move"(uuid, uuid, text) from public;

grant execute
  on function "public"."note_ranking_move"(uuid, uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.note_shortlisted (
  p_shortlist_id  uuid,
  p_consultant_id uuid,
  p_note          text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
begin
  perform private.lock_my_shortlist(p_shortlist_id);
  update public.shortlist_candidates set note = btrim(coalesce(p_note, ''))
  where shortlist_id = p_shortlist_id and consultant_id = p_consultant_id and removed_at is null;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
exception
  when check_violation then
    perform private.raise_problem(400, 'note_too_long', '{"limit": 1000}');
end
$function$;

comment on function "public"."note_shortlisted"(uuid, uuid, text) is 'Why the company singled somebody out, in its own words; empty takes the words away.';

revoke all on function "public"."note_shortlisted"(uuid, uuid, text) from public;

grant execute
  on function "public"."note_shortlisted"(uuid, uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.open_ranking (
  p_brief_role_id uuid,
  p_page          integer default 1
)
  returns jsonb
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_rules public.matching_rules := private.rules_in_force();
  v_first int := 20 * (least(greatest(p_page, 1), 50000) - 1) + 1;
  v_ask jsonb;
  v_rows jsonb;
  v_id uuid;
begin
  if not private.may_see_ranking(p_brief_role_id) then
    perform private.raise_problem(404, 'not_found');
  end if;
  v_ask := private.match_ask(p_brief_role_id);
  select coalesce(jsonb_agg(to_jsonb(m) order by m.place), '[]')
  into v_rows from private.ranked_rows(v_ask, v_rules, 20, v_first - 1) m;
  if v_first = 1 or v_rows <> '[]' then
    v_id := private.log_ranking(v_ask, v_rules, v_first, v_rows);
  end if;
  if v_first = 1 and exists (select from public.briefs b where b.id = (v_ask ->> 'brief_id')::uuid
    and b.state in ('draft', 'open') and b.company_id in (select private.my_company_ids()))
  then
    perform private.record_exposure(p_brief_role_id, v_rows);
  end if;
  return jsonb_build_object('ranking_id', v_id, 'matches', v_rows);
end
$function$;

comment on function "public"."open_ranking"(uuid, integer) is 'A page of twenty of a role''s ranking for its company or the agency, as list_matches gives it, and the entry of the log that says it was shown: one for each person, page and day while the inputs are the same. What is shown and what is logged is one reading. For the company the day''s first first page counts as exposure. A page after the last is empty and not logged. 404 not_found.';

revoke all on function "public"."open_ranking"(uuid, integer) from public;

grant execute
  on function "public"."open_ranking"(uuid, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.override_strategy_gate (
  p_brief_id uuid,
  p_name     text,
  p_title    text,
  p_reason   text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs := private.lock_my_brief(p_brief_id);
begin
  if v_brief.state not in ('draft', 'open') then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  insert into public.brief_gate_overrides (brief_id, name, title, reason, given_by)
  values (p_brief_id, btrim(p_name), btrim(p_title), btrim(p_reason), auth.uid())
  on conflict (brief_id) do nothing;
  if found then
    perform private.record_event('brief', p_brief_id, 'brief_gate_overridden', null, null,
      'company', auth.uid(), p_reason, p_company_id => v_brief.company_id,
      p_details => jsonb_build_object('name', btrim(p_name), 'title', btrim(p_title)));
  end if;
exception
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'gate_reason_invalid');
end
$function$;

comment on function "public"."override_strategy_gate"(uuid, text, text, text) is
  'A member notes who has decided to go on without a strategy, and why (40–2,000 characters). The first reason stands. Raises gate_reason_invalid, brief_closed.';

revoke all on function "public"."override_strategy_gate"(uuid, text, text, text) from public;

grant execute
  on function "public"."override_strategy_gate"(uuid, text, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.preview_matching_rules (
  p_version integer,
  p_limit   integer default 200,
  p_offset  integer default 0
)
  returns table (
    brief_id          uuid,
    brief_title       text,
    brief_role_id     uuid,
    role_id           text,
    consultant_id     uuid,
    consultant_number integer,
    place_before      bigint,
    place_after       bigint,
    mutual_before     numeric,
    mutual_after      numeric,
    row_count         bigint,
    roles             bigint,
    movers            bigint,
    longest_move      bigint,
    largest_change    numeric,
    joins             bigint,
    leaves            bigint
  )
  language plpgsql
  stable
  security definer
  set search_path to ''
  AS $function$
declare
  v_now public.matching_rules := private.rules_in_force();
  v_then public.matching_rules;
begin
  perform private.require_agency();
  select * into v_then from public.matching_rules where version = p_version;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  return query
  with roles as materialized (
    select b.id, b.title, r.id as brief_role_id, r.role_id, r.position, a.ask,
      private.ask_under(a.ask, v_then) as ask_then
    from public.briefs b
    join public.brief_roles r on r.brief_id = b.id
    cross join lateral (select private.match_ask(r.id) as ask offset 0) a
    where b.state = 'open' and r.filled_at is null
  ), before as (
    select r.brief_role_id, k.consultant_id, k.place, k.mutual
    from roles r cross join lateral private.rank_consultants(r.ask, v_now, 50) k
  ), after as (
    select r.brief_role_id, k.consultant_id, k.place, k.mutual
    from roles r cross join lateral private.rank_consultants(r.ask_then, v_then, 50) k
  ), changed as materialized (
    select coalesce(b.brief_role_id, a.brief_role_id) as brief_role_id,
      coalesce(b.consultant_id, a.consultant_id) as consultant_id,
      b.place as place_before, a.place as place_after, b.mutual as mutual_before, a.mutual as mutual_after
    from before b
    full join after a on a.brief_role_id = b.brief_role_id and a.consultant_id = b.consultant_id
    where a.place is distinct from b.place or a.mutual is distinct from b.mutual
  ), summed as (
    select count(*) as rows, count(distinct c.brief_role_id) as roles,
      count(*) filter (where c.place_before <> c.place_after) as movers,
      coalesce(max(abs(c.place_after - c.place_before)), 0) as longest_move,
      coalesce((array_agg(c.mutual_after - c.mutual_before
        order by abs(c.mutual_after - c.mutual_before) desc, c.mutual_after desc)
        filter (where c.mutual_after is not null and c.mutual_before is not null))[1], 0) as largest_change,
      count(*) filter (where c.place_before is null) as joins,
      count(*) filter (where c.place_after is null) as leaves
    from changed c
  )
  select r.id, r.title, r.brief_role_id, r.role_id, c.consultant_id, k.number, c.place_before,
    c.place_after, round(c.mutual_before, 4), round(c.mutual_after, 4), s.rows,
    s.roles, s.movers, s.longest_move, round(s.largest_change, 4), s.joins, s.leaves
  from changed c cross join summed s
  join roles r on r.brief_role_id = c.brief_role_id
  join public.consultants k on k.id = c.consultant_id
  order by r.title, r.position, coalesce(c.place_after, 1000), c.place_before
  limit least(greatest(p_limit, 1), 500) offset greatest(p_offset, 0);
end
$function$;

comment on function "public"."preview_matching_rules"(integer, integer, integer) is
  'What a version would do to the top 50 of every open role, rarity weights as the next night would set them included: who gets another place or score; null where somebody would not be among the 50. Every row has the same sums over all of them, whatever the limit: roles touched, those on both lists who move, the longest move, the largest change of a score with its sign, those who join and leave. The agency only.';

revoke all on function "public"."preview_matching_rules"(integer, integer, integer) from public;

grant execute
  on function "public"."preview_matching_rules"(integer, integer, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.read_document (
  p_document_id uuid,
  p_media_type  text
)
  returns table (
    base64 text,
    sha256 text
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select translate(encode(d.bytes, 'base64'), E'\n', ''), d.sha256
  from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type
$function$;

comment on function "public"."read_document"(uuid, text) is 'Stored bytes as base64 with their hash, for whoever may see the document.';

revoke all on function "public"."read_document"(uuid, text) from public;

grant execute
  on function "public"."read_document"(uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.record_stripe_event (
  p_id          text,
  p_type        text,
  p_api_version text,
  p_created     timestamp with time zone,
  p_payload     jsonb
)
  returns boolean
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
begin
  insert into private.stripe_events (id, type, api_version, created, payload)
  values (p_id, p_type, p_api_version, p_created, p_payload)
  on conflict (id) do nothing;
  if not found then
    return false;
  end if;
  perform private.enqueue('stripe_event', jsonb_build_object('event_id', p_id));
  return true;
end
$function$;

comment on function "public"."record_stripe_event"(text, text, text, timestamp
  with time zone, jsonb) is 'Keeps a verified event and adds the job that works it; false when it was here before. Service role only.';

revoke all
  on function "public"."record_stripe_event"(text, text, text, timestamp with time zone, jsonb)
  from public;

grant execute
  on function "public"."record_stripe_event"(text, text, text, timestamp with time zone, jsonb)
  to "postgres", "service_role";

create or replace function public.register_company (
  p_name                text,
  p_country             text,
  p_organisation_number text default null::text,
  p_vat_number          text default null::text,
  p_sector_id           text default null::text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_user();
  v_company uuid;
begin
  insert into public.companies (name, country, organisation_number, vat_number, sector_id)
  values (btrim(p_name), upper(p_country), nullif(p_organisation_number, ''),
    nullif(upper(p_vat_number), ''), nullif(p_sector_id, ''))
  returning id into v_company;
  insert into public.company_members (company_id, user_id, role)
  values (v_company, v_user, 'owner');
  perform private.record_event('company', v_company, 'company_registered', null, null, 'company',
    v_user, p_company_id => v_company);
  return v_company;
exception
  when unique_violation then
    perform private.raise_problem(409, 'company_already_registered');
  when check_violation or not_null_violation or foreign_key_violation then
    perform private.raise_problem(400, 'company_invalid');
end
$function$;

comment on function "public"."register_company"(text, text, text, text, text) is
  'Registers a company with the signed-in person as its owner. A Swedish organisation number that already has an account is refused: its owner invites colleagues.';

revoke all on function "public"."register_company"(text, text, text, text, text) from public;

grant execute
  on function "public"."register_company"(text, text, text, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.register_consultant (
  p_name text
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_user();
  v_id uuid;
begin
  insert into public.consultants (user_id, name) values (v_user, btrim(p_name))
  on conflict (user_id) do nothing returning id into v_id;
  if v_id is null then
    return private.my_consultant_id();
  end if;
  perform private.record_event('consultant', v_id, 'consultant_registered', null, 'draft',
    'consultant', v_user, p_consultant_id => v_id);
  return v_id;
exception
  when check_violation or foreign_key_violation then
    perform private.raise_problem(400, 'name_invalid');
    return null;
end
$function$;

comment on function "public"."register_consultant"(text) is 'Opens a draft profile for the signed-in person; idempotent.';

revoke all on function "public"."register_consultant"(text) from public;

grant execute
  on function "public"."register_consultant"(text)
  to "authenticated", "postgres", "service_role";

create or replace function public.register_strategy (
  p_company_id uuid,
  p            jsonb,
  p_form_key   uuid  default null::uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id, true);
  v_id uuid;
begin
  if (p ->> 'approved_on')::date > private.today() then
    perform private.raise_problem(400, 'strategy_not_approved_yet');
  end if;
  insert into public.strategies (company_id, form_key, title, summary, approved_by_name,
    approved_by_title, approved_on, registered_by)
  values (p_company_id, p_form_key, btrim(p ->> 'title'), btrim(p ->> 'summary'),
    btrim(p ->> 'approved_by_name'), btrim(p ->> 'approved_by_title'),
    (p ->> 'approved_on')::date, v_user)
  on conflict (form_key) do nothing
  returning id into v_id;
  if v_id is null then
    return (select s.id from public.strategies s
      where s.form_key = p_form_key and s.company_id = p_company_id);
  end if;
  perform private.record_event('strategy', v_id, 'strategy_registered', null, null, 'company',
    v_user, p_company_id => p_company_id);
  return v_id;
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'strategy_invalid');
    return null;
end
$function$;

comment on function "public"."register_strategy"(uuid, jsonb, uuid) is 'An owner registers a strategy that management has approved: {title, summary, approved_by_name, approved_by_title, approved_on}. The same form key registers once. Raises owner_only, strategy_not_approved_yet, strategy_invalid.';

revoke all on function "public"."register_strategy"(uuid, jsonb, uuid) from public;

grant execute
  on function "public"."register_strategy"(uuid, jsonb, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.remove_from_shortlist (
  p_shortlist_id  uuid,
  p_consultant_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_position int;
begin
  select x.position into v_position from public.shortlist_candidates x
  where x.shortlist_id = p_shortlist_id and x.consultant_id = p_consultant_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_position is null then
    return;
  end if;
  set constraints public.shortlist_candidates_shortlist_id_position_key deferred;
  update public.shortlist_candidates set position = null, removed_at = now()
  where shortlist_id = p_shortlist_id and consultant_id = p_consultant_id;
  update public.shortlist_candidates set position = position - 1
  where shortlist_id = p_shortlist_id and position > v_position;
  set constraints public.shortlist_candidates_shortlist_id_position_key immediate;
  update public.shortlists set version = version + 1 where id = p_shortlist_id;
  perform private.record_event('shortlist', p_shortlist_id, 'shortlist_reduced', null, null, 'company',
    auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
      'consultant_number', (select c.number from public.consultants c where c.id = p_consultant_id)));
end
$function$;

comment on function "public"."remove_from_shortlist"(uuid, uuid) is 'The company takes somebody off its list; their votes are kept. Once more is nothing.';

revoke all on function "public"."remove_from_shortlist"(uuid, uuid) from public;

grant execute
  on function "public"."remove_from_shortlist"(uuid, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.remove_member (
  p_company_id uuid,
  p_user_id    uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id, true);
begin
  perform from public.companies where id = p_company_id for no key update;
  delete from public.company_members where company_id = p_company_id and user_id = p_user_id;
  if not found then
    if exists (select from public.events e where e.entity = 'company' and e.entity_id = p_company_id
      and e.kind = 'member_removed' and e.details ->> 'user_id' = p_user_id::text) then
      return;
    end if;
    perform private.raise_problem(404, 'not_found');
  end if;
  if not exists (select from public.company_members
    where company_id = p_company_id and role = 'owner') then
    perform private.raise_problem(409, 'last_owner');
  end if;
  perform private.record_event('company', p_company_id, 'member_removed', null, null, 'company',
    v_user, p_company_id => p_company_id, p_details => jsonb_build_object('user_id', p_user_id));
end
$function$;

comment on function "public"."remove_member"(uuid, uuid) is 'An owner takes a member out of the company; the last owner stays. Taken out before is fine.';

revoke all on function "public"."remove_member"(uuid, uuid) from public;

grant execute
  on function "public"."remove_member"(uuid, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.remove_staff (
  p_user_id uuid,
  p_reason  text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid;
begin
  -- All rows are locked in one order: two who take each other out take turns.
  perform from public.agency_staff order by user_id for no key update;
  v_user := private.require_agency();
  if btrim(coalesce(p_reason, '')) = '' then
    perform private.raise_problem(400, 'reason_required');
  end if;
  delete from public.agency_staff where user_id = p_user_id;
  if not found then
    if exists (select from public.events e where e.entity = 'agency_staff'
      and e.entity_id = p_user_id and e.kind = 'staff_removed') then
      return;
    end if;
    perform private.raise_problem(404, 'not_found');
  end if;
  if not exists (select from public.agency_staff) then
    perform private.raise_problem(409, 'last_staff');
  end if;
  perform private.record_event('agency_staff', p_user_id, 'staff_removed', null, null, 'agency',
    v_user, p_reason, p_details => jsonb_build_object('user_id', p_user_id));
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'staff_removed', 'user_id', p_user_id));
end
$function$;

comment on function "public"."remove_staff"(uuid, text) is 'The agency takes out one of its own, with a reason that the audit log keeps; the last one stays. Taken out before is fine.';

revoke all on function "public"."remove_staff"(uuid, text) from public;

grant execute
  on function "public"."remove_staff"(uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.revoke_diagnosis_invitation (
  p_invitation_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(
    (select i.diagnosis_id from public.diagnosis_invitations i where i.id = p_invitation_id), null);
  v_user uuid := private.require_member(v_row.company_id);
begin
  update public.diagnosis_invitations set revoked_at = now()
  where id = p_invitation_id and revoked_at is null;
  if found then
    perform private.record_event('diagnosis', v_row.id, 'diagnosis_invitation_revoked', null, null,
      'company', v_user, p_company_id => v_row.company_id,
      p_details => jsonb_build_object('invitation_id', p_invitation_id));
  end if;
end
$function$;

comment on function "public"."revoke_diagnosis_invitation"(uuid) is 'Ends an invitation''s link; answers already given stay. Again changes nothing. Raises 404.';

revoke all on function "public"."revoke_diagnosis_invitation"(uuid) from public;

grant execute
  on function "public"."revoke_diagnosis_invitation"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.revoke_diagnosis_share (
  p_share_id uuid,
  p_secret   text default null::text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(
    (select s.diagnosis_id from public.diagnosis_shares s where s.id = p_share_id), p_secret);
begin
  update public.diagnosis_shares set revoked_at = now()
  where id = p_share_id and revoked_at is null;
  if found then
    perform private.record_event('diagnosis', v_row.id, 'diagnosis_share_revoked', null, null,
      'company', auth.uid(), p_company_id => v_row.company_id);
  end if;
end
$function$;

comment on function "public"."revoke_diagnosis_share"(uuid, text) is 'Ends a private link; again changes nothing.';

revoke all on function "public"."revoke_diagnosis_share"(uuid, text) from public;

grant execute
  on function "public"."revoke_diagnosis_share"(uuid, text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.revoke_invitation (
  p_invitation_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_company uuid;
  v_row public.invitations;
begin
  update public.invitations i set revoked_at = now()
  where i.id = p_invitation_id and i.accepted_at is null and i.revoked_at is null
    and (private.is_agency() or i.company_id in (select private.my_owned_company_ids()))
  returning company_id into v_company;
  if not found then
    select * into v_row from public.invitations i
    where i.id = p_invitation_id
      and (private.is_agency() or i.company_id in (select private.my_owned_company_ids()));
    if v_row.revoked_at is not null then
      return;
    elsif v_row.accepted_at is not null then
      perform private.raise_problem(409, 'invitation_accepted');
    end if;
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('invitation', p_invitation_id, 'invitation_revoked', null, null,
    case when v_company is null then 'agency' else 'company' end::public.actor_role, auth.uid(),
    p_company_id => v_company);
end
$function$;

comment on function "public"."revoke_invitation"(uuid) is 'Takes back an invitation: an owner of the company, or the agency. Taken back before is fine; accepted is 409 invitation_accepted.';

revoke all on function "public"."revoke_invitation"(uuid) from public;

grant execute
  on function "public"."revoke_invitation"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.revoke_shortlist_link (
  p_shortlist_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
begin
  update public.shortlist_links set revoked_at = now(), revoked_by = auth.uid()
  where shortlist_id = p_shortlist_id and revoked_at is null;
  if found then
    perform private.record_event('shortlist', p_shortlist_id, 'shortlist_link_revoked', null, null,
      'company', auth.uid(), p_company_id => v_shortlist.company_id);
  end if;
end
$function$;

comment on function "public"."revoke_shortlist_link"(uuid) is 'The address stops working at once; votes already given stay. Sharing again makes a new address.';

revoke all on function "public"."revoke_shortlist_link"(uuid) from public;

grant execute
  on function "public"."revoke_shortlist_link"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.run_daily_booking_clock()
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_assignment public.assignments;
  v_brief uuid;
  v_moved int := 0;
begin
  for v_assignment in select * from public.assignments
    where (state = 'booked' and lower(during) <= private.today())
      or (state = 'active' and upper(during) <= private.today())
    order by id for no key update skip locked
  loop
    perform private.move_assignment(v_assignment,
      case v_assignment.state when 'booked' then 'active' else 'finished' end, 'system', null, null);
    v_moved := v_moved + 1;
  end loop;
  for v_brief in
    select r.brief_id from public.requests r
    where r.state = 'sent' and r.answer_by < private.today()
    union
    select o.brief_id from public.offers o
    where o.state = 'open' and o.valid_until < private.today()
    order by 1
  loop
    v_moved := v_moved + private.expire_unanswered(v_brief);
  end loop;
  return v_moved;
end
$function$;

comment on function "public"."run_daily_booking_clock"() is 'Starts and finishes assignments by date, and expires unanswered requests and offers. Returns the number of changes. Service role only; safe to run at any time.';

revoke all on function "public"."run_daily_booking_clock"() from public;

grant execute on function "public"."run_daily_booking_clock"() to "postgres", "service_role";

create or replace function public.run_daily_matching_clock()
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
begin
  perform private.settle_exposure();
  perform private.compute_rarity();
end
$function$;

comment on function "public"."run_daily_matching_clock"() is 'Every night: exposure over the last 90 days, and the day''s rarity weights. Service role only; safe to run at any time.';

revoke all on function "public"."run_daily_matching_clock"() from public;

grant execute on function "public"."run_daily_matching_clock"() to "postgres", "service_role";

create or replace function public.run_nightly_ledger_check()
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_problems jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(x)), '[]') into v_problems from private.find_ledger_problems() x;
  insert into public.ledger_checks (problems) values (v_problems);
  delete from public.ledger_checks where checked_at < now() - interval '400 days';
  if jsonb_array_length(v_problems) > 0 then
    perform private.enqueue('send_mail', jsonb_build_object('template', 'ledger_alarm'));
  end if;
  return jsonb_array_length(v_problems);
end
$function$;

comment on function "public"."run_nightly_ledger_check"() is 'Notes what does not balance, and mails the agency when something does not. Returns how many problems were found. Service role only.';

revoke all on function "public"."run_nightly_ledger_check"() from public;

grant execute on function "public"."run_nightly_ledger_check"() to "postgres", "service_role";

create or replace function public.run_shortlist_clock()
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.shortlists;
  v_sent int := 0;
begin
  if extract(hour from now() at time zone 'Europe/Stockholm') < 7
    or not (select d.is_working from public.calendar_days d where d.day = private.today()) then
    return 0;
  end if;
  for v_row in select s.* from public.shortlists s
    where s.closed_at is null and s.closes_on > private.today()
      and s.closes_on < private.today() + 15
      and s.reminded_for is distinct from s.closes_on
      and private.working_days_in(daterange(private.today(), s.closes_on)) = 1
    order by s.id for no key update skip locked
  loop
    continue when not private.voting_is_open(v_row);
    update public.shortlists set reminded_for = v_row.closes_on where id = v_row.id;
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'shortlist_reminder', 'shortlist_id', v_row.id, 'closes_on', v_row.closes_on));
    v_sent := v_sent + 1;
  end loop;
  return v_sent;
end
$function$;

comment on function "public"."run_shortlist_clock"() is 'Reminds those who have not voted, on the working day before the last day, from seven in the morning, once for each last day. Returns the number of lists. Service role only; safe at any time.';

revoke all on function "public"."run_shortlist_clock"() from public;

grant execute on function "public"."run_shortlist_clock"() to "postgres", "service_role";

create or replace function public.save_availability (
  p_ranges jsonb
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."save_availability"(jsonb) is 'Replaces the consultant''s own availability: [{starts_on, ends_on, percent}], both days included.';

revoke all on function "public"."save_availability"(jsonb) from public;

grant execute
  on function "public"."save_availability"(jsonb)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_brief (
  p_company_id uuid,
  p            jsonb,
  p_brief_id   uuid    default null::uuid,
  p_version    integer default null::integer,
  p_form_key   uuid    default null::uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id);
  v_id uuid := p_brief_id;
  v_brief public.briefs;
  v_during daterange := private.asked_period(p -> 'roles');
begin
  delete from public.brief_drafts
  where id = nullif(p ->> 'draft_id', '')::uuid and user_id = v_user;
  if v_id is null then
    insert into public.briefs (company_id, created_by, form_key, title, goal, during, work_mode,
      region_id)
    values (p_company_id, v_user, p_form_key, btrim(p ->> 'title'), btrim(p ->> 'goal'), v_during,
      p ->> 'work_mode', nullif(p ->> 'region_id', ''))
    on conflict (form_key) do nothing
    returning id into v_id;
    if v_id is null then
      return (select b.id from public.briefs b
        where b.form_key = p_form_key and b.company_id = p_company_id);
    end if;
  else
    v_brief := private.lock_my_brief(v_id);
    if v_brief.version is distinct from p_version or v_brief.company_id <> p_company_id then
      perform private.raise_problem(409, 'stale_page');
    elsif v_brief.state not in ('draft', 'open') then
      perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
    elsif private.has_live_requests(v_id) then
      perform private.raise_problem(409, 'brief_has_requests');
    end if;
    update public.briefs set
      title = btrim(p ->> 'title'), goal = btrim(p ->> 'goal'), during = v_during,
      work_mode = p ->> 'work_mode', region_id = nullif(p ->> 'region_id', ''),
      version = version + 1
    where id = v_id;
  end if;
  update public.briefs set
    sector_id = nullif(p ->> 'sector_id', ''),
    business_goal_id = nullif(p ->> 'business_goal_id', ''),
    communication_goal_id = nullif(p ->> 'communication_goal_id', ''),
    departments = array(select btrim(d.value) from jsonb_array_elements_text(
        coalesce(p -> 'departments', '[]')) with ordinality d
      where btrim(d.value) <> '' order by d.ordinality),
    decider_name = btrim(coalesce(p ->> 'decider_name', '')),
    decider_title = btrim(coalesce(p ->> 'decider_title', ''))
  where id = v_id
  returning * into v_brief;
  perform private.replace_brief_roles(v_id, p -> 'roles');
  perform private.replace_brief_languages(v_id, p -> 'languages');
  perform private.replace_brief_measures(v_id, p -> 'measures');
  if v_brief.state = 'open' then
    perform private.assert_brief_ready(v_brief);
  end if;
  perform private.keep_brief_version(v_id, v_user);
  perform private.record_event('brief', v_id,
    case when p_brief_id is null then 'brief_created' else 'brief_changed' end, null, null,
    'company', v_user, p_company_id => p_company_id);
  return v_id;
exception
  when exclusion_violation then
    perform private.raise_problem(409, 'ranges_overlap');
    return null;
  when check_violation or not_null_violation or foreign_key_violation or unique_violation
    or numeric_value_out_of_range or invalid_text_representation or data_exception then
    perform private.raise_problem(400, 'brief_invalid');
    return null;
end
$function$;

comment on function "public"."save_brief"(uuid, jsonb, uuid, integer, uuid) is
  'Creates or changes a brief: {title, goal, work_mode, region_id, sector_id, languages: [{code, cefr}], roles: [{id?, role_id, phase, budget_rate_ore, times: [{starts_on, ends_on, percent}], competencies: [{competency_id, level, weight, is_must}]}], business_goal_id, communication_goal_id, measures: [{measure_id, baseline, target}], departments: [text], decider_name, decider_title, draft_id?}, both days of a time included. A role that is sent with its id keeps it; the caller''s draft with draft_id goes. Refused when changed elsewhere (stale_page), closed, or while consultants are considering it; what an open brief must have (assert_brief_ready) holds for its edits too.';

revoke all on function "public"."save_brief"(uuid, jsonb, uuid, integer, uuid) from public;

grant execute
  on function "public"."save_brief"(uuid, jsonb, uuid, integer, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_brief_draft (
  p_id         uuid,
  p_company_id uuid,
  p_fields     jsonb,
  p_brief_id   uuid  default null::uuid
)
  returns timestamp with time zone
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_member(p_company_id);
  v_saved timestamptz;
begin
  if p_brief_id is not null and not exists (
    select from public.briefs b where b.id = p_brief_id and b.company_id = p_company_id) then
    perform private.raise_problem(404, 'not_found');
  elsif (select count(*) from public.brief_drafts d
    where d.user_id = v_user and d.company_id = p_company_id and d.id <> p_id) >= 30 then
    perform private.raise_problem(409, 'too_many_drafts', jsonb_build_object('limit', 30));
  end if;
  insert into public.brief_drafts as d (id, company_id, user_id, brief_id, title, fields)
  values (p_id, p_company_id, v_user, p_brief_id,
    left(btrim(coalesce(p_fields ->> 'title', '')), 200), p_fields)
  on conflict (id) do update
    set title = excluded.title, fields = excluded.fields, saved_at = now()
    where d.user_id = v_user and d.company_id = p_company_id
  returning d.saved_at into v_saved;
  if v_saved is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_saved;
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'draft_invalid');
    return null;
end
$function$;

comment on function "public"."save_brief_draft"(uuid, uuid, jsonb, uuid) is
  'Keeps a brief form as it stands: fields by name, unchecked, for the caller alone. Returns when. Raises too_many_drafts, draft_invalid (over 300,000 characters), 404 for somebody else''s.';

revoke all on function "public"."save_brief_draft"(uuid, uuid, jsonb, uuid) from public;

grant execute
  on function "public"."save_brief_draft"(uuid, uuid, jsonb, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_company (
  p_company_id uuid,
  p            jsonb
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid;
  v_actor public.actor_role := 'company';
begin
  if private.is_agency() then
    v_user := auth.uid();
    v_actor := 'agency';
  else
    v_user := private.require_member(p_company_id, true);
  end if;
  update public.companies set
    name = btrim(p ->> 'name'),
    vat_number = nullif(upper(p ->> 'vat_number'), ''),
    sector_id = nullif(p ->> 'sector_id', ''),
    street = btrim(coalesce(p ->> 'street', '')),
    postal_code = btrim(coalesce(p ->> 'postal_code', '')),
    city = btrim(coalesce(p ->> 'city', '')),
    invoice_email = nullif(btrim(p ->> 'invoice_email'), ''),
    invoice_reference = btrim(coalesce(p ->> 'invoice_reference', '')),
    order_number = btrim(coalesce(p ->> 'order_number', '')),
    locale = coalesce(p ->> 'locale', locale),
    is_public_body = case when v_actor = 'agency'
      then coalesce((p ->> 'is_public_body')::boolean, is_public_body) else is_public_body end,
    payment_terms_days = case when v_actor = 'agency'
      then coalesce((p ->> 'payment_terms_days')::smallint, payment_terms_days)
      else payment_terms_days end
  where id = p_company_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('company', p_company_id, 'company_changed', null, null, v_actor,
    v_user, p_company_id => p_company_id);
exception
  when check_violation or not_null_violation or foreign_key_violation or data_exception then
    perform private.raise_problem(400, 'company_invalid');
end
$function$;

comment on function "public"."save_company"(uuid, jsonb) is 'Changes a company''s details: its owner or the agency. Whether it is a public body, and its payment terms, are for the agency alone.';

revoke all on function "public"."save_company"(uuid, jsonb) from public;

grant execute
  on function "public"."save_company"(uuid, jsonb)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_competencies (
  p_rows jsonb
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_id uuid := private.require_consultant();
begin
  perform from public.consultants where id = v_id for no key update;
  delete from public.consultant_competencies
  where consultant_id = v_id
    and competency_id not in (select r ->> 'competency_id' from jsonb_array_elements(p_rows) r);
  insert into public.consultant_competencies as c (consultant_id, competency_id, level, evidence)
  select v_id, r ->> 'competency_id', (r ->> 'level')::smallint,
    btrim(coalesce(r ->> 'evidence', ''))
  from jsonb_array_elements(p_rows) r
  on conflict (consultant_id, competency_id) do update set
    verification = case when excluded.level > c.level then 'declared' else c.verification end,
    level = excluded.level,
    evidence = excluded.evidence;
  perform private.record_event('consultant', v_id, 'competencies_changed', null, null,
    'consultant', auth.uid(), p_consultant_id => v_id);
exception
  when check_violation or not_null_violation or foreign_key_violation or cardinality_violation
    or numeric_value_out_of_range or invalid_text_representation then
    perform private.raise_problem(400, 'competencies_invalid');
end
$function$;

comment on function "public"."save_competencies"(jsonb) is 'Replaces the consultant''s competencies. Raising a level takes it back to self-declared.';

revoke all on function "public"."save_competencies"(jsonb) from public;

grant execute
  on function "public"."save_competencies"(jsonb)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_expense (
  p_assignment_id uuid,
  p_spent_on      date,
  p_description   text,
  p_net_ore       bigint,
  p_id            uuid   default null::uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_assignment public.assignments;
  v_row public.expenses;
begin
  select * into v_assignment from public.assignments
  where id = p_assignment_id and consultant_id = private.require_consultant() for share;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not v_assignment.during @> p_spent_on or p_spent_on > private.today() then
    perform private.raise_problem(400, 'day_outside_assignment', jsonb_build_object('day', p_spent_on));
  end if;
  if p_id is null then
    insert into public.expenses (assignment_id, spent_on, description, net_ore)
    values (p_assignment_id, p_spent_on, btrim(p_description), p_net_ore) returning * into v_row;
    perform private.record_event('expense', v_row.id, 'expense_submitted', null, 'submitted',
      'consultant', auth.uid(), p_company_id => v_assignment.company_id,
      p_consultant_id => v_assignment.consultant_id,
      p_details => jsonb_build_object('assignment_id', p_assignment_id));
  else
    select * into v_row from public.expenses
    where id = p_id and assignment_id = p_assignment_id for no key update;
    if not found then
      perform private.raise_problem(404, 'not_found');
    end if;
    perform private.move_expense(v_row, 'submitted', 'consultant');
    update public.expenses set spent_on = p_spent_on, description = btrim(p_description),
      net_ore = p_net_ore where id = p_id;
  end if;
  return v_row.id;
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'expense_invalid');
  return null;
end
$function$;

comment on function "public"."save_expense"(uuid, date, text, bigint, uuid) is
  'The consultant hands in an expense, or a rejected one again. The amount is what was laid out, excluding VAT; the company decides. Codes: day_outside_assignment, expense_invalid.';

revoke all on function "public"."save_expense"(uuid, date, text, bigint, uuid) from public;

grant execute
  on function "public"."save_expense"(uuid, date, text, bigint, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_person (
  p_name   text,
  p_locale text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_user();
begin
  if length(btrim(coalesce(p_name, ''))) not between 1 and 120 then
    perform private.raise_problem(400, 'name_invalid');
  end if;
  insert into public.people (user_id, name, locale)
  values (v_user, btrim(p_name), p_locale)
  on conflict (user_id) do update set name = excluded.name, locale = excluded.locale;
end
$function$;

comment on function "public"."save_person"(text, text) is 'Creates or renames the signed-in person.';

revoke all on function "public"."save_person"(text, text) from public;

grant execute
  on function "public"."save_person"(text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_profile (
  p         jsonb,
  p_version integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."save_profile"(jsonb, integer) is 'Replaces the consultant''s own profile: text, rates, work modes, roles, sectors, on-site regions, languages and wishes (share of full time, sectors, modes). 409 stale_page when it was changed elsewhere meanwhile.';

revoke all on function "public"."save_profile"(jsonb, integer) from public;

grant execute
  on function "public"."save_profile"(jsonb, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.save_timesheet (
  p_assignment_id uuid,
  p_week_start    date,
  p_entries       jsonb,
  p_version       integer default null::integer
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_assignment public.assignments;
  v_sheet public.timesheets;
begin
  select * into v_assignment from public.assignments
  where id = p_assignment_id and consultant_id = private.require_consultant() for share;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  -- A cancelled assignment keeps the days that were worked before it was cancelled.
  select b.during into v_assignment.during from public.bookings b where b.assignment_id = p_assignment_id;
  if not found then
    perform private.raise_problem(409, 'assignment_cancelled');
  end if;
  insert into public.timesheets (assignment_id, week_start) values (p_assignment_id, p_week_start)
  on conflict (assignment_id, week_start) do nothing;
  select * into v_sheet from public.timesheets
  where assignment_id = p_assignment_id and week_start = p_week_start for no key update;
  if v_sheet.state not in ('draft', 'rejected') then
    perform private.raise_problem(409, 'timesheet_locked', jsonb_build_object('state', v_sheet.state));
  elsif p_version is not null and v_sheet.version <> p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  delete from public.time_entries where timesheet_id = v_sheet.id;
  insert into public.time_entries (timesheet_id, position, work_date, minutes, activity, goal_id)
  select v_sheet.id, e.ordinality, (e.value ->> 'work_date')::date,
    (e.value ->> 'minutes')::smallint, btrim(e.value ->> 'activity'),
    nullif(e.value ->> 'goal_id', '')::uuid
  from jsonb_array_elements(p_entries) with ordinality e;
  perform private.check_time_entries(v_sheet, v_assignment);
  update public.timesheets set version = version + 1 where id = v_sheet.id;
  return v_sheet.id;
exception
  when check_violation or not_null_violation or foreign_key_violation or data_exception then
    perform private.raise_problem(400, 'timesheet_invalid');
    return null;
end
$function$;

comment on function "public"."save_timesheet"(uuid, date, jsonb, integer) is
  'Replaces a week''s rows while the timesheet is a draft or was rejected: [{work_date, minutes, activity, goal_id}].';

revoke all on function "public"."save_timesheet"(uuid, date, jsonb, integer) from public;

grant execute
  on function "public"."save_timesheet"(uuid, date, jsonb, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.search_roles (
  p_query text default ''::text
)
  returns SETOF public.roles
  language sql
  stable
  set search_path to ''
  AS $function$
  with q as (select lower(btrim(coalesce(p_query, ''))) as text)
  select r.*
  from public.roles r, q
  where q.text = ''
    or r.search_text like '%' || replace(replace(replace(q.text, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    or extensions.word_similarity(q.text, r.search_text) >= 0.5
  order by
    case when q.text = '' then 0
      else -extensions.word_similarity(q.text, r.search_text) end,
    r.position
$function$;

comment on function "public"."search_roles"(text) is 'Roles whose name or alias, in either language, holds or resembles the query; best first.';

revoke all on function "public"."search_roles"(text) from public;

grant execute
  on function "public"."search_roles"(text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.search_workplace (
  p_workplace  text,
  p_query      text,
  p_company_id uuid default null::uuid
)
  returns table (
    kind     text,
    id       uuid,
    title    text,
    note     text,
    state    text,
    due_date date
  )
  language plpgsql
  stable
  set search_path to ''
  AS $function$
declare
  v_text text := left(btrim(coalesce(p_query, '')), 80);
  v_digits text := substring(regexp_replace(v_text, '[\s-]', '', 'g') from '^[kK#]?([0-9]{1,25})$');
  v_number bigint := case when length(v_digits) <= 18 then v_digits::bigint end;
  v_pattern text := case when length(v_text) >= 2 then
    '%' || regexp_replace(v_text, '([\\%_])', '\\\1', 'g') || '%' end;
begin
  return query
  with found as (
    select f.* from private.search_agency(v_pattern, v_number, v_digits) f
    where p_workplace = 'agency' and private.is_agency()
    union all
    select f.* from private.search_company(p_company_id, v_pattern, v_number, v_digits) f
    where p_workplace = 'company' and p_company_id in (select private.my_company_ids())
    union all
    select f.* from private.search_consultant(v_pattern, v_number) f
    where p_workplace = 'consultant'
  ), placed as (
    select f.*, row_number() over (partition by f.kind
      order by f.is_exact desc nulls last, f.recency desc, f.title, f.id) as place
    from found f
  )
  select p.kind, p.id, p.title, p.note, p.state, p.due_date
  from placed p where p.place <= 8 order by p.kind, p.place;
end
$function$;

comment on function "public"."search_workplace"(text, text, uuid) is 'Looks for a name, a number (K-1006, 5001), an organisation number or an OCR reference in one workplace (agency, company, consultant): at most 8 of each kind, exact numbers first, then the latest. Names from two signs on. Runs with the reader''s own rights: strangers'' things are not there.';

revoke all on function "public"."search_workplace"(text, text, uuid) from public;

grant execute
  on function "public"."search_workplace"(text, text, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.send_proposal (
  p_proposal_id uuid,
  p_note        text,
  p_version     integer
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_proposal public.proposals := private.lock_proposal(p_proposal_id, p_version);
  v_move public.proposal_moves;
begin
  if nullif(btrim(p_note), '') is null then
    perform private.raise_problem(400, 'note_required');
  elsif length(btrim(p_note)) > 2000 then
    perform private.raise_problem(400, 'message_too_long');
  elsif not exists (select from public.proposal_candidates where proposal_id = p_proposal_id) then
    perform private.raise_problem(409, 'shortlist_empty');
  end if;
  perform private.assert_brief_role_open(
    (select b from public.briefs b where b.id = v_proposal.brief_id), v_proposal.brief_role_id);
  update public.proposals set state = 'sent', sent_at = now(), note = btrim(p_note), version = version + 1
  where id = p_proposal_id;
  perform private.record_event('proposal', p_proposal_id, 'proposal_sent', 'draft', 'sent', 'agency',
    auth.uid(), p_company_id => v_proposal.company_id,
    p_details => jsonb_build_object('brief_role_id', v_proposal.brief_role_id));
  for v_move in select * from public.proposal_moves where proposal_id = p_proposal_id order by moved_at, id
  loop
    perform private.record_event('proposal', p_proposal_id, 'consultant_moved', null, null, 'agency',
      v_move.moved_by, v_move.reason, p_consultant_id => v_move.consultant_id,
      p_details => jsonb_build_object('move', v_move.move));
  end loop;
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'proposal_sent', 'proposal_id', p_proposal_id));
end
$function$;

comment on function "public"."send_proposal"(uuid, text, integer) is 'The agency gives its proposal to the company with a note; from here on it is not changed. Everybody who was moved can read why.';

revoke all on function "public"."send_proposal"(uuid, text, integer) from public;

grant execute
  on function "public"."send_proposal"(uuid, text, integer)
  to "authenticated", "postgres", "service_role";

create or replace function public.send_requests (
  p_brief_role_id  uuid,
  p_consultant_ids uuid[],
  p_message        text   default ''::text
)
  returns integer
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs := private.lock_my_brief(
    (select r.brief_id from public.brief_roles r where r.id = p_brief_role_id));
  v_role public.brief_roles;
  v_until date;
  v_id uuid;
  v_match jsonb;
  v_request uuid;
  v_sent int := 0;
begin
  if v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  select * into v_role from public.brief_roles where id = p_brief_role_id;
  select max(upper(t.during)) - 1 into v_until
  from public.brief_role_times t where t.brief_role_id = p_brief_role_id;
  if v_role.filled_at is not null then
    perform private.raise_problem(409, 'role_filled');
  elsif v_until < private.today() then
    perform private.raise_problem(409, 'period_past');
  end if;
  perform private.assert_role_may_start(v_role);
  foreach v_id in array (select array(select distinct unnest(p_consultant_ids) order by 1))
  loop
    continue when exists (select from public.requests r
      where r.brief_role_id = p_brief_role_id and r.consultant_id = v_id);
    v_match := private.match_snapshot(p_brief_role_id, v_id);
    if v_match is null then
      perform private.raise_problem(409, 'consultant_no_longer_matches');
    end if;
    insert into public.requests (brief_id, brief_role_id, company_id, consultant_id, company_name,
      consultant_number, message, match, sent_by, answer_by)
    select v_brief.id, p_brief_role_id, v_brief.company_id, v_id, co.name, c.number, btrim(coalesce(p_message, '')),
      v_match, auth.uid(), least(private.today() + 5, v_until)
    from public.companies co, public.consultants c
    where co.id = v_brief.company_id and c.id = v_id
    returning id into v_request;
    v_sent := v_sent + 1;
    perform private.record_event('request', v_request, 'request_sent', null, 'sent', 'company',
      auth.uid(), p_company_id => v_brief.company_id, p_consultant_id => v_id);
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'request_sent', 'request_id', v_request));
  end loop;
  if (select count(*) from public.requests r
    where r.brief_role_id = p_brief_role_id and r.state in ('sent', 'offered')) > 5 then
    perform private.raise_problem(409, 'too_many_requests_open', '{"limit": 5}');
  end if;
  return v_sent;
exception
  when check_violation then
    perform private.raise_problem(400, 'message_too_long');
    return 0;
end
$function$;

comment on function "public"."send_requests"(uuid, uuid[], text) is 'Asks up to five consultants about a role of an open brief; those asked before are left as they are, so a double click changes nothing. Returns how many new requests were sent.';

revoke all on function "public"."send_requests"(uuid, uuid[], text) from public;

grant execute
  on function "public"."send_requests"(uuid, uuid[], text)
  to "authenticated", "postgres", "service_role";

create or replace function public.set_exchange_rate (
  p_currency text,
  p_day      date,
  p_rate     numeric,
  p_source   text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_actor uuid := private.require_agency();
begin
  if p_day > private.today() then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_day));
  elsif p_rate <> round(p_rate, 6) then
    perform private.raise_problem(400, 'exchange_rate_invalid');
  end if;
  insert into public.exchange_rates (currency, day, rate, source, set_by)
  values (p_currency, p_day, p_rate, btrim(p_source), v_actor)
  on conflict (currency, day) do update
    set rate = excluded.rate, source = excluded.source, set_by = excluded.set_by;
  perform private.record_event('exchange_rate', gen_random_uuid(), 'exchange_rate_set', null, null,
    'agency', v_actor, p_details => jsonb_build_object('currency', p_currency, 'day', p_day, 'rate', p_rate));
exception when check_violation or not_null_violation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'exchange_rate_invalid');
end
$function$;

comment on function "public"."set_exchange_rate"(text, date, numeric, text) is
  'Agency: the published rate of a day, with where it was published. Issued documents keep theirs.';

revoke all on function "public"."set_exchange_rate"(text, date, numeric, text) from public;

grant execute
  on function "public"."set_exchange_rate"(text, date, numeric, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.set_member_role (
  p_company_id uuid,
  p_user_id    uuid,
  p_role       text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid;
  v_from text;
begin
  -- The company's row is the lock: two owners who unmake each other take turns.
  perform from public.companies where id = p_company_id for no key update;
  v_user := private.require_member(p_company_id, true);
  select m.role into v_from from public.company_members m
  where m.company_id = p_company_id and m.user_id = p_user_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_role is null or p_role not in ('owner', 'member') then
    perform private.raise_problem(400, 'role_invalid');
  elsif v_from = p_role then
    return;
  end if;
  update public.company_members set role = p_role
  where company_id = p_company_id and user_id = p_user_id;
  if not exists (select from public.company_members
    where company_id = p_company_id and role = 'owner') then
    perform private.raise_problem(409, 'last_owner');
  end if;
  perform private.record_event('company', p_company_id,
    case p_role when 'owner' then 'owner_made' else 'owner_unmade' end, v_from, p_role, 'company',
    v_user, p_company_id => p_company_id, p_details => jsonb_build_object('user_id', p_user_id));
end
$function$;

comment on function "public"."set_member_role"(uuid, uuid, text) is 'An owner makes a member an owner (p_role owner) or takes it back (member), also of themselves; the last owner stays. Once more is nothing. 404, 403 owner_only, 409 last_owner.';

revoke all on function "public"."set_member_role"(uuid, uuid, text) from public;

grant execute
  on function "public"."set_member_role"(uuid, uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.set_paused (
  p_paused boolean
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_id uuid := private.require_consultant();
begin
  update public.consultants set
    paused_at = case when p_paused then coalesce(paused_at, now()) end
  where id = v_id;
  perform private.record_event('consultant', v_id,
    case when p_paused then 'consultant_paused' else 'consultant_resumed' end, null, null,
    'consultant', auth.uid(), p_consultant_id => v_id);
end
$function$;

comment on function "public"."set_paused"(boolean) is 'The consultant steps out of, or back into, matching.';

revoke all on function "public"."set_paused"(boolean) from public;

grant execute
  on function "public"."set_paused"(boolean)
  to "authenticated", "postgres", "service_role";

create or replace function public.share_diagnosis (
  p_diagnosis_id uuid,
  p_secret       text default null::text
)
  returns text
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.diagnoses := private.my_diagnosis(p_diagnosis_id, p_secret);
  v_token text := encode(extensions.gen_random_bytes(32), 'hex');
begin
  if (select count(*) from public.diagnosis_shares s
    where s.diagnosis_id = v_row.id and s.revoked_at is null) >= 10 then
    perform private.raise_problem(409, 'diagnosis_too_many_links', jsonb_build_object('limit', 10));
  end if;
  insert into public.diagnosis_shares (diagnosis_id, token_hash, created_by)
  values (v_row.id, private.secret_hash(v_token),
    (select p.user_id from public.people p where p.user_id = auth.uid()));
  perform private.record_event('diagnosis', v_row.id, 'diagnosis_shared', null, null, 'company',
    auth.uid(), p_company_id => v_row.company_id);
  return v_token;
end
$function$;

comment on function "public"."share_diagnosis"(uuid, text) is 'Makes a private link and returns its secret, which is shown once. Raises 404, 409 diagnosis_too_many_links.';

revoke all on function "public"."share_diagnosis"(uuid, text) from public;

grant execute
  on function "public"."share_diagnosis"(uuid, text)
  to "anon", "authenticated", "postgres", "service_role";

create or replace function public.share_shortlist (
  p_shortlist_id uuid,
  p_closes_on    date,
  p_question     text   default ''::text,
  p_voter_ids    uuid[] default '{}'::uuid[]
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_shortlist public.shortlists := private.lock_my_shortlist(p_shortlist_id);
  v_was_open boolean := private.voting_is_open(v_shortlist);
  v_key uuid;
  v_invited uuid[];
begin
  if not exists (select from public.shortlist_candidates x
    where x.shortlist_id = p_shortlist_id and x.removed_at is null) then
    perform private.raise_problem(409, 'shortlist_empty');
  elsif p_closes_on is null or p_closes_on not between private.today() and private.today() + 60 then
    perform private.raise_problem(400, 'deadline_invalid', '{"limit": 60}');
  elsif exists (select from unnest(p_voter_ids) v(id) where not exists (
    select from public.company_members m where m.company_id = v_shortlist.company_id and m.user_id = v.id)) then
    perform private.raise_problem(404, 'not_found');
  end if;
  update public.shortlists set closes_on = p_closes_on, question = btrim(coalesce(p_question, '')),
    closed_at = null, shared_at = coalesce(shared_at, now())
  where id = p_shortlist_id;
  insert into public.shortlist_links (shortlist_id, created_by) values (p_shortlist_id, auth.uid())
  on conflict (shortlist_id) where revoked_at is null do nothing;
  select l.key into v_key from public.shortlist_links l
  where l.shortlist_id = p_shortlist_id and l.revoked_at is null;
  with invited as (
    insert into public.shortlist_voters as w (shortlist_id, user_id, invited_at)
    select distinct p_shortlist_id, v.id, now() from unnest(p_voter_ids) v(id) where v.id <> auth.uid()
    on conflict (shortlist_id, user_id) do update set invited_at = now() where w.invited_at is null
    returning w.user_id)
  select coalesce(array_agg(i.user_id), '{}') into v_invited from invited i;
  if not v_was_open or v_invited <> '{}' or p_closes_on <> v_shortlist.closes_on
    or btrim(coalesce(p_question, '')) <> v_shortlist.question then
    perform private.record_event('shortlist', p_shortlist_id,
      case when v_was_open then 'shortlist_share_changed' else 'shortlist_shared' end, null, null,
      'company', auth.uid(), p_company_id => v_shortlist.company_id, p_details => jsonb_build_object(
        'brief_role_id', v_shortlist.brief_role_id, 'closes_on', p_closes_on, 'invited', cardinality(v_invited)));
  end if;
  if v_invited <> '{}' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'shortlist_shared', 'shortlist_id', p_shortlist_id, 'user_ids', v_invited));
  end if;
  return v_key;
exception
  when check_violation then
    perform private.raise_problem(400, 'note_too_long', '{"limit": 1000}');
    return null;
end
$function$;

comment on function "public"."share_shortlist"(uuid, date, text, uuid[]) is
  'Opens the list to the company''s colleagues until a last day (today to 60 days ahead), with a question to them; those named for the first time get a mail. Shared already: the day and the question change and the address stays. Returns the address''s key. 409 shortlist_empty, 400 deadline_invalid.';

revoke all on function "public"."share_shortlist"(uuid, date, text, uuid[]) from public;

grant execute
  on function "public"."share_shortlist"(uuid, date, text, uuid[])
  to "authenticated", "postgres", "service_role";

create or replace function public.start_payment_attempt (
  p_actor      uuid,
  p_invoice_id uuid
)
  returns public.payment_attempts
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_invoice public.invoices;
  v_attempt public.payment_attempts;
  v_open bigint;
begin
  select i.* into v_invoice from public.invoices i
  join public.company_members m on m.company_id = i.company_id and m.user_id = p_actor
  where i.id = p_invoice_id for no key update of i;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_invoice.state = 'paid' then
    perform private.raise_problem(409, 'invoice_already_paid');
  elsif v_invoice.state = 'credited' then
    perform private.raise_problem(409, 'invoice_credited');
  elsif exists (select from public.payment_attempts a
    where a.invoice_id = p_invoice_id and a.state = 'processing') then
    perform private.raise_problem(409, 'payment_in_progress');
  end if;
  v_open := private.open_amount(p_invoice_id);
  select * into v_attempt from public.payment_attempts
  where invoice_id = p_invoice_id and state in ('created', 'open') for no key update;
  if found and v_attempt.amount_ore = v_open
    and (v_attempt.expires_at is null or v_attempt.expires_at > now() + interval '5 minutes') then
    return v_attempt;
  elsif found then
    perform private.move_attempt(v_attempt, 'expired');
  end if;
  insert into public.payment_attempts
    (invoice_id, attempt, amount_ore, currency, idempotency_key, started_by)
  select p_invoice_id, n, v_open, v_invoice.currency, 'inv_' || p_invoice_id || ':checkout:' || n, p_actor
  from (select coalesce(max(a.attempt), 0) + 1 as n
    from public.payment_attempts a where a.invoice_id = p_invoice_id) x
  returning * into v_attempt;
  perform private.record_event('invoice', p_invoice_id, 'payment_started', null, null, 'company',
    p_actor, p_company_id => v_invoice.company_id);
  return v_attempt;
end
$function$;

comment on function "public"."start_payment_attempt"(uuid, uuid) is 'The live attempt of an unpaid invoice, or a new one for what is still open: one that was begun before some of it was credited is given up. Two clicks get the same attempt. Service role only; p_actor must be a member of the company.';

revoke all on function "public"."start_payment_attempt"(uuid, uuid) from public;

grant execute on function "public"."start_payment_attempt"(uuid, uuid) to "postgres", "service_role";

create or replace function public.start_proposal (
  p_brief_role_id uuid
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
  v_brief public.briefs;
  v_id uuid;
  v_last uuid;
begin
  select * into v_brief from public.briefs where id =
    (select r.brief_id from public.brief_roles r where r.id = p_brief_role_id) for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_brief.state <> 'open' then
    perform private.raise_problem(409, 'brief_closed', jsonb_build_object('state', v_brief.state));
  end if;
  perform private.assert_brief_role_open(v_brief, p_brief_role_id);
  select p.id into v_id from public.proposals p
  where p.brief_role_id = p_brief_role_id and p.state = 'draft';
  if found then
    return v_id;
  end if;
  select p.id into v_last from public.proposals p
  where p.brief_role_id = p_brief_role_id and p.state = 'sent' order by p.sent_at desc limit 1;
  insert into public.proposals (brief_role_id, brief_id, company_id, proposed_by, proposed_by_name)
  select p_brief_role_id, v_brief.id, v_brief.company_id, v_user, p.name
  from public.people p where p.user_id = v_user
  returning id into v_id;
  if v_last is not null then
    insert into public.proposal_candidates (proposal_id, consultant_id, position, ranked_place)
    select v_id, x.consultant_id, x.position, x.ranked_place
    from public.proposal_candidates x where x.proposal_id = v_last;
  else
    insert into public.proposal_candidates (proposal_id, consultant_id, position, ranked_place)
    select v_id, x.consultant_id, row_number() over (order by x.place), x.place
    from public.list_matches(p_brief_role_id, 5, 0) x;
  end if;
  perform private.record_event('proposal', v_id, 'proposal_started', null, 'draft', 'agency', v_user,
    p_details => jsonb_build_object('brief_role_id', p_brief_role_id));
  return v_id;
end
$function$;

comment on function "public"."start_proposal"(uuid) is 'The agency begins a proposal with the first five of the ranking, or with its last proposal for the role; an unfinished one is returned as it is.';

revoke all on function "public"."start_proposal"(uuid) from public;

grant execute
  on function "public"."start_proposal"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.store_diagnosis (
  p_version text,
  p_secret  text,
  p_context jsonb,
  p_answers jsonb
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_id uuid;
begin
  perform private.assert_diagnosis_answers(p_version, p_answers);
  perform private.assert_diagnosis_context(p_version, p_context);
  if length(coalesce(p_secret, '')) not between 32 and 128 then
    perform private.raise_problem(400, 'diagnosis_invalid');
  end if;
  insert into public.diagnoses (version, secret_hash, context)
  values (p_version, private.secret_hash(p_secret), p_context)
  on conflict (secret_hash) do nothing
  returning id into v_id;
  if v_id is null then
    select d.id into v_id from public.diagnoses d
    where d.secret_hash = private.secret_hash(p_secret);
    return v_id;
  end if;
  insert into public.diagnosis_responses (diagnosis_id, is_owner, answers)
  values (v_id, true, p_answers);
  return v_id;
end
$function$;

comment on function "public"."store_diagnosis"(text, text, jsonb, jsonb) is
  'Keeps a finished analysis without saying whose it is. The same secret gives the same analysis, so that a form sent twice makes one. Raises 400 diagnosis_invalid. Service role only: the server counts tries first.';

revoke all on function "public"."store_diagnosis"(text, text, jsonb, jsonb) from public;

grant execute
  on function "public"."store_diagnosis"(text, text, jsonb, jsonb)
  to "postgres", "service_role";

create or replace function public.store_document (
  p_document_id  uuid,
  p_media_type   text,
  p_bytes_base64 text
)
  returns text
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  insert into public.issued_documents (document_id, invoice_id, credit_note_id, media_type, bytes, sha256)
  select p_document_id, (select i.id from public.invoices i where i.id = p_document_id),
    (select c.id from public.credit_notes c where c.id = p_document_id), p_media_type, v_bytes,
    encode(sha256(v_bytes), 'hex')
  on conflict (document_id, media_type) do nothing;
  select d.sha256 into v_hash from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type;
  return v_hash;
end
$function$;

comment on function "public"."store_document"(uuid, text, text) is 'Keeps a document''s bytes; the first ones stay. Returns their SHA-256. Service role only.';

revoke all on function "public"."store_document"(uuid, text, text) from public;

grant execute on function "public"."store_document"(uuid, text, text) to "postgres", "service_role";

create or replace function public.submit_timesheet (
  p_timesheet_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_row public.timesheets := private.lock_timesheet(p_timesheet_id, 'consultant');
begin
  if not exists (select from public.time_entries where timesheet_id = v_row.id) then
    perform private.raise_problem(409, 'timesheet_empty');
  end if;
  perform private.move_timesheet(v_row, 'submitted', 'consultant');
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'timesheet_submitted', 'timesheet_id', v_row.id));
end
$function$;

comment on function "public"."submit_timesheet"(uuid) is 'The consultant hands in the week.';

revoke all on function "public"."submit_timesheet"(uuid) from public;

grant execute
  on function "public"."submit_timesheet"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.sum_invoices (
  p_company_ids uuid[] default null::uuid[],
  p_number      bigint default null::bigint,
  p_state       text   default null::text,
  p_issued_from date   default null::date,
  p_issued_to   date   default null::date,
  p_due_from    date   default null::date,
  p_due_to      date   default null::date
)
  returns table (
    net_ore   bigint,
    total_ore bigint,
    open_ore  bigint
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select coalesce(sum(i.net_ore), 0)::bigint, coalesce(sum(i.total_ore), 0)::bigint,
    coalesce(sum(b.open_ore), 0)::bigint
  from public.invoices i
  join public.invoice_balances b on b.invoice_id = i.id
  where (p_company_ids is null or i.company_id = any (p_company_ids))
    and (p_number is null or i.number = p_number)
    and (p_state is null or i.state = p_state)
    and (p_issued_from is null or i.issue_date >= p_issued_from)
    and (p_issued_to is null or i.issue_date <= p_issued_to)
    and (p_due_from is null or i.due_date >= p_due_from)
    and (p_due_to is null or i.due_date <= p_due_to)
$function$;

comment on function "public"."sum_invoices"(uuid[], bigint, text, date, date, date, date) is
  'The invoices of a filter added up (öre): excluding VAT, including it, still to pay. A condition left out does not narrow; days are included. Over the rows that the reader may see.';

revoke all
  on function "public"."sum_invoices"(uuid[], bigint, text, date, date, date, date)
  from public;

grant execute
  on function "public"."sum_invoices"(uuid[], bigint, text, date, date, date, date)
  to "authenticated", "postgres", "service_role";

create or replace function public.take_rate_limit (
  p_bucket  text,
  p_limit   integer,
  p_seconds integer
)
  returns boolean
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."take_rate_limit"(text, integer, integer) is 'Counts one try in the current window of p_seconds; false when more than p_limit were made. Service role only.';

revoke all on function "public"."take_rate_limit"(text, integer, integer) from public;

grant execute
  on function "public"."take_rate_limit"(text, integer, integer)
  to "postgres", "service_role";

create or replace function public.unblock_company (
  p_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
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
$function$;

comment on function "public"."unblock_company"(uuid) is 'Takes a declaration back: the agency any, the consultant their own. 404 not_found.';

revoke all on function "public"."unblock_company"(uuid) from public;

grant execute
  on function "public"."unblock_company"(uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.use_credit (
  p_payment_id uuid,
  p_invoice_id uuid
)
  returns bigint
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_actor uuid := private.require_agency();
  v_payment public.payments;
  v_invoice public.invoices;
  v_used bigint;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id for no key update;
  select * into v_payment from public.payments where id = p_payment_id for no key update;
  if v_invoice.id is null or v_payment.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif v_payment.company_id <> v_invoice.company_id then
    perform private.raise_problem(409, 'payment_of_other_company');
  elsif v_payment.currency <> v_invoice.currency then
    perform private.raise_problem(409, 'currencies_differ');
  end if;
  v_used := private.allocate_payment(v_payment, v_invoice, v_payment.amount_ore, v_actor);
  if v_used = 0 then
    perform private.raise_problem(409, 'nothing_to_allocate');
  end if;
  perform private.record_event('invoice', p_invoice_id, 'credit_used', null, null, 'agency', v_actor,
    p_company_id => v_invoice.company_id, p_details => jsonb_build_object('amount_ore', v_used));
  return v_used;
end
$function$;

comment on function "public"."use_credit"(uuid, uuid) is 'Agency: uses what is left of a payment for an invoice of the same company. Codes: payment_of_other_company, currencies_differ, nothing_to_allocate.';

revoke all on function "public"."use_credit"(uuid, uuid) from public;

grant execute
  on function "public"."use_credit"(uuid, uuid)
  to "authenticated", "postgres", "service_role";

create or replace function public.verify_competency (
  p_consultant_id uuid,
  p_competency_id text,
  p_verification  text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_user uuid := private.require_agency();
begin
  update public.consultant_competencies set verification = p_verification
  where consultant_id = p_consultant_id and competency_id = p_competency_id;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('consultant', p_consultant_id, 'competency_verified', null, null,
    'agency', v_user, p_consultant_id => p_consultant_id, p_details => jsonb_build_object(
      'competency_id', p_competency_id, 'verification', p_verification));
exception
  when check_violation then
    perform private.raise_problem(400, 'verification_invalid');
end
$function$;

comment on function "public"."verify_competency"(uuid, text, text) is 'The agency records how well a competency is proved.';

revoke all on function "public"."verify_competency"(uuid, text, text) from public;

grant execute
  on function "public"."verify_competency"(uuid, text, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.was_mail_sent (
  p_key text
)
  returns boolean
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$ select exists (select from private.mails m where m.key = p_key and m.state = 'sent') $function$;

comment on function "public"."was_mail_sent"(text) is 'True when this notice has left before. Service role only.';

revoke all on function "public"."was_mail_sent"(text) from public;

grant execute on function "public"."was_mail_sent"(text) to "postgres", "service_role";

create or replace function public.withdraw_offer (
  p_offer_id uuid,
  p_reason   text default null::text
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_request public.requests;
  v_offer public.offers;
begin
  v_request := private.lock_my_request((select o.request_id from public.offers o where o.id = p_offer_id));
  select * into v_offer from public.offers where id = p_offer_id for no key update;
  perform private.move_offer(v_offer, 'withdrawn', 'consultant', p_reason);
  perform private.move_request(v_request, 'closed', 'consultant', p_reason);
end
$function$;

comment on function "public"."withdraw_offer"(uuid, text) is 'The consultant takes an open offer back.';

revoke all on function "public"."withdraw_offer"(uuid, text) from public;

grant execute
  on function "public"."withdraw_offer"(uuid, text)
  to "authenticated", "postgres", "service_role";

create or replace function public.withdraw_request (
  p_request_id uuid
)
  returns void
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_brief public.briefs := private.lock_my_brief(
    (select r.brief_id from public.requests r where r.id = p_request_id));
  v_request public.requests;
begin
  select * into v_request from public.requests where id = p_request_id for no key update;
  perform private.move_request(v_request, 'withdrawn', 'company');
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'request_closed', 'request_id', v_request.id));
end
$function$;

comment on function "public"."withdraw_request"(uuid) is 'The company takes an unanswered request back.';

revoke all on function "public"."withdraw_request"(uuid) from public;

grant execute
  on function "public"."withdraw_request"(uuid)
  to "authenticated", "postgres", "service_role";
