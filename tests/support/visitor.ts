import type { RequestEvent } from '@sveltejs/kit';
import { confirmationLink, mailTo } from './mailbox.ts';
import { stack } from './stack.ts';
import { confirmLink, type ConfirmLink } from '$lib/server/accounts/confirm.ts';
import { signUp, signUpPerson } from '$lib/server/accounts/sign-up.ts';
import { createRequestClient, type Db } from '$lib/server/db/client.ts';
import type { SignUpMetadata } from '$lib/schemas/sign-up-metadata.ts';

export const PASSWORD = 'ett långt lösenord';

/** Somebody at a browser: cookies that last from request to request, and an address of their own. */
export type Visitor = { event: RequestEvent; db: Db };

/** A browser nobody has used before. */
export function visitor(network = `192.0.2.${Math.floor(Math.random() * 255)}`): Visitor {
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => jar.get(name),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
    serialize: (name: string, value: string) => `${name}=${value}`,
  };
  const db = createRequestClient(cookies);
  const locals = { locale: 'sv', supabase: db, user: null, access: null };
  const event = { cookies, locals, getClientAddress: () => network };
  return { event: event as unknown as RequestEvent, db };
}

type Wish =
  | { kind: 'consultant' | 'invited' }
  | { kind: 'company'; company: Extract<SignUpMetadata, { kind: 'company' }>['company'] };

/** Fills in a sign-up form and opens the link of the mail that follows. @returns where it led */
export async function signUpAndConfirm(
  { event }: Visitor,
  email: string,
  wish: Wish,
  returnTo?: string,
): Promise<string> {
  const metadata = { ...signUpPerson(event, email.split('@')[0] ?? ''), ...wish };
  await signUp(event, { email, password: PASSWORD }, metadata, returnTo);
  return confirmLink(event, await mailedLink(email, /Bekräfta/u));
}

/** What the link in the newest mail about a subject carries, as the confirming page passes it on. */
export async function mailedLink(email: string, subject: RegExp): Promise<ConfirmLink> {
  const { searchParams } = confirmationLink(await mailTo(stack().MAIL_WEB_URL, email, subject));
  return {
    token_hash: searchParams.get('token_hash') ?? '',
    type: searchParams.get('type') === 'recovery' ? 'recovery' : 'signup',
    to: searchParams.get('next')?.replace(stack().ORIGIN, ''),
  };
}
