import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMonthOver, planGroups, type Collection, type ReadyPiece } from './run-plan.ts';

const week = (id: string, assignmentId: string, companyId: string, day: string): ReadyPiece => ({
  source: { timesheetId: id },
  assignmentId,
  companyId,
  day,
});
const expense = (id: string, assignmentId: string, companyId: string, day: string): ReadyPiece => ({
  ...week(id, assignmentId, companyId, day),
  source: { expenseId: id },
});

describe('planGroups', () => {
  const pieces = [
    week('w3', 'a2', 'collects', '2026-11-02'),
    week('w1', 'a1', 'collects', '2026-10-26'),
    week('w2', 'a1', 'collects', '2026-11-09'),
    expense('e1', 'a2', 'collects', '2026-11-05'),
    week('w4', 'b1', 'each', '2026-11-02'),
    week('w5', 'b2', 'each', '2026-11-02'),
    expense('e2', 'b1', 'each', '2026-10-01'),
  ];
  const groups = planGroups(pieces, (id) => (id === 'collects' ? 'month' : 'assignment'));

  it('collects a month of all assignments for who wants it', () => {
    expect(groups.filter(({ companyId }) => companyId === 'collects')).toEqual([
      {
        companyId: 'collects',
        month: '2026-10-01',
        assignmentIds: ['a1'],
        timesheetIds: ['w1'],
        expenseIds: [],
      },
      {
        companyId: 'collects',
        month: '2026-11-01',
        assignmentIds: ['a2', 'a1'],
        timesheetIds: ['w3', 'w2'],
        expenseIds: ['e1'],
      },
    ]);
  });

  it('keeps assignments apart for others, whatever the month', () => {
    const own = groups.filter(({ companyId }) => companyId === 'each');
    expect(own.map((group) => [group.timesheetIds, group.expenseIds])).toEqual([
      [['w4'], ['e2']],
      [['w5'], []],
    ]);
  });

  it('puts every piece on one invoice, of its own company, and the oldest company first', () => {
    const piece = fc.record({
      source: fc.uuid().map((timesheetId) => ({ timesheetId })),
      assignmentId: fc.constantFrom('a', 'b', 'c'),
      day: fc.constantFrom('2026-09-28', '2026-10-05', '2026-11-02'),
    });
    const owner = { a: 'one', b: 'one', c: 'two' } as Record<string, string>;
    const collection = fc.constantFrom<Collection>('month', 'assignment');
    fc.assert(
      fc.property(fc.array(piece), collection, (list, collects) => {
        const all = list.map((one) => ({ ...one, companyId: owner[one.assignmentId] ?? '' }));
        const made = planGroups(all, () => collects);
        const ids = made.flatMap(({ timesheetIds }) => timesheetIds);
        expect(ids.toSorted()).toEqual(list.map(({ source }) => source.timesheetId).sort());
        for (const group of made) {
          expect(group.assignmentIds.map((id) => owner[id])).toEqual(
            group.assignmentIds.map(() => group.companyId),
          );
        }
      }),
    );
  });
});

describe('isMonthOver', () => {
  it('is so from the first day of the next month, and always without a month', () => {
    expect(isMonthOver('2026-11-01', '2026-11-30')).toBe(false);
    expect(isMonthOver('2026-11-01', '2026-12-01')).toBe(true);
    expect(isMonthOver(null, '2026-11-01')).toBe(true);
  });
});
