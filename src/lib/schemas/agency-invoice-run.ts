import { z } from 'zod';

/** Which previews the agency has chosen to issue: hashes of what was shown, never an amount. */
export const invoiceRunSchema = z.object({
  choices: z
    .array(z.string().regex(/^[0-9a-f]{32}$/u, 'choose_invoices'), 'choose_invoices')
    .min(1, 'choose_invoices')
    .max(300, 'at_most:300'),
});
