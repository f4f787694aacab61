import { addDays, weekday, type IsoDate } from '#lib/domain/time/day.ts';
import { isBankDay, nextBankDay } from '#lib/domain/time/working-days.ts';
import { Dice } from './random.ts';

/** A time in Sweden as `YYYY-MM-DD HH:MM`: sorts as text. */
export type Moment = string;

/** The Monday of the week `weeks` from the one that a day lies in. */
export function monday(today: IsoDate, weeks = 0): IsoDate {
  return addDays(today, 1 - weekday(today) + 7 * weeks);
}

/** The day itself when banks are open, else the one before. */
export function bankDayBy(day: IsoDate): IsoDate {
  let candidate = day;
  while (!isBankDay(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** Hands out moments of one story, each later than the one before and none on the dot. */
export class Timeline {
  readonly #today: IsoDate;
  readonly #dice: Dice;
  #last: Moment = '';

  constructor(today: IsoDate, story: string, after: Moment = '') {
    this.#today = today;
    this.#last = after;
    this.#dice = new Dice(`moments ${story}`);
  }

  /** Office time so many days ago, on a day when banks are open. */
  ago(days: number, time: string): Moment {
    return this.on(bankDayBy(addDays(this.#today, -days)), time);
  }

  on(day: IsoDate, time: string): Moment {
    const wanted = later(`${day} ${time}`, this.#dice.between(0, 55));
    this.#last = wanted > this.#last ? wanted : later(this.#last, 7);
    return this.#last;
  }

  /** From here on nothing happens before `moment`. */
  waitFor(moment: Moment): void {
    if (moment > this.#last) this.#last = moment;
  }

  /** The bank day after the last moment. */
  nextDay(time: string): Moment {
    return this.on(nextBankDay(this.#last.slice(0, 10)), time);
  }
}

function later(moment: Moment, minutes: number): Moment {
  const [day = '', time = ''] = moment.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  if (total >= 24 * 60) return `${addDays(day, 1)} 08:00`;
  return `${day} ${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
