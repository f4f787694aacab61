import { describe, expect, it } from 'vitest';
import { chosenCompany, findSentMail } from './account-cookies.ts';

const cookies = (values: Record<string, string>) => ({ get: (name: string) => values[name] });
const [a, b] = [
  { id: 'a', name: 'A', isOwner: true },
  { id: 'b', name: 'B', isOwner: false },
];

describe('chosenCompany', () => {
  it('is the chosen one while the person belongs to it', () => {
    expect(chosenCompany(cookies({ company: 'b' }), { companies: [a, b] })).toBe(b);
  });

  it('is the first one when nothing, or a company of others, is chosen', () => {
    expect(chosenCompany(cookies({}), { companies: [a, b] })).toBe(a);
    expect(chosenCompany(cookies({ company: 'c' }), { companies: [a, b] })).toBe(a);
    expect(chosenCompany(cookies({ company: 'a' }), { companies: [] })).toBeUndefined();
  });
});

describe('findSentMail', () => {
  it('reads what was remembered', () => {
    const mail = { email: 'anna@example.com', returnTo: '/invitations/x' };
    expect(findSentMail(cookies({ 'sent-mail': JSON.stringify(mail) }))).toEqual(mail);
  });

  it.each([
    '',
    'x',
    '{}',
    '{"email":"<b>","returnTo":"/"}',
    '{"email":"a@b.se","returnTo":"https://x"}',
  ])('is nothing for %j', (text) => {
    expect(findSentMail(cookies({ 'sent-mail': text }))).toBeNull();
  });
});
