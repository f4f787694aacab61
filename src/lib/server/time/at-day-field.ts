import { DomainError } from '$lib/server/db/db-error.ts';

type Posted = Readonly<Record<string, string | readonly string[]>>;

/**
 * A refusal about a day of a week's form, as one at the hours of that day: the last row of it in
 * which something is typed. What is about no day that was posted is given back as it is.
 */
export function atDayField(cause: unknown, posted: Posted): unknown {
  if (!(cause instanceof DomainError)) return cause;
  const day = cause.values['day'];
  const rows = Object.keys(posted).flatMap((name) => {
    const [, index] = /^rows\.(\d+)\.work_date$/u.exec(name) ?? [];
    return index !== undefined && posted[name] === day && posted[`rows.${index}.hours`] !== ''
      ? [Number(index)]
      : [];
  });
  if (rows.length === 0) return cause;
  const field = `rows.${Math.max(...rows)}.hours`;
  return new DomainError(cause.status, cause.code, { ...cause.values, field });
}
