import { z } from 'zod';
import { LOGGED_CODES, type LoggedCode } from './ranking-log.ts';

/** A row of `ranking_pool_groups`: candidates who failed the same constraints, by number. */
export const poolGroupSchema = z
  .object({
    failed: z.number().int().min(0).max(127),
    is_willing: z.boolean(),
    numbers: z.array(z.number().int()),
  })
  .transform(({ is_willing, ...row }) => ({ ...row, isWilling: is_willing }));

export type PoolGroup = z.output<typeof poolGroupSchema>;

/**
 * What became of a candidate: ranked, to be asked first since the wishes fit too badly, kept out by
 * constraints, or both (matching.md §2).
 */
export type CandidateFate = 'ranked' | 'ask_first' | 'kept_out' | 'unwilling';

export type Candidate = {
  /** The consultant's number. */
  number: number;
  fate: CandidateFate;
  /** Every constraint that failed, H1 first; empty for whoever passed them all. */
  failed: LoggedCode[];
};

/** All candidates, by rising number. */
export function candidatesOf(groups: readonly PoolGroup[]): Candidate[] {
  return groups
    .flatMap((group) => group.numbers.map((number) => candidateOf(number, group)))
    .sort((a, b) => a.number - b.number);
}

/** The candidate with a number; null when that consultant was none. */
export function candidateWith(groups: readonly PoolGroup[], number: number): Candidate | null {
  const group = groups.find(({ numbers }) => numbers.includes(number));
  return group ? candidateOf(number, group) : null;
}

function candidateOf(number: number, { failed, isWilling }: PoolGroup): Candidate {
  return { number, fate: fateOf(failed, isWilling), failed: codesOf(failed) };
}

function fateOf(failed: number, isWilling: boolean): CandidateFate {
  if (failed === 0) return isWilling ? 'ranked' : 'ask_first';
  return isWilling ? 'kept_out' : 'unwilling';
}

/** The lowest bit is H1. */
function codesOf(failed: number): LoggedCode[] {
  return LOGGED_CODES.filter((_, bit) => (failed & (1 << bit)) !== 0);
}
