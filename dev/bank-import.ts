import './register.ts';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { apiClient, UsageError, useLocalStack } from './local-stack.ts';
import { fromCaller } from './paths.ts';

/**
 * Takes in files of the bank, each whole or not at all: on the stack that `npm start` runs, or on
 * the one that SUPABASE_URL and SUPABASE_SECRET_KEY name. `npm run bank:import -- FILE…`, with
 * `--account IBAN` for files that do not say whose they are (CSV). Prints a JSON line for each
 * account, and exits non-zero when a file is refused. A file that is known is no fault: it is told
 * of, and nothing is booked again.
 */
async function main(args: readonly string[]): Promise<number> {
  const { files, iban } = readArguments(args);
  if (files.length === 0) {
    throw new UsageError('usage: npm run bank:import -- FILE… [--account IBAN]');
  }
  useLocalStack();
  const service = apiClient();
  let code = 0;
  for (const path of files) code = Math.max(code, await takeIn(service, path, iban));
  return code;
}

type Service = ReturnType<typeof apiClient>;

async function takeIn(service: Service, path: string, iban: string | undefined): Promise<number> {
  // The product's own modules are found by way of the hook in register.ts.
  const { importBankFile } = await import('#lib/server/banking/import-bank-file.ts');
  const { listBankAccounts } = await import('#lib/server/banking/bank-accounts.ts');
  try {
    const account = (await listBankAccounts(service)).find((each) => each.iban === iban);
    const upload = { name: basename(path), bytes: readFileSync(path), accountId: account?.id };
    for (const file of await importBankFile(service, null, upload))
      console.log(JSON.stringify({ file: upload.name, ...file }));
    return 0;
  } catch (cause) {
    const { code = '', values = {} } = cause as { code?: string; values?: object };
    if (code === 'bank_file_known') {
      console.log(JSON.stringify({ file: basename(path), known: true, ...values }));
      return 0;
    }
    console.error(`${path} is refused: ${code || String(cause)} ${JSON.stringify(values)}`);
    return 1;
  }
}

function readArguments(args: readonly string[]): { files: string[]; iban: string | undefined } {
  const at = args.indexOf('--account');
  const iban = at < 0 ? undefined : args[at + 1]?.replace(/\s/gu, '').toUpperCase();
  const files = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  return { files: files.map((file) => fromCaller(file)), iban };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof UsageError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
