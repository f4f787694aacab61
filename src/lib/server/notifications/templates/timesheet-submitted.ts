import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { timesheetOf } from './timesheet-notice.ts';

/** A week has been handed in for approval. */
export async function timesheetSubmitted(payload: unknown): Promise<Letter[]> {
  const { id, companyId, values } = await timesheetOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_timesheet_submitted_subject(values(locale), { locale }),
    paragraphs: [
      m.mail_timesheet_submitted_text(values(locale), { locale }),
      m.mail_timesheet_submitted_tip({}, { locale }),
    ],
    action: {
      label: m.mail_timesheet_action({}, { locale }),
      path: `/company/timesheets/${id}`,
    },
  });
  return [{ to: await companyReceivers(companyId), reason: 'account', words }];
}
