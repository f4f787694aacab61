import './register.ts';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { apiClient, UsageError, useLocalStack } from './local-stack.ts';
import { fromCaller } from './paths.ts';

/**
 * Takes in files of the bank, each whole or not at all: on the stack that `npm start` runs, or on
 * the one that SUPABASE_URL and SUPABASE_SECRET_KEY name. `npm run bank:import -- FILE…`, with
 * `--account IBAN` for files that do not say whose they are (CSV), and `--whole` for those whose last
 * row has no line end and was compared with the bank. Prints a JSON line for each account, and exits
 * non-zero when a file is refused. A file that is known is no fault: it is told of, and nothing is
 * booked again.
 */
async function main(args: readonly string[]): Promise<number> {
  const { files, ...word } = readArguments(args);
  if (files.length === 0) {
    throw new UsageError('usage: npm run bank:import -- FILE… [--account IBAN] [--whole]');
  }
  useLocalStack();
  const service = apiClient();
  let code = 0;
  for (const path of files) code = Math.max(code, await takeIn(service, path, word));
  return code;
}

type Service = ReturnType<typeof apiClient>;

/** What the caller says of the files. */
type Word = { iban: string | undefined; isWhole: boolean };

async function takeIn(service: Service, path: string, { iban, isWhole }: Word): Promise<number> {
  // The product's own modules are found by way of the hook in register.ts.
  const { importBankFile } = await import('#lib/server/banking/import-bank-file.ts');
  const { listBankAccounts } = await import('#lib/server/banking/bank-accounts.ts');
  try {
    const account = (await listBankAccounts(service)).find((each) => each.iban === iban);
    const bytes = readFileSync(path);
    const upload = { name: basename(path), bytes, accountId: account?.id, isWhole };
    for (const file of await importBankFile(service, null, upload))
      console.log(JSON.stringify({ file: upload.name, ...file }));
    return 0;
  } catch (cause) {
    const { code = '', values = {} } = cause as { code?: string; values?: object };
    if (code === 'bank_file_known') {
      console.log(JSON.stringify({ file: basename(path), known: true, ...values }));
      return 0;
    }
    console.error(`${path} ${whyNot(code, values, cause)}`);
    return 1;
  }
}

/** Faults of reading the file itself, in words; what is in it is refused by its code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'is not there.',
  EISDIR: 'is a folder.',
  EACCES: 'may not be read.',
};

function whyNot(code: string, values: object, cause: unknown): string {
  return UNREADABLE[code] ?? `is refused: ${code || String(cause)} ${JSON.stringify(values)}`;
}

function readArguments(args: readonly string[]): Word & { files: string[] } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { account: { type: 'string' }, whole: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  return {
    files: positionals.map((file) => fromCaller(file)),
    iban: values.account?.replace(/\s/gu, '').toUpperCase(),
    isWhole: values.whole,
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof UsageError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
