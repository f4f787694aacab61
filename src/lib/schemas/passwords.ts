import { z } from 'zod';
import { givenPasswordField, newPasswordField } from './account-fields.ts';

/** After a recovery link, which has proved who it is. */
export const recoveredPasswordSchema = z.object({ newPassword: newPasswordField });

/** By a signed-in person, who proves it by the present password. */
export const changedPasswordSchema = recoveredPasswordSchema.extend({
  password: givenPasswordField,
});
