-- What a person does with a movement that no reference places.

create function public.place_bank_transaction(
  p_transaction_id uuid, p_parts jsonb, p_company_id uuid default null)
returns void
language plpgsql volatile security definer -- the money has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_row public.bank_transactions;
  v_company uuid;
  v_sum numeric;
begin
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, 'booked', 'agency');
  if v_row.amount_ore < 0 or v_row.is_reversal then
    perform private.raise_problem(409, 'bank_not_a_payment');
  elsif jsonb_typeof(p_parts) <> 'array' or jsonb_array_length(p_parts) > 100 or exists (
    select from jsonb_array_elements(p_parts) x
    where coalesce((x ->> 'amount_ore')::bigint, 0) <= 0) then
    perform private.raise_problem(400, 'bank_parts_invalid');
  end if;
  perform from public.invoices i
  where i.id in (select (x ->> 'invoice_id')::uuid from jsonb_array_elements(p_parts) x)
  order by i.id for no key update;
  select coalesce(p_company_id, (array_agg(i.company_id order by x.ordinality))[1]),
    sum((x.value ->> 'amount_ore')::numeric)
  into v_company, v_sum
  from jsonb_array_elements(p_parts) with ordinality x
  left join public.invoices i on i.id = (x.value ->> 'invoice_id')::uuid;
  if not exists (select from public.companies c where c.id = v_company) or exists (
    select from jsonb_array_elements(p_parts) x
    where not exists (select from public.invoices i where i.id = (x ->> 'invoice_id')::uuid)) then
    perform private.raise_problem(404, 'not_found');
  elsif v_sum > v_row.amount_ore then
    perform private.raise_problem(409, 'bank_parts_exceed');
  elsif exists (
    select from jsonb_array_elements(p_parts) x
    join public.invoices i on i.id = (x ->> 'invoice_id')::uuid where i.currency <> v_row.currency) then
    perform private.raise_problem(409, 'currencies_differ');
  end if;
  update public.bank_transactions set state = 'booked', waiting_for = null where id = v_row.id;
  perform private.record_event('bank_transaction', v_row.id, 'bank_transaction_booked', v_row.state,
    'booked', 'agency', v_actor);
  perform private.place_parts(v_row, p_parts, v_company, v_actor);
exception when invalid_text_representation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'bank_parts_invalid');
end
$$;
comment on function public.place_bank_transaction is
  'Agency: uses a waiting movement for invoices, [{invoice_id, amount_ore}], together at most its '
  'amount. What is left over, or more than an invoice needs, is credit of p_company_id or else the '
  'first invoice''s company. Codes: bank_not_a_payment, bank_parts_invalid, bank_parts_exceed, '
  'currencies_differ, exchange_rate_missing, transition_refused.';
grant execute on function public.place_bank_transaction to authenticated;

create function private.move_bank_transaction(
  p_transaction_id uuid, p_to text, p_kind text, p_actor uuid, p_reason text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_row public.bank_transactions;
begin
  select * into v_row from public.bank_transactions where id = p_transaction_id for no key update;
  if v_row.id is null then
    perform private.raise_problem(404, 'not_found');
  end if;
  perform private.assert_transition('bank_transaction', v_row.state, p_to, 'agency');
  update public.bank_transactions set state = p_to,
    waiting_for = case when p_to = 'waiting' then 'taken_back' end
  where id = v_row.id;
  perform private.record_event('bank_transaction', v_row.id, p_kind, v_row.state, p_to, 'agency',
    p_actor, p_reason);
end
$$;
comment on function private.move_bank_transaction is 'A change of state by a person that books nothing.';

create function public.set_aside_bank_transaction(p_transaction_id uuid, p_reason text)
returns void
language plpgsql volatile security definer -- bank_transactions has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  if nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  end if;
  perform private.move_bank_transaction(p_transaction_id, 'set_aside', 'bank_transaction_set_aside',
    v_actor, left(p_reason, 500));
end
$$;
comment on function public.set_aside_bank_transaction is
  'Agency: a movement that no customer paid with, such as interest or a transfer of one''s own. '
  'Codes: reason_required, transition_refused.';
grant execute on function public.set_aside_bank_transaction to authenticated;

create function public.reopen_bank_transaction(p_transaction_id uuid)
returns void
language plpgsql volatile security definer -- bank_transactions has no write grants
set search_path = ''
as $$
begin
  perform private.move_bank_transaction(p_transaction_id, 'waiting', 'bank_transaction_waiting',
    private.require_agency());
end
$$;
comment on function public.reopen_bank_transaction is
  'Agency: a movement that was set aside waits again. Codes: transition_refused.';
grant execute on function public.reopen_bank_transaction to authenticated;

create function public.list_open_invoices(p_currency text)
returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'ocr', i.ocr,
    'openOre', b.open_ore, 'dueDate', i.due_date, 'companyId', i.company_id,
    'customerName', i.buyer ->> 'name', 'organisationNumber', i.buyer ->> 'organisation_number')
    order by i.number), '[]')
  from public.invoices i join public.invoice_balances b on b.invoice_id = i.id
  where i.state = 'issued' and i.currency = p_currency and b.open_ore > 0
$$;
comment on function public.list_open_invoices is
  'The unpaid invoices that the caller may read, for placing money on; as one value, so that the '
  'API''s limit on rows cuts none of them.';
grant execute on function public.list_open_invoices to authenticated;
