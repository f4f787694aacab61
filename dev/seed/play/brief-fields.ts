import { aims } from '../data/brief-aims.ts';
import { governance } from '../data/strategies.ts';
import type { World } from '../world.ts';
import { playedPeriod, type Plot } from './story.ts';

/** A story's brief as the command takes it. @throws {Error} when its data name what is not there */
export function briefFields(world: World, plot: Plot) {
  const { story, company } = plot;
  const aim = aims[story.role];
  const people = governance[company.key];
  if (!aim || !people) throw new Error(`No aim or nobody who decides: ${story.title}`);
  return {
    title: story.title,
    goal: story.goal,
    work_mode: story.mode,
    region_id: company.region ?? '',
    sector_id: company.sector,
    languages: [story.language ?? { code: 'sv', cefr: 5 }],
    business_goal_id: aim.business,
    communication_goal_id: aim.communication,
    measures: aim.measures.map(({ id, today, target }) => ({
      measure_id: id,
      baseline: today,
      target,
    })),
    departments: [...people.departments],
    decider_name: people.decider.name,
    decider_title: people.decider.title,
    roles: [story, ...(story.more ?? [])].map((wanted, at) => {
      const musts = at === 0 ? (story.musts ?? {}) : {};
      return roleFields(world, plot, wanted, musts);
    }),
  };
}

type Wanted = { role: string; percent: number; budget: number };

function roleFields(
  world: World,
  plot: Plot,
  wanted: Wanted,
  musts: Readonly<Record<string, number>>,
) {
  const role = world.catalogue.roles.find(({ id }) => id === wanted.role);
  if (!role) throw new Error(`No such role: ${wanted.role}`);
  return {
    role_id: role.id,
    phase: role.phases[0],
    budget_rate_ore: wanted.budget * 100,
    times: [{ ...playedPeriod(world, plot), percent: wanted.percent }],
    competencies: role.competencies.slice(0, 9).map(({ id, level, weight }) => ({
      competency_id: id,
      level: musts[id] ?? level,
      weight: world.catalogue.weights[weight],
      is_must: id in musts,
    })),
  };
}
