import type { Handle } from '@sveltejs/kit';

/** What adapter-node takes unless told otherwise; forms are far below it. */
const USUAL_BODY = 512 * 1024;

/** A receipt is 5 MB at most; what is somewhat larger shall get a sentence at the field. */
const RECEIPT_BODY = 12 * 1024 * 1024;

/** Addresses that take files: the bank's look at the size themselves once they know who sends. */
const FOR_FILES: ReadonlyMap<string | null, number> = new Map([
  ['/(agency)/agency/bank', Infinity],
  ['/(consultant)/consultant/assignments/[id=uuid]/expenses/new', RECEIPT_BODY],
  ['/(consultant)/consultant/expenses/[id=uuid]', RECEIPT_BODY],
]);

/**
 * The server as a whole must take a file of the bank (`BODY_SIZE_LIMIT`); this keeps every other
 * address at what is usual, before anything of the body is read.
 */
export const handleBodySize: Handle = ({ event, resolve }) => {
  const length = Number(event.request.headers.get('content-length') ?? 0);
  if (length > (FOR_FILES.get(event.route.id) ?? USUAL_BODY)) {
    return new Response('Payload Too Large', { status: 413 });
  }
  return resolve(event);
};
