import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bankFile, takeIn } from '#tests/support/bank.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import {
  bookedPayout,
  fromStripe,
  payoutName,
  stripePayout,
} from '#tests/support/stripe-payouts.ts';

const STEPS = ['list', 'file', 'wider file', 'placed', 'matched', 'taken back'] as const;
type Step = { step: (typeof STEPS)[number]; isTwice: boolean };

const STEP: fc.Arbitrary<Step> = fc.record({
  step: fc.constantFrom(...STEPS),
  isTwice: fc.boolean(),
});

let staff: Person;
let invoiceId: string;
let today: string;
let ore = 4_100;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff('Kortansvarig');
  today = await dayFromToday(0);
  ({ invoiceId } = await invoiceMaker('Kortkund AB')());
});
afterAll(closeDatabase);

/** A payout that is told of by Stripe and by the bank, the same bytes each time. */
async function told(isNamed: boolean) {
  const source = payoutName();
  ore += 100;
  const named = isNamed ? {} : { payer: 'Okänd', text: 'Insättning' };
  const own = fromStripe(ore, today, { reference: `bank ${source}`, ...named });
  const bytes = await bankFile([own]);
  const wider = await bankFile([own, { amountOre: -77, day: today, text: 'Avgift' }]);
  const place = { p_parts: [{ invoice_id: invoiceId, amount_ore: ore }] };
  const onRow = async (name: string, args: (payout: string | null) => Record<string, unknown>) => {
    const { id, payout } = await ids();
    if (id !== null) await call(staff, name, { p_transaction_id: id, ...args(payout) });
  };
  const ids = () =>
    row<{ id: string | null; payout: string | null }>(
      `select (select id from public.bank_transactions where bank_reference = $1) as id,
         (select id from public.stripe_movements where source = $2) as payout`,
      [`bank ${source}`, source],
    );
  const steps: Record<Step['step'], () => Promise<unknown>> = {
    list: () => stripePayout({ source, amountOre: ore }),
    file: () => takeIn(bytes),
    'wider file': () => takeIn(wider),
    placed: () => onRow('place_bank_transaction', () => place),
    matched: () => onRow('match_bank_stripe_payout', (payout) => ({ p_movement_id: payout })),
    'taken back': () => onRow('take_back_bank_placing', () => ({ p_reason: 'Fel.' })),
  };
  return { steps, ids };
}

/** Refusals are the answers of the database; anything else is a fault. */
async function tell(work: () => Promise<unknown>): Promise<void> {
  const refused = /^(?:PT4\d\d|bank_file_known)$/u;
  try {
    await work();
  } catch (cause) {
    if (!refused.test((cause as { code?: string }).code ?? '')) throw cause;
  }
}

it('is booked once, whoever tells of it, in any order and however often', async () => {
  const orders = fc.array(STEP, { minLength: 2, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(orders, fc.boolean(), async (order, isNamed) => {
      const { steps, ids } = await told(isNamed);
      for (const { step, isTwice } of order) {
        await Promise.all(Array.from({ length: isTwice ? 2 : 1 }, () => tell(steps[step])));
      }
      const wasTakenBack = order.some(({ step }) => step === 'taken back');
      // File and list may have been read at the same moment: the next list sees both.
      await tell(steps.file);
      await tell(steps.list);
      const { id, payout } = await ids();
      const now = await row<{ tied: boolean; payments: number; state: string }>(
        `select stripe_movement_id is not null as tied, state,
           (select count(*)::int from public.payments p where p.bank_transaction_id = t.id) as payments
         from public.bank_transactions t where id = $1`,
        [id],
      );
      expect(await bookedPayout(payout ?? '')).toEqual({ vouchers: 1, bank: ore });
      if (isNamed && !wasTakenBack)
        expect(now).toEqual({ tied: true, payments: 0, state: 'booked' });
      if (now.payments > 0 && !wasTakenBack) expect(now.tied).toBe(false);
      expect(await call('service', 'check_ledger')).toEqual([]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 180_000);
