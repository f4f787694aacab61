import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { renderInvoicePdf } from '$lib/server/documents/invoice-pdf.ts';
import { isReachable } from '$lib/server/documents/ubl/electronic-address.ts';
import { peppolInvoice } from '$lib/server/documents/ubl/peppol-invoice.ts';
import { getSelfBillCreditDocument } from '$lib/server/payouts/self-bill-credit-document.ts';
import { getSelfBillDocument } from '$lib/server/payouts/self-bill-document.ts';
import { getCreditNoteDocument } from './credit-note-document.ts';
import { getInvoiceDocument } from './invoice-document.ts';

const MEDIA = { pdf: 'application/pdf', xml: 'application/xml' } as const;

/** What an issued document is kept as: for people, and as an e-invoice. */
export type DocumentFormat = keyof typeof MEDIA;

/** A document's file as it was first made. */
export type InvoiceFile = { bytes: Uint8Array<ArrayBuffer>; sha256: string; mediaType: string };

/**
 * The PDF or e-invoice of an issued document: the stored bytes, or made and stored now. Two
 * who make it at once make the same bytes, and the first ones stay.
 * @param db decides whether the document may be seen
 * @throws {DomainError} 404; also for the e-invoice of parties that cannot be reached by one
 */
export async function invoiceFile(
  db: Db,
  id: string,
  format: DocumentFormat = 'pdf',
): Promise<InvoiceFile> {
  const stored = await findStored(db, id, format);
  if (stored) return stored;
  const bytes = await make(await getDocument(db, id), format);
  unwrap(
    await serviceClient().rpc('store_document', {
      p_document_id: id,
      p_media_type: MEDIA[format],
      p_bytes_base64: Buffer.from(bytes).toString('base64'),
    }),
  );
  const kept = await findStored(db, id, format);
  if (!kept) throw new DomainError(404, 'not_found');
  return kept;
}

/**
 * Makes and keeps what a document has: its PDF, and the e-invoice when both parties can be reached
 * by one. What is kept already stays.
 */
export async function keepDocument(db: Db, id: string): Promise<void> {
  await invoiceFile(db, id, 'pdf');
  if (isReachable(await getDocument(db, id))) await invoiceFile(db, id, 'xml');
}

async function make(document: InvoiceDocument, format: DocumentFormat): Promise<Uint8Array> {
  if (format === 'pdf') return renderInvoicePdf(document);
  if (!isReachable(document)) throw new DomainError(404, 'no_e_invoice');
  return Buffer.from(peppolInvoice(document));
}

/** Where documents other than invoices are kept, and what reads them. */
const OTHERS = [
  ['credit_notes', getCreditNoteDocument],
  ['self_bills', issuedSelfBill],
  ['self_bill_credits', getSelfBillCreditDocument],
] as const;

/** The document of an id, whichever kind it is. */
async function getDocument(db: Db, id: string): Promise<InvoiceDocument> {
  for (const [table, get] of OTHERS) {
    const { data } = await db.from(table).select('id').eq('id', id).maybeSingle();
    if (data) return get(db, id);
  }
  return getInvoiceDocument(db, id);
}

/** What is not issued has no file. */
async function issuedSelfBill(db: Db, id: string): Promise<InvoiceDocument> {
  const document = await getSelfBillDocument(db, id);
  if (document.number === '') throw new DomainError(404, 'not_found');
  return document;
}

async function findStored(db: Db, id: string, format: DocumentFormat): Promise<InvoiceFile | null> {
  const mediaType = MEDIA[format];
  const args = { p_document_id: id, p_media_type: mediaType };
  const [row] = unwrap(await db.rpc('read_document', args));
  if (!row) return null;
  return {
    bytes: Uint8Array.from(Buffer.from(row.base64, 'base64')),
    sha256: row.sha256,
    mediaType,
  };
}
