import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readSource, type Source } from '#dev/reference/source.ts';
import {
  briefSchema,
  consultantSchema,
  labelsSchema,
  secondRatingSchema,
  type Brief,
  type Consultant,
  type Labels,
} from './shape.ts';

/** How often a sentence may serve as the reason of different pairs. */
const SAME_REASON_AT_MOST = 2;

export type RelevanceSet = {
  briefs: Brief[];
  consultants: Consultant[];
  /** Brief id → consultant id → label; every pair is there. */
  labels: Map<string, Labels>;
};

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
}

/**
 * Reads and checks the whole set.
 * @throws {z.ZodError} when a file has another shape or an id that the catalogue lacks
 * @throws {Error} when a pair is unlabelled, labelled for someone unknown, or reasons are copied
 */
export function loadRelevance(source: Source = readSource()): RelevanceSet {
  const briefs = z.array(briefSchema(source)).length(30).parse(read('briefs.json'));
  const consultants = z.array(consultantSchema(source)).length(40).parse(read('consultants.json'));
  const labels = new Map(
    briefs.map(({ id }) => [id, labelsSchema.parse(read(`labels/${id}.json`))]),
  );
  checkIds(briefs);
  checkIds(consultants);
  const everyone = consultants.map(({ id }) => id);
  for (const [brief, given] of labels) checkComplete(brief, given, everyone);
  checkReasons([...labels.values()].flatMap((given) => Object.values(given)));
  return { briefs, consultants, labels };
}

function checkIds(rows: readonly { id: string }[]): void {
  if (new Set(rows.map(({ id }) => id)).size !== rows.length) throw new Error('an id twice');
}

/** @throws {Error} when `given` does not label exactly `everyone` */
export function checkComplete(brief: string, given: Labels, everyone: readonly string[]): void {
  const missing = everyone.filter((id) => !(id in given));
  const unknown = Object.keys(given).filter((id) => !everyone.includes(id));
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(`${brief}: no label for [${missing}], labels for unknown [${unknown}]`);
}

/** @throws {Error} when one sentence is the reason of many pairs: then nobody judged them */
export function checkReasons(labels: readonly { reason: string }[]): void {
  const uses = new Map<string, number>();
  for (const { reason } of labels) uses.set(reason, (uses.get(reason) ?? 0) + 1);
  const copied = [...uses].filter(([, count]) => count > SAME_REASON_AT_MOST);
  if (copied.length > 0) throw new Error(`copied reasons: ${copied.map(([text]) => text)}`);
}

/** The pairs that were judged twice, as (first, second) grade, for each of the two samples. */
export function secondRatings(): Record<string, [number, number][]> {
  const samples = secondRatingSchema.parse(read('second-rating.json'));
  return Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [name, Object.values(sample)]),
  );
}
