import type { ExpenseCategory } from '$lib/domain/expenses/expense.ts';
import { m } from '$lib/paraglide/messages.js';

const CATEGORIES: Readonly<Record<ExpenseCategory, () => string>> = {
  travel: m.expenses_category_travel,
  lodging: m.expenses_category_lodging,
  mileage: m.expenses_category_mileage,
  advertising: m.expenses_category_advertising,
  material: m.expenses_category_material,
  tools: m.expenses_category_tools,
  other: m.expenses_category_other,
};

/** What kind of expense it is: "Resa". */
export function categoryWord(category: ExpenseCategory): string {
  return CATEGORIES[category]();
}

/** What each field of the form is called. */
export function expenseLabels() {
  return {
    spentOn: m.expenses_spent_on(),
    category: m.expenses_category(),
    description: m.expenses_description(),
    gross: m.expenses_gross(),
    vat: m.expenses_vat(),
    receipt: m.expenses_receipt(),
  };
}
