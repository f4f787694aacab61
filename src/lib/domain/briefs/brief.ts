import type { Ore } from '../money/ore.ts';
import type { Period } from '../time/period.ts';
import type { BriefGoals } from './goals.ts';

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
  roles: readonly { name: string; isFilled: boolean }[];
  /** From the first to the last day that any role is asked for. */
  period: Period;
  /** Of full time, all roles together. */
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

export const PHASES = ['strategy', 'organise', 'run', 'experiment', 'measure'] as const;
export type Phase = (typeof PHASES)[number];

/** When a role is wanted: percent of full time on every working day of the period. */
export type BriefTime = { period: Period; percent: number };

/** A role that a brief asks for. */
export type BriefRole = {
  id: string;
  /** 1 is the first of the brief. */
  position: number;
  roleId: string;
  roleName: string;
  phase: Phase;
  /** Whether a strategy must come before the role in its phase. */
  isExecution: boolean;
  /** Per hour to the client, excluding VAT, the agency's margin included. */
  budgetRateOre: Ore;
  /** In order, separate. */
  times: readonly BriefTime[];
  competencies: readonly BriefCompetency[];
  /** Somebody is booked for it. */
  isFilled: boolean;
};

/** A described need with everything its page shows, in one language. */
export type Brief = {
  id: string;
  title: string;
  state: BriefState;
  goal: string;
  goals: BriefGoals | null;
  /** Departments that the work involves. */
  departments: readonly string[];
  /** Who decides, at the company; empty until stated. */
  decider: { name: string; title: string };
  period: Period;
  roles: readonly BriefRole[];
  workMode: BriefWorkMode;
  regionId: string | null;
  regionName: string | null;
  sectorId: string | null;
  sectorName: string | null;
  languages: readonly BriefLanguage[];
  /** Marks of the splitter's findings that the company has read and knowingly kept. */
  keptTogether: readonly string[];
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
