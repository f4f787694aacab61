import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { BankStatement } from '$lib/domain/banking/bank-statement.ts';
import type { BankTransaction } from '$lib/domain/banking/bank-transaction.ts';
import { logText } from '$lib/server/hooks/log-text.ts';
import { BankFileError } from './bank-file-error.ts';
import type { ThreadWord } from './bank-file-thread.ts';

/** How long a file may take, and how much memory: more than twice what the largest needs. */
const LIMITS = { seconds: 60, megabytes: 768 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a file from the bank in a thread of its own, so that the process answers others meanwhile.
 * One file at a time, so that several do not take memory together. The thread has no environment,
 * and ends with its file; what goes wrong in it leaves the process as it was.
 * @param limits from when its turn comes
 * @throws {BankFileError} as `readBankFile`; `too_much` above the limits; `reading_failed` for
 *   anything else, which is logged
 */
export function readBankFileApart(bytes: Uint8Array, limits = LIMITS): Promise<BankStatement[]> {
  const turn = last.then(() => readInThread(bytes, limits));
  last = turn.catch(() => undefined);
  return turn;
}

function readInThread(bytes: Uint8Array, limits: typeof LIMITS): Promise<BankStatement[]> {
  const thread = new Worker(threadFile(), {
    workerData: bytes,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  const statements: { head: BankStatement; transactions: BankTransaction[] }[] = [];
  return new Promise<BankStatement[]>((resolve, reject) => {
    const end = setTimeout(() => {
      reject(new BankFileError('too_much'));
      void thread.terminate();
    }, limits.seconds * 1000);
    thread.on('message', (word: ThreadWord) => {
      if ('statement' in word) statements.push({ head: word.statement, transactions: [] });
      else if ('transactions' in word) statements.at(-1)?.transactions.push(...word.transactions);
      else if ('refused' in word) reject(new BankFileError(word.refused, word.values));
      else resolve(statements.map(({ head, transactions }) => ({ ...head, transactions })));
    });
    thread.on('error', (cause) => reject(refusalOf(cause)));
    // After everything the thread said: what is settled stays as it is.
    thread.on('exit', (code) => {
      clearTimeout(end);
      reject(new BankFileError('reading_failed', { code }));
    });
  });
}

function refusalOf(cause: Error & { code?: string }): BankFileError {
  if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return new BankFileError('too_much');
  console.error(JSON.stringify({ message: 'bank file not read', error: logText(cause) }));
  return new BankFileError('reading_failed');
}

/** The thread's own file: beside this one in the sources, in `build/` itself when built. */
function threadFile(): URL {
  const source = new URL('bank-file-thread.ts', import.meta.url);
  return existsSync(source) ? source : builtBeside(new URL('./', import.meta.url));
}

/** The bundler puts this file where it likes below the folder of programs. */
function builtBeside(folder: URL): URL {
  const built = new URL('bank-file-thread.js', folder);
  if (existsSync(built)) return built;
  const parent = new URL('../', folder);
  if (parent.href === folder.href) throw new Error('bank-file-thread.js is not built');
  return builtBeside(parent);
}
