import { sumOre, type Ore } from '../money/ore.ts';
import { isIsoDate, type IsoDate } from '../time/day.ts';
import { isAccountNumber, type AccountNumber } from './account.ts';

/** A line of a voucher. */
export interface Posting {
  readonly account: AccountNumber;
  /** Debit positive, credit negative. */
  readonly amountOre: Ore;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** A business event in the books (verifikation). */
export interface Voucher {
  readonly date: IsoDate;
  readonly text: string;
  readonly postings: readonly Posting[];
}

/**
 * Refuses a voucher that is not double-entry bookkeeping: postings on real accounts, whose debits
 * equal the credits in each currency.
 * @throws RangeError
 */
export function assertBalanced(voucher: Voucher): void {
  const { date, text, postings } = voucher;
  if (!isIsoDate(date)) throw new RangeError(`"${text}": not a day: ${date}`);
  if (postings.length < 2) throw new RangeError(`"${text}": fewer than two postings`);
  const unknown = postings.find(({ account }) => !isAccountNumber(account));
  if (unknown !== undefined) throw new RangeError(`"${text}": not an account: ${unknown.account}`);
  for (const [currency, group] of Map.groupBy(postings, (posting) => posting.currency)) {
    const rest = sumOre(group.map(({ amountOre }) => amountOre));
    if (rest !== 0) throw new RangeError(`"${text}": ${rest} öre ${currency} out of balance`);
  }
}
