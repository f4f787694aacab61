import type { Client } from 'pg';
import type { IsoDate } from '#lib/domain/time/day.ts';
import type { Catalogue } from '../reference/source.ts';
import type { StackEnv } from '../stack-env.ts';
import type { Account } from './accounts.ts';
import type { History } from './history.ts';
import type { Moment } from './moments.ts';
import type { Db } from './rpc.ts';

/** What the parts of the demo share. */
export type World = {
  env: StackEnv;
  /** Today in Sweden. */
  today: IsoDate;
  history: History;
  /** The history's connection, for looking things up. */
  db: Client;
  service: Db;
  catalogue: Catalogue;
  /** The version of the needs analysis that is in use. */
  analysisVersion: string;
  accounts: ReadonlyMap<string, Account>;
  /** Ids of companies and consultants by key, filled while the demo plays. */
  ids: Map<string, string>;
};

/** Something that happens at a told moment. */
export type Step = { at: Moment; run: () => Promise<unknown> };

/** @throws {Error} when the demo's data speak of somebody who is not there */
export function account(world: World, key: string): Account {
  const found = world.accounts.get(key);
  if (!found) throw new Error(`Nobody has an account as ${key}`);
  return found;
}

/** @throws {Error} when the company or consultant has not come yet */
export function idOf(world: World, key: string): string {
  const found = world.ids.get(key);
  if (!found) throw new Error(`${key} is not registered yet`);
  return found;
}

/** Lets everything happen in the order of its moments and tells each when it was. */
export async function play(world: World, steps: readonly Step[]): Promise<void> {
  const inOrder = [...steps].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const step of inOrder) {
    await step.run();
    await world.history.tell(step.at);
  }
}
