import { z } from 'zod';
import { bankgiroDigits, parseBankgiro } from '../domain/invoicing/bankgiro.ts';
import { parseVatNumber } from '../domain/invoicing/vat-number.ts';
import { emailField } from './account-fields.ts';
import { swedishNumberDigits } from './company-identity.ts';
import { lengthBetween } from './field-text.ts';

/** A text that is read by `read` or refused with a code; the empty one is `required`. */
const readBy = (read: (text: string) => string | null, code: string) =>
  z
    .string('required')
    .trim()
    .min(1, { error: 'required', abort: true })
    .max(40, { error: 'too_long:40', abort: true })
    .transform((text, context) => {
      const value = read(text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: code });
      return z.NEVER;
    });

function swedishVatNumber(text: string): string | null {
  const parsed = parseVatNumber(text);
  return parsed?.countryCode === 'SE' ? parsed.number : null;
}

function postalCode(text: string): string | null {
  const digits = text.replace(/\s/gu, '');
  return /^\d{5}$/u.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3)}` : null;
}

function bankgiro(text: string): string | null {
  const written = parseBankgiro(text.replace(/\s/gu, ''));
  return written === null ? null : bankgiroDigits(written);
}

/** What stands of the agency on what it issues; numbers come out as registers write them. */
export const agencyDetailsSchema = z.object({
  name: lengthBetween(1, 160),
  organisationNumber: readBy(swedishNumberDigits, 'organisation_number_check'),
  vatNumber: readBy(swedishVatNumber, 'vat_number_se'),
  seat: lengthBetween(1, 100),
  street: lengthBetween(1, 200),
  postalCode: readBy(postalCode, 'postal_code'),
  city: lengthBetween(1, 100),
  email: emailField,
  phone: lengthBetween(5, 40),
  bankgiro: readBy(bankgiro, 'bankgiro'),
});
