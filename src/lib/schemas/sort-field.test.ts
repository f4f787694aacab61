import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSort, sortField } from './sort-field.ts';

const field = sortField(['name', 'due']);

describe('the order of a list in its address', () => {
  it('is one of those offered, rising or falling', () => {
    expect(field.parse('due')).toBe('due');
    expect(field.parse('-due')).toBe('-due');
    expect(readSort('-due')).toEqual({ key: 'due', ascending: false });
    expect(readSort('due')).toEqual({ key: 'due', ascending: true });
  });

  it('is the list’s own for anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const isKnown = ['name', '-name', 'due', '-due'].includes(value as string);
        expect(field.parse(value)).toBe(isKnown ? value : undefined);
      }),
    );
    for (const value of ['--due', 'Due', 'id', '-', '', 'toString']) {
      expect(field.parse(value)).toBeUndefined();
    }
  });
});
