-- What is promised is told to those it is promised to; how it went stays with the agency.

drop policy service_promises_select_agency on public.service_promises;
create policy service_promises_select_signed_in on public.service_promises
  for select to authenticated using (true);
