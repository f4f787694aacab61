import { describe, expect, it } from 'vitest';
import { ballotSchema, shareShortlistSchema } from './shortlist.ts';

const id = '7d9f3c1e-1111-4111-8111-000000000001';
const other = '7d9f3c1e-1111-4111-8111-000000000002';

function errors(input: unknown): string[] {
  const { error } = ballotSchema.safeParse(input);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('ballotSchema', () => {
  it('takes an answer about some of those on the list', () => {
    const votes = [{ consultant_id: id, vote: 'yes', comment: ' ja ' }, { consultant_id: other }];
    expect(ballotSchema.parse({ department: ' Ekonomi ', votes })).toEqual({
      department: 'Ekonomi',
      votes: [
        { consultant_id: id, vote: 'yes', comment: 'ja' },
        { consultant_id: other, comment: '' },
      ],
    });
  });

  it('asks for a department, and for an answer beside a comment', () => {
    const votes = [
      { consultant_id: id, vote: 'no' },
      { consultant_id: other, comment: 'Vem är det?' },
    ];
    expect(errors({ department: '', votes })).toEqual([
      'department: required',
      'votes.1.vote: choose',
    ]);
  });

  it('refuses ten thousand characters at the field', () => {
    const votes = [{ consultant_id: id, vote: 'no', comment: 'a'.repeat(10_000) }];
    expect(errors({ department: 'Ekonomi', votes })).toEqual(['votes.0.comment: too_long:1000']);
  });

  it('refuses a form without any answer', () => {
    expect(errors({ department: 'Ekonomi', votes: [{ consultant_id: id }] })).toEqual([
      'votes.0.vote: choose_vote',
    ]);
  });
});

describe('shareShortlistSchema', () => {
  it('asks for a day that exists', () => {
    expect(shareShortlistSchema.safeParse({ closes_on: '2026-02-30' }).success).toBe(false);
    expect(shareShortlistSchema.parse({ closes_on: '2026-12-01' })).toEqual({
      closes_on: '2026-12-01',
      question: '',
      voters: [],
    });
  });
});
