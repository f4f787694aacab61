import { z } from 'zod';
import type { Answers } from '$lib/domain/diagnosis/input.ts';
import { PERSPECTIVES, type Perspective } from '$lib/domain/diagnosis/differences.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { dayInSweden } from '$lib/server/accounts/day-in-sweden.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import type { StoredDiagnosis } from './result-view.ts';

/** One person's answers to a saved analysis. */
export type ResponseRow = {
  id: string;
  userId: string | null;
  /** The invitation's link the answers came by; null for a member's. */
  invitationId: string | null;
  name: string | null;
  isOwner: boolean;
  perspective: Perspective | null;
  department: string;
  answers: Answers;
  answeredOn: IsoDate;
};

/** An analysis of a company with everybody's answers, those it was made with first. */
export type SavedDiagnosis = {
  id: string;
  companyId: string;
  stored: StoredDiagnosis;
  madeOn: IsoDate;
  responses: ResponseRow[];
};

const COLUMNS = 'id, version, context, created_at, company_id';
const MOST = 100;
const answersSchema = z.record(z.string(), z.number());
const perspectiveSchema = z.enum(PERSPECTIVES).nullable().catch(null);

/** A company's analyses, the latest first. */
export async function listDiagnoses(db: Db, companyId: string): Promise<SavedDiagnosis[]> {
  const rows = db.from('diagnoses').select(COLUMNS).eq('company_id', companyId);
  return withResponses(
    db,
    unwrap(await rows.order('created_at', { ascending: false }).order('id').limit(MOST)),
  );
}

/** One analysis that the company of the reader has saved. @throws {DomainError} 404 */
export async function getDiagnosis(db: Db, companyId: string, id: string): Promise<SavedDiagnosis> {
  const rows = db.from('diagnoses').select(COLUMNS).eq('company_id', companyId).eq('id', id);
  const [found] = await withResponses(db, unwrap(await rows));
  if (!found) throw new DomainError(404, 'not_found');
  return found;
}

/**
 * The company's latest analysis, or null. A brief can be started from it: `evaluate` with its
 * version, or `resultView`, gives recommended roles and hours by phase.
 */
export async function findLatestDiagnosis(
  db: Db,
  companyId: string,
): Promise<SavedDiagnosis | null> {
  const rows = db.from('diagnoses').select(COLUMNS).eq('company_id', companyId);
  const latest = rows.order('created_at', { ascending: false }).order('id').limit(1);
  const [found] = await withResponses(db, unwrap(await latest));
  return found ?? null;
}

type Row = {
  id: string;
  version: string;
  context: unknown;
  created_at: string;
  company_id: string | null;
};

async function withResponses(db: Db, rows: readonly Row[]): Promise<SavedDiagnosis[]> {
  const responses = await listResponses(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = responses.filter(({ diagnosisId }) => diagnosisId === row.id);
    const { version, context, created_at: createdAt } = row;
    const answers = own.find(({ isOwner }) => isOwner)?.answers ?? {};
    return {
      ...{ id: row.id, companyId: row.company_id ?? '', madeOn: dayInSweden(createdAt) },
      stored: { version, context, answers, createdAt },
      responses: own,
    };
  });
}

async function listResponses(db: Db, ids: readonly string[]) {
  const all = db
    .from('diagnosis_responses')
    .select('*, diagnosis_invitations(name)')
    .in('diagnosis_id', ids);
  const rows = unwrap(
    await all.order('is_owner', { ascending: false }).order('answered_at').order('id'),
  );
  const names = await namesOf(
    db,
    rows.flatMap((row) => row.user_id ?? []),
  );
  return rows.map((row) => ({
    ...{ id: row.id, diagnosisId: row.diagnosis_id, userId: row.user_id, isOwner: row.is_owner },
    invitationId: row.invitation_id,
    name: row.diagnosis_invitations?.name ?? names.get(row.user_id ?? '') ?? null,
    perspective: perspectiveSchema.parse(row.perspective),
    department: row.department,
    answers: answersSchema.parse(row.answers),
    answeredOn: dayInSweden(row.answered_at),
  }));
}

async function namesOf(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  const people = unwrap(await db.from('people').select('user_id, name').in('user_id', userIds));
  return new Map(people.map((person) => [person.user_id, person.name]));
}
