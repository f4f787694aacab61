import { z } from 'zod';
import { sumOre } from '$lib/domain/money/ore.ts';
import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers } from '../receivers.ts';

const schema = z.object({ payout_run_id: z.uuid() });

/** A payout run waits for a second person: told to everybody at the agency but who made it. */
export async function payoutRunWaiting(payload: unknown): Promise<Letter[]> {
  const { payout_run_id: id } = schema.parse(payload);
  const columns = 'number, pay_on, created_by, payouts (amount_ore, state)';
  const query = serviceClient().from('payout_runs').select(columns).eq('id', id);
  const run = unwrap(await query.maybeSingle());
  const live = run.payouts.filter(({ state }) => state !== 'removed');
  const sum = sumOre(live.map(({ amount_ore: ore }) => ore));
  const maker = await nameOf(run.created_by);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_payout_run_subject({ number: run.number }, { locale }),
    paragraphs: [
      m.mail_payout_run_text(
        { name: maker ?? m.mail_payout_run_somebody({}, { locale }) },
        { locale },
      ),
    ],
    facts: [
      { term: m.mail_payout_amount({}, { locale }), value: formatMoney(sum, 'SEK', locale) },
      { term: m.mail_payout_run_day({}, { locale }), value: formatDate(run.pay_on, locale) },
    ],
    action: { label: m.mail_payout_run_action({}, { locale }), path: `/agency/payouts/${id}` },
  });
  return [{ to: await agencyReceivers(run.created_by), reason: 'account', words }];
}

async function nameOf(userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const query = serviceClient().from('people').select('name').eq('user_id', userId);
  const row = await query.maybeSingle();
  return row.data?.name ?? null;
}
