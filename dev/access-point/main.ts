import { startAccessPoint } from './server.ts';

const {
  ACCESS_POINT_SIM_PORT: port,
  ACCESS_POINT_SIM_STATE: path,
  ACCESS_POINT_KEY: key,
} = process.env;

const running = await startAccessPoint({
  key: key ?? '',
  port: Number(port ?? 0),
  path: path ?? null,
});
console.log(`[access-point] Simulated access point on ${running.url}; documents go nowhere`);

const stop = () => void running.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
