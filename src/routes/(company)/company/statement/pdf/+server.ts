import { requireCompany } from '$lib/server/auth/guards.ts';
import { statementResponse } from '$lib/server/statements/pdf-response.ts';
import type { RequestHandler } from './$types.js';

/** The company's own statement as PDF. */
export const GET: RequestHandler = (event) =>
  statementResponse(event, requireCompany(event).company.id);
