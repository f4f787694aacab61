import { randomUUID } from 'node:crypto';
import { bankFile, movementOf, takeIn, type Told } from './bank.ts';
import { row } from './billing.ts';
import { call } from './database.ts';

/** Who Stripe is on a Swedish bank's statement. */
export const STRIPE_PAYER = 'STRIPE TECHNOLOGY EUROPE LTD';
const DAY = 24 * 3600;

/** A payout of Stripe's as its list of movements tells of it. Days count from today. */
export type Sent = {
  source: string;
  amountOre: number;
  currency?: string;
  sentDay?: number;
  arrivesOn?: string;
  descriptor?: string;
};

/** A name for a payout that no other test has. */
export const payoutName = () => `po_${randomUUID().replaceAll('-', '').slice(0, 16)}`;

/** Stripe's list tells of a payout, or once more of the same. @returns its movement here */
export async function stripePayout(sent: Sent): Promise<string> {
  const { source, amountOre, currency = 'sek', sentDay = -1 } = sent;
  const created = Math.floor(Date.now() / 1000) + sentDay * DAY;
  await call('service', 'take_in_stripe_movements', {
    p_movements: [
      {
        ...{
          id: `txn_${source}`,
          category: 'payout',
          amount_ore: -amountOre,
          fee_ore: 0,
          currency,
        },
        ...{ source, payout: source, created, available: created + DAY },
        ...(sent.arrivesOn !== undefined && { arrives_on: sent.arrivesOn }),
        ...(sent.descriptor !== undefined && { descriptor: sent.descriptor }),
      },
    ],
  });
  const found = await row<{ id: string }>(
    'select id from public.stripe_movements where stripe_id = $1',
    [`txn_${source}`],
  );
  return found.id;
}

/** The bank could not pay it out: Stripe has the money again. */
export async function stripePayoutBack(source: string, amountOre: number): Promise<void> {
  const created = Math.floor(Date.now() / 1000);
  await call('service', 'take_in_stripe_movements', {
    p_movements: [
      {
        ...{ id: `txn_back_${source}`, category: 'payout_reversal', amount_ore: amountOre },
        ...{ fee_ore: 0, currency: 'sek', source, created, available: created },
      },
    ],
  });
}

/** A row of the bank's statement that says it is from Stripe; whatever is told otherwise. */
export const fromStripe = (amountOre: number, day: string, more: Partial<Told> = {}): Told => ({
  ...{ amountOre, day, payer: STRIPE_PAYER, text: 'STRIPE', reference: randomUUID() },
  ...more,
});

/** A file of the bank with one row. @returns the row's movement */
export async function bankRow(told: Told): Promise<string> {
  const file = await takeIn(await bankFile([told]));
  return (await movementOf(file.id, told.amountOre)).id;
}

/** What became of a row: its state, what it waits for, and the payout it is. */
export const bankRowNow = (id: string) =>
  row<{ state: string; waiting_for: string | null; payout: string | null }>(
    `select state, waiting_for, stripe_movement_id as payout from public.bank_transactions where id = $1`,
    [id],
  );

/** How often a payout was booked, and what of it stands on the bank's account, in öre. */
export const bookedPayout = (movementId: string) =>
  row<{ vouchers: number; bank: number }>(
    `select count(distinct e.id)::int as vouchers,
       coalesce(sum(p.sek_ore) filter (where p.account = 1930), 0)::int as bank
     from public.ledger_entries e join public.ledger_postings p on p.entry_id = e.id where e.source_id = $1`,
    [movementId],
  );
