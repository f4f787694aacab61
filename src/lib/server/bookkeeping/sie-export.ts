import { voucherNumber } from '$lib/domain/bookkeeping/ledger-voucher.ts';
import type { Period } from '$lib/domain/time/period.ts';
import { voucherKind } from '$lib/format/voucher-kind.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { listAccounts } from './accounts.ts';
import { writeSie4i, type SieVoucher } from './sie.ts';

/** Vouchers read at a time. */
const AT_A_TIME = 200;
const PROGRAM = { name: 'Rollkoll', version: '1.0' };
const COLUMNS = `id, year, number, booked_on, kind, label, companies (name), consultants (name),
  ledger_postings (position, account, sek_ore)`;

/** A file for a bookkeeping system, and how many vouchers it holds. */
export type SieExport = { bytes: Uint8Array; vouchers: number };

/**
 * The vouchers of a period as a SIE 4I file, in kronor. The bookkeeping system numbers them anew;
 * our own number stands last in the text of each.
 * @param generatedBy who asked for the file
 */
export async function exportSie(db: Db, period: Period, generatedBy: string): Promise<SieExport> {
  const settings = db.from('agency_settings').select('name, organisation_number');
  const [agency, accounts, vouchers] = await Promise.all([
    settings.maybeSingle(),
    listAccounts(db),
    readVouchers(db, period),
  ]);
  const { name, organisation_number: organisationNumber } = unwrap(agency);
  const used = new Set(vouchers.flatMap(({ postings }) => postings.map(({ account }) => account)));
  const bytes = writeSie4i({
    program: PROGRAM,
    generatedOn: todayInSweden(),
    generatedBy,
    company: { name, organisationNumber },
    accounts: accounts
      .map((account) => ({ number: String(account.number), name: account.name.sv }))
      .filter(({ number }) => used.has(number)),
    vouchers,
  });
  return { bytes, vouchers: vouchers.length };
}

async function readVouchers(db: Db, period: Period): Promise<SieVoucher[]> {
  const all: SieVoucher[] = [];
  for (;;) {
    const rows = await readPage(db, period, all.length);
    all.push(...rows.map(toSieVoucher));
    if (rows.length < AT_A_TIME) return all;
  }
}

async function readPage(db: Db, { from, to }: Period, offset: number) {
  const query = db.from('ledger_entries').select(COLUMNS).gte('booked_on', from);
  const ordered = query.lte('booked_on', to).order('booked_on').order('year').order('number');
  const sorted = ordered.order('position', { referencedTable: 'ledger_postings' });
  return unwrap(await sorted.range(offset, offset + AT_A_TIME - 1));
}

function toSieVoucher(row: Awaited<ReturnType<typeof readPage>>[number]): SieVoucher {
  const party = row.companies?.name ?? row.consultants?.name;
  const what = [voucherKind(row.kind, 'sv'), row.label, party].filter(Boolean).join(' ');
  return {
    series: '',
    date: row.booked_on,
    text: `${what} (${voucherNumber(row)})`,
    postings: row.ledger_postings.map((posting) => ({
      account: String(posting.account),
      amountOre: posting.sek_ore,
      currency: 'SEK',
    })),
  };
}
