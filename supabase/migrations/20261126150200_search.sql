-- Search in the workplaces: one function over what the reader may see.

create index consultants_name_trgm_idx on public.consultants
  using gin (name extensions.gin_trgm_ops);
create index companies_name_trgm_idx on public.companies using gin (name extensions.gin_trgm_ops);
create index assignments_title_trgm_idx on public.assignments
  using gin (title extensions.gin_trgm_ops);
create index assignments_company_name_trgm_idx on public.assignments
  using gin (company_name extensions.gin_trgm_ops);
create index assignments_consultant_name_trgm_idx on public.assignments
  using gin (consultant_name extensions.gin_trgm_ops);
create index invoices_buyer_name_trgm_idx on public.invoices
  using gin ((buyer ->> 'name') extensions.gin_trgm_ops);

create function private.ids_found(p_pattern text, p_number bigint, p_digits text)
returns table (kind text, id uuid, is_exact boolean)
language sql stable
security definer -- a trigram index is out of reach under row-level security: ilike is not leakproof
set search_path = ''
as $$
  select f.kind, f.id, f.is_exact
  from (
    (select 'consultant', c.id, false from public.consultants c where c.name ilike p_pattern
     order by c.number desc limit 50)
    union all
    (select 'company', c.id, false from public.companies c where c.name ilike p_pattern
     order by c.name limit 50)
    union all
    (select 'assignment', a.id, false from public.assignments a
     where a.title ilike p_pattern or a.company_name ilike p_pattern
       or a.consultant_name ilike p_pattern
     order by a.number desc limit 50)
    union all
    (select 'invoice', i.id, false from public.invoices i where i.buyer ->> 'name' ilike p_pattern
     order by i.number desc limit 50)
    union all
    select 'consultant', c.id, true from public.consultants c where c.number = p_number
    union all
    select 'company', c.id, true from public.companies c where c.organisation_number = p_digits
    union all
    select 'assignment', a.id, true from public.assignments a where a.number = p_number
    union all
    select 'invoice', i.id, true from public.invoices i where i.number = p_number
    union all
    select 'invoice', i.id, true from public.invoices i where i.ocr = p_digits
  ) f (kind, id, is_exact)
  where (select private.is_agency())
$$;
comment on function private.ids_found is
  'Ids of things whose name holds a pattern, at most 50 of a kind, or that carry a number. For '
  'the agency alone, and ids alone: the caller reads the rows under row-level security, which decides what is shown.';
grant execute on function private.ids_found to authenticated;

create function private.search_agency(p_pattern text, p_number bigint, p_digits text)
returns table (kind text, id uuid, title text, note text, state text, due_date date, is_exact boolean, recency bigint)
language sql stable set search_path = ''
as $$
  with found as materialized (
    select f.kind, f.id, bool_or(f.is_exact) as is_exact
    from private.ids_found(p_pattern, p_number, p_digits) f group by f.kind, f.id)
  select f.kind, c.id, c.name, 'K-' || c.number, c.state, null::date, f.is_exact, c.number::bigint
  from found f join public.consultants c on c.id = f.id where f.kind = 'consultant'
  union all
  select f.kind, c.id, c.name, c.city, null, null, f.is_exact, 0
  from found f join public.companies c on c.id = f.id where f.kind = 'company'
  union all
  select f.kind, a.id, a.title, a.number || ' · ' || a.company_name || ' · ' || a.consultant_name,
    a.state, null, f.is_exact, a.number
  from found f join public.assignments a on a.id = f.id where f.kind = 'assignment'
  union all
  select f.kind, i.id, i.number::text, i.buyer ->> 'name', i.state, i.due_date, f.is_exact, i.number
  from found f join public.invoices i on i.id = f.id where f.kind = 'invoice'
$$;
comment on function private.search_agency is 'What the agency''s search finds; rows as the reader may see them.';

create function private.search_company(
  p_company_id uuid, p_pattern text, p_number bigint, p_digits text)
returns table (kind text, id uuid, title text, note text, state text, due_date date, is_exact boolean, recency bigint)
language sql stable set search_path = ''
as $$
  select 'brief', b.id, b.title, null, b.state, null::date, false,
    extract(epoch from b.created_at)::bigint
  from public.briefs b
  where b.company_id = p_company_id and b.title ilike p_pattern
  union all
  select 'assignment', a.id, a.title, a.number || ' · ' || a.consultant_name, a.state, null,
    a.number = p_number, a.number
  from public.assignments a
  where a.company_id = p_company_id
    and (a.number = p_number or a.title ilike p_pattern or a.consultant_name ilike p_pattern)
  union all
  select 'invoice', i.id, i.number::text, a.title, i.state, i.due_date,
    i.number = p_number or i.ocr = p_digits, i.number
  from public.invoices i
  join public.assignments a on a.id = i.assignment_id
  where i.company_id = p_company_id
    and (i.number = p_number or i.ocr = p_digits or a.title ilike p_pattern)
$$;
comment on function private.search_company is
  'What a company''s search finds among its own; rows as the reader may see them.';

create function private.search_consultant(p_pattern text, p_number bigint)
returns table (kind text, id uuid, title text, note text, state text, due_date date, is_exact boolean, recency bigint)
language sql stable set search_path = ''
as $$
  select 'request', r.id, b.title, r.company_name, r.state, null::date, false,
    extract(epoch from r.sent_at)::bigint
  from public.requests r
  join public.briefs b on b.id = r.brief_id
  where r.consultant_id = (select private.my_consultant_id())
    and (b.title ilike p_pattern or r.company_name ilike p_pattern)
  union all
  select 'assignment', a.id, a.title, a.number || ' · ' || a.company_name, a.state, null,
    a.number = p_number, a.number
  from public.assignments a
  where a.consultant_id = (select private.my_consultant_id())
    and (a.number = p_number or a.title ilike p_pattern or a.company_name ilike p_pattern)
$$;
comment on function private.search_consultant is
  'What a consultant''s search finds among their own; rows as the reader may see them.';
grant execute on function private.search_agency, private.search_company, private.search_consultant
  to authenticated;

create function public.search_workplace(
  p_workplace text, p_query text, p_company_id uuid default null)
returns table (kind text, id uuid, title text, note text, state text, due_date date)
language plpgsql stable set search_path = ''
as $$
declare
  v_text text := left(btrim(coalesce(p_query, '')), 80);
  v_digits text := substring(regexp_replace(v_text, '[\s-]', '', 'g') from '^[kK#]?([0-9]{1,25})$');
  v_number bigint := case when length(v_digits) <= 18 then v_digits::bigint end;
  v_pattern text := case when length(v_text) >= 2 then
    '%' || regexp_replace(v_text, '([\\%_])', '\\\1', 'g') || '%' end;
begin
  return query
  with found as (
    select f.* from private.search_agency(v_pattern, v_number, v_digits) f
    where p_workplace = 'agency' and private.is_agency()
    union all
    select f.* from private.search_company(p_company_id, v_pattern, v_number, v_digits) f
    where p_workplace = 'company' and p_company_id in (select private.my_company_ids())
    union all
    select f.* from private.search_consultant(v_pattern, v_number) f
    where p_workplace = 'consultant'
  ), placed as (
    select f.*, row_number() over (partition by f.kind
      order by f.is_exact desc nulls last, f.recency desc, f.title, f.id) as place
    from found f
  )
  select p.kind, p.id, p.title, p.note, p.state, p.due_date
  from placed p where p.place <= 8 order by p.kind, p.place;
end
$$;
comment on function public.search_workplace is
  'Looks for a name, a number (K-1006, 5001), an organisation number or an OCR reference in one '
  'workplace (agency, company, consultant): at most 8 of each kind, exact numbers first, then the '
  'latest. Names from two signs on. Runs with the reader''s own rights: strangers'' things are not there.';
grant execute on function public.search_workplace to authenticated;
