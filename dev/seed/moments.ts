import { addDays, weekday, type IsoDate } from '#lib/domain/time/day.ts';
import { isBankDay, nextBankDay } from '#lib/domain/time/working-days.ts';

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

/** Hands out moments of one story, each later than the one before. */
export class Timeline {
  readonly #today: IsoDate;
  #last: Moment = '';

  constructor(today: IsoDate) {
    this.#today = today;
  }

  /** Office time so many days ago, on a day when banks are open. */
  ago(days: number, time: string): Moment {
    return this.on(bankDayBy(addDays(this.#today, -days)), time);
  }

  on(day: IsoDate, time: string): Moment {
    const wanted = `${day} ${time}`;
    this.#last = wanted > this.#last ? wanted : later(this.#last);
    return this.#last;
  }

  /** The bank day after the last moment. */
  nextDay(time: string): Moment {
    return this.on(nextBankDay(this.#last.slice(0, 10)), time);
  }
}

function later(moment: Moment): Moment {
  const [day = '', time = ''] = moment.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + 7;
  if (total >= 24 * 60) return `${addDays(day, 1)} 08:00`;
  return `${day} ${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
