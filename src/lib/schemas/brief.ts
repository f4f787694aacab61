import { z } from 'zod';
import { BRIEF_WORK_MODES } from '../domain/briefs/brief.ts';
import { MOST_ROWS } from '../domain/briefs/brief-draft.ts';
import { isIsoDate } from '../domain/time/day.ts';
import { day } from './field-day.ts';
import { hourlyRate } from './field-hourly-rate.ts';

/** One fault at a time, and none that would keep the faults of other fields untold. */
const text = (least: number, most: number) =>
  z
    .string('required')
    .trim()
    .superRefine((value, context) => {
      const message = lengthFault(value.length, least, most);
      if (message) context.addIssue({ code: 'custom', message });
    });

const percent = z
  .string('required')
  .trim()
  .regex(/^\d{1,3}$/u, 'percent')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 100, 'percent');

const oneOf = (values: string, code: string) =>
  z
    .string(code)
    .regex(new RegExp(`^[${values}]$`, 'u'), code)
    .transform(Number);

/** A row without a competency is one that was added and left alone. */
const competencyRow = z.object({
  competency_id: z.string().trim().max(80).default(''),
  level: oneOf('1-5', 'level'),
  weight: oneOf('1-3', 'choose'),
  is_must: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ''),
});

const languageRow = z.object({
  code: z
    .string()
    .trim()
    .regex(/^([a-z]{2})?$/u, 'choose')
    .default(''),
  cefr: oneOf('1-6', 'choose'),
});

const optionalId = z
  .string()
  .trim()
  .max(80)
  .optional()
  .transform((id) => id || null);

/** What the form's button asks for: keep a draft, or open the brief and show who fits. */
export const BRIEF_INTENTS = ['save', 'show'] as const;

const fields = z.object({
  role_id: z.string('choose').trim().min(1, 'choose').max(80),
  title: text(3, 120),
  goal: text(10, 4000),
  starts_on: day,
  ends_on: day,
  percent,
  budget: hourlyRate,
  work_mode: z.enum(BRIEF_WORK_MODES, 'choose'),
  region_id: optionalId,
  sector_id: optionalId,
  competencies: z.array(competencyRow).max(MOST_ROWS.competencies).default([]),
  languages: z.array(languageRow).max(MOST_ROWS.languages).default([]),
  version: z.coerce.number().int().optional().catch(undefined),
  form_key: z.uuid().optional().catch(undefined),
  intent: z.enum(BRIEF_INTENTS).catch('save'),
});

type Loose = Partial<z.output<typeof fields>>;
type Fault = (path: (string | number)[], message: string) => void;

/** Faults between fields are told along with those inside one, whatever else is wrong. */
const checkTogether = z.superRefine<Loose>(
  (form, context) => {
    const fault: Fault = (path, message) => context.addIssue({ code: 'custom', path, message });
    const competencies = rowsOf(form.competencies).map((row) => row?.competency_id);
    const languages = rowsOf(form.languages).map((row) => row?.code);
    checkPeriod(form, fault);
    if (form.work_mode === 'on_site' && !form.region_id) fault(['region_id'], 'region_on_site');
    checkTwice(competencies, ['competencies', 'competency_id'], fault);
    checkTwice(languages, ['languages', 'code'], fault);
    if (!competencies.some(Boolean)) fault(['competencies'], 'competencies');
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
);

/** The form of a brief. */
export const briefSchema = fields.check(checkTogether).transform((form) => ({
  ...form,
  competencies: form.competencies.filter((row) => row.competency_id !== ''),
  languages: form.languages.filter((row) => row.code !== ''),
}));

export type BriefForm = z.output<typeof briefSchema>;

function lengthFault(length: number, least: number, most: number): string | null {
  if (length === 0) return 'required';
  if (length < least) return `too_short:${least}`;
  return length > most ? `too_long:${most}` : null;
}

function checkPeriod({ starts_on: from, ends_on: to }: Loose, fault: Fault): void {
  if (typeof from !== 'string' || typeof to !== 'string') return;
  if (isIsoDate(from) && isIsoDate(to) && to < from) fault(['ends_on'], 'date_order');
}

/** Rows as far as they could be read: none when the list itself was refused. */
function rowsOf<Row>(rows: readonly Row[] | undefined): readonly (Row | null)[] {
  return Array.isArray(rows) ? rows : [];
}

function checkTwice(ids: (string | undefined)[], path: [string, string], fault: Fault): void {
  const [list, field] = path;
  ids.forEach((id, index) => {
    if (id && ids.indexOf(id) < index) fault([list, index, field], 'twice');
  });
}
