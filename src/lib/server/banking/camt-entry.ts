import type { BankTransaction } from '#lib/domain/banking/bank-transaction.ts';
import { sumOre } from '#lib/domain/money/ore.ts';
import { BankFileError } from './bank-file-error.ts';
import { assertEqualSum, dayAt, directionAt, moneyAt, moneyOrNullAt } from './camt-fields.ts';
import type { Money } from './camt-fields.ts';
import { paymentReferencesOf } from './camt-payment.ts';
import { counterpartyOf, referencesOf, textsOf } from './camt-remittance.ts';
import { nodeAt, nodesAt, nodesOf, requiredTextAt, textAt, type XmlNode } from './xml-node.ts';

/** An entry with the payments in it. */
export interface CamtEntry {
  readonly ore: number;
  readonly direction: 1 | -1;
  readonly currency: string;
  /** Only booked entries are money; others are announced (`PDNG`) or told of (`INFO`). */
  readonly isBooked: boolean;
  readonly transactions: readonly BankTransaction[];
}

/**
 * Reads an entry (`Ntry`). A batch becomes one transaction for each payment in it.
 * @throws BankFileError when a field is missing or wrong, or the payments of a batch do not sum
 *   to the entry
 */
export function readEntry(entry: XmlNode): CamtEntry {
  const { ore, currency } = moneyAt(entry, 'Amt');
  const direction = directionAt(entry);
  const isBooked = (textAt(entry, 'Sts/Cd') ?? requiredTextAt(entry, 'Sts')) === 'BOOK';
  const whole = { ore, direction, currency, isBooked };
  return { ...whole, transactions: isBooked ? transactionsOf(entry, whole) : [] };
}

type Whole = Omit<CamtEntry, 'transactions'>;

function transactionsOf(entry: XmlNode, whole: Whole): BankTransaction[] {
  const details = nodesAt(entry, 'NtryDtls/TxDtls');
  assertBatch(entry, whole, details.length);
  if (details.length <= 1) return [transactionOf(entry, whole, details[0], whole.ore)];
  const parts = details.map((each) => signedPart(each, whole));
  const known = parts.filter((part) => part !== null);
  // Without every amount a batch cannot be split: it stays one payment with all its references.
  if (known.length < parts.length) return [mergedTransaction(entry, whole, details)];
  assertEqualSum('Ntry', whole.ore, sumOre(known));
  return details.map((each, index) => transactionOf(entry, whole, each, known[index] ?? 0));
}

function assertBatch(entry: XmlNode, whole: Whole, count: number): void {
  for (const batch of nodesAt(entry, 'NtryDtls/Btch')) {
    const stated = textAt(batch, 'NbOfTxs');
    const isOnly = nodesOf(entry, 'NtryDtls').length === 1;
    if (stated !== null && count > 1 && isOnly)
      assertEqualSum('Btch/NbOfTxs', Number(stated), count);
    const total = moneyOrNullAt(batch, 'TtlAmt');
    if (total !== null && isOnly && total.currency === whole.currency) {
      assertEqualSum('Btch/TtlAmt', total.ore, whole.ore);
    }
  }
}

/** A part's amount in the entry's direction and currency; null when the file does not give it. */
function signedPart(details: XmlNode, whole: Whole): number | null {
  const paths = ['Amt', 'AmtDtls/TxAmt/Amt'];
  const isOwn = (money: Money | null) => money?.currency === whole.currency;
  const amount = paths.map((path) => moneyOrNullAt(details, path)).find(isOwn);
  if (amount === undefined || amount === null) return null;
  const direction = textAt(details, 'CdtDbtInd') === null ? whole.direction : directionAt(details);
  return amount.ore * direction * whole.direction;
}

/** @param ore the part's amount in the entry's direction */
function transactionOf(
  entry: XmlNode,
  whole: Whole,
  details: XmlNode,
  ore: number,
): BankTransaction {
  const signed = ore * whole.direction;
  return {
    ...commonOf(entry, whole),
    amountOre: signed,
    references: referencesOf(details),
    text: joined([...textsOf(details), textAt(entry, 'AddtlNtryInf')]),
    counterparty: counterpartyOf(details, signed < 0 ? -1 : 1),
    entryReference: referenceOf(entry, details),
    paymentReferences: paymentReferencesOf(entry, [details]),
  };
}

function mergedTransaction(
  entry: XmlNode,
  whole: Whole,
  details: readonly XmlNode[],
): BankTransaction {
  return {
    ...commonOf(entry, whole),
    amountOre: whole.ore * whole.direction,
    references: details.flatMap(referencesOf),
    text: joined([...details.flatMap(textsOf), textAt(entry, 'AddtlNtryInf')]),
    counterparty: counterpartyOf(details[0], whole.direction),
    entryReference: referenceOf(entry, undefined),
    paymentReferences: paymentReferencesOf(entry, details),
  };
}

function commonOf(entry: XmlNode, { currency }: Whole) {
  const reversal = textAt(entry, 'RvslInd');
  if (nodeAt(entry, 'BookgDt') === undefined) {
    throw new BankFileError('field_missing', { field: 'BookgDt' });
  }
  return {
    bookedOn: dayAt(entry, 'BookgDt'),
    currency,
    isReversal: reversal === 'true' || reversal === '1',
  };
}

/**
 * The bank's name for a movement. An entry of one payment goes by the entry's reference, which a
 * notification (camt.054) and a statement (camt.053) share; a part of a batch by its own.
 */
function referenceOf(entry: XmlNode, details: XmlNode): string {
  const ofEntry = textAt(entry, 'AcctSvcrRef') ?? textAt(entry, 'NtryRef');
  const ofPart = textAt(details, 'Refs/AcctSvcrRef') ?? textAt(details, 'Refs/TxId');
  const isPart = nodesAt(entry, 'NtryDtls/TxDtls').length > 1 && details !== undefined;
  const own = isPart ? (ofPart ?? ofEntry) : (ofEntry ?? ofPart);
  return own ?? textAt(details, 'Refs/EndToEndId') ?? '';
}

function joined(texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join(' ');
}
