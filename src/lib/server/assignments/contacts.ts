import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** How to reach one side of a booked assignment. */
export type Contact = { side: 'company' | 'consultant'; name: string; email: string };

/** Both sides of a booked assignment, for its parties; nobody before the booking. */
export async function listContacts(db: Db, assignmentId: string): Promise<Contact[]> {
  const rows = unwrap(await db.rpc('list_assignment_contacts', { p_assignment_id: assignmentId }));
  return rows.map(({ side, name, email }) => ({
    side: side === 'company' ? 'company' : 'consultant',
    name,
    email,
  }));
}
