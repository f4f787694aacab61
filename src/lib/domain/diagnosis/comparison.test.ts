import { describe, expect, it } from 'vitest';
import { changes } from './comparison.ts';

const standing = (percent: number, level: number) => ({ percent, level });

describe('changes', () => {
  it('tells what two analyses have in common, and leaves out what only one version has', () => {
    const before = {
      overall: standing(41.3, 3),
      dimensions: { strategy: standing(25, 2), reach: standing(50, 3) },
    };
    const now = {
      overall: standing(52.5, 3),
      dimensions: { strategy: standing(37.5, 2), measurement: standing(75, 4) },
    };
    expect(changes(before, now)).toEqual({
      overall: { id: 'overall', before: before.overall, now: now.overall, change: 11.2 },
      dimensions: [
        { id: 'strategy', before: standing(25, 2), now: standing(37.5, 2), change: 12.5 },
      ],
    });
  });
});
