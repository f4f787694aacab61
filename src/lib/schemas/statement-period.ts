import { z } from 'zod';
import type { IsoDate } from '../domain/time/day.ts';
import { filterDay } from './filter-fields.ts';

const schema = z.object({ from: filterDay, to: filterDay });

/**
 * The period of an address: days that are missing or impossible are those of the usual one, and a
 * period that ends before it begins is one day.
 */
export function parseStatementPeriod(
  query: URLSearchParams,
  usual: { from: IsoDate; to: IsoDate },
): { from: IsoDate; to: IsoDate } {
  const { from = usual.from, to = usual.to } = schema.parse(Object.fromEntries(query));
  return { from: from < to ? from : to, to };
}
