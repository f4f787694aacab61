import { requireCompany } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { readStatement } from '$lib/server/statements/read-statement.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) =>
  readStatement(event, actor.company.id),
);
