import { requireCompany } from '$lib/server/auth/guards.ts';
import { receiptResponse } from '$lib/server/expenses/receipt-response.ts';
import type { RequestHandler } from './$types';

/** The receipt of an expense, for the company. */
export const GET: RequestHandler = (event) => {
  requireCompany(event);
  return receiptResponse(event);
};
