import { z } from 'zod';
import { WORK_MODES } from '../domain/catalogue/consultant-card.ts';
import { isStatableRate } from '../domain/consultants/hourly-rate.ts';
import { parseAmount } from '../domain/money/parse-amount.ts';

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,60}$/u, 'choose');
const ids = z.array(id).max(50, 'choose').default([]);

const optionalRate = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return null;
    const ore = parseAmount(text);
    if (ore !== null && isStatableRate(ore)) return ore;
    context.addIssue({ code: 'custom', message: 'rate' });
    return z.NEVER;
  });

/** Per cent of full time; empty is no wish. */
const optionalShare = z
  .string()
  .trim()
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    const percent = Number(text.replace(/\s*%$/u, ''));
    if (Number.isInteger(percent) && percent >= 1 && percent <= 100) return percent;
    context.addIssue({ code: 'custom', message: 'share' });
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

type Wishes = {
  wanted_share_min: number | null;
  wanted_share_max: number | null;
  work_modes: readonly string[];
  wished_modes: readonly string[];
  wanted_sector_ids: readonly string[];
  avoided_sector_ids: readonly string[];
};

/** Wishes that contradict each other, or the rest of the profile. */
function wishFaults(wishes: Wishes): { path: string; message: string }[] {
  const { wanted_share_min: min, wanted_share_max: max, work_modes: possible } = wishes;
  const { wanted_sector_ids: wanted, avoided_sector_ids: avoided } = wishes;
  const faults: { path: string; message: string }[] = [];
  if ((min === null) !== (max === null)) {
    const path = min === null ? 'wanted_share_min' : 'wanted_share_max';
    faults.push({ path, message: 'share_both' });
  }
  if (min !== null && max !== null && min > max) {
    faults.push({ path: 'wanted_share_max', message: 'share_order' });
  }
  if (possible.length > 0 && wishes.wished_modes.some((mode) => !possible.includes(mode))) {
    faults.push({ path: 'wished_modes', message: 'mode_not_possible' });
  }
  if (wanted.some((sector) => avoided.includes(sector))) {
    faults.push({ path: 'avoided_sector_ids', message: 'wish_or_avoid' });
  }
  return faults;
}

/**
 * The consultant's own profile without competencies: text, prices per hour to the client (öre),
 * places, work modes, roles, sectors, languages and wishes. Everything but the name may be left open.
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
    wanted_share_min: optionalShare,
    wanted_share_max: optionalShare,
    wished_modes: z.array(z.enum(WORK_MODES, 'choose')).default([]),
    wanted_sector_ids: ids,
    avoided_sector_ids: ids,
  })
  .refine(({ wished_rate: wish, floor_rate: floor }) => floor === null || wish !== null, {
    path: ['wished_rate'],
    error: 'required',
  })
  .refine(
    ({ wished_rate: wish, floor_rate: floor }) => floor === null || wish === null || floor <= wish,
    { path: ['floor_rate'], error: 'floor_above_wish' },
  )
  .superRefine((profile, context) => {
    for (const { path, message } of wishFaults(profile)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  });

export type ProfileData = z.output<typeof profileSchema>;
