import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { companyReceivers, consultantReceivers } from '../receivers.ts';
import { assignmentAction, assignmentOf } from './assignment-notice.ts';

/** The first day of an assignment has come. */
export async function assignmentActive(payload: unknown): Promise<Letter[]> {
  const { id, title, company, company_id, consultant_id } = await assignmentOf(payload);
  const toCompany: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_active_subject({ title }, { locale }),
    paragraphs: [m.mail_assignment_active_company({ title }, { locale })],
    action: assignmentAction('company', id, locale),
  });
  const toConsultant: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_active_subject({ title }, { locale }),
    paragraphs: [m.mail_assignment_active_consultant({ company, title }, { locale })],
    action: assignmentAction('consultant', id, locale),
  });
  return [
    { to: await companyReceivers(company_id), reason: 'account', words: toCompany },
    { to: await consultantReceivers(consultant_id), reason: 'account', words: toConsultant },
  ];
}
