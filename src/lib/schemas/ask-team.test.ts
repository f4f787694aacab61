import { describe, expect, it } from 'vitest';
import { askTeamSchema } from './ask-team.ts';

const role = '7b0c2a52-0d3f-4b6e-9c57-000000000001';
const consultant = '7b0c2a52-0d3f-4b6e-9c57-000000000002';

describe('askTeamSchema', () => {
  it('reads who is asked about what', () => {
    expect(askTeamSchema.parse({ asks: [`${role}:${consultant}`] })).toEqual({
      asks: [{ briefRoleId: role, consultantId: consultant }],
      message: '',
    });
  });

  it.each([
    [{}],
    [{ asks: [] }],
    [{ asks: [role] }],
    [{ asks: [`${role}:x`] }],
    [{ asks: [`${role}:${consultant}:${consultant}`] }],
    [{ asks: Array.from({ length: 21 }, () => `${role}:${consultant}`) }],
  ])('refuses %j', (form) => expect(askTeamSchema.safeParse(form).success).toBe(false));
});
