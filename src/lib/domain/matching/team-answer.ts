import type { BriefRole } from '../briefs/brief.ts';
import type { BriefRequest } from '../briefs/offer.ts';
import type { TeamAnswer } from './team.ts';

/** Who of a team was asked about which role, and which roles wait for the strategy. */
export type TeamAsked = {
  asked: readonly { number: number; roleName: string }[];
  waits: readonly string[];
};

type Roles = readonly Pick<BriefRole, 'id' | 'position' | 'roleName'>[];
type Requests = readonly Pick<BriefRequest, 'briefRoleId' | 'consultantNumber'>[];

/** What became of asking a team, as a part of an address: `asked=1-1042&waits=2`. */
export function teamQuery(answers: readonly TeamAnswer[], roles: Roles): URLSearchParams {
  const query = new URLSearchParams();
  for (const { briefRoleId, consultantNumber, outcome } of answers) {
    const position = roles.find(({ id }) => id === briefRoleId)?.position ?? 0;
    if (outcome === 'waits') query.append('waits', String(position));
    if (outcome === 'asked') query.append('asked', `${position}-${consultantNumber}`);
  }
  return query;
}

/**
 * Reads it back. An address can be edited: only requests that exist are said to be sent, and only
 * roles of the brief to wait. Null when a team was not asked.
 */
export function parseTeamQuery(
  query: URLSearchParams,
  roles: Roles,
  requests: Requests,
): TeamAsked | null {
  const names = new Map(roles.map((role) => [String(role.position), role]));
  const asked = query.getAll('asked').flatMap((text) => {
    const [position = '', number = ''] = text.split('-');
    const role = names.get(position);
    const isSent = requests.some(
      (one) => one.briefRoleId === role?.id && String(one.consultantNumber) === number,
    );
    return role && isSent ? [{ number: Number(number), roleName: role.roleName }] : [];
  });
  const waits = [...new Set(query.getAll('waits'))].flatMap(
    (position) => names.get(position)?.roleName ?? [],
  );
  return asked.length + waits.length > 0 ? { asked, waits } : null;
}
