import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupQueue, QUEUE_KINDS, type QueueItem } from './queue.ts';

const item = (changes: Partial<QueueItem>): QueueItem => ({
  kind: 'timesheet_to_invoice',
  targetId: 'a',
  title: 'Kundklubben',
  party: 'Kund AB',
  since: '2026-11-20',
  amountOre: 100,
  currency: 'SEK',
  ...changes,
});

describe('the agency queue', () => {
  it('is empty when nothing waits', () => {
    expect(groupQueue([])).toEqual([]);
  });

  it('puts what is most pressing first, whatever the age', () => {
    const groups = groupQueue([
      item({ kind: 'mail_waiting', targetId: null, since: '2026-01-01' }),
      item({ kind: 'invoice_overdue', since: '2026-11-22' }),
    ]);
    expect(groups.map(({ kind }) => kind)).toEqual(['invoice_overdue', 'mail_waiting']);
  });

  it('makes one entry of the weeks of an assignment, as old as the oldest', () => {
    const [group] = groupQueue([
      item({ since: '2026-11-20', amountOre: 100 }),
      item({ since: '2026-11-02', amountOre: 250 }),
      item({ targetId: 'b', since: '2026-11-10', amountOre: 50 }),
    ]);
    expect(group).toMatchObject({ count: 3, sums: [{ currency: 'SEK', amountOre: 400 }] });
    expect(group?.entries).toMatchObject([
      { targetId: 'a', count: 2, amountOre: 350, since: '2026-11-02' },
      { targetId: 'b', count: 1, amountOre: 50, since: '2026-11-10' },
    ]);
  });

  it('gathers notices without a page by their title and puts unknown age last', () => {
    const mail = { kind: 'mail_waiting', targetId: null, amountOre: null } as const;
    const [group] = groupQueue([
      item({ ...mail, title: 'invoice_issued', since: null }),
      item({ ...mail, title: 'offer_made' }),
      item({ ...mail, title: 'offer_made' }),
    ]);
    expect(group?.sums).toEqual([]);
    expect(group?.entries.map(({ title, count }) => [title, count])).toEqual([
      ['offer_made', 2],
      ['invoice_issued', 1],
    ]);
  });

  it('loses nothing and adds up', () => {
    const items = fc.array(
      fc.record({
        kind: fc.constantFrom(...QUEUE_KINDS),
        targetId: fc.constantFrom('a', 'b', null),
        title: fc.constantFrom('x', 'y'),
        party: fc.constant(null),
        since: fc.constantFrom('2026-11-01', '2026-11-02', null),
        amountOre: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
        currency: fc.constantFrom('SEK' as const, 'EUR' as const),
      }),
    );
    fc.assert(
      fc.property(items, (all) => {
        const groups = groupQueue(all);
        const total = (list: readonly { amountOre: number | null }[]) =>
          list.reduce((sum, { amountOre }) => sum + (amountOre ?? 0), 0);
        const entries = groups.flatMap((group) => group.entries);
        expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        for (const currency of ['SEK', 'EUR'] as const) {
          const own = <Row extends { currency: string }>(list: readonly Row[]) =>
            list.filter((row) => row.currency === currency);
          expect(total(own(entries))).toBe(total(own(all)));
          expect(total(own(groups.flatMap(({ sums }) => sums)))).toBe(total(own(all)));
        }
      }),
    );
  });
});
