import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerApi } from './api.ts';
import { Clock } from './clock.ts';
import { completeOptions, type SimulatorOptions } from './config.ts';
import { answerControl } from './control-http.ts';
import { Control } from './control.ts';
import { Faults } from './faults.ts';
import { header, jsonReply, readBody, send, sendHalf } from './http.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { answerPage } from './pay-page.ts';
import type { Simulator } from './simulator.ts';
import { answerSetup } from './setup-page.ts';
import { Store } from './store.ts';
import { passTime } from './time.ts';
import { WebhookSender } from './webhooks.ts';

const HOST = '127.0.0.1';
const TICK_MS = 1000;

/** A running simulator. */
export interface RunningSimulator {
  /** For `STRIPE_API_BASE`, without a slash at the end. */
  url: string;
  control: Control;
  /** Stops answering and delivering, and writes the state. */
  close(): Promise<void>;
}

function assemble(options: SimulatorOptions): Simulator {
  const config = completeOptions(options);
  const store = new Store(config.statePath);
  const faults = new Faults();
  const webhooks = new WebhookSender(config, store, faults);
  return { config, store, faults, webhooks, clock: new Clock(store, config.now), baseUrl: '' };
}

/** The pages that people see, by how their address begins. */
const PAGES = {
  '/c/pay/': (sim: Simulator, id: string, request: PageInput) =>
    answerPage(sim, { ...request, sessionId: id }),
  '/setup/s/': (sim: Simulator, id: string, request: PageInput) =>
    answerSetup(sim, { ...request, linkId: id }),
};

type PageInput = Record<'method' | 'body' | 'acceptLanguage', string>;

async function servePage(
  sim: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
  prefix: keyof typeof PAGES,
): Promise<void> {
  const method = request.method ?? 'GET';
  if (method !== 'GET' && method !== 'POST') {
    send(response, jsonReply(405, { error: 'GET or POST' }));
    return;
  }
  const body = method === 'POST' ? await readBody(request) : '';
  const acceptLanguage = header(request, 'accept-language');
  const id = pathOf(request).slice(prefix.length);
  const reply = PAGES[prefix](sim, id, { method, body, acceptLanguage });
  sim.store.save();
  send(response, reply);
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://simulator.invalid').pathname;
}

/** `/v1/…`, with the connection cut where the fault switch says so. */
async function serveApi(
  sim: Simulator,
  keys: IdempotencyKeys,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const cut = sim.faults.take('cut') ? sim.faults.current().cutStage : null;
  if (cut === 'before') {
    request.socket.destroy();
    return;
  }
  const reply = await answerApi(sim, keys, request);
  sim.store.save();
  if (cut === 'after') request.socket.destroy();
  else if (cut === 'mid-body') sendHalf(response, reply);
  else send(response, reply);
}

function requestListener(sim: Simulator, control: Control) {
  const keys = new IdempotencyKeys(sim.store.idempotency);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    passTime(sim);
    if (path.startsWith('/c/pay/')) {
      await servePage(sim, request, response, '/c/pay/');
    } else if (path.startsWith('/setup/s/')) {
      await servePage(sim, request, response, '/setup/s/');
    } else if (path.startsWith('/_control/')) {
      send(response, await answerControl(control, request, path.slice('/_control/'.length)));
    } else {
      await serveApi(sim, keys, request, response);
    }
  };
}

/**
 * Starts a local, stateful stand-in for the part of Stripe that the product uses, on loopback.
 * Throws when the port is taken, the key is not a test key, or the state file cannot be read.
 */
export async function startStripeSimulator(
  options: SimulatorOptions = {},
): Promise<RunningSimulator> {
  const sim = assemble(options);
  const control = new Control(sim);
  const listener = requestListener(sim, control);
  const server = createServer((request, response) => {
    listener(request, response).catch((error: unknown) => {
      sim.config.log(`request failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(sim.config.port, HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : sim.config.port;
  sim.baseUrl = `http://${HOST}:${port}`;
  sim.webhooks.resume();
  const ticker = setInterval(() => {
    passTime(sim);
    sim.store.save();
  }, TICK_MS).unref();
  return {
    url: sim.baseUrl,
    control,
    async close() {
      clearInterval(ticker);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await sim.webhooks.close();
      await closed;
      sim.store.save();
    },
  };
}
