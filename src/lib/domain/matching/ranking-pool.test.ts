import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf, candidateWith, poolGroupSchema, type PoolGroup } from './ranking-pool.ts';

const group = (failed: number, isWilling: boolean, numbers: number[]): PoolGroup =>
  poolGroupSchema.parse({ failed, is_willing: isWilling, numbers });

describe('the candidates of a ranking', () => {
  it('are told with what became of them and every constraint that failed', () => {
    const groups = [
      group(0, true, [1003]),
      group(0, false, [1001]),
      group(0b0000101, true, [1004]),
      group(0b1000000, false, [1002]),
    ];
    expect(candidatesOf(groups)).toEqual([
      { number: 1001, fate: 'ask_first', failed: [] },
      { number: 1002, fate: 'unwilling', failed: ['H7'] },
      { number: 1003, fate: 'ranked', failed: [] },
      { number: 1004, fate: 'kept_out', failed: ['H1', 'H3'] },
    ]);
  });

  it('are found by number, and nobody else is', () => {
    const groups = [group(0, true, [1001, 1005]), group(2, true, [1002])];
    expect(candidateWith(groups, 1002)).toMatchObject({ fate: 'kept_out', failed: ['H2'] });
    expect(candidateWith(groups, 1003)).toBeNull();
  });

  it('are each there once, found one by one as in the whole list', () => {
    const masks = fc.uniqueArray(fc.record({ failed: fc.nat(127), isWilling: fc.boolean() }), {
      selector: ({ failed, isWilling }) => `${failed}${isWilling}`,
      minLength: 1,
    });
    fc.assert(
      fc.property(masks, fc.uniqueArray(fc.integer({ min: 1001, max: 2000 })), (kinds, numbers) => {
        const groups = kinds.map(({ failed, isWilling }, at) =>
          group(
            failed,
            isWilling,
            numbers.filter((_, n) => n % kinds.length === at),
          ),
        );
        const all = candidatesOf(groups);
        expect(all.map(({ number }) => number)).toEqual([...numbers].sort((a, b) => a - b));
        for (const one of all) expect(candidateWith(groups, one.number)).toEqual(one);
      }),
    );
  });
});
