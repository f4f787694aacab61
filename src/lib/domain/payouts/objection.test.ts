import { describe, expect, it } from 'vitest';
import { objectable, objectedTo, type Objection, type SelfBillCredit } from './objection.ts';

const credit = (number: string, changes: Partial<SelfBillCredit> = {}): SelfBillCredit => ({
  ...{ id: number, number, issueDate: '2026-11-02', reason: 'Fel timmar', totalOre: 125_000 },
  ...{ objectBy: '2026-11-09', objection: null },
  ...changes,
});
const open: Objection = { reason: 'Nej', objectedAt: '2026-11-03T09:00:00Z', answer: null };
const answered: Objection = {
  ...open,
  answer: { outcome: 'upheld', text: 'Ja', byName: 'Mona', at: '2026-11-04T09:00:00Z' },
};
const numbers = (credits: readonly SelfBillCredit[]) => credits.map(({ number }) => number);

describe('objections', () => {
  it('can be made through the last day, once for each credit', () => {
    const credits = [credit('SK1-1'), credit('SK1-2', { objection: open })];
    expect(numbers(objectable(credits, '2026-11-09'))).toEqual(['SK1-1']);
    expect(objectable(credits, '2026-11-10')).toEqual([]);
  });

  it('are listed with those that wait for an answer first', () => {
    const credits = [
      credit('SK1-1', { objection: answered }),
      credit('SK1-2'),
      credit('SK1-3', { objection: open }),
    ];
    expect(numbers(objectedTo(credits))).toEqual(['SK1-3', 'SK1-1']);
  });
});
