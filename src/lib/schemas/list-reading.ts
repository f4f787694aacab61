import { z } from 'zod';

/** The reading of a ranking that an open list asks about: its entry in the log, and its snapshot. */
export const listReadingSchema = z.object({
  rankingId: z.uuid(),
  asOf: z
    .string()
    .max(10_000)
    .regex(/^\d+:\d+:[\d,]*$/u),
});
