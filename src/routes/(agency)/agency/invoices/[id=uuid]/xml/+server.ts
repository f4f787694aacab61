import { requireAgency } from '$lib/server/auth/guards.ts';
import { invoiceResponse } from '$lib/server/invoicing/invoice-response.ts';
import type { RequestHandler } from './$types';

/** The invoice's e-invoice, for the agency. */
export const GET: RequestHandler = (event) => {
  requireAgency(event);
  return invoiceResponse(event, 'xml');
};
