import { describe, expect, it } from 'vitest';
import { figureText, isEffectMeasure, parseFigure, splitGoalPair } from './goals.ts';

describe('figures', () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['1 200.25', 1200.25],
    ['-3 %', -3],
    ['−3,1', -3.1],
    ['0', 0],
  ])('%s is %d', (text, value) => {
    expect(parseFigure(text)).toBe(value);
  });

  it.each(['', 'tolv', '1e9', '=1+1', '1,234', '<b>1</b>', '9999999999999'])(
    '%j is none',
    (text) => {
      expect(parseFigure(text)).toBeNull();
    },
  );

  it('are shown as they are typed in the language', () => {
    expect([figureText(12.5, ','), figureText(12.5, '.'), figureText(null, ',')]).toEqual([
      '12,5',
      '12.5',
      '',
    ]);
  });
});

describe('measures', () => {
  it('show an effect only from outcome on, and never as surface measures', () => {
    expect(isEffectMeasure({ stage: 'outcome', isSurface: false })).toBe(true);
    expect(isEffectMeasure({ stage: 'impact', isSurface: false })).toBe(true);
    expect(isEffectMeasure({ stage: 'outtake', isSurface: false })).toBe(false);
    expect(isEffectMeasure({ stage: 'outcome', isSurface: true })).toBe(false);
  });
});

describe('a chosen pair of goals', () => {
  it('gives both ids, or empty ones', () => {
    expect(splitGoalPair('a/b')).toEqual({ businessGoalId: 'a', communicationGoalId: 'b' });
    expect(splitGoalPair('')).toEqual({ businessGoalId: '', communicationGoalId: '' });
  });
});
