import { z } from 'zod';
import { formatMoney } from '$lib/format/money.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { companyReceivers, consultantReceivers } from '../receivers.ts';

const payloadSchema = z.object({ expense_id: z.uuid() });

/** An expense has been handed in: the company decides. */
export async function expenseSubmitted(payload: unknown): Promise<Letter[]> {
  const { id, companyId, values } = await expenseOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_expense_submitted_subject(values(locale), { locale }),
    paragraphs: [m.mail_expense_submitted_text(values(locale), { locale })],
    action: { label: m.mail_expense_action({}, { locale }), path: `/company/expenses/${id}` },
  });
  return [{ to: await companyReceivers(companyId), reason: 'account', words }];
}

/** The company has approved an expense: it is on the next invoice, and the consultant's to be paid. */
export async function expenseApproved(payload: unknown): Promise<Letter[]> {
  const { id, consultantId, values } = await expenseOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_expense_approved_subject(values(locale), { locale }),
    paragraphs: [m.mail_expense_approved_text(values(locale), { locale })],
    action: { label: m.mail_expense_action({}, { locale }), path: `/consultant/expenses/${id}` },
  });
  return [{ to: await consultantReceivers(consultantId), reason: 'account', words }];
}

/** The company has sent an expense back with a reason. */
export async function expenseRejected(payload: unknown): Promise<Letter[]> {
  const { id, consultantId, values } = await expenseOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_expense_rejected_subject(values(locale), { locale }),
    paragraphs: [m.mail_expense_rejected_text(values(locale), { locale })],
    action: { label: m.mail_expense_action({}, { locale }), path: `/consultant/expenses/${id}` },
  });
  return [{ to: await consultantReceivers(consultantId), reason: 'account', words }];
}

const COLUMNS = `description, net_ore, reject_reason,
  assignments!expenses_assignment_id_fkey!inner (title, consultant_name, company_id, consultant_id)`;

/** What the notices say of an expense. @throws {DomainError} 404 */
async function expenseOf(payload: unknown) {
  const { expense_id: id } = payloadSchema.parse(payload);
  const query = serviceClient().from('expenses').select(COLUMNS).eq('id', id);
  const { assignments: of, ...row } = unwrap(await query.maybeSingle());
  return {
    id,
    companyId: of.company_id,
    consultantId: of.consultant_id,
    values: (locale: Locale) => ({
      what: row.description,
      title: of.title,
      consultant: of.consultant_name,
      amount: formatMoney(row.net_ore, 'SEK', locale),
      reason: row.reject_reason ?? '',
    }),
  };
}
