import { error, type RequestEvent } from '@sveltejs/kit';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { findSelfBillName } from '$lib/server/payouts/self-bill-name.ts';
import { invoiceFile, type DocumentFormat } from './invoice-file.ts';
import { invoiceFileName } from './invoice-file-name.ts';

/**
 * Answers with the PDF of an issued document, to be shown in the browser, or with its e-invoice, to
 * be saved; under its own name. The bytes never change, so a browser that has them is told so.
 * @throws a 404 page for a document the person may not see
 */
export async function invoiceResponse(
  event: RequestEvent,
  format: DocumentFormat = 'pdf',
): Promise<Response> {
  const id = event.params['id'] ?? '';
  try {
    const fileName = await fileNameOf(event.locals.supabase, id, format);
    const { bytes, sha256, mediaType } = await invoiceFile(event.locals.supabase, id, format);
    const headers = { etag: `"${sha256}"`, 'cache-control': 'private, no-cache' };
    if (event.request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    const shown = format === 'pdf' ? 'inline' : 'attachment';
    const disposition = `${shown}; filename="${fileName}"`;
    return new Response(bytes, {
      headers: {
        ...headers,
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'content-disposition': disposition,
      },
    });
  } catch (cause) {
    if (cause instanceof DomainError) error(cause.status, cause.code);
    throw cause;
  }
}

async function fileNameOf(db: Db, id: string, format: DocumentFormat): Promise<string> {
  const columns = 'series, number, invoices!credit_notes_invoice_id_fkey (locale)';
  const query = db.from('credit_notes').select(columns).eq('id', id);
  const note = unwrapMaybe(await query.maybeSingle());
  if (note) {
    const number = `${note.series}${note.number}`;
    return invoiceFileName(number, note.invoices.locale, 'credit_note', format);
  }
  const own = await findSelfBillName(db, id);
  if (own) return invoiceFileName(own.number, own.locale, own.kind, format);
  const invoice = db.from('invoices').select('number, locale').eq('id', id);
  const { number, locale } = unwrap(await invoice.maybeSingle());
  return invoiceFileName(number, locale, 'invoice', format);
}
