import { toError } from './db-error.ts';

/** Fewer than the API hands out in one answer (`max_rows`): more would be cut without a word. */
const AT_ONCE = 500;

type Answer<Row> = {
  data: Row[] | null;
  error: { code?: string | null; message: string; details?: string | null } | null;
};

/** How often a list that changes while it is read is read again from its beginning. */
const READINGS = 20;

/**
 * Every row of a list that may be longer than one answer of the API. Each answer begins with the
 * last row of the one before: when that is another, something left the list meanwhile and what
 * stood after it has moved, so the list is read anew.
 * @param part asks for the rows from one place to another, both included, in an order of its own
 * @param atOnce rows in one answer
 * @throws Error when the list changed during every one of many readings
 */
export async function everyRow<Row>(
  part: (from: number, to: number) => PromiseLike<Answer<Row>>,
  atOnce = AT_ONCE,
): Promise<Row[]> {
  for (let reading = 0; reading < READINGS; reading += 1) {
    const rows = await readThrough(part, atOnce);
    if (rows) return rows;
  }
  throw new Error('the list changed while it was read');
}

async function readThrough<Row>(
  part: (from: number, to: number) => PromiseLike<Answer<Row>>,
  atOnce: number,
): Promise<Row[] | null> {
  const rows: Row[] = await answerOf(part(0, atOnce - 1));
  let isFull = rows.length === atOnce;
  while (isFull) {
    const [last, ...next] = await answerOf(part(rows.length - 1, rows.length - 1 + atOnce));
    if (JSON.stringify(last) !== JSON.stringify(rows.at(-1))) return null;
    rows.push(...next);
    isFull = next.length === atOnce;
  }
  return rows;
}

async function answerOf<Row>(asked: PromiseLike<Answer<Row>>): Promise<Row[]> {
  const { data, error } = await asked;
  if (error) throw toError(error);
  return data ?? [];
}
