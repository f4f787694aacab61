// Runs on whatever Node (20 or newer) the machine has, before anything is installed: brings the
// packages up to date, then runs the wanted command with the Node that package.json pins.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const node = bin('node');
const chromium = '/usr/bin/chromium';

/** The functions of the messages, which most other checks read. */
const messages = [
  bin('paraglide-js'),
  'compile',
  '--project',
  './project.inlang',
  '--outdir',
  './src/lib/paraglide',
  '--strategy',
  'baseLocale',
  '--emit-ts-declarations',
  '--silent',
];

/** Each command: programs run one after the other until one fails. Arguments go to the last. */
const commands = {
  start: [['dev/start.ts']],
  dev: [['dev/start.ts', 'dev']],
  build: [['dev/build.ts']],
  test: [['dev/verify.ts']],
  'test:unit': [[bin('vitest'), 'run', '--project', 'unit']],
  'test:db': [[bin('vitest'), 'run', '--project', 'database']],
  'test:alone': [[bin('vitest'), 'run', '--project', 'alone']],
  'test:e2e': [[bin('playwright'), 'test']],
  bench: [['dev/bench/main.ts']],
  'eval:matching': [['dev/eval/main.ts']],
  'documents:check': [['dev/documents-check.ts']],
  'stripe:trigger': [['dev/stripe/trigger.ts']],
  'test:stripe-live': [
    ['dev/stripe/sandbox.ts'],
    [bin('vitest'), 'run', '--project', 'unit', 'dev/stripe/sandbox.test.ts'],
  ],
  format: [[bin('prettier'), '--write', '.']],
  lint: [
    [bin('svelte-kit'), 'sync'],
    messages,
    [bin('prettier'), '--check', '.'],
    [bin('eslint'), '.'],
  ],
  check: [
    [bin('svelte-kit'), 'sync'],
    messages,
    [bin('svelte-check'), '--tsconfig', './tsconfig.json'],
  ],
  'db:reset': [['dev/db/reset.ts']],
  'db:types': [['dev/db/types.ts']],
  'db:schema': [['dev/db/schema.ts']],
  'db:check': [['dev/db/check.ts']],
  'db:reference': [['dev/reference/main.ts']],
  'ledger:check': [['dev/ledger-check.ts']],
  'accounting:export': [messages, ['dev/accounting-export.ts']],
  'invoices:export': [messages, ['dev/invoices-export.ts']],
  'bank:import': [['dev/bank-import.ts']],
  'bank:sample': [['dev/bank-sample.ts']],
  'agency:invite': [['dev/agency-invite.ts']],
};
const needBrowser = ['test', 'test:e2e'];

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

const stamp = join(root, 'node_modules', '.rollkoll-installed');

/** What the installed packages depend on: the lock file and the kind of machine. */
function installHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');
}

function installWhenNeeded() {
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === installHash())
    return;
  console.log('Installing packages (npm install) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  if (run(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error']) !== 0)
    throw new Error('npm install failed');
  // Hashed anew: npm may have added other platforms' optional packages to the lock file.
  writeFileSync(stamp, installHash());
}

function findBrowser() {
  if (existsSync(chromium)) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing Chromium for the browser tests (apt-get) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update'], { env });
    if (run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env }) === 0)
      return;
  }
  console.log('Installing Chromium for the browser tests (playwright) …');
  if (run(node, [bin('playwright'), 'install', 'chromium']) !== 0)
    throw new Error('no browser for the tests');
}

/** Runs one program with the pinned Node; resolves to its exit code. Signals are passed on to it. */
function runProgram([file, ...args], more) {
  const isOurs = file.endsWith('.ts');
  const follow = isOurs ? ['--import', join(root, 'dev', 'supervisor', 'follow-parent.ts')] : [];
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, [...follow, isOurs ? join(root, file) : file, ...args, ...more], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: isOurs ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((done) => {
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, forward);
      done(code ?? 1);
    });
  });
}

async function main([name, ...rest]) {
  const programs = commands[name];
  if (!programs)
    throw new Error(`usage: node dev/bootstrap.mjs <${Object.keys(commands).join('|')}>`);
  installWhenNeeded();
  if (needBrowser.includes(name)) findBrowser();
  for (const [at, program] of programs.entries()) {
    const code = await runProgram(program, at === programs.length - 1 ? rest : []);
    if (code !== 0) return code;
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
