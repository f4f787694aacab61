-- An attempt to pay changes state like everything else: one event for each change.

create or replace function private.move_attempt(p_attempt public.payment_attempts, p_to text)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_transition('payment_attempt', p_attempt.state, p_to, 'system');
  update public.payment_attempts set state = p_to,
    concluded_at = case when p_to in ('paid', 'failed', 'expired') then now() end
  where id = p_attempt.id;
  perform private.record_event('payment_attempt', p_attempt.id, 'payment_attempt_' || p_to,
    p_attempt.state, p_to, 'system', null,
    p_company_id => (select i.company_id from public.invoices i where i.id = p_attempt.invoice_id),
    p_details => jsonb_build_object('invoice_id', p_attempt.invoice_id));
end
$$;
comment on function private.move_attempt is
  'The only writer of payment_attempts.state, with its event; the row is locked by the caller.';
