import { describe, expect, it } from 'vitest';
import { invoiceStanding } from './standing.ts';

const today = '2026-11-23';

describe('how an invoice stands', () => {
  it.each([
    ['2026-11-22', 'overdue'],
    ['2026-11-23', 'due_soon'],
    ['2026-11-30', 'due_soon'],
    ['2026-12-01', 'issued'],
  ] as const)('unpaid and due on %s is %s', (dueDate, expected) => {
    expect(invoiceStanding('issued', dueDate, today)).toBe(expected);
  });

  it('is paid whatever the due date', () => {
    expect(invoiceStanding('paid', '2020-01-01', today)).toBe('paid');
  });
});
