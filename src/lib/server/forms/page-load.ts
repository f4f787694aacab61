import { error, type ServerLoadEvent } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { DomainError } from '$lib/server/db/db-error.ts';

/**
 * A load with its guard: what the database refuses becomes the page's own status, so that
 * somebody else's id is a 404 like one that never was.
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
    const actor = guard(event);
    try {
      return await run({ event, actor, params: params(event) });
    } catch (cause) {
      if (cause instanceof DomainError) error(cause.status, cause.code);
      throw cause;
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
