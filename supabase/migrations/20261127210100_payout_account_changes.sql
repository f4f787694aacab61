-- Accounts of payees that were changed, and an approver who must have looked at them.

create table public.payout_account_changes (
  id uuid primary key default gen_random_uuid(),
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  old_kind text not null check (old_kind in ('bankgiro', 'plusgiro', 'account', 'iban')),
  old_ending text not null check (old_ending ~ '^[0-9A-Z]{1,4}$'),
  new_kind text not null check (new_kind in ('bankgiro', 'plusgiro', 'account', 'iban')),
  new_ending text not null check (new_ending ~ '^[0-9A-Z]{1,4}$'),
  changed_by uuid references public.people (user_id) on delete set null,
  changed_at timestamptz not null default now()
);
comment on table public.payout_account_changes is
  'That a payee''s account was changed, by whom and when. Of the numbers only the last four signs: what '
  'a person needs to ask the payee about it, and no more.';
create index payout_account_changes_consultant_id_idx
  on public.payout_account_changes (consultant_id, changed_at desc);
create index payout_account_changes_changed_by_idx on public.payout_account_changes (changed_by);
revoke all on public.payout_account_changes from anon, authenticated;
grant select on public.payout_account_changes to authenticated;
alter table public.payout_account_changes enable row level security;
create policy payout_account_changes_select_party on public.payout_account_changes
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));
create trigger payout_account_changes_freeze before update or delete on public.payout_account_changes
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();

create function private.account_ending(p_number text)
returns text
language sql immutable set search_path = ''
as $$ select right(regexp_replace(upper(p_number), '[^0-9A-Z]', '', 'g'), 4) $$;
comment on function private.account_ending is 'The last four signs of an account''s number.';

create function private.note_account_change()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.payout_account_changes (consultant_id, old_kind, old_ending, new_kind, new_ending, changed_by)
  values (new.consultant_id, old.account_kind, private.account_ending(old.account_number),
    new.account_kind, private.account_ending(new.account_number), auth.uid());
  return null;
end
$$;
comment on function private.note_account_change is 'Trigger: keeps that an account was changed, with its endings.';
create trigger seller_facts_account_change after update on public.seller_facts
  for each row when ((old.account_kind, old.account_number, old.account_clearing, old.account_bic)
    is distinct from (new.account_kind, new.account_number, new.account_clearing, new.account_bic))
  execute function private.note_account_change();

create function public.list_account_changes(p_run_id uuid)
returns table (id uuid, consultant_id uuid, name text, old_kind text, old_ending text, new_kind text,
  new_ending text, changed_by uuid, changed_at timestamptz, last_paid_on date)
language sql stable set search_path = ''
as $$
  select c.id, p.consultant_id, p.payee ->> 'name', c.old_kind, c.old_ending, c.new_kind, c.new_ending,
    c.changed_by, c.changed_at, l.paid_on
  from public.payouts p
  join public.payout_account_changes c on c.consultant_id = p.consultant_id
  cross join lateral (
    select max(x.sent_at) as sent_at, max(x.paid_on) as paid_on from public.payouts x
    where x.consultant_id = p.consultant_id and x.run_id <> p.run_id and x.state = 'paid') l
  where p.run_id = p_run_id and p.state <> 'removed'
    and (c.changed_at > now() - interval '30 days' or l.sent_at is null or c.changed_at > l.sent_at)
  order by p.payee ->> 'name', c.changed_at desc
$$;
comment on function public.list_account_changes is
  'Whose account in a run was changed within 30 days, or since they were last paid; when and by whom. '
  'Nothing for others than the agency, who see no runs.';
grant execute on function public.list_account_changes to authenticated;

drop function public.approve_payout_run(uuid);
create function public.approve_payout_run(p_id uuid, p_accounts_checked boolean default false)
returns void
language plpgsql volatile security definer -- payouts have no write grants
set search_path = ''
as $$
declare
  v_row public.payout_runs := private.lock_payout_run(p_id);
  v_changes int;
begin
  if v_row.created_by is not distinct from auth.uid() then
    perform private.raise_problem(403, 'second_person_required');
  elsif not exists (select from public.payouts p where p.run_id = p_id and p.state = 'planned') then
    perform private.raise_problem(409, 'nothing_to_pay');
  end if;
  perform private.assert_transition('payout_run', v_row.state, 'approved', 'agency');
  perform private.require_payable(v_row);
  select count(*) into v_changes from public.list_account_changes(p_id);
  if v_changes > 0 and p_accounts_checked is not true then
    perform private.raise_problem(409, 'payout_accounts_unchecked');
  end if;
  perform private.move_payout_run(v_row, 'approved', auth.uid(),
    p_details => jsonb_build_object('changed_accounts', v_changes));
end
$$;
comment on function public.approve_payout_run is
  'Agency: a second person approves a run, and says to have checked accounts that were changed lately. '
  'Codes: second_person_required, nothing_to_pay, payout_accounts_unchecked, payout_held_ and why.';
grant execute on function public.approve_payout_run to authenticated;
