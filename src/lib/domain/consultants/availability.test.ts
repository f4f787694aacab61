import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { overlapOf } from '../time/period.ts';
import { overlappingRanges } from './availability.ts';

const range = (startsOn: string, endsOn: string) => ({ startsOn, endsOn, percent: 50 });
const some = fc.tuple(fc.nat(60), fc.nat(15)).map(([first, length]) => {
  const startsOn = addDays('2026-01-01', first);
  return range(startsOn, addDays(startsOn, length));
});

describe('overlappingRanges', () => {
  it('lets periods meet, but not share a day', () => {
    expect(
      overlappingRanges([range('2026-01-01', '2026-01-31'), range('2026-02-01', '2026-02-28')]),
    ).toEqual([]);
    expect(
      overlappingRanges([range('2026-01-01', '2026-01-31'), range('2026-01-31', '2026-02-28')]),
    ).toEqual([1]);
  });

  it('points at the later one, wherever it stands in the list', () => {
    expect(
      overlappingRanges([range('2026-01-10', '2026-01-20'), range('2026-01-01', '2026-01-10')]),
    ).toEqual([0]);
  });

  it('finds something exactly when two ranges share a day', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (ranges) => {
        const sharing = ranges.some((a, i) =>
          ranges.some(
            (b, j) =>
              i < j &&
              overlapOf({ from: a.startsOn, to: a.endsOn }, { from: b.startsOn, to: b.endsOn }),
          ),
        );
        expect(overlappingRanges(ranges).length > 0).toBe(sharing);
      }),
    );
  });
});
