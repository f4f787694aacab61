-- The consultant hears of an expense that was approved, as of one that came back.

create or replace function private.tell_of_expense()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if new.state in ('submitted', 'approved', 'rejected') then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'expense_' || new.state, 'expense_id', new.id));
  end if;
  return null;
end
$$;
comment on function private.tell_of_expense is
  'Trigger: mail about an expense that waits for the company, or that the company has decided.';
-- An invoice that is credited makes its expenses approved again; that decision was told before.
drop trigger expenses_tell_again on public.expenses;
create trigger expenses_tell_again after update on public.expenses
  for each row when (old.state <> new.state and old.state <> 'invoiced')
  execute function private.tell_of_expense();
