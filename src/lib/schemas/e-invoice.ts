import { z } from 'zod';

/** Which document is sent again. */
export const resendEInvoiceSchema = z.object({ document: z.uuid('choose') });

/** How else the customer got a document. */
export const settleEInvoiceSchema = z.object({
  document: z.uuid('choose'),
  how: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
});
