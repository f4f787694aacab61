import { z } from 'zod';

/** Which invoice a charge at Stripe was for. */
export const placeCardMoneySchema = z.object({
  source: z.string('choose').min(1, 'choose').max(100, 'choose'),
  invoice: z.coerce
    .number('whole_number')
    .int('whole_number')
    .positive('whole_number')
    .max(1e12, 'whole_number'),
});
