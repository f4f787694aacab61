-- Asked for each payment of a file: a function in SQL is planned at each call, one in PL/pgSQL once.

create or replace function private.bank_ledger_account(p_kind text, p_source_id uuid)
returns int
language plpgsql stable set search_path = ''
as $$
begin
  return (select b.ledger_account
    from private.bank_happenings h join public.bank_accounts b on b.id = h.account_id
    where h.kind = p_kind and h.source_id = p_source_id);
end
$$;
