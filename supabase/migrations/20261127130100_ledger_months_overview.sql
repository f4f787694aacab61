-- Months of the books as the agency follows them: what each holds, and what is still open in it.

create function public.list_ledger_months()
returns table (month date, vouchers bigint, debit_ore bigint, closed_at timestamptz, closed_by text)
language sql stable set search_path = ''
as $$
  select x.month::date, count(distinct e.id),
    coalesce(sum(p.sek_ore) filter (where p.sek_ore > 0), 0)::bigint, m.closed_at, y.name
  from generate_series(
    date_trunc('month', (select min(z.booked_on) from public.ledger_entries z)),
    date_trunc('month', (now() at time zone 'Europe/Stockholm')), interval '1 month') as x (month)
  left join public.ledger_entries e on e.booked_on >= x.month::date
    and e.booked_on < (x.month + interval '1 month')::date
  left join public.ledger_postings p on p.entry_id = e.id
  left join public.ledger_months m on m.month = x.month::date
  left join public.people y on y.user_id = m.closed_by
  group by x.month, m.closed_at, y.name
  order by x.month desc
$$;
comment on function public.list_ledger_months is
  'Every month from the first voucher until now, the latest first, with its vouchers, their debit in '
  'öre, and who closed it when.';
grant execute on function public.list_ledger_months to authenticated;

create function public.find_open_work(p_month date)
returns table (kind text, items bigint, minutes bigint)
language plpgsql stable set search_path = ''
as $$
declare
  v_end date := (date_trunc('month', p_month) + interval '1 month')::date;
begin
  return query
  select 'approved_weeks', count(distinct t.id), coalesce(sum(w.minutes), 0)::bigint
  from public.timesheets t
  left join public.time_entries w on w.timesheet_id = t.id
  where t.state = 'approved' and t.week_start < v_end
  union all
  select 'submitted_weeks', count(distinct t.id), coalesce(sum(w.minutes), 0)::bigint
  from public.timesheets t
  left join public.time_entries w on w.timesheet_id = t.id
  where t.state = 'submitted' and t.week_start < v_end
  union all
  select 'approved_expenses', count(*), 0::bigint from public.expenses x
  where x.state = 'approved' and x.spent_on < v_end;
  if to_regclass('public.bank_transactions') is not null then
    return query execute
      'select ''waiting_bank_rows'', count(*), 0::bigint from public.bank_transactions b
       where b.state = ''waiting'' and b.booked_on < $1' using v_end;
  end if;
end
$$;
comment on function public.find_open_work is
  'What is still open before a month is closed: approved weeks and expenses that are not invoiced, '
  'weeks that the company has not answered, and movements of the bank that nobody has placed.';
grant execute on function public.find_open_work to authenticated;

create function public.list_number_series()
returns table (series text, first_number bigint, last_number bigint, issued bigint, missing bigint)
language sql stable set search_path = ''
as $$
  with numbers as (
    select 'invoices' as series, i.number from public.invoices i
    union all select 'credit_notes', n.number from public.credit_notes n
    union all select 'vouchers_' || e.year, e.number from public.ledger_entries e
  )
  select x.series, min(x.number)::bigint, max(x.number)::bigint, count(*),
    (max(x.number) - min(x.number) + 1 - count(*))::bigint
  from numbers x group by x.series order by x.series
$$;
comment on function public.list_number_series is
  'Each series of numbers with its first and last one, how many are issued, and how many in between '
  'are missing: none, if all is well.';
grant execute on function public.list_number_series to authenticated;

create function public.find_number_gaps(p_series text)
returns table (from_number bigint, to_number bigint)
language sql stable set search_path = ''
as $$
  with numbers as (
    select i.number from public.invoices i where p_series = 'invoices'
    union all select n.number from public.credit_notes n where p_series = 'credit_notes'
    union all select e.number from public.ledger_entries e where p_series = 'vouchers_' || e.year
  ), pairs as (
    select x.number, lead(x.number) over (order by x.number) as following from numbers x
  )
  select y.number + 1, y.following - 1 from pairs y where y.following > y.number + 1
  order by y.number limit 100
$$;
comment on function public.find_number_gaps is
  'Numbers that are missing in a series, as runs; at most a hundred runs.';
grant execute on function public.find_number_gaps to authenticated;

create trigger ledger_months_freeze before update or delete on public.ledger_months
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();
comment on trigger ledger_months_freeze on public.ledger_months is
  'A closed month is never opened again. Depth above 0 is the foreign key that forgets a deleted person.';
