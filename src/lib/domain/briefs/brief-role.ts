import type { Period } from '../time/period.ts';
import type { Brief, BriefRole, BriefTime } from './brief.ts';

/** What a role asks for as one period and one share: its hull and its largest percent. */
export function roleTerms({ times }: { times: readonly BriefTime[] }): BriefTime {
  const days = (end: keyof Period) => times.map(({ period }) => period[end]).sort();
  return {
    period: { from: days('from')[0] ?? '', to: days('to').at(-1) ?? '' },
    percent: Math.max(0, ...times.map(({ percent }) => percent)),
  };
}

/**
 * The role at a position of the address, else the first that nobody is booked for.
 * @throws {Error} for a brief without roles, which the database does not let be
 */
export function roleAt({ roles }: Pick<Brief, 'roles'>, position: number | null): BriefRole {
  const role =
    roles.find((one) => one.position === position) ??
    roles.find(({ isFilled }) => !isFilled) ??
    roles[0];
  if (!role) throw new Error('A brief has at least one role');
  return role;
}
