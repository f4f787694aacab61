import { randomUUID } from 'node:crypto';
import { error, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { DomainError } from '$lib/server/db/db-error.ts';
import { logText } from './log-text.ts';

/** Gives each request an id that the log and the visitor's error page share. */
export const handleRequestId: Handle = async ({ event, resolve }) => {
  event.locals.requestId = randomUUID().slice(0, 8);
  return resolve(event);
};

/** Answers a domain error that a load let through with its own status. */
export function orThrowHttp(cause: unknown): never {
  if (cause instanceof DomainError) error(cause.status, cause.code);
  throw cause;
}

/**
 * Logs a fault with its id (never the input) and shows the visitor the id alone. A form whose
 * answer was a fault gets its fields back on the error page, to be sent again.
 */
export const reportFault: HandleServerError = ({ error: cause, event, status }) => {
  const id = event.locals.requestId;
  if (status === 404) return { message: 'not_found', id };
  logFault(event, status, cause);
  return { message: 'fault', id, posted: event.locals.posted };
};

/** Writes a fault to the log: where, and what, under the id that the visitor sees. */
export function logFault(
  { locals, route }: Pick<RequestEvent, 'locals' | 'route'>,
  status: number,
  cause: unknown,
): void {
  const { requestId: id } = locals;
  console.error(JSON.stringify({ id, route: route.id, status, error: logText(cause) }));
}
