-- Movements that another format may have told of are found once for a file, however many are alike.

create or replace function private.hold_maybe_known(p_file public.bank_files, p_keys text[])
returns void
language sql volatile set search_path = ''
as $$
  with left_over as materialized (
    select b.booked_on, b.amount_ore, count(*) as count
    from public.bank_transactions b
    join public.bank_files f on f.id = b.file_id and f.format <> p_file.format
    where b.account_id = p_file.account_id and b.booked_on between p_file.from_day and p_file.to_day
      and b.amount_ore > 0 and not b.is_reversal
      and not exists (select from unnest(p_keys) k (key) where k.key = b.duplicate_key)
    group by b.booked_on, b.amount_ore),
  fresh as (
    select x.id, x.booked_on, x.amount_ore,
      row_number() over (partition by x.booked_on, x.amount_ore order by x.position) as nth
    from public.bank_transactions x
    where x.file_id = p_file.id and x.amount_ore > 0 and not x.is_reversal)
  update public.bank_transactions t set state = 'waiting', waiting_for = 'maybe_known'
  from fresh n join left_over o on o.booked_on = n.booked_on and o.amount_ore = n.amount_ore
  where t.id = n.id and n.nth <= o.count
$$;
comment on function private.hold_maybe_known is
  'A file in another format may name a movement differently. Where an earlier one told of as much on '
  'the same day, of which this file does not, nothing is booked: a person says whether it is the same.';
