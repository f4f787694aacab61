import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOTES, type Vote, type Voter } from './shortlist.ts';
import { ACCORDS, voteMatrix } from './vote-matrix.ts';

const voter = (userId: string, department: string): Voter => ({
  userId,
  name: userId,
  department,
  isInvited: true,
});
const vote = (userId: string, consultantId: string, answer: Vote['answer']): Vote => ({
  userId,
  consultantId,
  answer,
  comment: '',
});

describe('voteMatrix', () => {
  const voters = [
    voter('ann', 'Kundtjänst'),
    voter('bo', 'kundtjänst '),
    voter('cia', 'Ekonomi'),
    voter('dag', 'Ledning'),
  ];

  it('puts those whom departments disagree about first, then doubt, else the order of the list', () => {
    const { rows } = voteMatrix(['a', 'b', 'c', 'd'], voters, [
      vote('ann', 'a', 'yes'),
      vote('cia', 'a', 'yes'),
      vote('ann', 'b', 'yes'),
      vote('cia', 'b', 'unsure'),
      vote('ann', 'c', 'yes'),
      vote('cia', 'c', 'no'),
    ]);
    expect(rows.map(({ consultantId, accord }) => [consultantId, accord])).toEqual([
      ['c', 'disagree'],
      ['b', 'doubt'],
      ['a', 'agree_yes'],
      ['d', 'no_votes'],
    ]);
  });

  it('takes two spellings of a department for one, and shows when it is split', () => {
    const { departments, rows } = voteMatrix(['a'], voters, [
      vote('ann', 'a', 'yes'),
      vote('bo', 'a', 'no'),
      vote('cia', 'a', 'yes'),
    ]);
    expect(departments).toEqual(['Ekonomi', 'Kundtjänst']);
    expect(rows[0]?.cells.map(({ stance }) => stance)).toEqual(['yes', 'split']);
    expect(rows[0]?.accord).toBe('disagree');
  });

  it('keeps every vote of somebody who may vote in exactly one cell', () => {
    const ids = ['a', 'b', 'c'];
    const votes = fc.uniqueArray(
      fc.record({
        consultantId: fc.constantFrom(...ids),
        userId: fc.constantFrom('ann', 'bo', 'cia', 'dag'),
        answer: fc.constantFrom(...VOTES),
        comment: fc.string(),
      }),
      { selector: ({ consultantId, userId }) => `${consultantId} ${userId}` },
    );
    fc.assert(
      fc.property(votes, (given) => {
        const { rows } = voteMatrix(ids, voters, given);
        const inCells = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.votes));
        expect(inCells).toHaveLength(given.length);
        for (const { counts, cells } of rows) {
          const sum = counts.yes + counts.no + counts.unsure;
          expect(sum).toBe(cells.flatMap((cell) => cell.votes).length);
        }
        const ranks = rows.map(({ accord }) => Math.min(ACCORDS.indexOf(accord), 2));
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });
});
