import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { agencyReceivers, consultantReceivers } from '../receivers.ts';

const payloadSchema = z.object({ review_id: z.uuid() });

async function reviewOf(payload: unknown) {
  const { review_id: id } = payloadSchema.parse(payload);
  const query = serviceClient()
    .from('ranking_reviews')
    .select('id, consultant_id, answered_by_name, consultants (number)');
  return unwrap(await query.eq('id', id).maybeSingle());
}

/** A consultant wants a human to look at the ranking: the agency is told. */
export async function reviewAsked(payload: unknown): Promise<Letter[]> {
  const review = await reviewOf(payload);
  const consultant = `K-${review.consultants.number}`;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_review_asked_subject({ consultant }, { locale }),
    paragraphs: [m.mail_review_asked_text({ consultant }, { locale })],
    action: {
      label: m.mail_review_asked_action({}, { locale }),
      path: `/agency/reviews/${review.id}`,
    },
  });
  return [{ to: await agencyReceivers(), reason: 'account', words }];
}

/** A person at the agency has answered. */
export async function reviewAnswered(payload: unknown): Promise<Letter[]> {
  const review = await reviewOf(payload);
  const name = review.answered_by_name ?? '';
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_review_answered_subject({}, { locale }),
    paragraphs: [m.mail_review_answered_text({ name }, { locale })],
    action: {
      label: m.mail_review_answered_action({}, { locale }),
      path: `/consultant/reviews#${review.id}`,
    },
  });
  return [{ to: await consultantReceivers(review.consultant_id), reason: 'account', words }];
}
