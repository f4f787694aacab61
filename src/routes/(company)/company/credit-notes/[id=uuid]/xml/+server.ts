import { requireCompany } from '$lib/server/auth/guards.ts';
import { invoiceResponse } from '$lib/server/invoicing/invoice-response.ts';
import type { RequestHandler } from './$types';

/** The credit note's e-invoice, for its company. */
export const GET: RequestHandler = (event) => {
  requireCompany(event);
  return invoiceResponse(event, 'xml');
};
