import { z } from 'zod';
import { PERSPECTIVES } from '../domain/diagnosis/differences.ts';

/** One screen of questions: which way to go on, and its fields, which the document's options judge. */
export const diagnosisStepSchema = z
  .object({ direction: z.enum(['next', 'back']).catch('next') })
  .catchall(z.unknown());

/** Who a colleague answers as. */
export const diagnosisSideSchema = z.object({
  perspective: z.enum(PERSPECTIVES, 'choose'),
  department: z.string().trim().max(80, 'too_long:80').default(''),
});

export const revokeShareSchema = z.object({ shareId: z.uuid('choose') });

export const noFieldsSchema = z.object({});
