import { parentPort, workerData } from 'node:worker_threads';
import type { BankStatement } from '#lib/domain/banking/bank-statement.ts';
import { BankFileError, type BankFileProblem } from './bank-file-error.ts';
import { readBankFile } from './read-bank-file.ts';

/**
 * What the thread says of its file: a refusal, or one piece after the other: each statement, first
 * without and then with its transactions, a part at a time. `isWhole` ends it.
 */
export type ThreadWord =
  | { statement: BankStatement }
  | { transactions: BankStatement['transactions'] }
  | { isWhole: true }
  | { refused: BankFileProblem; values: BankFileError['values'] };

/** So many rows reach the other side without a pause that anybody would notice. */
const PIECE = 500;

const say = (word: ThreadWord) => parentPort?.postMessage(word);

try {
  for (const { transactions, ...statement } of readBankFile(workerData as Uint8Array)) {
    say({ statement: { ...statement, transactions: [] } });
    for (let at = 0; at < transactions.length; at += PIECE) {
      say({ transactions: transactions.slice(at, at + PIECE) });
    }
  }
  say({ isWhole: true });
} catch (cause) {
  // An error loses what it is on the way to another thread.
  if (!(cause instanceof BankFileError)) throw cause;
  say({ refused: cause.code, values: cause.values });
}
