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

/** Who an invitation's link is for. */
export const inviteColleagueSchema = z.object({
  invitee: z.string().trim().min(1, 'required').max(80, 'too_long:80'),
});

export const revokeInvitationSchema = z.object({ invitationId: z.uuid('choose') });

export const noFieldsSchema = z.object({});
