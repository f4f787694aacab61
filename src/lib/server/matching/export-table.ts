import { wholeCell, type CsvCell } from '$lib/domain/export/csv.ts';
import { explain, type ScoreLine } from '$lib/domain/matching/explanation.ts';
import {
  LOGGED_CODES,
  type LoggedRanking,
  type RankingPlace,
  type ShownPlace,
} from '$lib/domain/matching/ranking-log.ts';
import type { Band } from '$lib/domain/matching/rules.ts';
import { actionWord, shownTo } from '$lib/format/ranking-log-words.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseRankingFilter } from '$lib/schemas/agency-ranking-filter.ts';
import { momentInSweden } from '$lib/server/agency/moment.ts';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvColumn, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { listShownPlaces } from './ranking-log.ts';

const BAND_WORDS: Readonly<Record<Band, () => string>> = {
  very_good: m.matching_band_very_good,
  good: m.matching_band_good,
  possible: m.matching_band_possible,
  more: m.matching_band_more,
};

const LINE_WORDS: readonly (readonly [ScoreLine['id'], () => string])[] = [
  ['competence', m.matching_part_competence],
  ['availability', m.matching_part_availability],
  ['rate', m.matching_part_rate],
  ['sector', m.matching_part_sector],
  ['workMode', m.matching_part_work_mode],
  ['mutuality', m.matching_part_mutuality_short],
  ['cap', m.matching_part_cap_short],
];

/**
 * The log of rankings as a file, with the filter of its address: one line for each place that
 * somebody was shown, and one for each list that nobody was on.
 * @param roles names of roles by id, in the language of the file
 */
export function rankingTable(
  db: Db,
  query: URLSearchParams,
  roles: ReadonlyMap<string, string>,
): CsvTable<ShownPlace> {
  const filter = parseRankingFilter(query);
  return {
    columns: [...rankingColumns(roles), ...placeColumns(), ...versionColumns()],
    key: ({ ranking, place }) => `${ranking.id}:${place?.place ?? 0}`,
    page: (page) => listShownPlaces(db, { ...filter, page }, EXPORT_PAGE),
  };
}

function ofRanking(label: string, cell: (ranking: LoggedRanking) => CsvCell) {
  return { label, cell: ({ ranking }: ShownPlace) => cell(ranking) };
}

/** Nothing stands in the cells of a list that nobody was on. */
function ofPlace(label: string, cell: (place: RankingPlace) => CsvCell) {
  return { label, cell: ({ place }: ShownPlace) => place && cell(place) };
}

function rankingColumns(roles: ReadonlyMap<string, string>): CsvColumn<ShownPlace>[] {
  return [
    ofRanking(m.matching_log_when(), (row) => momentInSweden(row.recordedAt)),
    ofRanking(m.agency_company(), (row) => row.companyName),
    ofRanking(m.matching_log_brief(), (row) => row.briefTitle),
    ofRanking(m.matching_log_export_role(), (row) => roles.get(row.roleId) ?? row.roleId),
    ofRanking(m.matching_log_export_role_id(), (row) => row.roleId),
    ofRanking(m.matching_log_by(), shownTo),
    ofRanking(m.matching_log_candidates(), (row) => wholeCell(row.candidates)),
    ofRanking(m.matching_log_ranked(), (row) => wholeCell(row.ranked)),
    ofRanking(m.matching_log_ask_first(), (row) => wholeCell(row.askFirst)),
    ...LOGGED_CODES.map((code) =>
      ofRanking(code, ({ filtered }) =>
        wholeCell(filtered.find((row) => row.code === code)?.count ?? 0),
      ),
    ),
  ];
}

function placeColumns(): CsvColumn<ShownPlace>[] {
  return [
    ofPlace(m.matching_log_move_who(), (row) => wholeCell(row.consultantNumber)),
    ofPlace(m.matching_log_final(), (row) => wholeCell(row.place)),
    ofPlace(m.matching_log_raw(), (row) => wholeCell(row.rawPlace)),
    ofPlace(m.matching_log_export_why(), whyThere),
    ofPlace(m.matching_log_total(), ({ match }) => tenths(explain(match).totalTenths)),
    ofPlace(m.matching_log_export_band(), ({ match }) => BAND_WORDS[match.band]()),
    ...LINE_WORDS.map(([id, word]) => ofPlace(word(), ({ match }) => lineOf(explain(match), id))),
    ofPlace(m.matching_log_actions(), whatWasDone),
  ];
}

function versionColumns(): CsvColumn<ShownPlace>[] {
  return [
    ofRanking(m.matching_log_brief_version(), (row) => wholeCell(row.briefVersion)),
    ofRanking(m.matching_log_rules(), (row) => wholeCell(row.rulesVersion)),
    ofRanking(m.matching_log_rarity(), (row) => wholeCell(row.rarityVersion)),
    ofRanking(m.matching_log_catalogue(), (row) => row.catalogueVersion),
    ofRanking(m.matching_log_fingerprint(), (row) => row.fingerprint),
  ];
}

/** Why the place is not the one by score: the newcomer's place, or rotation. */
function whyThere({ isNewcomerPlace, isRotated, place, rawPlace }: RankingPlace): CsvCell {
  if (isNewcomerPlace) return m.matching_newcomer();
  if (isRotated) return m.matching_rotated();
  return place === rawPlace ? null : m.matching_made_room();
}

/** What people did, and why when they said so: `tillfrågad 2026-11-02 09:30; tackade nej … (skälet)`. */
function whatWasDone({ actions }: RankingPlace): CsvCell {
  const told = actions.map(({ action, actedAt, reason }) => {
    const what = m.matching_log_action_when({
      action: actionWord(action),
      when: momentInSweden(actedAt),
    });
    return reason ? `${what} (${reason})` : what;
  });
  return told.join('; ') || null;
}

/** Points of a line; nothing where the score was not capped. */
function lineOf({ lines }: { lines: readonly ScoreLine[] }, id: ScoreLine['id']): CsvCell {
  const line = lines.find((one) => one.id === id);
  return line ? tenths(line.tenths) : null;
}

function tenths(value: number): CsvCell {
  return { scaled: value, decimals: 1 };
}
