import type { RequestEvent } from '@sveltejs/kit';
import { PERSPECTIVES, type Perspective } from '$lib/domain/diagnosis/differences.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import type { Draft } from '$lib/domain/diagnosis/draft.ts';
import { knownAnswers } from '$lib/domain/diagnosis/input.ts';
import { stepsOf, type Step } from '$lib/domain/diagnosis/steps.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { dayInSweden } from '$lib/server/accounts/day-in-sweden.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import type { Side } from './commands.ts';
import { findDraft, forgetDraft, newDraft } from './cookies.ts';
import { asRecord } from './result-view.ts';
import { getVersion } from './versions.ts';

/** An invitation's link as whoever holds it sees it; `open` is null when it has ended. */
export type Invited = {
  id: string;
  state: 'open' | 'expired' | 'revoked';
  /** Set for a member of the company, who answers in their own name instead. */
  memberDiagnosisId: string | null;
  open: {
    company: string;
    expiresOn: IsoDate;
    version: string;
    answers: Record<string, unknown> | null;
    perspective: Perspective | null;
    department: string;
  } | null;
};

/** Someone invited in the middle of answering. */
export type InvitedAnswer = {
  id: string;
  document: DiagnosisDocument;
  draft: Draft;
  steps: Step[];
  open: NonNullable<Invited['open']>;
};

/** What a link opens. @throws {DomainError} 404 */
export async function getInvited(db: Db, token: string): Promise<Invited> {
  const [row] = unwrap(await db.rpc('find_diagnosis_invitation', { p_token: token }));
  if (!row) throw new DomainError(404, 'not_found');
  const state = row.state === 'open' || row.state === 'expired' ? row.state : 'revoked';
  return {
    ...{ id: row.id, state, memberDiagnosisId: row.member_diagnosis_id },
    open: state === 'open' ? opened(row) : null,
  };
}

function opened(row: {
  company_name: string;
  expires_at: string;
  version: string;
  answers: unknown;
  perspective: string | null;
  department: string | null;
}): NonNullable<Invited['open']> {
  return {
    ...{ company: row.company_name, expiresOn: dayInSweden(row.expires_at), version: row.version },
    answers: row.answers ? asRecord(row.answers) : null,
    perspective: PERSPECTIVES.find((one) => one === row.perspective) ?? null,
    department: row.department ?? '',
  };
}

/**
 * Opens the questions for whoever holds the link: answers begun on this device, else those given
 * before, else none. @throws {DomainError} 404, 409 diagnosis_invitation_closed
 */
export async function openInvited(
  { cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>,
  token: string,
): Promise<InvitedAnswer> {
  const { id, open } = await getInvited(locals.supabase, token);
  if (!open) throw new DomainError(409, 'diagnosis_invitation_closed');
  const document = await getVersion(locals.supabase, open.version);
  const answers = knownAnswers(document, open.answers ?? {});
  return {
    ...{
      id,
      document,
      open,
      draft: findDraft(cookies, id) ?? { ...newDraft(open.version), answers },
    },
    steps: stepsOf(document).filter(({ kind }) => kind === 'dimension'),
  };
}

/** Sends the answers; what was begun on the device is forgotten when they are there. */
export async function finishInvited(
  event: RequestEvent,
  token: string,
  { id, document, draft }: InvitedAnswer,
  { perspective, department }: Side,
): Promise<void> {
  await takeTry(event, 'diagnosis');
  unwrapMaybe(
    await event.locals.supabase.rpc('answer_invited_diagnosis', {
      ...{ p_token: token, p_perspective: perspective, p_department: department },
      p_answers: knownAnswers(document, draft.answers),
    }),
  );
  forgetDraft(event.cookies, id);
}
