import { importBankFile } from '#lib/server/banking/import-bank-file.ts';
import type { IsoDate } from '#lib/domain/time/day.ts';
import { nextBankDay } from '#lib/domain/time/working-days.ts';
import { takeInMovements } from '#lib/server/payments/movements.ts';
import { stripeClient } from '../play/payment.ts';
import { account, type Step, type World } from '../world.ts';
import { bankStatement } from './bank-statement.ts';
import { ownAccount } from './own-account.ts';

/** What came of a card payment when Stripe had taken its fee, and the day Stripe sends it to the bank. */
type Sending = { ore: number; on: IsoDate };

/**
 * The card account of the agency at Stripe is read, and each payment goes on to the bank two bank days
 * after it, where it arrives the day after. What is disputed stays, and so does what is on its way.
 */
export async function cardSteps(world: World): Promise<Step[]> {
  await takeInMovements();
  return (await sendings(world)).flatMap((sending): Step[] => {
    const arrives = nextBankDay(sending.on);
    const sent = { ore: 0 };
    const steps: Step[] = [
      { at: `${sending.on} 06:05`, run: async () => (sent.ore = await send(world, sending.ore)) },
    ];
    if (arrives >= world.today) return steps;
    return [...steps, { at: `${arrives} 09:30`, run: () => tellOf(world, arrives, sent.ore) }];
  });
}

async function sendings({ db, today }: World): Promise<Sending[]> {
  const { rows } = await db.query<{ ore: number; paid_on: IsoDate }>(
    `select (m.amount_ore - m.fee_ore)::int as ore, p.received_on::text as paid_on
     from public.stripe_movements m join public.payments p on p.id = m.payment_id
     where m.category = 'charge' and m.currency = 'SEK'
       and not exists (select from public.stripe_movements d
         where d.payment_id = p.id and d.category = 'dispute')
     order by p.received_on, m.stripe_id`,
  );
  return rows
    .map(({ ore, paid_on: day }) => ({ ore, on: nextBankDay(nextBankDay(day)) }))
    .filter(({ on }) => on < today);
}

/** Sends it, or what is left of it when a dispute has taken more. @returns what was sent, in öre */
async function send(world: World, ore: number): Promise<number> {
  const stripe = stripeClient(world);
  const { available, pending } = await stripe.balance.retrieve();
  const kronor = (of: typeof pending) => of.find(({ currency }) => currency === 'sek')?.amount ?? 0;
  const amount = Math.min(ore, kronor(available) + Math.min(0, kronor(pending)));
  await stripe.payouts.create({ amount, currency: 'sek' });
  await takeInMovements();
  return amount;
}

/** The bank's report of the day on which it has arrived. */
async function tellOf(world: World, day: IsoDate, ore: number): Promise<void> {
  const { iban } = await ownAccount(world);
  const name = 'STRIPE TECHNOLOGY EUROPE LTD';
  const movement = { day, kronor: ore / 100, reference: `S-${day}-${ore}`, name, text: 'STRIPE' };
  const bytes = Buffer.from(bankStatement(iban, `R-${day}-S`, [movement]));
  const upload = { name: `kontorapport-${day}.xml`, bytes };
  await importBankFile(world.service, account(world, 'mona').userId, upload);
}
