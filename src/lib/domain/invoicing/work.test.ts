import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditedVatInKronor, inKronor, priceAt, type PublishedRate } from './exchange.ts';
import { drawUp, type InvoiceWork } from './work.ts';

const rate: PublishedRate = {
  currency: 'EUR',
  rate: 11.0345,
  day: '2026-11-27',
  source: 'Riksbanken',
};
const account = { iban: 'SE3199900000000050501063', bic: 'ROLLSESS' };
const work: InvoiceWork = {
  currency: 'SEK',
  rate: null,
  account: null,
  roundsToKrona: false,
  buyer: { countryCode: 'SE', vatNumber: null, hasAddress: true },
  lines: [
    {
      assignmentId: 'a',
      source: { timesheetId: 't' },
      description: 'Community manager, vecka 47',
      quantityMinutes: 465,
      unitPriceOre: 100_000,
      periodFrom: '2026-11-16',
      periodTo: '2026-11-20',
    },
    {
      assignmentId: 'a',
      source: { expenseId: 'e' },
      description: 'Utlägg: Tåg',
      quantityMinutes: 0,
      pieceHundredths: 100,
      unitPriceOre: 33_333,
      periodFrom: '2026-11-17',
      periodTo: '2026-11-17',
    },
  ],
};
const amountsOf = (changes: Partial<InvoiceWork>) => {
  const decision = drawUp({ ...work, ...changes });
  if (!decision.ok) throw new Error(decision.hindrance.code);
  return decision.amounts;
};

describe('drawUp', () => {
  it('adds time and expenses up in kronor', () => {
    const { totals, vatSekOre } = amountsOf({});
    expect(totals).toMatchObject({ netOre: 808_333, vatOre: 202_083, roundingOre: 0 });
    expect(vatSekOre).toBeNull();
  });

  it('rounds to whole kronor for who wants it, and never euro', () => {
    expect(amountsOf({ roundsToKrona: true }).totals).toMatchObject({
      roundingOre: -16,
      payableOre: 1_010_400,
    });
    const euro = amountsOf({ roundsToKrona: true, currency: 'EUR', rate, account });
    expect(euro.totals.roundingOre).toBe(0);
  });

  it('prices in euro at the rate, and tells the VAT in kronor', () => {
    const { lines, totals, vatSekOre } = amountsOf({ currency: 'EUR', rate, account });
    expect(lines.map(({ unitPriceOre }) => unitPriceOre)).toEqual([9_062, 3_021]);
    expect(vatSekOre).toBe(Math.round(totals.vatOre * 11.0345));
  });

  it.each([
    [{ buyer: { ...work.buyer, hasAddress: false } }, { code: 'buyer_address_missing' }],
    [
      { buyer: { countryCode: 'DE', vatNumber: null, hasAddress: true } },
      { code: 'buyer_not_supported', reason: 'vat_number_missing' },
    ],
    [{ currency: 'EUR' as const }, { code: 'exchange_rate_missing', currency: 'EUR' }],
    [
      { currency: 'EUR' as const, rate },
      { code: 'payment_account_missing', currency: 'EUR' },
    ],
  ])('says what hinders: %j', (changes, hindrance) => {
    expect(drawUp({ ...work, ...changes })).toEqual({ ok: false, hindrance });
  });
});

describe('a rate', () => {
  it('leaves amounts in kronor alone, and loses no more than half a cent', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.integer({ min: 1_000_000, max: 99_000_000 }), (ore, micro) => {
        expect([priceAt(ore, null), inKronor(ore, null)]).toEqual([ore, ore]);
        const own = { ...rate, rate: micro / 1_000_000 };
        const back = priceAt(ore, own) * own.rate;
        expect(Math.abs(back - ore)).toBeLessThanOrEqual(own.rate / 2 + 1e-3);
      }),
    );
  });

  it('gives back in credits what the invoice stated in kronor, in whatever parts', () => {
    const parts = fc.array(fc.nat(1e7), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1_000_000, max: 99_000_000 }), (vat, micro) => {
        const own = { rate: micro / 1_000_000 };
        const sum = (some: readonly number[]) => some.reduce((total, part) => total + part, 0);
        const credits = vat.map((credit, index) =>
          creditedVatInKronor({ credit, earlier: sum(vat.slice(0, index)) }, own),
        );
        expect(sum(credits)).toBe(inKronor(sum(vat), own));
      }),
    );
  });
});
