import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOre } from '../money/ore.ts';
import type { OpenInvoice } from './movement.ts';
import { findInvoices, proposedParts } from './proposed-parts.ts';

const invoice = (number: number, openOre: number, customerName = 'Kund AB'): OpenInvoice => ({
  id: String(number),
  number,
  ocr: `${number}77`,
  openOre,
  currency: 'SEK',
  customerName,
  organisationNumber: null,
  dueDate: '2026-12-01',
  companyId: 'c',
});

describe('the parts that are proposed', () => {
  it('pay the chosen invoices in turn while the money lasts', () => {
    const parts = proposedParts(1000, [invoice(1, 700), invoice(2, 700), invoice(3, 10)]);
    expect(parts.map(({ amountOre }) => amountOre)).toEqual([700, 300, 0]);
  });

  it('are never more than the movement, nor more than an invoice needs', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), amounts, (amount, open) => {
        const parts = proposedParts(
          amount,
          open.map((ore, index) => invoice(index, ore)),
        );
        expect(sumOre(parts.map(({ amountOre }) => amountOre))).toBe(
          Math.min(amount, sumOre(open)),
        );
        expect(parts.every((part) => part.amountOre <= part.invoice.openOre)).toBe(true);
      }),
    );
  });
});

describe('a search for an invoice', () => {
  const open = [invoice(10037, 1), invoice(10041, 1, 'Brunnsparken AB'), invoice(2100, 1)];
  it.each([
    ['10037', [10037]],
    ['100', [10037, 10041]],
    ['brunn', [10041]],
    ['210077', [2100]],
    ['  ', []],
    ['saknas', []],
  ])('for %j finds %j', (written, numbers) => {
    expect(findInvoices(open, written).map(({ number }) => number)).toEqual(numbers);
  });
});
