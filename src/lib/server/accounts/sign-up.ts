import type { RequestEvent } from '@sveltejs/kit';
import type { AuthError } from '@supabase/supabase-js';
import { localizedHref } from '$lib/i18n/paths.ts';
import type { SignUpMetadata } from '$lib/schemas/sign-up-metadata.ts';
import { findSentMail, rememberSentMail } from '$lib/server/auth/account-cookies.ts';
import { authProblem } from '$lib/server/auth/auth-error.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { env } from '$lib/server/env.ts';

/** Leads on to the person's workplace, or to the forms that open one. */
const HOME = '/account/start';

type Credentials = { email: string; password: string };

/** Refusals that would tell a stranger whether an address has an account. */
const TELLTALES: ReadonlySet<string | undefined> = new Set([
  'user_already_exists',
  'email_exists',
  'over_email_send_rate_limit',
]);

/**
 * Opens an account that waits for its address to be confirmed; the mail's link comes back to
 * `returnTo`, a canonical path. An address that has an account gives the same answer and no mail.
 * @throws {DomainError} 400 password_weak, 429 too_many_tries
 */
export async function signUp(
  event: RequestEvent,
  { email, password }: Credentials,
  metadata: SignUpMetadata,
  returnTo = HOME,
): Promise<void> {
  await takeTry(event, 'sign_up', email);
  const emailRedirectTo = mailedAddress(returnTo, event.locals.locale);
  const options = { data: metadata, emailRedirectTo };
  const { error } = await event.locals.supabase.auth.signUp({ email, password, options });
  answerAlike(error);
  rememberSentMail(event.cookies, { email, returnTo });
}

/** What the sign-up forms leave with the auth server besides what is their own. */
export function signUpPerson(event: RequestEvent, name: string) {
  const acceptedTermsAt = new Date().toISOString();
  return { name, locale: event.locals.locale, acceptedTermsAt };
}

/** Sends the confirming mail again, if there is something to confirm; the answer is always the same. */
export async function resendConfirmation(event: RequestEvent, email: string): Promise<void> {
  await takeTry(event, 'resend', email);
  const earlier = findSentMail(event.cookies);
  const returnTo = earlier?.email === email ? earlier.returnTo : HOME;
  const emailRedirectTo = mailedAddress(returnTo, event.locals.locale);
  const { auth } = event.locals.supabase;
  const { error } = await auth.resend({ type: 'signup', email, options: { emailRedirectTo } });
  answerAlike(error);
  rememberSentMail(event.cookies, { email, returnTo });
}

/** Mails a link to a new password, if the address has an account; the answer is always the same. */
export async function sendRecovery(event: RequestEvent, email: string): Promise<void> {
  await takeTry(event, 'forgot', email);
  const redirectTo = mailedAddress('/account/password', event.locals.locale);
  const { error } = await event.locals.supabase.auth.resetPasswordForEmail(email, { redirectTo });
  answerAlike(error);
}

function mailedAddress(canonical: string, locale: 'sv' | 'en'): string {
  return env().ORIGIN + localizedHref(canonical, locale);
}

/** The mail limit counts per account, so it is swallowed too; our own limits count the tries. */
function answerAlike(error: AuthError | null): void {
  if (error && !TELLTALES.has(error.code)) throw authProblem(error);
}
