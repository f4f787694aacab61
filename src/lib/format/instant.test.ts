import { describe, expect, it } from 'vitest';
import { dayOfInstant, formatInstant, formatInstantDate, formatTime } from './instant.ts';

describe('moments', () => {
  it('falls on the day it is in Sweden, in winter and in summer', () => {
    expect(dayOfInstant('2026-11-22T23:30:00+00:00')).toBe('2026-11-23');
    expect(dayOfInstant('2026-06-30T21:59:59Z')).toBe('2026-06-30');
    expect(dayOfInstant('2026-06-30T22:00:00Z')).toBe('2026-07-01');
  });

  it('has a time of day on the Swedish clock', () => {
    expect(formatTime('2026-11-26T13:05:00Z')).toBe('14:05');
    expect(formatTime('2026-07-01T22:59:00Z')).toBe('00:59');
  });

  it('is written with its time as each language does', () => {
    const instant = '2026-11-23T08:30:00.123+00:00';
    expect(formatInstant(instant, 'sv')).toBe('23\u00A0nov. 2026 kl.\u00A009.30');
    expect(formatInstant(instant, 'en')).toBe('23\u00A0Nov 2026, 09:30');
    expect(formatInstantDate(instant, 'sv')).toBe('23\u00A0november 2026');
  });

  it('is told by the clock that is shown, on both sides of a change of it', () => {
    expect(formatInstant('2027-03-28T00:59:59Z', 'sv')).toBe('28\u00A0mars 2027 kl.\u00A001.59');
    expect(formatInstant('2027-03-28T01:00:00Z', 'sv')).toBe('28\u00A0mars 2027 kl.\u00A003.00');
    expect(formatInstant('2027-10-31T00:59:59Z', 'sv')).toBe('31\u00A0okt. 2027 kl.\u00A002.59');
    expect(formatInstant('2027-10-31T01:59:59Z', 'sv')).toBe('31\u00A0okt. 2027 kl.\u00A002.59');
    expect(formatInstant('2027-10-31T02:00:00Z', 'en')).toBe('31\u00A0Oct 2027, 03:00');
  });
});
