-- What an expense was for, the VAT in it, and the receipt that proves it.

alter table public.expenses
  add column category text not null default 'other' check (category in (
    'travel', 'lodging', 'mileage', 'advertising', 'material', 'tools', 'other')),
  add column vat_ore bigint not null default 0,
  add constraint expenses_vat_check check (vat_ore >= 0 and vat_ore * 4 <= net_ore + 3);
comment on column public.expenses.vat_ore is
  'VAT that was paid, in öre: 25 % of the net at most. The customer is charged the net.';

create function private.media_type_of(p_bytes bytea)
returns text
language sql immutable set search_path = ''
as $$
  select case
    when substring(p_bytes from 1 for 5) = '\x255044462d'::bytea then 'application/pdf'
    when substring(p_bytes from 1 for 3) = '\xffd8ff'::bytea then 'image/jpeg'
    when substring(p_bytes from 1 for 8) = '\x89504e470d0a1a0a'::bytea then 'image/png' end
$$;
comment on function private.media_type_of is
  'PDF, JPEG or PNG by the first bytes of a file, whatever it is called; null for anything else.';

create table public.expense_receipts (
  expense_id uuid primary key references public.expenses (id) on delete restrict,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea not null check (length(bytes) between 50 and 5000000),
  sha256 text not null,
  stored_at timestamptz not null default now(),
  constraint expense_receipts_sha256_check check (sha256 = encode(sha256(bytes), 'hex'))
);
comment on table public.expense_receipts is
  'Receipts, byte for byte with their hash: accounting records, kept seven years '
  '(bokföringslagen 7 kap. 2 §). Replaced only while the expense is handed in anew.';
revoke all on public.expense_receipts from anon, authenticated;
grant select on public.expense_receipts to authenticated;
alter table public.expense_receipts enable row level security;
create policy expense_receipts_select_party on public.expense_receipts
  for select to authenticated using (expense_id in (select e.id from public.expenses e));

create function private.store_receipt(p_expense_id uuid, p_base64 text)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_bytes bytea;
  v_type text;
begin
  v_bytes := decode(p_base64, 'base64');
  v_type := private.media_type_of(v_bytes);
  if v_type is null then
    perform private.raise_problem(400, 'receipt_type');
  elsif length(v_bytes) > 5000000 then
    perform private.raise_problem(400, 'receipt_too_large', jsonb_build_object('limit', 5));
  end if;
  insert into public.expense_receipts as r (expense_id, media_type, bytes, sha256)
  values (p_expense_id, v_type, v_bytes, encode(sha256(v_bytes), 'hex'))
  on conflict (expense_id) do update set media_type = excluded.media_type, bytes = excluded.bytes,
    sha256 = excluded.sha256, stored_at = now();
exception when invalid_parameter_value or invalid_text_representation then
  perform private.raise_problem(400, 'receipt_type');
end
$$;
comment on function private.store_receipt is
  'Keeps the receipt of an expense that is being handed in. Codes: receipt_type, receipt_too_large.';

drop function public.save_expense(uuid, date, text, bigint, uuid);
create function public.save_expense(
  p_assignment_id uuid, p_spent_on date, p_description text, p_net_ore bigint, p_id uuid default null,
  p_vat_ore bigint default 0, p_category text default 'other', p_receipt_base64 text default null,
  p_key uuid default null)
returns uuid
language plpgsql volatile security definer -- expenses has no write grants
set search_path = ''
as $$
declare
  v_assignment public.assignments;
  v_row public.expenses;
begin
  select * into v_assignment from public.assignments
  where id = p_assignment_id and consultant_id = private.require_consultant() for share;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif not v_assignment.during @> p_spent_on or p_spent_on > private.today() then
    perform private.raise_problem(400, 'day_outside_assignment', jsonb_build_object('day', p_spent_on));
  end if;
  if p_id is null then
    insert into public.expenses (id, assignment_id, spent_on, description, net_ore, vat_ore, category)
    values (coalesce(p_key, gen_random_uuid()), p_assignment_id, p_spent_on, btrim(p_description),
      p_net_ore, p_vat_ore, p_category)
    on conflict (id) do nothing returning * into v_row;
    if not found then
      -- The same form once more: what it made the first time.
      select * into v_row from public.expenses where id = p_key and assignment_id = p_assignment_id;
      if not found then
        perform private.raise_problem(404, 'not_found');
      end if;
      return v_row.id;
    end if;
    perform private.record_event('expense', v_row.id, 'expense_submitted', null, 'submitted',
      'consultant', auth.uid(), p_company_id => v_assignment.company_id,
      p_consultant_id => v_assignment.consultant_id,
      p_details => jsonb_build_object('assignment_id', p_assignment_id));
  else
    select * into v_row from public.expenses
    where id = p_id and assignment_id = p_assignment_id for no key update;
    if not found then
      perform private.raise_problem(404, 'not_found');
    end if;
    perform private.move_expense(v_row, 'submitted', 'consultant');
    update public.expenses set spent_on = p_spent_on, description = btrim(p_description),
      net_ore = p_net_ore, vat_ore = p_vat_ore, category = p_category where id = p_id;
  end if;
  if nullif(p_receipt_base64, '') is not null then
    perform private.store_receipt(v_row.id, p_receipt_base64);
  end if;
  return v_row.id;
exception when check_violation or not_null_violation then
  perform private.raise_problem(400, 'expense_invalid');
  return null;
end
$$;
comment on function public.save_expense is
  'The consultant hands in an expense with its receipt, or a rejected one again (p_id). The amount '
  'is what was laid out, excluding VAT; the company decides. p_key makes two posts of one form one '
  'expense. Codes: day_outside_assignment, expense_invalid, receipt_type, receipt_too_large.';
grant execute on function public.save_expense to authenticated;

create function public.read_receipt(p_expense_id uuid)
returns table (base64 text, media_type text, sha256 text)
language sql stable set search_path = ''
as $$
  select translate(encode(r.bytes, 'base64'), E'\n', ''), r.media_type, r.sha256
  from public.expense_receipts r where r.expense_id = p_expense_id
$$;
comment on function public.read_receipt is 'A receipt''s bytes as base64, for whoever may see the expense.';
grant execute on function public.read_receipt to authenticated;
