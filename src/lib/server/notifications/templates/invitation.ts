import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter, Words } from '../letter.ts';
import { localeOf } from '../receivers.ts';

const payloadSchema = z.object({ invitation_id: z.uuid(), token: z.string() });

/** A link to join a company or the agency. One that was withdrawn meanwhile is not sent. */
export async function invitation(payload: unknown): Promise<Letter[]> {
  const { invitation_id: id, token } = payloadSchema.parse(payload);
  const row = await findOpen(id);
  if (!row) return [];
  const company = row.companies?.name ?? null;
  const receiver = { email: row.email, name: null, locale: localeOf(row.companies?.locale) };
  const words: Letter['words'] = (locale): Words => ({
    subject: company
      ? m.mail_invitation_subject_company({ company }, { locale })
      : m.mail_invitation_subject_staff({}, { locale }),
    paragraphs: [
      company
        ? m.mail_invitation_company({ company }, { locale })
        : m.mail_invitation_staff({}, { locale }),
      m.mail_invitation_note({}, { locale }),
    ],
    action: {
      label: m.mail_invitation_action({}, { locale }),
      path: `/invitations/${encodeURIComponent(token)}`,
    },
  });
  return [{ to: [receiver], reason: 'invitation', words }];
}

async function findOpen(id: string) {
  const query = serviceClient().from('invitations').select('email, companies (name, locale)');
  const open = query.eq('id', id).is('revoked_at', null).is('accepted_at', null);
  const result = await open.maybeSingle();
  return unwrapMaybe(result);
}
