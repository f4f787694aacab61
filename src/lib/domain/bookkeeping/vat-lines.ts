import type { Ore } from '../money/ore.ts';
import type { AccountBalance } from './account-balance.ts';
import type { AccountName } from './ledger-voucher.ts';
import { boxesOf, type RoleRange } from './vat-boxes.ts';
import { VAT_BOXES, vatReport, type VatBox, type VatReport } from './vat-report.ts';

/** An account's part of a box. */
export interface VatAccount {
  readonly account: number;
  readonly name: AccountName;
  /** In öre, debit positive. */
  readonly movedOre: Ore;
}

/** A box of the VAT return with the accounts that it comes from. */
export interface VatLine {
  readonly box: VatBox;
  readonly kronor: number;
  readonly accounts: readonly VatAccount[];
}

/** A VAT return, box by box. */
export interface VatLines extends Pick<VatReport, 'toPay' | 'ledgerToPayOre'> {
  readonly lines: readonly VatLine[];
}

/** The VAT return of a period from its balances: every box that an account of the period goes into. */
export function vatLines(
  balances: readonly AccountBalance[],
  ranges: readonly RoleRange[],
): VatLines {
  const moved = balances.map((row) => ({
    account: row.account,
    name: row.name,
    movedOre: row.debitOre - row.creditOre,
  }));
  const boxes = boxesOf(
    moved.map(({ account }) => String(account)),
    ranges,
  );
  const sums = new Map(moved.map((row) => [String(row.account), row.movedOre]));
  const report = vatReport(sums, boxes);
  const lines = VAT_BOXES.map((box) => ({
    box,
    kronor: report.boxes.get(box) ?? 0,
    accounts: moved.filter(
      ({ account, movedOre }) => boxes.get(String(account)) === box && movedOre !== 0,
    ),
  }));
  return {
    toPay: report.toPay,
    ledgerToPayOre: report.ledgerToPayOre,
    lines: lines.filter(({ kronor, accounts }) => kronor !== 0 || accounts.length > 0),
  };
}
