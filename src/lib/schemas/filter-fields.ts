import { z } from 'zod';
import { isIsoDate } from '../domain/time/day.ts';

// Filters are read from addresses. What is not understood is left out: an old or mistyped address
// shows more, never an error.

/** Free text to search for, at most 80 characters; empty when missing. */
export const searchText = z
  .string()
  .transform((text) => text.trim().slice(0, 80))
  .catch('');

/** A page number from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

/** A day `YYYY-MM-DD`; undefined when missing or impossible. */
export const filterDay = z.string().refine(isIsoDate).optional().catch(undefined);

/** A uuid; undefined when missing or not one. */
export const filterId = z.guid().optional().catch(undefined);
