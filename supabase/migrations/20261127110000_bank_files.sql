-- Money in by bank: the agency's own accounts, the files of the bank, and every movement in them.

create table public.bank_accounts (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 80),
  iban text not null unique check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  bankgiro text unique check (bankgiro ~ '^[0-9]{7,8}$'),
  number text unique check (number ~ '^[0-9]{6,20}$'),
  currency char(3) not null check (currency in ('SEK', 'EUR'))
);
comment on table public.bank_accounts is
  'The agency''s own accounts. A file about any other account is refused.';
comment on column public.bank_accounts.bankgiro is
  'A bankgiro that pays into the account: its notifications and the account''s statements tell of the same movements.';
comment on column public.bank_accounts.number is
  'Clearing and account number in digits, for banks that do not write the IBAN.';

create table public.bank_files (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references public.bank_accounts (id) on delete restrict,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(btrim(name)) between 1 and 200),
  format text not null check (format in ('camt.053', 'camt.054', 'csv')),
  message_id text check (length(message_id) <= 200),
  from_day date,
  to_day date check (to_day >= from_day),
  booked_count int not null default 0 check (booked_count >= 0),
  waiting_count int not null default 0 check (waiting_count >= 0),
  outgoing_count int not null default 0 check (outgoing_count >= 0),
  known_count int not null default 0 check (known_count >= 0),
  pending_count int not null check (pending_count >= 0),
  imported_by uuid references public.people (user_id) on delete set null,
  imported_at timestamptz not null default now(),
  unique (sha256, account_id)
);
comment on table public.bank_files is
  'What was read from the bank: one row for each account in a file. The same bytes are read once.';
comment on column public.bank_files.known_count is 'Movements that an earlier file had told of.';
comment on column public.bank_files.pending_count is 'Entries the bank had not booked yet; left out.';
comment on column public.bank_files.imported_by is 'Null when a program read the file.';
create index bank_files_account_id_idx on public.bank_files (account_id, imported_at desc);
create index bank_files_imported_by_idx on public.bank_files (imported_by);
create index bank_files_imported_at_idx on public.bank_files (imported_at desc, id);

create table public.bank_transactions (
  id uuid primary key default gen_random_uuid(),
  file_id uuid not null references public.bank_files (id) on delete restrict,
  account_id uuid not null references public.bank_accounts (id) on delete restrict,
  position int not null check (position > 0),
  duplicate_key text not null unique,
  booked_on date not null,
  amount_ore bigint not null,
  currency char(3) not null check (currency in ('SEK', 'EUR')),
  payer_name text,
  payer_number text,
  payer_iban text,
  stated jsonb not null default '[]' check (jsonb_typeof(stated) = 'array'),
  message text not null default '',
  bank_reference text not null,
  is_reversal boolean not null,
  state text not null check (state in ('waiting', 'booked', 'set_aside', 'outgoing')),
  waiting_for text check (waiting_for in ('reference_missing', 'reference_unknown',
    'parts_do_not_add_up', 'other_currency', 'maybe_known', 'reversal', 'taken_back')),
  unique (file_id, position),
  check ((state = 'waiting') = (waiting_for is not null)),
  check (state not in ('waiting', 'booked') or amount_ore <> 0),
  check (state <> 'booked' or amount_ore > 0)
);
comment on table public.bank_transactions is
  'Every movement on an account of the agency, however many files tell of it. Only its state moves.';
comment on column public.bank_transactions.duplicate_key is
  'Account, day, amount and the bank''s reference: what makes it the same movement.';
comment on column public.bank_transactions.amount_ore is
  'In hundredths of the currency; money in is positive, money out negative.';
comment on column public.bank_transactions.stated is
  'References in fields of their own: [{reference, amountOre}].';
comment on column public.bank_transactions.waiting_for is 'Why nobody but a person can place it.';
create index bank_transactions_account_id_idx on public.bank_transactions (account_id, booked_on, amount_ore);
create index bank_transactions_state_idx on public.bank_transactions (state, booked_on desc, id);

revoke all on public.bank_accounts, public.bank_files, public.bank_transactions from anon, authenticated;
grant select on public.bank_accounts, public.bank_files, public.bank_transactions to authenticated;
alter table public.bank_accounts enable row level security;
alter table public.bank_files enable row level security;
alter table public.bank_transactions enable row level security;
create policy bank_accounts_select_agency on public.bank_accounts
  for select to authenticated using ((select private.is_agency()));
create policy bank_files_select_agency on public.bank_files
  for select to authenticated using ((select private.is_agency()));
create policy bank_transactions_select_agency on public.bank_transactions
  for select to authenticated using ((select private.is_agency()));

create function private.freeze_bank_transaction()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['state', 'waiting_for']
    <> to_jsonb(old) - array['state', 'waiting_for'] then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_bank_transaction is
  'Trigger: what the bank said of a movement stays; only what has been done with it changes.';
create trigger bank_transactions_freeze before update or delete on public.bank_transactions
  for each row execute function private.freeze_bank_transaction();

alter table public.payments
  add column bank_transaction_id uuid references public.bank_transactions (id) on delete restrict,
  add constraint payments_bank_check check ((method = 'bank') = (bank_transaction_id is not null));
comment on column public.payments.bank_transaction_id is
  'The movement it came with: one payment for each company that the movement pays for.';
create index payments_bank_transaction_id_idx on public.payments (bank_transaction_id);

alter table public.payment_allocations
  alter column invoice_id drop not null,
  add constraint payment_allocations_taken_back_check check (invoice_id is not null or amount_ore > 0);
create unique index payment_allocations_taken_back_idx on public.payment_allocations (payment_id)
  where invoice_id is null;
comment on column public.payment_allocations.invoice_id is
  'Null takes the whole payment out again: its movement was placed wrongly.';

alter table public.state_transitions drop constraint state_transitions_entity_check;
alter table public.state_transitions add constraint state_transitions_entity_check
  check (entity ~ '^[a-z_]+$');
insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('bank_transaction', 'waiting', 'booked', 'agency'),
  ('bank_transaction', 'waiting', 'set_aside', 'agency'),
  ('bank_transaction', 'set_aside', 'waiting', 'agency'),
  ('bank_transaction', 'booked', 'waiting', 'agency');

create function public.save_bank_account(p jsonb, p_id uuid default null)
returns uuid
language plpgsql volatile security definer -- bank_accounts has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_before public.bank_accounts;
  v_id uuid;
begin
  select * into v_before from public.bank_accounts where id = p_id for no key update;
  if p_id is not null and v_before.id is null then
    perform private.raise_problem(404, 'not_found');
  elsif exists (select from public.bank_files f where f.account_id = p_id)
    and (v_before.iban, v_before.currency::text) <> (p ->> 'iban', p ->> 'currency') then
    perform private.raise_problem(409, 'bank_account_in_use');
  end if;
  insert into public.bank_accounts as a (id, name, iban, bankgiro, number, currency)
  values (coalesce(p_id, gen_random_uuid()), btrim(p ->> 'name'), p ->> 'iban',
    nullif(p ->> 'bankgiro', ''), nullif(p ->> 'number', ''), p ->> 'currency')
  on conflict (id) do update set name = excluded.name, iban = excluded.iban,
    bankgiro = excluded.bankgiro, number = excluded.number, currency = excluded.currency
  returning a.id into v_id;
  perform private.record_event('bank_account', v_id, 'bank_account_saved', null, null, 'agency',
    v_actor, p_details => jsonb_build_object('iban', p ->> 'iban'));
  return v_id;
exception
  when unique_violation then
    perform private.raise_problem(409, 'bank_account_exists');
  when check_violation or not_null_violation then
    perform private.raise_problem(400, 'bank_account_invalid');
end
$$;
comment on function public.save_bank_account is
  'Agency: adds an account of its own, or changes one: {name, iban, bankgiro, number, currency}. One '
  'with files keeps its IBAN and currency. Codes: bank_account_in_use, bank_account_exists, '
  'bank_account_invalid.';
grant execute on function public.save_bank_account to authenticated;
