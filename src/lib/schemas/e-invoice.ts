import { z } from 'zod';

/** Which document is sent again. */
export const resendEInvoiceSchema = z.object({ document: z.uuid('choose') });
