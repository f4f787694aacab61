import { z } from 'zod';
import { isIsoDate } from '../domain/time/day.ts';

const reason = z.string('required').trim().min(1, 'required');
const days = z.coerce
  .number('number')
  .int('number')
  .min(1, 'between:1–120')
  .max(120, 'between:1–120');
/** Whole kronor as typed, given as öre; empty means never. */
const kronor = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/\s/gu, ''))
  .pipe(z.union([z.literal(''), z.string().regex(/^\d{1,7}$/u, 'number')]))
  .transform((text) => (text === '' ? null : Number(text) * 100));

/** Which step to send about which invoice: the step is what the page showed as next. */
export const sendReminderSchema = z.object({
  step: z.enum(['first_reminder', 'second_reminder', 'final_reminder'], 'choose'),
});

/** Why reminders rest, and the last day of it; without one until somebody ends it. */
export const pauseSchema = z.object({
  pause_reason: reason.max(300, 'too_long:300'),
  until: z
    .string()
    .trim()
    .refine((text) => text === '' || isIsoDate(text), 'date')
    .transform((text) => (text === '' ? null : text))
    .default(null),
});

/** Nothing but the press of a button. */
export const resumeSchema = z.object({});

/** Why a claim is taken back. */
export const withdrawSchema = z.object({ withdraw_reason: reason.max(500, 'too_long:500') });

/** Days after the due date, each later than the one before, and the least interest. */
export const reminderSettingsSchema = z
  .object({ first: days, second: days, final: days, interest_least: kronor })
  .refine(({ first, second }) => first < second, { path: ['second'], error: 'reminder_order' })
  .refine(({ second, final }) => second < final, { path: ['final'], error: 'reminder_order' });
