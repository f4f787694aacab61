/** When a consultant is free, as named patterns; the days are worked out from today. */
export type Pattern = 'full' | 'mostly' | 'half' | 'fromNextMonth' | 'untilSummer';

/** A made-up consultant. Rates are kronor per hour to the client, VAT excluded. */
export type Person = {
  key: string;
  name: string;
  /** Catalogue roles, the main one first. */
  roles: readonly [string, ...string[]];
  headline: string;
  about: string;
  region: string;
  alsoOnSite?: readonly string[];
  rate: number;
  floor?: number;
  modes: readonly ('on_site' | 'hybrid' | 'remote')[];
  sectors: readonly string[];
  /** Beyond Swedish: ISO code and CEFR level 1–6. */
  languages: Readonly<Record<string, number>>;
  /** Levels above or below the role's profile. */
  seniority: -1 | 0 | 1;
  pattern: Pattern;
  joinedDaysAgo: number;
  state?: 'draft' | 'submitted' | 'rejected' | 'paused';
  /** What the agency wrote when it said no. */
  rejection?: string;
};
