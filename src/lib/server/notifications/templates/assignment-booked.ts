import { m } from '$lib/paraglide/messages.js';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers, companyReceivers, consultantReceivers } from '../receivers.ts';
import { assignmentAction, assignmentOf } from './assignment-notice.ts';

/** A company has accepted an offer: all three sides are told. */
export async function assignmentBooked(payload: unknown): Promise<Letter[]> {
  const { id, title, company, company_id, consultant_id, period, role } =
    await assignmentOf(payload);
  const terms = (locale: Locale) => ({ title, role: role(locale), period: period(locale) });
  const toCompany: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_booked_subject({ title }, { locale }),
    paragraphs: [
      m.mail_assignment_booked_company(terms(locale), { locale }),
      m.mail_assignment_booked_company_tip({}, { locale }),
    ],
    action: assignmentAction('company', id, locale),
  });
  const toConsultant: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_booked_subject({ title }, { locale }),
    paragraphs: [
      m.mail_assignment_booked_consultant({ company, ...terms(locale) }, { locale }),
      m.mail_assignment_booked_consultant_tip({}, { locale }),
    ],
    action: assignmentAction('consultant', id, locale),
  });
  const toAgency: Letter['words'] = (locale) => ({
    subject: m.mail_assignment_booked_subject({ title }, { locale }),
    paragraphs: [m.mail_assignment_booked_agency({ company, ...terms(locale) }, { locale })],
    action: assignmentAction('agency', id, locale),
  });
  return [
    { to: await companyReceivers(company_id), reason: 'account', words: toCompany },
    { to: await consultantReceivers(consultant_id), reason: 'account', words: toConsultant },
    { to: await agencyReceivers(), reason: 'account', words: toAgency },
  ];
}
