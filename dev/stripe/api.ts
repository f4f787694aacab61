import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { checkAccess } from './api-auth.ts';
import { ApiError, invalidRequest } from './errors.ts';
import { expand } from './expand.ts';
import { parseForm, type FormObject } from './form.ts';
import { header, jsonReply, readBody, type Reply } from './http.ts';
import type { IdempotencyKeys } from './idempotency.ts';
import { newId } from './ids.ts';
import { list, parseParams } from './params.ts';
import { API_VERSION } from './resources/event.ts';
import { refuseRemoved } from './resources/removed-params.ts';
import { findRoute } from './routes.ts';
import type { Origin, Simulator } from './simulator.ts';

const FORM = 'application/x-www-form-urlencoded';

const expandSchema = z.object({ expand: list(z.string()).optional() });

interface ApiRequest {
  method: string;
  path: string;
  form: string;
  origin: Origin;
  /** Whether the caller names the API version that it was written for. */
  isVersioned: boolean;
}

async function readRequest(request: IncomingMessage, requestId: string): Promise<ApiRequest> {
  const url = new URL(request.url ?? '/', 'http://simulator.invalid');
  const method = request.method ?? 'GET';
  const isPost = method === 'POST';
  const body = isPost ? await readBody(request) : '';
  if (body !== '' && !header(request, 'content-type').startsWith(FORM)) {
    throw invalidRequest(`Invalid request: the body must be ${FORM}.`);
  }
  const key = isPost ? header(request, 'idempotency-key') : '';
  const origin = { requestId, idempotencyKey: key === '' ? null : key };
  const isVersioned = header(request, 'stripe-version') !== '';
  const form = isPost ? body : url.search.slice(1);
  return { method, path: url.pathname, form, origin, isVersioned };
}

function errorReply(error: unknown): Reply {
  if (error instanceof ApiError) return jsonReply(error.status, { error: error.body });
  const message = error instanceof Error ? error.message : String(error);
  return jsonReply(500, { error: { type: 'api_error', message: `Simulator failure: ${message}` } });
}

function injectedFailure(): ApiError {
  const message = 'An unknown error occurred (a fault switch of the simulator).';
  return new ApiError(500, { type: 'api_error', message });
}

/** Checks everything that can be checked without doing anything. Throws ApiError. */
function prepare(sim: Simulator, request: ApiRequest): () => unknown {
  const { route, id, child } = findRoute(request.method, request.path);
  const { expand: wanted, ...raw } = parseForm(request.form);
  const onlyExpand: FormObject = wanted === undefined ? {} : { expand: wanted };
  const paths = parseParams(expandSchema, onlyExpand).expand ?? [];
  refuseRemoved(request.path, raw, request.isVersioned);
  const run = route.prepare(raw);
  return () => expand(sim, run({ sim, origin: request.origin, id, child }), paths);
}

/** Carries a prepared request out; failures from here on are answers like any other. */
function execute(run: () => unknown): Reply {
  try {
    return jsonReply(200, run());
  } catch (error) {
    return errorReply(error);
  }
}

/** The parameters in an order of their own, so that only what they say counts. */
function fingerprintOf(form: string): string {
  const pairs = new URLSearchParams(form);
  pairs.sort();
  return pairs.toString();
}

async function answerOnce(sim: Simulator, request: ApiRequest): Promise<Reply> {
  const run = prepare(sim, request);
  const { apiDelayMs, api500Stored } = sim.faults.current();
  if (apiDelayMs > 0) await sleep(apiDelayMs);
  if (!sim.faults.take('api500')) return execute(run);
  if (!api500Stored) throw injectedFailure();
  return errorReply(injectedFailure());
}

async function answerKeyed(
  sim: Simulator,
  keys: IdempotencyKeys,
  request: ApiRequest,
  key: string,
): Promise<Reply> {
  const endpoint = request.path;
  const fingerprint = fingerprintOf(request.form);
  const stored = keys.begin({ key, endpoint, fingerprint }, sim.clock.now());
  if (stored) {
    const headers = { 'idempotent-replayed': 'true', 'original-request': stored.requestId };
    const { status, body } = stored;
    return { status, body, headers: { 'content-type': 'application/json', ...headers } };
  }
  try {
    const reply = await answerOnce(sim, request);
    const { status, body } = reply;
    const requestId = request.origin.requestId ?? '';
    const createdAt = sim.clock.now();
    keys.keep({ id: key, endpoint, fingerprint, requestId, status, body, createdAt });
    return reply;
  } finally {
    keys.abandon(key);
  }
}

/** Answers one call of `/v1`. Never throws: every failure is a Stripe-shaped answer. */
export async function answerApi(
  sim: Simulator,
  keys: IdempotencyKeys,
  incoming: IncomingMessage,
): Promise<Reply> {
  const requestId = newId('req_', 14);
  const key = header(incoming, 'idempotency-key');
  const common = { 'request-id': requestId, 'stripe-version': API_VERSION };
  const echo: Record<string, string> = key === '' ? {} : { 'idempotency-key': key };
  let reply: Reply;
  try {
    checkAccess(incoming, sim.config.secretKey);
    const request = await readRequest(incoming, requestId);
    const { idempotencyKey } = request.origin;
    reply = await (idempotencyKey === null
      ? answerOnce(sim, request)
      : answerKeyed(sim, keys, request, idempotencyKey));
  } catch (error) {
    reply = errorReply(error);
  }
  return { ...reply, headers: { ...reply.headers, ...common, ...echo } };
}
