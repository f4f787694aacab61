-- Accounts: people, companies and their members, agency staff, invitations.

create table public.people (
  user_id uuid primary key references auth.users (id) on delete cascade,
  name text not null check (length(btrim(name)) between 1 and 120),
  locale text not null default 'sv' check (locale in ('sv', 'en')),
  created_at timestamptz not null default now()
);
comment on table public.people is 'A signed-in person: the name colleagues see and the language of mail.';
comment on column public.people.locale is 'Language of notices: sv or en.';
revoke all on public.people from anon, authenticated;
grant select on public.people to authenticated;
alter table public.people enable row level security;

create table public.companies (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 160),
  country char(2) not null default 'SE' check (country ~ '^[A-Z]{2}$'),
  organisation_number text check (organisation_number ~ '^[0-9]{10}$'),
  vat_number text check (vat_number ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),
  sector_id text,
  is_public_body boolean not null default false,
  street text not null default '' check (length(street) <= 200),
  postal_code text not null default '' check (length(postal_code) <= 20),
  city text not null default '' check (length(city) <= 100),
  invoice_email text check (length(invoice_email) <= 254),
  invoice_reference text not null default '' check (length(invoice_reference) <= 120),
  order_number text not null default '' check (length(order_number) <= 60),
  payment_terms_days smallint not null default 30 check (payment_terms_days between 0 and 60),
  locale text not null default 'sv' check (locale in ('sv', 'en')),
  created_at timestamptz not null default now(),
  check (country <> 'SE' or organisation_number is not null),
  check (not is_public_body or payment_terms_days <= 30),
  check (left(vat_number, 2) = case country when 'GR' then 'EL' else country end)
);
comment on table public.companies is 'A client organisation.';
comment on column public.companies.organisation_number is 'Ten digits, no hyphen (Swedish companies).';
comment on column public.companies.vat_number is 'With country prefix; needed for reverse charge.';
comment on column public.companies.payment_terms_days is
  'Days from issue to due. Public bodies never above 30 (räntelagen).';
comment on column public.companies.locale is 'Language of invoices and of mail to the company.';
create unique index companies_organisation_number_key on public.companies (organisation_number)
  where country = 'SE';
create index companies_sector_id_idx on public.companies (sector_id);
create index companies_name_idx on public.companies (lower(name));
revoke all on public.companies from anon, authenticated;
grant select on public.companies to authenticated;
alter table public.companies enable row level security;

create table public.company_members (
  company_id uuid not null references public.companies (id) on delete cascade,
  user_id uuid not null references public.people (user_id) on delete cascade,
  role text not null check (role in ('owner', 'member')),
  joined_at timestamptz not null default now(),
  primary key (company_id, user_id)
);
comment on table public.company_members is 'Who acts for a company. An owner also handles members.';
create index company_members_user_id_idx on public.company_members (user_id);
revoke all on public.company_members from anon, authenticated;
grant select on public.company_members to authenticated;
alter table public.company_members enable row level security;

create table public.agency_staff (
  user_id uuid primary key references public.people (user_id) on delete cascade,
  joined_at timestamptz not null default now()
);
comment on table public.agency_staff is 'The agency''s own people.';
revoke all on public.agency_staff from anon, authenticated;
grant select on public.agency_staff to authenticated;
alter table public.agency_staff enable row level security;

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('company_member', 'agency_staff')),
  company_id uuid references public.companies (id) on delete cascade,
  email text not null check (email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
  token_hash bytea not null unique,
  invited_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  accepted_by uuid references public.people (user_id) on delete set null,
  revoked_at timestamptz,
  check ((kind = 'company_member') = (company_id is not null))
);
comment on table public.invitations is 'A link by e-mail that makes the receiver a member. Only a hash of its secret is kept.';
create index invitations_company_id_idx on public.invitations (company_id);
create index invitations_invited_by_idx on public.invitations (invited_by);
create index invitations_accepted_by_idx on public.invitations (accepted_by);
revoke all on public.invitations from anon, authenticated;
grant select (id, kind, company_id, email, invited_by, created_at, expires_at, accepted_at,
  accepted_by, revoked_at) on public.invitations to authenticated;
alter table public.invitations enable row level security;

-- ---------------------------------------------------------------------------------------------
-- Who am I: the one place that answers it
-- ---------------------------------------------------------------------------------------------

create function private.is_agency()
returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from public.agency_staff s where s.user_id = (select auth.uid())) $$;
comment on function private.is_agency is 'True when the signed-in person is agency staff.';

create function private.my_company_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.company_id from public.company_members m where m.user_id = (select auth.uid())
$$;
comment on function private.my_company_ids is 'The companies the signed-in person acts for.';

create function private.my_owned_company_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.company_id from public.company_members m
  where m.user_id = (select auth.uid()) and m.role = 'owner'
$$;
comment on function private.my_owned_company_ids is 'The companies the signed-in person owns.';

create function private.my_colleague_ids()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.user_id from public.company_members m
  where m.company_id in (select private.my_company_ids())
$$;
comment on function private.my_colleague_ids is 'Everyone who shares a company with the signed-in person.';

create function private.require_user()
returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  if auth.uid() is null then
    perform private.raise_problem(401, 'signed_out');
  end if;
  return auth.uid();
end
$$;
comment on function private.require_user is 'The signed-in person''s id; raises 401 signed_out without one.';

create function private.require_agency()
returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  if not private.is_agency() then
    perform private.raise_problem(404, 'not_found');
  end if;
  return auth.uid();
end
$$;
comment on function private.require_agency is 'The staff member''s id; strangers get 404, as if nothing were there.';

create function private.require_member(p_company_id uuid, p_owner boolean default false)
returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  if p_company_id is null or p_company_id not in (select private.my_company_ids()) then
    perform private.raise_problem(404, 'not_found');
  end if;
  if p_owner and p_company_id not in (select private.my_owned_company_ids()) then
    perform private.raise_problem(403, 'owner_only');
  end if;
  return auth.uid();
end
$$;
comment on function private.require_member is 'The member''s id; 404 for strangers, 403 owner_only for a colleague without the right.';

grant execute on function private.is_agency, private.my_company_ids, private.my_owned_company_ids,
  private.my_colleague_ids to authenticated, service_role;

create policy people_select_self on public.people
  for select to authenticated using (
    user_id = (select auth.uid())
    or user_id in (select private.my_colleague_ids())
    or (select private.is_agency()));
create policy companies_select_member on public.companies
  for select to authenticated using (
    id in (select private.my_company_ids()) or (select private.is_agency()));
create policy company_members_select_member on public.company_members
  for select to authenticated using (
    company_id in (select private.my_company_ids()) or (select private.is_agency()));
create policy agency_staff_select_agency on public.agency_staff
  for select to authenticated using ((select private.is_agency()));
create policy invitations_select_owner on public.invitations
  for select to authenticated using (
    company_id in (select private.my_owned_company_ids()) or (select private.is_agency()));

-- ---------------------------------------------------------------------------------------------
-- Commands
-- ---------------------------------------------------------------------------------------------

create function public.save_person(p_name text, p_locale text)
returns void
language plpgsql volatile security definer -- people has no insert grant
set search_path = ''
as $$
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
$$;
comment on function public.save_person is 'Creates or renames the signed-in person.';
grant execute on function public.save_person to authenticated;

create function public.register_company(
  p_name text, p_country text, p_organisation_number text default null,
  p_vat_number text default null, p_sector_id text default null)
returns uuid
language plpgsql volatile security definer -- makes the caller owner of what they create
set search_path = ''
as $$
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
$$;
comment on function public.register_company is
  'Registers a company with the signed-in person as its owner. A Swedish organisation number '
  'that already has an account is refused: its owner invites colleagues.';
grant execute on function public.register_company to authenticated;

create function public.save_company(p_company_id uuid, p jsonb)
returns void
language plpgsql volatile security definer -- column rules differ for owner and agency
set search_path = ''
as $$
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
$$;
comment on function public.save_company is
  'Changes a company''s details: its owner or the agency. Whether it is a public body, and its '
  'payment terms, are for the agency alone.';
grant execute on function public.save_company to authenticated;

create function public.remove_member(p_company_id uuid, p_user_id uuid)
returns void
language plpgsql volatile security definer -- company_members has no delete grant
set search_path = ''
as $$
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
$$;
comment on function public.remove_member is 'An owner removes a member; the last owner stays.';
grant execute on function public.remove_member to authenticated;

create function private.create_invitation(
  p_kind text, p_company_id uuid, p_email text, p_invited_by uuid, p_actor public.actor_role)
returns uuid
language plpgsql volatile set search_path = ''
as $$
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
$$;
comment on function private.create_invitation is
  'Replaces earlier open invitations to the same address and mails a link valid for 7 days.';

create function public.invite_colleague(p_company_id uuid, p_email text)
returns uuid
language plpgsql volatile security definer -- writes invitations, which has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_member(p_company_id, true);
begin
  return private.create_invitation('company_member', p_company_id, p_email, v_user, 'company');
end
$$;
comment on function public.invite_colleague is 'A company owner invites a colleague by e-mail.';
grant execute on function public.invite_colleague to authenticated;

create function public.invite_staff(p_email text)
returns uuid
language plpgsql volatile security definer -- writes invitations, which has no insert grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_agency();
begin
  return private.create_invitation('agency_staff', null, p_email, v_user, 'agency');
end
$$;
comment on function public.invite_staff is 'The agency invites one of its own.';
grant execute on function public.invite_staff to authenticated;

create function public.invite_first_staff(p_email text)
returns uuid
language plpgsql volatile security definer -- writes invitations before anybody is staff
set search_path = ''
as $$
begin
  if exists (select from public.agency_staff) then
    perform private.raise_problem(409, 'staff_exists');
  end if;
  return private.create_invitation('agency_staff', null, p_email, null, 'system');
end
$$;
comment on function public.invite_first_staff is
  'Opens a new installation: invites the first agency person. Service role only, refused later.';
grant execute on function public.invite_first_staff to service_role;

create function public.revoke_invitation(p_invitation_id uuid)
returns void
language plpgsql volatile security definer -- invitations has no update grant
set search_path = ''
as $$
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
$$;
comment on function public.revoke_invitation is 'Makes an unused link worthless.';
grant execute on function public.revoke_invitation to authenticated;

create function public.find_invitation(p_token text)
returns table (kind text, company_name text, email text, state text)
language sql stable security definer -- readable by whoever holds the secret, signed in or not
set search_path = ''
as $$
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
$$;
comment on function public.find_invitation is
  'What a link invites to, and whether it still works: open, accepted, revoked or expired.';
grant execute on function public.find_invitation to anon, authenticated;

create function public.accept_invitation(p_token text)
returns text
language plpgsql volatile security definer -- makes the caller a member
set search_path = ''
as $$
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
$$;
comment on function public.accept_invitation is
  'The invited address joins. Idempotent for the same person; other addresses are refused.';
grant execute on function public.accept_invitation to authenticated;
