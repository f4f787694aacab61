import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePorts, isFree, portsFrom, portsFromEnv, takenPorts } from './ports.ts';

test('PORT is the app and the six that follow are the other parts', () => {
  const ports = {
    ...{ app: 5000, api: 5001, stripe: 5002, mail: 5003, smtp: 5004, postgres: 5005 },
    accessPoint: 5006,
  };
  expect(portsFromEnv({ PORT: '5000' })).toEqual(ports);
  expect(portsFromEnv({}).app).toBe(4173);
});

test.each([80, 65_530, 4173.5, Number.NaN])('PORT %d is refused', (port) => {
  expect(() => portsFrom(port)).toThrow(RangeError);
});

test('a port somebody listens on is taken, and free again afterwards', async () => {
  const ports = await freePorts();
  expect(new Set(Object.values(ports)).size).toBe(7);
  const server = createServer();
  await new Promise<void>((done) => server.listen(ports.stripe, '127.0.0.1', done));
  expect(await takenPorts(ports)).toEqual([{ part: 'stripe', port: ports.stripe }]);
  await new Promise((done) => server.close(done));
  expect(await isFree(ports.stripe)).toBe(true);
});
