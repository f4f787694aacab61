import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fromRoot, nodeBinary } from './paths.ts';

/** Every check, in the order in which a fault is cheapest to find. */
type Step = { name: string; program: string[]; report?: string };
type Counts = { passed: number; failed: number; skipped: number };
type Assertion = { status: string; fullName: string; failureMessages: string[] };

const bin = (name: string) => fromRoot('node_modules', '.bin', name);
const results = fromRoot('test-results');
const steps: Step[] = [
  // First, because it also writes the compiled messages that the other checks read.
  { name: 'build', program: [fromRoot('dev', 'build.ts')] },
  { name: 'format', program: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  // Types of pages are what takes time; each worker reads the whole program, so two pay and more do not.
  { name: 'lint', program: [bin('eslint'), '--max-warnings=0', '--concurrency=2', '.'] },
  {
    name: 'types',
    program: [
      fromRoot('node_modules', 'svelte-check', 'bin', 'svelte-check'),
      '--fail-on-warnings',
    ],
  },
  { name: 'dead code', program: [bin('knip')] },
  { name: 'schema and types as committed', program: [fromRoot('dev', 'db', 'check.ts')] },
  vitest('unit'),
  vitest('database'),
  vitest('alone'),
  { name: 'e2e', program: [bin('playwright'), 'test'], report: 'e2e.json' },
];

function vitest(project: string): Step {
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=test-results/${project}.json`,
  ];
  return {
    name: project,
    program: [bin('vitest'), 'run', '--project', project, ...reporters],
    report: `${project}.json`,
  };
}

/** Reads what a runner says it ran; both runners write JSON. */
function count(report: string): Counts {
  const data = JSON.parse(readFileSync(fromRoot('test-results', report), 'utf8')) as Record<
    string,
    unknown
  >;
  if ('numPassedTests' in data) {
    return {
      passed: Number(data['numPassedTests']),
      failed: Number(data['numFailedTests']),
      skipped: Number(data['numPendingTests']),
    };
  }
  const stats = data['stats'] as {
    expected: number;
    unexpected: number;
    flaky: number;
    skipped: number;
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** Names and first lines of what failed, so that the end of a long log says what to look at. */
function failures(report: string): string[] {
  const data = JSON.parse(readFileSync(fromRoot('test-results', report), 'utf8')) as {
    testResults?: { assertionResults: Assertion[] }[];
  };
  const all = data.testResults?.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return all
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`,
    );
}

function run({ name, program }: Step): boolean {
  console.log(`\n── ${name}`);
  const startedAt = Date.now();
  const { status } = spawnSync(nodeBinary, program, { cwd: fromRoot(), stdio: 'inherit' });
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - startedAt) / 1000).toFixed(0)} s)`,
  );
  return status === 0;
}

function main(): number {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  spawnSync(nodeBinary, [bin('svelte-kit'), 'sync'], { cwd: fromRoot(), stdio: 'inherit' });
  const failed = steps.filter((step) => !run(step)).map(({ name }) => name);
  const total = steps
    .flatMap(({ report }) => (report ? [count(report)] : []))
    .reduce((sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
    }));
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
  for (const line of steps.flatMap(({ report }) => (report ? failures(report) : [])))
    console.error(`  ${line}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return failed.length === 0 ? 0 : 1;
}

process.exit(main());
