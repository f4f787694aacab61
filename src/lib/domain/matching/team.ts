/** Percent of full time on working days lo up to hi, counted from the calendar's beginning. */
export type DaySpan = { lo: number; hi: number; percent: number };

/** One requirement of a role: weight, credit of the candidate in ten-thousandths. */
export type TeamCredit = { weight: number; credit: number };

export type TeamCandidate = {
  id: string;
  number: number;
  /** Asked price in öre per hour. */
  rateOre: number;
  /** Mutual score for this role, 0–100. */
  mutual: number;
  free: readonly DaySpan[];
  credits: readonly TeamCredit[];
};

/** A role with those who may hold it: at most 20, none capped in it. */
export type TeamRole = {
  id: string;
  budgetOre: number;
  times: readonly DaySpan[];
  candidates: readonly TeamCandidate[];
};

export type Team = {
  /** The holder of each role, in the brief's order. */
  picks: readonly Pick[];
  people: number;
  /** 0–1. */
  coverage: number;
  meanScore: number;
  budgetFit: number;
  costOre: number;
  budgetOre: number;
  /** 0–100, four decimals. */
  objective: number;
  /** False when a large brief was answered by the greedy choice. */
  isExact: boolean;
};

export type Teams = { best: Team | null; single: Team | null; cheapest: Team | null };

/** Who holds which role. */
export type Pick = { roleId: string; consultantId: string; consultantNumber: number };

/** Whom to ask about which role. */
export type TeamAsk = { briefRoleId: string; consultantId: string };

/**
 * What became of asking one of a team: `asked`, `before` when they had the request already, `waits`
 * when the role waits for the strategy and nobody is asked about it now.
 */
export const TEAM_OUTCOMES = ['asked', 'before', 'waits'] as const;
export type TeamAnswer = TeamAsk & {
  consultantNumber: number;
  outcome: (typeof TEAM_OUTCOMES)[number];
};
