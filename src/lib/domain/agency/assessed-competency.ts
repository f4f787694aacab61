import type { Verification } from '../consultants/profile.ts';

/** A competency as the agency assesses it. */
export type AssessedCompetency = {
  id: string;
  name: string;
  level: number;
  levelName: string;
  /** The level that counts: an unverified 5 counts as 4. */
  effectiveLevel: number;
  verification: Verification;
  evidence: string;
};
