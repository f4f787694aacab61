import { requireConsultant } from '$lib/server/auth/guards.ts';
import { invoiceResponse } from '$lib/server/invoicing/invoice-response.ts';
import type { RequestHandler } from './$types';

/** The PDF of a credit of a self-bill, for the consultant. */
export const GET: RequestHandler = (event) => {
  requireConsultant(event);
  return invoiceResponse(event, 'pdf');
};
