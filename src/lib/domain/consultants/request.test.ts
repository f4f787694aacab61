import { describe, expect, it } from 'vitest';
import { awaitsAnswer, daysLeft, REQUEST_STATES } from './request.ts';

describe('a request', () => {
  it('counts down to its last day, which is still a day to answer', () => {
    expect(daysLeft('2026-11-28', '2026-11-23')).toBe(5);
    expect(daysLeft('2026-11-23', '2026-11-23')).toBe(0);
    expect(daysLeft('2026-11-22', '2026-11-23')).toBe(-1);
  });

  it('waits for an answer only while it is sent', () => {
    expect(REQUEST_STATES.filter((state) => awaitsAnswer({ state }))).toEqual(['sent']);
  });
});
