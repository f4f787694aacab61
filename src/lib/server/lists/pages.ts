import { unwrap } from '$lib/server/db/db-error.ts';

/** First and last row of a page, both included, as the API's `range` takes them. */
export function rangeOfPage(page: number, perPage: number): [from: number, to: number] {
  const from = (page - 1) * perPage;
  return [from, from + perPage - 1];
}

/** A page of rows and how many there are in all. */
export type Paged<Row> = { rows: Row[]; total: number; pages: number };

type Refused = { data: null; error: { code?: string; message: string } };
type PageResult<T> = { data: T[]; error: null } | Refused;

/** The rows of a page. One past the last is empty, though PostgREST calls it a fault (416). */
export function pageRows<T>(result: PageResult<T>): T[] {
  if (result.error) return result.error.code === 'PGRST103' ? [] : unwrap(result);
  return result.data;
}

/** Puts a page together. @param count as the API told, null when it did not */
export function paged<Row>(rows: Row[], count: number | null, perPage: number): Paged<Row> {
  const total = count ?? rows.length;
  return { rows, total, pages: Math.ceil(total / perPage) };
}
