import { requireAgency } from '$lib/server/auth/guards.ts';
import { statementResponse } from '$lib/server/statements/pdf-response.ts';
import type { RequestHandler } from './$types.js';

/** A company's statement as PDF, for the agency. */
export const GET: RequestHandler = (event) => {
  requireAgency(event);
  return statementResponse(event, event.params['id'] ?? '');
};
