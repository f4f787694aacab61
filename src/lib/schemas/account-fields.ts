import { z } from 'zod';

const MAX_EMAIL = 254;
const MIN_PASSWORD = 10;
/** bcrypt, which the auth server keeps passwords with, reads no further than 72 bytes. */
const MAX_PASSWORD_BYTES = 72;

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** An e-mail address, in lower case: the auth server and invitations compare it so. */
export const emailField = z
  .string('required')
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(MAX_EMAIL, `too_long:${MAX_EMAIL}`)
  .pipe(z.email('email'));

/** A password being chosen. Spaces count, so it is never trimmed. */
export const newPasswordField = z
  .string('required')
  .min(MIN_PASSWORD, 'password')
  .refine((text) => byteLength(text) <= MAX_PASSWORD_BYTES, `too_long:${MAX_PASSWORD_BYTES}`);

/** A password being given: whether it is right is for the auth server to say. */
export const givenPasswordField = z
  .string('required')
  .min(1, 'required')
  .max(1000, 'too_long:1000');

/** The name colleagues see. */
export const personNameField = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(120, 'too_long:120');

/** Language of mail and notices. */
export const localeField = z.enum(['sv', 'en'], 'choose');

/** A ticked box. */
export const acceptField = z.literal('on', 'accept');

/** Where to go afterwards; checked by `localPath` before it is used. */
export const nextField = z.string().max(2000).optional().catch(undefined);
