import { isIsoDate, type IsoDate } from '#lib/domain/time/day.ts';
import type { Ore } from '#lib/domain/money/ore.ts';
import { BankFileError } from './bank-file-error.ts';
import { requiredTextAt, textAt, type XmlNode } from './xml-node.ts';

/** An amount without sign and its currency. */
export interface Money {
  readonly ore: Ore;
  readonly currency: string;
}

/**
 * Reads a decimal such as `1234.5` into whole öre.
 * @throws BankFileError when it is no amount, or has more than two decimals
 */
export function oreOf(decimal: string): Ore {
  const [, whole, fraction = ''] = /^(\d{1,13})(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new BankFileError('amount_invalid', { value: decimal });
  if (fraction.length > 2) throw new BankFileError('amount_precision', { value: decimal });
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** The amount element at a path, with its `Ccy`. */
export function moneyAt(node: XmlNode, path: string): Money {
  return {
    ore: oreOf(requiredTextAt(node, path)),
    currency: requiredTextAt(node, `${path}/@Ccy`),
  };
}

/** The amount at a path, null when it is not stated. */
export function moneyOrNullAt(node: XmlNode, path: string): Money | null {
  return textAt(node, path) === null ? null : moneyAt(node, path);
}

/** +1 for money in (`CRDT`), −1 for money out (`DBIT`). */
export function directionAt(node: XmlNode, path = 'CdtDbtInd'): 1 | -1 {
  const indicator = requiredTextAt(node, path);
  if (indicator === 'CRDT') return 1;
  if (indicator === 'DBIT') return -1;
  throw new BankFileError('direction_invalid', { value: indicator });
}

/** The day at a path given as `Dt` or `DtTm`: of a moment, the day at the place it was written. */
export function dayAt(node: XmlNode, path: string): IsoDate {
  const text = textAt(node, `${path}/Dt`) ?? requiredTextAt(node, `${path}/DtTm`);
  const day = text.slice(0, 10);
  if (!isIsoDate(day)) throw new BankFileError('date_invalid', { value: text });
  return day;
}

/** @throws BankFileError when what the file states is not what its parts sum to */
export function assertEqualSum(field: string, stated: number, computed: number): void {
  if (stated !== computed) throw new BankFileError('sum_mismatch', { field, stated, computed });
}
