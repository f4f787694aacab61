import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyToSelfBill, selfBillState, type UnbilledRow } from './self-bill.ts';

const row = (changes: Partial<UnbilledRow>): UnbilledRow => ({
  timesheetId: 't',
  expenseId: null,
  assignmentId: 'a',
  consultantId: 'c1',
  consultantName: 'Åsa',
  title: 'Community manager',
  companyName: 'Bolaget AB',
  day: '2026-11-02',
  minutes: 450,
  netOre: 600_000,
  ...changes,
});

describe('what is ready to be self-billed', () => {
  it('is added up for each consultant, in the order of the Swedish alphabet', () => {
    const rows = [
      row({ day: '2026-11-09' }),
      row({}),
      row({ timesheetId: null, expenseId: 'e', minutes: null, netOre: 41_200 }),
      row({ consultantId: 'c2', consultantName: 'Zorn' }),
    ];
    const ready = readyToSelfBill(rows, (id) => (id === 'c2' ? ['f_tax_missing'] : []));
    expect(ready.map(({ consultantName }) => consultantName)).toEqual(['Zorn', 'Åsa']);
    expect(ready[0]?.obstacles).toEqual(['f_tax_missing']);
    expect(ready[1]).toMatchObject({
      ...{ rows: 3, minutes: 900, netOre: 1_241_200, obstacles: [] },
      ...{ firstDay: '2026-11-02', lastDay: '2026-11-09' },
    });
  });

  it('loses and adds no öre, whatever the rows', () => {
    const any = fc.array(
      fc.record({ netOre: fc.nat(10_000_000), consultantId: fc.constantFrom('a', 'b', 'c') }),
    );
    fc.assert(
      fc.property(any, (changes) => {
        const rows = changes.map(row);
        const sum = (of: readonly { netOre: number }[]) =>
          of.reduce((total, { netOre }) => total + netOre, 0);
        expect(sum(readyToSelfBill(rows, () => []))).toBe(sum(rows));
      }),
    );
  });
});

it('knows the states of the database and no others', () => {
  expect(selfBillState('issued')).toBe('issued');
  expect(() => selfBillState('paid')).toThrow(RangeError);
});
