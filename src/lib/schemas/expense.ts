import { z } from 'zod';
import { EXPENSE_CATEGORIES } from '../domain/expenses/expense.ts';
import { parseAmount } from '../domain/money/parse-amount.ts';
import { day } from './field-day.ts';

const SMALLEST = 100;
const LARGEST = 100_000_000;

const amount = z.string('required').transform((text, context) => {
  if (text.trim() === '') return refuse(context, 'required');
  return parseAmount(text) ?? refuse(context, 'amount');
});

const vat = z
  .string()
  .default('')
  .transform((text, context) => {
    return text.trim() === '' ? 0 : (parseAmount(text) ?? refuse(context, 'amount'));
  });

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** What the consultant has paid, VAT included, and the VAT in it, both in öre: a fifth at most. */
export const expenseSchema = z
  .object({
    key: z.guid().optional(),
    spentOn: day,
    category: z.enum(EXPENSE_CATEGORIES, 'choose'),
    description: z.string('required').trim().min(1, 'required').max(300, 'too_long:300'),
    gross: amount,
    vat,
  })
  .superRefine(({ gross, vat: tax }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (gross - tax < SMALLEST || gross > LARGEST) fault('gross', 'expense_amount');
    else if (tax * 5 > gross + 3) fault('vat', 'vat_share');
  });

export type ExpenseData = z.output<typeof expenseSchema>;
