import { randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import type { Draft } from '$lib/domain/diagnosis/draft.ts';
import {
  draftText,
  ownText,
  parseDraft,
  parseOwn,
  type OwnDiagnosis,
} from '$lib/schemas/diagnosis-draft.ts';
import { cookieOptions } from '$lib/server/auth/account-cookies.ts';

const DRAFT = 'needs-analysis';
const OWN = 'needs-analyses';
const DAY = 24 * 60 * 60;
/** As long as an analysis that nobody saves is kept. */
const KEPT = 90 * DAY;
const MOST_OWN = 5;

/** Which draft: the device's own, or a colleague's answers to a saved analysis. */
const nameOf = (analysisId?: string) => (analysisId ? `${DRAFT}-${analysisId}` : DRAFT);

/** The unfinished answers of this device, or null. */
export function findDraft(cookies: Pick<Cookies, 'get'>, analysisId?: string): Draft | null {
  return parseDraft(cookies.get(nameOf(analysisId)));
}

export function newDraft(version: string): Draft {
  return { version, secret: randomBytes(32).toString('base64url'), answers: {}, context: {} };
}

export function saveDraft(cookies: Pick<Cookies, 'set'>, draft: Draft, analysisId?: string): void {
  cookies.set(nameOf(analysisId), draftText(draft), cookieOptions(30 * DAY));
}

export function forgetDraft(cookies: Pick<Cookies, 'delete'>, analysisId?: string): void {
  cookies.delete(nameOf(analysisId), { path: '/' });
}

/** The analyses this device has made, the latest first. */
export function ownDiagnoses(cookies: Pick<Cookies, 'get'>): OwnDiagnosis[] {
  return parseOwn(cookies.get(OWN));
}

/** The secret of an analysis this device has made, or null. */
export function findSecret(cookies: Pick<Cookies, 'get'>, id: string): string | null {
  return ownDiagnoses(cookies).find((one) => one.id === id)?.secret ?? null;
}

export function rememberOwn(cookies: Pick<Cookies, 'get' | 'set'>, made: OwnDiagnosis): void {
  const others = ownDiagnoses(cookies).filter(({ id }) => id !== made.id);
  cookies.set(OWN, ownText([made, ...others].slice(0, MOST_OWN)), cookieOptions(KEPT));
}

/** Forgets analyses that a company has saved: their way in is the workplace. */
export function forgetOwn(cookies: Cookies, ids: readonly string[]): void {
  const left = ownDiagnoses(cookies).filter(({ id }) => !ids.includes(id));
  if (left.length === 0) cookies.delete(OWN, { path: '/' });
  else cookies.set(OWN, ownText(left), cookieOptions(KEPT));
}
