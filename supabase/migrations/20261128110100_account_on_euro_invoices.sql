-- Invoices in another currency than kronor name an account that takes it: a bankgiro does not.

alter table public.bank_accounts
  add column bic text check (bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$');
comment on column public.bank_accounts.bic is
  'The bank''s own code, which customers abroad pay by: an account without it stands on no invoice.';

create or replace function public.save_bank_account(p jsonb, p_id uuid default null)
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
  insert into public.bank_accounts as a (id, name, iban, bic, bankgiro, number, currency)
  values (coalesce(p_id, gen_random_uuid()), btrim(p ->> 'name'), p ->> 'iban', nullif(p ->> 'bic', ''),
    nullif(p ->> 'bankgiro', ''), nullif(p ->> 'number', ''), p ->> 'currency')
  on conflict (id) do update set name = excluded.name, iban = excluded.iban, bic = excluded.bic,
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
  'Agency: adds an account of its own, or changes one: {name, iban, bic, bankgiro, number, currency}. '
  'One with files keeps its IBAN and currency. Codes: bank_account_in_use, bank_account_exists, '
  'bank_account_invalid.';

create function private.freeze_payment_account()
returns trigger
language plpgsql volatile set search_path = ''
as $$
declare
  v_account jsonb;
begin
  select jsonb_build_object('iban', a.iban, 'bic', a.bic) into v_account
  from public.bank_accounts a where a.currency = new.currency and a.bic is not null
  order by a.name, a.iban limit 1;
  if v_account is null and new.series = 'A' then
    perform private.raise_problem(409, 'payment_account_missing',
      jsonb_build_object('currency', new.currency));
  end if;
  new.seller := new.seller || coalesce(v_account, '{}');
  return new;
end
$$;
comment on function private.freeze_payment_account is
  'Trigger: an invoice in another currency than kronor keeps the account that it was to be paid to, the '
  'first of that currency by name. Refused without one; a claim about an invoice from before is not.';
create trigger invoices_payment_account before insert on public.invoices
  for each row when (new.currency <> 'SEK') execute function private.freeze_payment_account();
