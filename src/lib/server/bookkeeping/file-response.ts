import { error, type RequestEvent } from '@sveltejs/kit';
import type { AgencyActor } from '$lib/server/auth/guards.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { DomainError } from '$lib/server/db/db-error.ts';

/** A file to be saved. */
export type SavedFile = { name: string; mediaType: string; bytes: Uint8Array };

/**
 * Answers with a file of the books that is made for this reader.
 * @param guard one of the guards in `auth/guards.ts`
 */
export function fileResponse(
  guard: (event: RequestEvent) => AgencyActor,
  make: (event: RequestEvent, actor: AgencyActor) => Promise<SavedFile>,
): (event: RequestEvent) => Promise<Response> {
  return async (event) => {
    try {
      const actor = guard(event);
      await takeTry(event, 'export', actor.user.id);
      const { name, mediaType, bytes } = await make(event, actor);
      return new Response(Uint8Array.from(bytes), {
        headers: {
          'content-type': mediaType,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'private, no-store',
        },
      });
    } catch (cause) {
      if (cause instanceof DomainError) error(cause.status, cause.code);
      throw cause;
    }
  };
}
