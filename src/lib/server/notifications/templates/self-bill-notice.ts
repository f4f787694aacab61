import { z } from 'zod';
import { formatDate } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { invoiceFileName } from '$lib/server/invoicing/invoice-file-name.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers, consultantReceivers } from '../receivers.ts';

const billSchema = z.object({ self_bill_id: z.uuid() });
const creditSchema = z.object({ credit_id: z.uuid() });

async function billOf(payload: unknown) {
  const columns =
    'id, consultant_id, total_ore, answer_by, reason, consultants!self_bills_consultant_id_fkey (name)';
  const { self_bill_id: id } = billSchema.parse(payload);
  const query = serviceClient().from('self_bills').select(columns).eq('id', id);
  return unwrap(await query.maybeSingle());
}

/** A self-bill waits for the consultant to accept it. */
export async function selfBillSent(payload: unknown): Promise<Letter[]> {
  const bill = await billOf(payload);
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_self_bill_sent_subject({}, { locale }),
    paragraphs: [
      m.mail_self_bill_sent_text({}, { locale }),
      bill.answer_by === null
        ? m.mail_self_bill_sent_explicit({}, { locale })
        : m.mail_self_bill_sent_silent({ date: formatDate(bill.answer_by, locale) }, { locale }),
    ],
    facts: [
      {
        term: m.mail_self_bill_total({}, { locale }),
        value: formatMoney(bill.total_ore, 'SEK', locale),
      },
    ],
    action: {
      label: m.mail_self_bill_sent_action({}, { locale }),
      path: `/consultant/self-bills/${bill.id}`,
    },
  });
  return [{ to: await consultantReceivers(bill.consultant_id), reason: 'account', words }];
}

/** The consultant has turned a self-bill down. */
export async function selfBillRejected(payload: unknown): Promise<Letter[]> {
  const bill = await billOf(payload);
  const { name } = bill.consultants;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_self_bill_rejected_subject({ name }, { locale }),
    paragraphs: [m.mail_self_bill_rejected_text({ name }, { locale })],
    facts: [
      { term: m.mail_self_bill_reason({}, { locale }), value: bill.reason ?? '' },
      {
        term: m.mail_self_bill_total({}, { locale }),
        value: formatMoney(bill.total_ore, 'SEK', locale),
      },
    ],
    action: {
      label: m.mail_self_bill_rejected_action({}, { locale }),
      path: `/agency/self-bills/${bill.id}`,
    },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}

/** Rows of a self-bill were taken back; the document goes along as it is kept. */
export async function selfBillCredited(payload: unknown): Promise<Letter[]> {
  const { credit_id: id } = creditSchema.parse(payload);
  const columns = `series, number, consultant_id, self_bill_id, total_ore, reason, object_by,
    self_bills!self_bill_credits_self_bill_id_fkey (series, number, locale)`;
  const query = serviceClient().from('self_bill_credits').select(columns).eq('id', id);
  const credit = unwrap(await query.maybeSingle());
  const number = `${credit.series}${credit.number}`;
  const bill = `${credit.self_bills.series}${credit.self_bills.number ?? ''}`;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_self_bill_credited_subject({ number, bill }, { locale }),
    paragraphs: [
      m.mail_self_bill_credited_text({ bill }, { locale }),
      m.mail_self_bill_credited_object({ date: formatDate(credit.object_by, locale) }, { locale }),
    ],
    facts: [
      {
        term: m.mail_self_bill_total({}, { locale }),
        value: formatMoney(credit.total_ore, 'SEK', locale),
      },
      { term: m.mail_self_bill_reason({}, { locale }), value: credit.reason },
    ],
    action: {
      label: m.mail_self_bill_credited_action({}, { locale }),
      path: `/consultant/self-bills/${credit.self_bill_id}`,
    },
  });
  const { bytes: content } = await invoiceFile(serviceClient(), id);
  const filename = invoiceFileName(number, credit.self_bills.locale, 'self_bill_credit');
  const attachments = [{ filename, content, contentType: 'application/pdf' }];
  const to = await consultantReceivers(credit.consultant_id);
  return [{ to, reason: 'account', words, attachments }];
}
