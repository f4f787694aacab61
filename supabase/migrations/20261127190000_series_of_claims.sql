-- The overview of numbers: claims have a series of their own beside the invoices.

create or replace function public.list_number_series()
returns table (series text, first_number bigint, last_number bigint, issued bigint, missing bigint)
language sql stable set search_path = ''
as $$
  with numbers as (
    select case i.series when 'R' then 'claims' else 'invoices' end as series, i.number
    from public.invoices i
    union all select 'credit_notes', n.number from public.credit_notes n
    union all select 'vouchers_' || e.year, e.number from public.ledger_entries e
  )
  select x.series, min(x.number)::bigint, max(x.number)::bigint, count(*),
    (max(x.number) - min(x.number) + 1 - count(*))::bigint
  from numbers x group by x.series order by x.series
$$;

create or replace function public.find_number_gaps(p_series text)
returns table (from_number bigint, to_number bigint)
language sql stable set search_path = ''
as $$
  with numbers as (
    select i.number from public.invoices i
    where p_series = case i.series when 'R' then 'claims' else 'invoices' end
    union all select n.number from public.credit_notes n where p_series = 'credit_notes'
    union all select e.number from public.ledger_entries e where p_series = 'vouchers_' || e.year
  ), pairs as (
    select x.number, lead(x.number) over (order by x.number) as following from numbers x
  )
  select y.number + 1, y.following - 1 from pairs y where y.following > y.number + 1
  order by y.number limit 100
$$;
