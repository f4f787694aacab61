import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const systemChromium = '/usr/bin/chromium';

/** The system's Chromium where there is one; without these flags it looks for its maker's hosts. */
const launchOptions = existsSync(systemChromium)
  ? {
      executablePath: systemChromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    }
  : {};

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/support/start-stack.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // What changes the product for everybody runs when the rest is done, one at a time. With names of
  // files, `--no-deps` leaves the rest out.
  projects: [
    { name: 'together', testIgnore: 'alone/**' },
    { name: 'alone', testMatch: 'alone/**', fullyParallel: false, dependencies: ['together'] },
  ],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    actionTimeout: 15_000,
    launchOptions,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    screenshot: 'only-on-failure',
  },
});
