import { z } from 'zod';
import { TERMS_LIMITS } from '../domain/accounts/company-billing.ts';
import {
  organisationNumberDigits,
  parseOrganisationNumber,
} from '../domain/invoicing/organisation-number.ts';
import { isIsoDate } from '../domain/time/day.ts';

const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

const organisationNumber = z
  .string()
  .trim()
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    const parsed = parseOrganisationNumber(text.replace(/\s/gu, ''));
    if (parsed !== null) return organisationNumberDigits(parsed);
    context.addIssue({ code: 'custom', message: 'organisation_number_check' });
    return z.NEVER;
  });

const terms = z
  .string('required')
  .trim()
  .regex(/^\d{1,3}$/u, 'terms_days')
  .transform(Number)
  .pipe(z.number().max(TERMS_LIMITS.longest, 'terms_days'));

/**
 * How a company is billed. Terms above 60 days need a tick, because only what the agency has
 * expressly agreed to counts (räntelagen 2 a §); public bodies never have more than 30.
 */
export const companyBillingSchema = z
  .object({
    organisationNumber,
    isPublicBody: tick,
    currency: z.enum(['SEK', 'EUR'], 'choose'),
    roundsToKrona: tick,
    collection: z.enum(['assignment', 'month'], 'choose'),
    termsDays: terms,
    longTermsAgreed: tick,
    reminderFeeAgreedOn: z
      .string()
      .trim()
      .default('')
      .refine((text) => text === '' || isIsoDate(text), 'date')
      .transform((text) => text || null),
    claimsDelayCompensation: tick,
  })
  .superRefine(({ termsDays, isPublicBody, longTermsAgreed }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (isPublicBody && termsDays > TERMS_LIMITS.publicBody) fault('termsDays', 'terms_public');
    else if (termsDays > TERMS_LIMITS.ask && !longTermsAgreed) {
      fault('longTermsAgreed', 'terms_agreed');
    }
  });

export type CompanyBillingForm = z.output<typeof companyBillingSchema>;
