import { z } from 'zod';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** `role:consultant`, each an id. */
const ask = z
  .string()
  .regex(new RegExp(`^${UUID}:${UUID}$`, 'u'), 'choose')
  .transform((text) => {
    const [briefRoleId = '', consultantId = ''] = text.split(':');
    return { briefRoleId, consultantId };
  });

/** Asks everybody of a team about the roles they would hold. */
export const askTeamSchema = z.object({
  asks: z.array(ask, 'choose').min(1, 'choose').max(20, 'choose'),
  message: z.string().trim().max(2000, 'too_long:2000').default(''),
});
