import { workplaceFrame } from '$lib/server/accounts/workplaces.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ locals, cookies }) =>
  workplaceFrame(locals, cookies, 'consultant');
