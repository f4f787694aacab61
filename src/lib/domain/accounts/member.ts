import type { IsoDate } from '../time/day.ts';

/** Somebody who acts for a company, or for the agency. */
export type Member = { userId: string; name: string; isOwner: boolean; joinedOn: IsoDate };
