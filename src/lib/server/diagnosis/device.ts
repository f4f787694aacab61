import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { chosenCompany } from '$lib/server/auth/account-cookies.ts';
import type { Access } from '$lib/server/auth/access.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { findSecret, forgetOwn, ownDiagnoses } from './cookies.ts';
import type { StoredDiagnosis } from './result-view.ts';

/** An analysis this device made: still the visitor's own, or saved by a company since. */
export type DeviceDiagnosis = {
  secret: string;
  isSaved: boolean;
  stored: StoredDiagnosis;
};

/** The analysis with this id, if this device made it. @throws {DomainError} 404 */
export async function getOnDevice(
  db: Db,
  cookies: Pick<Cookies, 'get'>,
  id: string,
): Promise<DeviceDiagnosis> {
  const secret = findSecret(cookies, id);
  if (!secret) throw new DomainError(404, 'not_found');
  const found = await db.rpc('find_my_diagnosis', { p_diagnosis_id: id, p_secret: secret });
  const [row] = unwrap(found);
  if (!row) throw new DomainError(404, 'not_found');
  const { version, context, answers, created_at: createdAt } = row;
  return { secret, isSaved: row.is_saved, stored: { version, context, answers, createdAt } };
}

/**
 * Saves an analysis with a company. The same company may do it again.
 * @throws {DomainError} 404, 409 diagnosis_saved_elsewhere
 */
export async function claim(db: Db, secret: string, companyId: string): Promise<string> {
  return unwrap(await db.rpc('claim_diagnosis', { p_secret: secret, p_company_id: companyId }));
}

/**
 * Saves what this device has made with the company of somebody who has just signed in. An
 * analysis that is gone or saved elsewhere never keeps anybody from signing in.
 * @returns the canonical path of the latest one saved now, or null when there was nothing to save
 */
export async function claimFromDevice(
  event: RequestEvent,
  access: Access | null,
): Promise<string | null> {
  const company = access && chosenCompany(event.cookies, access);
  const own = ownDiagnoses(event.cookies);
  if (!company || own.length === 0) return null;
  const saved: string[] = [];
  for (const { secret } of own) {
    try {
      saved.push(await claim(event.locals.supabase, secret, company.id));
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause;
    }
  }
  forgetOwn(
    event.cookies,
    own.map(({ id }) => id),
  );
  return saved[0] ? `/company/needs-analyses/${saved[0]}` : null;
}
