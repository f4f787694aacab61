import { z } from 'zod';
import { WORK_MODES } from '../domain/catalogue/consultant-card.ts';
import { isStatableRate, parseHourlyRate } from '../domain/consultants/hourly-rate.ts';

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,60}$/u, 'choose');
const ids = z.array(id).max(50, 'choose').default([]);

const optionalRate = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return null;
    const ore = parseHourlyRate(text);
    if (ore !== null && isStatableRate(ore)) return ore;
    context.addIssue({ code: 'custom', message: 'rate' });
    return z.NEVER;
  });

const languages = z
  .record(z.string().regex(/^[a-z]{2}$/u, 'choose'), z.string().regex(/^[1-6]?$/u, 'choose'))
  .default({})
  .transform((levels) =>
    Object.entries(levels)
      .filter(([, cefr]) => cefr !== '')
      .map(([code, cefr]) => ({ code, cefr: Number(cefr) })),
  );

/**
 * The consultant's own profile without competencies: text, prices per hour to the client (öre),
 * places, work modes, roles, sectors and languages. Everything but the name may be left open.
 */
export const profileSchema = z
  .object({
    version: z.coerce.number('number').int('number').min(1, 'number'),
    name: z.string().trim().min(1, 'required').max(120, 'too_long:120'),
    headline: z.string().trim().max(160, 'too_long:160').default(''),
    about: z.string().trim().max(4000, 'too_long:4000').default(''),
    region_id: z.union([z.literal(''), id]).default(''),
    wished_rate: optionalRate,
    floor_rate: optionalRate,
    work_modes: z.array(z.enum(WORK_MODES, 'choose')).default([]),
    role_ids: ids,
    sector_ids: ids,
    on_site_region_ids: ids,
    languages,
  })
  .refine(({ wished_rate: wish, floor_rate: floor }) => floor === null || wish !== null, {
    path: ['wished_rate'],
    error: 'required',
  })
  .refine(
    ({ wished_rate: wish, floor_rate: floor }) => floor === null || wish === null || floor <= wish,
    { path: ['floor_rate'], error: 'floor_above_wish' },
  );

export type ProfileData = z.output<typeof profileSchema>;
