import { z } from 'zod';
import { localeField, personNameField } from './account-fields.ts';

/** A person's own details. */
export const personSchema = z.object({ name: personNameField, locale: localeField });

/** The name alone, for somebody whose sign-up was not finished. */
export const personNameSchema = z.object({ name: personNameField });
