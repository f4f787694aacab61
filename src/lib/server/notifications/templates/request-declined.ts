import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { requestOf } from './request-notice.ts';

/** A consultant has said no. The company knows them by number only. */
export async function requestDeclined(payload: unknown): Promise<Letter[]> {
  const request = await requestOf(payload);
  const { title, role, brief_id, company_id } = request;
  const consultant = `K-${request.consultant_number}`;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_request_declined_subject({ title }, { locale }),
    paragraphs: [
      m.mail_request_declined_text({ consultant, title, role: role(locale) }, { locale }),
      m.mail_request_declined_tip({}, { locale }),
    ],
    action: {
      label: m.mail_request_declined_action({}, { locale }),
      path: `/company/briefs/${brief_id}`,
    },
  });
  return [{ to: await companyReceivers(company_id), reason: 'account', words }];
}
