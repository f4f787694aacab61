import { createServer } from 'node:net';

/** The seven TCP ports of one stack, all on 127.0.0.1. */
export type Ports = {
  app: number;
  api: number;
  stripe: number;
  mail: number;
  smtp: number;
  postgres: number;
  accessPoint: number;
};

export const defaultPort = 4173;

const offsets = {
  app: 0,
  api: 1,
  stripe: 2,
  mail: 3,
  smtp: 4,
  postgres: 5,
  accessPoint: 6,
} as const;
const names = Object.keys(offsets) as (keyof Ports)[];

/**
 * The ports of a stack: the app on `base`, the others on the six that follow.
 * @throws {RangeError} when a port would fall outside 1024–65535.
 */
export function portsFrom(base: number): Ports {
  if (!Number.isInteger(base) || base < 1024 || base + 6 > 65_535) {
    throw new RangeError(`PORT must be a whole number from 1024 to 65529, not ${base}`);
  }
  return {
    app: base,
    api: base + 1,
    stripe: base + 2,
    mail: base + 3,
    smtp: base + 4,
    postgres: base + 5,
    accessPoint: base + 6,
  };
}

/** Reads `PORT`, or takes the default. */
export function portsFromEnv(env: NodeJS.ProcessEnv = process.env): Ports {
  return portsFrom(
    env['PORT'] === undefined || env['PORT'] === '' ? defaultPort : Number(env['PORT']),
  );
}

/** Resolves to whether a server may listen on the port of 127.0.0.1 now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => done(true)));
  });
}

/** Names of the wanted parts whose port is taken. */
export async function takenPorts(ports: Ports, wanted: readonly (keyof Ports)[] = names) {
  const taken: { part: keyof Ports; port: number }[] = [];
  for (const part of wanted) {
    if (!(await isFree(ports[part]))) taken.push({ part, port: ports[part] });
  }
  return taken;
}

/** Seven ports that are free now, chosen by the operating system: for tests. */
export async function freePorts(): Promise<Ports> {
  const servers = names.map(() => createServer());
  const found = await Promise.all(servers.map(listenAnywhere));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(names.map((name, at) => [name, found[at]])) as Ports;
}

function listenAnywhere(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') fail(new Error('no port was given'));
      else done(address.port);
    });
  });
}
