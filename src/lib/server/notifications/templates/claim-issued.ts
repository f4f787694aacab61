import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { invoiceAttachment } from './invoice-attachment.ts';
import { invoiceMailbox, invoiceOf } from './invoice-notice.ts';
import { withAccountInForce } from './account-in-force.ts';
import { paymentFacts } from './payment-facts.ts';

/** Late interest is claimed: how much, why, and how it is paid. */
export async function claimIssued(payload: unknown): Promise<Letter[]> {
  const { id, companyId } = await invoiceOf(payload);
  const claim = await withAccountInForce(await getInvoiceDocument(serviceClient(), id));
  const { number, seller, currency, totals, dueDate } = claim;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_claim_subject({ number, seller: seller.name }, { locale }),
    paragraphs: [
      m.mail_claim_text({ about: claim.assignmentTitle }, { locale }),
      ...claim.lines.map(({ description }) => description),
    ],
    facts: [
      {
        term: m.mail_reminder_open({}, { locale }),
        value: formatMoney(totals.payableOre, currency, locale),
      },
      { term: m.mail_invoice_due({}, { locale }), value: formatDate(dueDate, locale) },
      ...paymentFacts(claim, locale),
    ],
    action: { label: m.mail_claim_action({}, { locale }), path: `/company/invoices/${id}` },
  });
  const attachments = [await invoiceAttachment(id)];
  return [
    { to: await invoiceMailbox(companyId), reason: 'invoice', words, attachments },
    { to: await companyReceivers(companyId), reason: 'account', words, attachments },
  ];
}
