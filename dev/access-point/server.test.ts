import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startAccessPoint, type RunningAccessPoint } from './server.ts';

const KEY = 'hemlig-nyckel';
const RECIPIENT = '0007:5560160680';
const xml = (kind = 'Invoice', id = '5560160680') =>
  `<?xml version="1.0"?><${kind} xmlns:c="x"><c:AccountingCustomerParty><c:Party>` +
  `<c:EndpointID schemeID="0007">${id}</c:EndpointID></c:Party></c:AccountingCustomerParty></${kind}>`;

let running: RunningAccessPoint | undefined;
afterEach(() => running?.close());

async function start(path: string | null = null) {
  running = await startAccessPoint({ key: KEY, port: 0, path });
  return running;
}

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${running?.url}/documents`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${KEY}`, 'idempotency-key': 'a', 'peppol-recipient': RECIPIENT },
      ...headers,
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}
const control = (body: unknown) =>
  fetch(`${running?.url}/_control`, { method: 'POST', body: JSON.stringify(body) });

it('takes a document once, also over a restart, and another by the same key never', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'access-point-')), 'state.json');
  await start(path);
  const first = await post(xml());
  expect(first).toMatchObject({ status: 201, body: { receiptId: expect.any(String) } });
  await running?.close();
  await start(path);
  expect(await post(xml())).toEqual({ status: 200, body: first.body });
  expect(await post(xml('CreditNote'))).toMatchObject({ status: 409, body: { code: 'key_used' } });
  const kept = await (await fetch(`${running?.url}/_control/documents`)).json();
  expect(kept).toMatchObject([{ key: 'a', recipient: RECIPIENT, kind: 'Invoice' }]);
});

it.each([
  [xml(), { authorization: 'Bearer fel' }, 401, 'key_unknown'],
  ['<Order/>', {}, 400, 'document_invalid'],
  ['<Invoice', {}, 400, 'document_invalid'],
  [xml('Invoice', '5560160681'), {}, 400, 'recipient_differs'],
])('refuses %s %j', async (body, headers, status, code) => {
  await start();
  expect(await post(body, headers)).toMatchObject({ status, body: { code } });
});

it('refuses who is not registered, and fails as it is told, once each', async () => {
  await start();
  await control({ unregistered: [RECIPIENT] });
  expect(await post(xml())).toMatchObject({ status: 404, body: { code: 'recipient_unknown' } });
  await control({
    unregistered: [],
    faults: ['unavailable', 'drop', 'cut', 'cut_after', 'refuse'],
  });
  expect(await post(xml())).toMatchObject({ status: 503 });
  for (const fault of ['drop', 'cut', 'cut after'])
    await expect(post(xml()), fault).rejects.toThrow();
  expect(await post(xml())).toMatchObject({ status: 422 });
  expect(await post(xml())).toMatchObject({ status: 200 });
});
