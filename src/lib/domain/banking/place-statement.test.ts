import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ocrFor } from '../invoicing/ocr.ts';
import { sumOre } from '../money/ore.ts';
import type { BankTransaction } from './bank-transaction.ts';
import type { OpenDocument } from './open-document.ts';
import { keyedTransactions, periodOf, placeStatement } from './place-statement.ts';

const IBAN = 'SE5399900000000050501055';
const document = (number: number, openOre: number): OpenDocument => ({
  id: `d${number}`,
  ocr: ocrFor(String(number)),
  openOre,
  currency: 'SEK',
  customerName: 'Kund AB',
  organisationNumber: null,
});
const paid = (
  amountOre: number,
  numbers: readonly number[],
  part: Partial<BankTransaction> = {},
): BankTransaction => ({
  bookedOn: '2026-11-26',
  amountOre,
  currency: 'SEK',
  references: numbers.map((each) => ({ reference: ocrFor(String(each)), amountOre: null })),
  text: '',
  counterparty: { name: null, organisationNumber: null, iban: null },
  entryReference: `${amountOre}/${numbers.join()}`,
  paymentReferences: [],
  isReversal: false,
  ...part,
});
const place = (transactions: readonly BankTransaction[], documents: readonly OpenDocument[]) =>
  placeStatement(keyedTransactions(IBAN, transactions), documents);

describe('the placing of a statement', () => {
  it('knows that what one movement pays is not open for the next', () => {
    const documents = [document(1001, 500), document(1002, 300)];
    // The second names both without saying how much of each: after the first only 300 is open.
    const placings = place([paid(500, [1001]), paid(800, [1001, 1002])], documents);
    expect(placings.map(({ waitingFor }) => waitingFor)).toEqual([null, 'parts_do_not_add_up']);
    expect(place([paid(800, [1001, 1002])], documents)[0]?.parts).toEqual([
      { documentId: 'd1001', amountOre: 500 },
      { documentId: 'd1002', amountOre: 300 },
    ]);
  });

  it('keeps a surplus with the document it came with', () => {
    expect(place([paid(700, [1001])], [document(1001, 500)])).toEqual([
      { parts: [{ documentId: 'd1001', amountOre: 700 }], waitingFor: null },
    ]);
  });

  it('lets money out be, and holds what the bank takes back', () => {
    const out = paid(-900, [], { entryReference: 'ut' });
    const back = paid(-500, [1001], { isReversal: true });
    expect(place([out, back], [document(1001, 500)])).toEqual([
      { parts: [], waitingFor: null },
      { parts: [], waitingFor: 'reversal' },
    ]);
  });

  it('takes a movement that two reports of one file tell of once', () => {
    const twice = [paid(500, [1001]), paid(500, [1001])];
    expect(keyedTransactions(IBAN, twice)).toHaveLength(1);
    expect(periodOf([])).toBeNull();
    expect(periodOf([paid(1, []), paid(2, [], { bookedOn: '2026-11-02' })])).toEqual({
      from: '2026-11-02',
      to: '2026-11-26',
    });
  });

  it('places the whole of a movement or nothing of it', () => {
    const numbers = fc.uniqueArray(fc.constantFrom(1001, 1002, 1003), { maxLength: 3 });
    const movement = fc.record({ amount: fc.integer({ min: 1, max: 2000 }), numbers });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), (rows) => {
        const transactions = rows.map(({ amount, numbers: named }, index) =>
          paid(amount, named, { entryReference: String(index) }),
        );
        const open = [document(1001, 500), document(1002, 300), document(1003, 0)];
        for (const [index, { parts, waitingFor }] of place(transactions, open).entries()) {
          const sum = sumOre(parts.map(({ amountOre }) => amountOre));
          expect(sum).toBe(waitingFor === null ? transactions[index]?.amountOre : 0);
        }
      }),
    );
  });
});
