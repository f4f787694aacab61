import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fromRoot, nodeBinary } from '#dev/paths.ts';
import { portsFrom, takenPorts, type Ports } from '#dev/ports.ts';
import { waitFor } from '#dev/supervisor/wait.ts';

/** A real `npm start` of some parts, as a process of its own. */
export type StartProcess = {
  child: ChildProcess;
  /** Everything it has printed so far. */
  output: () => string;
  exited: Promise<number | null>;
  untilReady: () => Promise<void>;
};

/** Starts the parts on a data folder; `untilReady` fails with the output when they do not come up. */
export function startProcess(
  dataDir: string,
  port: number,
  parts: readonly string[],
): StartProcess {
  const child = spawn(nodeBinary, [fromRoot('dev', 'start.ts'), ...parts], {
    env: { ...process.env, PORT: String(port), ROLLKOLL_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const isReady = () => {
    if (child.exitCode !== null) throw new Error(output);
    return output.includes('Rollkoll is ready');
  };
  const untilReady = () => waitFor('Rollkoll is ready', isReady, { timeoutMs: 30_000 });
  return { child, output: () => output, exited, untilReady };
}

/** The first of six neighbouring ports that are free. */
export async function freeBasePort(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const ports: Ports = portsFrom(base);
    if ((await takenPorts(ports)).length === 0) return base;
  }
}

/** Ids of all processes that descend from one (Linux). */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = `/proc/${entry}/stat`;
    if (!existsSync(stat)) continue;
    const parent = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[1];
    parents.set(Number(entry), Number(parent));
  }
  const below = (of: number): number[] =>
    [...parents]
      .filter(([, parent]) => parent === of)
      .flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
