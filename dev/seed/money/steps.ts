import type { Step, World } from '../world.ts';
import { bankSteps } from './bank.ts';
import { cardSteps } from './card.ts';
import { disputeSteps } from './disputes.ts';
import { expenseSteps } from './expenses.ts';
import { reminderSteps } from './reminders.ts';
import { runSteps } from './runs.ts';
import { termSteps } from './terms.ts';

/**
 * What happens at the agency's desk of economy. It comes after the rest of the demo and after its
 * dates: what is late, and what a file of the bank is about, is told by invoices of the past.
 */
export async function moneySteps(world: World): Promise<Step[]> {
  return [
    ...termSteps(world),
    ...expenseSteps(world),
    ...bankSteps(world),
    ...disputeSteps(world),
    ...(await cardSteps(world)),
    ...runSteps(world),
    ...(await reminderSteps(world)),
  ];
}
