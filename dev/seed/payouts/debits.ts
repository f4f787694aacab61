import type { IsoDate } from '#lib/domain/time/day.ts';
import { importBankFile } from '#lib/server/banking/import-bank-file.ts';
import { payeeOf } from '#lib/server/payouts/payee.ts';
import { readPayoutFile } from '#lib/server/payouts/payout-runs.ts';
import { bankStatement, type Movement } from '../money/bank-statement.ts';
import { account, type World } from '../world.ts';

/** How the bank tells of a run: each payment, each but one by its name alone, or all as one sum. */
export type Telling = 'payments' | 'one without reference' | 'one sum';

/** The bank's report of the day on which a run left the account. */
export async function reportDebits(
  world: World,
  runId: string,
  day: IsoDate,
  telling: Telling,
): Promise<void> {
  const { client, userId } = account(world, 'mona');
  const own = await client.from('bank_accounts').select('iban').eq('currency', 'SEK').limit(1);
  const movements = await debitsOf(world, runId, day, telling);
  const id = `R-${day}-U`;
  const bytes = Buffer.from(bankStatement(own.data?.[0]?.iban ?? '', id, movements));
  await importBankFile(world.service, userId, { name: `kontorapport-${day}.xml`, bytes });
}

async function debitsOf(
  world: World,
  runId: string,
  day: IsoDate,
  telling: Telling,
): Promise<Movement[]> {
  const { client } = account(world, 'mona');
  const { data } = await client
    .from('payouts')
    .select('end_to_end_id, amount_ore, payee')
    .eq('run_id', runId)
    .in('state', ['sent', 'paid'])
    .order('end_to_end_id');
  const payments = data ?? [];
  if (telling === 'one sum') {
    const { name } = await readPayoutFile(client, runId);
    const kronor = payments.reduce((sum, { amount_ore: ore }) => sum - ore, 0) / 100;
    const blockId = `${name.replace(/\.xml$/u, '')}-SEK`;
    return [{ day, kronor, reference: `D-${blockId}`, name: '', blockId }];
  }
  return payments.map(({ end_to_end_id: endToEndId, amount_ore: ore, payee }, index) => ({
    ...{ day, kronor: -ore / 100, reference: `D-${endToEndId}`, name: payeeOf(payee).name },
    ...(telling === 'payments' || index > 0 ? { endToEndId } : { text: 'Leverantörsbetalning' }),
  }));
}
