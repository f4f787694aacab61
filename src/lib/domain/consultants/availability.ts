import type { IsoDate } from '../time/day.ts';

/** A stretch of time the consultant wants to work, both days included. */
export type AvailabilityRange = {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Share of full time, 0–100. */
  readonly percent: number;
};

/** Indexes of the ranges that share a day with one that begins earlier in the list's time order. */
export function overlappingRanges(ranges: readonly AvailabilityRange[]): number[] {
  const inOrder = ranges
    .map((range, index) => ({ range, index }))
    .sort((a, b) =>
      a.range.startsOn < b.range.startsOn
        ? -1
        : a.range.startsOn > b.range.startsOn
          ? 1
          : a.index - b.index,
    );
  const overlapping: number[] = [];
  let latestEnd = '';
  for (const { range, index } of inOrder) {
    if (range.startsOn <= latestEnd) overlapping.push(index);
    if (range.endsOn > latestEnd) latestEnd = range.endsOn;
  }
  return overlapping.sort((a, b) => a - b);
}
