import { m } from '$lib/paraglide/messages.js';

/** A place a person works in. */
export type Workplace = {
  kind: 'company' | 'consultant' | 'agency';
  name: string | null;
  companyId: string | null;
};

/** What a workplace is called: a company by its own name. */
export function workplaceName({ kind, name }: Workplace): string {
  if (kind === 'agency') return m.accounts_workplace_agency();
  if (kind === 'consultant') return m.accounts_workplace_consultant();
  return name ?? m.accounts_workplace_company();
}
