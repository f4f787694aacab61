import { takeInAnswer } from '#lib/server/payouts/bank-file-rail.ts';
import { sendPayoutRun } from '#lib/server/payouts/send-payout-run.ts';
import { pain002Sample } from '#lib/server/payouts/pain002-sample.ts';
import { readPayoutFile } from '#lib/server/payouts/payout-runs.ts';
import { call } from '../rpc.ts';
import { account, type World } from '../world.ts';

/** Kerstin prepares a run of all that is due. @returns its id */
export async function prepareRun(world: World): Promise<string> {
  const { client } = account(world, 'kerstin');
  const { data } = await client.from('self_bills').select('due_date').eq('state', 'issued');
  const day = (data ?? []).map(({ due_date: due }) => due ?? '').sort();
  return call(client, 'create_payout_run', { p_pay_on: day.at(-1) ?? '' });
}

/** Mona approves it and makes the file. */
export async function sendRun(world: World, id: string): Promise<void> {
  const { client, userId } = account(world, 'mona');
  await call(client, 'approve_payout_run', { p_id: id });
  await sendPayoutRun(client, userId, id);
}

/** The bank has paid everybody but one, when one is named. */
export async function answerRun(world: World, id: string, refused = ''): Promise<void> {
  const { client, userId } = account(world, 'mona');
  const { name } = await readPayoutFile(client, id);
  const { data } = await client
    .from('payouts')
    .select('end_to_end_id, consultant_id')
    .eq('run_id', id)
    .order('end_to_end_id');
  const statuses = (data ?? []).map(({ end_to_end_id: endToEndId, consultant_id: who }) =>
    who === refused
      ? { endToEndId, code: 'RJCT', reason: { code: 'AC04', text: 'Kontot är avslutat' } }
      : { endToEndId, code: 'ACSC' },
  );
  const bytes = Buffer.from(pain002Sample(name.replace(/\.xml$/u, ''), statuses));
  await takeInAnswer(client, userId, id, bytes);
}
