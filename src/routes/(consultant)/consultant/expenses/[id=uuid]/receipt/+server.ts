import { requireConsultant } from '$lib/server/auth/guards.ts';
import { receiptResponse } from '$lib/server/expenses/receipt-response.ts';
import type { RequestHandler } from './$types';

/** The receipt of an expense, for the consultant. */
export const GET: RequestHandler = (event) => {
  requireConsultant(event);
  return receiptResponse(event);
};
