-- Reviews: a consultant asks a person to look at how the rules ranked them, and gets an answer.

create table public.ranking_reviews (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  request_id uuid references public.requests (id) on delete restrict,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  asked_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'answered')),
  outcome text check (outcome in ('stands', 'corrected')),
  answer text check (length(btrim(answer)) between 1 and 4000),
  answered_by uuid references public.people (user_id) on delete set null,
  answered_by_name text,
  answered_at timestamptz,
  check ((state = 'answered') = (outcome is not null and answer is not null
    and answered_by_name is not null and answered_at is not null))
);
comment on table public.ranking_reviews is
  'A consultant''s question to a human about how they were ranked, or not shown, and the answer.';
comment on column public.ranking_reviews.request_id is 'The request whose ranking it is about; null when it is about not being shown.';
comment on column public.ranking_reviews.outcome is 'stands: the ranking was right; corrected: something was wrong and has been put right.';
comment on column public.ranking_reviews.answered_by_name is 'The name as it was: the consultant may not look up the agency''s staff.';
create unique index ranking_reviews_open_key on public.ranking_reviews (consultant_id, request_id)
  nulls not distinct where state = 'open';
create index ranking_reviews_consultant_id_idx on public.ranking_reviews (consultant_id, asked_at desc);
create index ranking_reviews_request_id_idx on public.ranking_reviews (request_id);
create index ranking_reviews_answered_by_idx on public.ranking_reviews (answered_by);
create index ranking_reviews_state_idx on public.ranking_reviews (state, asked_at);
revoke all on public.ranking_reviews from anon, authenticated;
grant select on public.ranking_reviews to authenticated;
alter table public.ranking_reviews enable row level security;
create policy ranking_reviews_select_party on public.ranking_reviews
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));

create function public.ask_review(p_reason text, p_request_id uuid default null)
returns uuid
language plpgsql volatile security definer -- ranking_reviews has no insert grant
set search_path = ''
as $$
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
$$;
comment on function public.ask_review is
  'The consultant asks a human to look at how they were ranked for a request, or why they are not '
  'shown; one open question about each, so a double click asks once.';
grant execute on function public.ask_review to authenticated;

create function public.answer_review(p_review_id uuid, p_outcome text, p_answer text)
returns void
language plpgsql volatile security definer -- ranking_reviews has no update grant
set search_path = ''
as $$
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
$$;
comment on function public.answer_review is
  'A named person at the agency answers in words; once. 409 review_answered when a colleague was first.';
grant execute on function public.answer_review to authenticated;
