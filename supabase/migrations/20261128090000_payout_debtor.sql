-- A debit pays only from the account that the payment file named.

alter table public.payout_files
  add column debtor_iban text check (debtor_iban ~ '^[A-Z]{2}[0-9]{2}[0-9A-Z]{10,30}$');
comment on column public.payout_files.debtor_iban is
  'The account that the file asks the bank to pay from. Null for a file that does not say it as ours do.';

alter table public.payout_files disable trigger payout_files_freeze;
update public.payout_files set debtor_iban =
  substring(convert_from(bytes, 'UTF8') from '<DbtrAcct>\s*<Id>\s*<IBAN>([A-Z]{2}[0-9]{2}[0-9A-Z]{10,30})</IBAN>');
alter table public.payout_files enable trigger payout_files_freeze;

alter table public.bank_transactions drop constraint bank_transactions_waiting_for_check;
alter table public.bank_transactions add constraint bank_transactions_waiting_for_check
  check (waiting_for in ('reference_missing', 'reference_unknown', 'parts_do_not_add_up', 'other_currency',
    'maybe_known', 'reversal', 'taken_back', 'payout_differs', 'payout_not_awaited', 'payout_maybe',
    'payout_elsewhere'));

drop function public.send_payout_run(uuid, uuid, text, text, bigint, int);
create function public.send_payout_run(
  p_actor uuid, p_run_id uuid, p_message_id text, p_debtor_iban text, p_bytes_base64 text,
  p_amount_ore bigint, p_count int)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_run public.payout_runs;
  v_payout public.payouts;
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  if not exists (select from public.agency_staff where user_id = p_actor) then
    perform private.raise_problem(404, 'not_found');
  end if;
  select * into v_run from public.payout_runs where id = p_run_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  select f.sha256 into v_hash from public.payout_files f where f.run_id = p_run_id;
  if v_hash is not null then
    return v_hash;
  elsif (select count(*) <> p_count or sum(p.amount_ore) <> p_amount_ore from public.payouts p
    where p.run_id = p_run_id and p.state = 'planned') then
    perform private.raise_problem(409, 'payout_file_differs');
  end if;
  perform private.assert_transition('payout_run', v_run.state, 'sent', 'agency');
  perform private.require_payable(v_run);
  perform private.move_payout_run(v_run, 'sent', p_actor);
  insert into public.payout_files (run_id, message_id, debtor_iban, bytes, sha256, made_by)
  values (p_run_id, p_message_id, p_debtor_iban, v_bytes, encode(sha256(v_bytes), 'hex'), p_actor)
  returning sha256 into v_hash;
  for v_payout in select * from public.payouts where run_id = p_run_id and state = 'planned' order by id for no key update
  loop
    perform private.move_payout(v_payout, 'sent', p_actor);
    perform private.post_entry('payout_sent', v_payout.id, v_payout.end_to_end_id, private.today(),
      private.payout_postings(v_payout, 'payables', 'payouts_sent'),
      p_consultant_id => v_payout.consultant_id, p_actor => p_actor);
  end loop;
  return v_hash;
end
$$;
comment on function public.send_payout_run is
  'Keeps the bank''s file of an approved run, once, with the account that it asks the bank to pay from, '
  'and books what is on its way. Number and sum of the file must be those of the run. Returns the hash of '
  'the file that is kept. Service role only; p_actor must be agency staff. Codes: payout_file_differs, '
  'payout_held_ and why.';
grant execute on function public.send_payout_run to service_role;

create function private.is_payout_elsewhere(p_account_id uuid, p_ids uuid[])
returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.payouts p
    join public.payout_files f on f.run_id = p.run_id
    join public.bank_accounts a on a.id = p_account_id
    where p.id = any (p_ids) and f.debtor_iban <> a.iban)
$$;
comment on function private.is_payout_elsewhere is
  'Whether the file of some payments asked the bank to pay from another account than this one.';

create or replace function private.match_payouts_of_file(p_file_id uuid, p_actor uuid)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.bank_transactions;
  v_ids uuid[];
  v_why text;
begin
  for v_row in
    select * from public.bank_transactions t
    where t.file_id = p_file_id and t.state = 'outgoing' and t.amount_ore < 0 and not t.is_reversal
      and t.payment_references <> '{}'
    order by t.position
  loop
    v_ids := array(select n.id from private.payouts_named(v_row.payment_references) n order by n.id);
    continue when v_ids = '{}';
    v_why := private.payouts_differ(v_row, v_ids);
    if v_why is null and private.is_payout_elsewhere(v_row.account_id, v_ids) then
      v_why := 'payout_elsewhere';
    end if;
    if v_why is null then
      perform private.settle_payouts(v_row, v_ids, p_actor);
    else
      update public.bank_transactions set state = 'waiting', waiting_for = v_why where id = v_row.id;
    end if;
  end loop;
  with awaited as materialized (
    select p.run_id, p.amount_ore, r.pay_on + 30 as until,
      least(r.pay_on, (p.sent_at at time zone 'Europe/Stockholm')::date) as since
    from public.payouts p
    join public.payout_runs r on r.id = p.run_id
    where p.state in ('sent', 'paid') and not exists (
      select from public.payout_movements m where m.payout_id = p.id and m.is_live)),
  sums as (
    select a.amount_ore, a.since, a.until from awaited a
    union all
    select sum(a.amount_ore), min(a.since), a.until from awaited a group by a.run_id, a.until)
  update public.bank_transactions t set state = 'waiting', waiting_for = 'payout_maybe'
  where t.file_id = p_file_id and t.state = 'outgoing' and t.amount_ore < 0 and not t.is_reversal
    and t.payment_references = '{}' and exists (
      select from sums s where s.amount_ore = -t.amount_ore
        and t.booked_on between s.since and s.until);
end
$$;
comment on function private.match_payouts_of_file is
  'Debits of a file that name payments of ours, come to what they are and left the account that these '
  'were to be paid from, are theirs; those that name them and do not, or name nothing and have the amount '
  'of one, wait for a person.';
