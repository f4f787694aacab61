-- Drafts of the brief form: what a person has typed so far, whatever it is.

create table public.brief_drafts (
  id uuid primary key,
  company_id uuid not null references public.companies (id) on delete cascade,
  user_id uuid not null references public.people (user_id) on delete cascade,
  brief_id uuid references public.briefs (id) on delete cascade,
  title text not null default '' check (length(title) <= 200),
  fields jsonb not null check (jsonb_typeof(fields) = 'object' and length(fields::text) <= 300000),
  saved_at timestamptz not null default now()
);
comment on table public.brief_drafts is
  'An unfinished brief form, kept as it is typed, for the one who types it: nothing in it has been '
  'checked. A draft goes when its form becomes a brief.';
comment on column public.brief_drafts.id is 'The form''s own key.';
comment on column public.brief_drafts.brief_id is 'The brief that the form changes; null for a new one.';
create index brief_drafts_user_id_idx on public.brief_drafts (user_id, saved_at desc);
create index brief_drafts_company_id_idx on public.brief_drafts (company_id);
create index brief_drafts_brief_id_idx on public.brief_drafts (brief_id);
revoke all on public.brief_drafts from anon, authenticated;
grant select on public.brief_drafts to authenticated;
alter table public.brief_drafts enable row level security;
create policy brief_drafts_select_self on public.brief_drafts
  for select to authenticated using (
    user_id = (select auth.uid()) and company_id in (select private.my_company_ids()));

create function public.save_brief_draft(
  p_id uuid, p_company_id uuid, p_fields jsonb, p_brief_id uuid default null)
returns timestamptz
language plpgsql volatile security definer -- brief_drafts has no write grant
set search_path = ''
as $$
declare
  v_user uuid := private.require_member(p_company_id);
  v_saved timestamptz;
begin
  if p_brief_id is not null and not exists (
    select from public.briefs b where b.id = p_brief_id and b.company_id = p_company_id) then
    perform private.raise_problem(404, 'not_found');
  elsif (select count(*) from public.brief_drafts d
    where d.user_id = v_user and d.company_id = p_company_id and d.id <> p_id) >= 30 then
    perform private.raise_problem(409, 'too_many_drafts', jsonb_build_object('limit', 30));
  end if;
  insert into public.brief_drafts as d (id, company_id, user_id, brief_id, title, fields)
  values (p_id, p_company_id, v_user, p_brief_id,
    left(btrim(coalesce(p_fields ->> 'title', '')), 200), p_fields)
  on conflict (id) do update
    set title = excluded.title, fields = excluded.fields, saved_at = now()
    where d.user_id = v_user and d.company_id = p_company_id
  returning d.saved_at into v_saved;
  if v_saved is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  return v_saved;
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_problem(400, 'draft_invalid');
    return null;
end
$$;
comment on function public.save_brief_draft is
  'Keeps a brief form as it stands: fields by name, unchecked, for the caller alone. Returns when. '
  'Raises too_many_drafts, draft_invalid (over 300,000 characters), 404 for somebody else''s.';
grant execute on function public.save_brief_draft to authenticated;

create function public.delete_brief_draft(p_id uuid)
returns void
language sql volatile security definer -- brief_drafts has no delete grant
set search_path = ''
as $$
  delete from public.brief_drafts where id = p_id and user_id = auth.uid()
$$;
comment on function public.delete_brief_draft is 'Throws the caller''s own draft away; somebody else''s is left alone.';
grant execute on function public.delete_brief_draft to authenticated;
