import type { RequestEvent } from '@sveltejs/kit';
import { canonicalPath } from '$lib/i18n/paths.ts';
import { homeOf } from '$lib/server/auth/access.ts';
import { markRecovered } from '$lib/server/auth/account-cookies.ts';
import { unwrapAuth } from '$lib/server/auth/auth-error.ts';
import { localPath } from '$lib/server/auth/next-path.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { claimFromDevice } from '$lib/server/diagnosis/device.ts';
import { env } from '$lib/server/env.ts';
import { finishSignUp } from './finish-sign-up.ts';

export type ConfirmLink = {
  token_hash: string;
  type: 'signup' | 'recovery' | 'email_change';
  to?: string;
};

/**
 * Uses up a mailed link: the session lies in cookies afterwards, and a sign-up is finished.
 * @returns the canonical path to go on to
 * @throws {DomainError} 410 link_expired, 429 too_many_tries
 */
export async function confirmLink(event: RequestEvent, link: ConfirmLink): Promise<string> {
  await takeTry(event, 'confirm');
  const { supabase } = event.locals;
  const { token_hash, type } = link;
  const { user } = unwrapAuth(await supabase.auth.verifyOtp({ token_hash, type }));
  if (!user) return '/sign-in';
  const { access, problem } = await finishSignUp(supabase, user.user_metadata);
  if (type === 'recovery') {
    markRecovered(event.cookies, user.id);
    return '/account/password';
  }
  if (problem) return `/account/start?reason=${encodeURIComponent(problem)}`;
  const saved = await claimFromDevice(event, access);
  return asPath(link.to) ?? saved ?? homeOf(access);
}

/** `to` as a canonical path; the start page is for those whose sign-up could not be finished. */
function asPath(to: string | undefined): string | null {
  const path = localPath(to, env().ORIGIN);
  if (path === null || canonicalPath(path) === '/account/start') return null;
  return path;
}
