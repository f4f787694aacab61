import { requireAgency } from '$lib/server/auth/guards.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { readStatement } from '$lib/server/statements/read-statement.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const query = event.locals.supabase.from('companies').select('name').eq('id', id);
  const { name } = unwrap(await query.maybeSingle());
  return { company: { id, name }, ...(await readStatement(event, id)) };
});
