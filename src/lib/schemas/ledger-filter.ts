import { z } from 'zod';
import { isIsoMonth, monthPeriod } from '../domain/bookkeeping/month.ts';
import type { IsoDate } from '../domain/time/day.ts';
import type { Period } from '../domain/time/period.ts';
import { filterDay, filterId, pageNumber } from './filter-fields.ts';

const month = z.string().refine(isIsoMonth).optional().catch(undefined);
const account = z.coerce.number().int().min(1000).max(8999).optional().catch(undefined);
const number = z.coerce.number().int().positive().max(1e9).optional().catch(undefined);
const kind = z
  .string()
  .regex(/^[a-z_]{1,60}$/)
  .optional()
  .catch(undefined);

const voucherSchema = z.object({
  month,
  account,
  number,
  kind,
  document: filterId,
  page: pageNumber,
});
const periodSchema = z.object({ month, from: filterDay, to: filterDay, page: pageNumber });
const daySchema = z.object({
  day: filterDay,
  company: filterId,
  consultant: filterId,
  page: pageNumber,
});

/** Which vouchers the agency looks at. */
export type VoucherFilter = z.output<typeof voucherSchema>;

/** A period of the books and the page of its list. */
export type PeriodFilter = Period & { readonly page: number };

/** A day of the books, both ends included, and one party if any. */
export type DayFilter = { day: IsoDate; company?: string; consultant?: string; page: number };

/** Reads the filter of vouchers from the query of an address; empty fields narrow nothing. */
export function parseVoucherFilter(query: URLSearchParams): VoucherFilter {
  return voucherSchema.parse(filled(query));
}

/** Reads a period, `?month=2026-11` or `?from=…&to=…`; what is missing or turned round is the fallback. */
export function parsePeriodFilter(query: URLSearchParams, fallback: Period): PeriodFilter {
  const { month: whole, from, to, page } = periodSchema.parse(filled(query));
  if (whole !== undefined) return { ...monthPeriod(whole), page };
  if (from !== undefined && to !== undefined && from <= to) return { from, to, page };
  return { ...fallback, page };
}

/** Reads a day, today when there is none. */
export function parseDayFilter(query: URLSearchParams, today: IsoDate): DayFilter {
  const { day, ...rest } = daySchema.parse(filled(query));
  return { day: day ?? today, ...rest };
}

function filled(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ''));
}
