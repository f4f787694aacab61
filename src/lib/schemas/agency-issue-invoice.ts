import { z } from 'zod';

/** What the agency has looked through and now issues: ids alone, never an amount. */
export const issueInvoiceSchema = z.object({
  assignmentId: z.guid('choose'),
  sheets: z.array(z.guid('choose'), 'choose').min(1, 'choose').max(60, 'choose'),
});
