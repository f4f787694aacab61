import { describe, expect, it } from 'vitest';
import { EXAMPLE_PARTS, EXAMPLE_REQUIREMENTS, EXAMPLE_TOTAL_TENTHS } from './worked-example.ts';

const CREDIT = [1, 0.7, 0.35, 0.1];

function competence(requirements: typeof EXAMPLE_REQUIREMENTS): number {
  const credit = requirements.map(({ need, have, weight }) => {
    return have === 0 ? 0 : weight * (CREDIT[Math.max(0, need - have)] ?? 0);
  });
  const weights = requirements.map(({ weight }) => weight);
  return sum(credit) / sum(weights);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Points before rounding: free time 0.75, price 8 400 against 8 000 a day, related sector, same mode. */
function exact(requirements: typeof EXAMPLE_REQUIREMENTS): number[] {
  return [60 * competence(requirements), 15 * 0.75, 10 * (1 - 400 / 2000), 8 * 0.7, 7 * 1];
}

describe('the worked example', () => {
  it('shows lines that add up to the total', () => {
    expect(sum(EXAMPLE_PARTS.map((part) => part.tenths))).toBe(EXAMPLE_TOTAL_TENTHS);
  });

  it('is what the rules give, rounded by largest remainder', () => {
    const parts = exact(EXAMPLE_REQUIREMENTS);
    expect(Math.round(sum(parts) * 10)).toBe(EXAMPLE_TOTAL_TENTHS);
    parts.forEach((points, index) => {
      expect(Math.abs(points * 10 - (EXAMPLE_PARTS[index]?.tenths ?? 0))).toBeLessThan(1);
    });
  });

  it('has parts worth a hundred points together', () => {
    expect(sum(EXAMPLE_PARTS.map((part) => part.maxTenths))).toBe(1000);
  });

  it('meets seven of twelve requirements, three of the four essential ones', () => {
    const met = EXAMPLE_REQUIREMENTS.filter(({ need, have }) => have >= need);
    expect(met).toHaveLength(7);
    expect(met.filter(({ weight }) => weight === 3)).toHaveLength(3);
  });

  it('gains 2.2 points with level 4 in moderation', () => {
    const better = EXAMPLE_REQUIREMENTS.map((row) =>
      row.id === 'moderation' ? { ...row, have: 4 } : row,
    );
    const gain = sum(exact(better)) - sum(exact(EXAMPLE_REQUIREMENTS));
    expect(gain.toFixed(1)).toBe('2.2');
  });
});
