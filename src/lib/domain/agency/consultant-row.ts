import type { ConsultantState } from '../consultants/profile.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** A consultant in the agency's list. */
export type ConsultantRow = {
  id: string;
  number: number;
  name: string;
  headline: string;
  state: ConsultantState;
  isPaused: boolean;
  /** Asked price to the client, per hour excluding VAT; null before it is stated. */
  wishedRateOre: Ore | null;
  registeredOn: IsoDate;
};
