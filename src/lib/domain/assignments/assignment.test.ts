import { describe, expect, it } from 'vitest';
import { agreedTermsDays } from './agreement.ts';
import { linkedPercent, nextStep } from './assignment.ts';

const progress = (reportedMinutes: number, linkedMinutes: number) => ({
  ...{ plannedMinutes: 6000, approvedMinutes: 0, invoicedMinutes: 0 },
  reportedMinutes,
  linkedMinutes,
});

describe('linkedPercent', () => {
  it('is unknown before anything is reported, not zero', () => {
    expect(linkedPercent(progress(0, 0))).toBeNull();
    expect(linkedPercent(progress(600, 0))).toBe(0);
    expect(linkedPercent(progress(600, 450))).toBe(75);
  });
});

describe('nextStep', () => {
  it('puts time that waits for approval before everything else', () => {
    expect(nextStep('finished', 2)).toBe('approve_time');
    expect(nextStep('booked', 0)).toBe('starts');
    expect(nextStep('active', 0)).toBe('report_time');
    expect(nextStep('cancelled', 0)).toBe('nothing');
  });
});

describe('agreedTermsDays', () => {
  it('never gives public bodies more than 30 days, nor others more than 60', () => {
    expect([agreedTermsDays(45, true), agreedTermsDays(45, false)]).toEqual([30, 45]);
    expect(agreedTermsDays(90, false)).toBe(60);
    expect(agreedTermsDays(10, true)).toBe(10);
    expect([agreedTermsDays(75, false, true), agreedTermsDays(75, true, true)]).toEqual([75, 30]);
  });
});
