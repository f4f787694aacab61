import { addDays, dayParts } from '#lib/domain/time/day.ts';
import { bankDayBy, Timeline } from '../moments.ts';
import { call } from '../rpc.ts';
import { account, idOf, type Step, type World } from '../world.ts';

const MADE_UP = 'Påhittad för demonstrationen';
// An invoice made in the demo takes the latest rate there is, and is then moved back some days: the
// latest rates come when all of them are made.
const DAYS_WITH_RATES = [5, 8, 12, 16, 20] as const;
const LATEST_RATES = [0, 1, 2] as const;

/** The agency writes down rates, and how some companies are billed. */
export function termSteps(world: World): Step[] {
  const time = new Timeline(world.today, 'terms');
  return [
    { at: time.ago(60, '08:40'), run: () => saveRates(world) },
    { at: time.ago(60, '08:55'), run: () => addEuroAccount(world) },
    { at: time.ago(59, '09:15'), run: () => bill(world, 'norrskar', true, 'SEK', 'month') },
    { at: time.ago(58, '09:15'), run: () => claimFrom(world, 'vindogat') },
    { at: time.ago(0, '05:50'), run: () => saveExchangeRates(world, LATEST_RATES) },
  ];
}

async function saveRates(world: World): Promise<void> {
  const { client } = account(world, 'mona');
  for (const p_from_day of halves(world.today))
    await call(client, 'set_reference_rate', { p_from_day, p_rate_bp: 200, p_source: MADE_UP });
  await saveExchangeRates(world, DAYS_WITH_RATES);
}

async function saveExchangeRates(world: World, ago: readonly number[]): Promise<void> {
  const { client } = account(world, 'mona');
  for (const days of ago) {
    const p_day = bankDayBy(addDays(world.today, -days));
    const p_rate = (1110 + ((days * 7) % 5)) / 100;
    await call(client, 'set_exchange_rate', {
      p_currency: 'EUR',
      p_day,
      p_rate,
      p_source: MADE_UP,
    });
  }
}

/** Where invoices in euro are paid to; of a bank that does not exist. */
async function addEuroAccount(world: World): Promise<void> {
  await call(account(world, 'mona').client, 'save_bank_account', {
    p: { name: 'Eurokonto', iban: 'SE3199900000000050501063', bic: 'ROLLSESS', currency: 'EUR' },
  });
}

/** The half-year of a day, and the one before. */
function halves(today: string): string[] {
  const { year, month } = dayParts(today);
  return month > 6 ? [`${year}-01-01`, `${year}-07-01`] : [`${year - 1}-07-01`, `${year}-01-01`];
}

/** How a company is billed from now on. */
export async function bill(
  world: World,
  company: string,
  isPublicBody: boolean,
  currency: 'SEK' | 'EUR',
  collection: 'assignment' | 'month',
): Promise<void> {
  await call(account(world, 'mona').client, 'save_company_billing', {
    p_company_id: idOf(world, company),
    p: {
      is_public_body: isPublicBody,
      invoice_currency: currency,
      rounds_to_krona: false,
      invoice_collection: collection,
      payment_terms_days: 30,
      long_terms_agreed: false,
    },
  });
}

async function claimFrom(world: World, company: string): Promise<void> {
  await call(account(world, 'mona').client, 'set_claim_terms', {
    p_company_id: idOf(world, company),
    // The generated type knows no null; the function does.
    p_reminder_fee_agreed_on: null as unknown as string,
    p_claims_delay_compensation: true,
  });
}
