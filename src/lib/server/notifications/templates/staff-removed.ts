import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import type { Letter } from '../letter.ts';
import { agencyReceivers, personReceivers } from '../receivers.ts';

const payloadSchema = z.object({ user_id: z.uuid() });

/** Somebody was taken out of the agency's staff: they are told, and so are those who remain. */
export async function staffRemoved(payload: unknown): Promise<Letter[]> {
  const { user_id: id } = payloadSchema.parse(payload);
  const [gone, staff] = await Promise.all([personReceivers(id), agencyReceivers()]);
  const name = gone[0]?.name ?? '';
  const toThem: Letter['words'] = (locale) => ({
    subject: m.mail_staff_removed_you_subject({}, { locale }),
    paragraphs: [m.mail_staff_removed_you_text({}, { locale })],
    action: { label: m.mail_staff_removed_you_action({}, { locale }), path: '/account' },
  });
  const toStaff: Letter['words'] = (locale) => ({
    subject: m.mail_staff_removed_subject({ name }, { locale }),
    paragraphs: [m.mail_staff_removed_text({ name }, { locale })],
    action: { label: m.mail_staff_removed_action({}, { locale }), path: '/agency/audit' },
  });
  return [
    { to: gone, reason: 'account', words: toThem },
    { to: staff, reason: 'account', words: toStaff },
  ];
}
