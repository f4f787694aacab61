import { z } from 'zod';
import { acceptField, emailField, newPasswordField, personNameField } from './account-fields.ts';

/** A new consultant. */
export const signUpConsultantSchema = z.object({
  name: personNameField,
  email: emailField,
  password: newPasswordField,
  terms: acceptField,
});

/** Somebody invited: the address is the invitation's and no field of the form. */
export const signUpInvitedSchema = signUpConsultantSchema.omit({ email: true });
