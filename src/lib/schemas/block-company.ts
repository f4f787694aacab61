import { z } from 'zod';
import {
  organisationNumberDigits,
  parseOrganisationNumber,
} from '../domain/invoicing/organisation-number.ts';

/**
 * A company not to be matched with: one that has asked, by its id, or any by name and organisation
 * number. The number comes out as ten digits.
 */
export const blockCompanySchema = z
  .object({
    company_id: z.union([z.literal(''), z.guid('choose')]).default(''),
    name: z.string().trim().max(160, 'too_long:160').default(''),
    organisation_number: z.string().trim().max(40, 'organisation_number').default(''),
    reason: z.string().trim().max(1000, 'too_long:1000').default(''),
  })
  .transform((form, context) => {
    const { company_id: companyId, reason } = form;
    if (companyId !== '') return { companyId, name: '', organisationNumber: null, reason };
    const number = parseOrganisationNumber(form.organisation_number);
    if (form.name === '') {
      context.addIssue({ code: 'custom', path: ['name'], message: 'required' });
    }
    if (number === null) {
      const message = form.organisation_number === '' ? 'required' : 'organisation_number';
      context.addIssue({ code: 'custom', path: ['organisation_number'], message });
    }
    if (form.name === '' || number === null) return z.NEVER;
    const organisationNumber = organisationNumberDigits(number);
    return { companyId: null, name: form.name, organisationNumber, reason };
  });

export type BlockCompany = z.output<typeof blockCompanySchema>;

/** Taking a company off the list. */
export const unblockCompanySchema = z.object({ id: z.guid('choose') });
