import { describe, expect, it } from 'vitest';
import { bandOf, freePercent, levelCredit, PARTS, shownPoints } from './rules.ts';

describe('levelCredit', () => {
  it('follows the published steps', () => {
    expect([4, 3, 2, 1, 0].map((have) => levelCredit(have, 4))).toEqual([100, 70, 35, 10, 0]);
    expect(levelCredit(1, 5)).toBe(0);
  });

  it('gives nothing extra for more than is needed', () => {
    expect(levelCredit(5, 2)).toBe(100);
  });
});

describe('bands', () => {
  it.each([
    [85, 'very_good'],
    [84, 'good'],
    [70, 'good'],
    [69, 'possible'],
    [55, 'possible'],
    [54, 'more'],
  ])('%i points is %s', (points, band) => {
    expect(bandOf(points)).toBe(band);
  });

  it('follow the points as shown: 84.5 is shown as 85', () => {
    expect(bandOf(shownPoints(84.5))).toBe('very_good');
    expect(bandOf(shownPoints(84.4999))).toBe('good');
  });
});

describe('freePercent', () => {
  it('says all of the time only when it is', () => {
    expect(freePercent(0.999999)).toBe(99);
    expect(freePercent(1)).toBe(100);
    expect(freePercent(0.29)).toBe(29);
  });
});

it('is worth a hundred points together', () => {
  expect(Object.values(PARTS).reduce((sum, points) => sum + points, 0)).toBe(100);
});
