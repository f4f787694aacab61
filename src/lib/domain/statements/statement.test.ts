import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceAfter, netOf, statementRows, type Movement } from './statement.ts';

const none = { receivableOre: 0, creditOre: 0 };
const move = (part: Partial<Movement>): Movement => ({
  id: 'a',
  on: '2026-11-02',
  kind: 'invoice_issued',
  label: '',
  invoice: { id: 'i', number: 20_260_001, isClaim: false },
  dueDate: null,
  method: null,
  paymentId: null,
  receivableOre: 0,
  creditOre: 0,
  ...part,
});

describe('lines of a statement', () => {
  const invoice = move({ receivableOre: 1000 });
  const payment = move({ id: 'b', kind: 'payment_received', paymentId: 'p', creditOre: 1200 });
  const use = { kind: 'payment_allocated', paymentId: 'p', receivableOre: -1000, creditOre: -1000 };

  it('tell a use of the same day with its payment', () => {
    const rows = statementRows(none, [invoice, payment, move({ id: 'c', ...use })]);
    expect(rows.map(({ changeOre, balanceOre }) => [changeOre, balanceOre])).toEqual([
      [1000, 1000],
      [-1200, -200],
    ]);
    expect(rows.at(-1)?.usedFor).toEqual([20_260_001]);
  });

  it('tell a later use, and one taken back, by themselves: they change nothing', () => {
    const later = move({ id: 'c', ...use, on: '2026-11-20' });
    const back = move({ ...use, id: 'd', receivableOre: 500, creditOre: 500 });
    const rows = statementRows(none, [invoice, payment, back, later]);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'c']);
    expect(rows.slice(2).map(({ changeOre }) => changeOre)).toEqual([0, 0]);
  });

  it('end at opening and movements together, whatever happened', () => {
    const amount = fc.integer({ min: -10_000, max: 10_000 });
    const any = fc.record({
      kind: fc.constantFrom('invoice_issued', 'payment_received', 'payment_allocated'),
      paymentId: fc.constantFrom('p', 'q'),
      on: fc.constantFrom('2026-11-02', '2026-11-03'),
      amount,
    });
    fc.assert(
      fc.property(amount, amount, fc.array(any), (receivableOre, creditOre, list) => {
        const opening = { receivableOre, creditOre };
        const movements = list.map(({ amount: ore, ...rest }, index) => {
          const onReceivables = rest.kind !== 'payment_received';
          const onCredit = rest.kind !== 'invoice_issued';
          return move({
            ...rest,
            id: String(index),
            receivableOre: onReceivables ? ore : 0,
            creditOre: onCredit ? ore : 0,
          });
        });
        const rows = statementRows(opening, movements);
        const last = rows.at(-1)?.balanceOre ?? netOf(opening);
        expect(last).toBe(netOf(balanceAfter(opening, movements)));
      }),
    );
  });
});
