import type { AgreedMeasure } from './agreement.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { TimesheetState } from '../time/timesheet.ts';

export const ASSIGNMENT_STATES = ['booked', 'active', 'finished', 'cancelled'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Minutes of an assignment: planned, and what has become of those reported. */
export type Progress = {
  plannedMinutes: number;
  reportedMinutes: number;
  approvedMinutes: number;
  invoicedMinutes: number;
  /** Reported minutes that name a goal. */
  linkedMinutes: number;
};

/** An assignment as a line in a list. */
export type AssignmentSummary = Progress & {
  id: string;
  number: number;
  title: string;
  state: AssignmentState;
  companyName: string;
  consultantName: string;
  period: Period;
  percent: number;
};

/** A booked engagement with the terms that were frozen at acceptance. */
export type Assignment = AssignmentSummary & {
  briefId: string;
  offerId: string;
  roleName: string;
  goals: readonly { id: string; title: string }[];
  /** What the work is followed up by, as frozen at acceptance. */
  measures: readonly AgreedMeasure[];
  /** Per hour excluding VAT: `fee + margin = rate`. */
  rateOre: Ore;
  feeOre: Ore;
  marginOre: Ore;
  paymentTermsDays: number;
  termsVersion: string;
  bookedOn: IsoDate;
};

/** A week of an assignment. */
export type TimesheetSummary = {
  id: string;
  assignmentId: string;
  assignmentTitle: string;
  consultantName: string;
  /** The Monday. */
  weekStart: IsoDate;
  state: TimesheetState;
  minutes: number;
  linkedMinutes: number;
  /** The client's price, excluding VAT. */
  amountOre: Ore;
};

export type TimesheetRow = {
  id: string;
  workDate: IsoDate;
  minutes: number;
  activity: string;
  /** Null for time without a goal, which is shown as it is. */
  goal: string | null;
};

/** A week with its rows. */
export type TimesheetDetail = TimesheetSummary & {
  rows: readonly TimesheetRow[];
  rejectReason: string | null;
  version: number;
};

/** What comes next on an assignment. */
export type NextStep = 'starts' | 'approve_time' | 'report_time' | 'nothing';

/** Share of reported time that names a goal, in whole per cent; null before anything is reported. */
export function linkedPercent({ reportedMinutes, linkedMinutes }: Progress): number | null {
  return reportedMinutes > 0 ? Math.round((100 * linkedMinutes) / reportedMinutes) : null;
}

/** What the parties wait for, from the state and the weeks that wait for approval. */
export function nextStep(state: AssignmentState, sheetsWaiting: number): NextStep {
  if (sheetsWaiting > 0) return 'approve_time';
  if (state === 'booked') return 'starts';
  return state === 'active' ? 'report_time' : 'nothing';
}
