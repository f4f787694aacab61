import { error } from '@sveltejs/kit';
import { listReadingSchema } from '$lib/schemas/list-reading.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { isRankingOlder } from '$lib/server/matching/queries.ts';
import type { RequestHandler } from './$types';

/** Asked by an open list about itself: `{ "older": true }` when it rests on what is no longer so. */
export const GET: RequestHandler = async (event) => {
  requireCompany(event);
  const asked = listReadingSchema.safeParse(Object.fromEntries(event.url.searchParams));
  if (!asked.success) error(400, 'invalid');
  try {
    const older = await isRankingOlder(event.locals.supabase, asked.data);
    return Response.json({ older }, { headers: { 'cache-control': 'no-store' } });
  } catch (cause) {
    if (cause instanceof DomainError) error(cause.status, cause.code);
    throw cause;
  }
};
