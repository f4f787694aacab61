import { z } from 'zod';
import { localeField, personNameField } from './account-fields.ts';
import { BUYER_COUNTRIES } from './company-identity.ts';

const person = { name: personNameField, locale: localeField, acceptedTermsAt: z.iso.datetime() };

/**
 * What a sign-up form leaves with the auth server until the address is confirmed. The person can
 * change it freely, so it is read as input, like a form, and never as a right.
 */
export const signUpMetadataSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('company'),
    ...person,
    company: z.object({
      name: z.string().trim().min(1).max(160),
      country: z.enum(BUYER_COUNTRIES),
      organisationNumber: z
        .string()
        .regex(/^\d{10}$/u)
        .nullable(),
      vatNumber: z
        .string()
        .regex(/^[A-Z]{2}[0-9A-Z]{2,13}$/u)
        .nullable(),
      sectorId: z.string().max(60).nullable(),
    }),
  }),
  z.object({ kind: z.literal('consultant'), ...person }),
  z.object({ kind: z.literal('invited'), ...person }),
]);

export type SignUpMetadata = z.output<typeof signUpMetadataSchema>;
