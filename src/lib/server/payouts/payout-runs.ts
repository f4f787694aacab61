import type { PayoutRow, PayoutRunRow } from '$lib/domain/payouts/payout.ts';
import { namesOf } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { PAYOUT_COLUMNS, railOf, toPayout } from './payout-row.ts';

/** The latest runs; at most 100. */
export async function listPayoutRuns(db: Db): Promise<PayoutRunRow[]> {
  const columns = 'id, number, state, rail, pay_on, payouts (amount_ore, state)';
  const query = db.from('payout_runs').select(columns).order('number', { ascending: false });
  return unwrap(await query.limit(100)).map((row) => {
    const live = livePayments(row);
    return {
      ...{ id: row.id, number: row.number, state: row.state, payOn: row.pay_on },
      rail: railOf(row.rail),
      payouts: live.length,
      amountOre: live.reduce((sum, payout) => sum + payout.amount_ore, 0),
    };
  });
}

/** Those that were not taken out; of a run that was withdrawn, what it was to pay. */
function livePayments<Row extends { state: string }>(run: { state: string; payouts: Row[] }) {
  const isWhole = run.state === 'withdrawn';
  return run.payouts.filter(({ state }) => isWhole || state !== 'removed');
}

/** A run with its payments. */
export type PayoutRunDetail = PayoutRunRow & {
  readonly createdBy: string | null;
  readonly createdByName: string | null;
  readonly approvedByName: string | null;
  readonly rows: readonly PayoutRow[];
};

/** One run. @throws {DomainError} 404 */
export async function getPayoutRun(db: Db, id: string): Promise<PayoutRunDetail> {
  const columns = `id, number, state, rail, pay_on, created_by, approved_by, payouts (${PAYOUT_COLUMNS})`;
  const row = unwrap(await db.from('payout_runs').select(columns).eq('id', id).maybeSingle());
  const names = await namesOf(db, [row.created_by, row.approved_by]);
  const rows = row.payouts.map(toPayout).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  const live = livePayments({ state: row.state, payouts: rows });
  return {
    ...{ id: row.id, number: row.number, state: row.state, payOn: row.pay_on, rows },
    rail: railOf(row.rail),
    payouts: live.length,
    amountOre: live.reduce((sum, { amountOre }) => sum + amountOre, 0),
    createdBy: row.created_by,
    createdByName: names.get(row.created_by ?? '') ?? null,
    approvedByName: names.get(row.approved_by ?? '') ?? null,
  };
}

/** The file of a run as it went to the bank. @throws {DomainError} 404, 409 `payout_not_sent` */
export async function readPayoutFile(
  db: Db,
  runId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = unwrap(await db.rpc('read_payout_file', { p_run_id: runId }));
  if (!file) throw new DomainError(404, 'not_found');
  return { name: `${file.message_id}.xml`, bytes: Buffer.from(file.base64, 'base64') };
}
