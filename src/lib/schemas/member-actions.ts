import { z } from 'zod';
import { reasonSchema } from './agency-reason.ts';

export const revokeInvitationSchema = z.object({ invitationId: z.uuid('choose') });
export const removeMemberSchema = z.object({ userId: z.uuid('choose') });
export const memberRoleSchema = removeMemberSchema.extend({
  role: z.enum(['owner', 'member'], 'choose'),
});
export const removeStaffSchema = removeMemberSchema.extend(reasonSchema.shape);
export const switchCompanySchema = z.object({ companyId: z.uuid('choose') });
