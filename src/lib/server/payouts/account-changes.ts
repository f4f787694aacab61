import type { AccountChange, AccountEnding } from '$lib/domain/payouts/account-change.ts';
import { ACCOUNT_KINDS } from '$lib/domain/payouts/payout-account.ts';
import { namesOf } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** Whose account in a run was changed within 30 days, or since they were last paid. Agency only. */
export async function listAccountChanges(db: Db, runId: string): Promise<AccountChange[]> {
  const rows = unwrap(await db.rpc('list_account_changes', { p_run_id: runId }));
  const names = await namesOf(
    db,
    rows.map(({ changed_by: by }) => by),
  );
  return rows.map((row) => ({
    id: row.id,
    consultantId: row.consultant_id,
    name: row.name,
    from: endingOf(row.old_kind, row.old_ending),
    to: endingOf(row.new_kind, row.new_ending),
    changedAt: row.changed_at,
    changedBy: names.get(row.changed_by) ?? null,
    // The generated types know no null in what a function returns.
    lastPaidOn: row.last_paid_on as string | null,
  }));
}

function endingOf(stored: string, ending: string): AccountEnding {
  const kind = ACCOUNT_KINDS.find((known) => known === stored);
  if (kind === undefined) throw new RangeError(`Unknown kind of account: ${stored}`);
  return { kind, ending };
}
