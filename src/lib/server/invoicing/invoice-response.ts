import { error, type RequestEvent } from '@sveltejs/kit';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { invoiceFile } from './invoice-file.ts';
import { invoiceFileName } from './invoice-file-name.ts';

/**
 * Answers with the PDF of an invoice or a credit note, to be shown in the browser and saved under its own name. The
 * bytes never change, so a browser that has them is told so.
 * @throws a 404 page for a document the person may not see
 */
export async function invoiceResponse(event: RequestEvent): Promise<Response> {
  const id = event.params['id'] ?? '';
  try {
    const fileName = await fileNameOf(event.locals.supabase, id);
    const { bytes, sha256 } = await invoiceFile(event.locals.supabase, id);
    const headers = { etag: `"${sha256}"`, 'cache-control': 'private, no-cache' };
    if (event.request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    const disposition = `inline; filename="${fileName}"`;
    return new Response(bytes, {
      headers: {
        ...headers,
        'content-type': 'application/pdf',
        'content-length': String(bytes.byteLength),
        'content-disposition': disposition,
      },
    });
  } catch (cause) {
    if (cause instanceof DomainError) error(cause.status, cause.code);
    throw cause;
  }
}

async function fileNameOf(db: Db, id: string): Promise<string> {
  const columns = 'series, number, invoices!credit_notes_invoice_id_fkey (locale)';
  const query = db.from('credit_notes').select(columns).eq('id', id);
  const note = unwrapMaybe(await query.maybeSingle());
  if (note)
    return invoiceFileName(`${note.series}${note.number}`, note.invoices.locale, 'credit_note');
  const invoice = db.from('invoices').select('number, locale').eq('id', id);
  const { number, locale } = unwrap(await invoice.maybeSingle());
  return invoiceFileName(number, locale);
}
