import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { consultantReceivers } from '../receivers.ts';

const payloadSchema = z.object({ consultant_id: z.uuid() });
const PATH = '/consultant/profile';

/** The agency has approved a profile. */
export async function consultantApproved(payload: unknown): Promise<Letter[]> {
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_consultant_approved_subject({}, { locale }),
    paragraphs: [
      m.mail_consultant_approved_text({}, { locale }),
      m.mail_consultant_approved_tip({}, { locale }),
    ],
    action: { label: m.mail_consultant_approved_action({}, { locale }), path: PATH },
  });
  return toConsultant(payload, words);
}

/** The agency wants something changed in a profile; what, stands on its page. */
export async function consultantRejected(payload: unknown): Promise<Letter[]> {
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_consultant_rejected_subject({}, { locale }),
    paragraphs: [
      m.mail_consultant_rejected_text({}, { locale }),
      m.mail_consultant_rejected_tip({}, { locale }),
    ],
    action: { label: m.mail_consultant_rejected_action({}, { locale }), path: PATH },
  });
  return toConsultant(payload, words);
}

async function toConsultant(payload: unknown, words: Letter['words']): Promise<Letter[]> {
  const { consultant_id: id } = payloadSchema.parse(payload);
  return [{ to: await consultantReceivers(id), reason: 'account', words }];
}
