import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { invoiceFileName } from '$lib/server/invoicing/invoice-file-name.ts';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { invoiceMailbox, invoiceOf } from './invoice-notice.ts';
import { paymentFacts } from './payment-facts.ts';

/** An invoice, attached as it is kept, to the company's people and its mailbox for invoices. */
export async function invoiceIssued(payload: unknown): Promise<Letter[]> {
  const { id, companyId } = await invoiceOf(payload);
  const invoice = await getInvoiceDocument(serviceClient(), id);
  const { number, seller, assignmentTitle: title, currency, totals, dueDate } = invoice;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_invoice_issued_subject({ number, seller: seller.name }, { locale }),
    paragraphs: [
      m.mail_invoice_issued_text({ number, title }, { locale }),
      m.mail_invoice_issued_how({}, { locale }),
    ],
    facts: [
      {
        term: m.mail_invoice_total({}, { locale }),
        value: formatMoney(totals.payableOre, currency, locale),
      },
      { term: m.mail_invoice_due({}, { locale }), value: formatDate(dueDate, locale) },
      ...paymentFacts(invoice, locale),
    ],
    action: {
      label: m.mail_invoice_issued_action({}, { locale }),
      path: `/company/invoices/${id}`,
    },
  });
  const { bytes: content } = await invoiceFile(serviceClient(), id);
  const filename = invoiceFileName(Number(number), invoice.locale);
  const attachments = [{ filename, content, contentType: 'application/pdf' }];
  return [
    { to: await invoiceMailbox(companyId), reason: 'invoice', words, attachments },
    { to: await companyReceivers(companyId), reason: 'account', words, attachments },
  ];
}
