import { error, type RequestEvent } from '@sveltejs/kit';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';

/**
 * Answers with the receipt of an expense the person may see. It is shown on its own and never as
 * part of a page: whatever is in it runs nowhere.
 * @throws a 404 page for a receipt the person may not see
 */
export async function receiptResponse(event: RequestEvent): Promise<Response> {
  const p_expense_id = event.params['id'] ?? '';
  try {
    const [row] = unwrap(await event.locals.supabase.rpc('read_receipt', { p_expense_id }));
    if (!row) throw new DomainError(404, 'not_found');
    const etag = `"${row.sha256}"`;
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (event.request.headers.get('if-none-match') === etag) {
      return new Response(null, { status: 304, headers });
    }
    const ending = row.media_type.split('/')[1] ?? 'bin';
    return new Response(Uint8Array.from(Buffer.from(row.base64, 'base64')), {
      headers: {
        ...headers,
        'content-type': row.media_type,
        'content-disposition': `inline; filename="kvitto.${ending}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (cause) {
    if (cause instanceof DomainError) error(cause.status, cause.code);
    throw cause;
  }
}
