import { call, type Db } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';
import { answerSteps } from './answers.ts';
import { playedPeriod, type Plot } from './story.ts';
import { workSteps } from './work.ts';

/** Everything that happens to a need, from the first draft on. */
export function briefSteps(world: World, plot: Plot): Step[] {
  const { story, time } = plot;
  const steps: Step[] = [
    { at: time.ago(story.createdDaysAgo, '09:05'), run: () => write(world, plot) },
  ];
  if (story.stays === 'draft') return steps;
  const opened = time.ago(story.createdDaysAgo - 1, '14:25');
  steps.push({ at: opened, run: () => move(world, plot, 'open') });
  if (story.askedDaysAgo !== undefined) {
    const asked = time.ago(story.askedDaysAgo, '09:20');
    const answers = answerSteps(world, plot, asked);
    steps.push({ at: asked, run: () => ask(world, plot) }, ...answers);
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
  const { story, company, ids } = plot;
  const role = world.catalogue.roles.find(({ id }) => id === story.role);
  if (!role) throw new Error(`No such role: ${story.role}`);
  const musts = story.musts ?? {};
  const competencies = role.competencies.slice(0, 9).map(({ id, level, weight }) => ({
    competency_id: id,
    level: musts[id] ?? level,
    weight: world.catalogue.weights[weight],
    is_must: id in musts,
  }));
  ids.brief = await call(account(world, company.owner.key).client, 'save_brief', {
    p_company_id: idOf(world, company.key),
    p: {
      title: story.title,
      goal: story.goal,
      work_mode: story.mode,
      region_id: company.region ?? '',
      sector_id: company.sector,
      languages: [story.language ?? { code: 'sv', cefr: 5 }],
      roles: [
        {
          role_id: story.role,
          phase: role.phases[0],
          budget_rate_ore: story.budget * 100,
          times: [{ ...playedPeriod(world, plot), percent: story.percent }],
          competencies,
        },
      ],
    },
  });
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

async function ask(world: World, { story, company, ids }: Plot): Promise<void> {
  const { client } = account(world, company.owner.key);
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

/** The one role of a story's brief. */
async function briefRoleId(client: Db, briefId: string | undefined): Promise<string> {
  const { data } = await client
    .from('brief_roles')
    .select('id')
    .eq('brief_id', briefId ?? '')
    .single();
  return data?.id ?? '';
}
