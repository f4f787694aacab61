import type { DiagnosisResult } from '$lib/domain/diagnosis/evaluate.ts';
import { evaluate } from '$lib/domain/diagnosis/evaluate.ts';
import { knownAnswers, knownContext, wholeContext } from '$lib/domain/diagnosis/input.ts';
import type { Db } from '$lib/server/db/client.ts';
import { asRecord, type StoredDiagnosis } from './result-view.ts';
import { getVersion } from './versions.ts';

/** A stored analysis's result, in numbers and ids; null when its context cannot be read. */
export async function resultOf(db: Db, stored: StoredDiagnosis): Promise<DiagnosisResult | null> {
  const document = await getVersion(db, stored.version);
  const context = wholeContext(knownContext(document, asRecord(stored.context)));
  if (!context) return null;
  return evaluate(document, knownAnswers(document, asRecord(stored.answers)), context);
}
