import { previewRowSchema, type PreviewRow } from '$lib/domain/matching/rule-preview.ts';
import type { DraftRules } from '$lib/schemas/matching-rules.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** The most rows of a preview that are read and shown. */
const PREVIEW_ROWS = 500;

/** Writes a draft of the rules; nobody is ranked by it yet. @returns its version @throws {DomainError} rules_invalid */
export async function draftRules(db: Db, { note, ...numbers }: DraftRules): Promise<number> {
  return Number(unwrap(await db.rpc('draft_matching_rules', { p: numbers, p_note: note })));
}

/** Who would move on the lists of open briefs under a version, at most 500 of them. */
export async function previewRules(db: Db, version: number): Promise<PreviewRow[]> {
  const args = { p_version: version, p_limit: PREVIEW_ROWS };
  const rows: unknown = unwrapMaybe(await db.rpc('preview_matching_rules', args)) ?? [];
  return previewRowSchema.array().parse(rows);
}

/** Puts a version in force in place of the one the page showed. @throws {DomainError} stale_page */
export async function activateRules(db: Db, version: number, inForce: number): Promise<void> {
  const args = { p_version: version, p_in_force: inForce };
  unwrapMaybe(await db.rpc('activate_matching_rules', args));
}
