import type { IsoDate } from '../time/day.ts';

/** What was read from the bank about one account, and what became of it then. */
export interface BankFile {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly accountName: string;
  readonly iban: string;
  readonly fromDay: IsoDate | null;
  readonly toDay: IsoDate | null;
  readonly importedAt: string;
  /** Null when a program read it. */
  readonly importedBy: string | null;
  readonly booked: number;
  readonly waiting: number;
  readonly outgoing: number;
  /** Told of by an earlier file. */
  readonly known: number;
  /** Not booked by the bank yet. */
  readonly pending: number;
}
