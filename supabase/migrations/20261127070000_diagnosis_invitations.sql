-- Invitations to answer an analysis: a link for one colleague who has no account.

create table public.diagnosis_invitations (
  id uuid primary key default gen_random_uuid(),
  diagnosis_id uuid not null references public.diagnoses (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz not null default now(),
  created_by uuid references public.people (user_id) on delete set null,
  expires_at timestamptz not null default now() + interval '30 days',
  revoked_at timestamptz
);
comment on table public.diagnosis_invitations is
  'Links by which one colleague without an account answers a saved analysis. Only a hash of each '
  'link''s secret is kept. A link opens the questions and nothing else of the company''s.';
comment on column public.diagnosis_invitations.name is
  'Who it is for, in the words of the one who made it.';
create index diagnosis_invitations_diagnosis_id_idx
  on public.diagnosis_invitations (diagnosis_id, created_at);
create index diagnosis_invitations_created_by_idx on public.diagnosis_invitations (created_by);
revoke all on public.diagnosis_invitations from anon, authenticated;
grant select (id, diagnosis_id, name, created_at, created_by, expires_at, revoked_at)
  on public.diagnosis_invitations to authenticated;
alter table public.diagnosis_invitations enable row level security;
create policy diagnosis_invitations_select_member on public.diagnosis_invitations
  for select to authenticated using (diagnosis_id in (
    select d.id from public.diagnoses d
    where d.company_id in (select private.my_company_ids())));

alter table public.diagnosis_responses add column invitation_id uuid unique
  references public.diagnosis_invitations (id) on delete cascade;
comment on column public.diagnosis_responses.invitation_id is
  'The link the answers came by; one set of answers a link. Null for members.';

create or replace function private.latest_strategy_percent(p_company_id uuid)
returns numeric
language sql stable security definer -- asked by gates of people who may not read analyses
set search_path = ''
as $$
  select private.dimension_percent(d.version, 'strategy', r.answers)
  from public.diagnoses d
  join public.diagnosis_responses r on r.diagnosis_id = d.id
  where d.company_id = p_company_id and (r.is_owner or r.perspective = 'management')
    and r.invitation_id is null
  order by r.answered_at desc, r.id
  limit 1
$$;
comment on function private.latest_strategy_percent is
  'The strategy dimension''s per cent 0–100 in the latest answers of the company''s management or '
  'of one who made an analysis; null when there are none. Answers by an invitation''s link open no '
  'gate: nobody has shown who gave them.';

create function public.invite_to_diagnosis(p_diagnosis_id uuid, p_name text)
returns text
language plpgsql volatile security definer -- diagnosis_invitations has no insert grant
set search_path = ''
as $$
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
$$;
comment on function public.invite_to_diagnosis is
  'A member makes a link for one colleague, named 1–80 characters, that works for 30 days. Returns '
  'its secret, which is shown once. Raises 404, 400 diagnosis_invitee_invalid, '
  '409 diagnosis_too_many_invitations.';
grant execute on function public.invite_to_diagnosis to authenticated;

create function public.revoke_diagnosis_invitation(p_invitation_id uuid)
returns void
language plpgsql volatile security definer -- diagnosis_invitations has no update grant
set search_path = ''
as $$
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
$$;
comment on function public.revoke_diagnosis_invitation is
  'Ends an invitation''s link; answers already given stay. Again changes nothing. Raises 404.';
grant execute on function public.revoke_diagnosis_invitation to authenticated;

create function private.diagnosis_invitation_state(p_row public.diagnosis_invitations)
returns text
language sql stable set search_path = ''
as $$
  select case
    when p_row.revoked_at is not null then 'revoked'
    when p_row.expires_at <= now() then 'expired'
    else 'open'
  end
$$;
comment on function private.diagnosis_invitation_state is 'open, revoked or expired.';

create function public.find_diagnosis_invitation(p_token text)
returns table (
  id uuid, state text, company_name text, expires_at timestamptz, version text, answers jsonb,
  perspective text, department text, member_diagnosis_id uuid)
language sql stable security definer -- readable by whoever holds the link
set search_path = ''
as $$
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
$$;
comment on function public.find_diagnosis_invitation is
  'What an invitation''s link opens: who asks, which version of the questions, and the answers '
  'given by the same link. Never the result, nor anybody else''s answers. Of a link that has ended '
  'only that it has. A member of the company is told which analysis it is.';
grant execute on function public.find_diagnosis_invitation to anon, authenticated;

create function public.answer_invited_diagnosis(
  p_token text, p_perspective text, p_department text, p_answers jsonb)
returns void
language plpgsql volatile security definer -- diagnosis_responses has no write grant
set search_path = ''
as $$
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
$$;
comment on function public.answer_invited_diagnosis is
  'Whoever holds an invitation''s link answers; again replaces the earlier answers. Raises 404, '
  '409 diagnosis_invitation_closed, 400 diagnosis_invalid.';
grant execute on function public.answer_invited_diagnosis to anon, authenticated;
