import { describe, expect, it } from 'vitest';
import { acceptOfferSchema } from './accept-offer.ts';
import { rejectTimesheetSchema } from './decide-timesheet.ts';
import { sendRequestsSchema } from './send-requests.ts';

const id = (digit: number) => `0a21f4a9-f370-4cc9-af00-6eef1ab723d${digit}`;

const role = id(9);

const code = (result: { error?: { issues: { message: string }[] } }) =>
  result.error?.issues[0]?.message;

describe('sendRequestsSchema', () => {
  it('takes one to five consultants', () => {
    const five = [1, 2, 3, 4, 5].map(id);
    expect(sendRequestsSchema.parse({ brief_role_id: role, consultants: five })).toEqual({
      brief_role_id: role,
      consultants: five,
      message: '',
    });
    expect(
      code(sendRequestsSchema.safeParse({ brief_role_id: role, consultants: [...five, id(6)] })),
    ).toBe('at_most:5');
    expect(code(sendRequestsSchema.safeParse({ brief_role_id: role }))).toBe('choose_consultants');
  });

  it('refuses what is no id and a message that is too long', () => {
    expect(
      sendRequestsSchema.safeParse({ brief_role_id: role, consultants: ['1 or 1=1'] }).success,
    ).toBe(false);
    const long = { brief_role_id: role, consultants: [id(1)], message: 'x'.repeat(2001) };
    expect(code(sendRequestsSchema.safeParse(long))).toBe('too_long:2000');
  });
});

describe('acceptOfferSchema', () => {
  it('wants the agreement ticked and takes nothing else along', () => {
    expect(code(acceptOfferSchema.safeParse({}))).toBe('accept');
    expect(acceptOfferSchema.parse({ agree: 'on', rate_ore: '1' })).toEqual({ agree: 'on' });
  });
});

describe('rejectTimesheetSchema', () => {
  it('wants a reason that says something', () => {
    expect(code(rejectTimesheetSchema.safeParse({ version: '3', reason: '  ' }))).toBe('required');
    const long = { version: '3', reason: 'x'.repeat(1001) };
    expect(code(rejectTimesheetSchema.safeParse(long))).toBe('too_long:1000');
  });

  it('wants to know which version was read', () => {
    expect(rejectTimesheetSchema.safeParse({ reason: 'Fel dag' }).success).toBe(false);
    expect(rejectTimesheetSchema.parse({ version: '3', reason: ' Fel dag ' })).toEqual({
      version: 3,
      reason: 'Fel dag',
    });
  });
});
