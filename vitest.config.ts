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
          name: 'database',
          environment: 'node',
          include: ['supabase/tests/**/*.test.ts', 'tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-stack.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
