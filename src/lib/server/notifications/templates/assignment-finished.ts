import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { agencyReceivers, companyReceivers, consultantReceivers } from '../receivers.ts';
import { assignmentAction, assignmentOf } from './assignment-notice.ts';

/** The last day of an assignment has passed: what is left to do on each side. */
export async function assignmentFinished(payload: unknown): Promise<Letter[]> {
  const { id, title, company, company_id, consultant_id } = await assignmentOf(payload);
  const toCompany: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_finished_subject({ title }, { locale }),
    paragraphs: [m.mail_assignment_finished_company({ title }, { locale })],
    action: assignmentAction('company', id, locale),
  });
  const toConsultant: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_finished_subject({ title }, { locale }),
    paragraphs: [m.mail_assignment_finished_consultant({ company, title }, { locale })],
    action: assignmentAction('consultant', id, locale),
  });
  const toAgency: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_finished_subject({ title }, { locale }),
    paragraphs: [m.mail_assignment_finished_agency({ company, title }, { locale })],
    action: assignmentAction('agency', id, locale),
  });
  return [
    { to: await companyReceivers(company_id), reason: 'account', words: toCompany },
    { to: await consultantReceivers(consultant_id), reason: 'account', words: toConsultant },
    { to: await agencyReceivers(), reason: 'account', words: toAgency },
  ];
}
