import { addDays, type IsoDate } from '#lib/domain/time/day.ts';
import { listUnbilled } from '#lib/server/payouts/unbilled.ts';
import { bankDayBy } from '../moments.ts';
import { account, type World } from '../world.ts';

/** Somebody who has worked, with the first days of what is to be billed. */
export type Seller = { id: string; key: string; name: string; days: readonly IsoDate[] };

/** A payout day and the last day of what it pays for. */
export type Round = { payDay: IsoDate; until: IsoDate };

/** Weeks that are approved and billed by then. */
const WEEKS_BEFORE = 21;

/** Everybody with approved time or expenses, by name. */
export async function sellersOf(world: World): Promise<Seller[]> {
  const keys = new Map([...world.ids].map(([key, id]) => [id, key]));
  const rows = await listUnbilled(account(world, 'mona').client);
  return [...Map.groupBy(rows, ({ consultantId }) => consultantId)]
    .map(([id, own]) => ({
      ...{ id, key: keys.get(id) ?? '', name: own[0]?.consultantName ?? '' },
      days: own.map(({ day }) => day),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}

/** The payout days from the first that pays for something to the last before today. */
export function roundsOf(sellers: readonly Seller[], today: IsoDate): Round[] {
  const first = sellers.flatMap(({ days }) => days).sort()[0] ?? today;
  const rounds: Round[] = [];
  for (let month = `${first.slice(0, 7)}-25`; month < today; month = nextMonth(month)) {
    const payDay = bankDayBy(month);
    const until = addDays(payDay, -WEEKS_BEFORE);
    if (payDay < today && until >= first) rounds.push({ payDay, until });
  }
  return rounds;
}

/** Those with something to bill for days after `from`, up to `until`. */
export function billedIn(sellers: readonly Seller[], from: IsoDate, until: IsoDate): Seller[] {
  return sellers.filter(({ days }) => days.some((day) => day > from && day <= until));
}

function nextMonth(day: IsoDate): IsoDate {
  return `${addDays(`${day.slice(0, 7)}-28`, 7).slice(0, 7)}-25`;
}
