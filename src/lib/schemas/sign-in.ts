import { z } from 'zod';
import { emailField, givenPasswordField, nextField } from './account-fields.ts';

export const signInSchema = z.object({
  email: emailField,
  password: givenPasswordField,
  next: nextField,
});
