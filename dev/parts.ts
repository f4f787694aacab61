import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { demoSignIns } from './demo.ts';
import type { Keys } from './keys.ts';
import { fromRoot, hasFile, nodeBinary } from './paths.ts';
import { databaseUrl, withClient } from './postgres/bootstrap.ts';
import { clearStalePidFile } from './postgres/cluster.ts';
import type { Places } from './postgres/places.ts';
import type { Ports } from './ports.ts';
import type { Part, PartName } from './supervisor/part.ts';
import { answers } from './supervisor/wait.ts';

/** All that the definition of a part may depend on. */
export type PartContext = {
  dataDir: string;
  ports: Ports;
  keys: Keys;
  places: Places;
  /** What the app and the worker get; see `.env.example`. */
  env: NodeJS.ProcessEnv;
  /** Whether the app is served by `vite dev` or from `build/`. */
  appMode: 'built' | 'dev';
};

const local = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;

/** The definition of each part, made when asked for. */
export const definitions: Record<PartName, (context: PartContext) => Part> = {
  postgres: postgresPart,
  mail: mailPart,
  stripe: stripePart,
  'access-point': accessPointPart,
  api: apiPart,
  worker: workerPart,
  app: appPart,
};

/** Whether the files that a part runs are there; the API and Postgres always are. */
export function isInstalled(name: PartName): boolean {
  if (name === 'stripe') return hasFile('dev', 'stripe', 'main.ts');
  if (name === 'worker') return hasFile('build', 'worker.js');
  return true;
}

function nodePart(name: PartName, args: string[], env: NodeJS.ProcessEnv): Omit<Part, 'isReady'> {
  return {
    name,
    command: nodeBinary,
    args: ['--import', fromRoot('dev', 'supervisor', 'follow-parent.ts'), ...args],
    env: { ...process.env, ...env },
    isNode: true,
    stopSignal: 'SIGTERM',
    graceMs: 8_000,
  };
}

function postgresPart({ places, ports, keys }: PartContext): Part {
  const url = databaseUrl(ports.postgres, keys.postgresPassword, 'supabase_admin');
  return {
    name: 'postgres',
    ...followingParent(join(places.binDir, 'postgres'), [
      ...['-D', places.clusterDir],
      ...['-p', String(ports.postgres)],
    ]),
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    isNode: false,
    account: places.account,
    // "Fast" shutdown: sessions are ended, everything is written, no recovery at the next start.
    stopSignal: 'SIGINT',
    graceMs: 15_000,
    prepare: () => clearStalePidFile(places.clusterDir),
    isReady: () =>
      withClient(url, async (client) => (await client.query('select 1')).rowCount === 1),
  };
}

/** Where Linux offers it, the kernel stops the program when the supervisor is killed. */
function followingParent(command: string, args: string[]): { command: string; args: string[] } {
  const setpriv = '/usr/bin/setpriv';
  if (!existsSync(setpriv)) return { command, args };
  return { command: setpriv, args: ['--pdeathsig', 'INT', '--', command, ...args] };
}

function mailPart({ dataDir, ports }: PartContext): Part {
  const env = {
    MAIL_WEB_PORT: String(ports.mail),
    MAIL_SMTP_PORT: String(ports.smtp),
    MAIL_DIR: join(dataDir, 'mail'),
  };
  return {
    ...nodePart('mail', [fromRoot('dev', 'mail.ts')], env),
    isReady: async () =>
      (await accepts(ports.smtp)) && (await answers(local(ports.mail, '/index.html'))),
  };
}

function stripePart({ dataDir, ports, env }: PartContext): Part {
  const own = {
    STRIPE_SIM_PORT: String(ports.stripe),
    STRIPE_SIM_WEBHOOK_URL: env['STRIPE_SIM_WEBHOOK_URL'] ?? local(ports.app, '/webhooks/stripe'),
    STRIPE_SIM_STATE: join(dataDir, 'stripe.json'),
  };
  return {
    ...nodePart('stripe', [fromRoot('dev', 'stripe', 'main.ts')], { ...env, ...own }),
    isReady: () => answers(local(ports.stripe, '/_control/health')),
  };
}

function accessPointPart({ dataDir, ports, env }: PartContext): Part {
  const own = {
    ACCESS_POINT_SIM_PORT: String(ports.accessPoint),
    ACCESS_POINT_SIM_STATE: join(dataDir, 'access-point.json'),
  };
  return {
    ...nodePart('access-point', [fromRoot('dev', 'access-point', 'main.ts')], { ...env, ...own }),
    isReady: () => answers(local(ports.accessPoint, '/_control/health')),
  };
}

function apiPart({ ports, keys, env }: PartContext): Part {
  const own = {
    API_PORT: String(ports.api),
    API_AUTH_DATABASE_URL: databaseUrl(
      ports.postgres,
      keys.postgresPassword,
      'supabase_auth_admin',
    ),
    API_ADMIN_DATABASE_URL: databaseUrl(ports.postgres, keys.postgresPassword, 'supabase_admin'),
    API_JWT_SECRET: keys.jwtSecret,
    LITE_TELEMETRY: '0',
  };
  return {
    ...nodePart('api', [fromRoot('dev', 'supabase', 'main.ts')], { ...env, ...own }),
    isReady: () => answers(local(ports.api, '/health')),
  };
}

function workerPart({ env }: PartContext): Part {
  return {
    ...nodePart('worker', [fromRoot('build', 'worker.js')], { ...env, NODE_ENV: 'production' }),
    isReady: () => Promise.resolve(true),
  };
}

function appPart({ ports, env, appMode }: PartContext): Part {
  const { DATABASE_URL: _onlyForTheWorker, ...rest } = env;
  const shared = { ...rest, ROLLKOLL_DEMO_SIGN_INS: JSON.stringify(demoSignIns()) };
  const vite = [fromRoot('node_modules', 'vite', 'bin', 'vite.js'), 'dev', '--strictPort'];
  const own = {
    ...{ HOST: '127.0.0.1', PORT: String(ports.app), SHUTDOWN_TIMEOUT: '3' },
    // Files of the bank; every other address takes what is usual (server/hooks/body-size.ts).
    BODY_SIZE_LIMIT: '52M',
  };
  const isReady = () => answers(local(ports.app, '/health'), false);
  if (appMode === 'built') {
    const settings = { ...shared, ...own, DATABASE_URL: undefined, NODE_ENV: 'production' };
    return { ...nodePart('app', [fromRoot('build', 'index.js')], settings), isReady };
  }
  const address = ['--host', '127.0.0.1', '--port', String(ports.app)];
  return {
    ...nodePart('app', [...vite, ...address], { ...shared, DATABASE_URL: undefined }),
    isReady,
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
