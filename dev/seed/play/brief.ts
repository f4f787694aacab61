import { call, type Db } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { answerSteps } from './answers.ts';
import { briefFields } from './brief-fields.ts';
import type { Plot } from './story.ts';
import { workSteps } from './work.ts';

/** Everything that happens to a need, from the first draft on. */
export function briefSteps(world: World, plot: Plot): Step[] {
  const { story, time } = plot;
  const steps: Step[] = [
    { at: time.ago(story.createdDaysAgo, '09:05'), run: () => write(world, plot) },
  ];
  if (story.stays === 'draft') return steps;
  const opened = time.ago(story.createdDaysAgo - 1, '14:25');
  steps.push({ at: opened, run: () => open(world, plot) });
  if (story.askedDaysAgo !== undefined) {
    const asked = time.ago(story.askedDaysAgo, '09:20');
    const answers = answerSteps(world, plot, asked);
    const isAnotherDay = asked.slice(0, 10) > opened.slice(0, 10);
    steps.push({ at: asked, run: () => ask(world, plot, isAnotherDay) }, ...answers);
    for (const { at } of answers) time.waitFor(at);
  }
  if (story.withdrawn) {
    const { daysAgo, reason } = story.withdrawn;
    steps.push({
      at: time.ago(daysAgo, '15:50'),
      run: () => move(world, plot, 'withdrawn', reason),
    });
  }
  if (story.accepted) {
    steps.push({ at: time.ago(story.accepted.daysAgo, '14:05'), run: () => accept(world, plot) });
    steps.push(...workSteps(world, plot));
  }
  return steps;
}

async function write(world: World, plot: Plot): Promise<void> {
  const { company, ids } = plot;
  ids.brief = await call(account(world, company.owner.key).client, 'save_brief', {
    p_company_id: idOf(world, company.key),
    p: briefFields(world, plot),
  });
}

async function open(world: World, plot: Plot): Promise<void> {
  const { story, company, ids } = plot;
  if (story.override) {
    const { name, title, reason } = story.override;
    await call(account(world, company.owner.key).client, 'override_strategy_gate', {
      p_brief_id: ids.brief,
      p_name: name,
      p_title: title,
      p_reason: reason,
    });
  }
  await move(world, plot, 'open');
  await lookAtMatches(world, plot);
}

/** Opens the ranking of each role, which is logged and counts as exposure for those it shows. */
async function lookAtMatches(world: World, { company, ids }: Plot): Promise<void> {
  const { client } = account(world, company.owner.key);
  const { data } = await client.from('brief_roles').select('id').eq('brief_id', ids.brief);
  for (const { id } of data ?? []) await call(client, 'open_ranking', { p_brief_role_id: id });
}

async function move(
  world: World,
  { company, ids }: Plot,
  to: string,
  reason?: string,
): Promise<void> {
  await call(account(world, company.owner.key).client, 'brief_transition', {
    p_brief_id: ids.brief,
    p_to: to,
    p_reason: reason,
  });
}

/** Asks the story's consultants; the ranking is opened again when it is not the day it was first. */
async function ask(world: World, plot: Plot, isAnotherDay: boolean): Promise<void> {
  const { story, company, ids } = plot;
  const { client } = account(world, company.owner.key);
  if (isAnotherDay) await lookAtMatches(world, plot);
  await call(client, 'send_requests', {
    p_brief_role_id: await briefRoleId(client, ids.brief),
    p_consultant_ids: (story.asks ?? []).map(({ who }) => idOf(world, who)),
    p_message: story.message,
  });
}

async function accept(world: World, { story, company, ids }: Plot): Promise<void> {
  const { client } = account(world, company.owner.key);
  const { data } = await client
    .from('offers')
    .select('id')
    .eq('brief_id', ids.brief)
    .eq('consultant_id', idOf(world, story.accepted?.who ?? ''))
    .single();
  ids.assignment = await call(client, 'accept_offer', { p_offer_id: data?.id ?? '' });
  const goals = await client
    .from('assignment_goals')
    .select('id')
    .eq('assignment_id', ids.assignment)
    .single();
  ids.goal = goals.data?.id ?? '';
}

/** The first role of a story's brief: the one that consultants are asked about. */
async function briefRoleId(client: Db, briefId: string | undefined): Promise<string> {
  const { data } = await client
    .from('brief_roles')
    .select('id')
    .eq('brief_id', briefId ?? '')
    .eq('position', 1)
    .single();
  return data?.id ?? '';
}
