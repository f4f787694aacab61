import { z } from 'zod';
import { MOST_ROWS } from '../domain/briefs/brief-draft.ts';
import { parseFigure } from '../domain/briefs/goals.ts';
import { isIsoDate } from '../domain/time/day.ts';

/** Tells a fault at a field, by its path from where the rows are. */
export type Fault = (path: (string | number)[], message: string) => void;

/** A text that a row holds, as typed. */
export const loose = z.string().catch('').default('');

const chosen = z.string().trim().max(80).catch('').default('');

export const timeRow = z.object({ starts_on: loose, ends_on: loose, percent: loose });
export type PostedTime = z.output<typeof timeRow>;

export const competencyRow = z.object({
  competency_id: chosen,
  level: loose,
  weight: loose,
  is_must: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ''),
});

export const languageRow = z.object({ code: chosen, cefr: loose });

export const measureRow = z.object({
  measure_id: chosen,
  baseline: loose,
  target: loose,
  is_unknown: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ''),
});
type PostedMeasure = z.output<typeof measureRow>;

const day = (text: string) => text.trim();

/** The first and the last day of a range, as the tables that hold ranges take them. */
const FIRST_DAY = '2024-01-01';
const LAST_DAY = '2035-12-30';

function dayFault(text: string): string | null {
  const typed = day(text);
  if (typed === '') return 'required';
  if (!isIsoDate(typed)) return 'date';
  if (typed < FIRST_DAY) return 'date_past';
  return typed > LAST_DAY ? `date_far:${LAST_DAY}` : null;
}

/** Whether both days exist and the last comes before the first, stored or not. */
function isBackwards({ starts_on: from, ends_on: to }: PostedTime): boolean {
  return isIsoDate(day(from)) && isIsoDate(day(to)) && day(to) < day(from);
}

function isBlank({ starts_on: from, ends_on: to }: PostedTime): boolean {
  return day(from) === '' && day(to) === '';
}

/** Ranges that were filled in; one that was added and left alone is none. */
export function filledTimes(rows: readonly PostedTime[]): PostedTime[] {
  const filled = rows.filter((row) => !isBlank(row));
  return filled.length > 0 ? filled : rows.slice(0, 1);
}

/** Faults of a role's ranges: days, order, share, and days that two of them have in common. */
export function checkTimes(rows: readonly PostedTime[], fault: Fault): void {
  const wanted = filledTimes(rows);
  if (rows.length === 0) fault(['times'], 'required');
  rows.forEach((row, at) => {
    if (!wanted.includes(row)) return;
    const from = dayFault(row.starts_on);
    const to = isBackwards(row) ? 'date_order' : dayFault(row.ends_on);
    if (from) fault(['times', at, 'starts_on'], from);
    if (to) fault(['times', at, 'ends_on'], to);
    if (!from && !to) checkOverlap(rows, at, fault);
    const share = /^\d{1,3}$/u.test(row.percent.trim()) ? Number(row.percent) : 0;
    if (share > 100) fault(['times', at, 'percent'], 'percent_over');
    else if (share < 1) fault(['times', at, 'percent'], 'percent');
  });
}

function checkOverlap(rows: readonly PostedTime[], at: number, fault: Fault): void {
  const row = rows[at];
  if (!row) return;
  const earlier = rows
    .slice(0, at)
    .filter((one) => !dayFault(one.starts_on) && !dayFault(one.ends_on));
  const overlaps = earlier.some(
    (one) => day(one.starts_on) <= day(row.ends_on) && day(row.starts_on) <= day(one.ends_on),
  );
  if (overlaps) fault(['times', at, 'starts_on'], 'overlap');
}

type PostedCompetency = z.output<typeof competencyRow>;

/** Faults of a role's competencies; rows without one were added and left alone. */
export function checkCompetencies(rows: readonly PostedCompetency[], fault: Fault): void {
  rows.forEach((row, at) => {
    if (!row.competency_id) return;
    if (!/^[1-5]$/u.test(row.level)) fault(['competencies', at, 'level'], 'level');
    if (!/^[1-3]$/u.test(row.weight)) fault(['competencies', at, 'weight'], 'choose');
  });
  checkTwice(
    rows.map((row) => row.competency_id),
    ['competencies', 'competency_id'],
    fault,
  );
  if (!rows.some((row) => row.competency_id)) fault(['competencies'], 'competencies');
}

/** Faults of the languages. */
export function checkLanguages(rows: readonly z.output<typeof languageRow>[], fault: Fault): void {
  rows.forEach((row, at) => {
    if (!row.code) return;
    if (!/^[a-z]{2}$/u.test(row.code)) fault(['languages', at, 'code'], 'choose');
    if (!/^[1-6]$/u.test(row.cefr)) fault(['languages', at, 'cefr'], 'choose');
  });
  checkTwice(
    rows.map((row) => row.code),
    ['languages', 'code'],
    fault,
  );
}

/**
 * Faults of the measures: each with baseline and target or marked as unknown, one of them an
 * effect. @param effects ids of the outcome and impact measures
 */
export function checkMeasures(
  rows: readonly PostedMeasure[],
  effects: ReadonlySet<string>,
  fault: Fault,
): void {
  const chosenRows = rows.filter((row) => row.measure_id);
  rows.forEach((row, at) => {
    if (!row.measure_id) return;
    const [baseline, target] = [figureFault(row.baseline), figureFault(row.target)];
    if (row.is_unknown && row.baseline.trim())
      fault(['measures', at, 'baseline'], 'unknown_or_value');
    else if (!row.is_unknown && baseline) fault(['measures', at, 'baseline'], baseline);
    if (target === 'figure' || (target && !row.is_unknown))
      fault(['measures', at, 'target'], target);
  });
  checkTwice(
    rows.map((row) => row.measure_id),
    ['measures', 'measure_id'],
    fault,
  );
  if (chosenRows.length === 0) fault(['measures'], 'measures');
  else if (!chosenRows.some((row) => effects.has(row.measure_id)))
    fault(['measures'], 'effect_measure');
}

function figureFault(text: string): 'required' | 'figure' | null {
  if (text.trim() === '') return 'required';
  return parseFigure(text.trim()) === null ? 'figure' : null;
}

function checkTwice(ids: readonly string[], [list, field]: [string, string], fault: Fault): void {
  ids.forEach((id, at) => {
    if (id && ids.indexOf(id) < at) fault([list, at, field], 'twice');
  });
}

/** Departments, one a line or parted by commas. */
export function departmentsOf(text: string): string[] {
  const names = text.split(/[\n,;]/u).map((name) => name.trim().replaceAll(/\s+/gu, ' '));
  return [...new Set(names.filter(Boolean))];
}

/** What is wrong with the departments; null when nothing is. */
export function departmentsFault(text: string): string | null {
  const names = departmentsOf(text);
  if (names.length > MOST_ROWS.departments) return `too_many_rows:${MOST_ROWS.departments}`;
  return names.some((name) => name.length > 80) ? 'too_long:80' : null;
}
