-- What is never deleted row by row is not emptied as a whole either, also not through a table that
-- it points at.

do $$
declare
  v_table text;
begin
  foreach v_table in array array['invoices', 'invoice_lines', 'credit_notes', 'claims', 'reminders',
    'issued_documents', 'self_bills', 'self_bill_lines', 'self_bill_credits', 'ledger_entries',
    'ledger_postings', 'ledger_months', 'payments', 'payment_allocations', 'refunds', 'bank_transactions',
    'payouts', 'payout_parts', 'payout_files', 'payout_answers', 'payout_movements']
  loop
    execute format('create trigger %I before truncate on public.%I for each statement '
      'execute function private.refuse_change()', v_table || '_no_truncate', v_table);
  end loop;
end
$$;
