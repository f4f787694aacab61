import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listPage } from './list.ts';
import { clientOf, startSimulator } from './test-support.ts';

const rowsArbitrary = fc
  .integer({ min: 0, max: 60 })
  .map((count) => Array.from({ length: count }, (_, index) => ({ id: `row_${count - index}` })));

test('going on from page to page gives every row once, in order', () => {
  fc.assert(
    fc.property(rowsArbitrary, fc.integer({ min: 1, max: 100 }), (rows, limit) => {
      const seen: { id: string }[] = [];
      let page = listPage(rows, '/v1/x', { limit });
      seen.push(...page.data);
      while (page.has_more) {
        page = listPage(rows, '/v1/x', { limit, starting_after: seen.at(-1)?.id });
        seen.push(...page.data);
      }
      expect(seen).toEqual(rows);
    }),
  );
});

test('ending_before gives the rows next newer than the cursor, newest first', () => {
  fc.assert(
    fc.property(rowsArbitrary, fc.nat(), fc.integer({ min: 1, max: 100 }), (rows, at, limit) => {
      fc.pre(rows.length > 0);
      const index = at % rows.length;
      const page = listPage(rows, '/v1/x', { limit, ending_before: rows[index]?.id });
      expect(page.data).toEqual(rows.slice(Math.max(0, index - limit), index));
      expect(page.has_more).toBe(index > limit);
    }),
  );
});

test('the client catches up with everything after an event it knows', async () => {
  const simulator = await startSimulator();
  const stripe = clientOf(simulator.url);
  for (const name of ['a', 'b', 'c', 'd', 'e']) await stripe.customers.create({ name });
  const all = (await stripe.events.list()).data.map(({ id }) => id);
  const known = all[4] ?? '';
  const caught: string[] = [];
  for await (const event of stripe.events.list({ ending_before: known, limit: 2 })) {
    caught.push(event.id);
  }
  expect(caught).toEqual(all.slice(0, 4).reverse());
});

test('events are forgotten after 30 days, and can be chosen by type and time', async () => {
  const simulator = await startSimulator();
  const stripe = clientOf(simulator.url);
  const customer = await stripe.customers.create({ name: 'a' });
  simulator.control.advanceClock(29 * 24 * 3600);
  await stripe.customers.update(customer.id, { name: 'b' });
  expect((await stripe.events.list({ types: ['customer.created'] })).data).toHaveLength(1);
  expect((await stripe.events.list({ type: 'customer.*' })).data).toHaveLength(2);
  const since = await stripe.events.list({ created: { gt: customer.created } });
  expect(since.data.map(({ type }) => type)).toEqual(['customer.updated']);
  simulator.control.advanceClock(2 * 24 * 3600);
  expect((await stripe.events.list()).data).toHaveLength(1);
});

test('a cursor that names nothing, and two cursors at once, are refused', async () => {
  const simulator = await startSimulator();
  const stripe = clientOf(simulator.url);
  await expect(stripe.events.list({ starting_after: 'evt_x' })).rejects.toThrow('evt_x');
  const both = { starting_after: 'evt_x', ending_before: 'evt_y' };
  await expect(stripe.events.list(both)).rejects.toThrow('only specify one');
  await expect(stripe.events.list({ limit: 101 })).rejects.toThrow('Invalid');
});
