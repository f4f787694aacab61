import type { IsoDate } from '../time/day.ts';

/** A company in the agency's list. */
export type CompanyRow = {
  id: string;
  name: string;
  city: string;
  country: string;
  organisationNumber: string | null;
  vatNumber: string | null;
  registeredOn: IsoDate;
};
