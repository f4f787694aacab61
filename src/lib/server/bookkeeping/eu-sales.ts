import {
  ecSalesFile,
  ecSalesList,
  type EcReporter,
  type EcSalesRow,
} from '$lib/domain/bookkeeping/ec-sales-list.ts';
import { partOfYear } from '$lib/domain/bookkeeping/month.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { Period } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { problemSentence } from '$lib/server/forms/sentences.ts';

/** A voucher with services sold to a business in another EU state. */
export type EuSaleRow = {
  voucherId: string;
  year: number;
  number: number;
  label: string;
  invoiceId: string | null;
  buyer: string;
  vatNumber: string;
  netOre: Ore;
};

/** Longest name the file takes. */
const NAME_LENGTH = 35;

/** The sales of a period to businesses in other EU states, by VAT number. */
export async function listEuSales(db: Db, { from, to }: Period): Promise<EuSaleRow[]> {
  const rows = unwrap(await db.rpc('list_eu_sales', { p_from: from, p_to: to }));
  return rows.map((row) => ({
    voucherId: row.entry_id,
    year: row.year,
    number: row.number,
    label: row.label,
    invoiceId: row.invoice_id,
    buyer: row.buyer_name,
    vatNumber: row.vat_number,
    netOre: row.sek_ore,
  }));
}

/**
 * The periodisk sammanställning of a month or quarter as the file that Skatteverket takes.
 * @throws {DomainError} 409 `ec_period_wrong`, `ec_buyer_invalid`, `ec_reporter_invalid`
 */
export async function ecSalesText(db: Db, period: Period): Promise<string> {
  const part = partOfYear(period);
  if (part === null) throw new DomainError(409, 'ec_period_wrong');
  const rows = rowsOf(await listEuSales(db, period));
  const reporter = await getReporter(db);
  try {
    return ecSalesFile(rows, part, reporter);
  } catch (cause) {
    if (cause instanceof RangeError) throw new DomainError(409, 'ec_reporter_invalid');
    throw cause;
  }
}

/** Why there is no file for a period, as a sentence; null when there is one. */
export async function findEcSalesFault(db: Db, period: Period): Promise<string | null> {
  try {
    await ecSalesText(db, period);
    return null;
  } catch (cause) {
    if (cause instanceof DomainError && cause.status === 409) return problemSentence(cause.code);
    throw cause;
  }
}

function rowsOf(sales: readonly EuSaleRow[]): EcSalesRow[] {
  try {
    return ecSalesList(sales);
  } catch (cause) {
    if (cause instanceof RangeError) throw new DomainError(409, 'ec_buyer_invalid');
    throw cause;
  }
}

async function getReporter(db: Db): Promise<EcReporter> {
  const query = db.from('agency_settings').select('name, vat_number, phone, email');
  const row = unwrap(await query.maybeSingle());
  return {
    name: row.name.replace(/[;"\r\n]/g, ' ').slice(0, NAME_LENGTH),
    vatNumber: row.vat_number,
    // The file wants an area code and one row of digits.
    phone: row.phone.replace(/\s/g, ''),
    email: row.email,
  };
}
