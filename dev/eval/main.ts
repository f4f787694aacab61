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
import { startTemporaryStack } from '../temporary.ts';
import { evaluate, leadsOf, linesOf, type Score } from './evaluate.ts';
import { productRanker, storeSet, type StoredSet } from './product.ts';

/** `npm run eval:matching`: prints a line of JSON for each system and each set of briefs. */
async function main(): Promise<void> {
  const source = readSource();
  const set = loadRelevance(source);
  const stack = await startTemporaryStack({ parts: ['postgres', 'api', 'mail'] });
  try {
    const stored = await storeSet(stack.env, set);
    await print(set, rankers(source, set, stored));
  } finally {
    await stack.stop();
  }
}

/** The figures of each system, then what the product has more than each of the others. */
async function print(set: RelevanceSet, systems: Record<string, Ranker>): Promise<void> {
  const scores = new Map<string, Score[]>();
  for (const [system, ranker] of Object.entries(systems))
    scores.set(system, await evaluate(set, ranker));
  const product = scores.get('product') ?? [];
  const lines = [...scores].flatMap(([system, own]) => linesOf(system, own));
  const leads = [...scores]
    .filter(([system]) => system !== 'product')
    .flatMap(([system, own]) => leadsOf('product', product, system, own));
  for (const line of [...lines, ...leads]) console.log(JSON.stringify(line));
}

/** Every system that is compared; a new one is a line here. */
function rankers(
  { catalogue }: Source,
  { consultants }: RelevanceSet,
  stored: StoredSet,
): Record<string, Ranker> {
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
    product: productRanker(stored),
  };
}

await main();
process.exit(0);
