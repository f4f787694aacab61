import { error, type RequestEvent } from '@sveltejs/kit';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { invoiceFile } from './invoice-file.ts';
import { invoiceFileName } from './invoice-file-name.ts';

/**
 * Answers with an invoice's PDF, to be shown in the browser and saved under its own name. The
 * bytes never change, so a browser that has them is told so.
 * @throws a 404 page for an invoice the person may not see
 */
export async function invoiceResponse(event: RequestEvent): Promise<Response> {
  const id = event.params['id'] ?? '';
  try {
    const query = event.locals.supabase.from('invoices').select('number, locale').eq('id', id);
    const result = await query.maybeSingle();
    const { number, locale } = unwrap(result);
    const { bytes, sha256 } = await invoiceFile(event.locals.supabase, id);
    const headers = { etag: `"${sha256}"`, 'cache-control': 'private, no-cache' };
    if (event.request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    const disposition = `inline; filename="${invoiceFileName(number, locale)}"`;
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
