import { z } from 'zod';
import type { BriefDraft } from '$lib/domain/briefs/brief-draft.ts';
import { draftFromFields } from '$lib/domain/briefs/draft-fields.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Json } from '$lib/server/db/database.types.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** A form that somebody has begun, as a line in a list. */
export type DraftLine = { id: string; title: string; briefId: string | null; savedAt: string };

const fieldsSchema = z.record(z.string(), z.unknown()).catch({});

/** The reader's own unfinished forms in a company, the latest first. */
export async function listDrafts(db: Db, companyId: string): Promise<DraftLine[]> {
  const result = await db
    .from('brief_drafts')
    .select('id, title, brief_id, saved_at')
    .eq('company_id', companyId)
    .order('saved_at', { ascending: false });
  return unwrap(result).map((row) => ({
    id: row.id,
    title: row.title,
    briefId: row.brief_id,
    savedAt: row.saved_at,
  }));
}

/** The reader's unfinished change of a brief, the latest; null when there is none. */
export async function findDraftOfBrief(db: Db, briefId: string): Promise<DraftLine | null> {
  const result = await db
    .from('brief_drafts')
    .select('id, title, brief_id, saved_at')
    .eq('brief_id', briefId)
    .order('saved_at', { ascending: false })
    .limit(1);
  const row = unwrap(result)[0];
  return row
    ? { id: row.id, title: row.title, briefId: row.brief_id, savedAt: row.saved_at }
    : null;
}

/** A form of the reader's as it was left, with when; null when it is not theirs or gone. */
export async function findDraft(
  db: Db,
  id: string,
): Promise<{ draft: BriefDraft; savedAt: string } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const result = await db
    .from('brief_drafts')
    .select('fields, saved_at')
    .eq('id', id)
    .maybeSingle();
  const row = unwrapMaybe(result);
  if (!row) return null;
  const draft = draftFromFields(fieldsSchema.parse(row.fields));
  return { draft: { ...draft, formKey: id }, savedAt: row.saved_at };
}

/** Keeps a form as it stands. @returns when @throws {DomainError} too_many_drafts, draft_invalid */
export async function saveDraft(
  db: Db,
  companyId: string,
  formKey: string,
  fields: Readonly<Record<string, string | string[]>>,
  briefId?: string,
): Promise<string> {
  const result = await db.rpc('save_brief_draft', {
    p_id: formKey,
    p_company_id: companyId,
    p_fields: fields as Json,
    ...(briefId ? { p_brief_id: briefId } : {}),
  });
  return unwrap(result);
}

/** Throws one's own draft away. */
export async function deleteDraft(db: Db, id: string): Promise<void> {
  unwrapMaybe(await db.rpc('delete_brief_draft', { p_id: id }));
}
