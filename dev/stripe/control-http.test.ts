import { request } from 'node:http';
import { expect, test } from 'vitest';
import { invoiceSession, startAll } from './test-support.ts';

async function call(url: string, method: string, body?: object) {
  const response = await fetch(url, { method, body: body ? JSON.stringify(body) : null });
  const json: unknown = await response.json();
  return { status: response.status, json };
}

/** fetch does not let a caller set Host and Origin. */
function statusWith(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('health', async () => {
  const { simulator } = await startAll();
  expect(await call(`${simulator.url}/_control/health`, 'GET')).toEqual({
    status: 200,
    json: { ok: true },
  });
});

test('switches are set one at a time, read and cleared', async () => {
  const { simulator } = await startAll();
  const url = `${simulator.url}/_control/faults`;
  await call(url, 'POST', { drop: 2 });
  const both = await call(url, 'POST', { cut: 1, cutStage: 'mid-body' });
  expect(both.json).toMatchObject({ drop: 2, cut: 1, cutStage: 'mid-body' });
  const cleared = await call(url, 'DELETE');
  expect(cleared.json).toMatchObject({ drop: 0, cut: 0, cutStage: 'before' });
  expect((await call(url, 'POST', { drip: 1 })).status).toBe(400);
  expect((await call(url, 'POST', { drop: -1 })).status).toBe(400);
});

test('a payment is steered from outside: pay later, settle, deliver again', async () => {
  const { simulator, stripe, receiver } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  const control = `${simulator.url}/_control`;
  await call(`${control}/sessions/${session.id}/pay`, 'POST', { how: 'later' });
  await call(`${control}/sessions/${session.id}/settle`, 'POST', { result: 'succeeded' });
  const seventh = (await receiver.arrived(8))[6]?.event;
  await call(`${control}/events/${seventh?.id}/deliver`, 'POST', { times: 2 });
  const all = await receiver.arrived(10);
  expect(all[9]?.event?.id).toBe(seventh?.id);
  const refund = await stripe.refunds.create({ charge: (await stripe.charges.list()).data[0]?.id });
  expect(await call(`${control}/refunds/${refund.id}/fail`, 'POST')).toMatchObject({ status: 200 });
  expect(await call(`${control}/sessions/${session.id}/pay`, 'POST', { how: 'pay' })).toEqual({
    status: 404,
    json: { error: `No open session: ${session.id}` },
  });
});

test('disputes, payouts and accounts are steered from outside', async () => {
  const { simulator, stripe } = await startAll();
  const control = `${simulator.url}/_control`;
  const { latest_charge: charge } = await stripe.paymentIntents.create({
    amount: 50_000,
    currency: 'sek',
    payment_method: 'pm_card_bypassPending',
    confirm: true,
  });
  const paid = await call(`${control}/payouts`, 'POST');
  const [payout] = (await stripe.payouts.list()).data;
  expect(paid).toEqual({ status: 200, json: { payouts: [payout?.id] } });
  await call(`${control}/payouts/${payout?.id}/end`, 'POST', { result: 'failed' });
  expect((await stripe.payouts.list({ status: 'failed' })).data).toHaveLength(1);
  const bad = await call(`${control}/charges/${String(charge)}/dispute`, 'POST', { kind: 'x' });
  expect(bad.status).toBe(400);
  await call(`${control}/charges/${String(charge)}/dispute`, 'POST');
  const [dispute] = (await stripe.disputes.list()).data;
  await call(`${control}/disputes/${dispute?.id}/decide`, 'POST', { result: 'won' });
  expect((await stripe.disputes.list()).data).toMatchObject([{ status: 'won' }]);
  const { id } = await stripe.accounts.create({ type: 'express' });
  await call(`${control}/accounts/${id}/complete`, 'POST');
  expect((await stripe.accounts.retrieve(id)).details_submitted).toBe(true);
  expect((await call(`${control}/accounts/acct_x/complete`, 'POST')).status).toBe(404);
});

test('the clock goes forward and back to real time', async () => {
  const { simulator, stripe } = await startAll();
  const session = await stripe.checkout.sessions.create(invoiceSession());
  const url = `${simulator.url}/_control/clock`;
  await call(url, 'POST', { advanceSeconds: 25 * 3600 });
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
  const { json } = await call(url, 'DELETE');
  expect(json).toEqual({ now: expect.closeTo(Date.now() / 1000, -1) });
});

test('only this machine by its own name, and no page of another site, may steer', async () => {
  const { simulator } = await startAll();
  const url = `${simulator.url}/_control/health`;
  const { port } = new URL(url);
  expect(await statusWith(url, { host: `localhost:${port}` })).toBe(200);
  expect(await statusWith(url, { host: `evil.example:${port}` })).toBe(403);
  expect(await statusWith(url, { origin: 'http://evil.example' })).toBe(403);
});

test('what is not there is 404, what is not JSON is 400', async () => {
  const { simulator } = await startAll();
  expect((await call(`${simulator.url}/_control/nothing`, 'GET')).status).toBe(404);
  const url = `${simulator.url}/_control/events/evt_x/deliver`;
  expect((await call(url, 'POST')).status).toBe(404);
  expect((await fetch(url, { method: 'POST', body: '{' })).status).toBe(400);
});
