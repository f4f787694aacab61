const FIRST_MS = 30_000;
const LONGEST_MS = 480_000;

/** Coming back to a page sooner than this after it was asked finds nothing new. */
export const SOONEST_MS = 10_000;

/**
 * How long an open list waits before it asks again whether it has become older: half a minute, and
 * twice as long for each time that nobody touched the page in between, up to eight minutes.
 *
 * @param asked how often it has asked since somebody came back to the page
 * @returns milliseconds
 */
export function waitBeforeAsking(asked: number): number {
  return Math.min(FIRST_MS * 2 ** asked, LONGEST_MS);
}
