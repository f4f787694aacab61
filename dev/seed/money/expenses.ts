import { addDays } from '#lib/domain/time/day.ts';
import { expenseStories, type ExpenseStory } from '../data/expense-stories.ts';
import { bankDayBy, Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { receipt } from './receipt.ts';

/** Consultants hand in what they have paid, with the receipt, and companies decide. */
export function expenseSteps(world: World): Step[] {
  return expenseStories.flatMap((story) => {
    const time = new Timeline(world.today, `expense ${story.description}`);
    const made = { id: '' };
    const { decision } = story;
    const steps: Step[] = [
      {
        at: time.ago(story.spentDaysAgo, '17:05'),
        run: async () => (made.id = await handIn(world, story)),
      },
    ];
    if (decision) {
      const run = () => decide(world, decision, made.id);
      steps.push({ at: time.ago(decision.daysAgo, '10:20'), run });
    }
    return steps;
  });
}

async function handIn(world: World, story: ExpenseStory): Promise<string> {
  const { client } = account(world, story.who);
  const day = bankDayBy(addDays(world.today, -story.spentDaysAgo));
  const netOre = story.kronor * 100;
  const vatOre = Math.round((netOre * story.vatPercent) / 100);
  const { data, error } = await client
    .from('assignments')
    .select('id')
    .eq('consultant_id', idOf(world, story.who))
    .eq('state', 'active')
    .single();
  if (error) throw new Error(`${story.who} has no assignment to pay for`);
  return call(client, 'save_expense', {
    p_assignment_id: data.id,
    p_spent_on: day,
    p_description: story.description,
    p_net_ore: netOre,
    p_vat_ore: vatOre,
    p_category: story.category,
    p_receipt_base64: receipt(story.shop, linesOf(day, netOre, vatOre, story)).toString('base64'),
  });
}

function linesOf(day: string, netOre: number, vatOre: number, { vatPercent }: ExpenseStory) {
  return [
    `Datum          ${day}`,
    `Netto      ${kronor(netOre)}`,
    `Moms ${String(vatPercent).padStart(2)} %  ${kronor(vatOre)}`,
    `Summa      ${kronor(netOre + vatOre)}`,
    '',
    'Påhittat kvitto för demonstrationen',
  ];
}

function kronor(ore: number): string {
  return `${(ore / 100).toFixed(2).replace('.', ',').padStart(12)} kr`;
}

async function decide(
  world: World,
  { by, refusal }: NonNullable<ExpenseStory['decision']>,
  id: string,
): Promise<void> {
  await call(account(world, by).client, 'decide_expense', {
    p_expense_id: id,
    p_approve: refusal === undefined,
    p_reason: refusal,
  });
}
