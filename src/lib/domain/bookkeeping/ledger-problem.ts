import type { Ore } from '../money/ore.ts';

/** Something that does not balance in the books. */
export interface LedgerProblem {
  /** A code, such as `receivable_differs`. */
  readonly problem: string;
  /** The voucher, invoice or payment it is about. */
  readonly subject: string;
  readonly expectedOre: Ore;
  readonly foundOre: Ore;
}
