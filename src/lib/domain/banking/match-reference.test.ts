import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ocrFor } from '../invoicing/ocr.ts';
import { sumOre } from '../money/ore.ts';
import type { BankTransaction } from './bank-transaction.ts';
import { matchReference } from './match-reference.ts';
import type { OpenDocument } from './open-document.ts';

const [first, second, third] = ['20260001', '20260002', '20260003'].map((base) => ocrFor(base)) as [
  string,
  string,
  string,
];

function invoice(id: string, ocr: string, openOre: number): OpenDocument {
  return {
    id,
    ocr,
    openOre,
    currency: 'SEK',
    customerName: `Kund ${id} AB`,
    organisationNumber: null,
  };
}

const documents = [
  invoice('a', first, 125_000),
  invoice('b', second, 50_000),
  invoice('c', third, 0),
];

function payment(part: Partial<BankTransaction>): BankTransaction {
  return {
    bookedOn: '2026-11-27',
    amountOre: 125_000,
    currency: 'SEK',
    references: [],
    text: '',
    counterparty: { name: null, organisationNumber: null, iban: null },
    entryReference: 'E1',
    paymentReferences: [],
    isReversal: false,
    ...part,
  };
}

const refers = (...list: [string, number | null][]) => ({
  references: list.map(([reference, amountOre]) => ({ reference, amountOre })),
});

describe('one reference', () => {
  it.each([
    [125_000, 'exact', 125_000, 0],
    [124_999, 'partial', 124_999, 0],
    [125_001, 'over', 125_000, 1],
  ] as const)('%i öre is %s', (amountOre, how, allocated, surplus) => {
    expect(matchReference(payment({ amountOre, ...refers([first, null]) }), documents)).toEqual({
      kind: 'matched',
      how,
      allocations: [{ documentId: 'a', amountOre: allocated }],
      surplus: surplus === 0 ? [] : [{ documentId: 'a', amountOre: surplus }],
    });
  });

  it('books a second payment of a paid invoice as a surplus', () => {
    expect(
      matchReference(payment({ amountOre: 900, ...refers([third, null]) }), documents),
    ).toEqual({
      kind: 'matched',
      how: 'over',
      allocations: [],
      surplus: [{ documentId: 'c', amountOre: 900 }],
    });
  });

  it('is found in free text and with spaces', () => {
    const spaced = `${first.slice(0, 5)} ${first.slice(5)}`;
    for (const text of [`Betalning faktura ${first}, tack!`, spaced]) {
      expect(matchReference(payment({ text }), documents)).toMatchObject({ how: 'exact' });
    }
    expect(matchReference(payment(refers([spaced, null])), documents)).toMatchObject({
      how: 'exact',
    });
  });

  it('is not found inside a longer number', () => {
    expect(matchReference(payment({ text: `4${first}7` }), documents)).toMatchObject({
      kind: 'unmatched',
      reason: 'reference_missing',
    });
  });

  it('goes to a person when the currency differs', () => {
    const euros = payment({ currency: 'EUR', ...refers([first, null]) });
    expect(matchReference(euros, documents)).toMatchObject({ reason: 'other_currency' });
  });

  it('goes to a person when unknown, even with the right amount', () => {
    const decision = matchReference(payment(refers([ocrFor('20990001'), null])), documents);
    expect(decision).toEqual({
      kind: 'unmatched',
      reason: 'reference_unknown',
      suggestions: [{ documentId: 'a', reasons: ['amount'] }],
    });
  });
});

describe('several references', () => {
  it('takes the stated amounts when they add up', () => {
    const paid = payment({ amountOre: 160_000, ...refers([first, 100_000], [second, 60_000]) });
    expect(matchReference(paid, documents)).toEqual({
      kind: 'matched',
      how: 'several',
      allocations: [
        { documentId: 'a', amountOre: 100_000 },
        { documentId: 'b', amountOre: 50_000 },
      ],
      surplus: [{ documentId: 'b', amountOre: 10_000 }],
    });
  });

  it('takes what is open when no amounts are stated and it adds up, also in free text', () => {
    for (const part of [refers([first, null], [second, null]), { text: `${first}+${second}` }]) {
      expect(matchReference(payment({ amountOre: 175_000, ...part }), documents)).toMatchObject({
        how: 'several',
        allocations: [
          { documentId: 'a', amountOre: 125_000 },
          { documentId: 'b', amountOre: 50_000 },
        ],
        surplus: [],
      });
    }
  });

  it.each([
    ['an öre is missing', 174_999, refers([first, null], [second, null])],
    ['stated amounts miss', 175_000, refers([first, 125_000], [second, 49_999])],
    ['some amounts are stated', 175_000, refers([first, 125_000], [second, null])],
    ['a part is a credit note', 75_000, refers([first, 125_000], [second, -50_000])],
    ['one is paid already', 125_000, refers([first, null], [third, null])],
  ])('goes to a person when %s', (_, amountOre, part) => {
    const decision = matchReference(payment({ amountOre, ...part }), documents);
    expect(decision).toMatchObject({ kind: 'unmatched', reason: 'parts_do_not_add_up' });
    const suggestions = decision.kind === 'unmatched' ? decision.suggestions : [];
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.every(({ reasons }) => reasons[0] === 'reference')).toBe(true);
  });

  it('goes to a person when one of them is unknown', () => {
    const unknown = ocrFor('20990001');
    for (const part of [refers([first, null], [unknown, null]), { text: `${first} ${unknown}` }]) {
      expect(matchReference(payment({ amountOre: 130_000, ...part }), documents)).toMatchObject({
        kind: 'unmatched',
        reason: 'reference_unknown',
      });
    }
  });
});

describe('no reference', () => {
  const named = [
    { ...invoice('same-amount', ocrFor('1001'), 125_000), customerName: 'Annan AB' },
    { ...invoice('same-name', ocrFor('1002'), 90_000), customerName: 'Åkerlöfs Bageri AB' },
    { ...invoice('far', ocrFor('1003'), 500_000), organisationNumber: '556016-0680' },
    { ...invoice('near', ocrFor('1004'), 120_000), organisationNumber: '556016-0680' },
    { ...invoice('stranger', ocrFor('1005'), 1) },
    { ...invoice('euro', ocrFor('1006'), 125_000), currency: 'EUR' },
  ];

  it('suggests, the likeliest first', () => {
    const counterparty = {
      name: 'AKERLOFS BAGERI',
      organisationNumber: '556016-0680',
      iban: null,
    };
    expect(matchReference(payment({ counterparty }), named)).toEqual({
      kind: 'unmatched',
      reason: 'reference_missing',
      suggestions: [
        { documentId: 'near', reasons: ['organisation_number'] },
        { documentId: 'far', reasons: ['organisation_number'] },
        { documentId: 'same-name', reasons: ['name'] },
        { documentId: 'same-amount', reasons: ['amount'] },
      ],
    });
  });
});

it('leaves money out and reversals alone', () => {
  const paid = payment(refers([first, null]));
  expect(matchReference({ ...paid, amountOre: -1 }, documents)).toEqual({
    kind: 'not_a_payment',
    reason: 'outgoing',
  });
  expect(matchReference({ ...paid, isReversal: true }, documents)).toEqual({
    kind: 'not_a_payment',
    reason: 'reversal',
  });
});

describe('whatever is paid', () => {
  const ocrs = Array.from({ length: 5 }, (_, index) => ocrFor(String(1000 + index)));
  const anyDocuments = fc
    .array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 5 })
    .map((open) => open.map((openOre, index) => invoice(`d${index}`, ocrs[index] ?? '', openOre)));
  const anyReference = fc.tuple(
    fc.constantFrom(...ocrs, ocrFor('9999'), '123'),
    fc.option(fc.integer({ min: -100, max: 400 })),
  );
  const anyPayment = fc
    .record({
      amountOre: fc.integer({ min: -10, max: 1200 }),
      list: fc.array(anyReference, { maxLength: 4 }),
      text: fc.array(fc.constantFrom(...ocrs, 'faktura', '400'), { maxLength: 3 }),
    })
    .map(({ amountOre, list, text }) =>
      payment({ amountOre, text: text.join(' '), ...refers(...list) }),
    );

  it('no öre is lost, nothing is paid beyond what is open, and only what was named is paid', () => {
    fc.assert(
      fc.property(anyDocuments, anyPayment, (open, paid) => {
        const decision = matchReference(paid, open);
        if (decision.kind !== 'matched') return;
        const parts = [...decision.allocations, ...decision.surplus];
        expect(sumOre(parts.map((part) => part.amountOre))).toBe(paid.amountOre);
        expect(parts.every((part) => part.amountOre > 0)).toBe(true);
        const said = JSON.stringify([paid.references, paid.text]);
        for (const { documentId, amountOre } of decision.allocations) {
          const document = open.find(({ id }) => id === documentId);
          expect(amountOre).toBeLessThanOrEqual(document?.openOre ?? -1);
          expect(said).toContain(document?.ocr);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('an equal amount alone never books', () => {
    fc.assert(
      fc.property(anyDocuments, (open) => {
        for (const { openOre } of open) {
          const decision = matchReference(payment({ amountOre: openOre, text: '400 kr' }), open);
          expect(decision.kind).not.toBe('matched');
        }
      }),
    );
  });
});
