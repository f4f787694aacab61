import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fromCaller, rootDir } from './paths.ts';
import { ProgramFailed, runNode } from './run-node.ts';

const CHECK = 'src/lib/server/documents/ubl/official-rules.test.ts';

/** `npm run documents:check -- FOLDER`: every kind of e-invoice against the official rules. */
async function main([folder]: string[]): Promise<void> {
  const artefacts = folder === undefined ? '' : fromCaller(folder);
  if (artefacts === '' || !existsSync(join(artefacts, 'xsd', 'maindoc'))) {
    throw new Error('usage: npm run documents:check -- FOLDER (see docs/invoicing-documents.md)');
  }
  const vitest = join(rootDir, 'node_modules', 'vitest', 'vitest.mjs');
  const env = { PEPPOL_ARTEFACTS: artefacts };
  await runNode('documents:check', [vitest, 'run', '--project', 'unit', CHECK], { env });
}

try {
  await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof ProgramFailed))
    console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
