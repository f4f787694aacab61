import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { Obstacle } from './seller-facts.ts';

/** States of a self-bill as the database keeps them. */
export const SELF_BILL_STATES = [
  'draft',
  'sent',
  'approved',
  'rejected',
  'withdrawn',
  'issued',
] as const;
export type SelfBillState = (typeof SELF_BILL_STATES)[number];

/** Reads a stored state. @throws RangeError for any other word */
export function selfBillState(state: string): SelfBillState {
  const found = SELF_BILL_STATES.find((known) => known === state);
  if (found === undefined) throw new RangeError(`Not a state of a self-bill: ${state}`);
  return found;
}

/** A self-bill in a list. */
export type SelfBillRow = {
  readonly id: string;
  readonly consultantId: string;
  readonly sellerName: string;
  readonly consultantName: string;
  readonly state: SelfBillState;
  /** As printed, with its series; empty before it is issued. */
  readonly number: string;
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
  readonly netOre: Ore;
  readonly totalOre: Ore;
  readonly creditedOre: Ore;
  /** Owed and not with the bank; negative is taken off the next payout. */
  readonly openOre: Ore;
  /** With the bank, not answered yet. */
  readonly onWayOre: Ore;
  /** The day the bank paid it; null before that. */
  readonly paidOn: IsoDate | null;
  /** Last day to object; null when it must be approved or is not sent. */
  readonly answerBy: IsoDate | null;
  /** The payout day; null before it is issued. */
  readonly dueDate: IsoDate | null;
};

/** Approved time or an expense that is on no self-bill. */
export type UnbilledRow = {
  readonly timesheetId: string | null;
  readonly expenseId: string | null;
  readonly assignmentId: string;
  readonly consultantId: string;
  readonly consultantName: string;
  readonly title: string;
  readonly companyName: string;
  /** The Monday of a week, or the day of an expense. */
  readonly day: IsoDate;
  /** Null for an expense. */
  readonly minutes: number | null;
  readonly netOre: Ore;
};

/** What can be drawn up for a consultant now, or why not. */
export type ReadyToSelfBill = {
  readonly consultantId: string;
  readonly consultantName: string;
  readonly rows: number;
  readonly minutes: number;
  readonly netOre: Ore;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  readonly obstacles: readonly Obstacle[];
};

/** Adds up what is not billed, consultant by consultant, by name. */
export function readyToSelfBill(
  rows: readonly UnbilledRow[],
  obstaclesOf: (consultantId: string) => readonly Obstacle[],
): ReadyToSelfBill[] {
  const groups = Map.groupBy(rows, ({ consultantId }) => consultantId);
  const ready = [...groups].map(([consultantId, own]) => {
    const days = own.map(({ day }) => day).sort();
    return {
      consultantId,
      consultantName: own[0]?.consultantName ?? '',
      rows: own.length,
      minutes: own.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
      netOre: own.reduce((sum, { netOre }) => sum + netOre, 0),
      firstDay: days[0] ?? '',
      lastDay: days.at(-1) ?? '',
      obstacles: obstaclesOf(consultantId),
    };
  });
  return ready.sort((a, b) => a.consultantName.localeCompare(b.consultantName, 'sv'));
}
