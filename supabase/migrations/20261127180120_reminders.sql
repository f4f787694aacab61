-- Reminders: each step once for an invoice, held while something is agreed or disputed.

create table public.reminder_settings (
  id boolean primary key default true check (id),
  first_days smallint not null default 5 check (first_days between 1 and 60),
  second_days smallint not null default 15,
  final_days smallint not null default 30,
  least_gap smallint not null default 8 check (least_gap between 1 and 30),
  interest_least_ore bigint default 5000 check (interest_least_ore >= 100),
  check (first_days < second_days and second_days < final_days and final_days <= 120)
);
comment on table public.reminder_settings is 'One row: when reminders fall due, and from what amount late interest is claimed.';
comment on column public.reminder_settings.first_days is 'Days after the due date; so for the other steps.';
comment on column public.reminder_settings.least_gap is 'Days that at least lie between two steps.';
comment on column public.reminder_settings.interest_least_ore is
  'Interest of a smaller amount is not claimed, in öre; null when none is ever claimed.';
insert into public.reminder_settings default values;

create table public.reminders (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  step text not null check (step in ('first_reminder', 'second_reminder', 'final_reminder')),
  sent_on date not null,
  open_ore bigint not null check (open_ore > 0),
  interest_ore bigint check (interest_ore >= 0),
  claim_invoice_id uuid references public.invoices (id) on delete restrict,
  sent_by uuid references public.people (user_id) on delete set null,
  sent_at timestamptz not null default now(),
  unique (invoice_id, step)
);
comment on table public.reminders is
  'Reminders that were sent, with what was open then: each step once for an invoice, whoever sends it.';
comment on column public.reminders.interest_ore is
  'Late interest up to the day, told but not claimed yet; null when a reference rate was missing.';
comment on column public.reminders.claim_invoice_id is 'The claim that was issued with it.';
comment on column public.reminders.sent_by is 'Null when it was sent by the schedule.';
create index reminders_claim_invoice_id_idx on public.reminders (claim_invoice_id);
create index reminders_sent_by_idx on public.reminders (sent_by);
create index reminders_sent_on_idx on public.reminders (sent_on desc, id);

create table public.reminder_pauses (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null references public.invoices (id) on delete restrict,
  reason text not null check (length(btrim(reason)) between 1 and 300),
  until_day date,
  paused_by uuid references public.people (user_id) on delete set null,
  paused_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table public.reminder_pauses is
  'No reminder is sent about an invoice while one holds: something is agreed with the customer.';
comment on column public.reminder_pauses.until_day is 'The last day without reminders; null until somebody ends it.';
create unique index reminder_pauses_open_key on public.reminder_pauses (invoice_id) where ended_at is null;
create index reminder_pauses_invoice_id_idx on public.reminder_pauses (invoice_id);
create index reminder_pauses_paused_by_idx on public.reminder_pauses (paused_by);

revoke all on public.reminder_settings, public.reminders, public.reminder_pauses from anon, authenticated;
grant select on public.reminder_settings, public.reminders, public.reminder_pauses to authenticated;
alter table public.reminder_settings enable row level security;
alter table public.reminders enable row level security;
alter table public.reminder_pauses enable row level security;
create policy reminder_settings_select_agency on public.reminder_settings
  for select to authenticated using ((select private.is_agency()));
create policy reminders_select_company on public.reminders
  for select to authenticated using (invoice_id in (select i.id from public.invoices i));
create policy reminder_pauses_select_agency on public.reminder_pauses
  for select to authenticated using ((select private.is_agency()));
create trigger reminders_freeze before update or delete on public.reminders
  for each row when (pg_trigger_depth() = 0) execute function private.refuse_change();

create function private.reminder_hold(p_invoice_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select 'agreement' from public.reminder_pauses p
  where p.invoice_id = p_invoice_id and p.ended_at is null
    and (p.until_day is null or p.until_day >= private.today())
$$;
comment on function private.reminder_hold is
  'Why no reminder is sent about an invoice now: agreement; null when one may be sent.';

create function private.reminders_paused(p_invoice_id uuid)
returns boolean
language sql stable set search_path = ''
as $$ select private.reminder_hold(p_invoice_id) is not null $$;
comment on function private.reminders_paused is 'Whether no reminder is sent about an invoice now.';

-- ---------------------------------------------------------------------------------------------
-- Sending
-- ---------------------------------------------------------------------------------------------

create function private.next_reminder(p_invoice_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select x.step from unnest(array['first_reminder', 'second_reminder', 'final_reminder'])
    with ordinality x (step, place)
  where not exists (
    select from public.reminders r where r.invoice_id = p_invoice_id and r.step = x.step)
  order by x.place limit 1
$$;
comment on function private.next_reminder is 'The first step that was not sent about an invoice; null when all were.';

create function private.claim_with_reminder(p_invoice public.invoices, p_actor uuid)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_company public.companies;
begin
  select * into v_company from public.companies where id = p_invoice.company_id;
  if exists (select from public.claims c where c.about_invoice_id = p_invoice.id
    and c.kind in ('delay_compensation', 'reminder_fee')) then
    return null;
  elsif v_company.claims_delay_compensation then
    return private.issue_claim(p_invoice, 'delay_compensation', 45000, 'SEK', p_actor => p_actor);
  elsif v_company.reminder_fee_agreed_on <= p_invoice.issue_date then
    return private.issue_claim(p_invoice, 'reminder_fee', 6000, 'SEK', p_actor => p_actor);
  end if;
  return null;
end
$$;
comment on function private.claim_with_reminder is
  'What the customer''s terms let a reminder claim, once an invoice: the delay compensation covers the '
  'costs of being paid late, so a fee is never claimed beside it.';

create function private.remind(p_invoice_id uuid, p_step text, p_actor uuid)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_id uuid;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id and series = 'A' for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  select r.id into v_id from public.reminders r where r.invoice_id = p_invoice_id and r.step = p_step;
  if found then
    return v_id;
  elsif private.open_amount(p_invoice_id) = 0 then
    perform private.raise_problem(409, 'nothing_to_remind');
  elsif v_invoice.due_date >= private.today() then
    perform private.raise_problem(409, 'invoice_not_overdue');
  elsif private.reminders_paused(p_invoice_id) then
    perform private.raise_problem(409, 'reminders_paused');
  elsif exists (select from public.payment_attempts a
    where a.invoice_id = p_invoice_id and a.state = 'processing') then
    perform private.raise_problem(409, 'payment_in_progress');
  elsif p_step is distinct from private.next_reminder(p_invoice_id) then
    perform private.raise_problem(409, 'reminder_out_of_order');
  end if;
  v_id := gen_random_uuid();
  perform private.record_event('invoice', p_invoice_id, 'reminder_sent', null, null,
    case when p_actor is null then 'system' else 'agency' end::public.actor_role, p_actor,
    p_company_id => v_invoice.company_id,
    p_details => jsonb_build_object('step', p_step, 'reminder_id', v_id));
  perform private.enqueue('send_mail', jsonb_build_object('template', 'reminder', 'reminder_id', v_id));
  insert into public.reminders (id, invoice_id, step, sent_on, open_ore, interest_ore,
    claim_invoice_id, sent_by)
  select v_id, p_invoice_id, p_step, private.today(), private.open_amount(p_invoice_id), x.interest_ore,
    private.claim_with_reminder(v_invoice, p_actor), p_actor
  from private.late_interest(p_invoice_id, private.today()) x;
  return v_id;
end
$$;
comment on function private.remind is
  'Sends a step about a late invoice, with what may be claimed: once, however many ask at once, since '
  'the invoice''s row is locked. A step that was sent is given back as it is.';

create function public.send_reminder(p_invoice_id uuid, p_step text)
returns uuid
language plpgsql volatile security definer -- reminders has no write grants
set search_path = ''
as $$
begin
  return private.remind(p_invoice_id, p_step, private.require_agency());
end
$$;
comment on function public.send_reminder is
  'Agency: sends the next step now, whatever the schedule says. Twice is once. Codes: nothing_to_remind, '
  'invoice_not_overdue, reminders_paused, payment_in_progress, reminder_out_of_order.';
grant execute on function public.send_reminder to authenticated;

create function public.send_due_reminder(p_invoice_id uuid, p_step text)
returns uuid
language plpgsql volatile security definer -- reminders has no write grants
set search_path = ''
as $$
declare
  v_days int;
begin
  select case p_step when 'first_reminder' then s.first_days when 'second_reminder' then s.second_days
    else s.final_days end into v_days from public.reminder_settings s;
  if exists (select from public.invoices i where i.id = p_invoice_id
    and i.due_date + v_days > private.today()) then
    perform private.raise_problem(409, 'reminder_not_due');
  end if;
  return private.remind(p_invoice_id, p_step, null);
end
$$;
comment on function public.send_due_reminder is
  'Sends a step that has fallen due: the domain knows the bank days, this refuses what lies before the '
  'schedule''s day. Codes as send_reminder, and reminder_not_due. Service role only.';
grant execute on function public.send_due_reminder to service_role;

create function public.claim_late_interest(p_invoice_id uuid)
returns uuid
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_until date;
  v_id uuid;
  v_late record;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id and series = 'A' for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_invoice.state <> 'paid' or exists (select from public.claims c
    where c.about_invoice_id = p_invoice_id and c.kind = 'late_interest') then
    return null;
  end if;
  select max(p.received_on) into v_until
  from public.payment_allocations a join public.payments p on p.id = a.payment_id
  where a.invoice_id = p_invoice_id;
  select * into v_late from private.late_interest(p_invoice_id, v_until);
  if v_late.interest_ore > 0 and exists (select from public.reminder_settings s
    where s.interest_least_ore <= private.to_sek(v_late.interest_ore, v_invoice.sek_rate)) then
    v_id := private.issue_claim(v_invoice, 'late_interest', v_late.interest_ore, v_invoice.currency,
      v_until, v_late.basis);
    if v_id is not null then
      perform private.enqueue('send_mail', jsonb_build_object('template', 'claim_issued', 'invoice_id', v_id));
    end if;
  end if;
  return v_id;
end
$$;
comment on function public.claim_late_interest is
  'Claims the interest of an invoice that was paid late, once, when it reaches the least amount. Null '
  'when nothing is claimed: too little, claimed before, or a reference rate is missing. Service role only.';
grant execute on function public.claim_late_interest to service_role;
