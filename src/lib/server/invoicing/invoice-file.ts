import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { renderInvoicePdf } from '$lib/server/documents/invoice-pdf.ts';
import { getCreditNoteDocument } from './credit-note-document.ts';
import { getInvoiceDocument } from './invoice-document.ts';

const PDF = 'application/pdf';

/** The PDF of an invoice as it was first made. */
export type InvoiceFile = { bytes: Uint8Array<ArrayBuffer>; sha256: string };

/**
 * The PDF of an invoice: the stored bytes, or made and stored now. Two who make it at once make
 * the same bytes, and the first ones stay.
 * @param db decides whether the invoice may be seen
 * @throws {DomainError} 404
 */
export async function invoiceFile(db: Db, id: string): Promise<InvoiceFile> {
  const stored = await findStored(db, id);
  if (stored) return stored;
  const bytes = await renderInvoicePdf(await getDocument(db, id));
  const p_bytes_base64 = Buffer.from(bytes).toString('base64');
  unwrap(
    await serviceClient().rpc('store_document', {
      p_document_id: id,
      p_media_type: PDF,
      p_bytes_base64,
    }),
  );
  const kept = await findStored(db, id);
  if (!kept) throw new DomainError(404, 'not_found');
  return kept;
}

/** The invoice or credit note of an id. */
async function getDocument(db: Db, id: string): Promise<InvoiceDocument> {
  const { data } = await db.from('credit_notes').select('id').eq('id', id).maybeSingle();
  return data ? getCreditNoteDocument(db, id) : getInvoiceDocument(db, id);
}

async function findStored(db: Db, id: string): Promise<InvoiceFile | null> {
  const [row] = unwrap(await db.rpc('read_document', { p_document_id: id, p_media_type: PDF }));
  return row
    ? { bytes: Uint8Array.from(Buffer.from(row.base64, 'base64')), sha256: row.sha256 }
    : null;
}
