-- Reminders: what is due to be reminded, pauses, and the agency's settings.

create function public.list_reminder_cases()
returns table (
  invoice_id uuid, number bigint, company_id uuid, company_name text, due_date date, open_ore bigint,
  currency text, hold text, hold_until date, hold_reason text, last_paid_on date,
  sent jsonb, delay_compensation boolean, reminder_fee boolean, has_claimed boolean)
language plpgsql stable security definer -- reads every late invoice
set search_path = ''
as $$
begin
  if coalesce(auth.role(), '') <> 'service_role' then
    perform private.require_agency();
  end if;
  return query
  select i.id, i.number, i.company_id, i.buyer ->> 'name', i.due_date, private.open_amount(i.id),
    i.currency::text, private.reminder_hold(i.id), h.until_day, h.reason,
    (select max(p.received_on) from public.payment_allocations a
      join public.payments p on p.id = a.payment_id where a.invoice_id = i.id and a.amount_ore > 0),
    coalesce((select jsonb_agg(jsonb_build_object('step', r.step, 'on', r.sent_on) order by r.sent_on, r.step)
      from public.reminders r where r.invoice_id = i.id), '[]'),
    c.claims_delay_compensation, coalesce(c.reminder_fee_agreed_on <= i.issue_date, false),
    exists (select from public.claims x where x.about_invoice_id = i.id and x.kind <> 'late_interest')
  from public.invoices i
  join public.companies c on c.id = i.company_id
  left join public.reminder_pauses h on h.invoice_id = i.id and h.ended_at is null
  where i.series = 'A' and i.state = 'issued' and i.due_date < private.today()
  order by i.due_date, i.number;
end
$$;
comment on function public.list_reminder_cases is
  'Agency or service role: every late invoice with what decides about its next reminder. Sent steps '
  'as [{step, on}].';
grant execute on function public.list_reminder_cases to authenticated, service_role;

create function public.list_interest_cases()
returns table (invoice_id uuid, due_date date, last_paid_on date)
language sql stable security definer -- reads every late invoice
set search_path = ''
as $$
  select i.id, i.due_date, x.last_paid_on
  from public.invoices i, lateral (
    select max(p.received_on) as last_paid_on from public.payment_allocations a
    join public.payments p on p.id = a.payment_id where a.invoice_id = i.id and a.amount_ore > 0) x
  where i.series = 'A' and i.state = 'paid' and i.paid_at > now() - interval '400 days'
    and x.last_paid_on > i.due_date
    and exists (select from public.reminder_settings s where s.interest_least_ore is not null)
    and not exists (select from public.claims c where c.about_invoice_id = i.id and c.kind = 'late_interest')
  order by i.due_date, i.number
$$;
comment on function public.list_interest_cases is
  'Invoices that were paid after their due date and have no claim of interest. Service role only.';
grant execute on function public.list_interest_cases to service_role;

create function public.pause_reminders(p_invoice_id uuid, p_reason text, p_until date default null)
returns void
language plpgsql volatile security definer -- reminder_pauses has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_invoice public.invoices;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id and series = 'A' for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  elsif v_invoice.state <> 'issued' then
    perform private.raise_problem(409, 'nothing_to_remind');
  elsif nullif(btrim(p_reason), '') is null then
    perform private.raise_problem(400, 'reason_required');
  elsif length(p_reason) > 300 then
    perform private.raise_problem(400, 'reason_too_long');
  elsif p_until < private.today() then
    perform private.raise_problem(400, 'day_in_past', jsonb_build_object('day', p_until));
  end if;
  update public.reminder_pauses set ended_at = now() where invoice_id = p_invoice_id and ended_at is null;
  insert into public.reminder_pauses (invoice_id, reason, until_day, paused_by)
  values (p_invoice_id, btrim(p_reason), p_until, v_actor);
  perform private.record_event('invoice', p_invoice_id, 'reminders_paused', null, null, 'agency', v_actor,
    p_reason, v_invoice.company_id, p_details => jsonb_build_object('until', p_until));
end
$$;
comment on function public.pause_reminders is
  'Agency: no reminders about an invoice until a day, included, or until it is ended; an earlier pause '
  'gives way. Codes: nothing_to_remind, reason_required, reason_too_long, day_in_past.';
grant execute on function public.pause_reminders to authenticated;

create function public.resume_reminders(p_invoice_id uuid)
returns void
language plpgsql volatile security definer -- reminder_pauses has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
  v_invoice public.invoices;
begin
  select * into v_invoice from public.invoices where id = p_invoice_id for no key update;
  if not found then
    perform private.raise_problem(404, 'not_found');
  end if;
  update public.reminder_pauses set ended_at = now() where invoice_id = p_invoice_id and ended_at is null;
  if found then
    perform private.record_event('invoice', p_invoice_id, 'reminders_resumed', null, null, 'agency',
      v_actor, p_company_id => v_invoice.company_id);
  end if;
end
$$;
comment on function public.resume_reminders is 'Agency: ends the pause of an invoice''s reminders. Twice is once.';
grant execute on function public.resume_reminders to authenticated;

create function public.set_reminder_settings(
  p_first_days int, p_second_days int, p_final_days int, p_interest_least_ore bigint default null)
returns void
language plpgsql volatile security definer -- reminder_settings has no write grants
set search_path = ''
as $$
declare
  v_actor uuid := private.require_agency();
begin
  update public.reminder_settings set first_days = p_first_days, second_days = p_second_days,
    final_days = p_final_days, interest_least_ore = p_interest_least_ore;
  perform private.record_event('reminder_settings', gen_random_uuid(), 'reminder_settings_changed', null,
    null, 'agency', v_actor, p_details => jsonb_build_object('first_days', p_first_days,
      'second_days', p_second_days, 'final_days', p_final_days, 'interest_least_ore', p_interest_least_ore));
exception when check_violation or not_null_violation or numeric_value_out_of_range then
  perform private.raise_problem(400, 'reminder_settings_invalid');
end
$$;
comment on function public.set_reminder_settings is
  'Agency: days after the due date of each step, and the least interest that is claimed (null for '
  'none). Code: reminder_settings_invalid.';
grant execute on function public.set_reminder_settings to authenticated;
