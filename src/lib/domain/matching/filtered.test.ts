import { describe, expect, it } from 'vitest';
import { filteredRowSchema, relaxations } from './filtered.ts';

const row = (code: string, only: number | string, budget: number | string | null = null) =>
  filteredRowSchema.parse({ code, consultants: 4, only_this: only, lowest_budget_ore: budget });

describe('filteredRowSchema', () => {
  it('reads counts that come as text', () => {
    expect(row('H3', '2', '112000')).toEqual({
      code: 'H3',
      consultants: 4,
      onlyThis: 2,
      lowestBudgetOre: 112_000,
    });
  });

  it('refuses constraints that are never shown', () => {
    expect(() => row('H7', 1)).toThrow();
  });
});

describe('relaxations', () => {
  it('puts what would help most first and leaves out what would not', () => {
    const rows = [row('H1', 1), row('H2', 0), row('H5', 3), row('H4', 1)];
    expect(relaxations(rows).map(({ code }) => code)).toEqual(['H5', 'H1', 'H4']);
  });
});
