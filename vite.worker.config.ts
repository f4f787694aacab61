import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Builds the programs beside the app: the job worker, `build/worker.js`, and the thread in which the
 * app reads files of the bank. They share `$lib` with the app but have no pages; packages stay
 * outside, as in the app's own server build.
 */
export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['baseLocale'],
      emitTsDeclarations: true,
    }),
  ],
  resolve: { alias: { $lib: fileURLToPath(new URL('src/lib', import.meta.url)) } },
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build',
    emptyOutDir: false,
    target: 'node22',
    rolldownOptions: {
      input: ['src/worker.ts', 'src/lib/server/banking/bank-file-thread.ts'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'worker/[name]-[hash].js' },
    },
  },
});
