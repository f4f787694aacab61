import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { diagnosisDocumentSchema } from '$lib/schemas/diagnosis-document.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A stored version never changes, so one that has been read is kept. */
const known = new Map<string, DiagnosisDocument>();

/** The version of the needs analysis that is in use. @throws {DomainError} 404 without any */
export async function currentVersion(db: Db): Promise<DiagnosisDocument> {
  const latest = db.from('diagnosis_versions').select('version');
  const result = await latest.order('activated_at', { ascending: false }).limit(1).maybeSingle();
  return getVersion(db, unwrap(result).version);
}

/** A version by its number. @throws {DomainError} 404 */
export async function getVersion(db: Db, version: string): Promise<DiagnosisDocument> {
  const found = known.get(version) ?? (await readVersion(db, version));
  if (!found) return unwrap({ data: null, error: null });
  return found;
}

/** A version by its number, or null: a draft may name one that never was. */
export async function findVersion(db: Db, version: string): Promise<DiagnosisDocument | null> {
  return known.get(version) ?? readVersion(db, version);
}

async function readVersion(db: Db, version: string): Promise<DiagnosisDocument | null> {
  const rows = db.from('diagnosis_versions').select('data').eq('version', version);
  const row = unwrapMaybe(await rows.maybeSingle());
  if (!row) return null;
  const document = diagnosisDocumentSchema.parse(row.data);
  known.set(version, document);
  return document;
}
