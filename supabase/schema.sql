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

comment on table "private"."capacity_spans" is 'A consultant''s time as a step function: available, booked and free percent of each span. Kept by rebuild_capacity(). The check on booked is what makes double booking impossible.';

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "private"."capacity_spans"
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
  "id"            uuid     not null default gen_random_uuid(),
  "assignment_id" uuid     not null,
  "position"      smallint not null default 1,
  "title"         text     not null,
  constraint "assignment_goals_assignment_id_position_key" unique (assignment_id, "position"),
  constraint "assignment_goals_pkey" primary key (id),
  constraint "assignment_goals_title_check"
    check (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 4000))),
  constraint "assignment_goals_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict
);

alter table "public"."assignment_goals"
  enable row level security;

create policy "assignment_goals_select_party" on "public"."assignment_goals"
  for select
  to "authenticated"
  using
    (((assignment_id in ( select private.my_assignment_ids() as my_assignment_ids)) or ( select
    private.is_agency() as is_agency)));

comment on table "public"."assignment_goals" is 'What the assignment''s hours are for; frozen at acceptance.';

revoke all on table "public"."assignment_goals" from "authenticated";

grant select on table "public"."assignment_goals" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."assignment_goals"
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

create table "public"."briefs" (
  "id"         uuid                     not null default gen_random_uuid(),
  "company_id" uuid                     not null,
  "created_by" uuid,
  "state"      text                     not null default 'draft'::text,
  "title"      text                     not null,
  "goal"       text                     not null,
  "during"     daterange                not null,
  "currency"   character(3)             not null default 'SEK'::bpchar,
  "work_mode"  text                     not null,
  "region_id"  text,
  "sector_id"  text,
  "form_key"   uuid,
  "version"    integer                  not null default 1,
  "created_at" timestamp with time zone not null default now(),
  "opened_at"  timestamp with time zone,
  constraint "briefs_check" check (((work_mode <> 'on_site'::text) OR (region_id IS NOT NULL))),
  constraint "briefs_currency_check" check ((currency = 'SEK'::bpchar)),
  constraint "briefs_during_check"
    check
    (((NOT isempty(during)) AND (lower(during) >= '2024-01-01'::date) AND (upper(during) <=
    '2035-12-31'::date))),
  constraint "briefs_form_key_key" unique (form_key),
  constraint "briefs_goal_check"
    check (((length(btrim(goal)) >= 10) AND (length(btrim(goal)) <= 4000))),
  constraint "briefs_pkey" primary key (id),
  constraint "briefs_state_check"
    check ((state = ANY (ARRAY['draft'::text, 'open'::text, 'filled'::text, 'withdrawn'::text]))),
  constraint "briefs_title_check"
    check (((length(btrim(title)) >= 3) AND (length(btrim(title)) <= 120))),
  constraint "briefs_work_mode_check"
    check ((work_mode = ANY (ARRAY['on_site'::text, 'hybrid'::text, 'remote'::text, 'any'::text]))),
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

comment on column "public"."briefs"."during" is 'Half-open days from the first to the last day that any role is asked for; kept by save_brief.';

comment on column "public"."briefs"."form_key" is 'Id of the form that made it: a form posted twice makes one brief.';

comment on column "public"."briefs"."version" is 'Raised at each edit, so that a stale page is refused.';

comment on table "public"."briefs" is 'A described need: one or more roles, the goal they work for, place and sector.';

revoke all on table "public"."briefs" from "authenticated";

grant select on table "public"."briefs" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."briefs"
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
  "id"              uuid                     not null default gen_random_uuid(),
  "number"          integer                  generated always as identity
    (increment by 1 minvalue 1 maxvalue 2147483647 START with 1001 cache 1 no cycle) not null,
  "user_id"         uuid,
  "state"           text                     not null default 'draft'::text,
  "paused_at"       timestamp with time zone,
  "name"            text                     collate pg_catalog."sv-x-icu" not null,
  "headline"        text                     not null default ''::text,
  "about"           text                     not null default ''::text,
  "region_id"       text,
  "wished_rate_ore" bigint,
  "floor_rate_ore"  bigint,
  "work_modes"      text[]                   not null default '{}'::text[],
  "approved_at"     timestamp with time zone,
  "version"         integer                  not null default 1,
  "created_at"      timestamp with time zone not null default now(),
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

create policy "consultants_select_self" on "public"."consultants"
  for select
  to "authenticated"
  using (((user_id = ( select auth.uid() as uid)) or ( select private.is_agency() as is_agency)));

comment on column "public"."consultants"."floor_rate_ore" is 'Lowest acceptable price; missing means the asked one.';

comment on column "public"."consultants"."number" is 'Shown in place of the name until both sides have shown interest.';

comment on column "public"."consultants"."version" is 'Raised at each edit, so that a stale page is refused.';

comment on column "public"."consultants"."wished_rate_ore" is 'Asked price to the client, öre per hour, excluding VAT, including the agency''s margin.';

comment on column "public"."consultants"."work_modes" is 'Stated modes; empty counts as all.';

comment on table "public"."consultants" is 'A consultant''s profile. Only approved and unpaused ones are matched.';

revoke all on table "public"."consultants" from "authenticated";

grant select on table "public"."consultants" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."consultants"
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

create table "public"."diagnosis_responses" (
  "id"           uuid                     not null default gen_random_uuid(),
  "diagnosis_id" uuid                     not null,
  "user_id"      uuid,
  "is_owner"     boolean                  not null default false,
  "perspective"  text,
  "department"   text                     not null default ''::text,
  "answers"      jsonb                    not null,
  "answered_at"  timestamp with time zone not null default now(),
  constraint "diagnosis_responses_answers_check" check ((jsonb_typeof(answers) = 'object'::text)),
  constraint "diagnosis_responses_check" check ((is_owner OR (perspective IS NOT NULL))),
  constraint "diagnosis_responses_department_check" check ((length(department) <= 80)),
  constraint "diagnosis_responses_diagnosis_id_fkey" foreign key (diagnosis_id)
    references public.diagnoses(id) on delete cascade,
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

create table "public"."invoice_documents" (
  "invoice_id" uuid                     not null,
  "media_type" text                     not null,
  "bytes"      bytea                    not null,
  "sha256"     text                     not null,
  "made_at"    timestamp with time zone not null default now(),
  constraint "invoice_documents_bytes_check"
    check (((length(bytes) >= 100) AND (length(bytes) <= 10000000))),
  constraint "invoice_documents_check" check ((sha256 = encode(sha256(bytes), 'hex'::text))),
  constraint "invoice_documents_media_type_check" check ((media_type = 'application/pdf'::text)),
  constraint "invoice_documents_pkey" primary key (invoice_id),
  constraint "invoice_documents_sha256_check" check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint "invoice_documents_invoice_id_fkey" foreign key (invoice_id)
    references public.invoices(id) on delete restrict
);

alter table "public"."invoice_documents"
  enable row level security;

create trigger invoice_documents_freeze
  before delete or update on public.invoice_documents
  for each row
  execute function private.refuse_change();

create policy "invoice_documents_select_company" on "public"."invoice_documents"
  for select
  to "authenticated"
  using ((invoice_id in ( select i.id
   from public.invoices i)));

comment on table "public"."invoice_documents" is 'The exact bytes that were sent to the customer.';

revoke all on table "public"."invoice_documents" from "authenticated";

grant select on table "public"."invoice_documents" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."invoice_documents"
  to "postgres", "service_role";

create table "public"."invoice_lines" (
  "invoice_id"     uuid      not null,
  "position"       smallint  not null,
  "timesheet_id"   uuid      not null,
  "description"    text      not null,
  "minutes"        integer   not null,
  "unit_price_ore" bigint    not null,
  "net_ore"        bigint    not null,
  "vat_rate_bp"    integer   not null,
  "period"         daterange not null,
  constraint "invoice_lines_description_check"
    check (((length(description) >= 1) AND (length(description) <= 500))),
  constraint "invoice_lines_minutes_check" check ((minutes > 0)),
  constraint "invoice_lines_pkey" primary key (invoice_id, "position"),
  constraint "invoice_lines_position_check" check (("position" > 0)),
  constraint "invoice_lines_timesheet_id_key" unique (timesheet_id),
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

create trigger invoice_lines_freeze
  before delete or update on public.invoice_lines
  for each row
  execute function private.refuse_change();

create policy "invoice_lines_select_company" on "public"."invoice_lines"
  for select
  to "authenticated"
  using ((invoice_id in ( select i.id
   from public.invoices i)));

comment on column "public"."invoice_lines"."unit_price_ore" is 'Öre per hour, excluding VAT.';

comment on table "public"."invoice_lines" is 'One row for each timesheet: a timesheet is invoiced once.';

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
  "assignment_id"      uuid                     not null,
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
  constraint "invoices_assignment_id_fkey" foreign key (assignment_id)
    references public.assignments(id) on delete restrict,
  constraint "invoices_check1" check ((total_ore = (net_ore + vat_ore))),
  constraint "invoices_check2" check (((state = 'paid'::text) = (paid_at IS NOT NULL))),
  constraint "invoices_check" check ((due_date >= issue_date)),
  constraint "invoices_company_id_fkey" foreign key (company_id) references public.companies(id)
    on delete restrict,
  constraint "invoices_currency_check" check ((currency = 'SEK'::bpchar)),
  constraint "invoices_locale_check" check ((locale = ANY (ARRAY['sv'::text, 'en'::text]))),
  constraint "invoices_net_ore_check" check ((net_ore > 0)),
  constraint "invoices_ocr_check" check ((ocr ~ '^[0-9]{2,25}$'::text)),
  constraint "invoices_ocr_key" unique (ocr),
  constraint "invoices_pkey" primary key (id),
  constraint "invoices_series_number_key" unique (series, number),
  constraint "invoices_state_check" check ((state = ANY (ARRAY['issued'::text, 'paid'::text]))),
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

comment on column "public"."invoices"."buyer" is 'The company as it was when the invoice was issued.';

comment on column "public"."invoices"."period" is 'Days of supply, half-open.';

comment on column "public"."invoices"."seller" is 'The agency as it was when the invoice was issued.';

comment on column "public"."invoices"."vat_category" is 'EN 16931: S standard rate, AE reverse charge.';

comment on table "public"."invoices" is 'Issued invoices; nothing but the state of payment ever changes.';

revoke all on table "public"."invoices" from "authenticated";

grant select on table "public"."invoices" to "authenticated";

grant delete, insert, maintain, references, select, trigger, truncate, update
  on table "public"."invoices"
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
  "invoice_id"            uuid                     not null,
  "method"                text                     not null,
  "amount_ore"            bigint                   not null,
  "currency"              character(3)             not null,
  "stripe_payment_intent" text                     not null,
  "received_at"           timestamp with time zone not null default now(),
  constraint "payments_amount_ore_check" check ((amount_ore > 0)),
  constraint "payments_currency_check" check ((currency = 'SEK'::bpchar)),
  constraint "payments_invoice_id_fkey" foreign key (invoice_id) references public.invoices(id)
    on delete restrict,
  constraint "payments_method_check" check ((method = 'card'::text)),
  constraint "payments_pkey" primary key (id),
  constraint "payments_stripe_payment_intent_key" unique (stripe_payment_intent)
);

alter table "public"."payments"
  enable row level security;

create index payments_invoice_id_idx on public.payments using btree (invoice_id);

create trigger payments_freeze
  before delete or update on public.payments
  for each row
  execute function private.refuse_change();

create policy "payments_select_company" on "public"."payments"
  for select
  to "authenticated"
  using ((invoice_id in ( select i.id
   from public.invoices i)));

comment on table "public"."payments" is 'Money that arrived; one row for each Stripe payment, however often Stripe tells of it.';

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

create policy "service_promises_select_agency" on "public"."service_promises"
  for select
  to "authenticated"
  using (( select private.is_agency() as is_agency));

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
    'assignment'::text, 'timesheet'::text, 'invoice'::text, 'payment_attempt'::text])))
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
    (COALESCE(p.paid_ore, (0)::numeric))::bigint AS paid_ore,
    (GREATEST((0)::numeric, ((i.total_ore)::numeric - COALESCE(p.paid_ore, (0)::numeric))))::bigint AS open_ore,
    (GREATEST((0)::numeric, (COALESCE(p.paid_ore, (0)::numeric) - (i.total_ore)::numeric)))::bigint AS surplus_ore,
    ((i.state = 'issued'::text) AND (i.due_date < ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date)) AS is_overdue
   FROM (public.invoices i
     LEFT JOIN LATERAL ( SELECT sum(x.amount_ore) AS paid_ore
           FROM public.payments x
          WHERE (x.invoice_id = i.id)) p ON (true));

comment on view "public"."invoice_balances" is 'What is paid, open and paid too much on each invoice, and whether it is past its due date.';

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

create or replace function private.check_invoice_sums (
  p_invoice_id    uuid,
  p_timesheet_ids uuid[],
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
    select l.*, a.rate_ore,
      (select sum(e.minutes) from public.time_entries e where e.timesheet_id = l.timesheet_id) as worked
    from public.invoice_lines l
    join public.timesheets t on t.id = l.timesheet_id
    join public.assignments a on a.id = t.assignment_id
    where l.invoice_id = p_invoice_id
  ), vat as (
    select vat_rate_bp, round(sum(net_ore) * vat_rate_bp / 10000.0) as vat_ore
    from lines group by vat_rate_bp
  )
  select case
    when (select array_agg(timesheet_id order by timesheet_id) from lines)
      is distinct from (select array_agg(x order by x) from unnest(p_timesheet_ids) x) then 'timesheets'
    when exists (select from lines where minutes <> worked or unit_price_ore <> rate_ore) then 'lines'
    when exists (select from lines where net_ore <> round(unit_price_ore * minutes / 60.0)) then 'line nets'
    when i.net_ore <> (select sum(net_ore) from lines) then 'net'
    when i.vat_ore <> (select sum(vat_ore) from vat) then 'vat'
    when (p_company.country = 'SE') <> (i.vat_category = 'S') then 'vat category'
    when exists (select from lines
      where vat_rate_bp <> case i.vat_category when 'S' then 2500 else 0 end) then 'vat rate'
    when i.vat_category = 'AE' and p_company.vat_number is null then 'buyer vat number'
  end into v_bad
  from public.invoices i where i.id = p_invoice_id;
  if v_bad is not null then
    perform private.raise_problem(409, 'invoice_sums_differ', jsonb_build_object('what', v_bad));
  end if;
end
$function$;

comment on function "private"."check_invoice_sums"(uuid, uuid[], public.companies) is
  'Derives lines, net and VAT again from time and terms (EN 16931: VAT for each rate on the sum of its lines) and refuses any difference.';

revoke all on function "private"."check_invoice_sums"(uuid, uuid[], public.companies) from public;

grant execute
  on function "private"."check_invoice_sums"(uuid, uuid[], public.companies)
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
  order by r.answered_at desc, r.id
  limit 1
$function$;

comment on function "private"."latest_strategy_percent"(uuid) is 'The strategy dimension''s per cent 0–100 in the latest answers of the company''s management or of one who made an analysis; null when there are none.';

revoke all on function "private"."latest_strategy_percent"(uuid) from public;

grant execute on function "private"."latest_strategy_percent"(uuid) to "postgres";

create or replace function private.level_credit (
  p_have smallint,
  p_need smallint
)
  returns integer
  language sql
  immutable
  parallel safe
  AS $function$
  select case
    when p_have is null or p_have = 0 then 0
    when p_have >= p_need then 100
    when p_need - p_have = 1 then 70
    when p_need - p_have = 2 then 35
    when p_need - p_have = 3 then 10
    else 0
  end
$function$;

comment on function "private"."level_credit"(smallint, smallint) is 'Credit in hundredths for a level held against a level needed. No search_path setting, so that the planner can inline it; it names no object.';

revoke all on function "private"."level_credit"(smallint, smallint) from public;

grant execute on function "private"."level_credit"(smallint, smallint) to "postgres";

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

create or replace function private.log_ranking_move (
  p_brief_role_id uuid,
  p_consultant_id uuid,
  p_reason        text
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  if to_regprocedure('public.note_ranking_move(uuid,uuid,text)') is not null then
    execute 'select public.note_ranking_move($1, $2, $3)' using p_brief_role_id, p_consultant_id, p_reason;
  end if;
end
$function$;

comment on function "private"."log_ranking_move"(uuid, uuid, text) is 'Adds the move to the log of rankings, where the database keeps one.';

revoke all on function "private"."log_ranking_move"(uuid, uuid, text) from public;

grant execute on function "private"."log_ranking_move"(uuid, uuid, text) to "postgres";

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

create or replace function private.match_details (
  p_brief_role_id uuid,
  p_consultant_id uuid
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
  select jsonb_agg(jsonb_build_object(
    'competency_id', w.competency_id, 'need', w.level, 'weight', w.weight, 'is_must', w.is_must,
    'have', coalesce(h.effective_level, 0), 'declared', coalesce(h.level, 0),
    'verification', h.verification,
    'credit', private.level_credit(h.effective_level, w.level)) order by w.position)
  from public.brief_competencies w
  left join public.consultant_competencies h
    on h.competency_id = w.competency_id and h.consultant_id = p_consultant_id
  where w.brief_role_id = p_brief_role_id
$function$;

comment on function "private"."match_details"(uuid, uuid) is 'Need and have for each required competency, in the role''s order; credit in hundredths.';

revoke all on function "private"."match_details"(uuid, uuid) from public;

grant execute on function "private"."match_details"(uuid, uuid) to "postgres";

create or replace function private.match_snapshot (
  p_brief_role_id uuid,
  p_consultant_id uuid
)
  returns jsonb
  language sql
  stable
  set search_path to ''
  AS $function$
  select to_jsonb(r) - 'consultant_id' || jsonb_build_object(
    'details', private.match_details(p_brief_role_id, p_consultant_id), 'rules_version', '1')
  from private.ranked_matches(p_brief_role_id) r
  where r.consultant_id = p_consultant_id
$function$;

comment on function "private"."match_snapshot"(uuid, uuid) is 'One match as shown now, to be kept with a request; null when not ranked.';

revoke all on function "private"."match_snapshot"(uuid, uuid) from public;

grant execute on function "private"."match_snapshot"(uuid, uuid) to "postgres";

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

create or replace function private.mode_index (
  p_mode text
)
  returns integer
  language sql
  immutable
  parallel safe
  AS $function$ select case p_mode when 'on_site' then 1 when 'hybrid' then 2 when 'remote' then 3 end $function$;

comment on function "private"."mode_index"(text) is 'Order of work modes: on site, hybrid, remote. Inlined; names no object.';

revoke all on function "private"."mode_index"(text) from public;

grant execute on function "private"."mode_index"(text) to "postgres";

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
end
$function$;

comment on function "private"."move_attempt"(public.payment_attempts, text) is
  'The only writer of payment_attempts.state; the row is locked by the caller.';

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
  AS $function$
  select greatest(0, i.total_ore - coalesce((
    select sum(p.amount_ore) from public.payments p where p.invoice_id = i.id), 0))::bigint
  from public.invoices i where i.id = p_invoice_id
$function$;

comment on function "private"."open_amount"(uuid) is 'Öre still to pay on an invoice, never negative.';

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

create or replace function private.ranked_matches (
  p_brief_role_id uuid
)
  returns table (
    place         bigint,
    consultant_id uuid,
    competence    numeric,
    availability  numeric,
    rate          numeric,
    sector        numeric,
    work_mode     numeric,
    sum_score     numeric,
    is_capped     boolean,
    total         numeric
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  select row_number() over (order by s.total desc, s.competence desc, s.availability desc,
      encode(sha256(convert_to(r.brief_id || ':' || s.consultant_id, 'UTF8')), 'hex')),
    s.consultant_id, s.competence, s.availability, s.rate, s.sector, s.work_mode, s.sum_score,
    s.is_capped, s.total
  from private.score_consultants(p_brief_role_id) s
  join public.brief_roles r on r.id = p_brief_role_id
  where s.failed = '{}'
$function$;

comment on function "private"."ranked_matches"(uuid) is 'Those who pass every constraint, in order: total, competence, availability, hash of the pair. Never by price or by date of registration.';

revoke all on function "private"."ranked_matches"(uuid) from public;

grant execute on function "private"."ranked_matches"(uuid) to "postgres";

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

create or replace function private.score_consultants (
  p_brief_role_id uuid
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
    total         numeric
  )
  language sql
  stable
  set search_path to ''
  AS $function$
  with brief as materialized (
    select b.id, b.work_mode, b.region_id, b.sector_id, r.role_id, r.budget_rate_ore,
      (select sum(t.percent * private.working_days_in(t.during))
        from public.brief_role_times t where t.brief_role_id = r.id) as asked_sum
    from public.brief_roles r
    join public.briefs b on b.id = r.brief_id
    where r.id = p_brief_role_id
  ), wanted as materialized (
    select w.competency_id, w.level, w.weight, w.is_must
    from public.brief_competencies w where w.brief_role_id = p_brief_role_id
  ), wanted_sums as materialized (
    select sum(weight) as weights, count(*) filter (where weight = 3) as essentials,
      count(*) filter (where is_must) as musts
    from wanted
  ), wanted_languages as materialized (
    select l.language_code, l.cefr
    from brief b join public.brief_languages l on l.brief_id = b.id
  ), skills as (
    select h.consultant_id,
      sum(w.weight * private.level_credit(h.effective_level, w.level)) as credit,
      count(*) filter (where w.weight = 3
        and private.level_credit(h.effective_level, w.level) >= 35) as essentials_met,
      count(*) filter (where w.is_must
        and private.level_credit(h.effective_level, w.level) > 0) as musts_met
    from wanted w
    join public.consultant_competencies h on h.competency_id = w.competency_id
    group by h.consultant_id
  ), tongues as (
    select l.consultant_id, count(*) as met
    from wanted_languages w
    join public.consultant_languages l
      on l.language_code = w.language_code and l.cefr >= w.cefr
    group by l.consultant_id
  ), hours as (
    select s.consultant_id,
      sum(least(t.percent, s.free) * (u.working_days_before - l.working_days_before)) as free_sum
    from public.brief_role_times t
    join private.capacity_spans s on s.during && t.during and s.free > 0
    join public.calendar_days l on l.day = greatest(lower(s.during), lower(t.during))
    join public.calendar_days u on u.day = least(upper(s.during), upper(t.during))
    where t.brief_role_id = p_brief_role_id
    group by s.consultant_id
  ), sector_credit as (
    select x.consultant_id,
      max(case when x.sector_id = b.sector_id then 1.0 when r.a is not null then 0.7 else 0.5 end)
        as credit
    from brief b
    join public.consultant_sectors x on true
    left join public.sector_relations r
      on r.a = least(x.sector_id, b.sector_id) and r.b = greatest(x.sector_id, b.sector_id)
    where b.sector_id is not null
    group by x.consultant_id
  ), measured as materialized (
    select c.id as consultant_id,
      coalesce(c.floor_rate_ore, c.wished_rate_ore) as floor_ore,
      c.wished_rate_ore as asked_ore, b.budget_rate_ore as budget_ore,
      coalesce(k.credit, 0)::numeric / (100 * ws.weights) as competence,
      coalesce(k.essentials_met, 0) < ws.essentials as is_capped,
      coalesce(h.free_sum, 0) as free_sum,
      b.asked_sum,
      case when b.sector_id is null then 1.0 else coalesce(sc.credit, 0.5) end as sector,
      case
        when b.work_mode = 'any' or cardinality(c.work_modes) = 0 then 1.0
        else (select max(1 - abs(private.mode_index(m) - private.mode_index(b.work_mode)) * 0.5)
          from unnest(c.work_modes) m)
      end as work_mode,
      coalesce(t.met, 0) < (select count(*) from wanted_languages) as fails_language,
      b.work_mode = 'on_site' and not exists (select from public.consultant_regions cr
        where cr.consultant_id = c.id and cr.region_id = b.region_id) as fails_location,
      coalesce(k.musts_met, 0) < ws.musts as fails_must,
      exists (select from public.consultant_declined_roles d
        where d.consultant_id = c.id and d.role_id = b.role_id) as fails_type
    from public.consultants c
    cross join brief b
    cross join wanted_sums ws
    left join skills k on k.consultant_id = c.id
    left join tongues t on t.consultant_id = c.id
    left join hours h on h.consultant_id = c.id
    left join sector_credit sc on sc.consultant_id = c.id
    where c.state = 'approved' and c.paused_at is null
  ), parts as materialized (
    select m.consultant_id,
      array_remove(array[
        case when m.fails_language then 'H1' end,
        case when m.free_sum * 2 < m.asked_sum or m.asked_sum = 0 then 'H2' end,
        case when m.floor_ore * 100 > m.budget_ore * 125 then 'H3' end,
        case when m.fails_location then 'H4' end,
        case when m.fails_must then 'H5' end,
        case when m.fails_type then 'H7' end], null) as failed,
      m.competence,
      case when m.asked_sum = 0 then 0 else m.free_sum::numeric / m.asked_sum end as availability,
      greatest(0, least(1, (m.budget_ore * 1.25 - m.asked_ore) / (m.budget_ore * 0.25))) as rate,
      m.sector, m.work_mode, m.is_capped
    from measured m
  ), summed as materialized (
    select p.*, 100 * (0.60 * p.competence + 0.15 * p.availability + 0.10 * p.rate
      + 0.08 * p.sector + 0.07 * p.work_mode) as sum_score
    from parts p
  )
  select s.consultant_id, s.failed, round(s.competence, 6), round(s.availability, 6),
    round(s.rate, 6), round(s.sector, 6), round(s.work_mode, 6), round(s.sum_score, 4),
    s.is_capped and s.sum_score > 59,
    round(case when s.is_capped then least(s.sum_score, 59) else s.sum_score end, 4)
  from summed s
$function$;

comment on function "private"."score_consultants"(uuid) is 'Every active consultant against a role of a brief: failing constraints (H1–H5, H7, in that order), the five parts 0–1, their weighted sum 0–100, whether the cap took points, and the total rounded half up to 4 decimals. A brief without sector gives everybody 1 for sector.';

revoke all on function "private"."score_consultants"(uuid) from public;

grant execute on function "private"."score_consultants"(uuid) to "postgres";

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

create or replace function private.settle_invoice (
  p_invoice public.invoices
)
  returns void
  language plpgsql
  set search_path to ''
  AS $function$
begin
  if p_invoice.state <> 'issued' or private.open_amount(p_invoice.id) > 0 then
    return;
  end if;
  perform private.assert_transition('invoice', p_invoice.state, 'paid', 'system');
  update public.invoices set state = 'paid', paid_at = now() where id = p_invoice.id;
  perform private.record_event('invoice', p_invoice.id, 'invoice_paid', p_invoice.state, 'paid',
    'system', null, p_company_id => p_invoice.company_id);
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'invoice_paid', 'invoice_id', p_invoice.id));
end
$function$;

comment on function "private"."settle_invoice"(public.invoices) is 'Marks an invoice paid when nothing is open; the row is locked by the caller.';

revoke all on function "private"."settle_invoice"(public.invoices) from public;

grant execute on function "private"."settle_invoice"(public.invoices) to "postgres";

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

create or replace function private.today()
  returns date
  language sql
  stable
  set search_path to ''
  AS $function$ select (now() at time zone 'Europe/Stockholm')::date $function$;

comment on function "private"."today"() is 'The day it is in Sweden.';

revoke all on function "private"."today"() from public;

grant execute on function "private"."today"() to "postgres";

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
  insert into public.assignment_goals (assignment_id, title) values (v_assignment, v_brief.goal);
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
  end if;
  perform private.move_brief(v_brief, p_to, 'company', p_reason);
  if p_to = 'withdrawn' then
    perform private.close_requests(v_brief.id, 'company');
  end if;
end
$function$;

comment on function "public"."brief_transition"(uuid, text, text) is 'The company opens or withdraws a brief; only accepting an offer fills it.';

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
    insert into public.payments (invoice_id, method, amount_ore, currency, stripe_payment_intent)
    values (v_invoice.id, 'card', p_amount_ore, upper(p_currency), p_payment_intent)
    on conflict (stripe_payment_intent) do nothing;
    if found then
      perform private.record_event('invoice', v_invoice.id, 'payment_received', null, null,
        'system', null, p_company_id => v_invoice.company_id,
        p_details => jsonb_build_object('amount_ore', p_amount_ore));
    end if;
    perform private.settle_invoice(v_invoice);
  end if;
  return v_to;
end
$function$;

comment on function "public"."conclude_checkout"(text, text, text, text, bigint, text, boolean) is
  'Takes in what Stripe says of a session now. Idempotent and free of order: an attempt only moves forward, a payment intent is booked once, money is never dropped. Service role only.';

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

create or replace function public.issue_invoice (
  p_actor         uuid,
  p_timesheet_ids uuid[],
  p_invoice       jsonb
)
  returns uuid
  language plpgsql
  security definer
  set search_path to ''
  AS $function$
declare
  v_sheet public.timesheets;
  v_assignment public.assignments;
  v_company public.companies;
  v_number bigint;
  v_id uuid := gen_random_uuid();
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  for v_sheet in select * from public.timesheets where id = any (p_timesheet_ids)
    order by id for no key update
  loop
    perform private.move_timesheet(v_sheet, 'invoiced', 'agency', null, p_actor);
    if v_assignment.id is distinct from v_sheet.assignment_id and v_assignment.id is not null then
      perform private.raise_problem(400, 'several_assignments');
    end if;
    select * into v_assignment from public.assignments where id = v_sheet.assignment_id;
  end loop;
  if v_assignment.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  select * into v_company from public.companies where id = v_assignment.company_id for share;
  v_number := private.next_invoice_number('A');
  insert into public.invoices (id, number, company_id, assignment_id, issue_date, due_date,
    period, currency, vat_category, net_ore, vat_ore, total_ore, ocr, locale, seller, buyer,
    our_reference, your_reference, order_number, payment_terms_days, issued_by)
  select v_id, v_number, v_company.id, v_assignment.id, private.today(),
    private.today() + v_assignment.payment_terms_days,
    daterange((p_invoice ->> 'period_from')::date, (p_invoice ->> 'period_to')::date, '[]'),
    v_assignment.currency, p_invoice ->> 'vat_category', (p_invoice ->> 'net_ore')::bigint,
    (p_invoice ->> 'vat_ore')::bigint, (p_invoice ->> 'total_ore')::bigint,
    private.ocr_reference(v_number), v_company.locale,
    to_jsonb(s) - array['id', 'margin_bp', 'first_invoice_number'],
    jsonb_build_object('name', v_company.name, 'organisation_number',
      v_company.organisation_number, 'vat_number', v_company.vat_number, 'street',
      v_company.street, 'postal_code', v_company.postal_code, 'city', v_company.city, 'country',
      v_company.country),
    coalesce((select p.name from public.people p where p.user_id = p_actor), s.name),
    v_company.invoice_reference, v_company.order_number, v_assignment.payment_terms_days, p_actor
  from public.agency_settings s;
  insert into public.invoice_lines (invoice_id, position, timesheet_id, description, minutes,
    unit_price_ore, net_ore, vat_rate_bp, period)
  select v_id, l.ordinality, (l.value ->> 'timesheet_id')::uuid, l.value ->> 'description',
    (l.value ->> 'minutes')::int, (l.value ->> 'unit_price_ore')::bigint,
    (l.value ->> 'net_ore')::bigint, (l.value ->> 'vat_rate_bp')::int,
    daterange((l.value ->> 'period_from')::date, (l.value ->> 'period_to')::date, '[]')
  from jsonb_array_elements(p_invoice -> 'lines') with ordinality l;
  perform private.check_invoice_sums(v_id, p_timesheet_ids, v_company);
  perform private.record_event('invoice', v_id, 'invoice_issued', null, 'issued', 'agency',
    p_actor, p_company_id => v_company.id,
    p_details => jsonb_build_object('number', v_number, 'assignment_id', v_assignment.id));
  perform private.enqueue('render_invoice', jsonb_build_object('invoice_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'invoice_issued', 'invoice_id', v_id));
  return v_id;
end
$function$;

comment on function "public"."issue_invoice"(uuid, uuid[], jsonb) is 'Issues one invoice for approved timesheets of one assignment: number from the gapless series, OCR reference, frozen parties, lines. The sums come from the invoicing domain and are derived again here. Service role only; p_actor must be agency staff.';

revoke all on function "public"."issue_invoice"(uuid, uuid[], jsonb) from public;

grant execute
  on function "public"."issue_invoice"(uuid, uuid[], jsonb)
  to "postgres", "service_role";

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
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  select s.failed[1], count(*), count(*) filter (where cardinality(s.failed) = 1),
    min(ceil(coalesce(c.floor_rate_ore, c.wished_rate_ore) / 125.0) * 100)
      filter (where s.failed = array['H3'])::bigint
  from private.score_consultants(p_brief_role_id) s
  join public.consultants c on c.id = s.consultant_id
  where s.failed <> '{}' and not 'H7' = any (s.failed)
    and private.may_see_ranking(p_brief_role_id)
  group by s.failed[1]
  order by s.failed[1]
$function$;

comment on function "public"."list_filtered"(uuid) is 'How many each constraint kept out, counted once under the first failing code (H1–H5); only_this would join the ranking if that constraint alone were relaxed; lowest_budget_ore is the smallest budget, in whole kronor, that lets the first of them in (H3).';

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
    details           jsonb,
    request_state     text,
    match_count       bigint
  )
  language sql
  stable
  security definer
  set search_path to ''
  AS $function$
  with ranked as materialized (
    select r.*, count(*) over () as match_count
    from private.ranked_matches(p_brief_role_id) r
    where private.may_see_ranking(p_brief_role_id)
  )
  select r.place, r.consultant_id, c.number, c.region_id, c.work_modes, c.wished_rate_ore,
    r.competence, r.availability, r.rate, r.sector, r.work_mode, r.sum_score, r.is_capped, r.total,
    private.match_details(p_brief_role_id, r.consultant_id), q.state, r.match_count
  from (select * from ranked order by place
    limit least(greatest(p_limit, 1), 50) offset greatest(p_offset, 0)) r
  join public.consultants c on c.id = r.consultant_id
  left join public.requests q on q.brief_role_id = p_brief_role_id and q.consultant_id = r.consultant_id
  order by r.place
$function$;

comment on function "public"."list_matches"(uuid, integer, integer) is 'A page of the ranking with every part of the score, without name or contact. Empty for strangers. match_count is the number of all ranked.';

revoke all on function "public"."list_matches"(uuid, integer, integer) from public;

grant execute
  on function "public"."list_matches"(uuid, integer, integer)
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
  perform private.log_ranking_move(v_proposal.brief_role_id, p_consultant_id, btrim(p_reason));
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

create or replace function public.read_invoice_document (
  p_invoice_id uuid
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
  from public.invoice_documents d where d.invoice_id = p_invoice_id
$function$;

comment on function "public"."read_invoice_document"(uuid) is 'The stored PDF as base64 with its hash, for whoever may see the invoice.';

revoke all on function "public"."read_invoice_document"(uuid) from public;

grant execute
  on function "public"."read_invoice_document"(uuid)
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

comment on function "public"."remove_member"(uuid, uuid) is 'An owner removes a member; the last owner stays.';

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

comment on function "public"."remove_staff"(uuid, text) is 'The agency takes out one of its own, with a reason that the audit log keeps; the last one stays. The person and those who remain get a notice. 404, 400 reason_required, 409 last_staff.';

revoke all on function "public"."remove_staff"(uuid, text) from public;

grant execute
  on function "public"."remove_staff"(uuid, text)
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
begin
  update public.invitations i set revoked_at = now()
  where i.id = p_invitation_id and i.accepted_at is null and i.revoked_at is null
    and (private.is_agency() or i.company_id in (select private.my_owned_company_ids()))
  returning company_id into v_company;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.record_event('invitation', p_invitation_id, 'invitation_revoked', null, null,
    case when v_company is null then 'agency' else 'company' end::public.actor_role, auth.uid(),
    p_company_id => v_company);
end
$function$;

comment on function "public"."revoke_invitation"(uuid) is 'Makes an unused link worthless.';

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
  if v_id is null then
    insert into public.briefs (company_id, created_by, form_key, title, goal, during, work_mode,
      region_id, sector_id)
    values (p_company_id, v_user, p_form_key, btrim(p ->> 'title'), btrim(p ->> 'goal'), v_during,
      p ->> 'work_mode', nullif(p ->> 'region_id', ''), nullif(p ->> 'sector_id', ''))
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
      sector_id = nullif(p ->> 'sector_id', ''), version = version + 1
    where id = v_id;
  end if;
  perform private.replace_brief_roles(v_id, p -> 'roles');
  perform private.replace_brief_languages(v_id, p -> 'languages');
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
  'Creates or changes a brief: {title, goal, work_mode, region_id, sector_id, languages: [{code, cefr}], roles: [{id?, role_id, phase, budget_rate_ore, times: [{starts_on, ends_on, percent}], competencies: [{competency_id, level, weight, is_must}]}]}, both days of a time included. A role that is sent with its id keeps it. Refused when changed elsewhere (stale_page), closed, or while consultants are considering it.';

revoke all on function "public"."save_brief"(uuid, jsonb, uuid, integer, uuid) from public;

grant execute
  on function "public"."save_brief"(uuid, jsonb, uuid, integer, uuid)
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
    version = version + 1
  where id = v_id and version = p_version;
  if not found then
    perform private.raise_problem(409, 'stale_page');
  end if;
  delete from public.consultant_roles where consultant_id = v_id;
  insert into public.consultant_roles
    select v_id, jsonb_array_elements_text(p -> 'role_ids');
  delete from public.consultant_sectors where consultant_id = v_id;
  insert into public.consultant_sectors
    select v_id, jsonb_array_elements_text(p -> 'sector_ids');
  delete from public.consultant_regions where consultant_id = v_id;
  insert into public.consultant_regions
    select v_id, jsonb_array_elements_text(p -> 'on_site_region_ids');
  delete from public.consultant_languages where consultant_id = v_id;
  insert into public.consultant_languages
    select v_id, l ->> 'code', (l ->> 'cefr')::smallint
    from jsonb_array_elements(p -> 'languages') l;
  perform private.record_event('consultant', v_id, 'profile_changed', null, null, 'consultant',
    auth.uid(), p_consultant_id => v_id);
exception
  when check_violation or not_null_violation or foreign_key_violation or unique_violation
    or numeric_value_out_of_range or invalid_text_representation then
    perform private.raise_problem(400, 'profile_invalid');
end
$function$;

comment on function "public"."save_profile"(jsonb, integer) is 'Replaces the consultant''s own profile: text, rates, work modes, roles, sectors, on-site regions and languages. 409 stale_page when it was changed elsewhere meanwhile.';

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
begin
  select i.* into v_invoice from public.invoices i
  join public.company_members m on m.company_id = i.company_id and m.user_id = p_actor
  where i.id = p_invoice_id for no key update of i;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_invoice.state = 'paid' then
    perform private.raise_problem(409, 'invoice_already_paid');
  elsif exists (select from public.payment_attempts a
    where a.invoice_id = p_invoice_id and a.state = 'processing') then
    perform private.raise_problem(409, 'payment_in_progress');
  end if;
  select * into v_attempt from public.payment_attempts
  where invoice_id = p_invoice_id and state in ('created', 'open') for no key update;
  if found and (v_attempt.expires_at is null or v_attempt.expires_at > now() + interval '5 minutes') then
    return v_attempt;
  elsif found then
    perform private.move_attempt(v_attempt, 'expired');
  end if;
  insert into public.payment_attempts
    (invoice_id, attempt, amount_ore, currency, idempotency_key, started_by)
  select p_invoice_id, n, private.open_amount(p_invoice_id), v_invoice.currency,
    'inv_' || p_invoice_id || ':checkout:' || n, p_actor
  from (select coalesce(max(a.attempt), 0) + 1 as n
    from public.payment_attempts a where a.invoice_id = p_invoice_id) x
  returning * into v_attempt;
  perform private.record_event('invoice', p_invoice_id, 'payment_started', null, null, 'company',
    p_actor, p_company_id => v_invoice.company_id);
  return v_attempt;
end
$function$;

comment on function "public"."start_payment_attempt"(uuid, uuid) is 'The live attempt of an unpaid invoice, or a new one for what is still open. Two clicks get the same attempt. Service role only; p_actor must be a member of the company.';

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

create or replace function public.store_invoice_document (
  p_invoice_id   uuid,
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
  insert into public.invoice_documents (invoice_id, media_type, bytes, sha256)
  values (p_invoice_id, 'application/pdf', v_bytes, encode(sha256(v_bytes), 'hex'))
  on conflict (invoice_id) do nothing;
  select sha256 into v_hash from public.invoice_documents where invoice_id = p_invoice_id;
  return v_hash;
end
$function$;

comment on function "public"."store_invoice_document"(uuid, text) is 'Keeps the PDF''s bytes; the first ones stay. Returns their SHA-256. Service role only.';

revoke all on function "public"."store_invoice_document"(uuid, text) from public;

grant execute
  on function "public"."store_invoice_document"(uuid, text)
  to "postgres", "service_role";

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
