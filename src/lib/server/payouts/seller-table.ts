import { oreCell, wholeCell } from '$lib/domain/export/csv.ts';
import type { SellerQuarter } from '$lib/domain/payouts/seller-report.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { getSellerReport, type SellerYear } from './seller-report.ts';

type Row = { of: SellerYear; quarter: SellerQuarter };

/** The report on sellers of a year as a file: a line for each seller and quarter, with every number. */
export function sellerTable(db: Db, year: number): CsvTable<Row> {
  let rows: Promise<Row[]> | undefined;
  return {
    columns: [
      { label: m.payouts_sellers_name(), cell: ({ of }) => of.seller.name },
      { label: m.payouts_sellers_street(), cell: ({ of }) => of.seller.address.lines.join(', ') },
      { label: m.payouts_sellers_postal_code(), cell: ({ of }) => of.seller.address.postalCode },
      { label: m.payouts_sellers_city(), cell: ({ of }) => of.seller.address.city },
      { label: m.payouts_sellers_country(), cell: ({ of }) => of.seller.address.countryCode },
      { label: m.payouts_sellers_number(), cell: ({ of }) => of.seller.organisationNumber },
      { label: m.payouts_sellers_vat_number(), cell: ({ of }) => of.seller.vatNumber },
      { label: m.payouts_sellers_account(), cell: ({ of }) => of.account },
      { label: m.payouts_sellers_quarter(), cell: ({ quarter }) => `${year} Q${quarter.quarter}` },
      { label: m.payouts_sellers_paid(), cell: ({ quarter }) => oreCell(quarter.paidOre) },
      { label: m.payouts_sellers_vat(), cell: ({ quarter }) => oreCell(quarter.vatOre) },
      {
        label: m.payouts_sellers_activities(),
        cell: ({ quarter }) => wholeCell(quarter.activities),
      },
      { label: m.payouts_sellers_fees(), cell: ({ quarter }) => oreCell(quarter.feesOre) },
    ],
    key: ({ of, quarter }) => `${of.consultantId} ${quarter.quarter}`,
    page: async (page) => {
      rows ??= getSellerReport(db, year).then(rowsOf);
      return (await rows).slice((page - 1) * EXPORT_PAGE, page * EXPORT_PAGE);
    },
  };
}

function rowsOf(sellers: readonly SellerYear[]): Row[] {
  return sellers.flatMap((of) => of.quarters.map((quarter) => ({ of, quarter })));
}
