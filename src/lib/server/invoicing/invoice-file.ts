import { z } from 'zod';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { renderInvoicePdf } from '$lib/server/documents/invoice-pdf.ts';
import { getInvoiceDocument } from './invoice-document.ts';

/** The PDF of an invoice as it was first made. */
export type InvoiceFile = { bytes: Uint8Array<ArrayBuffer>; sha256: string };

/** How the API writes bytes: PostgREST as hexadecimal text, the local one as a list of numbers. */
const storedBytes = z.union([
  z
    .string()
    .regex(/^\\x[0-9a-f]*$/u)
    .transform((text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex'))),
  z.object({ data: z.array(z.int()) }).transform(({ data }) => Uint8Array.from(data)),
]);

/**
 * The PDF of an invoice: the stored bytes, or made and stored now. Two who make it at once make
 * the same bytes, and the first ones stay.
 * @param db decides whether the invoice may be seen
 * @throws {DomainError} 404
 */
export async function invoiceFile(db: Db, id: string): Promise<InvoiceFile> {
  const stored = await findStored(db, id);
  if (stored) return stored;
  const bytes = await renderInvoicePdf(await getInvoiceDocument(db, id));
  const p_bytes_base64 = Buffer.from(bytes).toString('base64');
  unwrap(await serviceClient().rpc('store_invoice_document', { p_invoice_id: id, p_bytes_base64 }));
  const kept = await findStored(db, id);
  if (!kept) throw new DomainError(404, 'not_found');
  return kept;
}

async function findStored(db: Db, id: string): Promise<InvoiceFile | null> {
  const query = db.from('invoice_documents').select('bytes, sha256').eq('invoice_id', id);
  const result = await query.maybeSingle();
  const row = unwrapMaybe(result);
  return row ? { bytes: storedBytes.parse(row.bytes), sha256: row.sha256 } : null;
}
