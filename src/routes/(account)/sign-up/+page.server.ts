import { requireVisitor } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireVisitor, async () => ({}));
