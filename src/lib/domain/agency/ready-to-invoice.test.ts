import { describe, expect, it } from 'vitest';
import { stillReady, readyAssignments, type ReadyWeek } from './ready-to-invoice.ts';

const week = (changes: Partial<ReadyWeek>): ReadyWeek => ({
  timesheetId: 't',
  assignmentId: 'a',
  assignmentNumber: 5001,
  title: 'Kundklubben',
  companyName: 'Kund AB',
  consultantName: 'Kim',
  monday: '2026-11-09',
  minutes: 450,
  amountOre: 750_000,
  ...changes,
});

describe('what is ready to invoice', () => {
  it('is nothing without approved weeks', () => {
    expect(readyAssignments([])).toEqual([]);
  });

  it('adds up the weeks of each assignment', () => {
    const ready = readyAssignments([
      week({ monday: '2026-11-16', minutes: 60, amountOre: 100_000 }),
      week({ monday: '2026-11-02' }),
    ]);
    expect(ready).toEqual([
      expect.objectContaining({
        assignmentId: 'a',
        weeks: 2,
        firstMonday: '2026-11-02',
        lastMonday: '2026-11-16',
        minutes: 510,
        amountOre: 850_000,
      }),
    ]);
  });

  it('shows the oldest time first', () => {
    const ready = readyAssignments([
      week({ assignmentId: 'a', assignmentNumber: 5001 }),
      week({ assignmentId: 'b', assignmentNumber: 5002, monday: '2026-10-05' }),
      week({ assignmentId: 'c', assignmentNumber: 5000 }),
    ]);
    expect(ready.map(({ assignmentId }) => assignmentId)).toEqual(['b', 'c', 'a']);
  });
});

describe('the weeks of the next invoice', () => {
  const weeks = ['a', 'b'];

  it('are the chosen ones that are still ready', () => {
    expect(stillReady(weeks, ['b', 'invoiced-meanwhile'])).toEqual(['b']);
  });

  it('are all when none is chosen, or none of the chosen is ready any more', () => {
    expect(stillReady(weeks)).toBeUndefined();
    expect(stillReady(weeks, ['gone'])).toBeUndefined();
  });
});
