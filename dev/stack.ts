import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKeys, type Keys } from './keys.ts';
import { migrate, projectSource, type MigrationSource } from './migrations.ts';
import { definitions, isInstalled, type PartContext } from './parts.ts';
import { bootstrapDatabase } from './postgres/bootstrap.ts';
import { endLeftOver, prepareCluster } from './postgres/cluster.ts';
import { placesFor } from './postgres/places.ts';
import { freePorts, takenPorts, type Ports } from './ports.ts';
import { takeDataDir } from './run-lock.ts';
import { stackEnv, type StackEnv } from './stack-env.ts';
import { partNames, type PartEvent, type PartName } from './supervisor/part.ts';
import { supervise, type Supervised } from './supervisor/supervise.ts';

export type StackOptions = {
  dataDir: string;
  /** Left out: free ports are chosen. */
  ports?: Ports;
  /** Left out: every part. Parts whose code is not there are skipped. */
  parts?: readonly PartName[];
  appMode?: 'built' | 'dev';
  /** Added to, or in place of, the environment the parts get. */
  env?: NodeJS.ProcessEnv;
  migrations?: MigrationSource;
  onEvent?: (event: PartEvent) => void;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
  /** Runs when the API answers, before the worker and the app start: building, seeding. */
  beforeApp?: (env: StackEnv) => Promise<void>;
};

/** A running stack. */
export type Stack = {
  dataDir: string;
  ports: Ports;
  keys: Keys;
  env: StackEnv;
  /** Versions of the migrations applied by this start. */
  migrated: string[];
  pid: (part: PartName) => number | undefined;
  /** Rejects when a part is given up. */
  failed: Promise<never>;
  stop: () => Promise<void>;
};

/** A port of a wanted part belongs to somebody else. */
export class PortTaken extends Error {
  constructor(taken: readonly { part: keyof Ports; port: number }[], ports: Ports) {
    const list = taken.map(({ part, port }) => `${port} (${part})`).join(', ');
    super(
      `Port ${list} is taken by another program. ` +
        `Rollkoll uses PORT and the six that follow, now ${ports.app}–${ports.accessPoint}. ` +
        `Choose others with e.g. PORT=${ports.app + 100} npm start.`,
    );
    this.name = 'PortTaken';
  }
}

/**
 * Starts Postgres, migrates, and starts the other parts; each is kept running until `stop`.
 * @throws {AlreadyRunning | PortTaken | Error} after stopping what had been started.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const ports = options.ports ?? (await freePorts());
  const wanted = partNames.filter((name) => options.parts?.includes(name) ?? true);
  const release = takeDataDir(options.dataDir, ports);
  const running: Supervised[] = [];
  const stop = async () => {
    for (const part of running.toReversed()) await part.stop();
    release();
  };
  try {
    return await startParts(options, ports, wanted, running, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: StackOptions,
  ports: Ports,
  wanted: readonly PartName[],
  running: Supervised[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const context = await prepare(options, ports, wanted);
  const { env, keys, dataDir } = context;
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  const interrupted = rejectionOf(options.signal);
  const watch = {
    logDir: join(dataDir, 'logs'),
    onEvent: (event: PartEvent) => {
      options.onEvent?.(event);
      if (event.type === 'gave_up')
        failure.reject(new Error(`${event.part} keeps crashing (${event.how}).`));
    },
  };
  const start = async (...names: PartName[]) => {
    options.signal?.throwIfAborted();
    const begun = names.filter((name) => wanted.includes(name) && isInstalled(name));
    const now = begun.map((name) => supervise(definitions[name](context), watch));
    running.push(...now);
    await Promise.race([Promise.all(now.map((part) => part.ready)), failure.promise, interrupted]);
  };
  const early = start('mail', 'stripe', 'access-point');
  early.catch(() => undefined);
  await start('postgres');
  const migrated = await prepareDatabase(context, options);
  await Promise.all([start('api'), early]);
  await options.beforeApp?.(env);
  await start('worker', 'app');
  const pid = (name: PartName) => running.find(({ part }) => part.name === name)?.pid();
  return { dataDir, ports, keys, env, migrated, pid, failed: failure.promise, stop };
}

function rejectionOf(signal: AbortSignal | undefined): Promise<never> {
  const rejection = Promise.withResolvers<never>();
  rejection.promise.catch(() => undefined);
  signal?.addEventListener('abort', () =>
    rejection.reject(new Error('The start was interrupted.')),
  );
  return rejection.promise;
}

type Context = PartContext & { env: StackEnv };

async function prepare(
  options: StackOptions,
  ports: Ports,
  wanted: readonly PartName[],
): Promise<Context> {
  const { dataDir } = options;
  const places = placesFor(dataDir);
  await endLeftOver(places.clusterDir);
  const needed = wanted.flatMap((name) => portNames[name]);
  const taken = await takenPorts(ports, needed);
  if (taken.length > 0) throw new PortTaken(taken, ports);
  const keys = loadKeys(dataDir);
  const env = { ...stackEnv(ports, keys), ...options.env } as StackEnv;
  writeEnvFile(dataDir, env);
  prepareCluster(places, keys.postgresPassword);
  return { dataDir, ports, keys, places, env, appMode: options.appMode ?? 'built' };
}

const portNames: Record<PartName, (keyof Ports)[]> = {
  postgres: ['postgres'],
  mail: ['mail', 'smtp'],
  stripe: ['stripe'],
  'access-point': ['accessPoint'],
  api: ['api'],
  worker: [],
  app: ['app'],
};

async function prepareDatabase({ ports, keys, env, dataDir }: Context, options: StackOptions) {
  await bootstrapDatabase(ports.postgres, keys.postgresPassword);
  mkdirSync(dataDir, { recursive: true });
  return migrate(env.DATABASE_URL, options.migrations ?? projectSource);
}

/** For people: `set -a; . .data/stack.env` makes psql and scripts speak to the running stack. */
function writeEnvFile(dataDir: string, env: StackEnv): void {
  const file = join(dataDir, 'stack.env');
  const lines = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  rmSync(file, { force: true });
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}
