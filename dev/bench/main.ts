import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedOnce } from '../demo.ts';
import { startStack } from '../stack.ts';
import { benchBank } from './bank.ts';
import { benchInvoices } from './invoices.ts';
import { benchMatching } from './matching.ts';
import { benchPages } from './pages.ts';
import { benchStart } from './start.ts';

/** `npm run bench [-- --only NAME]`: prints one line of JSON for each figure. */
const at = process.argv.indexOf('--only');
const only = at > 0 ? process.argv[at + 1] : undefined;
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  start: ['cold_start', 'warm_start'],
  pages: ['home', 'role_page', 'matches_page'],
  matching: ['matching'],
  invoices: ['invoices'],
  bank: ['bank_file'],
};

/** Whether a bench was asked for, by its own name or that of one of its figures. */
const wants = (name: string) =>
  only === undefined || only === name || (FIGURES[name]?.includes(only) ?? false);

if (!Object.keys(FIGURES).some(wants)) {
  console.error(`no bench ${only}: ${Object.entries(FIGURES).flat(2).join(', ')}`);
  process.exit(1);
}

if (wants('start')) await benchStart();
if (wants('pages')) await benchPages();
if (wants('matching')) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollkoll-bench-'));
  const stack = await startStack({ dataDir, parts: ['postgres', 'api', 'mail'] });
  try {
    await benchMatching(stack.env);
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
if (wants('bank')) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollkoll-bench-'));
  const stack = await startStack({ dataDir, parts: ['postgres', 'api', 'mail'] });
  try {
    await benchBank(stack.env);
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
if (wants('invoices')) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollkoll-bench-'));
  // Without a worker: the documents are made here, one after the other, and nowhere else.
  const stack = await startStack({ dataDir, parts: ['postgres', 'mail', 'stripe', 'api'] });
  try {
    await seedOnce(dataDir, stack.env);
    await benchInvoices(stack.env);
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
process.exit(0);
