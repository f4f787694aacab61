import type { Verification } from '$lib/domain/consultants/profile.ts';

/** A competency with what the consultant says and what the agency has found. */
export type AssessedRow = {
  id: string;
  name: string;
  level: number;
  levelName: string;
  effectiveLevel: number;
  verification: Verification;
  evidence: string;
};
