import type { LedgerVoucher, VoucherRow } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import { sumOre } from '$lib/domain/money/ore.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { voucherSources } from './voucher-sources.ts';
import { listVouchersOf } from './vouchers.ts';

const COLUMNS = `id, year, number, booked_on, kind, label, source_id, created_at,
  companies (id, name), consultants (id, name), people (name),
  ledger_postings (position, account, amount_ore, currency, sek_ore, document_id,
    ledger_accounts (name_sv, name_en), assignments (id, title))`;

/** One voucher with its rows and what it came from. @throws {DomainError} 404 */
export async function getVoucher(db: Db, id: string): Promise<LedgerVoucher> {
  const query = db.from('ledger_entries').select(COLUMNS).eq('id', id);
  const ordered = query.order('position', { referencedTable: 'ledger_postings' });
  const row = unwrap(await ordered.maybeSingle());
  const documents = row.ledger_postings.flatMap(({ document_id }) => document_id ?? []);
  const concerned = [...new Set([row.source_id, ...documents])];
  const [sources, related] = await Promise.all([
    voucherSources(db, concerned, row),
    listVouchersOf(db, [...new Set(documents)]),
  ]);
  const rows = row.ledger_postings.map(toRow);
  return {
    id: row.id,
    year: row.year,
    number: row.number,
    bookedOn: row.booked_on,
    kind: row.kind,
    label: row.label,
    party: row.companies?.name ?? row.consultants?.name ?? null,
    debitOre: sumOre(rows.map(({ sekOre }) => Math.max(0, sekOre))),
    bookedBy: row.people?.name ?? null,
    bookedAt: row.created_at,
    rows,
    sources,
    related: related.filter((other) => other.id !== id),
  };
}

type StoredRow = {
  position: number;
  account: number;
  amount_ore: number;
  currency: string;
  sek_ore: number;
  ledger_accounts: { name_sv: string; name_en: string };
  assignments: { id: string; title: string } | null;
};

function toRow(row: StoredRow): VoucherRow {
  return {
    position: row.position,
    account: row.account,
    accountName: { sv: row.ledger_accounts.name_sv, en: row.ledger_accounts.name_en },
    amountOre: row.amount_ore,
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    sekOre: row.sek_ore,
    assignment: row.assignments,
  };
}
