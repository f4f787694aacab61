import { AsyncLocalStorage } from 'node:async_hooks';
import {
  BYTE_ORDER_MARK,
  CSV_DIALECTS,
  csvLine,
  type CsvCell,
  type CsvDialect,
} from '$lib/domain/export/csv.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';

/** The most rows an export holds; a longer list says in its last line that it was cut. */
export const EXPORT_LIMIT = 10_000;

/** Rows read at a time: their ids fit into one address of the API. */
export const EXPORT_PAGE = 100;

export type CsvColumn<Row> = { label: string; cell: (row: Row) => CsvCell };

/** A list as a file. */
export type CsvTable<Row> = {
  columns: readonly CsvColumn<Row>[];
  /** Names a row, so that one that moves to a later page meanwhile is written once. */
  key: (row: Row) => string;
  /** A page of `EXPORT_PAGE` rows, from page 1. */
  page: (page: number) => Promise<readonly Row[]>;
};

/**
 * The bytes of a list, page by page as the receiver takes them, so that ten thousand rows need no
 * more memory than a hundred. The first page is read at once: what the database refuses is thrown.
 */
export async function csvStream<Row>(
  table: CsvTable<Row>,
  locale: Locale,
): Promise<ReadableStream<Uint8Array>> {
  const chunks = csvChunks(table, CSV_DIALECTS[locale]);
  // The stream is read after the request's handler has ended; its language comes along.
  const inContext = AsyncLocalStorage.snapshot();
  let next: IteratorResult<string, void> | null = await chunks.next();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = next ?? (await inContext(() => chunks.next()));
      next = null;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* csvChunks<Row>(
  { columns, key, page }: CsvTable<Row>,
  dialect: CsvDialect,
): AsyncGenerator<string, void> {
  const written = new Set<string>();
  const line = (row: Row) =>
    csvLine(
      columns.map(({ cell }) => cell(row)),
      dialect,
    );
  let head =
    BYTE_ORDER_MARK +
    csvLine(
      columns.map(({ label }) => label),
      dialect,
    );
  for (let number = 1; ; number += 1) {
    const rows = await page(number);
    const fresh = rows.filter((row) => !written.has(key(row)));
    const kept = fresh.slice(0, EXPORT_LIMIT - written.size);
    for (const row of kept) written.add(key(row));
    yield head + kept.map(line).join('');
    head = '';
    if (kept.length < fresh.length) {
      yield csvLine([m.common_export_cut({ limit: EXPORT_LIMIT })], dialect);
      return;
    }
    if (rows.length < EXPORT_PAGE) return;
  }
}
