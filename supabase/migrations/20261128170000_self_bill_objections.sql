-- A consultant may object to a credit of a self-bill: it is a document in her name, as the self-bill is.

alter table public.self_bill_credits add column object_by date;
comment on column public.self_bill_credits.object_by is
  'Last day to object: as many days as silence needs to count as acceptance of a self-bill.';

create function private.days_to_object(p_self_bill_id uuid)
returns smallint
language sql stable set search_path = ''
as $$
  select coalesce(a.silence_days, s.silence_days)
  from public.self_bills b
  join public.self_billing_agreements a on a.id = b.agreement_id, public.payout_settings s
  where b.id = p_self_bill_id
$$;
comment on function private.days_to_object is
  'Days to object to a credit of a self-bill: those of its agreement, or of the settings when every '
  'self-bill must be approved.';

alter table public.self_bill_credits disable trigger self_bill_credits_freeze;
update public.self_bill_credits c set object_by = c.issue_date + private.days_to_object(c.self_bill_id);
alter table public.self_bill_credits enable trigger self_bill_credits_freeze;
alter table public.self_bill_credits alter column object_by set not null,
  add check (object_by >= issue_date);

create function private.set_object_by()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  new.object_by := new.issue_date + private.days_to_object(new.self_bill_id);
  return new;
end
$$;
comment on function private.set_object_by is 'Trigger: a credit says from the start how long it can be objected to.';
create trigger self_bill_credits_object_by before insert on public.self_bill_credits
  for each row execute function private.set_object_by();

create table public.self_bill_objections (
  credit_id uuid primary key references public.self_bill_credits (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  reason text not null check (length(btrim(reason)) between 1 and 1000),
  objected_at timestamptz not null default now(),
  outcome text check (outcome in ('upheld', 'dismissed')),
  answer text check (length(btrim(answer)) between 1 and 1000),
  answered_by uuid references public.people (user_id) on delete set null,
  answered_by_name text,
  answered_at timestamptz,
  check (num_nonnulls(outcome, answer, answered_by_name, answered_at) in (0, 4))
);
comment on table public.self_bill_objections is
  'A consultant''s objection to a credit of a self-bill, one for each, and the agency''s answer. The '
  'credit stays either way: it is issued and booked, and its rows are free to be billed again.';
comment on column public.self_bill_objections.outcome is
  'upheld: the consultant is right, and the rows go on a new self-bill; dismissed: the credit stands; '
  'null before there is an answer.';
comment on column public.self_bill_objections.answered_by_name is
  'The name as it was: the consultant may not look up the agency''s staff.';
create index self_bill_objections_consultant_id_idx on public.self_bill_objections (consultant_id);
create index self_bill_objections_answered_by_idx on public.self_bill_objections (answered_by);
create index self_bill_objections_open_idx on public.self_bill_objections (objected_at) where outcome is null;
revoke all on public.self_bill_objections from anon, authenticated;
grant select on public.self_bill_objections to authenticated;
alter table public.self_bill_objections enable row level security;
create policy self_bill_objections_select_party on public.self_bill_objections
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));
create trigger self_bill_objections_freeze before update on public.self_bill_objections
  for each row when (pg_trigger_depth() = 0 and (old.outcome is not null
    or (old.credit_id, old.consultant_id, old.reason, old.objected_at)
      is distinct from (new.credit_id, new.consultant_id, new.reason, new.objected_at)))
  execute function private.refuse_change();
create trigger self_bill_objections_no_delete before delete on public.self_bill_objections
  for each row execute function private.refuse_change();
create trigger self_bill_objections_no_truncate before truncate on public.self_bill_objections
  for each statement execute function private.refuse_change();

create function private.record_objection_event(
  p_credit public.self_bill_credits, p_kind text, p_actor public.actor_role, p_reason text)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.record_event('self_bill', p_credit.self_bill_id, p_kind, null, null, p_actor, auth.uid(),
    p_reason, p_consultant_id => p_credit.consultant_id, p_details => jsonb_build_object(
      'credit_id', p_credit.id, 'number', p_credit.series || p_credit.number));
end
$$;
comment on function private.record_objection_event is 'What is said about a credit belongs to its self-bill''s story.';

create function public.object_to_self_bill_credit(p_credit_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- self_bill_objections has no write grants
set search_path = ''
as $$
declare
  v_credit public.self_bill_credits;
begin
  select * into v_credit from public.self_bill_credits c
  where c.id = p_credit_id and c.consultant_id = private.require_consultant();
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(btrim(p_reason)) > 1000 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif v_credit.object_by < private.today() then
    perform private.raise_problem(409, 'objection_too_late');
  end if;
  insert into public.self_bill_objections (credit_id, consultant_id, reason)
  values (p_credit_id, v_credit.consultant_id, btrim(p_reason))
  on conflict (credit_id) do nothing;
  if not found then
    perform private.raise_problem(409, 'credit_already_objected');
  end if;
  perform private.record_objection_event(v_credit, 'self_bill_credit_objected', 'consultant', btrim(p_reason));
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'self_bill_credit_objected', 'credit_id', p_credit_id));
end
$$;
comment on function public.object_to_self_bill_credit is
  'The consultant objects to a credit of her own self-bill, with a reason, once and no later than its '
  'last day; the agency is told. Codes: reason_required, reason_too_long, objection_too_late, '
  'credit_already_objected.';
grant execute on function public.object_to_self_bill_credit to authenticated;

create function public.answer_self_bill_objection(p_credit_id uuid, p_outcome text, p_answer text)
returns void
language plpgsql volatile security definer -- self_bill_objections has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.self_bill_objections;
  v_credit public.self_bill_credits;
begin
  select * into v_row from public.self_bill_objections where credit_id = p_credit_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_row.outcome is not null then
    perform private.raise_problem(409, 'objection_answered',
      jsonb_build_object('name', v_row.answered_by_name));
  elsif p_outcome is null or p_outcome not in ('upheld', 'dismissed') then
    perform private.raise_problem(400, 'objection_outcome_required');
  elsif nullif(btrim(p_answer), '') is null then
    perform private.raise_problem(400, 'answer_required');
  elsif length(btrim(p_answer)) > 1000 then
    perform private.raise_problem(400, 'answer_too_long', '{"limit": 1000}');
  end if;
  update public.self_bill_objections set outcome = p_outcome, answer = btrim(p_answer), answered_by = v_actor,
    answered_at = now(),
    answered_by_name = coalesce((select p.name from public.people p where p.user_id = v_actor), '')
  where credit_id = p_credit_id;
  select * into v_credit from public.self_bill_credits where id = p_credit_id;
  perform private.record_objection_event(v_credit, 'self_bill_objection_' || p_outcome, 'agency', btrim(p_answer));
  perform private.enqueue('send_mail', jsonb_build_object(
    'template', 'self_bill_objection_answered', 'credit_id', p_credit_id));
end
$$;
comment on function public.answer_self_bill_objection is
  'Agency: answers an objection in words, once: upheld or dismissed. Nothing else changes: the credit is '
  'issued and booked, and the rows it took back are free for a new self-bill. Codes: '
  'objection_outcome_required, answer_required, answer_too_long, 409 objection_answered when a colleague '
  'was first.';
grant execute on function public.answer_self_bill_objection to authenticated;
