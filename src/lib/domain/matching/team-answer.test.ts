import { describe, expect, it } from 'vitest';
import { parseTeamQuery, teamQuery } from './team-answer.ts';

const roles = [
  { id: 'a', position: 1, roleName: 'Strateg' },
  { id: 'b', position: 2, roleName: 'Copywriter' },
  { id: 'c', position: 3, roleName: 'Filmare' },
];
const requests = [
  { briefRoleId: 'a', consultantNumber: 1042 },
  { briefRoleId: 'c', consultantNumber: 1042 },
];
const answers = [
  { briefRoleId: 'a', consultantId: 'x', consultantNumber: 1042, outcome: 'asked' },
  { briefRoleId: 'b', consultantId: 'x', consultantNumber: 1042, outcome: 'waits' },
  { briefRoleId: 'c', consultantId: 'x', consultantNumber: 1042, outcome: 'before' },
] as const;

describe('the answer to asking a team', () => {
  it('comes back from the address: who was asked now, and what waits', () => {
    const query = teamQuery(answers, roles);
    expect(query.toString()).toBe('asked=1-1042&waits=2');
    expect(parseTeamQuery(query, roles, requests)).toEqual({
      asked: [{ number: 1042, roleName: 'Strateg' }],
      waits: ['Copywriter'],
    });
  });

  it.each(['', 'asked=1-7&waits=9', 'asked=&waits=', 'asked=2-1042', 'waits=__proto__'])(
    'says nothing for %j',
    (text) => expect(parseTeamQuery(new URLSearchParams(text), roles, requests)).toBeNull(),
  );
});
