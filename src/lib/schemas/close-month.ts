import { z } from 'zod';

/** A month is closed for good, so it takes a tick. */
export const closeMonthSchema = z.object({ confirmed: z.literal('on', 'confirm') });
