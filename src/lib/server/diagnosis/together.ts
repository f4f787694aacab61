import { changes } from '$lib/domain/diagnosis/comparison.ts';
import { differences, type Response } from '$lib/domain/diagnosis/differences.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { knownAnswers } from '$lib/domain/diagnosis/input.ts';
import { maturity, type Standing } from '$lib/domain/diagnosis/maturity.ts';
import type { ChangeRow, Differing } from '$lib/domain/diagnosis/view.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { SavedDiagnosis } from './queries.ts';
import { getVersion } from './versions.ts';

/** Where the two sides see things differently, the largest gaps first; null with one side only. */
export async function differencesOf(
  db: Db,
  { stored, responses }: SavedDiagnosis,
  locale: Locale,
): Promise<Differing | null> {
  const document = await getVersion(db, stored.version);
  const given = responses.map(({ perspective, answers }): Response => ({
    ...{ perspective, answers: knownAnswers(document, answers) },
  }));
  const found = differences(document, given);
  if (!found) return null;
  const question = (id: string) => document.questions.find((one) => one.id === id)?.text[locale];
  return {
    dimensions: found.dimensions.map((row) => ({ ...row, name: nameOf(document, row.id, locale) })),
    questions: found.questions.map((row) => ({ ...row, name: question(row.id) ?? row.id })),
  };
}

/** What has changed since an earlier analysis: the whole first, without a name, then each dimension. */
export async function changesSince(
  db: Db,
  earlier: SavedDiagnosis,
  latest: SavedDiagnosis,
  locale: Locale,
): Promise<ChangeRow[]> {
  const [before, now] = await Promise.all([
    getVersion(db, earlier.stored.version),
    getVersion(db, latest.stored.version),
  ]);
  const told = changes(maturityOf(before, earlier), maturityOf(now, latest));
  const word = (document: DiagnosisDocument, standing: Standing) => ({
    ...standing,
    word: document.stages.find(({ level }) => level === standing.level)?.name[locale] ?? '',
  });
  return [{ ...told.overall, name: null }, ...told.dimensions].map((row) => ({
    ...{ id: row.id, change: row.change },
    name: row.id === 'overall' ? null : nameOf(now, row.id, locale),
    before: word(before, row.before),
    now: word(now, row.now),
  }));
}

function maturityOf(document: DiagnosisDocument, { stored }: SavedDiagnosis) {
  return maturity(document, knownAnswers(document, stored.answers as Record<string, unknown>));
}

function nameOf({ dimensions }: DiagnosisDocument, id: string, locale: Locale): string {
  return dimensions.find((one) => one.id === id)?.name[locale] ?? id;
}
