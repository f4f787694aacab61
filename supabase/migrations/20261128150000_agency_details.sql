-- The agency changes its own details, which stand on what it issues from then on.

create function private.has_check_digit(p_digits text)
returns boolean
language sql immutable set search_path = ''
as $$ select p_digits ~ '^[0-9]{2,25}$' and right(p_digits, 1) = private.luhn_digit(left(p_digits, -1))::text $$;
comment on function private.has_check_digit is
  'Whether the last digit is the check digit (modulus 10) of those before it, as in bankgiro and '
  'organisation numbers.';

create function private.are_agency_details(p_row public.agency_settings)
returns boolean
language sql immutable set search_path = ''
as $$
  select (length(btrim(p_row.name)) between 1 and 160
    and private.has_check_digit(p_row.organisation_number)
    and p_row.vat_number ~ '^SE[0-9]{12}$' and private.has_check_digit(substring(p_row.vat_number from 3 for 10))
    and right(p_row.vat_number, 2) between '01' and '94'
    and length(btrim(p_row.street)) between 1 and 200 and p_row.postal_code ~ '^[0-9]{3} [0-9]{2}$'
    and length(btrim(p_row.city)) between 1 and 100 and length(btrim(p_row.seat)) between 1 and 100
    and length(p_row.email) between 3 and 254 and p_row.email like '%_@_%'
    and length(btrim(p_row.phone)) between 5 and 40
    and private.has_check_digit(p_row.bankgiro)) is true
$$;
comment on function private.are_agency_details is
  'Whether the agency could issue with these: nothing empty, and every number has its check digit.';

create function public.save_agency_details(p jsonb)
returns void
language plpgsql volatile security definer -- agency_settings has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_before public.agency_settings;
  v_after public.agency_settings;
  v_changes jsonb;
begin
  select * into v_before from public.agency_settings for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  v_after := jsonb_populate_record(v_before, p - array['id', 'margin_bp']);
  if not private.are_agency_details(v_after) or v_after.bankgiro !~ '^[0-9]{7,8}$'
    or v_after.organisation_number !~ '^[0-9]{10}$' then
    perform private.raise_problem(400, 'agency_details_invalid');
  elsif v_after.bankgiro <> v_before.bankgiro
    and not exists (select from public.bank_accounts b where b.bankgiro = v_after.bankgiro) then
    perform private.raise_problem(409, 'agency_bankgiro_elsewhere');
  end if;
  select jsonb_object_agg(n.key, jsonb_build_array(o.value, n.value)) into v_changes
  from jsonb_each(to_jsonb(v_after)) n join jsonb_each(to_jsonb(v_before)) o using (key)
  where n.value <> o.value;
  if v_changes is null then
    return;
  end if;
  update public.agency_settings set name = v_after.name, organisation_number = v_after.organisation_number,
    vat_number = v_after.vat_number, street = v_after.street, postal_code = v_after.postal_code,
    city = v_after.city, seat = v_after.seat, email = v_after.email, phone = v_after.phone,
    bankgiro = v_after.bankgiro;
  perform private.record_event('agency_settings', gen_random_uuid(), 'agency_details_changed', null, null,
    'agency', v_actor, p_details => v_changes);
end
$$;
comment on function public.save_agency_details is
  'Agency: its name, numbers, address, contact and bankgiro, {name, organisation_number, vat_number, '
  'street, postal_code, city, seat, email, phone, bankgiro}; what is left out stays. Documents that are '
  'issued keep what they were issued with. The event holds each changed field as [before, after]. A new '
  'bankgiro must pay into one of the agency''s accounts, or what comes in could not be read. Codes: '
  'agency_details_invalid, agency_bankgiro_elsewhere.';
grant execute on function public.save_agency_details to authenticated;

create table public.number_series (
  series text primary key check (series in ('A', 'K', 'R')),
  first_number bigint not null check (case series when 'R' then first_number = 900001
    else first_number between 1 and 800000 end)
);
comment on table public.number_series is
  'Where a series of the agency''s documents begins: A invoices, K credit notes, R claims for late '
  'payment, whose numbers lie apart from those of A.';
insert into public.number_series (series, first_number) values ('K', 1), ('R', 900001);
insert into public.number_series (series, first_number)
select 'A', coalesce((select s.first_invoice_number from public.agency_settings s), 10001);
revoke all on public.number_series from anon, authenticated;
grant select on public.number_series to authenticated;
alter table public.number_series enable row level security;
create policy number_series_select_agency on public.number_series
  for select to authenticated using ((select private.is_agency()));
alter table public.agency_settings drop column first_invoice_number;

create or replace function private.next_number(p_series text, p_first bigint)
returns bigint
language plpgsql volatile set search_path = ''
as $$
declare
  v_number bigint;
  v_first bigint;
begin
  update private.invoice_counters set last_number = last_number + 1 where series = p_series
  returning last_number into v_number;
  if found then
    return v_number;
  end if;
  -- Shared, so that whoever chooses another beginning waits for this one to be used, or we for theirs.
  select s.first_number into v_first from public.number_series s where s.series = p_series for share;
  insert into private.invoice_counters as c (series, last_number) values (p_series, coalesce(v_first, p_first))
  on conflict (series) do update set last_number = c.last_number + 1
  returning last_number into v_number;
  return v_number;
end
$$;
comment on function private.next_number is
  'The next number of a series, or where it begins: as chosen, else p_first. The counter row stays '
  'locked until the issuing transaction ends.';

create or replace function private.next_invoice_number(p_series text)
returns bigint
language sql volatile set search_path = ''
as $$ select private.next_number(p_series, 10001) $$;

create function public.set_first_number(p_series text, p_first_number bigint)
returns void
language plpgsql volatile security definer -- number_series has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_before public.number_series;
begin
  select * into v_before from public.number_series s where s.series = p_series for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif p_series = 'R' or p_first_number is null or p_first_number not between 1 and 800000 then
    perform private.raise_problem(400, 'first_number_invalid');
  elsif exists (select from private.invoice_counters c where c.series = p_series) then
    perform private.raise_problem(409, 'series_in_use');
  elsif p_first_number = v_before.first_number then
    return;
  end if;
  update public.number_series set first_number = p_first_number where series = p_series;
  perform private.record_event('number_series', gen_random_uuid(), 'first_number_set',
    v_before.first_number::text, p_first_number::text, 'agency', v_actor,
    p_details => jsonb_build_object('series', p_series));
end
$$;
comment on function public.set_first_number is
  'Agency: the number that a series begins with, 1–800000, as long as no number of it is used; after '
  'that it goes on without gaps. Claims (R) always begin at 900001. Codes: first_number_invalid, '
  'series_in_use.';
grant execute on function public.set_first_number to authenticated;

drop function public.list_number_series();
create function public.list_number_series()
returns table (series text, letter text, first_number bigint, last_number bigint, next_number bigint,
  issued bigint, missing bigint)
language sql stable set search_path = ''
as $$
  with kinds (series, letter) as (
    values ('invoices', 'A'), ('credit_notes', 'K'), ('claims', 'R')
  ), numbers as (
    select case i.series when 'R' then 'claims' else 'invoices' end as series, i.number
    from public.invoices i
    union all select 'credit_notes', n.number from public.credit_notes n
    union all select 'vouchers_' || e.year, e.number from public.ledger_entries e
  ), used as (
    select x.series, min(x.number)::bigint as first_number, max(x.number)::bigint as last_number,
      count(*) as issued
    from numbers x group by x.series
  ), begun as (
    select k.series, k.letter, s.first_number from kinds k join public.number_series s on s.series = k.letter
  )
  select coalesce(u.series, b.series), b.letter, coalesce(u.first_number, b.first_number), u.last_number,
    coalesce(u.last_number + 1, b.first_number), coalesce(u.issued, 0),
    coalesce(u.last_number - u.first_number + 1 - u.issued, 0)
  from used u full join begun b using (series)
  order by 1
$$;
comment on function public.list_number_series is
  'Each series of numbers with its letter, first, last (null while none is used) and next number, how '
  'many are issued, and how many in between are missing: none, if all is well. Nothing for strangers.';
grant execute on function public.list_number_series to authenticated;
