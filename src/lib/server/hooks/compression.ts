import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Handle } from '@sveltejs/kit';

/** Below this, headers weigh more than what is saved. In bytes. */
const SMALLEST = 1024;
const TEXT = /^(text\/|application\/(json|xml|javascript|ld\+json)|image\/svg\+xml)/u;

type Encoding = 'br' | 'gzip';

/**
 * Compresses what is made on request: pages, data, exports. Files of the build are compressed when
 * it is made, and `adapter-node` leaves the rest as it is.
 */
export const handleCompression: Handle = async ({ event, resolve }) =>
  compress(event.request, await resolve(event));

/** The response in the best encoding that the request takes; unchanged when there is none. */
export function compress(request: Request, response: Response): Response {
  if (!response.body || !isWorthIt(response)) return response;
  const headers = new Headers(response.headers);
  headers.append('vary', 'accept-encoding');
  const encoding = encodingFor(request.headers.get('accept-encoding') ?? '');
  const init = { status: response.status, statusText: response.statusText, headers };
  if (!encoding || request.method === 'HEAD') return new Response(response.body, init);
  headers.set('content-encoding', encoding);
  headers.delete('content-length');
  // Other bytes, other tag; SvelteKit compares it with what the browser has.
  const etag = headers.get('etag')?.replace(/"$/u, `-${encoding}"`);
  if (etag) headers.set('etag', etag);
  if (etag && request.headers.get('if-none-match') === etag) return new Response('', init);
  return new Response(squeezed(response.body, encoding), init);
}

/** `br` before `gzip`; what is refused by `q=0` is not taken. */
export function encodingFor(accepted: string): Encoding | null {
  const taken = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/u.test(part))
    .map((part) => part.split(';')[0]?.trim());
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : null;
}

function isWorthIt({ headers }: Response): boolean {
  const length = headers.get('content-length');
  return (
    TEXT.test(headers.get('content-type') ?? '') &&
    !headers.has('content-encoding') &&
    (length === null || Number(length) >= SMALLEST)
  );
}

/** Each part goes out when it is written: a page whose last figures follow later is shown before. */
function squeezed(body: ReadableStream, encoding: Encoding): ReadableStream {
  const zip =
    encoding === 'br'
      ? createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
        })
      : createGzip({ flush: constants.Z_SYNC_FLUSH });
  // A fault on the way destroys both ends: the receiver sees a broken answer, not a short one.
  pipeline(Readable.fromWeb(body as NodeReadableStream), zip, () => undefined);
  return Readable.toWeb(zip) as ReadableStream;
}
