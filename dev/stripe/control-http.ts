import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { ControlError, type Control } from './control.ts';
import { faultsSchema } from './faults.ts';
import { header, jsonReply, readBody, type Reply } from './http.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

type Action = (control: Control, body: unknown, id: string) => unknown;

const deliverBody = z.strictObject({ times: z.int().min(1).max(100).default(1) });
const clockBody = z.strictObject({
  advanceSeconds: z
    .int()
    .min(0)
    .max(366 * 24 * 60 * 60),
});
const settleBody = z.strictObject({ result: z.enum(['succeeded', 'failed']) });
const payBody = z.strictObject({
  how: z.enum(['pay', 'decline', 'later']),
  email: z.email().optional(),
});

const disputeBody = z.strictObject({
  kind: z.enum(['fraudulent', 'product_not_received', 'inquiry']).default('fraudulent'),
});
const verdictBody = z.strictObject({ result: z.enum(['won', 'lost']) });
const payoutBody = z.strictObject({ result: z.enum(['paid', 'failed']) });

const DONE = { ok: true };

const ACTIONS: [method: string, path: RegExp, action: Action][] = [
  ['GET', /^health$/, () => DONE],
  ['GET', /^faults$/, (control) => control.faults()],
  ['DELETE', /^faults$/, (control) => control.clearFaults()],
  ['POST', /^faults$/, (control, body) => control.setFaults(readFaults(body))],
  ['GET', /^deliveries$/, (control) => control.deliveries()],
  ['POST', /^events\/(\w+)\/deliver$/, deliver],
  ['POST', /^clock$/, (control, body) => now(control.advanceClock(readAdvance(body)))],
  ['DELETE', /^clock$/, (control) => now(control.resetClock())],
  ['POST', /^sessions\/(\w+)\/pay$/, pay],
  ['POST', /^sessions\/(\w+)\/settle$/, settle],
  ['POST', /^refunds\/(\w+)\/fail$/, failRefund],
  ['POST', /^charges\/(\w+)\/dispute$/, dispute],
  ['POST', /^disputes\/(\w+)\/decide$/, decideDispute],
  ['POST', /^payouts$/, (control) => ({ payouts: control.payOut() })],
  ['POST', /^payouts\/(\w+)\/end$/, endPayout],
  ['POST', /^accounts\/(\w+)\/complete$/, completeAccount],
  ['POST', /^reset$/, reset],
];

function readFaults(body: unknown) {
  const given = faultsSchema.partial().parse(body);
  // A switch that is not named keeps its setting; so does one named with no value.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function readAdvance(body: unknown): number {
  return clockBody.parse(body).advanceSeconds;
}

function now(seconds: number) {
  return { now: seconds };
}

function deliver(control: Control, body: unknown, id: string) {
  control.deliver(id, deliverBody.parse(body).times);
  return DONE;
}

function pay(control: Control, body: unknown, id: string) {
  const { how, email } = payBody.parse(body);
  control.pay(id, how, email);
  return DONE;
}

function settle(control: Control, body: unknown, id: string) {
  control.settle(id, settleBody.parse(body).result);
  return DONE;
}

function failRefund(control: Control, _body: unknown, id: string) {
  control.failRefund(id);
  return DONE;
}

function dispute(control: Control, body: unknown, id: string) {
  return { dispute: control.dispute(id, disputeBody.parse(body).kind) };
}

function decideDispute(control: Control, body: unknown, id: string) {
  control.decideDispute(id, verdictBody.parse(body).result);
  return DONE;
}

function endPayout(control: Control, body: unknown, id: string) {
  control.endPayout(id, payoutBody.parse(body).result);
  return DONE;
}

function completeAccount(control: Control, _body: unknown, id: string) {
  control.completeAccount(id);
  return DONE;
}

function reset(control: Control) {
  control.reset();
  return DONE;
}

/** From this machine, by this machine's name, and not from a page of another site. */
function isLocal(request: IncomingMessage): boolean {
  const host = header(request, 'host').replace(/:\d+$/, '');
  const isFromHere = LOOPBACK.has(request.socket.remoteAddress ?? '');
  return isFromHere && LOCAL_NAMES.has(host) && header(request, 'origin') === '';
}

function failure(error: unknown): Reply {
  if (error instanceof ControlError) return jsonReply(404, { error: error.message });
  if (error instanceof z.ZodError) return jsonReply(400, { error: z.prettifyError(error) });
  if (error instanceof SyntaxError) return jsonReply(400, { error: 'The body is not JSON' });
  throw error;
}

/** Answers `/_control/<path>`: JSON in, JSON out, for this machine alone. */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  path: string,
): Promise<Reply> {
  if (!isLocal(request)) return jsonReply(403, { error: 'Only for this machine' });
  const method = request.method ?? 'GET';
  try {
    for (const [allowed, pattern, action] of ACTIONS) {
      const match = allowed === method ? pattern.exec(path) : null;
      if (!match) continue;
      const body = method === 'POST' ? await readBody(request) : '';
      const json: unknown = JSON.parse(body === '' ? '{}' : body);
      return jsonReply(200, await action(control, json, match[1] ?? ''));
    }
  } catch (error) {
    return failure(error);
  }
  return jsonReply(404, { error: `No such control: ${method} ${path}` });
}
