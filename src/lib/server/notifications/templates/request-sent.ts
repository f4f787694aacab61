import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { consultantReceivers } from '../receivers.ts';
import { requestOf } from './request-notice.ts';

/** A company asks a consultant. */
export async function requestSent(payload: unknown): Promise<Letter[]> {
  const {
    id,
    title,
    role,
    company_name: company,
    consultant_id,
    answer_by,
  } = await requestOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_request_sent_subject({ title }, { locale }),
    paragraphs: [
      m.mail_request_sent_text({ company, title, role: role(locale) }, { locale }),
      m.mail_request_sent_answer({ date: formatDate(answer_by, locale) }, { locale }),
    ],
    action: {
      label: m.mail_request_sent_action({}, { locale }),
      path: `/consultant/requests/${id}`,
    },
  });
  return [{ to: await consultantReceivers(consultant_id), reason: 'account', words }];
}
