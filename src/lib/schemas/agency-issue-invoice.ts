import { z } from 'zod';

const ids = z.array(z.guid('choose'), 'choose').max(60, 'choose').default([]);

/** What the agency has looked through and now issues: ids alone, never an amount. */
export const issueInvoiceSchema = z
  .object({ assignmentId: z.guid('choose'), sheets: ids, expenses: ids })
  .refine(({ sheets, expenses }) => sheets.length + expenses.length > 0, {
    path: ['sheets'],
    error: 'choose',
  });
