import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Who is booked for a role of a brief. */
export type RoleAssignment = { id: string; consultantName: string };

/** The assignments that came out of a brief, by the id of its role. */
export async function listAssignmentsByRole(
  db: Db,
  briefId: string,
): Promise<Record<string, RoleAssignment>> {
  const [assignments, offers, requests] = await Promise.all([
    db.from('assignments').select('id, offer_id, consultant_name').eq('brief_id', briefId),
    db.from('offers').select('id, request_id').eq('brief_id', briefId).eq('state', 'accepted'),
    db.from('requests').select('id, brief_role_id').eq('brief_id', briefId).eq('state', 'won'),
  ]);
  const requestOf = new Map(unwrap(offers).map((row) => [row.id, row.request_id]));
  const roleOf = new Map(unwrap(requests).map((row) => [row.id, row.brief_role_id]));
  const pairs = unwrap(assignments).map((row) => {
    const role = roleOf.get(requestOf.get(row.offer_id) ?? '') ?? '';
    return [role, { id: row.id, consultantName: row.consultant_name }] as const;
  });
  return Object.fromEntries(pairs);
}
