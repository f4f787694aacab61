-- Sellers: what a consultant's own business is, where money goes, what was shown of F-tax, and the
-- agreement that lets the agency draw up the consultant's invoices.

create table public.payout_settings (
  id boolean primary key default true check (id),
  payout_day smallint not null default 25 check (payout_day between 1 and 28),
  silence_days smallint not null default 7 check (silence_days between 3 and 30),
  agreement_version text not null default '2026-11' check (agreement_version ~ '^[0-9]{4}-[0-9]{2}$'),
  debtor_iban text check (debtor_iban ~ '^SE[0-9]{22}$'),
  debtor_bic text check (debtor_bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
  check ((debtor_iban is null) = (debtor_bic is null))
);
comment on table public.payout_settings is 'When and from where the agency pays its consultants.';
comment on column public.payout_settings.payout_day is
  'Day of the month; the bank day before it when banks are closed. Published to the consultants.';
comment on column public.payout_settings.silence_days is
  'Days without answer after which a self-bill counts as accepted, for those who agreed to that.';
comment on column public.payout_settings.agreement_version is 'The text that is agreed to now.';
insert into public.payout_settings default values;

create table public.seller_facts (
  consultant_id uuid primary key references public.consultants (id) on delete restrict,
  legal_form text not null check (legal_form in (
    'sole_trader', 'limited_company', 'partnership', 'foreign_company')),
  legal_name text not null check (length(btrim(legal_name)) between 1 and 160),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  organisation_number text check (organisation_number ~ '^[0-9]{10}$'),
  vat_number text check (length(vat_number) between 4 and 20),
  street text not null check (length(btrim(street)) between 1 and 200),
  postal_code text not null check (length(btrim(postal_code)) between 1 and 20),
  city text not null check (length(btrim(city)) between 1 and 100),
  seat text not null default '' check (length(seat) <= 100),
  account_kind text not null check (account_kind in ('bankgiro', 'plusgiro', 'account', 'iban')),
  account_number text not null check (length(account_number) between 2 and 34),
  account_clearing text check (account_clearing ~ '^[0-9]{4,5}$'),
  account_bic text check (account_bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
  version int not null default 1,
  changed_at timestamptz not null default now(),
  check ((legal_form = 'foreign_company') = (country <> 'SE')),
  check (legal_form <> 'limited_company' or seat <> ''),
  check (country <> 'SE' or organisation_number is not null),
  check (country = 'SE' or vat_number is not null),
  check ((account_kind = 'account') = (account_clearing is not null)),
  check (account_bic is null or account_kind = 'iban')
);
comment on table public.seller_facts is
  'The consultant''s own business, as it stands on self-bills, and where money is paid.';
comment on column public.seller_facts.organisation_number is
  'Ten digits. A sole trader''s is a personal identity number: masked everywhere but on documents.';
comment on column public.seller_facts.seat is
  'Where a limited company has its seat (aktiebolagslagen 28 kap. 5 §); empty for others.';
comment on column public.seller_facts.vat_number is
  'Null for a Swedish business that is not registered for VAT.';

create table public.f_tax_proofs (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  shown text not null check (length(btrim(shown)) between 1 and 300),
  checked_on date not null,
  valid_until date not null check (valid_until >= checked_on),
  checked_by uuid references public.people (user_id) on delete set null,
  recorded_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoke_reason text check (length(btrim(revoke_reason)) between 1 and 500),
  check ((revoked_at is null) = (revoke_reason is null))
);
comment on table public.f_tax_proofs is
  'What a consultant has shown of the approval for F-tax, and who looked at it when. Without one '
  'that is in force nothing is self-billed or paid out: the payer would have to withhold tax.';
comment on column public.f_tax_proofs.shown is 'What was shown, such as an extract from Skatteverket.';
create index f_tax_proofs_consultant_id_idx on public.f_tax_proofs (consultant_id, valid_until desc);
create index f_tax_proofs_checked_by_idx on public.f_tax_proofs (checked_by);

create table public.self_billing_agreements (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  text_version text not null check (text_version ~ '^[0-9]{4}-[0-9]{2}$'),
  silence_days smallint check (silence_days between 3 and 30),
  agreed_by uuid references public.people (user_id) on delete set null,
  agreed_at timestamptz not null default now(),
  ended_at timestamptz check (ended_at >= agreed_at)
);
comment on table public.self_billing_agreements is
  'The agreement, made beforehand, that the agency draws up the consultant''s invoices.';
comment on column public.self_billing_agreements.silence_days is
  'Days without answer that count as acceptance; null when each one must be approved.';
create unique index self_billing_agreements_live_key on public.self_billing_agreements (consultant_id)
  where ended_at is null;
create index self_billing_agreements_consultant_id_idx on public.self_billing_agreements (consultant_id);
create index self_billing_agreements_agreed_by_idx on public.self_billing_agreements (agreed_by);

revoke all on public.payout_settings, public.seller_facts, public.f_tax_proofs,
  public.self_billing_agreements from anon, authenticated;
grant select on public.payout_settings, public.seller_facts, public.f_tax_proofs,
  public.self_billing_agreements to authenticated;
alter table public.payout_settings enable row level security;
alter table public.seller_facts enable row level security;
alter table public.f_tax_proofs enable row level security;
alter table public.self_billing_agreements enable row level security;
create policy payout_settings_select_party on public.payout_settings
  for select to authenticated using (
    (select private.is_agency()) or (select private.my_consultant_id()) is not null);
create policy seller_facts_select_party on public.seller_facts
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));
create policy f_tax_proofs_select_party on public.f_tax_proofs
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));
create policy self_billing_agreements_select_party on public.self_billing_agreements
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));

-- ---------------------------------------------------------------------------------------------
-- The consultant's own word
-- ---------------------------------------------------------------------------------------------

create function public.save_seller_facts(p jsonb, p_version int default null)
returns void
language plpgsql volatile security definer -- seller_facts has no write grants
set search_path = ''
as $$
declare
  v_consultant uuid := private.require_consultant();
  v_old public.seller_facts;
  v_new public.seller_facts;
  v_changed jsonb;
begin
  perform from public.consultants c where c.id = v_consultant for no key update;
  select * into v_old from public.seller_facts where consultant_id = v_consultant;
  if v_old.version is distinct from p_version then
    perform private.raise_problem(409, 'stale_page');
  end if;
  insert into public.seller_facts as f (consultant_id, legal_form, legal_name, country,
    organisation_number, vat_number, street, postal_code, city, seat, account_kind,
    account_number, account_clearing, account_bic)
  values (v_consultant, p ->> 'legal_form', btrim(p ->> 'legal_name'), p ->> 'country',
    nullif(p ->> 'organisation_number', ''), nullif(p ->> 'vat_number', ''), btrim(p ->> 'street'),
    btrim(p ->> 'postal_code'), btrim(p ->> 'city'), btrim(coalesce(p ->> 'seat', '')),
    p ->> 'account_kind', p ->> 'account_number',
    nullif(p ->> 'account_clearing', ''), nullif(p ->> 'account_bic', ''))
  on conflict (consultant_id) do update set legal_form = excluded.legal_form,
    legal_name = excluded.legal_name, country = excluded.country,
    organisation_number = excluded.organisation_number, vat_number = excluded.vat_number,
    street = excluded.street, postal_code = excluded.postal_code, city = excluded.city, seat = excluded.seat,
    account_kind = excluded.account_kind, account_number = excluded.account_number,
    account_clearing = excluded.account_clearing, account_bic = excluded.account_bic,
    version = f.version + 1, changed_at = now()
  returning * into v_new;
  -- Which fields, never their values: the trail is kept longer than the numbers are needed.
  select jsonb_agg(n.key order by n.key) into v_changed from jsonb_each(to_jsonb(v_new)) n
  where n.key not in ('version', 'changed_at', 'consultant_id')
    and n.value is distinct from coalesce(to_jsonb(v_old) -> n.key, 'null');
  perform private.record_event('consultant', v_consultant, 'seller_facts_changed', null, null,
    'consultant', auth.uid(), p_consultant_id => v_consultant,
    p_details => jsonb_build_object('fields', coalesce(v_changed, '[]')));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'seller_facts_invalid');
end
$$;
comment on function public.save_seller_facts is
  'The consultant states the business that sells and the account that is paid. p_version is that of '
  'the facts on the page, null for the first. Codes: stale_page, seller_facts_invalid.';
grant execute on function public.save_seller_facts to authenticated;

create function public.agree_to_self_billing(p_text_version text, p_accepts_silence boolean)
returns uuid
language plpgsql volatile security definer -- self_billing_agreements has no write grants
set search_path = ''
as $$
declare
  v_consultant uuid := private.require_consultant();
  v_settings public.payout_settings;
  v_live public.self_billing_agreements;
  v_days smallint;
  v_id uuid;
begin
  perform from public.consultants c where c.id = v_consultant for no key update;
  select * into v_settings from public.payout_settings;
  if not exists (select from public.seller_facts f where f.consultant_id = v_consultant) then
    perform private.raise_problem(409, 'seller_facts_missing');
  elsif p_text_version is distinct from v_settings.agreement_version then
    perform private.raise_problem(409, 'agreement_text_changed');
  end if;
  v_days := case when p_accepts_silence then v_settings.silence_days end;
  select * into v_live from public.self_billing_agreements a
  where a.consultant_id = v_consultant and a.ended_at is null;
  if v_live.text_version = p_text_version and v_live.silence_days is not distinct from v_days then
    return v_live.id;
  end if;
  update public.self_billing_agreements set ended_at = now() where id = v_live.id;
  insert into public.self_billing_agreements (consultant_id, text_version, silence_days, agreed_by)
  values (v_consultant, p_text_version, v_days, auth.uid()) returning id into v_id;
  perform private.record_event('consultant', v_consultant, 'self_billing_agreed', null, null,
    'consultant', auth.uid(), p_consultant_id => v_consultant,
    p_details => jsonb_build_object('text_version', p_text_version, 'silence_days', v_days));
  return v_id;
end
$$;
comment on function public.agree_to_self_billing is
  'The consultant agrees to the text that is in force, with or without silence as acceptance; '
  'another choice replaces the agreement. Codes: seller_facts_missing, agreement_text_changed.';
grant execute on function public.agree_to_self_billing to authenticated;

create function public.end_self_billing()
returns void
language plpgsql volatile security definer -- self_billing_agreements has no write grants
set search_path = ''
as $$
declare
  v_consultant uuid := private.require_consultant();
begin
  perform from public.consultants c where c.id = v_consultant for no key update;
  update public.self_billing_agreements set ended_at = now()
  where consultant_id = v_consultant and ended_at is null;
  if found then
    perform private.record_event('consultant', v_consultant, 'self_billing_ended', null, null,
      'consultant', auth.uid(), p_consultant_id => v_consultant);
  end if;
end
$$;
comment on function public.end_self_billing is
  'The consultant ends the agreement: nothing more is drawn up. Twice is once.';
grant execute on function public.end_self_billing to authenticated;

-- ---------------------------------------------------------------------------------------------
-- What the agency has seen, and its settings
-- ---------------------------------------------------------------------------------------------

create function private.f_tax_proof_on(p_consultant_id uuid, p_day date)
returns uuid
language sql stable set search_path = ''
as $$
  select p.id from public.f_tax_proofs p
  where p.consultant_id = p_consultant_id and p.revoked_at is null
    and p_day between p.checked_on and p.valid_until
  order by p.valid_until desc, p.id limit 1
$$;
comment on function private.f_tax_proof_on is 'The proof of F-tax that is in force on a day, or null.';

create function public.record_f_tax_proof(
  p_consultant_id uuid, p_shown text, p_checked_on date, p_valid_until date)
returns uuid
language plpgsql volatile security definer -- f_tax_proofs has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_id uuid;
begin
  perform from public.consultants c where c.id = p_consultant_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_checked_on > private.today() then
    perform private.raise_problem(400, 'day_in_future', jsonb_build_object('day', p_checked_on));
  elsif p_valid_until < private.today() or p_valid_until > p_checked_on + 400 then
    perform private.raise_problem(400, 'f_tax_until_invalid');
  end if;
  insert into public.f_tax_proofs (consultant_id, shown, checked_on, valid_until, checked_by)
  values (p_consultant_id, btrim(p_shown), p_checked_on, p_valid_until, v_actor) returning id into v_id;
  perform private.record_event('consultant', p_consultant_id, 'f_tax_proof_recorded', null, null,
    'agency', v_actor, p_consultant_id => p_consultant_id,
    p_details => jsonb_build_object('valid_until', p_valid_until));
  return v_id;
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'f_tax_proof_invalid');
  return null;
end
$$;
comment on function public.record_f_tax_proof is
  'Agency: what was shown of F-tax, when, and how long it is relied on, at most 400 days. Codes: '
  'day_in_future, f_tax_until_invalid, f_tax_proof_invalid.';
grant execute on function public.record_f_tax_proof to authenticated;

create function public.revoke_f_tax_proof(p_proof_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- f_tax_proofs has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.f_tax_proofs;
begin
  select * into v_row from public.f_tax_proofs where id = p_proof_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 500 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif v_row.revoked_at is not null then
    return;
  end if;
  update public.f_tax_proofs set revoked_at = now(), revoke_reason = btrim(p_reason) where id = p_proof_id;
  perform private.record_event('consultant', v_row.consultant_id, 'f_tax_proof_revoked', null, null,
    'agency', v_actor, p_reason, p_consultant_id => v_row.consultant_id);
end
$$;
comment on function public.revoke_f_tax_proof is
  'Agency: a proof is no longer relied on, with the reason. Twice is once. Codes: reason_required.';
grant execute on function public.revoke_f_tax_proof to authenticated;

create function public.save_payout_settings(
  p_payout_day int, p_silence_days int, p_debtor_iban text, p_debtor_bic text)
returns void
language plpgsql volatile security definer -- payout_settings has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  update public.payout_settings set payout_day = p_payout_day, silence_days = p_silence_days,
    debtor_iban = nullif(p_debtor_iban, ''), debtor_bic = nullif(p_debtor_bic, '');
  perform private.record_event('payout_settings', gen_random_uuid(), 'payout_settings_changed', null,
    null, 'agency', v_actor, p_details => jsonb_build_object(
      'payout_day', p_payout_day, 'silence_days', p_silence_days));
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'payout_settings_invalid');
end
$$;
comment on function public.save_payout_settings is
  'Agency: day of the month, days of silence in agreements from now on, and the account that pays. '
  'Days that are promised on issued self-bills stay. Code: payout_settings_invalid.';
grant execute on function public.save_payout_settings to authenticated;

create function private.payout_day_from(p_day date)
returns date
language sql stable set search_path = ''
as $$
  select min(b.day) from (
    select (select max(c.day) from public.calendar_days c
      where c.is_working and c.day between m::date and m::date + s.payout_day - 1) as day
    from public.payout_settings s,
      generate_series(date_trunc('month', p_day), date_trunc('month', p_day) + interval '2 months',
        interval '1 month') m) b
  where b.day >= p_day
$$;
comment on function private.payout_day_from is
  'The first published payout day from a day on: the day of the month, or the last bank day before it.';

create function public.get_next_payout_day()
returns date
language sql stable security definer -- the settings are one row that every consultant may know
set search_path = ''
as $$ select private.payout_day_from(private.today()) $$;
comment on function public.get_next_payout_day is 'The next day on which the agency pays its consultants.';
grant execute on function public.get_next_payout_day to authenticated, service_role;
