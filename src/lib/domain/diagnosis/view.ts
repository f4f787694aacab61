import type { IsoDate } from '../time/day.ts';
import type { CostSpan } from './cost.ts';
import type { Perspective } from './differences.ts';
import type { Standing } from './maturity.ts';
import type { DiagnosisReport } from './report.ts';
import type { Step } from './steps.ts';

/** A result as screen and paper show it. */
export type ResultView = {
  report: DiagnosisReport;
  madeOn: IsoDate;
  /** Names of the catalogue's roles by id. */
  roleNames: Record<string, string>;
  /** Cost by phase, excluding VAT; null where a rate is an assumption. */
  costs: Record<string, CostSpan | null>;
  totalCost: CostSpan | null;
};

/** One screen in the language of the page, with what has been answered. */
export type StepPage = {
  step: number;
  steps: number;
  kind: Step['kind'];
  name: string | null;
  lead: string | null;
  questions: { id: string; text: string; options: { value: string; label: string }[] }[];
  values: Record<string, string>;
};

/** A private link that works, as its owner sees it. Its address was shown once. */
export type Share = { id: string; madeOn: IsoDate };

/** An invitation's link as the company sees it; `answeredOn` once the one invited has answered. */
export type Invitation = {
  id: string;
  name: string;
  state: 'open' | 'expired' | 'revoked';
  expiresOn: IsoDate;
  answeredOn: IsoDate | null;
};

/** A row of differences between management and those who do the work. */
export type DifferenceRow = {
  id: string;
  name: string;
  management: number;
  practitioner: number;
  gap: number;
};

/** Where the two sides see things differently, the largest gaps first. */
export type Differing = { dimensions: DifferenceRow[]; questions: DifferenceRow[] };

/** A dimension before and now, with the words of their levels; the whole has no name. */
export type ChangeRow = {
  id: string;
  name: string | null;
  before: Standing & { word: string };
  now: Standing & { word: string };
  change: number;
};

/** One who has answered; null for the name of one who has left. */
export type Respondent = {
  id: string;
  name: string | null;
  perspective: Perspective | null;
  department: string;
  answeredOn: IsoDate;
};

/** A saved analysis in the company's list. */
export type AnalysisRow = {
  id: string;
  madeOn: IsoDate;
  by: string | null;
  level: number;
  word: string;
  profile: string | null;
  answers: number;
};
