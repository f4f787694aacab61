import { describe, expect, it } from 'vitest';
import { vatFor, vatForSeller } from './vat.ts';

describe('vatFor', () => {
  it('charges a Swedish buyer 25 %, with or without a VAT number', () => {
    const expected = { ok: true, treatment: { category: 'S', rateBp: 2500, exemptionText: null } };
    expect(vatFor({ countryCode: 'SE', vatNumber: 'SE556016068001' })).toEqual(expected);
    expect(vatFor({ countryCode: 'SE', vatNumber: null })).toEqual(expected);
  });

  it('lets a business in another EU state account for the tax', () => {
    expect(vatFor({ countryCode: 'FI', vatNumber: 'FI20774740' })).toEqual({
      ok: true,
      treatment: {
        category: 'AE',
        rateBp: 0,
        exemptionText: 'Omvänd betalningsskyldighet / Reverse charge',
      },
    });
  });

  it.each([
    ['NO', null, 'buyer_outside_eu'],
    ['GB', 'GB980780684', 'buyer_outside_eu'],
    ['DE', null, 'vat_number_missing'],
    ['DE', '  ', 'vat_number_missing'],
    ['DE', 'DE136695977', 'vat_number_invalid'],
    ['DE', 'SE556016068001', 'vat_number_swedish'],
  ] as const)('refuses a buyer in %s with %s: %s', (countryCode, vatNumber, reason) => {
    expect(vatFor({ countryCode, vatNumber })).toEqual({ ok: false, reason });
  });
});

describe('vatForSeller', () => {
  it.each([
    ['SE', 'SE556016068001', 'S', 2500],
    ['SE', null, 'E', 0],
    ['SE', ' ', 'E', 0],
    ['FI', 'FI20774740', 'AE', 0],
  ] as const)('taxes work from %s with %s as %s', (countryCode, vatNumber, category, rateBp) => {
    const decision = vatForSeller({ countryCode, vatNumber });
    expect(decision).toMatchObject({ ok: true, treatment: { category, rateBp } });
  });

  it('says why a small business charges nothing', () => {
    const decision = vatForSeller({ countryCode: 'SE', vatNumber: null });
    const text = decision.ok ? decision.treatment.exemptionText : '';
    expect(text).toContain('18 kap. mervärdesskattelagen');
  });

  it.each([
    ['NO', null, 'seller_outside_eu'],
    ['DE', null, 'vat_number_missing'],
    ['DE', 'DE136695977', 'vat_number_invalid'],
    ['DE', 'FI20774740', 'vat_number_other_country'],
    ['SE', 'FI20774740', 'vat_number_other_country'],
    ['SE', 'SE556016068101', 'vat_number_invalid'],
  ] as const)('refuses a seller in %s with %s: %s', (countryCode, vatNumber, reason) => {
    expect(vatForSeller({ countryCode, vatNumber })).toEqual({ ok: false, reason });
  });
});
