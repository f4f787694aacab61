import { readSource } from '../reference/source.ts';
import type { StackEnv } from '../stack-env.ts';
import { openAccounts, serviceClient } from './accounts.ts';
import { clear, markDone, progress } from './done.ts';
import { History } from './history.ts';
import { removeSignUpMails } from './mail.ts';
import { moneySteps } from './money/steps.ts';
import { payoutSteps } from './payouts/steps.ts';
import { addresses } from './people.ts';
import { call } from './rpc.ts';
import { script } from './script.ts';
import { summarise } from './summary.ts';
import { play, type World } from './world.ts';

/** Loads the demo into the local stack of the environment, once. */
async function main(env: StackEnv): Promise<void> {
  if (env.ROLLKOLL_DEMO !== '1')
    throw new Error('ROLLKOLL_DEMO is not 1: the demo is for the local stack only');
  const startedAt = Date.now();
  const history = new History(env.DATABASE_URL);
  const db = await history.open();
  try {
    const emails = addresses();
    const before = await progress(db, [...emails.values()]);
    if (before === 'done') return console.log('The demo is loaded already.');
    if (before === 'half') await clear(db);
    const accounts = await openAccounts(env, db, emails);
    const { rows } = await db.query<{ today: string }>('select private.today()::text as today');
    const source = readSource();
    const world: World = {
      ...{ env, history, db, accounts, ids: new Map() },
      today: rows[0]?.today ?? '',
      service: serviceClient(env),
      ...{ catalogue: source.catalogue, analysisVersion: source.diagnosis.schemaVersion },
    };
    await play(world, script(world));
    await history.align();
    await play(world, await moneySteps(world));
    await history.align();
    await play(world, await payoutSteps(world));
    await call(world.service, 'run_daily_booking_clock', {});
    await history.align();
    await call(world.service, 'run_daily_matching_clock', {});
    await call(world.service, 'run_nightly_ledger_check', {});
    await history.forgetNotices();
    await removeSignUpMails(env, [...emails.values()]);
    await summarise(db);
    await markDone(db);
    console.log(`The demo was loaded in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  } finally {
    await history.close();
  }
}

await main(process.env as StackEnv);
