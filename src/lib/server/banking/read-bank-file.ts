import type { BankStatement } from '#lib/domain/banking/bank-statement.ts';
import { readBankCsv } from './read-bank-csv.ts';
import { readCamt } from './read-camt.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Reads a file from the bank, whatever it is called: XML is camt.053 or camt.054, everything else
 * must be CSV.
 * @throws BankFileError as `readCamt` and `readBankCsv`
 */
export function readBankFile(bytes: Uint8Array): BankStatement[] {
  return looksLikeXml(bytes) ? readCamt(bytes) : [readBankCsv(bytes)];
}

function looksLikeXml(bytes: Uint8Array): boolean {
  const hasMark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const first = bytes
    .subarray(hasMark ? BYTE_ORDER_MARK.length : 0)
    .find((byte) => ![0x20, 0x09, 0x0a, 0x0d].includes(byte));
  return first === '<'.charCodeAt(0);
}
