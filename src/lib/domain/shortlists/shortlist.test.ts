import { describe, expect, it } from 'vitest';
import { shortlistState, waitingFor, type Vote, type Voter } from './shortlist.ts';

const key = '7d9f3c1e-0000-4000-8000-000000000000';

describe('shortlistState', () => {
  it.each([
    [{ linkKey: null, closesOn: null, isClosed: false }, 'draft'],
    [{ linkKey: null, closesOn: '2026-12-01', isClosed: false }, 'draft'],
    [{ linkKey: key, closesOn: '2026-11-26', isClosed: false }, 'shared'],
    [{ linkKey: key, closesOn: '2026-11-25', isClosed: false }, 'closed'],
    [{ linkKey: key, closesOn: '2026-12-01', isClosed: true }, 'closed'],
  ] as const)('of %o on 26 November is %s', (list, state) => {
    expect(shortlistState(list, '2026-11-26')).toBe(state);
  });
});

describe('waitingFor', () => {
  const voters: Voter[] = [
    { userId: '1', name: 'Östen', department: '', isInvited: true },
    { userId: '2', name: 'Bo', department: 'Ekonomi', isInvited: true },
    { userId: '3', name: 'Cia', department: 'Ledning', isInvited: false },
  ];
  const vote = (userId: string, consultantId: string): Vote => ({
    userId,
    consultantId,
    answer: 'yes',
    comment: '',
  });

  it('names the invited who have not voted about everybody', () => {
    const votes = [vote('2', 'a'), vote('2', 'b'), vote('1', 'a')];
    expect(waitingFor(voters, votes, ['a', 'b']).map(({ name }) => name)).toEqual(['Östen']);
    expect(waitingFor(voters, [], ['a']).map(({ name }) => name)).toEqual(['Bo', 'Östen']);
  });
});
