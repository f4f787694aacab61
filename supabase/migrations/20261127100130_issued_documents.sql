-- Documents: the exact bytes of what was issued, for every kind of document.

create table public.issued_documents (
  document_id uuid not null,
  invoice_id uuid references public.invoices (id) on delete restrict,
  credit_note_id uuid references public.credit_notes (id) on delete restrict,
  media_type text not null check (media_type in ('application/pdf', 'application/xml')),
  bytes bytea not null check (length(bytes) between 100 and 20000000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  primary key (document_id, media_type),
  check (sha256 = encode(sha256(bytes), 'hex'))
);
comment on table public.issued_documents is
  'PDF and XML of what was issued, byte for byte, with their hash. Never changed or deleted; kept '
  'seven years and longer (bokföringslagen 7 kap. 2 §).';
create index issued_documents_invoice_id_idx on public.issued_documents (invoice_id);
create index issued_documents_credit_note_id_idx on public.issued_documents (credit_note_id);
insert into public.issued_documents (document_id, invoice_id, media_type, bytes, sha256, made_at)
select d.invoice_id, d.invoice_id, d.media_type, d.bytes, d.sha256, d.made_at
from public.invoice_documents d;
drop function public.read_invoice_document(uuid);
drop function public.store_invoice_document(uuid, text);
drop table public.invoice_documents;
revoke all on public.issued_documents from anon, authenticated;
grant select on public.issued_documents to authenticated;
alter table public.issued_documents enable row level security;
create policy issued_documents_select_reader on public.issued_documents
  for select to authenticated using (
    invoice_id in (select i.id from public.invoices i)
    or credit_note_id in (select c.id from public.credit_notes c));
create trigger issued_documents_freeze before update or delete on public.issued_documents
  for each row execute function private.refuse_change();

create function public.store_document(p_document_id uuid, p_media_type text, p_bytes_base64 text)
returns text
language plpgsql volatile security definer -- writes what nobody else may
set search_path = ''
as $$
declare
  v_bytes bytea := decode(p_bytes_base64, 'base64');
  v_hash text;
begin
  insert into public.issued_documents (document_id, invoice_id, credit_note_id, media_type, bytes, sha256)
  select p_document_id, (select i.id from public.invoices i where i.id = p_document_id),
    (select c.id from public.credit_notes c where c.id = p_document_id), p_media_type, v_bytes,
    encode(sha256(v_bytes), 'hex')
  on conflict (document_id, media_type) do nothing;
  select d.sha256 into v_hash from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type;
  return v_hash;
end
$$;
comment on function public.store_document is
  'Keeps a document''s bytes; the first ones stay. Returns their SHA-256. Service role only.';
grant execute on function public.store_document to service_role;
alter table public.issued_documents add constraint issued_documents_owner_check
  check (num_nonnulls(invoice_id, credit_note_id) = 1
    and document_id = coalesce(invoice_id, credit_note_id));

create function public.read_document(p_document_id uuid, p_media_type text)
returns table (base64 text, sha256 text)
language sql stable set search_path = ''
as $$
  select translate(encode(d.bytes, 'base64'), E'\n', ''), d.sha256
  from public.issued_documents d
  where d.document_id = p_document_id and d.media_type = p_media_type
$$;
comment on function public.read_document is
  'Stored bytes as base64 with their hash, for whoever may see the document.';
grant execute on function public.read_document to authenticated, service_role;
