import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { loadSpans, type ShareOfTime } from './load-spans.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };

describe('time stated and booked', () => {
  it('is nothing when nothing is stated', () => {
    expect(loadSpans([], [])).toEqual([]);
  });

  it('is free where nothing is booked', () => {
    const march = { from: '2026-03-01', to: '2026-03-31', percent: 60 };
    expect(loadSpans([{ ...year, percent: 100 }], [march])).toEqual([
      { from: '2026-01-01', to: '2026-02-28', available: 100, booked: 0, free: 100 },
      { from: '2026-03-01', to: '2026-03-31', available: 100, booked: 60, free: 40 },
      { from: '2026-04-01', to: '2026-12-31', available: 100, booked: 0, free: 100 },
    ]);
  });

  it('adds bookings together, and is never less than free of time', () => {
    const booked = [50, 40].map((percent) => ({ ...year, percent }));
    expect(loadSpans([{ ...year, percent: 80 }], booked)).toEqual([
      { ...year, available: 80, booked: 90, free: 0 },
    ]);
  });

  it('leaves out days with nothing stated and nothing booked', () => {
    const spans = loadSpans(
      [{ from: '2026-01-01', to: '2026-01-31', percent: 50 }],
      [{ from: '2026-03-01', to: '2026-03-01', percent: 20 }],
    );
    expect(spans.map(({ from, to, free }) => [from, to, free])).toEqual([
      ['2026-01-01', '2026-01-31', 50],
      ['2026-03-01', '2026-03-01', 0],
    ]);
  });

  it('says of each day what the parts say', () => {
    const share = fc
      .record({ start: fc.nat(40), length: fc.nat(20), percent: fc.integer({ min: 1, max: 100 }) })
      .map(({ start, length, percent }): ShareOfTime => {
        const from = addDays(year.from, start);
        return { from, to: addDays(from, length), percent };
      });
    const sumOn = (shares: readonly ShareOfTime[], day: string) =>
      shares.reduce((sum, one) => sum + (one.from <= day && day <= one.to ? one.percent : 0), 0);
    fc.assert(
      fc.property(fc.array(share), fc.array(share), fc.nat(70), (available, booked, offset) => {
        const day = addDays(year.from, offset);
        const found = loadSpans(available, booked).filter(
          ({ from, to }) => from <= day && day <= to,
        );
        const [span] = found;
        expect(found.length).toBeLessThanOrEqual(1);
        expect(span?.available ?? 0).toBe(sumOn(available, day));
        expect(span?.booked ?? 0).toBe(sumOn(booked, day));
      }),
    );
  });
});
