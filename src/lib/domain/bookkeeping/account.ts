/** Number of an account in the BAS chart: four digits, `1000`–`8999`. */
export type AccountNumber = string;

/** What an account holds, as SIE names it too: tillgång, skuld, intäkt, kostnad. */
export type AccountKind = 'asset' | 'liability' | 'income' | 'cost';

/** Whether the text is an account number by the BAS chart's classes 1–8. */
export function isAccountNumber(text: string): text is AccountNumber {
  return /^[1-8]\d{3}$/.test(text);
}

/**
 * The kind that the first digits give: class 1 assets, 2 equity and liabilities, 3 income, 4–7
 * costs, 80–83 financial income, 84–89 financial and closing costs.
 * @throws RangeError when it is no account number
 */
export function accountKind(account: AccountNumber): AccountKind {
  if (!isAccountNumber(account)) throw new RangeError(`Not an account: ${String(account)}`);
  if (account < '2000') return 'asset';
  if (account < '3000') return 'liability';
  if (account < '4000') return 'income';
  return account >= '8000' && account < '8400' ? 'income' : 'cost';
}
