import { addDays, daysBetween, type IsoDate } from '#lib/domain/time/day.ts';
import { companies, type Company } from '../data/companies.ts';
import type { BriefStory } from '../data/brief-story.ts';
import { monday, Timeline } from '../moments.ts';
import type { World } from '../world.ts';

/** A story with its days worked out, and the ids that come up while it plays. */
export type Plot = {
  story: BriefStory;
  company: Company;
  time: Timeline;
  starts: IsoDate;
  ends: IsoDate;
  /**
   * Whole weeks, in days, by which finished work is played later than told: no offer may end in
   * the past. 0 for work that is not finished.
   */
  shift: number;
  ids: { brief: string; assignment: string; goal: string };
};

/** @throws {Error} when the story's company is not there */
export function plotOf(world: World, story: BriefStory): Plot {
  const company = companies.find(({ key }) => key === story.company);
  if (!company) throw new Error(`No such company: ${story.company}`);
  const [from, to] = story.weeks;
  const starts = monday(world.today, from);
  const ends = addDays(monday(world.today, to), 4);
  const over = daysBetween(ends, world.today);
  const shift = over > 0 ? Math.floor(over / 7) * 7 : 0;
  const ids = { brief: '', assignment: '', goal: '' };
  return { story, company, time: new Timeline(world.today, story.title), starts, ends, shift, ids };
}

/** First and last day as the commands are given them. */
export function playedPeriod(
  world: World,
  { starts, ends, shift }: Plot,
): { starts_on: IsoDate; ends_on: IsoDate } {
  const ends_on = addDays(ends, shift);
  return {
    starts_on: addDays(starts, shift),
    ends_on: ends_on < world.today ? world.today : ends_on,
  };
}
