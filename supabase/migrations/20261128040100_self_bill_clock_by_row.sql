-- Silence is consent only while an agreement says so, and one self-bill that cannot go on does not
-- keep the others from it.

create table private.clock_faults (
  clock text not null check (clock ~ '^[a-z_]+$'),
  entity_id uuid not null,
  code text not null,
  since timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (clock, entity_id)
);
comment on table private.clock_faults is
  'What a clock could not move on, and why; gone when it could, or when there is nothing left to do.';
comment on column private.clock_faults.code is 'The problem''s code, or that of the database''s error.';
alter table private.clock_faults enable row level security;

create function private.silence_counts(p_bill public.self_bills)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.self_billing_agreements a
    where a.consultant_id = p_bill.consultant_id and a.silence_days is not null
      and (a.ended_at is null or (a.ended_at at time zone 'Europe/Stockholm')::date > p_bill.answer_by))
$$;
comment on function private.silence_counts is
  'Whether an agreement that silence is consent was in force until the last day to object had passed.';

create function private.move_silent_self_bill(p_id uuid)
returns boolean
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.self_bills;
begin
  -- Looked at again under the lock: its seller may have answered meanwhile.
  select * into v_row from public.self_bills b where b.id = p_id for no key update skip locked;
  if v_row.state = 'approved' then
    perform private.issue_self_bill(v_row, 'system', null);
  elsif v_row.state = 'sent' and v_row.answer_by < private.today() and private.silence_counts(v_row) then
    perform private.accept_self_bill(v_row, 'system', null);
  else
    return false;
  end if;
  delete from private.clock_faults f where f.clock = 'self_bill' and f.entity_id = p_id;
  return true;
exception when others then
  insert into private.clock_faults (clock, entity_id, code)
  values ('self_bill', p_id, case when sqlstate like 'PT%' then sqlerrm else sqlstate end)
  on conflict (clock, entity_id) do update set code = excluded.code, last_at = now();
  return false;
end
$$;
comment on function private.move_silent_self_bill is
  'Accepts or issues a self-bill that is due for it, and notes why when it cannot. Returns whether it moved.';

create or replace function public.run_self_bill_clock()
returns int
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_id uuid;
  v_count int := 0;
begin
  delete from private.clock_faults f where f.clock = 'self_bill' and not exists (
    select from public.self_bills b where b.id = f.entity_id and b.state in ('sent', 'approved'));
  for v_id in select b.id from public.self_bills b
    where (b.state = 'sent' and b.answer_by < private.today()) or b.state = 'approved'
    order by b.id
  loop
    if private.move_silent_self_bill(v_id) then
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end
$$;
comment on function public.run_self_bill_clock is
  'Accepts the self-bills whose last day to object has passed while an agreement says that silence is '
  'consent, and issues those that waited for proof of F-tax; each on its own. Returns how many moved. '
  'Service role only.';

create or replace function public.end_self_billing()
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
    update public.self_bills set answer_by = null
    where consultant_id = v_consultant and state = 'sent' and answer_by >= private.today();
    perform private.record_event('consultant', v_consultant, 'self_billing_ended', null, null,
      'consultant', auth.uid(), p_consultant_id => v_consultant);
  end if;
end
$$;
comment on function public.end_self_billing is
  'The consultant ends the agreement: nothing more is drawn up, and what waits for an answer must be '
  'approved. Twice is once.';
