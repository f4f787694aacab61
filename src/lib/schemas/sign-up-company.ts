import { z } from 'zod';
import { acceptField, emailField, newPasswordField, personNameField } from './account-fields.ts';
import { checkCompanyNumbers, companyIdentity, companyIdentityFields } from './company-identity.ts';

/** A new company with the person who registers it. */
export const signUpCompanySchema = z
  .object({
    name: personNameField,
    email: emailField,
    password: newPasswordField,
    ...companyIdentityFields,
    terms: acceptField,
  })
  .check(checkCompanyNumbers)
  .transform((form) => ({
    name: form.name,
    email: form.email,
    password: form.password,
    company: companyIdentity(form),
  }));
