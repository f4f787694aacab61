import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers, consultantReceivers } from '../receivers.ts';

const payloadSchema = z.object({ credit_id: z.uuid() });

async function objectionOf(payload: unknown) {
  const { credit_id: id } = payloadSchema.parse(payload);
  const columns = `reason, outcome, answer, answered_by_name, consultant_id, consultants (name),
    self_bill_credits (series, number, self_bill_id)`;
  const query = serviceClient().from('self_bill_objections').select(columns).eq('credit_id', id);
  const { self_bill_credits: credit, ...objection } = unwrap(await query.maybeSingle());
  const number = `${credit.series}${credit.number}`;
  return { ...objection, number, selfBillId: credit.self_bill_id };
}

/** A consultant objects to a credit of a self-bill: the agency is told. */
export async function selfBillCreditObjected(payload: unknown): Promise<Letter[]> {
  const { reason, number, selfBillId, consultants } = await objectionOf(payload);
  const { name } = consultants;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_self_bill_credit_objected_subject({ name, number }, { locale }),
    paragraphs: [m.mail_self_bill_credit_objected_text({ name, number }, { locale })],
    facts: [{ term: m.mail_self_bill_reason({}, { locale }), value: reason }],
    action: {
      label: m.mail_self_bill_credit_objected_action({}, { locale }),
      path: `/agency/self-bills/${selfBillId}#objections`,
    },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}

/** A person at the agency has answered the objection. */
export async function selfBillObjectionAnswered(payload: unknown): Promise<Letter[]> {
  const objection = await objectionOf(payload);
  const { number, answer, selfBillId } = objection;
  const name = objection.answered_by_name ?? '';
  const text =
    objection.outcome === 'upheld'
      ? m.mail_self_bill_objection_upheld
      : m.mail_self_bill_objection_dismissed;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_self_bill_objection_answered_subject({ number }, { locale }),
    paragraphs: [text({ name, number }, { locale })],
    facts: [{ term: m.mail_self_bill_objection_answer({}, { locale }), value: answer ?? '' }],
    action: {
      label: m.mail_self_bill_objection_answered_action({}, { locale }),
      path: `/consultant/self-bills/${selfBillId}#objections`,
    },
  });
  const to = await consultantReceivers(objection.consultant_id);
  return [{ to, reason: 'account', words }];
}
