import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { header, jsonReply, readBody, send, sendHalf } from '../stripe/http.ts';
import { State, type Fault } from './state.ts';
import { take } from './take.ts';

/** @prop path where the state is kept; null: in memory. @prop port 0 for any */
export type Options = { key: string; port: number; path: string | null };

/** A running stand-in. */
export type RunningAccessPoint = { url: string; close: () => Promise<void> };

/**
 * A stand-in for a company that carries e-invoices: takes documents over HTTP as a real one would and
 * sends them nowhere. See README.md.
 */
export async function startAccessPoint({ key, port, path }: Options): Promise<RunningAccessPoint> {
  const state = new State(path);
  const server = createServer((request, response) => {
    answer(state, key, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen({ port, host: '127.0.0.1' }, done);
  });
  const { port: bound } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${bound}`, close };
}

async function answer(
  state: State,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /_control/health') return send(response, jsonReply(200, { ok: true }));
  if (route === 'GET /_control/documents') return send(response, jsonReply(200, state.taken));
  if (route === 'POST /_control') return send(response, await control(state, request));
  if (route !== 'POST /documents') {
    return send(response, jsonReply(404, { code: 'not_found', message: '' }));
  }
  const fault = state.nextFault();
  if (fault === 'drop') return void response.destroy();
  if (header(request, 'authorization') !== `Bearer ${key}`) {
    return send(response, jsonReply(401, { code: 'key_unknown', message: '' }));
  }
  if (fault === 'unavailable') return send(response, jsonReply(503, { code: 'unavailable' }));
  if (fault === 'refuse') {
    return send(
      response,
      jsonReply(422, { code: 'document_invalid', message: 'BR-CO-15 failed.' }),
    );
  }
  const reply = await taken(state, request);
  if (fault === 'cut') return sendHalf(response, reply);
  if (fault === 'cut_after') return void response.destroy();
  return send(response, reply);
}

async function taken(state: State, request: IncomingMessage) {
  const { status, body } = take(state, {
    key: header(request, 'idempotency-key'),
    recipient: header(request, 'peppol-recipient'),
    xml: Buffer.from(await readBody(request)),
  });
  return jsonReply(status, body);
}

/** `{faults: [...], unregistered: [...]}`: what goes wrong next, and who is not in the network. */
async function control(state: State, request: IncomingMessage) {
  const asked = JSON.parse(await readBody(request)) as {
    faults?: Fault[];
    unregistered?: string[];
  };
  if (asked.faults) state.faults = asked.faults;
  if (asked.unregistered) state.unregistered = new Set(asked.unregistered);
  state.save();
  return jsonReply(200, { faults: state.faults, unregistered: [...state.unregistered] });
}
