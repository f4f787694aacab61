import { error, type ServerLoadEvent } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { DomainError } from '$lib/server/db/db-error.ts';

/**
 * A load with its guard: what the database refuses becomes the page's own status, so that
 * somebody else's id is a 404 like one that never was. A form posted without script that could not
 * be taken (the session had ended, the database did not answer) gets its fields back on the error
 * page, to be sent again.
 */
export function guardedLoad<Actor, Result>(
  guard: (event: RequestEvent) => Actor,
  run: (context: {
    event: ServerLoadEvent;
    actor: Actor;
    params: Record<string, string>;
  }) => Promise<Result>,
): (event: ServerLoadEvent) => Promise<Result> {
  return async (event) => {
    try {
      const actor = guard(event);
      return await run({ event, actor, params: params(event) });
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause;
      const { posted, requestId: id } = event.locals;
      const isLost = cause.status === 401 || cause.status >= 500;
      error(cause.status, { message: cause.code, id, posted: isLost ? posted : undefined });
    }
  };
}

/** For pages that everybody may read. */
export function noGuard(): null {
  return null;
}

function params(event: RequestEvent): Record<string, string> {
  const entries = Object.entries(event.params).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}
