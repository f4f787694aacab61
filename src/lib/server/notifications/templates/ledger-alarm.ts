import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { agencyReceivers } from '../receivers.ts';

/** The nightly check found that the books do not balance: somebody must look. */
export async function ledgerAlarm(): Promise<Letter[]> {
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_ledger_alarm_subject({}, { locale }),
    paragraphs: [m.mail_ledger_alarm_text({}, { locale })],
    action: { label: m.mail_ledger_alarm_action({}, { locale }), path: '/agency' },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}
