import type { Cookies } from '@sveltejs/kit';
import type { Access } from '$lib/server/auth/access.ts';
import { chosenCompany } from '$lib/server/auth/account-cookies.ts';
import { env } from '$lib/server/env.ts';

export type WorkplaceKind = 'company' | 'consultant' | 'agency';

/** A place a person works in. A company is entered by choosing it, the others by their address. */
export type Workplace = { kind: WorkplaceKind; name: string | null; companyId: string | null };

/** What the frame of a workplace shows; no right follows from it. */
export type WorkplaceFrame = {
  demo: boolean;
  person: string | null;
  companyName: string | null;
  others: Workplace[];
};

/** The frame for one workplace, with the person's other ones to change to. */
export function workplaceFrame(
  { access }: { access: Access | null },
  cookies: Pick<Cookies, 'get'>,
  here: WorkplaceKind,
): WorkplaceFrame {
  const company = access ? chosenCompany(cookies, access) : undefined;
  const isHere = ({ kind, companyId }: Workplace) =>
    kind === here && (kind !== 'company' || companyId === company?.id);
  return {
    demo: env().ROLLKOLL_DEMO,
    person: access?.name ?? null,
    companyName: company?.name ?? null,
    others: access ? workplacesOf(access).filter((place) => !isHere(place)) : [],
  };
}

/** All workplaces of a person: the agency, each company, the own profile. */
export function workplacesOf(access: Access): Workplace[] {
  const single = (kind: WorkplaceKind): Workplace => ({ kind, name: null, companyId: null });
  return [
    ...(access.isAgency ? [single('agency')] : []),
    ...access.companies.map(({ id, name }): Workplace => ({
      kind: 'company',
      name,
      companyId: id,
    })),
    ...(access.consultant ? [single('consultant')] : []),
  ];
}
