import { agencyStaff } from '../data/companies.ts';
import { Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';
import { acceptStep } from './invitations.ts';

/** The agency opens the installation: the first person, who invites the second. */
export function agencySteps(world: World): Step[] {
  const time = new Timeline(world.today, 'agency');
  const [first, second] = agencyStaff;
  if (!first || !second) throw new Error('The agency has two people');
  let invitation = '';
  return [
    {
      at: time.ago(640, '08:00'),
      run: async () => {
        await namePerson(world, first.key, first.name);
        invitation = await call(world.service, 'invite_first_staff', { p_email: first.email });
      },
    },
    acceptStep(world, time.ago(640, '08:10'), first.key, () => invitation),
    {
      at: time.ago(639, '09:00'),
      run: async () => {
        await namePerson(world, second.key, second.name);
        const mona = account(world, first.key).client;
        invitation = await call(mona, 'invite_staff', { p_email: second.email });
      },
    },
    acceptStep(world, time.ago(639, '09:40'), second.key, () => invitation),
  ];
}

/** What everybody does first. */
export async function namePerson(
  world: World,
  key: string,
  name: string,
  locale = 'sv',
): Promise<void> {
  await call(account(world, key).client, 'save_person', { p_name: name, p_locale: locale });
}
