-- Stripe's own account of the agency's money: every movement is taken in, its fee booked, and the
-- whole held against the books each night.

create table public.stripe_movements (
  id uuid primary key default gen_random_uuid(),
  stripe_id text not null unique,
  category text not null check (category ~ '^[a-z_]+$'),
  amount_ore bigint not null,
  fee_ore bigint not null,
  currency char(3) not null,
  source text,
  payout text,
  payment_id uuid references public.payments (id) on delete restrict,
  created_at timestamptz not null,
  available_at timestamptz not null
);
comment on table public.stripe_movements is
  'Balance transactions: every movement of the money that Stripe keeps for the agency, one row each.';
comment on column public.stripe_movements.category is 'Stripe''s reporting category.';
comment on column public.stripe_movements.payout is 'The payout to the bank that it was part of.';
create index stripe_movements_payment_id_idx on public.stripe_movements (payment_id);
create index stripe_movements_created_at_idx on public.stripe_movements (created_at desc);
create index stripe_movements_payout_idx on public.stripe_movements (payout) where payout is not null;

revoke all on public.stripe_movements from anon, authenticated;
grant select on public.stripe_movements to authenticated;
alter table public.stripe_movements enable row level security;
create policy stripe_movements_select_agency on public.stripe_movements
  for select to authenticated using ((select private.is_agency()));

create function private.id_of_text(p_text text)
returns uuid
language sql immutable set search_path = ''
as $$ select md5('stripe:' || p_text)::uuid $$;
comment on function private.id_of_text is 'The same id for the same name at Stripe: what a voucher comes from.';

create function private.post_stripe_movement(p_movement public.stripe_movements)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  -- Refunds, charges and disputes are booked where they happen; of those only the fee is left.
  v_role text := case p_movement.category
    when 'payout' then 'bank' when 'payout_reversal' then 'bank'
    when 'fee' then 'charges' when 'network_cost' then 'charges' end;
  v_amount bigint := case when v_role is null then 0 else p_movement.amount_ore end;
  v_rate numeric := coalesce((select y.sek_rate from public.payments y where y.id = p_movement.payment_id),
    (private.rate_on(p_movement.currency, p_movement.created_at::date)).rate);
begin
  if p_movement.category in ('dispute', 'dispute_reversal') then
    return;
  elsif p_movement.currency <> 'SEK' and v_rate is null then
    perform private.raise_problem(409, 'exchange_rate_missing',
      jsonb_build_object('currency', p_movement.currency));
  end if;
  perform private.post_entry('stripe_' || p_movement.category, p_movement.id, p_movement.stripe_id,
    (p_movement.created_at at time zone 'Europe/Stockholm')::date, jsonb_build_array(
      private.posting(coalesce(v_role, 'charges'), -v_amount, null, p_movement.currency,
        -private.to_sek(v_amount, v_rate)),
      private.posting('charges', p_movement.fee_ore, null, p_movement.currency,
        private.to_sek(p_movement.fee_ore, v_rate)),
      private.posting('card_receivables', v_amount - p_movement.fee_ore, null, p_movement.currency,
        private.to_sek(v_amount, v_rate) - private.to_sek(p_movement.fee_ore, v_rate))),
    (select y.company_id from public.payments y where y.id = p_movement.payment_id));
end
$$;
comment on function private.post_stripe_movement is
  'Books what a movement at Stripe adds to what is booked already: its fee, or a payout to the bank.';

create function public.take_in_stripe_movements(p_movements jsonb)
returns int
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_new public.stripe_movements;
  v_count int := 0;
begin
  -- One at a time: two readers of the same list must not book in different orders.
  perform pg_advisory_xact_lock(hashtext('stripe_movements'));
  update public.stripe_movements m set payout = x.payout
  from jsonb_to_recordset(p_movements) x (id text, payout text)
  where m.stripe_id = x.id and m.payout is null and x.payout is not null;
  for v_new in
    insert into public.stripe_movements (stripe_id, category, amount_ore, fee_ore, currency, source, payout,
      payment_id, created_at, available_at)
    select x.id, x.category, x.amount_ore, x.fee_ore, upper(x.currency), x.source, x.payout, p.id,
      to_timestamp(x.created), to_timestamp(x.available)
    from jsonb_to_recordset(p_movements) x (id text, category text, amount_ore bigint, fee_ore bigint,
      currency text, source text, payout text, payment_intent text, created bigint, available bigint)
    left join public.payments p on p.stripe_payment_intent = x.payment_intent
    order by x.created, x.id
    on conflict (stripe_id) do nothing returning *
  loop
    v_count := v_count + 1;
    perform private.post_stripe_movement(v_new);
  end loop;
  return v_count;
end
$$;
comment on function public.take_in_stripe_movements is
  'Takes in balance transactions [{id, category, amount_ore, fee_ore, currency, source, payment_intent, '
  'payout, created, available (seconds)}], each once. Returns how many were new. Service role only.';
grant execute on function public.take_in_stripe_movements to service_role;

create function private.find_stripe_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  -- A payment is on Stripe's list within moments; three days leave room for a list that fails.
  select 'card_payment_unconfirmed', p.stripe_payment_intent, p.amount_ore, 0::bigint
  from public.payments p
  where p.method = 'card' and p.received_at < now() - interval '3 days'
    and exists (select from public.stripe_movements)
    and p.received_at > (select min(m.created_at) from public.stripe_movements m)
    and not exists (select from public.stripe_movements m
      where m.payment_id = p.id and m.category = 'charge')
  union all
  select 'card_payment_differs', p.stripe_payment_intent, p.amount_ore, m.amount_ore
  from public.stripe_movements m join public.payments p on p.id = m.payment_id
  where m.category = 'charge' and (m.amount_ore <> p.amount_ore or m.currency <> p.currency)
  union all
  select 'card_money_unknown', coalesce(m.source, m.stripe_id), 0::bigint, m.amount_ore
  from public.stripe_movements m
  where m.category = 'charge' and m.payment_id is null and m.created_at < now() - interval '1 day'
  union all
  select 'card_payout_differs', o.source, -o.amount_ore, x.net_ore
  from public.stripe_movements o
  join lateral (
    select sum(m.amount_ore - m.fee_ore)::bigint as net_ore from public.stripe_movements m
    where m.payout = o.source and m.id <> o.id) x on x.net_ore is not null
  where o.category = 'payout' and x.net_ore <> -o.amount_ore
  union all
  select 'refund_differs', coalesce(r.stripe_refund_id, r.id::text),
    case r.state when 'requested' then r.amount_ore else 0 end, coalesce(-b.amount_ore, 0)
  from public.refunds r
  left join (
    select p.document_id, sum(p.amount_ore)::bigint as amount_ore from public.ledger_postings p
    join public.ledger_roles y on y.role = 'refunds_due' and p.account between y.from_number and y.to_number
    group by p.document_id) b on b.document_id = r.id
  where case r.state when 'requested' then r.amount_ore else 0 end <> coalesce(-b.amount_ore, 0)
$$;
comment on function private.find_stripe_problems is
  'Where Stripe''s movements and the books disagree: a card payment that Stripe does not have, another '
  'amount, money that belongs to no payment, a payout that is not the sum of its parts.';

alter function private.find_ledger_problems() rename to find_document_problems;
comment on function private.find_document_problems is
  'What does not balance within the books, and between them and the open documents.';
create function private.find_ledger_problems()
returns table (problem text, subject text, expected_ore bigint, found_ore bigint)
language sql stable set search_path = ''
as $$
  select * from private.find_document_problems()
  union all
  select * from private.find_stripe_problems()
$$;
comment on function private.find_ledger_problems is
  'Everything that the check of the books looks at; empty when all is well.';
