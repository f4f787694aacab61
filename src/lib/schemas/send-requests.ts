import { z } from 'zod';

/** The most consultants that can be asked about one role of a brief at a time. */
export const MOST_REQUESTS = 5;

/** Whom to ask about a role of a brief, and what to say to them. */
export const sendRequestsSchema = z.object({
  brief_role_id: z.uuid('choose'),
  consultants: z
    .array(z.uuid(), 'choose_consultants')
    .min(1, 'choose_consultants')
    .max(MOST_REQUESTS, `at_most:${MOST_REQUESTS}`),
  message: z.string().trim().max(2000, 'too_long:2000').default(''),
});
