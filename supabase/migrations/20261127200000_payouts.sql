-- Payouts: runs of payments to consultants, each proposed by one person and approved by another,
-- sent as a file to the bank, and concluded by the bank's answers. Tables and what is frozen.

insert into public.state_transitions (entity, from_state, to_state, actor) values
  ('payout_run', 'draft', 'approved', 'agency'),
  ('payout_run', 'draft', 'withdrawn', 'agency'),
  ('payout_run', 'approved', 'withdrawn', 'agency'),
  ('payout_run', 'approved', 'sent', 'agency'),
  ('payout_run', 'sent', 'closed', 'agency'),
  ('payout', 'planned', 'removed', 'agency'),
  ('payout', 'planned', 'sent', 'agency'),
  ('payout', 'sent', 'paid', 'agency'),
  ('payout', 'sent', 'rejected', 'agency'),
  ('payout', 'paid', 'rejected', 'agency');

alter table public.payout_settings
  add column basis text not null default 'cleared' check (basis in ('cleared', 'guaranteed'));
comment on column public.payout_settings.basis is
  'cleared: a self-bill is paid when the customer''s money has come; guaranteed: on its day whatever the customer does.';

insert into public.ledger_accounts (number, name_sv, name_en)
values (2899, 'Utbetalningar på väg till banken', 'Payouts on their way to the bank');
insert into public.ledger_roles (role, account, from_number, to_number)
values ('payouts_sent', 2899, 2890, 2899);

create table public.payout_blocks (
  consultant_id uuid primary key references public.consultants (id) on delete restrict,
  reason text not null check (length(btrim(reason)) between 1 and 500),
  blocked_by uuid references public.people (user_id) on delete set null,
  blocked_at timestamptz not null default now()
);
comment on table public.payout_blocks is 'Consultants to whom nothing is paid for now, and why.';
create index payout_blocks_blocked_by_idx on public.payout_blocks (blocked_by);

create table public.payout_guarantees (
  self_bill_id uuid primary key references public.self_bills (id) on delete restrict,
  reason text not null check (length(btrim(reason)) between 1 and 500),
  guaranteed_by uuid references public.people (user_id) on delete set null,
  guaranteed_at timestamptz not null default now()
);
comment on table public.payout_guarantees is
  'Self-bills that the agency pays although the customer has not, and why.';
create index payout_guarantees_guaranteed_by_idx on public.payout_guarantees (guaranteed_by);

create table public.payout_runs (
  id uuid primary key default gen_random_uuid(),
  number int generated always as identity (start with 1) unique,
  state text not null default 'draft'
    check (state in ('draft', 'approved', 'withdrawn', 'sent', 'closed')),
  pay_on date not null,
  rail text not null default 'bank_file' check (rail in ('bank_file')),
  created_by uuid references public.people (user_id) on delete set null,
  created_at timestamptz not null default now(),
  approved_by uuid references public.people (user_id) on delete set null,
  approved_at timestamptz,
  check (approved_by <> created_by)
);
comment on table public.payout_runs is
  'A list of payments for one payout day. Whoever approves it is another person than its maker.';
create index payout_runs_created_by_idx on public.payout_runs (created_by);
create index payout_runs_approved_by_idx on public.payout_runs (approved_by);
create index payout_runs_pay_on_idx on public.payout_runs (pay_on desc);

create table public.payouts (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references public.payout_runs (id) on delete restrict,
  consultant_id uuid not null references public.consultants (id) on delete restrict,
  state text not null default 'planned'
    check (state in ('planned', 'removed', 'sent', 'paid', 'rejected')),
  amount_ore bigint not null check (amount_ore > 0),
  currency char(3) not null default 'SEK' check (currency = 'SEK'),
  payee jsonb not null,
  end_to_end_id text not null unique check (length(end_to_end_id) between 1 and 35),
  sent_at timestamptz,
  paid_on date,
  bank_code text,
  bank_reason text,
  check ((state = 'paid') <= (paid_on is not null)),
  unique (run_id, consultant_id)
);
comment on table public.payouts is 'One payment to one consultant, for one or several self-bills.';
comment on column public.payouts.payee is 'Name and account as they were when the run was made.';
create index payouts_consultant_id_idx on public.payouts (consultant_id, paid_on desc);
create index payouts_state_idx on public.payouts (state);

create table public.payout_parts (
  payout_id uuid not null references public.payouts (id) on delete restrict,
  self_bill_id uuid not null references public.self_bills (id) on delete restrict,
  amount_ore bigint not null check (amount_ore <> 0),
  is_live boolean not null default true,
  primary key (payout_id, self_bill_id)
);
comment on table public.payout_parts is
  'What a payment is for. A negative part takes back what was paid for a self-bill before it was credited.';
comment on column public.payout_parts.is_live is 'False when the payment was removed or rejected: it is owed again.';
create unique index payout_parts_once_key on public.payout_parts (self_bill_id)
  where is_live and amount_ore > 0;
create index payout_parts_self_bill_id_idx on public.payout_parts (self_bill_id);

create table public.payout_files (
  run_id uuid primary key references public.payout_runs (id) on delete restrict,
  message_id text not null unique check (length(message_id) between 1 and 30),
  bytes bytea not null check (length(bytes) between 100 and 20000000),
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  made_by uuid references public.people (user_id) on delete set null,
  made_at timestamptz not null default now()
);
comment on table public.payout_files is 'The file that went to the bank, byte for byte.';
create index payout_files_made_by_idx on public.payout_files (made_by);

create table public.payout_answers (
  id uuid primary key default gen_random_uuid(),
  run_id uuid not null references public.payout_runs (id) on delete restrict,
  bytes bytea not null check (length(bytes) between 1 and 20000000),
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  received_by uuid references public.people (user_id) on delete set null,
  received_at timestamptz not null default now(),
  unique (run_id, sha256)
);
comment on table public.payout_answers is 'The bank''s answers to a file, each kept once.';
create index payout_answers_received_by_idx on public.payout_answers (received_by);

revoke all on public.payout_blocks, public.payout_guarantees, public.payout_runs, public.payouts,
  public.payout_parts, public.payout_files, public.payout_answers from anon, authenticated;
grant select on public.payout_blocks, public.payout_guarantees, public.payout_runs, public.payouts,
  public.payout_parts, public.payout_files, public.payout_answers to authenticated;
alter table public.payout_blocks enable row level security;
alter table public.payout_guarantees enable row level security;
alter table public.payout_runs enable row level security;
alter table public.payouts enable row level security;
alter table public.payout_parts enable row level security;
alter table public.payout_files enable row level security;
alter table public.payout_answers enable row level security;
create policy payout_blocks_select_party on public.payout_blocks
  for select to authenticated using (
    consultant_id = (select private.my_consultant_id()) or (select private.is_agency()));
create policy payout_guarantees_select_agency on public.payout_guarantees
  for select to authenticated using ((select private.is_agency()));
create policy payout_runs_select_agency on public.payout_runs
  for select to authenticated using ((select private.is_agency()));
create policy payouts_select_party on public.payouts
  for select to authenticated using (
    (consultant_id = (select private.my_consultant_id()) and sent_at is not null)
    or (select private.is_agency()));
create policy payout_parts_select_party on public.payout_parts
  for select to authenticated using (payout_id in (select p.id from public.payouts p));
create policy payout_files_select_agency on public.payout_files
  for select to authenticated using ((select private.is_agency()));
create policy payout_answers_select_agency on public.payout_answers
  for select to authenticated using ((select private.is_agency()));
create trigger payout_files_freeze before update or delete on public.payout_files
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();
create trigger payout_answers_freeze before update or delete on public.payout_answers
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();

create function private.freeze_payout()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  v_moving text[] := array['state', 'sent_at', 'paid_on', 'bank_code', 'bank_reason'];
begin
  if tg_op = 'DELETE' or old.state in ('removed', 'rejected')
    or to_jsonb(new) - v_moving <> to_jsonb(old) - v_moving then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_payout is
  'Trigger: to whom, where and how much is settled when the run is made; what is over stays so.';
create trigger payouts_freeze before update or delete on public.payouts
  for each row execute function private.freeze_payout();

create function private.freeze_payout_part()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or not old.is_live or to_jsonb(new) - 'is_live' <> to_jsonb(old) - 'is_live' then
    perform private.raise_problem(409, 'record_is_immutable', jsonb_build_object('table', tg_table_name));
  end if;
  return new;
end
$$;
comment on function private.freeze_payout_part is 'Trigger: a part is only ever given up, once.';
create trigger payout_parts_freeze before update or delete on public.payout_parts
  for each row execute function private.freeze_payout_part();
