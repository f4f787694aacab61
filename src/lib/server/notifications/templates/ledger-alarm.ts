import { z } from 'zod';
import { ledgerProblem } from '$lib/format/ledger-problem.ts';
import { formatAmount } from '$lib/format/money.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers } from '../receivers.ts';

/** More than this is too much for a letter; the rest is seen once these are mended. */
const MOST = 10;

const problemSchema = z.object({
  problem: z.string(),
  subject: z.string(),
  expected_ore: z.number(),
  found_ore: z.number(),
});
type Problem = z.output<typeof problemSchema>;

/** The nightly check found that the books do not balance: what differs, and by how much. */
export async function ledgerAlarm(): Promise<Letter[]> {
  const problems = await lastProblems();
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_ledger_alarm_subject({}, { locale }),
    paragraphs: [m.mail_ledger_alarm_text({}, { locale })],
    facts: problems.slice(0, MOST).map((problem) => factOf(problem, locale)),
    action: { label: m.mail_ledger_alarm_action({}, { locale }), path: '/agency/ledger/months' },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}

async function lastProblems(): Promise<Problem[]> {
  const query = serviceClient().from('ledger_checks').select('problems');
  const last = query.order('id', { ascending: false }).limit(1);
  return z.array(problemSchema).parse(unwrapMaybe(await last.maybeSingle())?.problems ?? []);
}

function factOf({ problem, subject, expected_ore, found_ore }: Problem, locale: Locale) {
  const expected = formatAmount(expected_ore, locale);
  const found = formatAmount(found_ore, locale);
  return {
    term: ledgerProblem(problem, subject, locale),
    value: m.mail_ledger_difference({ expected, found }, { locale }),
  };
}
