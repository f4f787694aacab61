import type { Ask } from '../data/brief-story.ts';
import { Timeline, type Moment } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { playedPeriod, type Plot } from './story.ts';

/** What each consultant who was asked does, after they were asked. */
export function answerSteps(world: World, plot: Plot, asked: Moment): Step[] {
  return (plot.story.asks ?? []).flatMap((ask) => stepsOf(world, plot, asked, ask));
}

function stepsOf(world: World, plot: Plot, asked: Moment, { who, answer }: Ask): Step[] {
  const time = new Timeline(world.today, `${plot.story.title} ${who}`, asked);
  if (answer.kind === 'none') return [];
  const at = time.ago(answer.daysAgo, '12:35');
  if (answer.kind === 'declined') {
    return [
      { at, run: () => decline(world, plot, who, answer.reason, answer.neverThisRole ?? false) },
    ];
  }
  const steps: Step[] = [{ at, run: () => offer(world, plot, who, answer.rate, answer.message) }];
  if (answer.withdrawnDaysAgo !== undefined) {
    steps.push({
      at: time.ago(answer.withdrawnDaysAgo, '08:15'),
      run: () => takeBack(world, plot, who),
    });
  }
  return steps;
}

async function requestId(world: World, plot: Plot, who: string): Promise<string> {
  const { data, error } = await account(world, who)
    .client.from('requests')
    .select('id')
    .eq('brief_id', plot.ids.brief)
    .eq('consultant_id', idOf(world, who))
    .single();
  if (error) throw new Error(`${who} got no request about ${plot.story.title}`);
  return data.id;
}

async function decline(
  world: World,
  plot: Plot,
  who: string,
  reason: string,
  never: boolean,
): Promise<void> {
  await call(account(world, who).client, 'decline_request', {
    p_request_id: await requestId(world, plot, who),
    p_reason: reason,
    p_never_this_role: never,
  });
}

async function offer(
  world: World,
  plot: Plot,
  who: string,
  rate: number,
  message: string,
): Promise<void> {
  const { starts_on, ends_on } = playedPeriod(world, plot);
  await call(account(world, who).client, 'make_offer', {
    p_request_id: await requestId(world, plot, who),
    p_rate_ore: rate * 100,
    p_starts_on: starts_on,
    p_ends_on: ends_on,
    p_percent: plot.story.percent,
    p_message: message,
  });
}

async function takeBack(world: World, plot: Plot, who: string): Promise<void> {
  const { client } = account(world, who);
  const { data } = await client.from('offers').select('id').eq('brief_id', plot.ids.brief).single();
  await call(client, 'withdraw_offer', {
    p_offer_id: data?.id ?? '',
    p_reason: 'Jag har tackat ja till ett annat uppdrag.',
  });
}
