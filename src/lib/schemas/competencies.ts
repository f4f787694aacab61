import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/u, 'choose');

/**
 * The competency form: a level (1–5, empty for none) and the consultant's own evidence for each
 * competency. Gives those with a level; evidence for nothing is refused, so that it is not lost.
 */
export const competenciesSchema = z
  .object({
    levels: z.record(key, z.string().regex(/^[1-5]?$/u, 'level')).default({}),
    evidence: z.record(key, z.string().trim().max(2000, 'too_long:2000')).default({}),
  })
  .superRefine(({ levels, evidence }, context) => {
    for (const [id, text] of Object.entries(evidence)) {
      if (text === '' || levels[id]) continue;
      context.addIssue({ code: 'custom', path: ['levels', id], message: 'choose' });
    }
  })
  .transform(({ levels, evidence }) =>
    Object.entries(levels)
      .filter(([, level]) => level !== '')
      .map(([id, level]) => ({ id, level: Number(level), evidence: evidence[id] ?? '' })),
  );

export type CompetencyData = z.output<typeof competenciesSchema>;
