-- The rules of matching as versioned data: every weight, credit, band and threshold (matching.md §3, §12).

create table public.matching_rules (
  version int primary key check (version > 0),
  note text not null default '' check (length(note) <= 1000),
  weight_competence smallint not null check (weight_competence between 0 and 1000),
  weight_availability smallint not null check (weight_availability between 0 and 1000),
  weight_rate smallint not null check (weight_rate between 0 and 1000),
  weight_sector smallint not null check (weight_sector between 0 and 1000),
  weight_work_mode smallint not null check (weight_work_mode between 0 and 1000),
  weight_essential smallint not null check (weight_essential between 0 and 100),
  weight_important smallint not null check (weight_important between 0 and 100),
  weight_useful smallint not null check (weight_useful between 0 and 100),
  credit_one_short smallint not null check (credit_one_short between 0 and 100),
  credit_two_short smallint not null check (credit_two_short between 0 and 100),
  credit_three_short smallint not null check (credit_three_short between 0 and 100),
  cap_points smallint not null check (cap_points between 0 and 100),
  cap_credit smallint not null check (cap_credit between 0 and 100),
  availability_least smallint not null check (availability_least between 0 and 100),
  rate_ceiling smallint not null check (rate_ceiling between 101 and 300),
  sector_related smallint not null check (sector_related between 0 and 100),
  sector_none smallint not null check (sector_none between 0 and 100),
  mode_one_step smallint not null check (mode_one_step between 0 and 100),
  rarity_from int not null check (rarity_from >= 1),
  rarity_slope smallint not null check (rarity_slope between 0 and 200),
  rarity_most smallint not null check (rarity_most between 100 and 300),
  wish_rate_ceiling smallint not null check (wish_rate_ceiling between 100 and 300),
  wish_share_slack smallint not null check (wish_share_slack between 0 and 100),
  ask_first_below smallint not null check (ask_first_below between 0 and 100),
  mutual_exponent smallint not null check (mutual_exponent between 50 and 100),
  band_very_good smallint not null check (band_very_good <= 100),
  band_good smallint not null check (band_good < band_very_good),
  band_possible smallint not null check (band_possible < band_good and band_possible >= 0),
  rotation_band smallint not null check (rotation_band between 0 and 100),
  newcomer_band smallint not null check (newcomer_band between 0 and 100),
  newcomer_days smallint not null check (newcomer_days between 0 and 1000),
  newcomer_lists smallint not null check (newcomer_lists between 0 and 1000),
  newcomer_last_day smallint not null check (newcomer_last_day >= newcomer_days),
  exposure_days smallint not null check (exposure_days between 1 and 366),
  created_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  activated_by uuid references public.people (user_id) on delete set null,
  activated_at timestamptz,
  is_in_force boolean not null default false check (not is_in_force or activated_at is not null),
  constraint matching_rules_some_weight check (weight_competence + weight_availability + weight_rate
    + weight_sector + weight_work_mode > 0),
  constraint matching_rules_some_importance check (
    weight_essential > 0 and weight_important > 0 and weight_useful > 0),
  constraint matching_rules_credits_fall check (
    credit_one_short >= credit_two_short and credit_two_short >= credit_three_short)
);
comment on table public.matching_rules is
  'Versions of the rules. A version that has been in force is never changed; exactly one is in force.';
comment on column public.matching_rules.weight_competence is
  'Parts'' weights; only their relation counts, so that scaling all of them changes no score.';
comment on column public.matching_rules.weight_essential is 'What an essential competency weighs against an important and a useful one.';
comment on column public.matching_rules.credit_one_short is 'Credit in hundredths at one level short of the need.';
comment on column public.matching_rules.cap_credit is 'An essential competency with less credit than this (hundredths) caps the score.';
comment on column public.matching_rules.availability_least is 'H2: percent of the time asked for that must be free.';
comment on column public.matching_rules.rate_ceiling is 'Percent of the budget at which the rate part is 0, and above which the floor fails H3.';
comment on column public.matching_rules.rarity_slope is 'Hundredths of ln((N+1)/(n+1))/ln(N+1) that a rare competency weighs more.';
comment on column public.matching_rules.wish_share_slack is 'Percentage points outside the wished share that still count half.';
comment on column public.matching_rules.ask_first_below is 'Consultant side K (hundredths) below which nobody is proposed without asking.';
comment on column public.matching_rules.mutual_exponent is 'Exponent of the total in the mutual score, hundredths; K has the rest.';
comment on column public.matching_rules.rotation_band is 'Tenths of a point within which the order rotates.';
comment on column public.matching_rules.newcomer_band is 'Whole points below number five within which a new consultant gets place five.';
create unique index matching_rules_in_force_key on public.matching_rules (is_in_force) where is_in_force;
create index matching_rules_created_by_idx on public.matching_rules (created_by);
create index matching_rules_activated_by_idx on public.matching_rules (activated_by);
revoke all on public.matching_rules from anon, authenticated;
grant select on public.matching_rules to anon, authenticated;
alter table public.matching_rules enable row level security;
create policy matching_rules_select_everyone on public.matching_rules
  for select to anon, authenticated using (activated_at is not null);
create policy matching_rules_select_agency on public.matching_rules
  for select to authenticated using ((select private.is_agency()));

insert into public.matching_rules (
  version, note, weight_competence, weight_availability, weight_rate, weight_sector,
  weight_work_mode, weight_essential, weight_important, weight_useful, credit_one_short,
  credit_two_short, credit_three_short, cap_points, cap_credit, availability_least, rate_ceiling,
  sector_related, sector_none, mode_one_step, rarity_from, rarity_slope, rarity_most,
  wish_rate_ceiling, wish_share_slack, ask_first_below, mutual_exponent, band_very_good, band_good,
  band_possible, rotation_band, newcomer_band, newcomer_days, newcomer_lists, newcomer_last_day,
  exposure_days, activated_at, is_in_force)
values (1, 'De första publicerade reglerna.', 60, 15, 10, 8, 7, 3, 2, 1, 70, 35, 10, 59, 35, 50, 125,
  70, 50, 50, 30, 50, 150, 110, 20, 30, 85, 85, 70, 55, 30, 8, 90, 3, 365, 90, now(), true);

create function private.rules_in_force()
returns public.matching_rules
language plpgsql stable set search_path = ''
as $$
begin
  return (
  select r from public.matching_rules r where r.is_in_force);
end
$$;
comment on function private.rules_in_force is 'The one version that rankings follow now.';

create function public.get_matching_rules()
returns setof public.matching_rules
language sql stable security definer -- one row that everybody may read; the helper is private
set search_path = ''
as $$ select (private.rules_in_force()).* $$;
comment on function public.get_matching_rules is 'The rules in force, every number of them, for "Så rangordnar vi".';
grant execute on function public.get_matching_rules to anon, authenticated;

-- ---------------------------------------------------------------------------------------------
-- Rarity: what few can do weighs more (matching.md §3, idf)
-- ---------------------------------------------------------------------------------------------

create table private.rarity_versions (
  version int generated always as identity primary key,
  day date not null unique,
  consultants int not null check (consultants >= 0),
  rules_version int not null references public.matching_rules (version) on delete restrict
);
comment on table private.rarity_versions is
  'One computation of the rarity weights a night, so that scores do not move during the day.';
create index rarity_versions_rules_version_idx on private.rarity_versions (rules_version);
alter table private.rarity_versions enable row level security;

create table private.rarity_weights (
  version int not null references private.rarity_versions (version) on delete cascade,
  competency_id text not null references public.competencies (id) on delete cascade,
  able int not null check (able >= 0),
  factor numeric(6, 4) not null check (factor >= 1),
  primary key (version, competency_id)
);
comment on table private.rarity_weights is 'How many active consultants reach level 3, and the factor that follows.';
create index rarity_weights_competency_id_idx on private.rarity_weights (competency_id);
alter table private.rarity_weights enable row level security;

create function private.rarity_factor(p_able int, p_consultants int, p_rules public.matching_rules)
returns numeric
language sql immutable set search_path = ''
as $$
  select case when p_consultants < p_rules.rarity_from then 1
    else round(greatest(1, least(p_rules.rarity_most / 100.0, 1 + p_rules.rarity_slope / 100.0
      * ln((p_consultants + 1)::numeric / (p_able + 1)) / ln((p_consultants + 1)::numeric))), 4) end
$$;
comment on function private.rarity_factor is
  'clamp(1 + 0.5·ln((N+1)/(n+1))/ln(N+1), 1, 1.5) rounded half up to 4 decimals; 1 while N < 30.';

create function private.compute_rarity()
returns int
language plpgsql volatile set search_path = ''
as $$
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
$$;
comment on function private.compute_rarity is
  'Computes the day''s rarity weights once and returns their version; the same version all day.';

create function private.rarity_version()
returns int
language plpgsql stable set search_path = ''
as $$
begin
  return (
  select coalesce(max(version), 0) from private.rarity_versions);
end
$$;
comment on function private.rarity_version is 'The latest rarity weights; 0 before the first night, when every factor is 1.';
