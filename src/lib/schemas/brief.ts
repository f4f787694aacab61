import { z } from 'zod';
import { BRIEF_WORK_MODES, PHASES } from '../domain/briefs/brief.ts';
import { MOST_ROWS } from '../domain/briefs/brief-draft.ts';
import { parseFigure, splitGoalPair } from '../domain/briefs/goals.ts';
import type { IsoDate } from '../domain/time/day.ts';
import {
  checkCompetencies,
  checkLanguages,
  checkMeasures,
  checkTimes,
  competencyRow,
  departmentsFault,
  departmentsOf,
  filledTimes,
  languageRow,
  loose,
  measureRow,
  timeRow,
  type Fault,
} from './brief-parts.ts';
import { hourlyRate } from './field-hourly-rate.ts';
import { lengthBetween } from './field-text.ts';

const optionalId = z
  .string()
  .trim()
  .max(80)
  .optional()
  .transform((id) => id || null);

const list = <Row extends z.ZodType>(row: Row, most: number) =>
  z.array(row, 'invalid').max(most, `too_many_rows:${most}`).default([]);

const roleRow = z.object({
  id: z.uuid().optional().catch(undefined),
  role_id: z.string('choose').trim().min(1, 'choose').max(80, 'choose'),
  phase: z.enum(PHASES, 'choose'),
  budget: hourlyRate,
  times: list(timeRow, MOST_ROWS.times),
  competencies: list(competencyRow, MOST_ROWS.competencies),
});

/** What the form's button asks for: keep the brief, or open it and show who fits. */
export const BRIEF_INTENTS = ['save', 'show'] as const;

const fields = z.object({
  title: lengthBetween(3, 120),
  goal: lengthBetween(10, 4000),
  goal_pair: z.string('choose').regex(/^[a-z_]+\/[a-z_]+$/u, 'choose'),
  measures: list(measureRow, MOST_ROWS.measures),
  departments: loose,
  decider_name: lengthBetween(2, 120),
  decider_title: lengthBetween(2, 120),
  roles: z
    .array(roleRow, 'roles')
    .min(1, 'roles')
    .max(MOST_ROWS.roles, `too_many_rows:${MOST_ROWS.roles}`),
  work_mode: z.enum(BRIEF_WORK_MODES, 'choose'),
  region_id: optionalId,
  sector_id: optionalId,
  languages: list(languageRow, MOST_ROWS.languages),
  version: z.coerce.number().int().optional().catch(undefined),
  form_key: z.uuid().optional().catch(undefined),
  intent: z.enum(BRIEF_INTENTS).catch('save'),
});

type Loose = Partial<z.output<typeof fields>>;

/** What the form is checked against that it does not hold itself. */
export type BriefRules = {
  today: IsoDate;
  /** Ids of the measures that show an effect or a value. */
  effects: ReadonlySet<string>;
};

/** The form of a brief. Faults between fields are told along with those inside one. */
export function briefSchema(rules: BriefRules) {
  const together = z.superRefine<Loose>(
    (form, context) => {
      const fault: Fault = (path, message) => context.addIssue({ code: 'custom', path, message });
      if (form.work_mode === 'on_site' && !form.region_id) fault(['region_id'], 'region_on_site');
      const wrong = departmentsFault(form.departments ?? '');
      if (wrong) fault(['departments'], wrong);
      checkMeasures(rowsOf(form.measures), rules.effects, fault);
      checkLanguages(rowsOf(form.languages), fault);
      rowsOf(form.roles).forEach((role, at) =>
        checkRole(role, form.intent, rules.today, (path, message) =>
          fault(['roles', at, ...path], message),
        ),
      );
    },
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
  return fields.check(together).transform(toBrief);
}

export type BriefForm = z.output<ReturnType<typeof briefSchema>>;

function checkRole(
  role: Partial<z.output<typeof roleRow>>,
  intent: Loose['intent'],
  today: IsoDate,
  fault: Fault,
): void {
  const times = rowsOf(role.times);
  const last = ['times', times.length - 1, 'ends_on'];
  let isLastRefused = false;
  checkTimes(times, (path, message) => {
    isLastRefused ||= path.join('.') === last.join('.');
    fault(path, message);
  });
  checkCompetencies(rowsOf(role.competencies), fault);
  const isPast =
    times.length > 0 && times.every((row) => row.ends_on !== '' && row.ends_on < today);
  // A field is told one thing at a time.
  if (intent === 'show' && isPast && !isLastRefused) fault(last, 'date_past');
}

function toBrief(form: z.output<typeof fields>) {
  const { goal_pair: pair, departments, ...rest } = form;
  const { businessGoalId, communicationGoalId } = splitGoalPair(pair);
  return {
    ...rest,
    business_goal_id: businessGoalId,
    communication_goal_id: communicationGoalId,
    departments: departmentsOf(departments),
    languages: form.languages
      .filter((row) => row.code !== '')
      .map(({ code, cefr }) => ({ code, cefr: Number(cefr) })),
    measures: form.measures
      .filter((row) => row.measure_id !== '')
      .map((row) => ({
        measure_id: row.measure_id,
        baseline: row.is_unknown ? null : parseFigure(row.baseline.trim()),
        target: parseFigure(row.target.trim()),
      })),
    roles: form.roles.map((role) => ({
      ...role,
      times: filledTimes(role.times).map((row) => ({
        starts_on: row.starts_on.trim(),
        ends_on: row.ends_on.trim(),
        percent: Number(row.percent),
      })),
      competencies: role.competencies
        .filter((row) => row.competency_id !== '')
        .map((row) => ({ ...row, level: Number(row.level), weight: Number(row.weight) })),
    })),
  };
}

/** Rows as far as they could be read: none when the list itself was refused. */
function rowsOf<Row>(rows: readonly Row[] | undefined): readonly Row[] {
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}
