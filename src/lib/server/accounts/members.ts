import type { Member } from '$lib/domain/accounts/member.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { dayInSweden } from './day-in-sweden.ts';

type MemberRow = { user_id: string; joined_at: string; role?: string };

const MAX_MEMBERS = 200;

/** A company's members, owners first, then by name. */
export async function listMembers(db: Db, companyId: string): Promise<Member[]> {
  const members = db.from('company_members').select('user_id, role, joined_at');
  return named(db, unwrap(await members.eq('company_id', companyId).limit(MAX_MEMBERS)));
}

/** The agency's staff by name. */
export async function listStaff(db: Db): Promise<Member[]> {
  const staff = db.from('agency_staff').select('user_id, joined_at');
  return named(db, unwrap(await staff.limit(MAX_MEMBERS)));
}

async function named(db: Db, rows: readonly MemberRow[]): Promise<Member[]> {
  const ids = rows.map((row) => row.user_id);
  const people = unwrap(await db.from('people').select('user_id, name').in('user_id', ids));
  const names = new Map(people.map((person) => [person.user_id, person.name]));
  return rows
    .map((row) => ({
      userId: row.user_id,
      name: names.get(row.user_id) ?? '',
      isOwner: row.role === 'owner',
      joinedOn: dayInSweden(row.joined_at),
    }))
    .sort((a, b) => Number(b.isOwner) - Number(a.isOwner) || a.name.localeCompare(b.name, 'sv'));
}
