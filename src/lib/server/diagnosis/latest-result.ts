import type { DiagnosisResult } from '$lib/domain/diagnosis/evaluate.ts';
import { evaluate } from '$lib/domain/diagnosis/evaluate.ts';
import { knownAnswers, knownContext, wholeContext } from '$lib/domain/diagnosis/input.ts';
import type { Db } from '$lib/server/db/client.ts';
import { asRecord, type StoredDiagnosis } from './result-view.ts';
import { findLatestDiagnosis } from './queries.ts';
import { getVersion } from './versions.ts';

/**
 * The latest result of a company, null when it has none: `result.recommendation` holds roles with
 * hours by phase and the hours of each phase, for a brief that starts from the analysis.
 */
export async function findLatestResult(
  db: Db,
  companyId: string,
): Promise<{ id: string; result: DiagnosisResult } | null> {
  const latest = await findLatestDiagnosis(db, companyId);
  const result = latest && (await resultOf(db, latest.stored));
  return latest && result ? { id: latest.id, result } : null;
}

/** A stored analysis's result, in numbers and ids; null when its context cannot be read. */
export async function resultOf(db: Db, stored: StoredDiagnosis): Promise<DiagnosisResult | null> {
  const document = await getVersion(db, stored.version);
  const context = wholeContext(knownContext(document, asRecord(stored.context)));
  if (!context) return null;
  return evaluate(document, knownAnswers(document, asRecord(stored.answers)), context);
}
