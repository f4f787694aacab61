import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import type { SessionUser } from '$lib/server/hooks/session.ts';
import { homeOf, type Access, type CompanyAccess } from './access.ts';
import { chosenCompany } from './account-cookies.ts';

export type Person = { user: SessionUser; access: Access };
export type CompanyActor = Person & { company: CompanyAccess };
export type ConsultantActor = Person & { consultantId: string };
export type AgencyActor = Person;

/**
 * Guards send people where they belong; they protect nothing. What may be seen and done is decided
 * by grants and row-level security. Each protected load and action calls one.
 */
export function requirePerson(event: RequestEvent): Person {
  const { user, access } = event.locals;
  if (!user) return turnAwayVisitor(event);
  if (!access) redirect(303, localizedHref('/account/start', event.locals.locale));
  return { user, access };
}

/** Somebody signed in, who may not have finished signing up. */
export function requireUser(event: RequestEvent): { user: SessionUser; access: Access | null } {
  const { user, access } = event.locals;
  return user ? { user, access } : turnAwayVisitor(event);
}

/** For pages that are for visitors: the signed-in are sent to their workplace. */
export function requireVisitor(event: RequestEvent): null {
  const { user, access, locale } = event.locals;
  if (user) redirect(303, localizedHref(homeOf(access), locale));
  return null;
}

/** The signed-in person's company; others are sent to their own workplace. */
export function requireCompany(event: RequestEvent): CompanyActor {
  const person = requirePerson(event);
  const company = chosenCompany(event.cookies, person.access);
  if (!company) return turnAway(event, person.access);
  return { ...person, company };
}

/** The signed-in consultant; others are sent to their own workplace. */
export function requireConsultant(event: RequestEvent): ConsultantActor {
  const person = requirePerson(event);
  if (!person.access.consultant) return turnAway(event, person.access);
  return { ...person, consultantId: person.access.consultant.id };
}

/** The signed-in staff member; others get 404, as if there were no agency desk. */
export function requireAgency(event: RequestEvent): AgencyActor {
  const person = requirePerson(event);
  if (!person.access.isAgency) error(404, 'not_found');
  return person;
}

function turnAwayVisitor(event: RequestEvent): never {
  if (event.locals.isUnavailable) throw new DomainError(503, 'unavailable');
  // A form posted after the session ended keeps what was typed: the action answers, no redirect.
  if (event.request.method === 'POST') throw new DomainError(401, 'signed_out');
  const next = encodeURIComponent(event.url.pathname + event.url.search);
  redirect(303, `${localizedHref('/sign-in', event.locals.locale)}?next=${next}`);
}

function turnAway(event: RequestEvent, access: Access): never {
  if (event.request.method === 'POST') throw new DomainError(404, 'not_found');
  redirect(303, localizedHref(homeOf(access), event.locals.locale));
}
