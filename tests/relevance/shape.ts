import { z } from 'zod';
import type { Source } from '#dev/reference/source.ts';

/** Days of 2027, the year that all briefs and calendars of the set lie in. */
const day = z.iso.date().refine((value) => value.startsWith('2027-'), 'not a day of 2027');
const ore = z.number().int().min(60_000).max(180_000);
const percent = z.number().int().min(1).max(100);
const cefr = z.number().int().min(1).max(6);
const level = z.number().int().min(1).max(5);
const workMode = z.enum(['on_site', 'hybrid', 'remote']);

const inOrder = (range: { from: string; to: string }) => range.from <= range.to;
const isUnique = (ids: readonly string[]) => new Set(ids).size === ids.length;

function idOf(name: string, ids: Iterable<string>) {
  const known = new Set(ids);
  return z.string().refine((id) => known.has(id), `not a ${name} of the catalogue`);
}

/** The kinds of id that both files use, each checked against the catalogue. */
function catalogueIds(source: Source) {
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  return {
    role: idOf('role', idsOf(source.catalogue.roles)),
    competency: idOf('competency', idsOf(source.catalogue.competencies)),
    sector: idOf('sector', idsOf(source.sectors.sectors)),
    region: idOf('region', idsOf(source.regions)),
    language: idOf(
      'language',
      source.languages.map(({ code }) => code),
    ),
  };
}

/** A consultant: rates in öre per hour to the client, languages as code → 1 (A1) … 6 (C2). */
export function consultantSchema(source: Source) {
  const id = catalogueIds(source);
  const many = (of: typeof id.role) => z.array(of).refine(isUnique, 'an id twice');
  return z
    .strictObject({
      id: z.string().regex(/^c\d\d$/u),
      headline: z.string().min(20).max(140),
      roles: many(id.role).min(1),
      declinedRoles: many(id.role),
      competencies: z
        .array(
          z.strictObject({
            id: id.competency,
            level,
            verification: z.enum(['declared', 'referenced', 'verified']),
          }),
        )
        .min(8)
        .max(20)
        .refine((rows) => isUnique(rows.map((row) => row.id)), 'a competency twice'),
      languages: z.record(id.language, cefr),
      sectors: many(id.sector),
      avoidedSectors: many(id.sector),
      wantedSectors: many(id.sector),
      region: id.region,
      onSiteRegions: many(id.region),
      workModes: z.array(workMode),
      askedRateOre: ore,
      floorRateOre: ore,
      availability: z
        .array(z.strictObject({ from: day, to: day, percent }).refine(inOrder, 'ends too early'))
        .min(1),
    })
    .refine((one) => one.floorRateOre <= one.askedRateOre, 'a floor above the asked rate');
}

/** A brief: budget in öre per hour, weight 3 = essential, `must` = the client accepts nothing less. */
export function briefSchema(source: Source) {
  const id = catalogueIds(source);
  return z.strictObject({
    id: z.string().regex(/^b\d\d$/u),
    set: z.enum(['tuning', 'held_out']),
    title: z.string().min(10),
    goal: z.string().min(120),
    role: id.role,
    requirements: z
      .array(
        z.strictObject({
          competency: id.competency,
          level,
          weight: z.number().int().min(1).max(3),
          must: z.boolean(),
        }),
      )
      .min(5)
      .refine((rows) => isUnique(rows.map((row) => row.competency)), 'a competency twice'),
    period: z.strictObject({ from: day, to: day }).refine(inOrder, 'ends too early'),
    percent,
    budgetOre: ore,
    workMode,
    region: id.region,
    sector: id.sector,
    languages: z.record(id.language, cefr),
  });
}

/** The labels of one brief: consultant → grade 0–3 and the reason for it. */
export const labelsSchema = z.record(
  z.string(),
  z.strictObject({
    grade: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    reason: z.string().min(20).endsWith('.'),
  }),
);

const grade = z.number().int().min(0).max(3);

/** Two judgements of some pairs: "b01 c10" → the first grade and the second, before any talk. */
export const secondRatingSchema = z.record(
  z.enum(['random', 'withoutStop']),
  z.record(z.string().regex(/^b\d\d c\d\d$/u), z.tuple([grade, grade])),
);

export type Consultant = z.infer<ReturnType<typeof consultantSchema>>;
export type Brief = z.infer<ReturnType<typeof briefSchema>>;
export type Labels = z.infer<typeof labelsSchema>;
