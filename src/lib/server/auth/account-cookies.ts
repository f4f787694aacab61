import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import { env } from '$lib/server/env.ts';
import type { Access, CompanyAccess } from './access.ts';

const SENT_MAIL = 'sent-mail';
const RECOVERED = 'recovered';
const COMPANY = 'company';
const MINUTES_15 = 15 * 60;
const YEAR = 365 * 24 * 60 * 60;

/** Cookies of ours: for the server alone, never sent along from other sites' forms. */
export function cookieOptions(maxAge: number) {
  const secure = env().ORIGIN.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure, maxAge };
}

const sentMailSchema = z.object({ email: z.email(), returnTo: z.string().startsWith('/') });

/** A confirming mail: where it went, and the canonical path its link leads back to. */
export type SentMail = z.output<typeof sentMailSchema>;

/** Remembers a mail for the next page; the address of a person never stands in an address. */
export function rememberSentMail(cookies: Cookies, mail: SentMail): void {
  cookies.set(SENT_MAIL, JSON.stringify(mail), cookieOptions(MINUTES_15));
}

/** The mail that was just sent, or null. */
export function findSentMail(cookies: Pick<Cookies, 'get'>): SentMail | null {
  try {
    return sentMailSchema.parse(JSON.parse(cookies.get(SENT_MAIL) ?? 'null'));
  } catch {
    return null;
  }
}

/** Notes that a recovery link was used: for a while the old password is not asked for. */
export function markRecovered(cookies: Cookies, userId: string): void {
  cookies.set(RECOVERED, userId, cookieOptions(MINUTES_15));
}

/**
 * Whether this person came by a recovery link. It spares a form field and is no right: the auth
 * server lets any session choose a new password.
 */
export function isRecovered(cookies: Cookies, userId: string): boolean {
  return cookies.get(RECOVERED) === userId;
}

export function forgetRecovered(cookies: Cookies): void {
  cookies.delete(RECOVERED, { path: '/' });
}

/** Chooses which company a member of several works in. */
export function chooseCompany(cookies: Cookies, companyId: string): void {
  cookies.set(COMPANY, companyId, cookieOptions(YEAR));
}

/** The company a person works in now: the chosen one while they belong to it, else the first. */
export function chosenCompany(
  cookies: Pick<Cookies, 'get'>,
  access: Pick<Access, 'companies'>,
): CompanyAccess | undefined {
  const id = cookies.get(COMPANY);
  return access.companies.find((company) => company.id === id) ?? access.companies[0];
}
