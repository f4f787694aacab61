import { roundHalfUp } from '$lib/domain/money/round.ts';
import type { Locale } from './locale.ts';
import { formatScaled, formatTrimmed, NBSP } from './number.ts';

/** Worked time in hours with at most two decimals: 450 minutes is `7,5 h`. */
export function formatDuration(minutes: number, locale: Locale): string {
  return `${formatTrimmed(hundredths(minutes), 2, locale)}${NBSP}h`;
}

/** Hours with two decimals and no unit, for columns: 450 minutes is `7,50`. */
export function formatHours(minutes: number, locale: Locale): string {
  return formatScaled(hundredths(minutes), 2, locale);
}

function hundredths(minutes: number): number {
  return roundHalfUp((minutes * 100) / 60);
}
