import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Letter, Words } from '../letter.ts';
import { consultantReceivers } from '../receivers.ts';
import { timesheetOf } from './timesheet-notice.ts';

/** The company has approved a week. */
export async function timesheetApproved(payload: unknown): Promise<Letter[]> {
  const { consultantPath, consultantId, values } = await timesheetOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_timesheet_approved_subject(values(locale), { locale }),
    paragraphs: [m.mail_timesheet_approved_text(values(locale), { locale })],
    action: actionFor(consultantPath, locale),
  });
  return [{ to: await consultantReceivers(consultantId), reason: 'account', words }];
}

/** The company has sent a week back. */
export async function timesheetRejected(payload: unknown): Promise<Letter[]> {
  const { consultantPath, consultantId, values } = await timesheetOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_timesheet_rejected_subject(values(locale), { locale }),
    paragraphs: [
      m.mail_timesheet_rejected_text(values(locale), { locale }),
      m.mail_timesheet_rejected_tip({}, { locale }),
    ],
    action: actionFor(consultantPath, locale),
  });
  return [{ to: await consultantReceivers(consultantId), reason: 'account', words }];
}

function actionFor(path: string, locale: Locale): Words['action'] {
  return { label: m.mail_timesheet_action({}, { locale }), path };
}
