-- Whoever must act on an expense is told by mail: the company that decides, the consultant who gets it back.

create function private.tell_of_expense()
returns trigger
language plpgsql volatile set search_path = ''
as $$
begin
  if new.state = 'submitted' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'expense_submitted', 'expense_id', new.id));
  elsif new.state = 'rejected' then
    perform private.enqueue('send_mail', jsonb_build_object(
      'template', 'expense_rejected', 'expense_id', new.id));
  end if;
  return null;
end
$$;
comment on function private.tell_of_expense is
  'Trigger: mail about an expense that waits for the company, or came back to the consultant.';
create trigger expenses_tell after insert on public.expenses
  for each row execute function private.tell_of_expense();
create trigger expenses_tell_again after update on public.expenses
  for each row when (old.state <> new.state) execute function private.tell_of_expense();
