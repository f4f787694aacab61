import { randomUUID } from 'node:crypto';
import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import { DomainError } from '$lib/server/db/db-error.ts';

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

/** Logs a fault with its id (never the input) and shows the visitor the id alone. */
export const reportFault: HandleServerError = ({ error: cause, event, status }) => {
  const id = event.locals.requestId;
  if (status !== 404) {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    console.error(JSON.stringify({ id, route: event.route.id, status, error: text }));
  }
  return { message: status === 404 ? 'not_found' : 'fault', id };
};
