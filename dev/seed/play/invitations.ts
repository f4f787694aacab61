import type { Moment } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';

/** The secret of an invitation's link stands in the job that would have mailed it. */
export async function invitationToken(world: World, invitationId: string): Promise<string> {
  const sources = ['select payload from private.waiting_jobs'];
  const { rows: worker } = await world.db.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  );
  if (worker[0]?.there) sources.push('select payload::jsonb from graphile_worker._private_jobs');
  const { rows } = await world.db.query<{ token: string }>(
    `select payload ->> 'token' as token from (${sources.join(' union all ')}) j
     where payload ->> 'invitation_id' = $1`,
    [invitationId],
  );
  if (!rows[0]) throw new Error(`No link was made for invitation ${invitationId}`);
  return rows[0].token;
}

/** Somebody follows the link they were sent. */
export function acceptStep(
  world: World,
  at: Moment,
  key: string,
  invitationId: () => string,
): Step {
  return {
    at,
    run: async () => {
      const token = await invitationToken(world, invitationId());
      await call(account(world, key).client, 'accept_invitation', { p_token: token });
    },
  };
}
