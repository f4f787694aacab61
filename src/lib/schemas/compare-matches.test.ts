import { describe, expect, it } from 'vitest';
import { compareFormSchema, parseCompared } from './compare-matches.ts';

const id = (last: number) => `7b0c2a52-0d3f-4b6e-9c57-0000000000${10 + last}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => id(index));

describe('compareFormSchema', () => {
  it.each([2, 3, 4])('takes %i', (count) =>
    expect(compareFormSchema.parse({ consultants: ids(count) }).consultants).toHaveLength(count),
  );

  it.each([
    [{}, 'compare_two'],
    [{ consultants: ids(1) }, 'compare_two'],
    [{ consultants: ids(5) }, 'at_most:4'],
  ])('refuses %j', (form, code) =>
    expect(compareFormSchema.safeParse(form).error?.issues.map((issue) => issue.message)).toEqual([
      code,
    ]),
  );
});

describe('parseCompared', () => {
  const parse = (text: string) => parseCompared(new URLSearchParams(text));

  it('reads the ids once each, in order', () => {
    expect(parse(`c=${id(1)}&c=${id(0)}&c=${id(1)}`)).toEqual([id(1), id(0)]);
  });

  it.each(['', 'c=', 'c=1', `c=${ids(5).join('&c=')}`])('refuses %s', (text) =>
    expect(parse(text)).toBeNull(),
  );
});
