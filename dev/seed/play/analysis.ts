import { randomBytes } from 'node:crypto';
import type { Analysis, Colleague, Scores } from '../data/analyses.ts';
import { Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';

/** A needs analysis is made and saved, colleagues answer it, and a link to it may be made. */
export function analysisSteps(world: World, analysis: Analysis): Step[] {
  const { company, who, daysAgo, colleagues = [] } = analysis;
  const time = new Timeline(world.today, `analysis ${company} ${daysAgo}`);
  const made = { id: '' };
  const steps: Step[] = [
    { at: time.ago(daysAgo, '10:15'), run: () => make(world, analysis, made) },
    ...colleagues.map((colleague) => ({
      at: time.ago(colleague.daysAgo, '13:40'),
      run: () => answer(world, colleague, made.id),
    })),
  ];
  if (!analysis.shared) return steps;
  const share = () =>
    call(account(world, who).client, 'share_diagnosis', { p_diagnosis_id: made.id });
  return [...steps, { at: time.nextDay('09:30'), run: share }];
}

async function make(world: World, analysis: Analysis, made: { id: string }): Promise<void> {
  const { client } = account(world, analysis.who);
  const secret = randomBytes(32).toString('base64url');
  made.id = await call(world.service, 'store_diagnosis', {
    p_version: world.analysisVersion,
    p_secret: secret,
    p_context: analysis.context,
    p_answers: answers(analysis.scores),
  });
  await call(client, 'claim_diagnosis', {
    p_secret: secret,
    p_company_id: idOf(world, analysis.company),
  });
  const { side } = analysis;
  if (!side) return;
  await call(client, 'describe_diagnosis_answer', {
    p_diagnosis_id: made.id,
    p_perspective: side.perspective,
    p_department: side.department,
  });
}

async function answer(world: World, colleague: Colleague, id: string): Promise<void> {
  await call(account(world, colleague.who).client, 'answer_diagnosis', {
    p_diagnosis_id: id,
    p_perspective: colleague.perspective,
    p_department: colleague.department,
    p_answers: answers(colleague.scores),
  });
}

function answers(scores: Scores): Record<string, number> {
  return Object.fromEntries(scores.map((score, index) => [`q${index + 1}`, score]));
}
