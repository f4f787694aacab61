import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

export const WORK_MODES = ['on_site', 'hybrid', 'remote'] as const;
export type WorkMode = (typeof WORK_MODES)[number];

/** Something with a name in the language of the page. */
export type Named = { id: string; name: string };

/** What everybody may see of a consultant: no name, no contact. */
export type ConsultantCard = {
  /** Shown in place of the name. */
  number: number;
  region: string | null;
  /** Empty counts as all. */
  workModes: readonly WorkMode[];
  /** Price to the client per hour excluding VAT, the agency's margin included. */
  askedRateOre: Ore | null;
  roles: readonly Named[];
  /** The strongest competencies, best first. */
  competencies: readonly string[];
  /** The next free time: percent of full time from a day; null when none is stated. */
  free: { percent: number; from: IsoDate } | null;
};
