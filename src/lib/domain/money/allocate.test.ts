import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { sumOre } from './ore.ts';

const amount = fc.integer({ min: -1e13, max: 1e13 });
const weights = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
  .filter((list) => list.some((weight) => weight > 0));

describe('allocate', () => {
  it('gives the left-over öre to the largest remainder, the earlier part first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(100, [1, 2])).toEqual([33, 67]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it('loses nothing and invents nothing', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        expect(sumOre(allocate(total, list))).toBe(total);
      }),
    );
  });

  it('keeps every part within one öre of its exact share', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const sum = BigInt(sumOre(list));
        allocate(total, list).forEach((part, index) => {
          const error = BigInt(part) * sum - BigInt(total) * BigInt(list[index] ?? 0);
          expect(error < sum && error > -sum).toBe(true);
        });
      }),
    );
  });

  it('gives nothing to a weight of zero', () => {
    expect(allocate(101, [0, 1, 1])).toEqual([0, 51, 50]);
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[0.5]]])('refuses the weights %j', (list) => {
    expect(() => allocate(100, list)).toThrow(RangeError);
  });
});
