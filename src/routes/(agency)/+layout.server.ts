import { error } from '@sveltejs/kit';
import { workplaceFrame } from '$lib/server/accounts/workplaces.ts';
import type { LayoutServerLoad } from './$types.js';

/** Strangers do not see the frame of the agency's desk either; each page has its own guard. */
export const load: LayoutServerLoad = ({ locals, cookies }) => {
  if (locals.access && !locals.access.isAgency) error(404, 'not_found');
  return workplaceFrame(locals, cookies, 'agency');
};
