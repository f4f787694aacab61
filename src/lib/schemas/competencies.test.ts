import { describe, expect, it } from 'vitest';
import { competenciesSchema } from './competencies.ts';

const codes = (input: object) =>
  competenciesSchema
    .safeParse(input)
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('competenciesSchema', () => {
  it('gives those with a level, with their evidence', () => {
    const input = {
      levels: { moderation: '4', 'social-care': '', copywriting: '2' },
      evidence: { moderation: ' Tre år på Torget ', 'social-care': '' },
    };
    expect(competenciesSchema.parse(input)).toEqual([
      { id: 'moderation', level: 4, evidence: 'Tre år på Torget' },
      { id: 'copywriting', level: 2, evidence: '' },
    ]);
  });

  it('may be emptied', () => expect(competenciesSchema.parse({})).toEqual([]));

  it.each([
    [{ levels: { moderation: '6' } }, 'levels.moderation level'],
    [{ levels: { moderation: '' }, evidence: { moderation: 'Kurs' } }, 'levels.moderation choose'],
    [
      { levels: { moderation: '3' }, evidence: { moderation: 'x'.repeat(2001) } },
      'evidence.moderation too_long:2000',
    ],
  ])('refuses %j', (input, code) => expect(codes(input)).toEqual([code]));
});
