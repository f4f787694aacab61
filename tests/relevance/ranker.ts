import type { Brief } from './shape.ts';

/**
 * Anything that orders consultants for a brief, best first, as ids of the relevance set. Those it
 * leaves out count as not shown. This is where a ranking is plugged in, whatever it runs on.
 */
export type Ranker = (brief: Brief) => Promise<string[]>;
