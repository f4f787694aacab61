import { z } from 'zod';
import { m } from '$lib/paraglide/messages.js';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Letter } from '../letter.ts';
import { companyReceivers } from '../receivers.ts';

const payloadSchema = z.object({ proposal_id: z.uuid() });

/** The agency has put a list together for a role. */
export async function proposalSent(payload: unknown): Promise<Letter[]> {
  const { proposal_id: id } = payloadSchema.parse(payload);
  const query = serviceClient()
    .from('proposals')
    .select('brief_id, company_id, proposed_by_name, briefs (title), brief_roles (position)');
  const row = unwrap(await query.eq('id', id).maybeSingle());
  const { title } = row.briefs;
  const words: Letter['words'] = (locale) => ({
    subject: m.mail_proposal_sent_subject({ title }, { locale }),
    paragraphs: [
      m.mail_proposal_sent_text({ name: row.proposed_by_name, title }, { locale }),
      m.mail_proposal_sent_tip({}, { locale }),
    ],
    action: {
      label: m.mail_proposal_sent_action({}, { locale }),
      path: `/company/briefs/${row.brief_id}/shortlist?role=${row.brief_roles.position}#proposal`,
    },
  });
  return [{ to: await companyReceivers(row.company_id), reason: 'account', words }];
}
