import { describe, expect, it } from 'vitest';
import { expenseSchema } from './expense.ts';

const form = {
  spentOn: '2026-11-20',
  category: 'travel',
  description: 'Tåg till Västerås',
  gross: '515',
  vat: '103',
};
const faults = (changes: Record<string, string>) => {
  const parsed = expenseSchema.safeParse({ ...form, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path[0], message]);
};

describe('an expense', () => {
  it('is read as the receipt tells it', () => {
    expect(expenseSchema.parse(form)).toMatchObject({ gross: 51_500, vat: 10_300 });
    expect(expenseSchema.parse({ ...form, vat: '' })).toMatchObject({ gross: 51_500, vat: 0 });
  });

  it('takes a fifth of what was paid as VAT, to the öre, and no more', () => {
    expect(faults({ gross: '3,33', vat: '0,67' })).toEqual([]);
    expect(faults({ vat: '103,10' })).toEqual([['vat', 'vat_share']]);
  });

  it.each([
    [{ gross: '' }, 'gross', 'required'],
    [{ gross: 'femhundra' }, 'gross', 'amount'],
    [{ gross: '0,99', vat: '' }, 'gross', 'expense_amount'],
    [{ vat: 'x' }, 'vat', 'amount'],
    [{ category: 'fest' }, 'category', 'choose'],
    [{ description: ' ' }, 'description', 'required'],
    [{ spentOn: '2026-02-30' }, 'spentOn', 'date'],
  ])('is refused with %j', (changes, field, code) => {
    expect(faults(changes)).toContainEqual([field, code]);
  });
});
