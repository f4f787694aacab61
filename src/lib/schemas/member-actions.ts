import { z } from 'zod';

export const revokeInvitationSchema = z.object({ invitationId: z.uuid('choose') });
export const removeMemberSchema = z.object({ userId: z.uuid('choose') });
export const switchCompanySchema = z.object({ companyId: z.uuid('choose') });
