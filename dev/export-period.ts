import { isIsoDate } from '#lib/domain/time/day.ts';
import type { Period } from '#lib/domain/time/period.ts';
import { UsageError } from './local-stack.ts';

/** Two days given on a command line. @throws {UsageError} naming the one that is wrong */
export function periodOf(from: string | undefined, to: string | undefined): Period {
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (day === undefined || !isIsoDate(day)) {
      throw new UsageError(`${name} must be a day such as 2026-11-30, not ${day ?? 'nothing'}.`);
    }
  }
  const period = { from: from ?? '', to: to ?? '' };
  if (period.to < period.from) throw new UsageError('--to must not be before --from.');
  return period;
}
