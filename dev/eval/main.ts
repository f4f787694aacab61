import {
  alphabetical,
  competenceOnly,
  keywordOverlap,
  random,
  titleMatch,
  type Baseline,
} from '#tests/relevance/baselines.ts';
import { loadRelevance, type RelevanceSet } from '#tests/relevance/load.ts';
import type { Ranker } from '#tests/relevance/ranker.ts';
import { readSource, type Source } from '../reference/source.ts';
import { evaluate, linesOf } from './evaluate.ts';

/** `npm run eval:matching`: prints a line of JSON for each system and each set of briefs. */
async function main(): Promise<void> {
  const source = readSource();
  const set = loadRelevance(source);
  for (const [system, ranker] of Object.entries(rankers(source, set))) {
    for (const line of linesOf(system, await evaluate(set, ranker)))
      console.log(JSON.stringify(line));
  }
}

/** Every system that is compared; a new one is a line here. */
function rankers({ catalogue }: Source, { consultants }: RelevanceSet): Record<string, Ranker> {
  const names = new Map(catalogue.competencies.map(({ id, name }) => [id, name.sv]));
  const of =
    (baseline: Baseline): Ranker =>
    (brief) =>
      Promise.resolve(baseline(brief, consultants));
  return {
    random: of(random('relevance')),
    alphabetical: of(alphabetical),
    'title match': of(titleMatch),
    'keyword overlap': of(keywordOverlap(names)),
    'competence only': of(competenceOnly),
  };
}

await main();
