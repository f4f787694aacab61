import { requireAgency } from '$lib/server/auth/guards.ts';
import { invoiceResponse } from '$lib/server/invoicing/invoice-response.ts';
import type { RequestHandler } from './$types';

/** A credit of a self-bill as an e-invoice, for the agency. */
export const GET: RequestHandler = (event) => {
  requireAgency(event);
  return invoiceResponse(event, 'xml');
};
