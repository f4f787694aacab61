import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { invoiceOf } from './invoice-notice.ts';

/** Nothing is open on an invoice any more. */
export async function invoicePaid(payload: unknown): Promise<Letter[]> {
  const { id, number, companyId } = await invoiceOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_invoice_paid_subject({ number }, { locale }),
    paragraphs: [m.mail_invoice_paid_text({ number }, { locale })],
    action: {
      label: m.mail_invoice_paid_action({}, { locale }),
      path: `/company/invoices/${id}`,
    },
  });
  return [{ to: await companyReceivers(companyId), reason: 'account', words }];
}
