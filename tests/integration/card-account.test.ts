import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { dayFromToday } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { bankRow, fromStripe, payoutName, stripePayout } from '#tests/support/stripe-payouts.ts';
import { payByCard } from '#tests/support/world.ts';
import { balanceOfRole } from '$lib/server/bookkeeping/accounts.ts';
import { listCardMovements } from '$lib/server/bookkeeping/card-movements.ts';
import { getVoucher } from '$lib/server/bookkeeping/voucher-detail.ts';

const NET = 1_200_000;
let staff: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Kort Konto');
  stranger = await signedInPerson('Stranger');
});
afterAll(closeDatabase);

it('leads from a charge to its invoice and payout, from the payout to the bank, and back', async () => {
  const { job, invoiceId } = await invoiceMaker('Kortkund AB')();
  await payByCard(job.company, invoiceId);
  const paid = await row<{ id: string; intent: string; ore: number }>(
    `select id, stripe_payment_intent as intent, amount_ore::int as ore from public.payments
     where invoice_id = $1`,
    [invoiceId],
  );
  const [source, seconds] = [payoutName(), Math.floor(Date.now() / 1000)];
  const charge = {
    ...{ id: `txn_charge_${source}`, category: 'charge', amount_ore: paid.ore, fee_ore: 1500 },
    ...{ currency: 'sek', source: `ch_${source}`, payment_intent: paid.intent, payout: source },
    ...{ created: seconds, available: seconds },
  };
  await call('service', 'take_in_stripe_movements', { p_movements: [charge] });
  const payout = await stripePayout({ source, amountOre: paid.ore - 1500 });
  const bank = await bankRow(fromStripe(paid.ore - 1500, await dayFromToday(0)));

  const { rows, total } = await listCardMovements(staff.db, { payout: source, page: 1 });
  expect(total).toBe(2);
  const [first, second] = rows.toSorted((a, b) => a.category.localeCompare(b.category));
  expect(first).toMatchObject({
    ...{ category: 'charge', amountOre: paid.ore, feeOre: 1500, netOre: paid.ore - 1500 },
    ...{ payout: source, bankRow: null, payment: { id: paid.id, invoice: { id: invoiceId } } },
  });
  expect(second).toMatchObject({
    ...{ id: payout, category: 'payout', payout: source, payment: null },
    bankRow: { id: bank },
  });
  const own = await listCardMovements(staff.db, { payment: paid.id, page: 1 });
  expect(own.rows.map(({ id }) => id)).toEqual([first?.id]);
  const { sources } = await getVoucher(staff.db, second?.voucher?.id ?? '');
  expect(sources.map(({ kind, id }) => [kind, id])).toEqual([
    ['card_movement', payout],
    ['bank_movement', bank],
  ]);
});

it('leads from the money that a dispute took to its voucher, and back', async () => {
  const { job, invoiceId } = await invoiceMaker('Tvistkund AB')();
  await payByCard(job.company, invoiceId);
  const { intent, ore } = await row<{ intent: string; ore: number }>(
    `select stripe_payment_intent as intent, amount_ore::int as ore from public.payments
     where invoice_id = $1`,
    [invoiceId],
  );
  const [id, seconds] = [`txn_du_${invoiceId}`, Math.floor(Date.now() / 1000)];
  const moved = { id, amount_ore: -ore, fee_ore: 20_000 };
  await call('service', 'take_in_dispute', {
    p_payment_intent: intent,
    p_dispute: {
      ...{ id: `du_${invoiceId}`, amount_ore: ore, reason: 'fraudulent', status: 'needs_response' },
      ...{ opened_at: new Date().toISOString(), answer_by: null, movements: [moved] },
    },
  });
  const times = { created: seconds, available: seconds };
  await call('service', 'take_in_stripe_movements', {
    p_movements: [
      {
        ...{ ...moved, ...times, category: 'dispute', currency: 'sek' },
        ...{ source: `du_${invoiceId}`, payment_intent: intent, payout: null },
      },
    ],
  });
  const { id: movement } = await row<{ id: string }>(
    'select id from public.stripe_movements where stripe_id = $1',
    [id],
  );
  const [shown] = (await listCardMovements(staff.db, { movement, page: 1 })).rows;
  const { sources } = await getVoucher(staff.db, shown?.voucher?.id ?? '');
  expect(sources.map(({ kind }) => kind)).toContain('dispute');
  expect(sources).toContainEqual(expect.objectContaining({ kind: 'card_movement', id: movement }));
});

it('is read page by page, one past the last is empty, and the agency’s alone', async () => {
  const id = await stripePayout({ source: payoutName(), amountOre: NET });
  const one = await listCardMovements(staff.db, { movement: id, page: 1 });
  expect(one).toMatchObject({ total: 1, pages: 1, rows: [{ id, bankRow: null }] });
  expect((await listCardMovements(staff.db, { movement: id, page: 9 })).rows).toEqual([]);
  expect(await listCardMovements(stranger.db, { page: 1 })).toMatchObject({ rows: [], total: 0 });
});

it('says what stood on the account at the end of a period, to the agency alone', async () => {
  // Long before anything was posted, so that what other tests post is not in it.
  const before = { from: '2020-01-01', to: '2020-12-31' };
  const role = await row<{ account: number }>(
    'select account from public.ledger_roles where role = $1',
    ['card_receivables'],
  );
  expect(await balanceOfRole(staff.db, 'card_receivables', before)).toEqual({
    ...{ account: role.account, closingOre: 0 },
  });
  expect(await balanceOfRole(staff.db, 'nobody', before)).toBeNull();
  expect(await balanceOfRole(stranger.db, 'card_receivables', before)).toBeNull();
});
