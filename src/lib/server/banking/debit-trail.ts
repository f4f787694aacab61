import type { DebitPayout, DebitTrail, PossiblePayouts } from '$lib/domain/banking/debit.ts';
import type { Movement } from '$lib/domain/banking/movement.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { payeeOf } from '$lib/server/payouts/payee.ts';
import { vouchersOfSources } from './source-vouchers.ts';

const COLUMNS = 'id, run_id, state, amount_ore, payee, end_to_end_id, payout_runs (number)';

type Row = {
  id: string;
  run_id: string;
  state: string;
  amount_ore: number;
  payee: unknown;
  end_to_end_id: string;
  payout_runs: { number: number };
};

/** What a movement is to payouts: their debit, or one of them come back; nothing for other reversals. */
export async function getDebitTrail(db: Db, movement: Movement): Promise<DebitTrail> {
  if (movement.amountOre > 0) return returnTrail(db, movement);
  if (movement.isReversal) return { payouts: [], isMatched: false, possible: [] };
  const matched = await matchedRows(db, movement.id);
  const isMatched = matched.length > 0;
  const [rows, possible] = isMatched
    ? [matched, []]
    : await Promise.all([namedRows(db, movement.paymentReferences), possibleFor(db, movement)]);
  return { payouts: await withVouchers(db, rows, 'payout_paid'), isMatched, possible };
}

async function returnTrail(db: Db, movement: Movement): Promise<DebitTrail> {
  const { id, state, returnedPayoutId } = movement;
  if (returnedPayoutId !== null) {
    const rows = unwrap(await db.from('payouts').select(COLUMNS).eq('id', returnedPayoutId));
    return {
      payouts: await withVouchers(db, rows, 'payout_rejected'),
      isMatched: true,
      possible: [],
    };
  }
  if (state !== 'waiting') return { payouts: [], isMatched: false, possible: [] };
  const rows = unwrap(await db.rpc('list_return_matches', { p_transaction_id: id }));
  const possible = rows.map((row) => ({
    payoutIds: [row.payout_id],
    runId: row.run_id,
    runNumber: row.run_number,
    payOn: row.pay_on,
    name: row.name,
    reference: row.end_to_end_id,
    isNamed: row.is_named,
  }));
  return { payouts: [], isMatched: false, possible };
}

async function matchedRows(db: Db, movementId: string): Promise<Row[]> {
  const query = db.from('payout_movements').select(`payouts (${COLUMNS})`);
  const live = query.eq('bank_transaction_id', movementId).eq('is_live', true);
  return unwrap(await live).map(({ payouts }) => payouts);
}

/** By the payments' own identities, else every payment of the run whose file is named. */
async function namedRows(db: Db, references: readonly string[]): Promise<Row[]> {
  if (references.length === 0) return [];
  const own = unwrap(await db.from('payouts').select(COLUMNS).in('end_to_end_id', references));
  if (own.length > 0) return own;
  const files = references.map((reference) => reference.replace(/-SEK$/u, ''));
  const runs = unwrap(await db.from('payout_files').select('run_id').in('message_id', files));
  const ids = runs.map(({ run_id: id }) => id);
  if (ids.length === 0) return [];
  return unwrap(await db.from('payouts').select(COLUMNS).in('run_id', ids).neq('state', 'removed'));
}

async function possibleFor(db: Db, movement: Movement): Promise<PossiblePayouts[]> {
  if (movement.state !== 'outgoing' && movement.state !== 'waiting') return [];
  const result = await db.rpc('list_payout_matches', { p_transaction_id: movement.id });
  return unwrap(result).map((row) => ({
    payoutIds: row.payout_ids,
    runId: row.run_id,
    runNumber: row.run_number,
    payOn: row.pay_on,
    // The generated types know no null in what a function returns.
    name: row.name as string | null,
    reference: row.end_to_end_id as string | null,
    isNamed: row.is_named,
  }));
}

async function withVouchers(
  db: Db,
  rows: readonly Row[],
  kind: 'payout_paid' | 'payout_rejected',
): Promise<DebitPayout[]> {
  const ids = rows.map(({ id }) => id);
  const vouchers = await vouchersOfSources(db, ids, kind);
  return rows
    .map((row) => ({
      id: row.id,
      runId: row.run_id,
      runNumber: row.payout_runs.number,
      name: payeeOf(row.payee).name,
      reference: row.end_to_end_id,
      state: row.state,
      amountOre: row.amount_ore,
      voucher: vouchers.get(row.id) ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}
