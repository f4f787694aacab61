import { dayOfInstant } from '$lib/format/instant.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

type Row = Database['public']['Functions']['list_open_roles']['Returns'][number];
// The generated types do not know that parts of the answer may be missing.
type OpenRow = Omit<Row, 'draft_id' | 'sent_id' | 'sent_at' | 'adopted_at'> & {
  [Key in 'draft_id' | 'sent_id' | 'sent_at' | 'adopted_at']: string | null;
};

/** A role of an open brief that nobody has taken yet. */
export type OpenRole = {
  briefRoleId: string;
  title: string;
  companyName: string;
  roleName: string;
  openedOn: IsoDate;
  shortlisted: number;
  requests: number;
  /** The unfinished proposal, else the last one sent. */
  proposalId: string | null;
  state: 'none' | 'draft' | 'sent' | 'adopted';
};

/** The agency's list of open roles, the one that has waited longest first. */
export async function listOpenRoles(db: Db, locale: Locale): Promise<OpenRole[]> {
  const [rows, names] = await Promise.all([db.rpc('list_open_roles'), roleNames(db, locale)]);
  return unwrap(rows).map((row: OpenRow) => ({
    briefRoleId: row.brief_role_id,
    title: row.title,
    companyName: row.company_name,
    roleName: names.get(row.role_id) ?? row.role_id,
    openedOn: dayOfInstant(row.opened_at),
    shortlisted: row.shortlisted,
    requests: row.requests,
    proposalId: row.draft_id ?? row.sent_id,
    state: stateOf(row),
  }));
}

function stateOf({ draft_id, sent_id, adopted_at }: OpenRow): OpenRole['state'] {
  if (draft_id !== null) return 'draft';
  if (sent_id === null) return 'none';
  return adopted_at === null ? 'sent' : 'adopted';
}
