import { z } from 'zod';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { invoiceFileName } from '$lib/server/invoicing/invoice-file-name.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';
import { invoiceMailbox } from './invoice-notice.ts';

const payloadSchema = z.object({ credit_note_id: z.uuid() });

/** A credit note, attached as it is kept, to the company's people and its mailbox for invoices. */
export async function creditNoteIssued(payload: unknown): Promise<Letter[]> {
  const { credit_note_id: id } = payloadSchema.parse(payload);
  const columns = `series, number, company_id, total_ore, rounding_ore, reason, invoice_id,
    invoices!credit_notes_invoice_id_fkey (number, currency, locale)`;
  const query = serviceClient().from('credit_notes').select(columns).eq('id', id);
  const note = unwrap(await query.maybeSingle());
  const number = `${note.series}${note.number}`;
  const invoice = String(note.invoices.number);
  const currency = note.invoices.currency === 'EUR' ? 'EUR' : 'SEK';
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_credit_note_subject({ number, invoice }, { locale }),
    paragraphs: [m.mail_credit_note_text({ invoice }, { locale })],
    facts: [
      {
        term: m.mail_credit_note_total({}, { locale }),
        value: formatMoney(note.total_ore + note.rounding_ore, currency, locale),
      },
      { term: m.mail_credit_note_reason({}, { locale }), value: note.reason },
    ],
    action: {
      label: m.mail_credit_note_action({}, { locale }),
      path: `/company/invoices/${note.invoice_id}`,
    },
  });
  const { bytes: content } = await invoiceFile(serviceClient(), id);
  const filename = invoiceFileName(number, note.invoices.locale, 'credit_note');
  const attachments = [{ filename, content, contentType: 'application/pdf' }];
  return [
    { to: await invoiceMailbox(note.company_id), reason: 'invoice', words, attachments },
    { to: await companyReceivers(note.company_id), reason: 'account', words, attachments },
  ];
}
