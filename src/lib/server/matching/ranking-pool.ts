import {
  candidatesOf,
  candidateWith,
  poolGroupSchema,
  type Candidate,
  type PoolGroup,
} from '$lib/domain/matching/ranking-pool.ts';
import { wholeCell } from '$lib/domain/export/csv.ts';
import { fateWord } from '$lib/format/ranking-log-words.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';

/** What was asked about a candidate: the number as typed, and who it was; null for none. */
export type CandidateLookup = { typed: string; candidate: Candidate | null };

/**
 * The candidate that an address asks about (`?candidate=1012`).
 * @returns null when nothing is asked
 */
export async function lookUpCandidate(
  db: Db,
  poolId: string | null,
  query: URLSearchParams,
): Promise<CandidateLookup | null> {
  const typed = query.get('candidate')?.trim() ?? '';
  if (typed === '' || poolId === null) return null;
  const number = /^\d{1,9}$/u.test(typed) ? Number(typed) : null;
  if (number === null) return { typed, candidate: null };
  const rows = await db
    .from('ranking_pool_groups')
    .select('failed, is_willing, numbers')
    .eq('pool_id', poolId)
    .contains('numbers', [number]);
  const groups = poolGroupSchema.array().parse(unwrap(rows));
  return { typed, candidate: candidateWith(groups, number) };
}

/**
 * All candidates of a ranking as a file, a line for each. The groups are read at once: four bytes
 * for each candidate.
 * @param poolId null for a list shown before candidates were kept: the file has no lines
 */
export async function candidateTable(db: Db, poolId: string | null): Promise<CsvTable<Candidate>> {
  const candidates = candidatesOf(poolId === null ? [] : await listGroups(db, poolId));
  return {
    columns: [
      { label: m.matching_log_move_who(), cell: ({ number }) => wholeCell(number) },
      { label: m.matching_log_candidate_fate(), cell: ({ fate }) => fateWord(fate) },
      {
        label: m.matching_log_candidate_codes(),
        cell: ({ failed }) => failed.join(' ') || null,
      },
    ],
    key: ({ number }) => String(number),
    page: (page) => Promise.resolve(candidates.slice((page - 1) * EXPORT_PAGE, page * EXPORT_PAGE)),
  };
}

async function listGroups(db: Db, poolId: string): Promise<PoolGroup[]> {
  const rows = await db
    .from('ranking_pool_groups')
    .select('failed, is_willing, numbers')
    .eq('pool_id', poolId);
  return poolGroupSchema.array().parse(unwrap(rows));
}
