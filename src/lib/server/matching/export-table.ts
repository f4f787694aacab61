import { wholeCell, type CsvCell } from '$lib/domain/export/csv.ts';
import { LOGGED_CODES, type LoggedRanking } from '$lib/domain/matching/ranking-log.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseRankingFilter } from '$lib/schemas/agency-ranking-filter.ts';
import { momentInSweden } from '$lib/server/agency/moment.ts';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { listRankings } from './ranking-log.ts';

/** The log of rankings as a file, with the filter of its address: one line for each list shown. */
export function rankingTable(db: Db, query: URLSearchParams): CsvTable<LoggedRanking> {
  const filter = parseRankingFilter(query);
  const count = ({ filtered }: LoggedRanking, code: string): CsvCell =>
    wholeCell(filtered.find((row) => row.code === code)?.count ?? 0);
  return {
    columns: [
      { label: m.matching_log_when(), cell: (row) => momentInSweden(row.recordedAt) },
      { label: m.agency_company(), cell: (row) => row.companyName },
      { label: m.matching_log_brief(), cell: (row) => row.briefTitle },
      { label: m.matching_log_export_role(), cell: (row) => row.roleId },
      { label: m.matching_log_by(), cell: (row) => row.actorName ?? row.actor },
      { label: m.matching_log_candidates(), cell: (row) => wholeCell(row.candidates) },
      { label: m.matching_log_ranked(), cell: (row) => wholeCell(row.ranked) },
      { label: m.matching_log_ask_first(), cell: (row) => wholeCell(row.askFirst) },
      ...LOGGED_CODES.map((code) => ({
        label: code,
        cell: (row: LoggedRanking) => count(row, code),
      })),
      { label: m.matching_log_brief_version(), cell: (row) => wholeCell(row.briefVersion) },
      { label: m.matching_log_rules(), cell: (row) => wholeCell(row.rulesVersion) },
      { label: m.matching_log_rarity(), cell: (row) => wholeCell(row.rarityVersion) },
      { label: m.matching_log_catalogue(), cell: (row) => row.catalogueVersion },
      { label: m.matching_log_fingerprint(), cell: (row) => row.fingerprint },
    ],
    key: ({ id }) => id,
    page: async (page) => (await listRankings(db, { ...filter, page }, EXPORT_PAGE)).rankings,
  };
}
