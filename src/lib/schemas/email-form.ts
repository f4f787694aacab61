import { z } from 'zod';
import { emailField } from './account-fields.ts';

/** An address to send a link to, or to invite. */
export const emailFormSchema = z.object({ email: emailField });
