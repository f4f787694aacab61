import { pair } from './competencies.ts';
import type { Both, Source } from './source.ts';
import { clearPositions, removeOthers, upsert, type Row, type Upsert } from './sql.ts';

/** Statements for sectors with their relations, regions and languages. */
export function placeStatements({ sectors, regions, languages }: Source): string[] {
  const relations: Upsert = {
    table: 'sector_relations',
    key: ['a', 'b'],
    rows: sectors.related.map(({ a, b }) => pair(a, b)),
  };
  return [
    ...list(
      'sectors',
      'id',
      sectors.sectors.map(({ id, name }) => ({ id, ...name })),
    ),
    upsert(relations),
    removeOthers(relations),
    removeOthers(
      named(
        'sectors',
        'id',
        sectors.sectors.map(({ id, name }) => ({ id, ...name })),
      ),
      ['companies.sector_id', 'consultant_sectors.sector_id', 'briefs.sector_id'],
    ),
    ...list('regions', 'id', regions),
    removeOthers(named('regions', 'id', regions), [
      'consultants.region_id',
      'consultant_regions.region_id',
      'briefs.region_id',
    ]),
    ...list('languages', 'code', languages),
    removeOthers(named('languages', 'code', languages), [
      'consultant_languages.language_code',
      'brief_languages.language_code',
    ]),
  ];
}

type Named<Key extends string> = Both & Record<Key, string>;

function list<Key extends string>(table: string, key: Key, items: Named<Key>[]): string[] {
  return [clearPositions(table), upsert(named(table, key, items))];
}

function named<Key extends string>(table: string, key: Key, items: Named<Key>[]): Upsert {
  const rows = items.map((item, index): Row => ({
    [key]: item[key],
    position: index + 1,
    name_sv: item.sv,
    name_en: item.en,
  }));
  return { table, key: [key], rows };
}
