import type { VatAccount } from '$lib/domain/bookkeeping/vat-lines.ts';
import { oreCell, wholeCell } from '$lib/domain/export/csv.ts';
import { vatBoxName } from '$lib/format/vat-box.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { CsvTable } from '$lib/server/export/csv-stream.ts';
import { lastMonth } from './last-month.ts';
import { getVatReport } from './vat.ts';

type Row = { box: string; kronor: number | null; from: VatAccount | null };

/** The VAT return of a period as a file: a line for each box, and for each account it comes from. */
export function vatTable(db: Db, query: URLSearchParams): CsvTable<Row> {
  const period = parsePeriodFilter(query, lastMonth());
  return {
    columns: [
      { label: m.bookkeeping_box(), cell: ({ box }) => box },
      { label: m.bookkeeping_what(), cell: ({ box, from }) => (from ? '' : vatBoxName(box)) },
      {
        label: m.bookkeeping_box_kronor(),
        cell: ({ kronor }) => (kronor === null ? null : wholeCell(kronor)),
      },
      { label: m.bookkeeping_account(), cell: ({ from }) => from && wholeCell(from.account) },
      { label: m.bookkeeping_account_name(), cell: ({ from }) => from?.name[getLocale()] ?? null },
      { label: m.bookkeeping_moved_sek(), cell: ({ from }) => oreCell(from?.movedOre ?? null) },
    ],
    key: ({ box, from }) => `${box} ${from?.account ?? ''}`,
    page: async () => {
      const { lines, toPay } = await getVatReport(db, period);
      const rows = lines.flatMap(({ box, kronor, accounts }): Row[] => [
        { box, kronor, from: null },
        ...accounts.map((from) => ({ box, kronor: null, from })),
      ]);
      return [...rows, { box: '49', kronor: toPay, from: null }];
    },
  };
}
