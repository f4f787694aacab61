import { z } from 'zod';
import { formatInstant } from '$lib/format/instant.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers } from '../receivers.ts';

const disputeSchema = z.object({ dispute_id: z.uuid() });
const refundSchema = z.object({ refund_id: z.uuid() });

const OF_PAYMENT = 'payments (invoice_id, invoices!payments_invoice_id_fkey (number))';

/** A payer has disputed a card payment: the agency has until a day to answer. */
export async function disputeOpened(payload: unknown): Promise<Letter[]> {
  const { dispute_id: id } = disputeSchema.parse(payload);
  const columns = `amount_ore, currency, answer_by, companies (name), ${OF_PAYMENT}` as const;
  const query = serviceClient().from('disputes').select(columns).eq('id', id);
  const dispute = unwrap(await query.maybeSingle());
  const invoice = String(dispute.payments.invoices?.number ?? '');
  const currency = dispute.currency === 'EUR' ? 'EUR' : 'SEK';
  const { answer_by: answerBy } = dispute;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_dispute_subject({ invoice }, { locale }),
    paragraphs: [m.mail_dispute_text({ company: dispute.companies.name }, { locale })],
    facts: [
      {
        term: m.mail_dispute_amount({}, { locale }),
        value: formatMoney(dispute.amount_ore, currency, locale),
      },
      ...(answerBy === null
        ? []
        : [
            {
              term: m.mail_dispute_answer_by({}, { locale }),
              value: formatInstant(answerBy, locale),
            },
          ]),
    ],
    action: {
      label: m.mail_dispute_action({}, { locale }),
      path: `/agency/invoices/${dispute.payments.invoice_id ?? ''}`,
    },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}

/** A refund did not get through: the money is the customer's credit again. */
export async function refundFailed(payload: unknown): Promise<Letter[]> {
  const { refund_id: id } = refundSchema.parse(payload);
  const columns = `amount_ore, currency, companies (name), ${OF_PAYMENT}` as const;
  const query = serviceClient().from('refunds').select(columns).eq('id', id);
  const refund = unwrap(await query.maybeSingle());
  const invoice = String(refund.payments.invoices?.number ?? '');
  const currency = refund.currency === 'EUR' ? 'EUR' : 'SEK';
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_refund_failed_subject({ invoice }, { locale }),
    paragraphs: [m.mail_refund_failed_text({ company: refund.companies.name }, { locale })],
    facts: [
      {
        term: m.mail_dispute_amount({}, { locale }),
        value: formatMoney(refund.amount_ore, currency, locale),
      },
    ],
    action: {
      label: m.mail_dispute_action({}, { locale }),
      path: `/agency/invoices/${refund.payments.invoice_id ?? ''}`,
    },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}
