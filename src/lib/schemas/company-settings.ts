import { z } from 'zod';
import { parseVatNumber } from '../domain/invoicing/vat-number.ts';
import { parsePeppolId, peppolId } from '../domain/invoicing/peppol-id.ts';
import { emailField, localeField } from './account-fields.ts';

const line = (limit: number) => z.string().trim().max(limit, `too_long:${limit}`).default('');

const vatNumber = line(40)
  .refine((text) => text === '' || parseVatNumber(text) !== null, 'vat_number')
  .transform((text) => (text === '' ? null : (parseVatNumber(text)?.number ?? null)));

const peppolIdField = line(60)
  .refine((text) => text === '' || parsePeppolId(text) !== null, 'peppol_id')
  .transform((text) => {
    const address = parsePeppolId(text);
    return address && peppolId(address);
  });

/** What a company's owner may change; country and organisation number stay what they were. */
export const companySettingsSchema = z.object({
  companyName: z.string('required').trim().min(1, 'required').max(160, 'too_long:160'),
  sectorId: line(60).transform((id) => id || null),
  vatNumber,
  street: line(200),
  postalCode: line(20),
  city: line(100),
  invoiceEmail: z.union([z.literal('').transform(() => null), emailField], 'email').default(null),
  invoiceReference: line(120),
  orderNumber: line(60),
  peppolId: peppolIdField,
  locale: localeField,
});

export type CompanySettingsForm = z.output<typeof companySettingsSchema>;
