import type { IsoDate } from '../time/day.ts';

/** A strategy that a company's management has approved. */
export type Strategy = {
  id: string;
  title: string;
  summary: string;
  approvedBy: { name: string; title: string };
  approvedOn: IsoDate;
  /** False once it has been ended. */
  isInForce: boolean;
};
