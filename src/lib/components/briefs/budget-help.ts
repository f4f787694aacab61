import type { DayPrice } from '$lib/domain/catalogue/role.ts';
import { formatWholeMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** A day of prices is eight hours. */
const DAY_HOURS = 8;

/** What the budget is, and what the role is known to cost per hour where public figures say so. */
export function budgetHelp(price: DayPrice | null): string {
  if (!price) return m.briefs_help_budget();
  const hour = (ore: number) => formatWholeMoney(Math.round(ore / DAY_HOURS), 'SEK', getLocale());
  const span = m.briefs_help_budget_span({ low: hour(price.lowOre), high: hour(price.highOre) });
  return `${m.briefs_help_budget()} ${span}`;
}
