import { toError } from './db-error.ts';

/** Fewer than the API hands out in one answer (`max_rows`): more would be cut without a word. */
const AT_ONCE = 500;

type Answer<Row> = {
  data: Row[] | null;
  error: { code?: string | null; message: string; details?: string | null } | null;
};

/**
 * Every row of a list that may be longer than one answer of the API.
 * @param part asks for the rows from one place to another, both included, in an order of its own
 * @param atOnce rows in one answer
 */
export async function everyRow<Row>(
  part: (from: number, to: number) => PromiseLike<Answer<Row>>,
  atOnce = AT_ONCE,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const { data, error } = await part(rows.length, rows.length + atOnce - 1);
    if (error) throw toError(error);
    rows.push(...(data ?? []));
    if ((data ?? []).length < atOnce) return rows;
  }
}
