import { describe, expect, it } from 'vitest';
import { companySettingsSchema } from './company-settings.ts';

const form = { companyName: 'Havsbris AB', locale: 'sv', vatNumber: '', invoiceEmail: '' };

describe('companySettingsSchema', () => {
  it('takes empty fields as nothing', () => {
    expect(companySettingsSchema.parse(form)).toMatchObject({
      vatNumber: null,
      sectorId: null,
      invoiceEmail: null,
      street: '',
      orderNumber: '',
    });
  });

  it('writes a VAT number as registers do', () => {
    const { vatNumber } = companySettingsSchema.parse({ ...form, vatNumber: 'se 556016-0680 01' });
    expect(vatNumber).toBe('SE556016068001');
  });

  it('writes a Peppol id as the network does, and refuses what is none', () => {
    const read = (peppolId: string) => companySettingsSchema.safeParse({ ...form, peppolId });
    expect(read('0007: 556016-0680').data?.peppolId).toBe('0007:5560160680');
    expect(read('').data?.peppolId).toBeNull();
    expect(read('0007:5560160681').error?.issues[0]?.message).toBe('peppol_id');
  });

  it('names what is wrong', () => {
    const bad = {
      ...form,
      companyName: ' ',
      vatNumber: 'SE1',
      invoiceEmail: 'x',
      city: 'x'.repeat(101),
    };
    const { issues = [] } = companySettingsSchema.safeParse(bad).error ?? {};
    expect(
      Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message])),
    ).toEqual({
      companyName: 'required',
      vatNumber: 'vat_number',
      city: 'too_long:100',
      invoiceEmail: 'email',
    });
  });
});
