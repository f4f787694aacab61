-- Diagnosis: what visitors, companies and the server do with it.

create function private.secret_hash(p_secret text)
returns bytea
language sql immutable set search_path = ''
as $$ select sha256(convert_to(coalesce(p_secret, ''), 'UTF8')) $$;
comment on function private.secret_hash is 'What is kept of a secret in a cookie or a link.';

create function private.assert_diagnosis_answers(p_version text, p_answers jsonb)
returns void
language plpgsql stable set search_path = ''
as $$
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
$$;
comment on function private.assert_diagnosis_answers is
  'Passes when every answer is one of its question''s scores in that version; else 400 '
  'diagnosis_invalid.';

create function private.assert_diagnosis_context(p_version text, p_context jsonb)
returns void
language plpgsql stable set search_path = ''
as $$
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
$$;
comment on function private.assert_diagnosis_context is
  'Passes when each context question, and nothing else, has one of its options; else 400 '
  'diagnosis_invalid.';

create function private.my_diagnosis(p_diagnosis_id uuid, p_secret text)
returns public.diagnoses
language plpgsql volatile set search_path = ''
as $$
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
$$;
comment on function private.my_diagnosis is
  'Locks and returns an analysis that the caller may act on: a member of the company that saved '
  'it, or before that whoever holds the secret. Everybody else gets 404.';

-- ---------------------------------------------------------------------------------------------
-- Made on a device
-- ---------------------------------------------------------------------------------------------

create function public.store_diagnosis(
  p_version text, p_secret text, p_context jsonb, p_answers jsonb)
returns uuid
language plpgsql volatile security definer -- diagnoses has no insert grant
set search_path = ''
as $$
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
$$;
comment on function public.store_diagnosis is
  'Keeps a finished analysis without saying whose it is. The same secret gives the same analysis, '
  'so that a form sent twice makes one. Raises 400 diagnosis_invalid. Service role only: the '
  'server counts tries first.';
grant execute on function public.store_diagnosis to service_role;

create function public.find_my_diagnosis(p_diagnosis_id uuid, p_secret text)
returns table (version text, context jsonb, answers jsonb, created_at timestamptz, is_saved boolean)
language sql stable security definer -- readable by whoever holds the secret, signed in or not
set search_path = ''
as $$
  select d.version,
    case when d.company_id is null then d.context end,
    case when d.company_id is null then r.answers end,
    d.created_at, d.company_id is not null
  from public.diagnoses d
  join public.diagnosis_responses r on r.diagnosis_id = d.id and r.is_owner
  where d.id = p_diagnosis_id and d.secret_hash = private.secret_hash(p_secret)
$$;
comment on function public.find_my_diagnosis is
  'The analysis made on this device. Once a company has saved it, only that it is saved.';
grant execute on function public.find_my_diagnosis to anon, authenticated;

create function public.claim_diagnosis(p_secret text, p_company_id uuid)
returns uuid
language plpgsql volatile security definer -- diagnoses has no update grant
set search_path = ''
as $$
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
$$;
comment on function public.claim_diagnosis is
  'A member saves the analysis of this device with the company; again changes nothing. Raises 404, '
  '409 diagnosis_saved_elsewhere.';
grant execute on function public.claim_diagnosis to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Private links
-- ---------------------------------------------------------------------------------------------

create function public.share_diagnosis(p_diagnosis_id uuid, p_secret text default null)
returns text
language plpgsql volatile security definer -- diagnosis_shares has no insert grant
set search_path = ''
as $$
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
$$;
comment on function public.share_diagnosis is
  'Makes a private link and returns its secret, which is shown once. Raises 404, '
  '409 diagnosis_too_many_links.';
grant execute on function public.share_diagnosis to anon, authenticated;

create function public.revoke_diagnosis_share(p_share_id uuid, p_secret text default null)
returns void
language plpgsql volatile security definer -- diagnosis_shares has no update grant
set search_path = ''
as $$
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
$$;
comment on function public.revoke_diagnosis_share is 'Ends a private link; again changes nothing.';
grant execute on function public.revoke_diagnosis_share to anon, authenticated;

create function public.list_diagnosis_shares(p_diagnosis_id uuid, p_secret text default null)
returns table (id uuid, created_at timestamptz)
language plpgsql volatile security definer -- the device has a secret and no row rights
set search_path = ''
as $$
declare
  v_row public.diagnoses := private.my_diagnosis(p_diagnosis_id, p_secret);
begin
  return query
    select s.id, s.created_at from public.diagnosis_shares s
    where s.diagnosis_id = v_row.id and s.revoked_at is null order by s.created_at, s.id;
end
$$;
comment on function public.list_diagnosis_shares is
  'The links that work, oldest first, for those who may end them.';
grant execute on function public.list_diagnosis_shares to anon, authenticated;

create function public.find_shared_diagnosis(p_token text)
returns table (state text, version text, context jsonb, answers jsonb, created_at timestamptz)
language sql stable security definer -- readable by whoever holds the link
set search_path = ''
as $$
  select case when s.revoked_at is null then 'open' else 'revoked' end,
    case when s.revoked_at is null then d.version end,
    case when s.revoked_at is null then d.context end,
    case when s.revoked_at is null then r.answers end,
    case when s.revoked_at is null then d.created_at end
  from public.diagnosis_shares s
  join public.diagnoses d on d.id = s.diagnosis_id
  join public.diagnosis_responses r on r.diagnosis_id = d.id and r.is_owner
  where s.token_hash = private.secret_hash(p_token)
$$;
comment on function public.find_shared_diagnosis is
  'What a private link shows: the answers and nobody''s name; of a revoked one only that it is.';
grant execute on function public.find_shared_diagnosis to anon, authenticated;

-- ---------------------------------------------------------------------------------------------
-- Colleagues
-- ---------------------------------------------------------------------------------------------

create function public.answer_diagnosis(
  p_diagnosis_id uuid, p_perspective text, p_department text, p_answers jsonb)
returns void
language plpgsql volatile security definer -- diagnosis_responses has no write grant
set search_path = ''
as $$
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
$$;
comment on function public.answer_diagnosis is
  'A member answers a colleague''s analysis; answering again replaces the earlier answers. Raises '
  '404, 400 diagnosis_invalid, 409 diagnosis_is_yours.';
grant execute on function public.answer_diagnosis to authenticated;

create function public.describe_diagnosis_answer(
  p_diagnosis_id uuid, p_perspective text, p_department text)
returns void
language plpgsql volatile security definer -- diagnosis_responses has no write grant
set search_path = ''
as $$
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
$$;
comment on function public.describe_diagnosis_answer is
  'One who has answered says whether as management or as one who does the work, and where they '
  'work. Raises 404, 400 diagnosis_invalid.';
grant execute on function public.describe_diagnosis_answer to authenticated;
