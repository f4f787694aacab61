import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const plugins = [
  sveltekit(),
  paraglideVitePlugin({
    project: './project.inlang',
    outdir: './src/lib/paraglide',
    strategy: ['baseLocale'],
    emitTsDeclarations: true,
  }),
];

/** Whose figures change when another test has somebody sign up or pay. */
const alone = [
  'supabase/tests/matching/**/*.test.ts',
  'supabase/tests/bookkeeping/card-exchange.test.ts',
  'tests/integration/{agency,agency-invoicing,ledger-files,ledger-months}.test.ts',
];
const onDatabase = {
  environment: 'node',
  globalSetup: ['tests/support/global-stack.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'dev/**/*.test.ts',
            'tests/{architecture,relevance}/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        plugins,
        test: {
          ...onDatabase,
          name: 'database',
          include: ['supabase/tests/**/*.test.ts', 'tests/integration/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins,
        test: {
          ...onDatabase,
          name: 'alone',
          include: alone,
          // One file at a time, on a stack of their own.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
