import { analyses } from './data/analyses.ts';
import { brunnsparken } from './data/briefs-brunnsparken.ts';
import { businessBriefs } from './data/briefs-business.ts';
import { financeBriefs } from './data/briefs-finance.ts';
import { publicBriefs } from './data/briefs-public.ts';
import { companies } from './data/companies.ts';
import { consultants } from './people.ts';
import { agencySteps } from './play/agency.ts';
import { analysisSteps } from './play/analysis.ts';
import { briefSteps } from './play/brief.ts';
import { choiceSteps } from './play/choice.ts';
import { companySteps } from './play/company.ts';
import { Proofs } from './play/competencies.ts';
import { consultantSteps } from './play/consultant.ts';
import { plotOf } from './play/story.ts';
import type { Step, World } from './world.ts';

/** All that happens in the demo, in no order yet. */
export function script(world: World): Step[] {
  const proofs = new Proofs();
  const joined = [...consultants].sort((a, b) => b.joinedDaysAgo - a.joinedDaysAgo);
  const stories = [...brunnsparken, ...publicBriefs, ...businessBriefs, ...financeBriefs];
  return [
    ...agencySteps(world),
    ...companies.flatMap((company) => companySteps(world, company)),
    ...joined.flatMap((person) => consultantSteps(world, person, proofs)),
    ...analyses.flatMap((analysis) => analysisSteps(world, analysis)),
    ...stories.flatMap((story) => briefSteps(world, plotOf(world, story))),
    ...choiceSteps(world),
  ];
}
