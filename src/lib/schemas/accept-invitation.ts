import { z } from 'zod';
import { personNameField } from './account-fields.ts';

/** Joining asks for a name only when the sign-up was not finished. */
export const acceptInvitationSchema = z.object({ name: personNameField.optional() });
