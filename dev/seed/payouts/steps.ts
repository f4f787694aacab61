import { addDays, type IsoDate } from '#lib/domain/time/day.ts';
import { createSelfBill } from '#lib/server/payouts/create-self-bill.ts';
import { bankDayBy } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, type Step, type World } from '../world.ts';
import { billedIn, roundsOf, sellersOf, type Round, type Seller } from './ground.ts';
import { reportDebits, type Telling } from './debits.ts';
import { answerRun, prepareRun, sendRun } from './run.ts';
import { changeAccount, prepareSeller, proveFTax } from './sellers.ts';

/** The agency's account; the bank's code is SEB's. */
const ACCOUNT = { p_debtor_iban: 'SE5399900000000050501055', p_debtor_bic: 'ESSESESS' };
/** Who has everything in order last, so that the page shows what is missing. */
const NOT_READY = 2;
const KEPT_WAITING = 'amina';

/**
 * Consultants are billed for and paid, a payout day at a time, with one payment that comes back and
 * one row that is credited, to which the consultant objects; now some wait to accept, one draft waits to be sent, and a run is
 * prepared, in which somebody has changed account. It comes after everything that is approved in the demo.
 */
export async function payoutSteps(world: World): Promise<Step[]> {
  const all = await sellersOf(world);
  const others = all.filter(({ key }) => key !== KEPT_WAITING);
  const ready = all.filter((seller) => !others.slice(-NOT_READY).includes(seller));
  const rounds = roundsOf(ready, world.today);
  const first = rounds[0]?.payDay ?? world.today;
  const steps = rounds.flatMap((round, index) =>
    roundSteps(world, ready, round, {
      from: rounds[index - 1]?.until ?? '2000-01-01',
      isLast: index === rounds.length - 1,
      // Some months the bank books a whole file as one sum, and sends no answer to it.
      telling: index % 2 === 0 ? 'one sum' : 'payments',
    }),
  );
  return [
    ...beforeSteps(world, ready, addDays(first, -20)),
    ...steps,
    ...nowSteps(world, ready, rounds.at(-1)?.until ?? '2000-01-01'),
  ];
}

function beforeSteps(world: World, sellers: readonly Seller[], day: IsoDate): Step[] {
  const settings = { p_payout_day: 25, p_silence_days: 7, p_basis: 'guaranteed', ...ACCOUNT };
  const checkedOn = [day, addDays(world.today, -300)].sort().at(-1) ?? day;
  const until = addDays(checkedOn, 400);
  return [
    {
      at: `${day} 08:30`,
      run: () => call(account(world, 'mona').client, 'save_payout_settings', settings),
    },
    ...sellers.flatMap((seller, place): Step[] => [
      { at: `${day} 12:10`, run: () => prepareSeller(world, seller, place) },
      { at: `${day} 15:20`, run: () => proveFTax(world, seller, checkedOn, until) },
    ]),
  ];
}

/** Billed a week and a half before the day, accepted the day after, paid on it. */
function roundSteps(
  world: World,
  sellers: readonly Seller[],
  { payDay, until }: Round,
  { from, isLast, telling }: { from: IsoDate; isLast: boolean; telling: Telling },
): Step[] {
  const billed = billedIn(sellers, from, until);
  if (billed.length === 0) return [];
  const [drawn, accepted] = [bankDayBy(addDays(payDay, -9)), bankDayBy(addDays(payDay, -7))];
  const made = bankDayBy(addDays(payDay, -2));
  const run = { id: '' };
  const steps: Step[] = [
    ...billed.map((seller) => ({
      at: `${drawn} 10:15`,
      run: () => bill(world, seller, until).then((id) => send(world, id)),
    })),
    ...billed.map((seller) => ({ at: `${accepted} 18:40`, run: () => accept(world, seller) })),
    { at: `${made} 09:10`, run: async () => (run.id = await prepareRun(world)) },
    { at: `${made} 14:05`, run: () => sendRun(world, run.id) },
  ];
  const report = (how: Telling) => ({
    at: `${payDay} 13:20`,
    run: () => reportDebits(world, run.id, payDay, how),
  });
  if (!isLast && telling === 'one sum') return [...steps, report(telling)];
  const refused = isLast ? billed.at(-1)?.id : undefined;
  steps.push({ at: `${payDay} 08:35`, run: () => answerRun(world, run.id, refused) });
  if (!isLast) return [...steps, report(telling)];
  // What a run's days are told by must be known before a debit without reference is compared.
  const told = { at: `${payDay} 13:10`, run: () => world.history.align() };
  return [
    ...steps,
    told,
    report('one without reference'),
    { at: `${payDay} 15:25`, run: () => credit(world, billed.at(-2)) },
    { at: `${payDay} 19:50`, run: () => objectToCredit(world, billed.at(-2)) },
  ];
}

/** What is under way today: one waits to accept, one draft is not sent, the rest is in a run. */
function nowSteps(world: World, sellers: readonly Seller[], from: IsoDate): Step[] {
  const until = addDays(world.today, -9);
  const day = (days: number) => bankDayBy(addDays(world.today, -days));
  const billed = billedIn(sellers, from, until);
  const unsent = billed.filter(({ key }) => key !== KEPT_WAITING).at(-1);
  const sent = billed.filter((seller) => seller !== unsent);
  const accepted = sent.filter(({ key }) => key !== KEPT_WAITING);
  return [
    ...billed.map((seller) => ({
      at: `${day(3)} 10:20`,
      run: async () => {
        const id = await bill(world, seller, until);
        if (seller !== unsent) await send(world, id);
      },
    })),
    ...accepted.map((seller) => ({ at: `${day(2)} 19:05`, run: () => accept(world, seller) })),
    { at: `${day(2)} 21:40`, run: () => changeAccount(world, accepted[0]) },
    { at: `${day(1)} 09:15`, run: () => prepareRun(world) },
  ];
}

function bill(world: World, { id }: Seller, until: IsoDate): Promise<string> {
  const { client, userId } = account(world, 'mona');
  return createSelfBill(client, userId, id, until);
}

const send = (world: World, id: string) =>
  call(account(world, 'mona').client, 'send_self_bills', { p_ids: [id] });

/** The seller opens what waits, reads it and accepts it. */
async function accept(world: World, { key }: Seller): Promise<void> {
  const { client } = account(world, key);
  const { data } = await client.from('self_bills').select('id, content_sha256').eq('state', 'sent');
  for (const { id, content_sha256: hash } of data ?? []) {
    await call(client, 'decide_self_bill', {
      ...{ p_id: id, p_approve: true, p_sha256: hash ?? '' },
    });
  }
}

/** The first row of somebody's latest self-bill is taken back. */
async function credit(world: World, seller: Seller | undefined): Promise<void> {
  const { client } = account(world, 'mona');
  const { data } = await client
    .from('self_bills')
    .select('id')
    .eq('consultant_id', seller?.id ?? '')
    .eq('state', 'issued')
    .order('issued_at', { ascending: false })
    .limit(1);
  const [bill] = data ?? [];
  if (!bill) return;
  await call(client, 'credit_self_bill', {
    p_id: bill.id,
    p_positions: [1],
    p_reason: 'Veckan stod med fel antal timmar',
  });
}

/** Whoever was credited thinks that it was wrong; the agency has not answered. */
async function objectToCredit(world: World, seller: Seller | undefined): Promise<void> {
  if (!seller) return;
  const { client } = account(world, seller.key);
  const { data } = await client.from('self_bill_credits').select('id').limit(1);
  const [found] = data ?? [];
  if (!found) return;
  await call(client, 'object_to_self_bill_credit', {
    p_credit_id: found.id,
    p_reason:
      'Timmarna stämmer med min tidrapport, som kunden godkände. Vilket antal har ni utgått från?',
  });
}
