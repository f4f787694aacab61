import { z } from 'zod';
import { personNameField } from './account-fields.ts';
import { checkCompanyNumbers, companyIdentity, companyIdentityFields } from './company-identity.ts';

/** A company registered by somebody who is signed in. */
export const startCompanySchema = z
  .object({ name: personNameField, ...companyIdentityFields })
  .check(checkCompanyNumbers)
  .transform((form) => ({ name: form.name, company: companyIdentity(form) }));
