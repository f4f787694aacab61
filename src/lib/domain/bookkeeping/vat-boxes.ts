import type { AccountNumber } from './account.ts';
import { BOX_OF_ACCOUNT, type VatBox } from './vat-report.ts';

/** Accounts that may play a part in the books, both ends included. */
export interface RoleRange {
  readonly role: string;
  readonly from: number;
  readonly to: number;
}

/** The box for accounts that the agency has chosen itself. */
const BOX_OF_ROLE: Readonly<Record<string, VatBox>> = {
  sales: '05',
  sales_eu: '39',
  purchases_eu: '21',
  output_vat: '10',
  output_vat_reverse: '30',
  input_vat: '48',
  input_vat_reverse: '48',
};

/**
 * Which box of the VAT return each account's sum belongs in: that of the BAS chart, else that of
 * the narrowest part the account may play. Accounts that no box asks for are left out.
 */
export function boxesOf(
  accounts: readonly AccountNumber[],
  ranges: readonly RoleRange[],
): Map<AccountNumber, VatBox> {
  const narrowest = ranges.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  return new Map(
    accounts.flatMap((account) => {
      const number = Number(account);
      const part = narrowest.find(({ from, to }) => from <= number && number <= to);
      const box = BOX_OF_ACCOUNT.get(account) ?? BOX_OF_ROLE[part?.role ?? ''];
      return box === undefined ? [] : [[account, box] as const];
    }),
  );
}
