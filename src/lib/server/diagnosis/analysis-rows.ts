import type { AnalysisRow } from '$lib/domain/diagnosis/view.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { resultOf } from './result-of.ts';
import { listDiagnoses, type SavedDiagnosis } from './queries.ts';
import { getVersion } from './versions.ts';

/** A company's analyses as its list shows them, the latest first. */
export async function listAnalyses(
  db: Db,
  companyId: string,
  locale: Locale,
): Promise<AnalysisRow[]> {
  const saved = await listDiagnoses(db, companyId);
  return Promise.all(saved.map((one) => analysisRow(db, one, locale)));
}

/** One analysis in a row. */
export async function analysisRow(
  db: Db,
  saved: SavedDiagnosis,
  locale: Locale,
): Promise<AnalysisRow> {
  const [document, result] = await Promise.all([
    getVersion(db, saved.stored.version),
    resultOf(db, saved.stored),
  ]);
  const level = result?.overall.level ?? 1;
  const profile = document.profiles.find(({ id }) => id === result?.recommendation?.profile);
  return {
    ...{ id: saved.id, madeOn: saved.madeOn, level },
    by: saved.responses.find(({ isOwner }) => isOwner)?.name ?? null,
    word: document.stages.find((stage) => stage.level === level)?.name[locale] ?? '',
    profile: profile?.name[locale] ?? null,
    answers: saved.responses.length,
  };
}
