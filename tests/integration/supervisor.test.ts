import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeBinary } from '#dev/paths.ts';
import { portsFrom } from '#dev/ports.ts';
import { startStack } from '#dev/stack.ts';
import type { Part, PartEvent } from '#dev/supervisor/part.ts';
import { supervise } from '#dev/supervisor/supervise.ts';
import { answers, waitFor } from '#dev/supervisor/wait.ts';
import { removeDataDir, temporaryDir } from '#dev/temporary.ts';
import {
  descendantsOf,
  freeBasePort,
  isAlive,
  startProcess,
  type StartProcess,
} from '../support/start-process.ts';

const dirs: string[] = [];
const started: StartProcess[] = [];
const stops: (() => Promise<void>)[] = [];

function newDir(): string {
  const dir = temporaryDir();
  dirs.push(dir);
  return dir;
}

function start(dataDir: string, port: number, parts: readonly string[]): StartProcess {
  const process = startProcess(dataDir, port, parts);
  started.push(process);
  return process;
}

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const { child, exited } of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await exited;
    }
  }
  for (const dir of dirs.splice(0)) removeDataDir(dir);
}, 30_000);

describe('npm start', { timeout: 60_000 }, () => {
  test('Ctrl-C stops everything and leaves no process behind', async () => {
    const run = start(newDir(), await freeBasePort(), ['postgres', 'mail', 'api']);
    await run.untilReady();
    const children = descendantsOf(run.child.pid ?? 0);
    expect(children.length).toBeGreaterThanOrEqual(3);
    run.child.kill('SIGINT');
    expect(await run.exited).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
  });

  test('Ctrl-C during the start stops what had been started', async () => {
    const dir = newDir();
    const run = start(dir, await freeBasePort(), ['postgres', 'api']);
    let children: number[] = [];
    await waitFor('the first part', () => {
      children = descendantsOf(run.child.pid ?? 0);
      return children.length > 0;
    });
    run.child.kill('SIGINT');
    expect(await run.exited).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
  });

  test('a taken port is named, with the way round it, before anything starts', async () => {
    const base = await freeBasePort();
    const squatter = createServer().listen(base + 4, '127.0.0.1');
    const run = start(newDir(), base, ['postgres', 'mail']);
    expect(await run.exited).toBe(1);
    squatter.close();
    expect(run.output()).toContain(`Port ${base + 4} (smtp) is taken`);
    expect(run.output()).toMatch(/PORT=\d+ npm start/);
    expect(run.output()).not.toContain('ready');
  });

  test('two copies run side by side', async () => {
    const first = start(newDir(), await freeBasePort(), ['postgres', 'api']);
    await first.untilReady();
    const second = start(newDir(), await freeBasePort(), ['postgres', 'api']);
    await second.untilReady();
    expect(first.child.exitCode).toBeNull();
  });

  test('a second start on the same data folder says that one runs', async () => {
    const dir = newDir();
    const base = await freeBasePort();
    await start(dir, base, ['mail', 'postgres']).untilReady();
    const second = start(dir, await freeBasePort(), ['mail', 'postgres']);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`already runs on ${dir}`);
    expect(second.output()).toContain(`http://localhost:${base}`);
  });

  test('after kill -9 the parts end and the next start takes over', async () => {
    const dir = newDir();
    const base = await freeBasePort();
    const killed = start(dir, base, ['postgres', 'api']);
    await killed.untilReady();
    const children = descendantsOf(killed.child.pid ?? 0);
    killed.child.kill('SIGKILL');
    await waitFor('the parts to end', () => !children.some(isAlive));
    await start(dir, base, ['postgres', 'api']).untilReady();
  });
});

describe('a crashed part', { timeout: 30_000 }, () => {
  test('is named with its log and started again', async () => {
    const events: PartEvent[] = [];
    const ports = portsFrom(await freeBasePort());
    const onEvent = (event: PartEvent) => events.push(event);
    const stack = await startStack({
      dataDir: newDir(),
      ports,
      parts: ['postgres', 'mail'],
      onEvent,
    });
    stops.push(stack.stop);
    const before = stack.pid('mail') ?? 0;
    process.kill(before, 'SIGKILL');
    await waitFor('a new process', () => stack.pid('mail') !== before);
    await waitFor('mail to be back', () => answers(`${stack.env.MAIL_WEB_URL}/index.html`));
    expect(events.filter(({ type }) => type === 'crashed')).toMatchObject([
      { part: 'mail', how: 'signal SIGKILL', restartInMs: 250 },
    ]);
  });

  test('is given up when it goes on crashing, with its last lines', async () => {
    const logDir = newDir();
    const events: PartEvent[] = [];
    const supervised = supervise(crashing(logDir), {
      logDir,
      onEvent: (event) => events.push(event),
      delayAfter: (crashes) => (crashes.length > 3 ? undefined : 1),
    });
    stops.push(supervised.stop);
    await expect(supervised.ready).rejects.toThrow('worker keeps crashing: exit code 3');
    expect(events.map(({ type }) => type)).toEqual(['crashed', 'crashed', 'crashed', 'gave_up']);
    expect(events.at(-1)).toMatchObject({
      lastLines: expect.arrayContaining(['no luck']) as string[],
    });
  });
});

function crashing(dir: string): Part {
  mkdirSync(dir, { recursive: true });
  const script = join(dir, 'crash.mjs');
  writeFileSync(script, 'console.log("no luck"); process.exit(3);');
  return {
    ...{ name: 'worker', command: nodeBinary, args: [script], env: process.env, isNode: true },
    ...{ stopSignal: 'SIGTERM', graceMs: 1000, isReady: () => Promise.resolve(false) },
  };
}
