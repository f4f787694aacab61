import type { Ore } from '../money/ore.ts';
import type { Period } from '../time/period.ts';

export const BRIEF_STATES = ['draft', 'open', 'filled', 'withdrawn'] as const;
export type BriefState = (typeof BRIEF_STATES)[number];

export const BRIEF_WORK_MODES = ['any', 'remote', 'hybrid', 'on_site'] as const;
export type BriefWorkMode = (typeof BRIEF_WORK_MODES)[number];

export const WEIGHTS = [3, 2, 1] as const;
export type Weight = (typeof WEIGHTS)[number];

/** A brief as a line in a list. */
export type BriefSummary = {
  id: string;
  title: string;
  state: BriefState;
  roleName: string;
  period: Period;
  percent: number;
  /** Requests that wait for the consultant. */
  requestsSent: number;
  /** Offers that wait for the company. */
  offersOpen: number;
};

export type BriefCompetency = {
  competencyId: string;
  name: string;
  level: number;
  weight: Weight;
  isMust: boolean;
};

export type BriefLanguage = { code: string; name: string; cefr: number };

/** A described need with everything its page shows, in one language. */
export type Brief = Omit<BriefSummary, 'requestsSent' | 'offersOpen'> & {
  roleId: string;
  goal: string;
  /** Per hour to the client, excluding VAT, the agency's margin included. */
  budgetRateOre: Ore;
  workMode: BriefWorkMode;
  regionId: string | null;
  regionName: string | null;
  sectorId: string | null;
  sectorName: string | null;
  competencies: readonly BriefCompetency[];
  languages: readonly BriefLanguage[];
  /** Sent along with an edit, so that a stale page is refused. */
  version: number;
};

/** What a company may do with a brief in its state. */
export type BriefActions = { edit: boolean; open: boolean; withdraw: boolean; ask: boolean };

/**
 * The steps that are open to the company; the database has the last word.
 * @param hasLiveRequests whether a consultant is considering the brief: it is frozen meanwhile
 */
export function briefActions(state: BriefState, hasLiveRequests: boolean): BriefActions {
  const isLive = state === 'draft' || state === 'open';
  return {
    edit: isLive && !hasLiveRequests,
    open: state === 'draft',
    withdraw: isLive,
    ask: state === 'open',
  };
}

/** CEFR levels by the number they are stored as. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/** 3 is `B1`; empty for a number outside 1–6. */
export function cefrName(cefr: number): string {
  return CEFR_LEVELS[cefr - 1] ?? '';
}
