import type { RequestEvent } from '@sveltejs/kit';
import { roleAt } from '$lib/domain/briefs/brief-role.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { findShortlist } from './shortlist.ts';

/** The id of the shortlist that a page's address speaks of. @throws {DomainError} 404 */
export async function shortlistIdOf({ params, url, locals }: RequestEvent): Promise<string> {
  const brief = await getBrief(locals.supabase, locals.locale, params['id'] ?? '');
  const role = roleAt(brief, Number(url.searchParams.get('role')) || null);
  const shortlist = await findShortlist(locals.supabase, role.id);
  if (!shortlist) throw new DomainError(404, 'not_found');
  return shortlist.id;
}
