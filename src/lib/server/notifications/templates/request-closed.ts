import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { consultantReceivers } from '../receivers.ts';
import { requestOf } from './request-notice.ts';

/** A request is no longer open to answer. */
export async function requestClosed(payload: unknown): Promise<Letter[]> {
  const { title, role, consultant_id } = await requestOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_request_closed_subject({ title }, { locale }),
    paragraphs: [
      m.mail_request_closed_text({ title, role: role(locale) }, { locale }),
      m.mail_request_closed_tip({}, { locale }),
    ],
    action: {
      label: m.mail_request_closed_action({}, { locale }),
      path: '/consultant/requests',
    },
  });
  return [{ to: await consultantReceivers(consultant_id), reason: 'account', words }];
}
