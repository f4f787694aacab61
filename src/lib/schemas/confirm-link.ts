import { z } from 'zod';
import { nextField } from './account-fields.ts';

/** What a link in a sign-in mail carries; `to` is a canonical path. */
export const confirmLinkSchema = z.object({
  token_hash: z.string().min(1).max(200),
  type: z.enum(['signup', 'recovery', 'email_change']),
  to: nextField,
});
