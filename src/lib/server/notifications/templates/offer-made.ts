import { z } from 'zod';
import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { localized } from '$lib/server/catalogue/localized.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';

const payloadSchema = z.object({ offer_id: z.uuid() });

/** A consultant has answered with an offer. Name and price are on the page, behind the sign-in. */
export async function offerMade(payload: unknown): Promise<Letter[]> {
  const offer = await getOffer(payloadSchema.parse(payload).offer_id);
  const { title } = offer.briefs;
  const { roles } = offer.requests.brief_roles;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_offer_made_subject({ title }, { locale }),
    paragraphs: [
      m.mail_offer_made_text({ title, role: localized(roles, 'name', locale) }, { locale }),
      m.mail_offer_made_answer({ date: formatDate(offer.valid_until, locale) }, { locale }),
    ],
    action: {
      label: m.mail_offer_made_action({}, { locale }),
      path: `/company/briefs/${offer.brief_id}/offers/${offer.id}`,
    },
  });
  return [{ to: await companyReceivers(offer.company_id), reason: 'account', words }];
}

async function getOffer(id: string) {
  const columns =
    'id, brief_id, company_id, valid_until, briefs (title), requests (brief_roles (roles (name_sv, name_en)))';
  const result = await serviceClient().from('offers').select(columns).eq('id', id).maybeSingle();
  return unwrap(result);
}
