import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Builds the job worker beside the app: `build/worker.js`. It shares `$lib` with the app but has
 * no pages; packages stay outside, as in the app's own server build.
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
    ssr: 'src/worker.ts',
    outDir: 'build',
    emptyOutDir: false,
    target: 'node22',
    rolldownOptions: {
      output: { entryFileNames: 'worker.js', chunkFileNames: 'worker/[name]-[hash].js' },
    },
  },
});
