import { z } from 'zod';
import { changeRows, type BriefDraft } from '../domain/briefs/brief-draft.ts';

const text = z.string().max(10_000).catch('');
const rowsOf = <Row extends z.ZodType>(row: Row) => z.array(row).max(100).catch([]);

/**
 * The brief form on its way to having a row more or less: taken as it is typed, nothing refused.
 * @returns the draft after the change that the button asked for
 */
export const briefRowsSchema = z
  .object({
    role_id: text,
    title: text,
    goal: text,
    starts_on: text,
    ends_on: text,
    percent: text,
    budget: text,
    work_mode: text,
    region_id: text,
    sector_id: text,
    competencies: rowsOf(
      z.object({ competency_id: text, level: text, weight: text, is_must: text }),
    ),
    languages: rowsOf(z.object({ code: text, cefr: text })),
    version: text,
    form_key: text,
    rows: text,
  })
  .transform((form): BriefDraft => {
    const draft: BriefDraft = {
      roleId: form.role_id,
      title: form.title,
      goal: form.goal,
      startsOn: form.starts_on,
      endsOn: form.ends_on,
      percent: form.percent,
      budget: form.budget,
      workMode: form.work_mode,
      regionId: form.region_id,
      sectorId: form.sector_id,
      competencies: form.competencies.map((row) => ({
        competencyId: row.competency_id,
        level: row.level,
        weight: row.weight,
        isMust: row.is_must !== '',
      })),
      languages: form.languages,
      version: form.version,
      formKey: form.form_key,
    };
    return changeRows(draft, form.rows);
  });
