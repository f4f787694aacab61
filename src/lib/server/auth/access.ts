import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

export type CompanyAccess = { id: string; name: string; isOwner: boolean };

/** What a signed-in person may do, read from memberships, never from claims of the client. */
export type Access = {
  name: string;
  locale: 'sv' | 'en';
  isAgency: boolean;
  consultant: { id: string; state: string } | null;
  companies: CompanyAccess[];
};

/** @returns the person's access, or null for somebody who has not finished signing up. */
export async function findAccess(db: Db): Promise<Access | null> {
  const rows = unwrap(await db.rpc('get_my_access'));
  const [first] = rows;
  if (!first) return null;
  return {
    name: first.name,
    locale: first.locale === 'en' ? 'en' : 'sv',
    isAgency: first.is_agency,
    consultant: first.consultant_id
      ? { id: first.consultant_id, state: first.consultant_state }
      : null,
    companies: rows
      .filter((row) => row.company_id)
      .map((row) => ({
        id: row.company_id,
        name: row.company_name,
        isOwner: row.company_role === 'owner',
      })),
  };
}

/** The canonical path of the first workplace a person has. */
export function homeOf(access: Access | null): string {
  if (!access) return '/account/start';
  if (access.isAgency) return '/agency';
  if (access.companies.length > 0) return '/company';
  if (access.consultant) return '/consultant';
  return '/account/start';
}
