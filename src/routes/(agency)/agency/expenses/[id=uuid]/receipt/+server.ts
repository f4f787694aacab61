import { requireAgency } from '$lib/server/auth/guards.ts';
import { receiptResponse } from '$lib/server/expenses/receipt-response.ts';
import type { RequestHandler } from './$types';

/** The receipt of an expense, for the agency. */
export const GET: RequestHandler = (event) => {
  requireAgency(event);
  return receiptResponse(event);
};
